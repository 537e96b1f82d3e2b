/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of the audit and its hashes. SHA-256 over parts whose ends are marked, so neighbours can't be shifted.
 *
 *   digest   salt, values; zero where the entry never had values
 *   chain    chain before, number, time, user, act, action, record type, record, digest
 *
 * Salt and values lie in audit_value. Once that row is erased nothing is left to try a guess against, and every link can
 * still be computed. */
#pragma once
#include "wm-store-private.h"

#include <gcrypt.h>

#define WM_AUDIT_SALT 16
#define WM_AUDIT_HASH 32

typedef struct
{
  gint64 n;
  const char *at, *user, *act, *action, *schema, *record;
  const void *digest;
} WmAuditEntry;

gcry_buffer_t _wm_audit_text_part (const char *text);
gcry_buffer_t _wm_audit_bytes_part (const void *bytes, gsize size);
void _wm_audit_hash (const gcry_buffer_t *parts, int n, guint8 *out);
void _wm_audit_digest (const void *salt, const char *content, guint8 *out);
void _wm_audit_link (const guint8 *previous, const WmAuditEntry *entry, guint8 *out);
void _wm_audit_read (sqlite3_stmt *s, WmAuditEntry *entry);
gboolean _wm_audit_insert (WmStore *self, const WmAuditEntry *entry, const guint8 *chain, GError **error);
gboolean _wm_audit_insert_value (WmStore *self, gint64 n, const void *salt, const char *content, GError **error);
