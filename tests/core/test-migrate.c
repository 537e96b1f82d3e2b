/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinic of every released schema opens in this program with all it holds; a newer one is refused and left
 * alone; a migration that fails leaves nothing behind. */
#include "raw-store.h"
#include "wm-clinic.h"

#include <string.h>

#define SHAPE "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"

static char *
fixture (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "tests", "fixtures", name, NULL);
  char *sql = NULL;
  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  return sql;
}

static char *
folder_from (const char *name)
{
  char *folder = raw_store_folder ();
  g_autofree char *sql = fixture (name);
  raw_store_create (folder, sql);
  return folder;
}

/* A record type that the fixture's schema had; later ones begin without rows. */
static gboolean
is_in (const char *sql, const WmSchema *schema)
{
  g_autofree char *table = wm_schema_table (schema);
  g_autofree char *head = g_strdup_printf ("CREATE TABLE %s (", table);
  return strstr (sql, head) != NULL;
}

/* Every record type has its rows, readable field by field; in a fixture of the first schema every old field is filled. */
static void
assert_all_there (WmStore *store, const char *name)
{
  g_autofree char *sql = fixture (name);
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = wm_store_list (store, all[i], NULL, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %u", all[i]->name, rows->len);
      g_assert_cmpint (rows->len > 0, ==, is_in (sql, all[i]));
      for (guint j = 0; rows->len && j < all[i]->n_fields; j++)
        if (all[i]->fields[j].flags & WM_FIELD_REQUIRED)
          g_assert_nonnull (wm_record_get_at (rows->pdata[0], j));
    }
}

static void
test_fixture (gconstpointer name)
{
  char *folder = folder_from (name), *fresh = raw_store_folder ();
  g_autofree char *code = NULL;
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_autoptr (GError) error = NULL;
    assert_all_there (store, name);
    wm_store_verify (store, &error);
    g_assert_no_error (error);
  }
  wm_store_close (wm_store_create (fresh, "A. Director", RAW_PASSPHRASE, &code, NULL));
  g_autofree char *migrated = raw_store_select (folder, SHAPE), *made = raw_store_select (fresh, SHAPE);
  /* Where this fails, a released migration was edited: add a new one instead. */
  g_assert_cmpstr (migrated, ==, made);
  g_autofree char *version = raw_store_select (folder, "PRAGMA user_version"), *newest = raw_store_select (fresh, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, newest);
  raw_store_remove (folder);
  raw_store_remove (fresh);
}

/* Lists that came later are there after an old clinic was opened, once. */
static void
test_lists_added (void)
{
  char *folder = folder_from ("schema-1.sql");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmClinic) clinic = wm_clinic_open (folder, NULL, RAW_PASSPHRASE, &error);
      g_assert_no_error (error);
      g_assert_nonnull (wm_clinic_pick (clinic, "signer-role", "guardian"));
      g_assert_nonnull (wm_clinic_pick (clinic, "plan-kind", "interim"));
    }
  g_autofree char *twice = raw_store_select (folder, "SELECT count(*) FROM (SELECT 1 FROM pick_item GROUP BY list, code HAVING count(*) > 1)");
  g_assert_cmpstr (twice, ==, "0\n");
  raw_store_remove (folder);
}

static void
test_newer (void)
{
  char *folder = folder_from ("schema-1.sql");
  raw_store_exec (folder, "PRAGMA user_version = 9999");
  g_autofree char *before = raw_store_select (folder, SHAPE);
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_store_open (folder, NULL, RAW_PASSPHRASE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NEWER);
  g_autofree char *after = raw_store_select (folder, SHAPE), *version = raw_store_select (folder, "PRAGMA user_version");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (version, ==, "9999\n");
  raw_store_remove (folder);
}

/* Runs in a process of its own, whose resources carry one more migration. */
static void
test_open_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (g_getenv ("WM_TEST_FOLDER"), NULL, RAW_PASSPHRASE, &error);
  g_print ("%s", store ? "opened" : error->message);
}

static void
run_with_migration (const char *folder, const char *sql, const char *expected)
{
  g_autofree char *lay = g_dir_make_tmp ("waymark-lay-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (lay, "8000-further.sql", NULL);
  g_autofree char *overlay = g_strdup_printf ("/org/waymark/Waymark/sql=%s", lay);
  g_assert_true (g_file_set_contents (file, sql, -1, NULL));
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_setenv ("WM_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess ("/store/migrate/subprocess/open", 0, 0);
  g_unsetenv ("G_RESOURCE_OVERLAYS");
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout (expected);
}

static void
test_further (gconstpointer data)
{
  static const struct { const char *sql, *expected; gboolean works; } further[] = {
    { "CREATE TABLE further (id TEXT) STRICT;\nINSERT INTO further SELECT id FROM client;", "*opened*", TRUE },
    { "CREATE TABLE further (id TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);", "*Nothing was changed.*", FALSE },
    { "CREATE TABLE further (id TEXT) STRICT;\nPRAGMA defer_foreign_keys = ON;\nDELETE FROM level_of_care;",
      "*a record points to one that is gone. Nothing was changed.*", FALSE },
  };
  gsize i = GPOINTER_TO_SIZE (data);
  char *folder = folder_from ("schema-1.sql");
  wm_store_close (raw_store_open (folder));
  g_autofree char *before = raw_store_select (folder, SHAPE);
  run_with_migration (folder, further[i].sql, further[i].expected);
  g_autofree char *after = raw_store_select (folder, SHAPE), *version = raw_store_select (folder, "PRAGMA user_version");
  if (further[i].works)
    {
      g_assert_cmpstr (version, ==, "8000\n");
      g_autofree char *same = raw_store_select (folder, "SELECT (SELECT count(*) FROM further) = (SELECT count(*) FROM client)");
      g_assert_cmpstr (same, ==, "1\n");
    }
  else
    {
      g_assert_cmpstr (before, ==, after);
      g_autoptr (WmStore) store = raw_store_open (folder);
      assert_all_there (store, "schema-1.sql");
    }
  raw_store_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/migrate/schema-1", "schema-1.sql", test_fixture);
  g_test_add_data_func ("/store/migrate/schema-3", "schema-3.sql", test_fixture);
  g_test_add_data_func ("/store/migrate/schema-4", "schema-4.sql", test_fixture);
  g_test_add_func ("/store/migrate/lists-added", test_lists_added);
  g_test_add_func ("/store/migrate/newer-refused", test_newer);
  g_test_add_data_func ("/store/migrate/further-works", GSIZE_TO_POINTER (0), test_further);
  g_test_add_data_func ("/store/migrate/further-fails", GSIZE_TO_POINTER (1), test_further);
  g_test_add_data_func ("/store/migrate/further-breaks-links", GSIZE_TO_POINTER (2), test_further);
  g_test_add_func ("/store/migrate/subprocess/open", test_open_only);
  return g_test_run ();
}
