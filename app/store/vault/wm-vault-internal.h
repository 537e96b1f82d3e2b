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
#define WM_VAULT_MIN_PASSPHRASE 8

struct _WmVault
{
  char *folder;  /* canonical, without symbolic links */
  char *db_path; /* the same path that SQLite arrives at */
  WmFd lock;
  WmKeyfile *keyfile;
  guint slot;           /* who opened it */
  guint8 *private_half; /* of that slot; secure */
};

/* wm-vault-code.c */
char *_wm_vault_code_new (void);
char *_wm_vault_code_normalize (const char *typed, GError **error);

/* wm-vault-connect.c */
gboolean _wm_vault_sqlite_error (GError **error, struct sqlite3 *db, int rc, const char *what);
struct sqlite3 *_wm_vault_connect_new (WmVault *self, GError **error);

/* wm-vault-slots.c: the public halves as the database knows them */
gboolean _wm_vault_slots_create (WmVault *self, struct sqlite3 *db, GError **error);
gboolean _wm_vault_slots_check (WmVault *self, struct sqlite3 *db, GError **error);

/* wm-vault-free-pages.c */
void _wm_vault_heal_free_pages (WmVault *self, struct sqlite3 *db);
