/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of fields and the migrated database agree: a table for each record type, a column for each
 * field, with its type, need, uniqueness, range and link; and nothing else. */
#include "raw-store.h"
#include "wm-tables.h"

#include <string.h>

static char *folder;

static const char *
sql_type (const WmField *f)
{
  if (f->kind == WM_KIND_INT || f->kind == WM_KIND_BOOL)
    return "INTEGER";
  return f->kind == WM_KIND_NUMBER ? "REAL" : "TEXT";
}

static void
expect_columns (GString *out, const WmSchema *schema)
{
  g_string_append (out, "id|TEXT|1\n");
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *column = wm_field_column (&schema->fields[i]);
      g_string_append_printf (out, "%s|%s|%d\n", column, sql_type (&schema->fields[i]),
                              (schema->fields[i].flags & WM_FIELD_REQUIRED) != 0);
    }
  g_string_append (out, "created|TEXT|1\nchanged|TEXT|1\nchanged_by|TEXT|1\n");
}

static int
by_text (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sorted (const char *lines)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  for (guint i = 0; all[i]; i++)
    g_ptr_array_add (list, all[i]);
  g_ptr_array_sort (list, by_text);
  g_ptr_array_add (list, NULL);
  return g_strjoinv ("\n", (char **) list->pdata);
}

static void
assert_same_lines (const char *have, const char *want)
{
  g_autofree char *a = sorted (have), *b = sorted (want);
  g_assert_cmpstr (a, ==, b);
}

static void
test_columns (gconstpointer data)
{
  const WmSchema *schema = data;
  g_autofree char *table = wm_schema_table (schema);
  g_autofree char *sql = g_strdup_printf ("SELECT name, type, \"notnull\" FROM pragma_table_info ('%s')", table);
  g_autofree char *have = raw_store_select (folder, sql);
  g_autoptr (GString) want = g_string_new (NULL);
  expect_columns (want, schema);
  assert_same_lines (have, want->str);
}

static void
test_links (gconstpointer data)
{
  const WmSchema *schema = data;
  g_autofree char *table = wm_schema_table (schema);
  g_autofree char *sql = g_strdup_printf ("SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list ('%s')", table);
  g_autofree char *have = raw_store_select (folder, sql);
  g_autoptr (GString) want = g_string_new (NULL);
  for (guint i = 0; i < schema->n_fields; i++)
    if (schema->fields[i].kind == WM_KIND_LINK)
      {
        g_autofree char *column = wm_field_column (&schema->fields[i]);
        g_autofree char *target = wm_schema_table (wm_schema_find (schema->fields[i].of));
        g_string_append_printf (want, "%s|%s|id\n", column, target);
      }
  assert_same_lines (have, want->str);
}

/* Whether the column's line in the migrations carries "CHECK (column condition)". */
static gboolean
is_checked (const char *table, const char *column, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM sqlite_master WHERE name = '%s' AND sql LIKE '%% %s %%CHECK (%s %s)%%'",
                                          table, column, column, condition);
  g_autofree char *n = raw_store_select (folder, sql);
  return strcmp (n, "1\n") == 0;
}

static void
test_ranges (gconstpointer data)
{
  const WmSchema *schema = data;
  g_autofree char *table = wm_schema_table (schema);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *f = &schema->fields[i];
      gboolean number = f->kind == WM_KIND_INT || f->kind == WM_KIND_NUMBER;
      g_autofree char *column = wm_field_column (f);
      g_autofree char *range = g_strdup_printf ("BETWEEN %g AND %g", f->min, f->max);
      if (number && (f->min != 0 || f->max != 0) && !is_checked (table, column, range))
        g_error ("%s.%s has no CHECK (%s)", table, column, range);
      if (f->kind == WM_KIND_BOOL && !is_checked (table, column, "IN (0, 1)"))
        g_error ("%s.%s has no CHECK (IN (0, 1))", table, column);
    }
}

static void
test_unique (gconstpointer data)
{
  const WmSchema *schema = data;
  g_autofree char *table = wm_schema_table (schema);
  g_autofree char *sql = g_strdup_printf ("SELECT i.name FROM pragma_index_list ('%s') l, pragma_index_info (l.name) i "
                                          "WHERE l.origin = 'u'", table);
  g_autofree char *have = raw_store_select (folder, sql);
  g_autoptr (GString) want = g_string_new (NULL);
  for (guint i = 0; i < schema->n_fields; i++)
    if (schema->fields[i].flags & WM_FIELD_UNIQUE)
      {
        g_autofree char *column = wm_field_column (&schema->fields[i]);
        g_string_append_printf (want, "%s\n", column);
      }
  assert_same_lines (have, want->str);
}

static void
test_tables (void)
{
  g_autofree char *have = raw_store_select (folder, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' "
                                                    "AND name NOT LIKE 'sqlite_%'");
  g_autoptr (GString) want = g_string_new ("audit_entry|1\naudit_head|1\naudit_value|1\ndraft|1\nvault_slot|1\n");
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *table = wm_schema_table (all[i]);
      g_string_append_printf (want, "%s|1\n", table);
    }
  assert_same_lines (have, want->str);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = raw_store_folder ();
  g_autofree char *code = NULL;
  wm_store_close (wm_store_create (folder, "A. Director", RAW_PASSPHRASE, &code, NULL));
  static const struct { const char *name; void (*test) (gconstpointer); } tests[] = {
    { "columns", test_columns }, { "links", test_links }, { "ranges", test_ranges }, { "unique", test_unique },
  };
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  g_test_add_func ("/store/agree/tables", test_tables);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
      {
        g_autofree char *path = g_strdup_printf ("/store/agree/%s/%s", tests[j].name, all[i]->name);
        g_test_add_data_func (path, all[i], tests[j].test);
      }
  int result = g_test_run ();
  raw_store_remove (folder);
  return result;
}
