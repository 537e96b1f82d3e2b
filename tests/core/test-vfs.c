/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What reaches the disk. A spy below the shim looks at every write, and can take a picture of the folder at
 * the moment a commit begins to change the database: what a power cut would leave. */
#include "spy-vfs.h"
#include "vault-room.h"
#include "wm-vfs-private.h"

#include <glib/gstdio.h>
#include <string.h>

static guint n_marked, n_writes;
static char *picture_of; /* folder to copy at the next write to its page 1 */
static gsize torn;       /* how much of that page arrives in the copy */

static void
take_picture (const void *page)
{
  g_autofree char *folder = g_steal_pointer (&picture_of);
  g_autofree char *copy = room_copy (folder, "picture");
  g_autofree char *path = room_path (copy, "clinic.db");
  FILE *file = g_fopen (path, "r+");
  g_assert_cmpuint (fwrite (page, 1, torn, file), ==, torn);
  fclose (file);
}

static void
look_at_write (SpyFile *file, const void *from, gsize size, guint64 at)
{
  n_writes++;
  n_marked += memmem (from, size, ROOM_MARKER, strlen (ROOM_MARKER)) != NULL;
  if (picture_of && file->is_main && at == 0)
    take_picture (from);
}

/* Everything a clinic's database is made to do, and what usually spills to files. */
static void
work (sqlite3 *db)
{
  room_exec (db,
             "BEGIN; UPDATE person SET name = name || ' again'; SAVEPOINT s;"
             "UPDATE person SET note = name || hex (randomblob (20000)); DELETE FROM words; ROLLBACK TO s;"
             "INSERT INTO words SELECT name FROM person; COMMIT;");
  room_exec (
      db,
      "CREATE TEMP TABLE t AS SELECT p.*, q.name AS other FROM person p, person q ORDER BY q.note, p.note;"
      "DELETE FROM t WHERE id % 2; DROP TABLE t;");
  int rc = sqlite3_exec (db, "INSERT INTO person SELECT 90 - id, name, note FROM person ORDER BY id", NULL,
                         NULL, NULL);
  g_assert_cmpint (rc & 0xff, ==, SQLITE_CONSTRAINT);
  room_exec (db, "INSERT INTO words (words) VALUES ('optimize')");
}

static void
test_spy (void)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-plain-XXXXXX", NULL);
  char *plain = room_path (top, "plain");
  g_autofree char *path = room_path (plain, "plain.db");
  sqlite3 *db;

  g_mkdir (plain, 0700);
  n_marked = 0; /* the control: the same work in clear is seen */
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "spy"), ==,
                   SQLITE_OK);
  room_fill (db, 60);
  work (db);
  sqlite3_close (db);
  g_assert_cmpuint (n_marked, >, 50);
  room_remove (plain);

  n_marked = n_writes = 0;
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    db = room_connect (vault);
    work (db);
    sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
    room_exec (db, "VACUUM");
    sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
    work (db);
    sqlite3_close (db);
  }
  g_assert_cmpuint (n_writes, >, 50);
  g_assert_cmpuint (n_marked, ==, 0);
  room_remove (folder);
}

static void
test_no_temp_file (void)
{
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    guint before = _wm_vfs_count_temp_files ();
    work (db);
    g_assert_cmpuint (_wm_vfs_count_temp_files (), ==, before);
    room_exec (
        db,
        "PRAGMA temp_store = FILE; PRAGMA temp.cache_size = 1; PRAGMA temp.cache_spill = ON;"); /* the control
                                                                                                 */
    n_marked = 0;
    room_exec (db, "CREATE TEMP TABLE t AS SELECT p.* FROM person p, person q");
    g_assert_cmpuint (_wm_vfs_count_temp_files (), >, before);
    g_assert_cmpuint (n_marked, ==, 0); /* and even then it is encrypted */
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* Leaves a folder "picture" as a power cut in the middle of a commit would, the first @bytes of page 1 new.
 */
static char *
take_hot_picture (const char *folder, gsize bytes)
{
  g_autofree char *top = g_path_get_dirname (folder);
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  picture_of = g_strdup (folder);
  torn = bytes;
  room_exec (db, "BEGIN; DELETE FROM person; CREATE TABLE new (x); COMMIT");
  g_assert_null (picture_of);
  sqlite3_close (db);
  return g_build_filename (top, "picture", NULL);
}

static void
test_torn_page_1 (gconstpointer data)
{
  char *folder = room_new (NULL);
  g_autofree char *picture = take_hot_picture (folder, GPOINTER_TO_SIZE (data));
  g_autofree char *path = room_path (picture, "clinic.db-journal");
  g_autofree char *journal = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &journal, &size, NULL));
  g_assert_cmpuint (size, >, WM_PAGE_SIZE);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = room_open (picture);
    sqlite3 *db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'new'"), ==, 0);
    g_assert_true (wm_vault_verify (vault, db, &error));
    g_assert_no_error (error);
    sqlite3_close (db);
  }
  room_remove (folder);
}

