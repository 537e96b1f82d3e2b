/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit notices what was done behind its back, and names the first entry that doesn't hold; values that
 * the law has erased leave the chain whole. */
#include "raw-store.h"
#include "wm-tables.h"
#include "wm-vault-backup.h"

#include <string.h>

#define ENTRIES 6

static char *folder;

/* Six entries: a room made, edited four times, deleted. */
static void
write_history (void)
{
  g_autoptr (WmStore) store = raw_store_open (folder);
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  for (int i = 1; i <= ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Room %d\twith a tab", i);
      g_assert_true (wm_store_begin (store, "A. Director", "keep rooms", NULL));
      wm_record_set (room, "name", name);
      g_assert_true (i < ENTRIES ? wm_store_save (store, room, NULL) : wm_store_delete (store, room, NULL));
      g_assert_true (wm_store_commit (store, NULL));
    }
  g_assert_true (wm_store_verify (store, NULL));
}

static void
set_up (void)
{
  folder = raw_store_folder ();
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;
  wm_store_close (wm_store_create (folder, "A. Director", RAW_PASSPHRASE, &code, &error));
  g_assert_no_error (error);
  write_history ();
}

#define CUT "DELETE FROM audit_value WHERE entry >= 5; DELETE FROM audit_entry WHERE n >= 5"

static const struct
{
  const char *what, *sql;
  int first_broken;
} tampers[] = {
  { "who", "UPDATE audit_entry SET user = 'someone else' WHERE n = 3", 3 },
  { "when", "UPDATE audit_entry SET at = '2001-01-01T00:00:00Z' WHERE n = 1", 1 },
  { "act", "UPDATE audit_entry SET act = 'nothing' WHERE n = 4", 4 },
  { "action", "UPDATE audit_entry SET action = 'create' WHERE n = 6", 6 },
  { "type", "UPDATE audit_entry SET record_type = 'staff' WHERE n = 2", 2 },
  { "record", "UPDATE audit_entry SET record = 'x' WHERE n = 2", 2 },
  { "boundary", "UPDATE audit_entry SET act = act || substr (action, 1, 1), action = substr (action, 2) WHERE n = 5", 5 },
  { "salt", "UPDATE audit_value SET salt = zeroblob (16) WHERE entry = 3", 3 },
  { "salt too short", "UPDATE audit_value SET salt = x'00' WHERE entry = 3", 3 },
  { "digest", "UPDATE audit_entry SET digest = zeroblob (32) WHERE n = 5", 5 },
  { "link", "UPDATE audit_entry SET chain = zeroblob (32) WHERE n = 6", 6 },
  { "link too short", "UPDATE audit_entry SET chain = x'00' WHERE n = 2", 2 },
  { "value", "UPDATE audit_value SET content = replace (content, 'Room', 'Hall') WHERE entry = 4", 4 },
  { "value exchanged", "UPDATE audit_value SET (salt, content) = (SELECT salt, content FROM audit_value WHERE entry = 3) WHERE entry = 2", 2 },
  { "values removed", "DELETE FROM audit_value WHERE entry = 2", 2 },
  { "entry removed", "DELETE FROM audit_value WHERE entry = 3; DELETE FROM audit_entry WHERE n = 3", 3 },
  { "entry removed, numbers closed", "DELETE FROM audit_value WHERE entry >= 3; DELETE FROM audit_entry WHERE n = 3;"
    "UPDATE audit_entry SET n = n - 1 WHERE n > 3", 3 },
  { "entry added", "INSERT INTO audit_entry SELECT 7, at, user, act, action, record_type, record, digest, chain"
    " FROM audit_entry WHERE n = 6", 7 },
  { "newest cut off", CUT, 5 },
  { "all cut off", "DELETE FROM audit_value; DELETE FROM audit_entry", 1 },
  { "head's number", "UPDATE audit_head SET n = 4", 6 },
  { "head's link", "UPDATE audit_head SET chain = zeroblob (32)", 6 },
  { "head lost", "DELETE FROM audit_head", 0 },
  { "newest cut off, the head set back, a record left", CUT "; UPDATE audit_head SET n = 4, chain = (SELECT chain FROM audit_entry "
    "WHERE n = 4); INSERT INTO room (id, name, created, changed, changed_by) VALUES ('x', 'X', '2999', '2999', 'A')", 5 },
};

