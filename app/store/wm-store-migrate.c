/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations: numbered SQL files, forward only, one transaction each. The file's number is the schema's
 * version after it ran. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <gio/gio.h>
#include <stdlib.h>

#define FOLDER "/org/waymark/Waymark/sql"

static int
by_name (const void *a, const void *b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* The schema's version after the file ran: its leading number. */
static int
number_of (const char *name)
{
  return (int) g_ascii_strtoll (name, NULL, 10);
}

static char **
list_migrations (guint *n)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *found = g_ptr_array_new ();
  for (guint i = 0; names && names[i]; i++)
    if (g_str_has_suffix (names[i], ".sql") && g_ascii_isdigit (names[i][0]))
      g_ptr_array_add (found, g_strdup (names[i]));
  *n = found->len;
  if (found->len)
    qsort (found->pdata, found->len, sizeof (gpointer), by_name);
  g_ptr_array_add (found, NULL);
  return (char **) g_ptr_array_free (found, FALSE);
}

static int
schema_version (WmStore *self)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "PRAGMA user_version", NULL);
  int version = s && sqlite3_step (s) == SQLITE_ROW ? sqlite3_column_int (s, 0) : -1;
  if (s)
    sqlite3_reset (s);
  return version;
}

static gboolean
links_hold (WmStore *self, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "PRAGMA foreign_key_check", error);
  int rc = s ? sqlite3_step (s) : SQLITE_ERROR;
  if (s)
    sqlite3_reset (s);
  if (rc == SQLITE_ROW)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_CORRUPT, "The clinic can’t be brought to this version of Waymark: "
                         "a record points to one that is gone. Nothing was changed.");
  else if (s && rc != SQLITE_DONE)
    _wm_store_fail (self, rc, "clinic", error);
  return rc == SQLITE_DONE;
}

/* What SQL can't do, in the same transaction, after the file of that number. */
static const struct
{
  int version;
  gboolean (*run) (WmStore *self, GError **error);
} further[] = {
  { 6, _wm_audit_move },
};

static gboolean
run_further (WmStore *self, int version, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (further); i++)
    if (further[i].version == version && !further[i].run (self, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_one (WmStore *self, const char *name, int version, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return FALSE;
  g_autofree char *sql = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d", version);
  if (_wm_store_exec (self, "BEGIN IMMEDIATE", error) && _wm_store_exec (self, sql, error)
      && run_further (self, version, error) && _wm_store_exec (self, stamp, error) && links_hold (self, error) && _wm_store_exec (self, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/** _wm_store_migrate: brings the file to this program's schema, or refuses a newer one untouched. */
gboolean
_wm_store_migrate (WmStore *self, GError **error)
{
  guint n;
  g_auto (GStrv) names = list_migrations (&n);
  int have = schema_version (self);
  if (have < 0)
    return _wm_store_fail (self, sqlite3_errcode (self->db), "clinic", error);
  if (have > (n ? number_of (names[n - 1]) : 0))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NEWER, "This clinic was last used by a newer Waymark. "
                           "Nothing was changed; install the newer version to open it.");
      return FALSE;
    }
  self->migrated = have > 0 && have < number_of (names[n - 1]);
  for (guint i = 0; i < n; i++)
    if (number_of (names[i]) > have && !run_one (self, names[i], number_of (names[i]), error))
      return FALSE;
  return TRUE;
}

/** wm_store_was_migrated: whether opening brought an older file to this program's schema. */
gboolean
wm_store_was_migrated (WmStore *self)
{
  return self->migrated;
}
