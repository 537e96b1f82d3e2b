/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups: what comes back, and that every refusal leaves the target as it was. */
#include "vault-room.h"
#include "wm-vault-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  char *file; /* of the backup */
  char *into; /* a folder that isn't there */
  char *code;
} Room;

static void
room_set_up (Room *room, gconstpointer data)
{
  room->folder = room_new (&room->code);
  g_autofree char *top = g_path_get_dirname (room->folder);
  room->file = g_build_filename (top, "monday.backup", NULL);
  room->into = g_build_filename (top, "restored", NULL);
}

static void
room_tear_down (Room *room, gconstpointer data)
{
  room_remove (room->folder);
  g_free (room->file);
  g_free (room->into);
  g_free (room->code);
}

static void
back_up (Room *room)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = room_open (room->folder);
  sqlite3 *db = room_connect (vault);
  g_assert_true (wm_vault_backup (vault, db, room->file, &error));
  g_assert_no_error (error);
  sqlite3_close (db);
}

static gint64
checksum (sqlite3 *db)
{
  return room_number (db, "SELECT sum (id * length (note)) + sum (unicode (name) * id) FROM person");
}

static void
test_round_trip (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  back_up (room);
  back_up (room); /* over the older one */
  g_assert_true (wm_vault_restore (room->file, room->into, &error));
  g_assert_no_error (error);

  g_autoptr (WmVault) one = room_open (room->folder);
  g_autoptr (WmVault) two = wm_vault_open_recovery (room->into, room->code, &error);
  g_assert_no_error (error);
  sqlite3 *db_one = room_connect (one), *db_two = room_connect (two);
  g_assert_cmpint (checksum (db_one), ==, checksum (db_two));
  g_assert_true (wm_vault_verify (two, db_two, &error));
  g_assert_no_error (error);
  room_exec (db_two, "DELETE FROM person WHERE id > 30; INSERT INTO words SELECT name FROM person");
  g_assert_true (wm_vault_verify (two, db_two, &error));
  sqlite3_close (db_one);
  sqlite3_close (db_two);
  g_clear_pointer (&two, wm_vault_free);
  two = room_open (room->into);
  sqlite3_close (room_connect (two));
}

/* Other key, other nonces: no 16 bytes of a page are in both files. */
static void
test_own_key (Room *room, gconstpointer data)
{
  g_autofree char *path = room_path (room->folder, "clinic.db"), *db = NULL, *backup = NULL;
  gsize db_size, backup_size, same = 0;

  back_up (room);
  g_assert_true (g_file_get_contents (path, &db, &db_size, NULL));
  g_assert_true (g_file_get_contents (room->file, &backup, &backup_size, NULL));
  g_assert_cmpuint (backup_size, >, db_size);
  for (gsize at = 0; at < db_size; at += 16)
    same += memcmp (db + at, backup + (backup_size - 32 - db_size) + at, 16) == 0;
  g_assert_cmpuint (same, ==, 0);
  g_assert_null (memmem (backup, backup_size, ROOM_MARKER, strlen (ROOM_MARKER)));
}

static void
assert_restore_fails (Room *room, WmErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (wm_vault_restore (room->file, room->into, &error));
  g_assert_error (error, WM_ERROR, (int)code);
  g_assert_false (g_file_test (room->into, G_FILE_TEST_EXISTS));
}

