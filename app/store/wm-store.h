/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's store: records in and out by their tables, named queries, one transaction per act, the
 * audit chain, drafts. The only room that knows SQL. One connection, one thread. */
#pragma once
#include "wm-error.h"
#include "wm-record.h"

typedef struct _WmStore WmStore;
typedef struct _WmRow WmRow;
typedef gboolean (*WmRowFunc) (const WmRow *row, gpointer data);

WmStore *wm_store_create (const char *folder, const char *person, const char *passphrase,
                          char **recovery_code, GError **error);
WmStore *wm_store_open (const char *folder, const char *person, const char *passphrase, GError **error);
WmStore *wm_store_open_recovery (const char *folder, const char *code, GError **error);
void wm_store_close (WmStore *self);
char **wm_store_people (const char *folder, GError **error);
gboolean wm_store_was_migrated (WmStore *self);
const char *wm_store_describe_clock (WmStore *self);
const char *wm_store_get_person (WmStore *self);
const char *wm_store_get_folder (WmStore *self);
gboolean wm_store_check_passphrase (WmStore *self, const char *passphrase, GError **error);
typedef struct _WmPresence WmPresence;
WmPresence *wm_store_prove_presence (WmStore *self, const char *passphrase, GError **error);
gboolean wm_store_take_presence (WmStore *self, WmPresence *presence, GError **error);
void wm_presence_free (WmPresence *presence);


/* wm-store-people.c: who may sign in */
typedef struct _WmVaultKey WmNewKey; /* a key under a new passphrase, not in force yet */
WmNewKey *wm_store_prepare_key (WmStore *self, const char *person, const char *passphrase, gboolean adds, GError **error);
gboolean wm_store_apply_key (WmStore *self, const WmNewKey *key, GError **error);
void wm_store_key_free (WmNewKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmNewKey, wm_store_key_free)
char **wm_store_get_people (WmStore *self);
gboolean wm_store_may_add_person (WmStore *self, const char *person, const char *passphrase, GError **error);
typedef struct _WmRotation WmRotation; /* a new data key on its way into force */
WmRotation *wm_store_begin_rotation (WmStore *self, const char *leaver, GError **error);
gboolean wm_store_run_rotation (WmRotation *rotation, GError **error);
gboolean wm_store_end_rotation (WmStore *self, WmRotation *rotation, gboolean written, GError **error);
gboolean wm_store_note_failures (WmStore *self, const char *user, GError **error);
char *wm_store_describe_keys (WmStore *self);
gboolean wm_store_repair_keys (WmStore *self, GError **error);

gboolean wm_store_begin (WmStore *self, const char *user, const char *act, GError **error);
gboolean wm_store_commit (WmStore *self, GError **error);
void wm_store_rollback (WmStore *self);
typedef void (*WmFaultFunc) (const char *sentence, gpointer data);
void wm_store_watch_faults (WmStore *self, WmFaultFunc func, gpointer data);
guint wm_store_count_faults (WmStore *self);
gboolean wm_store_read_whole (WmStore *self, guint before, GError **error);
void wm_store_expect_bulk (WmStore *self, gboolean bulk);
void wm_store_give_memory_back (WmStore *self);

WmRecord *wm_store_load (WmStore *self, const WmSchema *schema, const char *id, GError **error);
GPtrArray *wm_store_list (WmStore *self, const WmSchema *schema, const char *field, const char *value,
                          GError **error);
gboolean wm_store_save (WmStore *self, WmRecord *record, GError **error);
gboolean wm_store_delete (WmStore *self, WmRecord *record, GError **error);

gboolean wm_store_query (WmStore *self, const char *name, WmRowFunc func, gpointer data, GError **error,
                         const char *param, ...);
const char *wm_row_text (const WmRow *row, guint column);
gint64 wm_row_int (const WmRow *row, guint column);
double wm_row_number (const WmRow *row, guint column);
gboolean wm_row_is_null (const WmRow *row, guint column);

gboolean wm_store_put_draft (WmStore *self, const char *key, const char *text, GError **error);
char *wm_store_get_draft (WmStore *self, const char *key);
char **wm_store_list_drafts (WmStore *self);

gboolean wm_store_audit_note (WmStore *self, const char *user, const char *action, const char *schema,
                              const char *id, const char *detail, GError **error);
gboolean wm_store_erase (WmStore *self, WmRecord *record, GError **error);
gint64 wm_store_get_last_entry (WmStore *self);
GHashTable *wm_store_audited (WmStore *self, const WmSchema *schema, GHashTable *ids, GError **error);
gboolean wm_store_verify (WmStore *self, GError **error);
typedef struct _WmBackupJob WmBackupJob;
char *wm_store_newest_backup (WmStore *self);
gboolean wm_store_changed_since_backup (WmStore *self, const char *newest);
WmBackupJob *wm_store_begin_backup (WmStore *self, guint keep, GError **error);
WmBackupJob *wm_store_begin_backup_to (WmStore *self, const char *file, GError **error);
gboolean wm_backup_job_run (WmBackupJob *job, GError **error);
void wm_backup_job_free (WmBackupJob *job);
char *wm_store_get_restored (WmStore *self);
void wm_store_forget_restored (WmStore *self);
gboolean wm_store_restore (const char *file, const char *folder, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmStore, wm_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmBackupJob, wm_backup_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPresence, wm_presence_free)
