/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Named queries: data/sql/query/NAME.sql inside the program, parameters by name. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <gio/gio.h>
#include <stdarg.h>

static char *
query_text (const char *name, GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/waymark/Waymark/sql/query/%s.sql", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static void
bind_named (sqlite3_stmt *s, const char *param, va_list args)
{
  while (param)
    {
      const char *value = va_arg (args, const char *);
      g_autofree char *name = g_strconcat (":", param, NULL);
      int place = sqlite3_bind_parameter_index (s, name);
      if (place == 0)
        g_error ("a query has no parameter %s", name);
      sqlite3_bind_text (s, place, value, -1, SQLITE_TRANSIENT);
      param = va_arg (args, const char *);
    }
}

/**
 * wm_store_query:
 * @name: of a file in data/sql/query, without ".sql"
 * @func: called for each row; FALSE stops
 * @param: name of a parameter, its text, the next name ..., %NULL
 *
 * Runs a named query. Texts compare as texts; a query that wants a number casts it.
 */
gboolean
wm_store_query (WmStore *self, const char *name, WmRowFunc func, gpointer data, GError **error, const char *param, ...)
{
  g_autofree char *sql = query_text (name, error);
  sqlite3_stmt *s = sql ? _wm_store_prepare (self, sql, error) : NULL;
  if (s == NULL)
    return FALSE;
  va_list args;
  va_start (args, param);
  bind_named (s, param, args);
  va_end (args);
  WmRow row = { s };
  int rc;
  while ((rc = sqlite3_step (s)) == SQLITE_ROW)
    if (!func (&row, data))
      {
        rc = SQLITE_DONE;
        break;
      }
  sqlite3_reset (s);
  return rc == SQLITE_DONE ? TRUE : _wm_store_fail (self, rc, "list", error);
}

/** wm_row_text: (nullable): borrowed, valid until the callback returns. */
const char *
wm_row_text (const WmRow *row, guint column)
{
  return (const char *) sqlite3_column_text (row->statement, (int) column);
}

gint64
wm_row_int (const WmRow *row, guint column)
{
  return sqlite3_column_int64 (row->statement, (int) column);
}

double
wm_row_number (const WmRow *row, guint column)
{
  return sqlite3_column_double (row->statement, (int) column);
}

gboolean
wm_row_is_null (const WmRow *row, guint column)
{
  return sqlite3_column_type (row->statement, (int) column) == SQLITE_NULL;
}
