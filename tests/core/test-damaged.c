/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged backups and clinics, taken in below the key derivation: bytes changed as they lie on the disk; the same with
 * the hashes made right, so that what is behind them is reached; and pages changed in clear and sealed again, as only
 * someone with a key can, so that SQLite and the store read what no program wrote. Each ends in success or in one
 * sentence, in bounded memory. A thousand, ten thousand with -m slow. */
#include "raw-store.h"
#include "small-clinic.h"
#include "wm-store-private.h"
#include "wm-tables.h"
#include "wm-vault-backup.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>

#define MEMORY_MORE 200 /* MiB */

static char *folder, *work, *file;
static WmVault *vault;       /* of the whole clinic: signed in once */
static WmPageKey *page_key;
static GBytes *backup, *database, *keys;
static GByteArray *clear;    /* the database's pages as SQLite sees them */
static GRand *dice;
static guint n_opened, n_refused;

static guint32
below (gsize n)
{
  return (guint32) g_rand_int_range (dice, 0, (gint32) n);
}

/* A few bytes changed, zeroed, cut out, put in, or all behind a place cut off. */
static void
damage (GByteArray *bytes, gsize begin, gsize end, gboolean same_size)
{
  gsize at = begin + below (end - begin), n = (gsize) 1 << below (10);
  guint8 chance[1024];
  n = MIN (n, end - at);
  for (gsize i = 0; i < n; i++)
    chance[i] = (guint8) g_rand_int (dice);
  switch (below (same_size ? 4 : 7))
    {
    case 0:
      bytes->data[at] ^= (guint8) (1 << below (8));
      break;
    case 1:
      memcpy (bytes->data + at, chance, n);
      break;
    case 2:
      memset (bytes->data + at, below (2) ? 0xff : 0, n);
      break;
    case 3:
      memmove (bytes->data + at, bytes->data + begin + below (end - begin - n + 1), n);
      break;
    case 4:
      g_byte_array_remove_range (bytes, (guint) at, (guint) n);
      break;
    case 5:
      g_byte_array_append (bytes, chance, (guint) n);
      break;
    default:
      g_byte_array_set_size (bytes, (guint) at);
    }
}

static GByteArray *
copy_of (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *copy = g_byte_array_sized_new ((guint) size + 1024);
  return g_byte_array_append (copy, data, (guint) size);
}

static void
put (const char *in, const char *name, const GByteArray *bytes)
{
  g_autofree char *path = g_build_filename (in, name, NULL);
  g_assert_true (g_file_set_contents_full (path, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
hash_end (guint8 *data, gsize size)
{
  if (size >= WM_SHA256_SIZE)
    gcry_md_hash_buffer (GCRY_MD_SHA256, data + size - WM_SHA256_SIZE, data, size - WM_SHA256_SIZE);
}

static void
empty_work (void)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_file_test (work, G_FILE_TEST_EXISTS))
    return;
  small_clinic_write (work, nothing);
  g_rmdir (work);
}

static void
count (gboolean good, const GError *error)
{
  n_opened += good;
  n_refused += !good;
  g_assert_cmpint (good, ==, error == NULL);
  if (good)
    return;
  g_assert_true (error->domain == WM_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Everything that is read of it, a change, and a backup. */
static gboolean
use (WmStore *store, GError **error)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) records = wm_store_list (store, all[i], NULL, NULL, error);
      if (records == NULL)
        return FALSE;
    }
  g_autoptr (GHashTable) audited = wm_store_audited (store, &wm_room_schema, NULL, error);
  if (audited == NULL || !wm_store_verify (store, error))
    return FALSE;
  g_autoptr (WmBackupJob) job = wm_store_begin_backup (store, 1, error);
  return small_clinic_save (store, error) && job && wm_backup_job_run (job, error);
}

static void
open_work (void)
{
  g_autoptr (GError) error = NULL;
  WmVault *opened = _wm_vault_of_copy (vault, work, &error);
  WmStore *store = opened ? _wm_store_start (opened, &error) : NULL;
  gboolean good = store && use (store, &error);
  count (good, error);
  g_clear_pointer (&store, wm_store_close);
  empty_work ();
}

