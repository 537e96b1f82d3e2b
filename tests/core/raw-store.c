/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See raw-store.h. */
#include "raw-store.h"

#include "wm-vault.h"

#include <glib/gstdio.h>

char *
raw_store_folder (void)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-raw-XXXXXX", NULL);
  return g_build_filename (top, "clinic", NULL);
}

static void
empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty (path);
      g_remove (path);
    }
}

void
raw_store_remove (char *folder)
{
  g_autofree char *top = g_path_get_dirname (folder);
  empty (top);
  g_rmdir (top);
  g_free (folder);
}

static void
run (WmVault *vault, const char *sql, GString *rows)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = wm_vault_connect (vault, &error);
  g_assert_no_error (error);
  const char *rest = sql;
  while (*rest)
    {
      sqlite3_stmt *s = NULL;
      int rc = sqlite3_prepare_v2 (db, rest, -1, &s, &rest);
      if (rc == SQLITE_OK && s == NULL)
        break; /* only blanks and comments were left */
      while (rc == SQLITE_OK && (rc = sqlite3_step (s)) == SQLITE_ROW)
        {
          for (int i = 0; rows && i < sqlite3_column_count (s); i++)
            g_string_append_printf (rows, "%s%s", i ? "|" : "", (const char *) sqlite3_column_text (s, i));
          if (rows)
            g_string_append_c (rows, '\n');
          rc = SQLITE_OK;
        }
      if (rc != SQLITE_DONE)
        g_error ("%s: %.200s", sqlite3_errmsg (db), s ? sqlite3_sql (s) : rest);
      sqlite3_finalize (s);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

void
raw_store_create (const char *folder, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autoptr (WmVault) vault = wm_vault_create (folder, "A. Director", RAW_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  run (vault, sql, NULL);
}

char *
raw_store_select (const char *folder, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = wm_vault_open (folder, NULL, RAW_PASSPHRASE, &error);
  g_assert_no_error (error);
  GString *rows = g_string_new (NULL);
  run (vault, sql, rows);
  return g_string_free (rows, FALSE);
}

void
raw_store_exec (const char *folder, const char *sql)
{
  g_free (raw_store_select (folder, sql));
}

WmStore *
raw_store_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_store_open (folder, NULL, RAW_PASSPHRASE, &error);
  g_assert_no_error (error);
  return store;
}

gboolean
raw_store_backup (WmStore *store, const char *file, GError **error)
{
  g_autoptr (WmBackupJob) job = wm_store_begin_backup_to (store, file, error);
  return job && wm_backup_job_run (job, error);
}
