/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault: who may open a clinic's folder, and the only way to its database.
 *
 * Threat model. Protects what lies on the disk of a machine that is off or locked out: a lost laptop, a
 * stolen backup, a discarded disk, files copied by a cloud service; and it notices rot and edits of the
 * database. Doesn't protect a running, unlocked program from malware or an administrator, swap and
 * hibernation images, weak passphrases, what was printed or exported; it shows file sizes and which pages
 * changed; it can't tell an older genuine state from the newest, which only a backup in backups/ shows; old copies of
 * the key file open with the old passphrase. A journal that a crash left is encrypted but not sealed: a change of it
 * before the next opening can come through.
 *
 * A clinic is one folder: clinic.db (sealed pages), clinic.keys and clinic.keys.copy (one key slot per
 * person and one for the printed recovery code), clinic.tries (wrong passphrases, counted), clinic.lock. All errors are of WM_ERROR. */
#pragma once
#include "wm-error.h"

struct sqlite3;

/* Wrong tries at signing in as one person that nobody was told of yet. */
typedef struct
{
  const char *person; /* "" for the recovery code */
  guint n;
  gint64 first, last; /* seconds since 1970, UTC */
} WmVaultFailures;

/* A key under a new passphrase, not in force yet: made in any thread, since that takes as long as two derivations. */
typedef struct _WmVaultKey WmVaultKey;

/* A new data key on its way into force. */
typedef struct _WmRotation WmRotation;

/* An unlocked clinic folder: the lock is held, the keys are in secure memory. */
typedef struct _WmVault WmVault;

WmVault *wm_vault_create (const char *folder, const char *person, const char *passphrase,
                          char **recovery_code, GError **error);
WmVault *wm_vault_open (const char *folder, const char *person, const char *passphrase, GError **error);
WmVault *wm_vault_open_recovery (const char *folder, const char *code, GError **error);
char **wm_vault_people (const char *folder, GError **error);
const char *wm_vault_get_person (WmVault *vault);
const char *wm_vault_get_folder (WmVault *vault);
struct sqlite3 *wm_vault_connect (WmVault *vault, GError **error);
gboolean wm_vault_check_passphrase (WmVault *vault, const char *passphrase, GError **error);

/* wm-vault-people.c, wm-vault-rotate.c: who may open it from now on; none of them needs the others present */
WmVaultKey *wm_vault_prepare_key (WmVault *vault, const char *person, const char *passphrase, gboolean adds,
                                  GError **error);
gboolean wm_vault_apply_key (WmVault *vault, struct sqlite3 *db, const WmVaultKey *key, GError **error);
void wm_vault_key_free (WmVaultKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmVaultKey, wm_vault_key_free)
gboolean wm_vault_may_add (WmVault *vault, const char *person, const char *passphrase, GError **error);
gboolean wm_vault_add_person (WmVault *vault, struct sqlite3 *db, const char *person, const char *passphrase,
                              GError **error);
gboolean wm_vault_set_passphrase (WmVault *vault, struct sqlite3 *db, const char *person,
                                  const char *passphrase, GError **error);
WmRotation *wm_vault_begin_rotation (WmVault *vault, struct sqlite3 *db, const char *leaver, GError **error);
gboolean wm_vault_run_rotation (WmRotation *rotation, GError **error);
gboolean wm_vault_end_rotation (WmRotation *rotation, struct sqlite3 **db, gboolean written, GError **error);
char **wm_vault_get_people (WmVault *vault);
char *wm_vault_describe_keys (WmVault *vault);
gboolean wm_vault_repair_keys (WmVault *vault, GError **error);
GArray *wm_vault_list_failures (WmVault *vault);
void wm_vault_forget_failures (WmVault *vault);

gboolean wm_vault_backup (WmVault *vault, struct sqlite3 *db, const char *file, GError **error);
gboolean wm_vault_restore (const char *file, const char *folder, GError **error);
char *wm_vault_get_restored (WmVault *vault);
void wm_vault_forget_restored (WmVault *vault);
gboolean wm_vault_verify (WmVault *vault, struct sqlite3 *db, GError **error);
void wm_vault_free (WmVault *vault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmVault, wm_vault_free)
