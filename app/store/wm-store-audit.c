/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit: who did what, when, in a chain of hashes (PR12). An entry keeps only a salted hash of the values; the
 * values and the salt stand in a row of their own that lawful destruction may erase without breaking the chain (PR18). */
#define G_LOG_DOMAIN "wm-store"
#include "wm-audit-private.h"

#include <string.h>

/* The NUL keeps neighbours apart. */
gcry_buffer_t
_wm_audit_text_part (const char *text)
{
  return (gcry_buffer_t){ .data = (void *) (text ? text : ""), .len = text ? strlen (text) + 1 : 1 };
}

gcry_buffer_t
_wm_audit_bytes_part (const void *bytes, gsize size)
{
  return (gcry_buffer_t){ .data = (void *) bytes, .len = size };
}

/* In one go: opening a handle would stir libgcrypt's random pool each time, which takes longer than the hash. */
void
_wm_audit_hash (const gcry_buffer_t *parts, int n, guint8 *out)
{
  gcry_md_hash_buffers (GCRY_MD_SHA256, 0, out, parts, n);
}

void
_wm_audit_digest (const void *salt, const char *content, guint8 *out)
{
  const gcry_buffer_t parts[] = { _wm_audit_bytes_part (salt, WM_AUDIT_SALT), _wm_audit_text_part (content) };
  _wm_audit_hash (parts, G_N_ELEMENTS (parts), out);
}

void
_wm_audit_link (const guint8 *previous, const WmAuditEntry *e, guint8 *out)
{
  char number[24];
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, e->n);
  const gcry_buffer_t parts[] = { _wm_audit_bytes_part (previous, WM_AUDIT_HASH), _wm_audit_text_part (number),
                                  _wm_audit_text_part (e->at),     _wm_audit_text_part (e->user),
                                  _wm_audit_text_part (e->act),    _wm_audit_text_part (e->action),
                                  _wm_audit_text_part (e->schema), _wm_audit_text_part (e->record),
                                  _wm_audit_bytes_part (e->digest, WM_AUDIT_HASH) };
  _wm_audit_hash (parts, G_N_ELEMENTS (parts), out);
}

/**
 * _wm_audit_load_head: the newest link, which the next entry is hashed with; unknown where it can't be read. It comes from
 * its own row: were it read from the entries, those cut off would be forgotten with the next act.
 */
gboolean
_wm_audit_load_head (WmStore *self, GError **error)
{
  memset (self->chain, 0, WM_AUDIT_HASH);
  self->last_entry = self->stored_entry = -1;
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT chain, n FROM audit_head", error);
  if (s == NULL)
    return FALSE;
  int rc = sqlite3_step (s);
  if (rc == SQLITE_ROW && sqlite3_column_bytes (s, 0) == WM_AUDIT_HASH)
    memcpy (self->chain, sqlite3_column_blob (s, 0), WM_AUDIT_HASH);
  if (rc == SQLITE_ROW)
    self->last_entry = self->stored_entry = sqlite3_column_int64 (s, 1);
  sqlite3_reset (s);
  return rc == SQLITE_ROW || _wm_store_fail (self, rc == SQLITE_DONE ? SQLITE_CORRUPT : rc, "audit", error);
}

/** _wm_audit_store_head: once per act, in its transaction. */
gboolean
_wm_audit_store_head (WmStore *self, GError **error)
{
  if (self->last_entry == self->stored_entry)
    return TRUE;
  sqlite3_stmt *s = _wm_store_prepare (self, "UPDATE audit_head SET n = ?, chain = ?", error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 1, self->last_entry);
  sqlite3_bind_blob (s, 2, self->chain, WM_AUDIT_HASH, SQLITE_STATIC);
  return _wm_store_run (self, s, "audit entry", error);
}

gboolean
_wm_audit_insert (WmStore *self, const WmAuditEntry *e, const guint8 *chain, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "INSERT INTO audit_entry (at, user, act, action, record_type, record, "
                                             "digest, chain, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (s == NULL)
    return FALSE;
  const char *texts[] = { e->at, e->user, e->act, e->action, e->schema, e->record };
  for (int i = 0; i < 6; i++)
    sqlite3_bind_text (s, i + 1, texts[i], -1, SQLITE_STATIC);
  sqlite3_bind_blob (s, 7, e->digest, WM_AUDIT_HASH, SQLITE_STATIC);
  sqlite3_bind_blob (s, 8, chain, WM_AUDIT_HASH, SQLITE_STATIC);
  sqlite3_bind_int64 (s, 9, e->n);
  return _wm_store_run (self, s, "audit entry", error);
}

