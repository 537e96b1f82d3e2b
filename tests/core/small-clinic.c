/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See small-clinic.h. */
#include "small-clinic.h"

#include "raw-store.h"
#include "wm-tables.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
save_rooms (WmStore *store, guint n, GError **error)
{
  if (!wm_store_begin (store, "A. Director", "keep rooms", error))
    return FALSE;
  gboolean saved = TRUE;
  for (guint i = 0; saved && i < n; i++)
    {
      g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
      g_autofree char *name = g_strdup_printf ("Room %u, where nobody is named %u times over", i, i * 12345);
      wm_record_set (room, "name", name);
      saved = wm_store_save (store, room, error);
    }
  if (saved)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

char *
small_clinic_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  char *folder = raw_store_folder ();
  g_autoptr (WmStore) store = wm_store_create (folder, "A. Director", RAW_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  g_assert_true (save_rooms (store, SMALL_ROOMS, &error));
  g_autoptr (WmBackupJob) job = wm_store_begin_backup (store, 5, &error);
  g_assert_true (wm_backup_job_run (job, &error));
  return folder;
}

static void
read_into (GHashTable *files, const char *folder, const char *below)
{
  g_autofree char *at = below ? g_build_filename (folder, below, NULL) : g_strdup (folder);
  g_autoptr (GDir) dir = g_dir_open (at, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (at, name, NULL), *short_path = below ? g_build_filename (below, name, NULL) : g_strdup (name);
      char *data;
      gsize size;
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        read_into (files, folder, short_path);
      else if (strcmp (name, "clinic.lock") != 0 && g_file_get_contents (path, &data, &size, NULL))
        g_hash_table_insert (files, g_steal_pointer (&short_path), g_bytes_new_take (data, size));
    }
}

GHashTable *
small_clinic_read (const char *folder)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  read_into (files, folder, NULL);
  return files;
}

/* Removes what isn't in @files. */
static void
tidy (const char *folder, const char *below, GHashTable *files)
{
  g_autofree char *at = below ? g_build_filename (folder, below, NULL) : g_strdup (folder);
  g_autoptr (GDir) dir = g_dir_open (at, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (at, name, NULL), *short_path = below ? g_build_filename (below, name, NULL) : g_strdup (name);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        tidy (folder, short_path, files);
      if (!g_hash_table_contains (files, short_path))
        g_remove (path); /* a folder that holds files stays */
    }
}

void
small_clinic_write (const char *folder, GHashTable *files)
{
  GHashTableIter iter;
  gpointer name, bytes;
  g_mkdir (folder, 0700);
  tidy (folder, NULL, files);
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    {
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_autofree char *path = g_build_filename (folder, name, NULL), *in = g_path_get_dirname (path);
      g_mkdir (in, 0700);
      g_unlink (path); /* GLib leaves the end of a longer file */
      g_assert_true (g_file_set_contents_full (path, data ? data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

gboolean
small_clinic_save (WmStore *store, GError **error)
{
  return save_rooms (store, SMALL_BATCH, error);
}

guint
small_clinic_check (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = raw_store_open (folder);
  wm_store_verify (store, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rooms = wm_store_list (store, &wm_room_schema, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rooms->len, >=, SMALL_ROOMS);
  g_assert_cmpuint ((rooms->len - SMALL_ROOMS) % SMALL_BATCH, ==, 0);
  return (rooms->len - SMALL_ROOMS) / SMALL_BATCH;
}
