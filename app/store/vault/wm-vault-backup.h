/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup is one file, little-endian:
 *
 *   header, 64 bytes   magic 8 | version 4 | key file's size 4 | pages 4 | zero 44
 *   key file           as clinic.keys, with the backup's own data key
 *   pages              as clinic.db, sealed under that key
 *   end, 32 bytes      SHA-256 of all before */
#pragma once
#include "wm-vault-internal.h"

enum
{
  WM_BACKUP_HEADER_SIZE = 64,
};

typedef struct
{
  guint32 keyfile_size;
  guint32 pages;
} WmBackupHeader;

void _wm_backup_header_write (const WmBackupHeader *header, guint8 *bytes);
gboolean _wm_backup_header_read (int fd, WmBackupHeader *header, const char *path, GError **error);
gboolean _wm_backup_is_one (const char *path);
gboolean _wm_backup_check (const char *path, GError **error);
gboolean _wm_backup_target_can_be_used (const char *file, GError **error);
gboolean _wm_vault_read_page (struct sqlite3 *db, guint32 page, guint8 *clear, GError **error);
gboolean _wm_vault_count_pages (WmVault *self, struct sqlite3 *db, guint32 *pages, GError **error);

/* wm-vault-copy.c */
WmVault *_wm_vault_of_copy (const WmVault *self, const char *folder, GError **error);
gboolean _wm_vault_copy_to (WmVault *self, struct sqlite3 *db, const char *folder, GError **error);

/* wm-vault-free-pages.c */
guint8 *_wm_vault_free_leaves (struct sqlite3 *db, guint32 pages, GError **error);