static GBytes *
contents (const char *folder, const char *name)
{
  g_autofree char *path = room_path (folder, name);
  char *data;
  gsize size;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

static void
take_keys_of (const char *folder, const char *other)
{
  static const char *const names[] = { "clinic.keys", "clinic.keys.copy" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = contents (other, names[i]);
      g_autofree char *to = room_path (folder, names[i]);
      gsize size;
      const char *data = g_bytes_get_data (bytes, &size);
      g_assert_true (g_file_set_contents (to, data, (gssize)size, NULL));
    }
}

/* The key file of another clinic, with the same passphrase, over a hot journal. */
static void
test_wrong_key (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  char *other = room_new (NULL), *folder = room_new (NULL);
  g_autofree char *picture = take_hot_picture (folder, GPOINTER_TO_SIZE (data));
  g_autofree char *keep = room_copy (picture, "keep");
  g_autoptr (GBytes) db_before = contents (picture, "clinic.db"),
                     journal_before = contents (picture, "clinic.db-journal");

  take_keys_of (picture, other);
  {
    g_autoptr (WmVault) vault = room_open (picture);
    g_assert_null (wm_vault_connect (vault, &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
    g_assert_nonnull (strstr (error->message, "another clinic"));
  }
  g_autoptr (GBytes) db_after = contents (picture, "clinic.db"),
                     journal_after = contents (picture, "clinic.db-journal");
  g_assert_true (g_bytes_equal (db_before, db_after));
  g_assert_true (g_bytes_equal (journal_before, journal_after));

  take_keys_of (picture, keep); /* the right ones again: all is there */
  {
    g_autoptr (WmVault) vault = room_open (picture);
    sqlite3 *db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    sqlite3_close (db);
  }
  room_remove (folder);
  room_remove (other);
}

/* A bit of the closed database turns: reading everything says so, at the latest verify. Never a silent
 * answer. */
static void
test_bit_flips (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.db");
  g_autoptr (GBytes) bytes = contents (folder, "clinic.db");
  guint size = (guint)g_bytes_get_size (bytes);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize at = i < 10 ? i * 409 : (gsize)g_rand_int_range (random, 0, (gint32)size);
      room_flip (path, at);
      {
        g_autoptr (WmVault) vault = room_open (folder);
        sqlite3 *db = wm_vault_connect (vault, &error);
        g_autofree char *page = g_strdup_printf ("(%u)", (guint)at / WM_PAGE_SIZE + 1);
        if (db)
          {
            g_assert_false (wm_vault_verify (vault, db, &error));
            g_assert_nonnull (strstr (error->message, page));
          }
        g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
        sqlite3_close (db);
      }
      room_flip (path, at); /* back */
    }
  room_remove (folder);
}

static void
test_no_way_around (void)
{
  static const char *const refused[] = {
    "ATTACH '/tmp/x.db' AS x",         "ATTACH 'file:/tmp/x.db?vfs=unix' AS x",
    "VACUUM INTO '/tmp/waymark-x.db'", "PRAGMA journal_mode = WAL",
    "SELECT load_extension ('x')",     "PRAGMA writable_schema = 1; DELETE FROM sqlite_schema",
  };
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
      g_assert_cmpint (sqlite3_exec (db, refused[i], NULL, NULL, NULL), !=, SQLITE_OK);
    sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1); /* and a path without a key doesn't open at all */
    g_assert_cmpint (sqlite3_exec (db, refused[2], NULL, NULL, NULL), ==, SQLITE_CANTOPEN);
    room_exec (db, "PRAGMA page_size = 8192; VACUUM");
    g_assert_cmpint (room_number (db, "PRAGMA page_size"), ==, WM_PAGE_SIZE);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    sqlite3_close (db);
  }
  room_remove (folder);
}

int
main (int argc, char **argv)
{
  static const gsize torn_at[] = { 0, 16, 100, 512, 4000, 4095, 4096 };

  g_test_init (&argc, &argv, NULL);
  spy_put_below (&(SpyHooks){ .write = look_at_write });
  g_test_add_func ("/store/vfs/spy", test_spy);
  g_test_add_func ("/store/vfs/no-temp-file", test_no_temp_file);
  for (guint i = 0; i < G_N_ELEMENTS (torn_at); i++)
    {
      g_autofree char *torn_name = g_strdup_printf ("/store/vfs/torn-page-1/%u", (guint)torn_at[i]);
      g_autofree char *wrong_name = g_strdup_printf ("/store/vfs/wrong-key/%u", (guint)torn_at[i]);
      g_test_add_data_func (torn_name, GSIZE_TO_POINTER (torn_at[i]), test_torn_page_1);
      g_test_add_data_func (wrong_name, GSIZE_TO_POINTER (torn_at[i]), test_wrong_key);
    }
  g_test_add_func ("/store/vfs/bit-flips", test_bit_flips);
  g_test_add_func ("/store/vfs/no-way-around", test_no_way_around);
  return g_test_run ();
}
