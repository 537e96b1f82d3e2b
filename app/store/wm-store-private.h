/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the store share. Nothing outside app/store includes this. */
#pragma once
#include "wm-store.h"
#include "wm-vault.h"

#include <sqlite3.h>

struct _WmStore
{
  /* owned */
  WmVault *vault;
  sqlite3 *db;
  GHashTable *statements; /* SQL text -> sqlite3_stmt, prepared once */
  GHashTable *saved;      /* records of the open act: marked as stored when it is committed */
  char *user;             /* of the open act; NULL outside one */
  char *act;
  GHashTable *inserts;    /* schema -> its INSERT, borrowed from statements */
  guint8 chain[32];       /* hash of the newest audit entry of the open act or the store */
  gint64 last_entry;      /* and its number; -1 where the disk didn't let it be read */
  gint64 stored_entry;    /* the number that the table audit_head holds */
  gboolean migrated;      /* by this opening */
  char *clock_problem;    /* what to say of this computer's clock; NULL */
  GError *fault;          /* the newest; NULL */
  guint n_faults;
  WmFaultFunc watch;      /* NULL */
  gpointer watch_data;
};

struct _WmRow
{
  sqlite3_stmt *statement;
};

WmStore *_wm_store_start (WmVault *vault, GError **error);
gboolean _wm_store_fail (WmStore *self, int rc, const char *what, GError **error);
sqlite3_stmt *_wm_store_prepare (WmStore *self, const char *sql, GError **error);
gboolean _wm_store_run (WmStore *self, sqlite3_stmt *statement, const char *what, GError **error);
gboolean _wm_store_exec (WmStore *self, const char *sql, GError **error);
char *_wm_store_now (void);
gboolean _wm_store_migrate (WmStore *self, GError **error);

#define WM_AUDIT_DESTROY "destroy"

gboolean _wm_store_remove_row (WmStore *self, WmRecord *record, GError **error);
gboolean _wm_audit_load_head (WmStore *self, GError **error);
gboolean _wm_audit_add (WmStore *self, const char *action, const char *schema, const char *record,
                        const char *content, GError **error);
gboolean _wm_audit_record (WmStore *self, const char *action, WmRecord *record, GError **error);
gboolean _wm_backups_verify (WmStore *self, GError **error);
gboolean _wm_audit_store_head (WmStore *self, GError **error);
gboolean _wm_audit_verify (WmStore *self, GError **error);
gboolean _wm_audit_move (WmStore *self, GError **error);