static void
test_damaged (Room *room, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *bytes = NULL;
  gsize size;

  back_up (room);
  g_assert_true (g_file_get_contents (room->file, &bytes, &size, NULL));
  for (guint i = 0; i < 100; i++)
    {
      gsize at = i < 50 ? 8 + i * 25 : (gsize)g_rand_int_range (random, 0, (gint32)size);
      g_autoptr (GError) error = NULL;
      room_flip (room->file, at);
      g_assert_false (wm_vault_restore (room->file, room->into, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_test (room->into, G_FILE_TEST_EXISTS));
      room_flip (room->file, at);
    }
  for (gsize shorter = 64; shorter < size; shorter += 4001)
    {
      g_assert_true (g_file_set_contents (room->file, bytes, (gssize)shorter, NULL));
      assert_restore_fails (room, WM_ERROR_CORRUPT);
    }
  g_assert_true (g_file_set_contents (room->file, "hello", 5, NULL));
  assert_restore_fails (room, WM_ERROR_INVALID);
  g_assert_cmpint (g_unlink (room->file), ==, 0);
  assert_restore_fails (room, WM_ERROR_NOT_FOUND);
}

static void
test_not_empty (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mine = room_path (room->into, "mine"), *text = NULL;

  back_up (room);
  g_assert_cmpint (g_mkdir (room->into, 0700), ==, 0);
  g_assert_true (g_file_set_contents (mine, "mine", 4, NULL));
  g_assert_false (wm_vault_restore (room->file, room->into, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (mine, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (mine), ==, 0); /* an empty one will do */
  g_assert_true (wm_vault_restore (room->file, room->into, &error));
  g_assert_no_error (error);
}

/* How many files lie beside the clinic: what a failed backup must not raise. */
static guint
count_beside (Room *room)
{
  g_autofree char *top = g_path_get_dirname (room->folder);
  g_autoptr (GDir) dir = g_dir_open (top, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
assert_backup_fails (Room *room, WmVault *vault, sqlite3 *db, const char *file, WmErrorCode code)
{
  g_autoptr (GError) error = NULL;
  guint before = count_beside (room);
  g_assert_false (wm_vault_backup (vault, db, file, &error));
  g_assert_error (error, WM_ERROR, (int)code);
  g_assert_cmpuint (count_beside (room), ==, before);
}

static void
test_refused (Room *room, gconstpointer data)
{
  g_autofree char *own = room_path (room->folder, "clinic.db"), *nowhere = room_path (room->into, "x");
  g_autoptr (WmVault) vault = room_open (room->folder);
  sqlite3 *db = room_connect (vault);

  assert_backup_fails (room, vault, db, own, WM_ERROR_EXISTS);
  assert_backup_fails (room, vault, db, room->folder, WM_ERROR_EXISTS);
  assert_backup_fails (room, vault, db, nowhere, WM_ERROR_NOT_FOUND);
  room_exec (db, "BEGIN; DELETE FROM person");
  assert_backup_fails (room, vault, db, room->file, WM_ERROR_BUSY);
  room_exec (db, "ROLLBACK");
  sqlite3_close (db);
}

/* The disk is full half-way: an older backup stays, and nothing else. */
static void
test_no_space (Room *room, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  gsize before_size, after_size;
  struct rlimit old, low = { 40000, RLIM_INFINITY };

  back_up (room);
  g_assert_true (g_file_get_contents (room->file, &before, &before_size, NULL));
  g_assert_cmpuint (before_size, >, low.rlim_cur);
  {
    g_autoptr (WmVault) vault = room_open (room->folder);
    sqlite3 *db = room_connect (vault);
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
    low.rlim_max = old.rlim_max;
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
    assert_backup_fails (room, vault, db, room->file, WM_ERROR_NO_SPACE);
    g_autoptr (GError) error = NULL;
    g_assert_false (wm_vault_restore (room->file, room->into, &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_NO_SPACE);
    g_assert_false (g_file_test (room->into, G_FILE_TEST_EXISTS));
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
    sqlite3_close (db);
  }
  g_assert_true (g_file_get_contents (room->file, &after, &after_size, NULL));
  g_assert_cmpmem (before, (int)before_size, after, (int)after_size);
}

/* A damaged page is named, and no backup is made of it. */
static void
test_damaged_source (Room *room, gconstpointer data)
{
  g_autofree char *path = room_path (room->folder, "clinic.db");
  g_autoptr (GError) error = NULL;

  room_flip (path, 9 * WM_PAGE_SIZE + 100);
  g_autoptr (WmVault) vault = room_open (room->folder);
  sqlite3 *db = room_connect (vault);
  g_assert_false (wm_vault_backup (vault, db, room->file, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "Page 10 "));
  g_assert_false (g_file_test (room->file, G_FILE_TEST_EXISTS));
  sqlite3_close (db);
}

static guint32
find_free_page (sqlite3 *db)
{
  guint32 pages = (guint32)room_number (db, "PRAGMA page_count"), page = 2;
  g_autofree guint8 *is_free = _wm_vault_free_leaves (db, pages, NULL);
  while (page <= pages && !is_free[page])
    page++;
  g_assert_cmpuint (page, <=, pages);
  return page;
}

/* A free page that doesn't open holds nothing: it is named, but no backup fails over it. Where a journal says
 * that power was lost, it is written anew. */
static void
test_free_page (Room *room, gconstpointer data)
{
  g_autofree char *path = room_path (room->folder, "clinic.db"),
                  *journal = room_path (room->folder, "clinic.db-journal");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = room_open (room->folder);
  sqlite3 *db = room_connect (vault);

  room_exec (db, "DELETE FROM person WHERE id > 10");
  guint32 page = find_free_page (db);
  sqlite3_close (db);
  room_flip (path, (page - 1) * (gsize)WM_PAGE_SIZE + 70);

  db = room_connect (vault);
  g_assert_true (wm_vault_backup (vault, db, room->file, &error));
  g_assert_no_error (error);
  g_assert_false (wm_vault_verify (vault, db, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_clear_error (&error);
  sqlite3_close (db);

  g_assert_true (
      g_file_set_contents_full (journal, "a journal that tore", -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  db = room_connect (vault);
  g_assert_true (wm_vault_verify (vault, db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 10);
  sqlite3_close (db);
}

/* A backup made by the first version of the format, with cheap parameters: it opens for ever. */
static void
test_frozen (Room *room, gconstpointer data)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "vault-1.backup", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_true (wm_vault_restore (file, room->into, &error));
  g_assert_no_error (error);
  {
    g_autoptr (WmVault) vault = wm_vault_open (room->into, ROOM_PERSON, ROOM_PASSPHRASE, &error);
    g_assert_no_error (error);
    db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person WHERE name = '" ROOM_MARKER "'"), ==, 1);
    g_assert_true (wm_vault_verify (vault, db, &error));
    sqlite3_close (db);
  }
  g_autoptr (WmVault) vault
      = wm_vault_open_recovery (room->into, "B4GZF-H94MK-TSK0T-F6DAV-3D317-BX2VY", &error);
  g_assert_no_error (error);
  db = room_connect (vault);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 1);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Room *, gconstpointer);
  } tests[] = {
    { "round-trip", test_round_trip },         { "own-key", test_own_key }, { "damaged", test_damaged },
    { "not-empty", test_not_empty },           { "refused", test_refused }, { "no-space", test_no_space },
    { "damaged-source", test_damaged_source }, { "frozen", test_frozen },   { "free-page", test_free_page },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/backup/", tests[i].name, NULL);
      g_test_add (path, Room, NULL, room_set_up, tests[i].test, room_tear_down);
    }
  return g_test_run ();
}
