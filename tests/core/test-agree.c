/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of app/model and the migrations of data/sql agree: every record type has its SQL table, every
 * field its column of the right type, and no column stands without a field. */
#include "wm-tables.h"

#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

#define SQL_FOLDER "/org/waymark/Waymark/sql/"

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* An empty clinic in memory, made by every migration in turn. */
static sqlite3 *
migrate (void)
{
  sqlite3 *db = NULL;
  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_auto (GStrv) names = g_resources_enumerate_children (SQL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert_nonnull (names);
  qsort (names, g_strv_length (names), sizeof (char *), by_name);
  for (guint i = 0; names[i]; i++)
    {
      if (!g_str_has_suffix (names[i], ".sql"))
        continue;
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      char *failure = NULL;
      sqlite3_exec (db, sql, NULL, NULL, &failure);
      if (failure)
        g_error ("%s: %s", names[i], failure);
    }
  return db;
}

/* Returns: column name -> declared type; empty where there is no such table. */
static GHashTable *
columns_of (sqlite3 *db, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT name, type FROM pragma_table_info (?)", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, table, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_hash_table_insert (columns, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                         g_strdup ((const char *) sqlite3_column_text (statement, 1)));
  sqlite3_finalize (statement);
  return columns;
}

static const char *
expected_type (const WmField *field)
{
  switch (field->kind)
    {
    case WM_KIND_INT:
    case WM_KIND_BOOL:
      return "INTEGER";
    case WM_KIND_NUMBER:
      return "REAL";
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
    case WM_KIND_DATE:
    case WM_KIND_TIME:
    case WM_KIND_PICK:
    case WM_KIND_LINK:
      return "TEXT";
    default:
      g_assert_not_reached ();
    }
}

static void
check_schema (sqlite3 *db, const WmSchema *schema)
{
  static const char *own[] = { "id", "created", "changed", "changed_by" };
  g_autofree char *table = wm_schema_table (schema);
  g_autoptr (GHashTable) columns = columns_of (db, table);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *column = wm_field_column (&schema->fields[i]);
      const char *type = g_hash_table_lookup (columns, column);
      if (g_strcmp0 (type, expected_type (&schema->fields[i])) != 0)
        g_error ("%s.%s is %s in data/sql, not %s", table, column, type ? type : "missing", expected_type (&schema->fields[i]));
      g_hash_table_remove (columns, column);
    }
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (!g_hash_table_remove (columns, own[i]))
      g_error ("%s has no column %s", table, own[i]);
  GHashTableIter iter;
  gpointer column;
  g_hash_table_iter_init (&iter, columns);
  if (g_hash_table_iter_next (&iter, &column, NULL))
    g_error ("%s.%s has no field in app/model", table, (char *) column);
}

static void
test_tables_and_sql (void)
{
  sqlite3 *db = migrate ();
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  g_assert_cmpuint (n, >, 10);
  for (guint i = 0; i < n; i++)
    check_schema (db, all[i]);
  sqlite3_close (db);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agree/tables-and-sql", test_tables_and_sql);
  return g_test_run ();
}