static void
assert_broken (WmStore *store, int entry)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("entry %d, 20", entry); /* and its time */
  g_assert_false (wm_store_verify (store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_test_message ("%s", error->message);
  if (entry == 1)
    name[strlen ("entry 1,")] = '\0';
  g_assert_nonnull (g_strstr_len (error->message, -1, name));
}

static void
test_tampering (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  set_up ();
  raw_store_exec (folder, tampers[i].sql);
  if (tampers[i].first_broken)
    {
      g_autoptr (WmStore) store = raw_store_open (folder);
      assert_broken (store, tampers[i].first_broken);
    }
  else
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (wm_store_open (folder, NULL, RAW_PASSPHRASE, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
    }
  raw_store_remove (folder);
}

/* What was cut off stays noticed, however much is entered afterwards. */
static void
test_cut_and_go_on (void)
{
  g_autoptr (GError) error = NULL;
  set_up ();
  raw_store_exec (folder, CUT);
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_assert_true (wm_store_audit_note (store, "A. Director", "view", NULL, NULL, NULL, &error));
    g_assert_true (wm_store_audit_note (store, "A. Director", "view", NULL, NULL, NULL, &error));
    assert_broken (store, 5);
  }
  raw_store_remove (folder);
}

/* Every page of the database as it lies there, opened: nothing is looked at through a table. */
static GBytes *
all_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = wm_vault_open (folder, NULL, RAW_PASSPHRASE, &error);
  g_assert_no_error (error);
  sqlite3 *db = wm_vault_connect (vault, &error);
  GByteArray *all = g_byte_array_new ();
  guint8 page[WM_PAGE_SIZE];
  guint32 pages;
  g_assert_true (_wm_vault_count_pages (vault, db, &pages, &error));
  for (guint32 i = 1; i <= pages; i++)
    {
      g_assert_true (_wm_vault_read_page (db, i, page, &error));
      g_byte_array_append (all, page, sizeof page);
    }
  sqlite3_close (db);
  return g_byte_array_free_to_bytes (all);
}

static gboolean
is_in_pages (GBytes *pages, const char *hex)
{
  guint8 bytes[64];
  gsize n = strlen (hex) / 2, size;
  const void *data = g_bytes_get_data (pages, &size);
  for (gsize i = 0; i < n; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
  return memmem (data, size, bytes, n) != NULL;
}

/* Typed and not saved. */
#define MARKER "ZQXW draft"
#define MARKER_HEX "5a515857206472616674"

static void
type_drafts (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = raw_store_open (folder);
  g_autofree char *own = g_strdup_printf ("form/relapse/%s/2", id);
  g_assert_true (wm_store_put_draft (store, own, MARKER, &error));
  g_assert_true (wm_store_put_draft (store, "form/relapse/another/2", "stays", &error));
}

/* What is erased is in no byte of the file any more, neither value nor salt; who did what and when is, and the chain holds. */
static void
test_lawful_erasure (void)
{
  g_autoptr (GError) error = NULL;
  set_up ();
  g_autofree char *listed = raw_store_select (folder, "SELECT hex (salt) FROM audit_value UNION ALL SELECT hex ('Room 3')");
  g_auto (GStrv) secrets = g_strsplit (g_strchomp (listed), "\n", -1);
  g_autofree char *id = raw_store_select (folder, "SELECT record FROM audit_entry WHERE n = 1");
  g_assert_cmpuint (g_strv_length (secrets), ==, ENTRIES + 1);
  type_drafts (g_strchomp (id));
  g_autoptr (GBytes) before = all_pages ();
  g_assert_true (is_in_pages (before, MARKER_HEX));
  for (guint i = 0; secrets[i]; i++)
    g_assert_true (is_in_pages (before, secrets[i]));
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_autoptr (WmRecord) gone = wm_record_new_with_id (&wm_room_schema, id);
    g_assert_true (wm_store_begin (store, "A. Director", "destroy records", &error));
    g_assert_true (wm_store_erase (store, gone, &error));
    g_assert_true (wm_store_commit (store, &error));
    wm_store_verify (store, &error);
    g_assert_no_error (error);
    g_auto (GStrv) drafts = wm_store_list_drafts (store);
    g_assert_cmpstrv (drafts, ((const char *const[]){ "form/relapse/another/2", NULL }));
  }
  g_autoptr (GBytes) after = all_pages ();
  g_assert_false (is_in_pages (after, MARKER_HEX));
  for (guint i = 0; secrets[i]; i++)
    g_assert_false (is_in_pages (after, secrets[i]));
  g_autofree char *left = raw_store_select (folder, "SELECT count(*), group_concat (action, ' ') FROM audit_entry");
  g_assert_cmpstr (left, ==, "7|create edit edit edit edit delete destroy\n");
  write_history (); /* verifies at its end, behind new entries */
  raw_store_remove (folder);
}