gboolean
_wm_audit_insert_value (WmStore *self, gint64 n, const void *salt, const char *content, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "INSERT INTO audit_value (entry, salt, content) VALUES (?, ?, ?)", error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 1, n);
  sqlite3_bind_blob (s, 2, salt, WM_AUDIT_SALT, SQLITE_STATIC);
  sqlite3_bind_text (s, 3, content, -1, SQLITE_STATIC);
  return _wm_store_run (self, s, "audit entry", error);
}

/** _wm_audit_add: one entry of the open act; @content (nullable) goes to the erasable row, with its salt. */
gboolean
_wm_audit_add (WmStore *self, const char *action, const char *schema, const char *record, const char *content,
               GError **error)
{
  g_autofree char *now = _wm_store_now ();
  guint8 salt[WM_AUDIT_SALT], digest[WM_AUDIT_HASH] = { 0 }, chain[WM_AUDIT_HASH];
  if (content)
    {
      gcry_create_nonce (salt, WM_AUDIT_SALT);
      _wm_audit_digest (salt, content, digest);
    }
  WmAuditEntry e = { self->last_entry + 1, now, self->user, self->act, action, schema ? schema : "", record ? record : "", digest };
  _wm_audit_link (self->chain, &e, chain);
  if (!_wm_audit_insert (self, &e, chain, error))
    return FALSE;
  memcpy (self->chain, chain, WM_AUDIT_HASH);
  self->last_entry = e.n;
  return content == NULL || _wm_audit_insert_value (self, e.n, salt, content, error);
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text ? text : ""; *p; p++)
    if (*p == '\t' || *p == '\n' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p == '\t' ? 't' : *p == '\n' ? 'n' : '\\');
    else
      g_string_append_c (out, *p);
}

/** _wm_audit_record: a line "field TAB before TAB after" for each value that changed. */
gboolean
_wm_audit_record (WmStore *self, const char *action, WmRecord *record, GError **error)
{
  const WmSchema *schema = wm_record_get_schema (record);
  gboolean gone = action[0] == 'd';
  g_autoptr (GString) content = g_string_new (NULL);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const char *before = wm_record_get_stored_at (record, i);
      const char *after = gone ? NULL : wm_record_get_at (record, i);
      if (g_strcmp0 (before, after) == 0)
        continue;
      g_string_append_printf (content, "%s\t", schema->fields[i].name);
      append_escaped (content, before);
      g_string_append_c (content, '\t');
      append_escaped (content, after);
      g_string_append_c (content, '\n');
    }
  return _wm_audit_add (self, action, schema->name, wm_record_get_id (record), content->str, error);
}

/** wm_store_audit_note: an act that changes no record: a view, a print, an export. Its own act where none is open. */
gboolean
wm_store_audit_note (WmStore *self, const char *user, const char *action, const char *schema, const char *id,
                     const char *detail, GError **error)
{
  if (self->user)
    return _wm_audit_add (self, action, schema, id, detail, error);
  if (!wm_store_begin (self, user, action, error))
    return FALSE;
  if (_wm_audit_add (self, action, schema, id, detail, error))
    return wm_store_commit (self, error);
  wm_store_rollback (self);
  return FALSE;
}

static gboolean
run_with (WmStore *self, const char *sql, const char *id, const char *type, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, sql, error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_text (s, 1, id, -1, SQLITE_STATIC);
  if (type)
    sqlite3_bind_text (s, 2, type, -1, SQLITE_STATIC);
  return _wm_store_run (self, s, "audit", error);
}

/**
 * wm_store_erase:
 * @record: saved before; it may be deleted already
 *
 * Inside an act: lawful destruction (PR18). The record goes, and of every entry about it the values and their salt; who
 * did what and when stays, and the chain holds. What was typed about it and not saved goes too: a draft whose key names it. An
 * entry "destroy" vouches for the rows that are missing. What belongs to
 * the record is erased before it, one by one. Backups made before still hold all of it until they are gone too.
 */
gboolean
wm_store_erase (WmStore *self, WmRecord *record, GError **error)
{
  g_return_val_if_fail (self->user != NULL, FALSE);
  const WmSchema *schema = wm_record_get_schema (record);
  const char *id = wm_record_get_id (record);
  return run_with (self, "DELETE FROM audit_value WHERE entry IN (SELECT n FROM audit_entry WHERE record = ?1 AND record_type = ?2)",
                   id, schema->name, error)
         && run_with (self, "DELETE FROM draft WHERE instr ('/' || key || '/', '/' || ?1 || '/')", id, NULL, error)
         && _wm_store_remove_row (self, record, error) && _wm_audit_add (self, WM_AUDIT_DESTROY, schema->name, id, NULL, error);
}

/** wm_store_get_last_entry: the number of the newest audit entry, which only grows; 0 before the first. */
gint64
wm_store_get_last_entry (WmStore *self)
{
  return MAX (self->last_entry, 0);
}
