/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit of schemas 1 to 5 kept each salt in the entry, where no destruction reached it, and every link needed it.
 * Migration 6 moves salts to the values and links the entries anew. Each entry is checked on the way as those schemas
 * checked it: one that was broken stays broken under its number. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-audit-private.h"

#include <string.h>

#define OLD "SELECT e.n, e.at, e.user, e.act, e.action, e.record_type, e.record, e.digest, e.salt, e.chain, v.content " \
            "FROM audit_entry_1 e LEFT JOIN audit_value_1 v ON v.entry = e.n ORDER BY e.n"

typedef struct
{
  WmStore *store;
  guint8 old_chain[WM_AUDIT_HASH], chain[WM_AUDIT_HASH];
  gint64 n;
} Move;

static void
old_link (const guint8 *previous, const WmAuditEntry *e, const void *salt, guint8 *out)
{
  char number[24];
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, e->n);
  const gcry_buffer_t parts[] = { _wm_audit_bytes_part (previous, WM_AUDIT_HASH), _wm_audit_text_part (number),
                                  _wm_audit_text_part (e->at),     _wm_audit_text_part (e->user),
                                  _wm_audit_text_part (e->act),    _wm_audit_text_part (e->action),
                                  _wm_audit_text_part (e->schema), _wm_audit_text_part (e->record),
                                  _wm_audit_bytes_part (salt, WM_AUDIT_SALT),
                                  _wm_audit_bytes_part (e->digest, WM_AUDIT_HASH) };
  _wm_audit_hash (parts, G_N_ELEMENTS (parts), out);
}

static gboolean
sizes_are_right (sqlite3_stmt *s)
{
  return sqlite3_column_bytes (s, 7) == WM_AUDIT_HASH && sqlite3_column_bytes (s, 8) == WM_AUDIT_SALT
         && sqlite3_column_bytes (s, 9) == WM_AUDIT_HASH;
}

/* Whether the entry was sound; leaves the old chain as it was stored, so that one break counts once. */
static gboolean
was_sound (Move *m, sqlite3_stmt *s, const WmAuditEntry *e)
{
  guint8 link[WM_AUDIT_HASH], digest[WM_AUDIT_HASH];
  const char *content = (const char *) sqlite3_column_text (s, 10);
  old_link (m->old_chain, e, sqlite3_column_blob (s, 8), link);
  gboolean sound = e->n == m->n && memcmp (link, sqlite3_column_blob (s, 9), WM_AUDIT_HASH) == 0;
  memcpy (m->old_chain, sqlite3_column_blob (s, 9), WM_AUDIT_HASH);
  if (content == NULL)
    return sound;
  _wm_audit_digest (sqlite3_column_blob (s, 8), content, digest);
  return sound && memcmp (digest, e->digest, WM_AUDIT_HASH) == 0;
}

/* An entry that never had values had the hash of none; its digest is zero from now on. */
static gboolean
move_entry (Move *m, sqlite3_stmt *s, GError **error)
{
  static const guint8 zero[WM_AUDIT_HASH];
  guint8 none[WM_AUDIT_HASH];
  WmAuditEntry e;
  _wm_audit_read (s, &e);
  m->n++;
  gboolean whole = sizes_are_right (s), sound = whole && was_sound (m, s, &e);
  const char *content = (const char *) sqlite3_column_text (s, 10);
  m->n = e.n; /* a gap is told once, by its number */
  if (whole && content == NULL)
    _wm_audit_digest (sqlite3_column_blob (s, 8), NULL, none);
  if (!whole || (content == NULL && memcmp (none, e.digest, WM_AUDIT_HASH) == 0))
    e.digest = zero;
  _wm_audit_link (m->chain, &e, m->chain);
  if (!sound)
    memset (m->chain, 0, WM_AUDIT_HASH);
  return _wm_audit_insert (m->store, &e, m->chain, error)
         && (!whole || content == NULL || _wm_audit_insert_value (m->store, e.n, sqlite3_column_blob (s, 8), content, error));
}

/** _wm_audit_move: in the transaction of migration 6. */
gboolean
_wm_audit_move (WmStore *self, GError **error)
{
  Move m = { .store = self };
  sqlite3_stmt *s = NULL;
  int rc = sqlite3_prepare_v2 (self->db, OLD, -1, &s, NULL);
  gboolean moved = TRUE;
  while (moved && rc != SQLITE_DONE && (rc == SQLITE_OK || rc == SQLITE_ROW))
    if ((rc = sqlite3_step (s)) == SQLITE_ROW)
      moved = move_entry (&m, s, error);
  sqlite3_finalize (s);
  if (!moved || (rc != SQLITE_DONE && !_wm_store_fail (self, rc, "audit", error)))
    return FALSE;
  memcpy (self->chain, m.chain, WM_AUDIT_HASH);
  self->last_entry = m.n;
  self->stored_entry = 0;
  return _wm_audit_store_head (self, error)
         && _wm_store_exec (self, "DROP TABLE audit_value_1; DROP TABLE audit_entry_1", error);
}
