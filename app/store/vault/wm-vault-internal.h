/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the vault's own files share. */
#pragma once
#include "wm-disk.h"
#include "wm-keyfile.h"
#include "wm-vault.h"
#include "wm-vfs.h"

#define WM_VAULT_DB_NAME "clinic.db"
#define WM_VAULT_LOCK_NAME "clinic.lock"
#define WM_VAULT_TRIES_NAME "clinic.tries"
#define WM_VAULT_RESTORED_NAME "clinic.restored" /* when, until the next sign-in enters it in the audit */
#define WM_VAULT_MIN_PASSPHRASE 8
#define WM_VAULT_MAX_PEOPLE 64

struct _WmVault
{
  char *folder;  /* canonical, without symbolic links */
  char *db_path; /* the same path that SQLite arrives at */
  WmFd lock;
  WmKeyfile *keyfile;
  WmKeyfilesState files; /* how the two key files were found */
  guint slot;           /* who opened it */
  guint32 epoch;        /* of the data key that opened the database; 0 before */
  guint8 *private_half; /* of that slot; secure */
};

/* wm-vault.c */
gboolean _wm_vault_name_is_good (const char *name, GError **error);
gboolean _wm_vault_passphrase_is_good (const char *passphrase, GError **error);
guint _wm_vault_find_slot (const WmKeyfile *keys, const char *person);

/* wm-vault-code.c */
char *_wm_vault_code_new (void);
char *_wm_vault_code_normalize (const char *typed, GError **error);

/* wm-vault-connect.c */
gboolean _wm_vault_sqlite_error (GError **error, struct sqlite3 *db, int rc, const char *what);
struct sqlite3 *_wm_vault_connect_new (WmVault *self, GError **error);
struct sqlite3 *_wm_vault_reconnect (WmVault *self, GError **error);

/* wm-vault-slots.c: the public halves as the database knows them */
gboolean _wm_vault_slots_create (WmVault *self, struct sqlite3 *db, GError **error);
gboolean _wm_vault_slots_check (WmVault *self, struct sqlite3 *db, GError **error);
gboolean _wm_vault_slots_add (WmVault *self, struct sqlite3 *db, const WmKeyslot *slot, GError **error);
gboolean _wm_vault_slots_tidy (WmVault *self, struct sqlite3 *db, GError **error);

/* wm-vault-settle.c */
#define WM_VAULT_NEW_DB_NAME WM_VAULT_DB_NAME ".new"
gboolean _wm_vault_save_keys (WmVault *self, const WmKeyfile *keys, GError **error);
gboolean _wm_vault_settle (WmVault *self, struct sqlite3 *db, GError **error);
void _wm_vault_remove_new (WmVault *self);

/* wm-vault-tries.c: wrong tries in clinic.tries */
gboolean _wm_vault_unlock (WmVault *self, const char *phrase, guint8 *private_half, GError **error);

/* wm-vault-free-pages.c */
void _wm_vault_heal_free_pages (WmVault *self, struct sqlite3 *db);
