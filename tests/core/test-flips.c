/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One bit turned anywhere in a closed clinic's folder is found, and the sentence names the file; the backup restores. A
 * hundred places, a thousand with -m slow, spread over all files by their size, a few in each in any case. */
#include "raw-store.h"
#include "small-clinic.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;
static GHashTable *files;

/* Opens and verifies, as the command does. */
static gboolean
verify (GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (folder, NULL, RAW_PASSPHRASE, error);
  return store && wm_store_verify (store, error);
}

static void
flip (const char *name, gsize at, guint bit)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *whole = g_bytes_get_data (g_hash_table_lookup (files, name), &size);
  g_autofree char *path = g_build_filename (folder, name, NULL), *bytes = g_memdup2 (whole, size), *base = g_path_get_basename (name);
  bytes[at] = (char) (bytes[at] ^ (1 << bit));
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (verify (&error))
    g_error ("a bit of %s, byte %" G_GSIZE_FORMAT ", was turned unnoticed", name, at);
  if (strstr (error->message, base) == NULL)
    g_error ("byte %" G_GSIZE_FORMAT " of %s: the sentence names another: %s", at, name, error->message);
  small_clinic_write (folder, files);
}

static void
test_flips (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (20260105);
  guint flips = g_test_slow () ? 1000 : 100, n_files = 0;
  gsize total = 0;
  GHashTableIter iter;
  gpointer name, bytes;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    total += g_bytes_get_size (bytes);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      gsize size = g_bytes_get_size (bytes);
      guint n = size ? MAX (5, (guint) (size * flips / total)) : 0;
      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes, %u flips", (char *) name, size, n);
      n_files += size > 0;
      for (guint i = 0; i < n; i++)
        flip (name, (gsize) g_rand_int_range (dice, 0, (gint32) size), (guint) g_rand_int_range (dice, 0, 8));
    }
  g_assert_cmpuint (n_files, ==, 4); /* the database, two key files, a backup: a closed clinic's journal is empty */
}

/* Bytes that hold nothing: ends, fill, free pages. */
static void
test_idle_bytes (void)
{
  static const struct { const char *name; gint64 at; } places[] = {
    { "clinic.keys", 0 },       { "clinic.keys", 40 },     { "clinic.keys", 63 },      { "clinic.keys", -33 },
    { "clinic.keys", -1 },      { "clinic.keys.copy", 45 }, { "clinic.db", 0 },         { "clinic.db", 4095 },
    { "clinic.db", 4064 },      { "clinic.db", 4077 },     { "clinic.db", -1 },        { "clinic.db", -4096 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize size = g_bytes_get_size (g_hash_table_lookup (files, places[i].name));
      flip (places[i].name, places[i].at < 0 ? size - (gsize) -places[i].at : (gsize) places[i].at, 3);
    }
}

static void
test_backup_returns (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_path_get_dirname (folder), *into = g_build_filename (top, "again", NULL);
  g_assert_true (verify (&error));
  g_autoptr (WmStore) store = raw_store_open (folder);
  g_autofree char *newest = wm_store_newest_backup (store);
  g_assert_true (wm_store_restore (newest, into, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (small_clinic_check (into), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = small_clinic_new ();
  files = small_clinic_read (folder);
  g_test_add_func ("/store/flips/anywhere", test_flips);
  g_test_add_func ("/store/flips/idle-bytes", test_idle_bytes);
  g_test_add_func ("/store/flips/backup-returns", test_backup_returns);
  int status = g_test_run ();
  g_hash_table_unref (files);
  raw_store_remove (folder);
  return status;
}