/* An older schema's chain holds after it was linked anew, and one that was broken stays so, at the same entry. */
static void
test_moved (gconstpointer data)
{
  static const char *const old_tampers[] = {
    NULL, "UPDATE audit_entry SET user = 'someone else' WHERE n = 7", "UPDATE audit_entry SET salt = zeroblob (16) WHERE n = 7",
    "UPDATE audit_value SET content = 'x' WHERE entry = 7", "UPDATE audit_entry SET chain = zeroblob (32) WHERE n = 7",
    "DELETE FROM audit_value WHERE entry = 7", "DELETE FROM audit_value WHERE entry = 7; DELETE FROM audit_entry WHERE n = 7",
  };
  const char *tamper = old_tampers[GPOINTER_TO_SIZE (data)];
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "schema-3.sql", NULL), *sql = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  folder = raw_store_folder ();
  raw_store_create (folder, sql);
  if (tamper)
    raw_store_exec (folder, tamper);
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_assert_cmpint (wm_store_get_last_entry (store), >, 20);
    if (tamper)
      assert_broken (store, 7);
    else
      g_assert_true (wm_store_verify (store, &error));
  }
  g_autofree char *tables = raw_store_select (folder, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'audit_%_1'");
  g_assert_cmpstr (tables, ==, "0\n");
  raw_store_remove (folder);
}

static void
test_notes (void)
{
  set_up ();
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_autoptr (GError) error = NULL;
    g_assert_true (wm_store_audit_note (store, "A. Director", "export", "plan", "some-id", "PDF, client's copy", &error));
    g_assert_true (wm_store_audit_note (store, "A. Director", "view", NULL, NULL, NULL, &error));
    g_assert_true (wm_store_begin (store, "A. Director", "print", NULL));
    g_assert_true (wm_store_audit_note (store, "A. Director", "print", "plan", "some-id", NULL, &error));
    wm_store_rollback (store);
    g_assert_true (wm_store_verify (store, &error));
  }
  g_autofree char *rows = raw_store_select (folder, "SELECT n, user, act, action, record_type, content FROM audit_entry "
                                                    "LEFT JOIN audit_value ON entry = n WHERE n > 6 ORDER BY n");
  g_assert_cmpstr (rows, ==, "7|A. Director|export|export|plan|PDF, client's copy\n8|A. Director|view|view||(null)\n");
  raw_store_remove (folder);
}

/* Records read back out of the audit: every value as it was entered last, whatever stands in it; notes are none. */
static void
test_audited (void)
{
  set_up ();
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_autoptr (GError) error = NULL;
    g_autoptr (WmRecord) kept = wm_record_new (&wm_room_schema), other = wm_record_new (&wm_room_schema);
    g_assert_true (wm_store_begin (store, "A. Director", "keep rooms", &error));
    wm_record_set_many (kept, "name", "Room 7", "capacity", "12", NULL);
    wm_record_set (other, "name", "Room 8");
    g_assert_true (wm_store_save (store, kept, &error) && wm_store_save (store, other, &error));
    g_assert_true (wm_store_commit (store, &error));
    g_assert_true (wm_store_begin (store, "A. Director", "keep rooms", &error));
    wm_record_set_many (kept, "name", "a\tb\nc\\d \\t", "capacity", NULL, NULL);
    g_assert_true (wm_store_save (store, kept, &error));
    g_assert_true (wm_store_commit (store, &error));
    g_assert_true (wm_store_audit_note (store, "A. Director", "view", "room", wm_record_get_id (kept), "name\told\tnew", &error));
    g_autoptr (GHashTable) all = wm_store_audited (store, &wm_room_schema, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (g_hash_table_size (all), ==, 2); /* the first room was deleted */
    WmRecord *entered = g_hash_table_lookup (all, wm_record_get_id (kept));
    g_assert_cmpstr (wm_record_get (entered, "name"), ==, "a\tb\nc\\d \\t");
    g_assert_true (wm_record_is_empty (entered, "capacity"));
    g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
    g_hash_table_add (ids, (gpointer) wm_record_get_id (other));
    g_autoptr (GHashTable) one = wm_store_audited (store, &wm_room_schema, ids, &error);
    g_assert_cmpuint (g_hash_table_size (one), ==, 1);
    g_assert_nonnull (g_hash_table_lookup (one, wm_record_get_id (other)));
  }
  raw_store_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *path = g_strconcat ("/store/audit/tampered/", tampers[i].what, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_tampering);
    }
  g_test_add_func ("/store/audit/cut-and-go-on", test_cut_and_go_on);
  g_test_add_func ("/store/audit/lawful-erasure", test_lawful_erasure);
  for (gsize i = 0; i < 7; i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/audit/moved/%" G_GSIZE_FORMAT, i);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_moved);
    }
  g_test_add_func ("/store/audit/notes", test_notes);
  g_test_add_func ("/store/audit/audited", test_audited);
  return g_test_run ();
}
