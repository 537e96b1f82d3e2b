/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in and out. The SQL of single rows is made from the schema's table of fields, so a new field
 * needs no line here. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

static void
append_columns (GString *sql, const WmSchema *schema, const char *suffix)
{
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *column = wm_field_column (&schema->fields[i]);
      g_string_append_printf (sql, ", %s%s", column, suffix);
    }
}

static void
bind_value (sqlite3_stmt *s, int place, const WmField *field, const char *text)
{
  gint64 whole;
  if (text == NULL)
    sqlite3_bind_null (s, place);
  else if ((field->kind == WM_KIND_INT || field->kind == WM_KIND_BOOL)
           && g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    sqlite3_bind_int64 (s, place, whole);
  else if (field->kind == WM_KIND_NUMBER)
    sqlite3_bind_double (s, place, g_ascii_strtod (text, NULL));
  else
    sqlite3_bind_text (s, place, text, -1, SQLITE_STATIC);
}

static void
read_value (WmRecord *record, guint index, const WmField *field, sqlite3_stmt *s, int column)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  if (sqlite3_column_type (s, column) == SQLITE_NULL)
    return;
  if (field->kind == WM_KIND_NUMBER)
    wm_record_set_at (record, index, g_ascii_formatd (number, sizeof number, "%.10g", sqlite3_column_double (s, column)));
  else
    wm_record_set_at (record, index, (const char *) sqlite3_column_text (s, column));
}

static WmRecord *
read_row (const WmSchema *schema, sqlite3_stmt *s)
{
  WmRecord *record = wm_record_new_with_id (schema, (const char *) sqlite3_column_text (s, 0));
  for (guint i = 0; i < schema->n_fields; i++)
    read_value (record, i, &schema->fields[i], s, (int) i + 1);
  wm_record_mark_stored (record);
  return record;
}

static GString *
select_sql (const WmSchema *schema)
{
  g_autofree char *table = wm_schema_table (schema);
  GString *sql = g_string_new ("SELECT id");
  append_columns (sql, schema, "");
  g_string_append_printf (sql, " FROM %s", table);
  return sql;
}

/** wm_store_load: Returns: (transfer full) (nullable): the record; %WM_ERROR_NOT_FOUND where there is none. */
WmRecord *
wm_store_load (WmStore *self, const WmSchema *schema, const char *id, GError **error)
{
  g_autoptr (GString) sql = select_sql (schema);
  g_string_append (sql, " WHERE id = ?");
  sqlite3_stmt *s = _wm_store_prepare (self, sql->str, error);
  if (s == NULL)
    return NULL;
  sqlite3_bind_text (s, 1, id, -1, SQLITE_STATIC);
  int rc = sqlite3_step (s);
  WmRecord *record = rc == SQLITE_ROW ? read_row (schema, s) : NULL;
  sqlite3_reset (s);
  if (rc == SQLITE_DONE)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, "That %s is no longer there.", schema->name);
  else if (rc != SQLITE_ROW)
    _wm_store_fail (self, rc, schema->name, error);
  return record;
}

/**
 * wm_store_list:
 * @field: (nullable): only records with @value in this field; %NULL for all
 *
 * Returns: (transfer container) (element-type WmRecord) (nullable): by their order field where the table has one, else in
 * the order in which they were made.
 */
GPtrArray *
wm_store_list (WmStore *self, const WmSchema *schema, const char *field, const char *value, GError **error)
{
  g_autoptr (GString) sql = select_sql (schema);
  const WmField *by = field ? wm_schema_field (schema, field) : NULL;
  g_return_val_if_fail (field == NULL || by != NULL, NULL);
  if (by)
    {
      g_autofree char *column = wm_field_column (by);
      g_string_append_printf (sql, " WHERE %s = ?", column);
    }
  g_string_append (sql, wm_schema_field (schema, "position") ? " ORDER BY position, rowid" : " ORDER BY rowid");
  sqlite3_stmt *s = _wm_store_prepare (self, sql->str, error);
  if (s == NULL)
    return NULL;
  if (by)
    bind_value (s, 1, by, value);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  int rc;
  while ((rc = sqlite3_step (s)) == SQLITE_ROW)
    g_ptr_array_add (records, read_row (schema, s));
  sqlite3_reset (s);
  if (rc != SQLITE_DONE)
    {
      _wm_store_fail (self, rc, schema->name, error);
      return NULL;
    }
  return g_steal_pointer (&records);
}

