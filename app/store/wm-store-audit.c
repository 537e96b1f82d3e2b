/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit: who did what, when, in a chain of hashes. An entry keeps only a salted hash of the values;
 * the values themselves stand in a row of their own that lawful destruction may erase without breaking
 * the chain (PR12, PR18). */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <gcrypt.h>
#include <string.h>

#define SALT 16
#define HASH 32

typedef struct
{
  gint64 n;
  const char *at, *user, *act, *action, *schema, *record;
  const void *salt, *digest;
} Entry;

/* The NUL keeps neighbours apart. */
static gcry_buffer_t
text_part (const char *text)
{
  return (gcry_buffer_t){ .data = (void *) (text ? text : ""), .len = text ? strlen (text) + 1 : 1 };
}

static gcry_buffer_t
bytes_part (const void *bytes, gsize size)
{
  return (gcry_buffer_t){ .data = (void *) bytes, .len = size };
}

/* In one go: opening a handle would stir libgcrypt's random pool each time, which takes longer than the hash. */
static void
hash_parts (const gcry_buffer_t *parts, int n, guint8 out[HASH])
{
  gcry_md_hash_buffers (GCRY_MD_SHA256, 0, out, parts, n);
}

static void
digest_of (const void *salt, const char *content, guint8 out[HASH])
{
  const gcry_buffer_t parts[] = { bytes_part (salt, SALT), text_part (content) };
  hash_parts (parts, G_N_ELEMENTS (parts), out);
}

static void
link_of (const guint8 previous[HASH], const Entry *e, guint8 out[HASH])
{
  char number[24];
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, e->n);
  const gcry_buffer_t parts[] = { bytes_part (previous, HASH), text_part (number),     text_part (e->at),     text_part (e->user),
                                  text_part (e->act),          text_part (e->action),  text_part (e->schema), text_part (e->record),
                                  bytes_part (e->salt, SALT),  bytes_part (e->digest, HASH) };
  hash_parts (parts, G_N_ELEMENTS (parts), out);
}

/** _wm_audit_load_head: the newest link, which the next entry is hashed with; unknown where it can't be read. */
gboolean
_wm_audit_load_head (WmStore *self, GError **error)
{
  memset (self->chain, 0, HASH);
  self->last_entry = -1;
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT chain, n FROM audit_entry ORDER BY n DESC LIMIT 1", error);
  if (s == NULL)
    return FALSE;
  int rc = sqlite3_step (s);
  if (rc == SQLITE_ROW && sqlite3_column_bytes (s, 0) == HASH)
    memcpy (self->chain, sqlite3_column_blob (s, 0), HASH);
  if (rc == SQLITE_ROW || rc == SQLITE_DONE)
    self->last_entry = rc == SQLITE_ROW ? sqlite3_column_int64 (s, 1) : 0;
  sqlite3_reset (s);
  return rc == SQLITE_ROW || rc == SQLITE_DONE ? TRUE : _wm_store_fail (self->db, rc, "audit", error);
}

static gboolean
insert_entry (WmStore *self, const Entry *e, const guint8 chain[HASH], GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "INSERT INTO audit_entry (at, user, act, action, record_type, record, salt, "
                                             "digest, chain, n) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (s == NULL)
    return FALSE;
  const char *texts[] = { e->at, e->user, e->act, e->action, e->schema, e->record };
  for (int i = 0; i < 6; i++)
    sqlite3_bind_text (s, i + 1, texts[i], -1, SQLITE_STATIC);
  sqlite3_bind_blob (s, 7, e->salt, SALT, SQLITE_STATIC);
  sqlite3_bind_blob (s, 8, e->digest, HASH, SQLITE_STATIC);
  sqlite3_bind_blob (s, 9, chain, HASH, SQLITE_STATIC);
  sqlite3_bind_int64 (s, 10, e->n);
  return _wm_store_run (self, s, "audit entry", error);
}

/** _wm_audit_add: one entry of the open act; @content (nullable) goes to the erasable row. */
gboolean
_wm_audit_add (WmStore *self, const char *action, const char *schema, const char *record, const char *content,
               GError **error)
{
  g_autofree char *now = _wm_store_now ();
  guint8 salt[SALT], digest[HASH], chain[HASH];
  gcry_create_nonce (salt, SALT);
  digest_of (salt, content, digest);
  Entry e = { self->last_entry + 1, now, self->user, self->act, action, schema ? schema : "", record ? record : "", salt, digest };
  link_of (self->chain, &e, chain);
  if (!insert_entry (self, &e, chain, error))
    return FALSE;
  memcpy (self->chain, chain, HASH);
  self->last_entry = e.n;
  if (content == NULL)
    return TRUE;
  sqlite3_stmt *s = _wm_store_prepare (self, "INSERT INTO audit_value (entry, content) VALUES (?, ?)", error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 1, e.n);
  sqlite3_bind_text (s, 2, content, -1, SQLITE_STATIC);
  return _wm_store_run (self, s, "audit entry", error);
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
check_entry (sqlite3_stmt *s, guint8 chain[HASH], gint64 expected)
{
  Entry e = { .n = sqlite3_column_int64 (s, 0) };
  const char **texts[] = { &e.at, &e.user, &e.act, &e.action, &e.schema, &e.record };
  for (int i = 0; i < 6; i++)
    *texts[i] = (const char *) sqlite3_column_text (s, i + 1);
  if (e.n != expected || sqlite3_column_bytes (s, 7) != SALT || sqlite3_column_bytes (s, 8) != HASH
      || sqlite3_column_bytes (s, 9) != HASH)
    return FALSE;
  e.salt = sqlite3_column_blob (s, 7);
  e.digest = sqlite3_column_blob (s, 8);
  guint8 digest[HASH], link[HASH];
  link_of (chain, &e, link);
  if (memcmp (link, sqlite3_column_blob (s, 9), HASH) != 0)
    return FALSE;
  memcpy (chain, link, HASH);
  if (sqlite3_column_type (s, 10) == SQLITE_NULL) /* erased by lawful destruction, or never had values */
    return TRUE;
  digest_of (e.salt, (const char *) sqlite3_column_text (s, 10), digest);
  return memcmp (digest, e.digest, HASH) == 0;
}

/** _wm_audit_verify: recomputes every link and every value's hash; names the first that is broken. */
gboolean
_wm_audit_verify (WmStore *self, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT e.n, e.at, e.user, e.act, e.action, e.record_type, e.record, e.salt, "
    "e.digest, e.chain, v.content FROM audit_entry e LEFT JOIN audit_value v ON v.entry = e.n ORDER BY e.n", error);
  if (s == NULL)
    return FALSE;
  guint8 chain[HASH] = { 0 };
  gint64 n = 0;
  int rc;
  while ((rc = sqlite3_step (s)) == SQLITE_ROW)
    if (!check_entry (s, chain, ++n))
      {
        sqlite3_reset (s);
        g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, "The audit is broken at entry %" G_GINT64_FORMAT ": it was "
                     "changed after it was written. Restore the newest backup.", n);
        return FALSE;
      }
  sqlite3_reset (s);
  return rc == SQLITE_DONE ? TRUE : _wm_store_fail (self->db, rc, "audit", error);
}
