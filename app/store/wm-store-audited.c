/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading records back out of the audit: what every act entered, one after the other. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <string.h>

#define ENTERED "SELECT e.record, e.action, v.content FROM audit_entry e JOIN audit_value v ON v.entry = e.n " \
                "WHERE e.record_type = ? AND e.action IN ('create', 'edit', 'delete') ORDER BY e.n"

/* One column of a line, without the escapes, ending at TAB or line end; moves @at behind it. */
static char *
read_column (const char **at)
{
  GString *text = g_string_new (NULL);
  const char *p = *at;
  for (; *p && *p != '\t' && *p != '\n'; p++)
    {
      if (*p == '\\' && p[1])
        g_string_append_c (text, *++p == 't' ? '\t' : *p == 'n' ? '\n' : *p);
      else
        g_string_append_c (text, *p);
    }
  *at = *p ? p + 1 : p;
  return g_string_free (text, FALSE);
}

/* Lines of "field TAB before TAB after"; a field that the table lost since is passed over. */
static void
enter (WmRecord *record, const char *content)
{
  while (*content)
    {
      g_autofree char *field = read_column (&content);
      g_free (read_column (&content)); /* what stood there before */
      g_autofree char *after = read_column (&content);
      if (wm_schema_field (wm_record_get_schema (record), field))
        wm_record_set (record, field, after);
    }
}

static void
read_entry (GHashTable *records, const WmSchema *schema, sqlite3_stmt *s)
{
  const char *id = (const char *) sqlite3_column_text (s, 0);
  if (strcmp ((const char *) sqlite3_column_text (s, 1), "delete") == 0)
    {
      g_hash_table_remove (records, id);
      return;
    }
  WmRecord *record = g_hash_table_lookup (records, id);
  if (record == NULL)
    {
      record = wm_record_new_with_id (schema, id);
      g_hash_table_insert (records, (gpointer) wm_record_get_id (record), record);
    }
  enter (record, (const char *) sqlite3_column_text (s, 2));
}

/**
 * wm_store_audited:
 * @ids: (nullable) (element-type utf8): only records with these ids; %NULL for all
 *
 * Returns: (transfer full) (element-type utf8 WmRecord) (nullable): by id, the records of @schema as the acts entered
 * them, those deleted since left out. Whoever compares them with the stored rows sees what came past the program.
 */
GHashTable *
wm_store_audited (WmStore *self, const WmSchema *schema, GHashTable *ids, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, ENTERED, error);
  if (s == NULL)
    return NULL;
  g_autoptr (GHashTable) records = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  sqlite3_bind_text (s, 1, schema->name, -1, SQLITE_STATIC);
  int rc;
  while ((rc = sqlite3_step (s)) == SQLITE_ROW)
    if (ids == NULL || g_hash_table_contains (ids, sqlite3_column_text (s, 0)))
      read_entry (records, schema, s);
  sqlite3_reset (s);
  if (rc == SQLITE_DONE)
    return g_steal_pointer (&records);
  _wm_store_fail (self, rc, "audit", error);
  return NULL;
}
