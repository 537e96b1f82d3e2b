/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An unlocked clinic folder: its lock is held, its keys are registered. */
#pragma once
#include "wm-error.h"

typedef struct _WmVault WmVault;
struct sqlite3;

WmVault *wm_vault_create (const char *folder, const char *person, const char *passphrase, char **recovery_code,
                          GError **error);
WmVault *wm_vault_open (const char *folder, const char *person, const char *passphrase, GError **error);
WmVault *wm_vault_open_recovery (const char *folder, const char *code, GError **error);
char **wm_vault_people (const char *folder, GError **error);
const char *wm_vault_get_person (WmVault *vault);
const char *wm_vault_get_folder (WmVault *vault);
struct sqlite3 *wm_vault_connect (WmVault *vault, GError **error);
gboolean wm_vault_check_passphrase (WmVault *vault, const char *passphrase, GError **error);
gboolean wm_vault_backup (WmVault *vault, struct sqlite3 *db, const char *file, GError **error);
gboolean wm_vault_restore (const char *file, const char *folder, GError **error);
gboolean wm_vault_verify (WmVault *vault, struct sqlite3 *db, GError **error);
void wm_vault_free (WmVault *vault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmVault, wm_vault_free)
