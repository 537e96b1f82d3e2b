/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See vault-room.h. */
#include "vault-room.h"

#include <glib/gstdio.h>

char *
room_path (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

void
room_exec (sqlite3 *db, const char *sql)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (db), sql);
}

gint64
room_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return number;
}

void
room_fill (sqlite3 *db, int rows)
{
  g_autofree char *sql = g_strdup_printf (
      "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, note TEXT);"
      "CREATE INDEX person_name ON person (name);"
      "CREATE VIRTUAL TABLE words USING fts5 (note);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
      " INSERT INTO person SELECT i, '" ROOM_MARKER "' || i, hex (randomblob (i * 7 %% 3000)) FROM n;"
      "INSERT INTO words SELECT name FROM person;",
      rows);
  room_exec (db, "BEGIN");
  room_exec (db, sql);
  room_exec (db, "COMMIT");
}

WmVault *
room_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WmVault *vault = wm_vault_open (folder, NULL, ROOM_PASSPHRASE, &error);
  g_assert_no_error (error);
  return vault;
}

sqlite3 *
room_connect (WmVault *vault)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = wm_vault_connect (vault, &error);
  g_assert_no_error (error);
  return db;
}

gboolean
room_rotate (WmVault *vault, sqlite3 **db, const char *leaver, GError **error)
{
  WmRotation *rotation = wm_vault_begin_rotation (vault, *db, leaver, error);
  return rotation && wm_vault_end_rotation (rotation, db, wm_vault_run_rotation (rotation, error), error);
}

char *
room_new (char **recovery_code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-vault-XXXXXX", NULL);
  g_autofree char *code = NULL;
  char *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmVault) vault = wm_vault_create (folder, ROOM_PERSON, ROOM_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  sqlite3 *db = room_connect (vault);
  room_fill (db, 60);
  sqlite3_close (db);
  if (recovery_code)
    *recovery_code = g_steal_pointer (&code);
  return folder;
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
room_remove (char *folder)
{
  g_autofree char *top = g_path_get_dirname (folder);
  empty (top);
  g_rmdir (top);
  g_free (folder);
}

char *
room_copy (const char *folder, const char *name)
{
  static const char *const names[] = { "clinic.db", "clinic.db-journal", "clinic.keys", "clinic.keys.copy" };
  g_autofree char *top = g_path_get_dirname (folder);
  char *copy = g_build_filename (top, name, NULL);

  g_mkdir (copy, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = room_path (folder, names[i]), *to = room_path (copy, names[i]), *data = NULL;
      gsize size;
      if (g_file_get_contents (from, &data, &size, NULL))
        g_assert_true (
            g_file_set_contents_full (to, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  return copy;
}

/* Turns one bit of the file. */
void
room_flip (const char *path, gsize at)
{
  g_autofree char *data = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  data[at % size] = (char)(data[at % size] ^ (1 << (at % 7)));
  g_assert_true (g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}