static void
try_backup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) bytes = copy_of (backup);
  gsize keys_end = WM_BACKUP_HEADER_SIZE + g_bytes_get_size (keys);
  gboolean deep = below (3) > 0;
  gsize begin = below (3) == 0 ? 8 : 0, end = below (2) ? keys_end : bytes->len;
  damage (bytes, begin, end, deep);
  if (deep)
    {
      if (below (2))
        hash_end (bytes->data + WM_BACKUP_HEADER_SIZE, keys_end - WM_BACKUP_HEADER_SIZE);
      hash_end (bytes->data, bytes->len);
    }
  g_assert_true (g_file_set_contents_full (file, (const char *) bytes->data, bytes->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  if (wm_vault_restore (file, work, &error))
    open_work ();
  else
    {
      count (FALSE, error);
      g_assert_false (g_file_test (work, G_FILE_TEST_EXISTS));
    }
}

static void
try_files (void)
{
  g_autoptr (GByteArray) db = copy_of (database), first = copy_of (keys);
  gboolean of_keys = below (2);
  damage (of_keys ? first : db, 0, of_keys ? first->len : db->len, FALSE);
  if (of_keys && below (3))
    hash_end (first->data, first->len);
  g_mkdir (work, 0700);
  put (work, "clinic.db", db);
  put (work, "clinic.keys", first);
  put (work, "clinic.keys.copy", first);
  open_work ();
}

static void
try_pages (void)
{
  g_autoptr (GByteArray) pages = g_byte_array_sized_new (clear->len), db = g_byte_array_sized_new (clear->len), first = copy_of (keys);
  g_byte_array_append (pages, clear->data, clear->len);
  guint n = 1 + below (6), n_pages = clear->len / WM_PAGE_SIZE;
  for (guint i = 0; i < n; i++)
    {
      gsize page = below (3) ? below (n_pages) : below (4); /* the schema is in the first */
      gsize size = below (2) ? 120 : WM_PAGE_TEXT;          /* and a page's own plan at its beginning */
      damage (pages, page * WM_PAGE_SIZE, page * WM_PAGE_SIZE + size, TRUE);
    }
  g_byte_array_set_size (db, pages->len);
  for (guint i = 0; i < n_pages; i++)
    g_assert_true (wm_page_seal (page_key, i + 1, pages->data + i * WM_PAGE_SIZE, db->data + i * WM_PAGE_SIZE));
  g_mkdir (work, 0700);
  put (work, "clinic.db", db);
  put (work, "clinic.keys", first);
  put (work, "clinic.keys.copy", first);
  open_work ();
}

static glong
memory (void)
{
  struct rusage usage;
  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

static void
test_many (gconstpointer data)
{
  static void (*const tries[]) (void) = { try_backup, try_files, try_pages };
  guint n = (g_test_slow () ? 10000 : 1000) / G_N_ELEMENTS (tries) + 1;
  glong before = memory ();
  gint64 slowest = 0;
  n_opened = n_refused = 0;
  dice = g_rand_new_with_seed ((guint32) GPOINTER_TO_SIZE (data) + 7);
  for (guint i = 0; i < n; i++)
    {
      gint64 start = g_get_monotonic_time ();
      tries[GPOINTER_TO_SIZE (data)] ();
      slowest = MAX (slowest, g_get_monotonic_time () - start);
    }
  g_rand_free (dice);
  g_test_message ("%u opened, %u refused; the slowest took %d ms; memory %ld to %ld MiB", n_opened, n_refused,
                  (int) (slowest / 1000), before, memory ());
  g_assert_cmpuint (n_refused, >, n / 5); /* of changed pages many are read past: who has a key can write what they like */
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpint (memory () - before, <, MEMORY_MORE);
#endif
}

static GBytes *
read_file (const char *in, const char *name)
{
  g_autofree char *path = g_build_filename (in, name, NULL);
  char *data;
  gsize size;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
open_pages (void)
{
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  const WmKeyslot *slot = &vault->keyfile->slots[vault->slot];
  gsize size;
  const guint8 *sealed = g_bytes_get_data (database, &size);
  g_assert_true (wm_keyslot_open_key (slot, vault->keyfile->clinic_id, 0, vault->private_half, data_key));
  page_key = wm_page_key_new (data_key, vault->keyfile->clinic_id, slot->keys[0].epoch);
  clear = g_byte_array_new ();
  g_byte_array_set_size (clear, (guint) size);
  for (guint i = 0; i < size / WM_PAGE_SIZE; i++)
    g_assert_true (wm_page_open (page_key, i + 1, sealed + i * WM_PAGE_SIZE, clear->data + i * WM_PAGE_SIZE));
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  folder = small_clinic_new ();
  g_autofree char *top = g_path_get_dirname (folder);
  work = g_build_filename (top, "work", NULL);
  file = g_build_filename (top, "damaged.backup", NULL);
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_autofree char *newest = wm_store_newest_backup (store);
    backup = read_file (newest, "");
  }
  database = read_file (folder, "clinic.db");
  keys = read_file (folder, "clinic.keys");
  vault = wm_vault_open (folder, NULL, RAW_PASSPHRASE, &error);
  g_assert_no_error (error);
  open_pages ();
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "backups", "files", "pages" };
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK); /* the store warns of a statement that a schema refuses */
  set_up ();
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/store/damaged/", names[i], NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_many);
    }
  int status = g_test_run ();
  wm_page_key_free (page_key);
  wm_vault_free (vault);
  g_byte_array_unref (clear);
  g_bytes_unref (backup);
  g_bytes_unref (database);
  g_bytes_unref (keys);
  g_free (work);
  g_free (file);
  raw_store_remove (folder);
  return status;
}