static sqlite3_stmt *
prepare_insert (WmStore *self, const WmSchema *schema, GError **error)
{
  sqlite3_stmt *known = g_hash_table_lookup (self->inserts, schema);
  if (known) /* run to its end each time, so never busy */
    return known;
  g_autofree char *table = wm_schema_table (schema);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_printf (sql, "INSERT INTO %s (created, changed, changed_by, id", table);
  append_columns (sql, schema, "");
  g_string_append (sql, ") VALUES (?1, ?1, ?2, ?3");
  for (guint i = 0; i < schema->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 4);
  g_string_append (sql, ")");
  sqlite3_stmt *s = _wm_store_prepare (self, sql->str, error);
  if (s)
    g_hash_table_insert (self->inserts, (gpointer) schema, s);
  return s;
}

static gboolean
insert (WmStore *self, WmRecord *record, const char *now, GError **error)
{
  const WmSchema *schema = wm_record_get_schema (record);
  sqlite3_stmt *s = prepare_insert (self, schema, error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_text (s, 1, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 2, self->user, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 3, wm_record_get_id (record), -1, SQLITE_STATIC);
  for (guint i = 0; i < schema->n_fields; i++) /* every place is bound anew */
    bind_value (s, (int) i + 4, &schema->fields[i], wm_record_get_at (record, i));
  return _wm_store_run (self, s, schema->name, error);
}

static gboolean
is_changed (WmRecord *record, guint i)
{
  return g_strcmp0 (wm_record_get_at (record, i), wm_record_get_stored_at (record, i)) != 0;
}

static gboolean
update (WmStore *self, WmRecord *record, gboolean all, const char *now, GError **error)
{
  const WmSchema *schema = wm_record_get_schema (record);
  g_autofree char *table = wm_schema_table (schema);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_string_printf (sql, "UPDATE %s SET changed = ?1, changed_by = ?2", table);
  for (guint i = 0; i < schema->n_fields; i++)
    if (all || is_changed (record, i))
      {
        g_autofree char *column = wm_field_column (&schema->fields[i]);
        g_string_append_printf (sql, ", %s = ?%u", column, i + 4);
      }
  g_string_append (sql, " WHERE id = ?3");
  sqlite3_stmt *s = _wm_store_prepare (self, sql->str, error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_text (s, 1, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 2, self->user, -1, SQLITE_STATIC);
  sqlite3_bind_text (s, 3, wm_record_get_id (record), -1, SQLITE_STATIC);
  for (guint i = 0; i < schema->n_fields; i++)
    if (all || is_changed (record, i))
      bind_value (s, (int) i + 4, &schema->fields[i], wm_record_get_at (record, i));
  return _wm_store_run (self, s, schema->name, error);
}

/**
 * wm_store_save:
 *
 * Inside an act: inserts a new record, or writes the fields that changed, and enters both in the audit.
 * The record counts as stored once the act is committed. An unchanged record is not touched.
 */
gboolean
wm_store_save (WmStore *self, WmRecord *record, GError **error)
{
  g_return_val_if_fail (self->user != NULL, FALSE);
  gboolean again = g_hash_table_contains (self->saved, record);
  if (!again && !wm_record_is_dirty (record))
    return TRUE;
  gboolean fresh = wm_record_is_new (record) && !again;
  g_autofree char *now = _wm_store_now ();
  if (!(fresh ? insert (self, record, now, error) : update (self, record, again, now, error)))
    return FALSE;
  if (!_wm_audit_record (self, fresh ? "create" : "edit", record, error))
    return FALSE;
  if (!again)
    g_hash_table_add (self->saved, g_object_ref (record));
  return TRUE;
}

/* Gone already is as good. */
gboolean
_wm_store_remove_row (WmStore *self, WmRecord *record, GError **error)
{
  const WmSchema *schema = wm_record_get_schema (record);
  g_autofree char *table = wm_schema_table (schema);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?", table);
  sqlite3_stmt *s = _wm_store_prepare (self, sql, error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_text (s, 1, wm_record_get_id (record), -1, SQLITE_STATIC);
  return _wm_store_run (self, s, schema->name, error);
}

/** wm_store_delete: inside an act; what was stored goes to the audit. Gone already is as good. */
gboolean
wm_store_delete (WmStore *self, WmRecord *record, GError **error)
{
  g_return_val_if_fail (self->user != NULL, FALSE);
  return _wm_store_remove_row (self, record, error) && _wm_audit_record (self, "delete", record, error);
}
