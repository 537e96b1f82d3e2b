/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk refuses in the middle of an act: one sentence, nothing stored by half, and the next act works. */
#include "raw-store.h"
#include "wm-store-private.h"
#include "wm-tables.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

typedef struct
{
  char *folder;
  WmStore *store;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  f->folder = raw_store_folder ();
  f->store = wm_store_create (f->folder, "A. Director", RAW_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->store, wm_store_close);
  raw_store_remove (f->folder);
}

/* Writes @n rooms in one act. */
static gboolean
keep_rooms (WmStore *store, guint n, GError **error)
{
  if (!wm_store_begin (store, "A. Director", "keep rooms", error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
      g_autofree char *name = g_strdup_printf ("Room %u", i);
      wm_record_set (room, "name", name);
      if (!wm_store_save (store, room, error))
        {
          wm_store_rollback (store);
          return FALSE;
        }
    }
  return wm_store_commit (store, error);
}

static guint
count_rooms (WmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rooms = wm_store_list (store, &wm_room_schema, NULL, NULL, &error);
  g_assert_no_error (error);
  return rooms->len;
}

static void
pragma (WmStore *store, const char *sql)
{
  g_assert_cmpint (sqlite3_exec (store->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static void
test_full (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (keep_rooms (f->store, 2, &error));
  pragma (f->store, "PRAGMA max_page_count = 1"); /* as large as it is */
  g_assert_false (keep_rooms (f->store, 2000, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "The disk is full."));
  g_clear_error (&error);
  pragma (f->store, "PRAGMA max_page_count = 1000000");
  g_assert_cmpuint (count_rooms (f->store), ==, 2);
  g_assert_true (keep_rooms (f->store, 2000, &error) && wm_store_verify (f->store, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_rooms (f->store), ==, 2002);
}

static void
test_read_only (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pragma (f->store, "PRAGMA query_only = 1");
  g_assert_false (keep_rooms (f->store, 1, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_store_put_draft (f->store, "plan/1", "half a sentence", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (wm_store_audit_note (f->store, "A. Director", "export", NULL, NULL, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  pragma (f->store, "PRAGMA query_only = 0");
  g_assert_cmpuint (count_rooms (f->store), ==, 0);
  g_assert_true (wm_store_verify (f->store, NULL));
}

/* The commit can't be written, nor what it began undone for now: the records still count as new, and are stored at
 * the next try. */
static void
test_commit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  struct rlimit old, low;
  g_assert_true (keep_rooms (f->store, 1, &error));
  wm_record_set (room, "name", "Room A");
  g_assert_true (wm_store_begin (f->store, "A. Director", "keep rooms", &error));
  g_assert_true (wm_store_save (f->store, room, &error));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low = (struct rlimit){ 4096, old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  gboolean committed = wm_store_commit (f->store, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (committed);
  g_assert_error (error, WM_ERROR, WM_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (wm_record_is_new (room));
  g_assert_cmpuint (count_rooms (f->store), ==, 1);
  g_assert_true (wm_store_begin (f->store, "A. Director", "keep rooms", &error));
  g_assert_true (wm_store_save (f->store, room, &error) && wm_store_commit (f->store, &error));
  g_assert_true (wm_store_verify (f->store, &error));
  g_assert_no_error (error);
}

/* Someone turned a bit on the disk: reading says so, whichever way it is read. */
static void
test_damaged (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "clinic.db", NULL), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  g_assert_true (keep_rooms (f->store, 3000, &error));
  g_autoptr (GPtrArray) rooms = wm_store_list (f->store, &wm_room_schema, NULL, NULL, &error);
  g_autofree char *id = g_strdup (wm_record_get_id (rooms->pdata[2999]));
  g_clear_pointer (&f->store, wm_store_close);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  f->store = raw_store_open (f->folder);
  for (gsize page = 8; (page + 1) * 4096 <= size; page++)
    bytes[page * 4096 + 100] ^= 1;
  g_autofree char *aside = g_strconcat (path, ".whole", NULL);
  FILE *file = g_fopen (path, "r+"); /* in place: the store has it open */
  g_assert_cmpuint (fwrite (bytes, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_null (wm_store_list (f->store, &wm_room_schema, NULL, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "Restore the newest backup."));
  g_clear_error (&error);
  g_assert_null (wm_store_load (f->store, &wm_room_schema, id, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (wm_store_verify (f->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (raw_store_backup (f->store, aside, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* A link to a record that is gone is found, though every page is whole. */
static void
test_broken_link (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pragma (f->store, "PRAGMA foreign_keys = 0");
  g_assert_true (wm_store_begin (f->store, "A. Director", "admit", &error));
  g_autoptr (WmRecord) episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (episode, "client", "nobody", "admit-date", "2026-11-02", NULL);
  g_assert_true (wm_store_save (f->store, episode, &error) && wm_store_commit (f->store, &error));
  g_assert_false (wm_store_verify (f->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "points to one that is gone"));
}

/* The newest entry is of a time to come: said at each opening, and nothing is refused. */
static void
test_clock (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (keep_rooms (f->store, 1, &error));
  g_assert_null (wm_store_describe_clock (f->store));
  g_clear_pointer (&f->store, wm_store_close);
  f->store = raw_store_open (f->folder);
  g_assert_null (wm_store_describe_clock (f->store));
  g_clear_pointer (&f->store, wm_store_close);
  raw_store_exec (f->folder, "UPDATE audit_entry SET at = '2999-01-01T00:00:00Z' WHERE n = 1");
  f->store = raw_store_open (f->folder);
  g_assert_nonnull (strstr (wm_store_describe_clock (f->store), "(2999-01-01T00:00:00Z); check date and time"));
  g_assert_true (keep_rooms (f->store, 1, &error));
  g_assert_cmpuint (count_rooms (f->store), ==, 2);
}

static gboolean
never (const WmRow *row, gpointer data)
{
  g_assert_not_reached ();
}

static void
test_unknown_query (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_false (wm_store_query (f->store, "no-such-query", never, NULL, &error, NULL));
  g_assert_nonnull (error);
}

static void
told_cb (const char *sentence, gpointer n)
{
  g_assert_true (g_str_has_suffix (sentence, "."));
  ++*(guint *) n;
}

/* A fault whose error nobody takes is told; all are counted, and the newest is kept. */
static void
test_watched (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) taken = NULL, newest = NULL;
  guint n = 0, before = wm_store_count_faults (f->store);
  wm_store_watch_faults (f->store, told_cb, &n);
  g_assert_true (wm_store_read_whole (f->store, before, NULL));
  g_assert_false (_wm_store_fail (f->store, SQLITE_FULL, "room", &taken));
  g_assert_cmpuint (n, ==, 0);
  g_assert_false (_wm_store_fail (f->store, SQLITE_CORRUPT, "room", NULL));
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (wm_store_read_whole (f->store, before, &newest));
  g_assert_error (newest, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_true (wm_store_read_whole (f->store, before + 2, NULL));
}

/* Every code that SQLite may answer with becomes one of our sentences. */
static void
test_sentences (Fixture *f, gconstpointer data)
{
  static const struct { int rc, code; } table[] = {
    { SQLITE_FULL, WM_ERROR_NO_SPACE }, { SQLITE_READONLY, WM_ERROR_READ_ONLY }, { SQLITE_BUSY, WM_ERROR_BUSY },
    { SQLITE_LOCKED, WM_ERROR_BUSY },   { SQLITE_CORRUPT, WM_ERROR_CORRUPT },    { SQLITE_NOTADB, WM_ERROR_CORRUPT },
    { SQLITE_IOERR, WM_ERROR_IO },      { SQLITE_IOERR_FSYNC, WM_ERROR_IO },     { SQLITE_CANTOPEN, WM_ERROR_IO },
    { SQLITE_NOMEM, WM_ERROR_IO },      { SQLITE_CONSTRAINT_CHECK, WM_ERROR_INVALID }, { SQLITE_TOOBIG, WM_ERROR_IO },
    { SQLITE_IOERR_DATA, WM_ERROR_CORRUPT },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (_wm_store_fail (f->store, table[i].rc, "room", &error));
      g_assert_error (error, WM_ERROR, table[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "full", test_full }, { "read-only", test_read_only }, { "commit", test_commit }, { "damaged", test_damaged },
    { "broken-link", test_broken_link }, { "unknown-query", test_unknown_query }, { "sentences", test_sentences },
    { "watched", test_watched },
    { "clock", test_clock },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/faults/", tests[i].name, NULL);
      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
