/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the audit still says what was entered. Noticed: a changed, exchanged, added or removed entry; values that were
 * changed, or that are gone without an entry "destroy"; newest entries cut off, by the head that each act writes beside
 * them, and, where someone set that back too, by records that were saved after the last entry left. wm_backups_verify()
 * compares with the newest backup. Not noticed: a folder put back as a whole, its backups with it, to an older genuine
 * state; and views cut off, the head with them, by someone who holds a key and writes past the program. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-audit-private.h"

#include <string.h>

#define ALL "SELECT e.n, e.at, e.user, e.act, e.action, e.record_type, e.record, e.digest, e.chain, v.salt, v.content " \
            "FROM audit_entry e LEFT JOIN audit_value v ON v.entry = e.n ORDER BY e.n"
#define DESTROYED "SELECT record_type, record, max (n) FROM audit_entry WHERE action = '" WM_AUDIT_DESTROY "' GROUP BY 1, 2"

typedef struct
{
  GHashTable *destroyed; /* "type TAB record" -> number of its last entry "destroy" */
  guint8 chain[WM_AUDIT_HASH];
  gint64 n;
  char *at;     /* of the newest entry that was read */
  char *newest; /* the latest time of any entry */
} Check;

static gboolean
broken (gint64 n, const char *at, const char *what, GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, "The audit is broken at entry %" G_GINT64_FORMAT ", %s: %s. Restore the newest "
               "backup.", n, at && *at ? at : "time unknown", what);
  return FALSE;
}

/** _wm_audit_read: the first eight columns, all but the chain; borrowed from the statement. */
void
_wm_audit_read (sqlite3_stmt *s, WmAuditEntry *e)
{
  const char **texts[] = { &e->at, &e->user, &e->act, &e->action, &e->schema, &e->record };
  e->n = sqlite3_column_int64 (s, 0);
  for (int i = 0; i < 6; i++)
    *texts[i] = (const char *) sqlite3_column_text (s, i + 1);
  e->digest = sqlite3_column_blob (s, 7);
}

static gboolean
link_holds (Check *c, sqlite3_stmt *s, const WmAuditEntry *e)
{
  guint8 link[WM_AUDIT_HASH];
  if (sqlite3_column_bytes (s, 7) != WM_AUDIT_HASH || sqlite3_column_bytes (s, 8) != WM_AUDIT_HASH)
    return FALSE;
  _wm_audit_link (c->chain, e, link);
  memcpy (c->chain, link, WM_AUDIT_HASH);
  return memcmp (link, sqlite3_column_blob (s, 8), WM_AUDIT_HASH) == 0;
}

static gboolean
values_hold (sqlite3_stmt *s, const WmAuditEntry *e)
{
  guint8 digest[WM_AUDIT_HASH];
  if (sqlite3_column_bytes (s, 9) != WM_AUDIT_SALT)
    return FALSE;
  _wm_audit_digest (sqlite3_column_blob (s, 9), (const char *) sqlite3_column_text (s, 10), digest);
  return memcmp (digest, e->digest, WM_AUDIT_HASH) == 0;
}

/* Values may be missing where there never were any, or where a later entry says that they were destroyed. */
static gboolean
may_lack_values (Check *c, const WmAuditEntry *e)
{
  static const guint8 zero[WM_AUDIT_HASH];
  if (memcmp (e->digest, zero, WM_AUDIT_HASH) == 0)
    return TRUE;
  g_autofree char *key = g_strconcat (e->schema, "\t", e->record, NULL);
  const gint64 *last = g_hash_table_lookup (c->destroyed, key);
  return last && *last > e->n;
}

static gboolean
check_entry (Check *c, sqlite3_stmt *s, GError **error)
{
  WmAuditEntry e;
  _wm_audit_read (s, &e);
  if (e.n != ++c->n)
    return broken (c->n, c->at, "entries are missing after that time", error);
  g_free (c->at);
  c->at = g_strdup (e.at);
  if (g_strcmp0 (c->newest, e.at) < 0)
    {
      g_free (c->newest);
      c->newest = g_strdup (e.at);
    }
  gboolean has_values = sqlite3_column_type (s, 10) != SQLITE_NULL;
  if (!link_holds (c, s, &e) || (has_values && !values_hold (s, &e)))
    return broken (e.n, e.at, "it was changed after it was written", error);
  return has_values || may_lack_values (c, &e) || broken (e.n, e.at, "its values were removed", error);
}

static gboolean
check_all (WmStore *self, Check *c, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, ALL, error);
  if (s == NULL)
    return FALSE;
  int rc;
  gboolean holds = TRUE;
  while (holds && (rc = sqlite3_step (s)) == SQLITE_ROW)
    holds = check_entry (c, s, error);
  sqlite3_reset (s);
  return holds && (rc == SQLITE_DONE || _wm_store_fail (self, rc, "audit", error));
}

static gboolean
load_destroyed (WmStore *self, Check *c, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, DESTROYED, error);
  if (s == NULL)
    return FALSE;
  int rc;
  while ((rc = sqlite3_step (s)) == SQLITE_ROW)
    {
      gint64 n = sqlite3_column_int64 (s, 2);
      g_hash_table_insert (c->destroyed, g_strconcat ((const char *) sqlite3_column_text (s, 0), "\t",
                                                      (const char *) sqlite3_column_text (s, 1), NULL),
                           g_memdup2 (&n, sizeof n));
    }
  sqlite3_reset (s);
  return rc == SQLITE_DONE || _wm_store_fail (self, rc, "audit", error);
}

/* The head is what the last act left: entries behind it were added, entries before it were cut off. */
static gboolean
check_head (WmStore *self, Check *c, GError **error)
{
  if (!_wm_audit_load_head (self, error))
    return FALSE;
  if (self->last_entry > c->n)
    return broken (c->n + 1, c->at, "the newest entries, after that time, were cut off", error);
  if (self->last_entry < c->n || memcmp (self->chain, c->chain, WM_AUDIT_HASH) != 0)
    return broken (c->n, c->at, "it was added or changed past the program", error);
  return TRUE;
}

/* Entries are stamped after the record that they are about, so no record is newer than the newest entry. */
static gboolean
check_records (WmStore *self, Check *c, GError **error)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  gboolean holds = TRUE;
  for (guint i = 0; holds && i < n; i++)
    {
      g_autofree char *table = wm_schema_table (all[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT max (changed) FROM %s", table);
      sqlite3_stmt *s = _wm_store_prepare (self, sql, error);
      int rc = s ? sqlite3_step (s) : SQLITE_ERROR;
      if (s == NULL || (rc != SQLITE_ROW && !_wm_store_fail (self, rc, all[i]->name, error)))
        return FALSE;
      if (g_strcmp0 ((const char *) sqlite3_column_text (s, 0), c->newest) > 0)
        holds = broken (c->n + 1, c->at, "records were saved later than that, so the newest entries were cut off", error);
      sqlite3_reset (s);
    }
  return holds;
}

/** _wm_audit_verify: recomputes every link and every value's hash; names the first that is broken and its time. */
gboolean
_wm_audit_verify (WmStore *self, GError **error)
{
  g_autoptr (GHashTable) destroyed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Check c = { .destroyed = destroyed };
  gboolean holds = load_destroyed (self, &c, error) && check_all (self, &c, error) && check_head (self, &c, error)
                   && check_records (self, &c, error);
  g_free (c.at);
  g_free (c.newest);
  return holds;
}
