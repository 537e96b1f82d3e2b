/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQLite VFS "waymark": everything SQLite writes goes to the disk encrypted.
 *
 *   main database    AES-256-GCM per 4096-byte page (wm-vfs-main.c): changes are noticed
 *   journal, temp    XTS-AES-256 blocks (wm-vfs-block.c): short-lived, torn writes do no harm
 *   WAL, super-journal   refused
 *
 * A path opens only while its key is registered (wm-vfs-keys.c). wm-vfs.c holds the table of functions,
 * the choice by kind and the check that a wrong key can't do harm. */
#pragma once
#include <glib.h>
#include <sqlite3.h>

#define WM_VFS_NAME "waymark"

enum
{
  WM_PAGE_SIZE = 4096,
  WM_PAGE_RESERVE = 32, /* nonce 12, epoch 4, tag 16 */
  WM_PAGE_TEXT = WM_PAGE_SIZE - WM_PAGE_RESERVE,
};

/* SQLite locks the bytes at 1 GiB and never writes the page that holds them. */
#define WM_LOCK_PAGE (0x40000000u / WM_PAGE_SIZE + 1)

/* The cipher of a database's pages under one data key. */
typedef struct _WmPageKey WmPageKey;

gboolean wm_vfs_register (void);
gboolean wm_vfs_set_key (const char *full_path, const guint8 *data_key, const guint8 *db_id, guint32 epoch);
void wm_vfs_forget_key (const char *full_path);

int wm_vfs_read_sealed (sqlite3_file *file, guint32 page, guint32 n, guint8 *sealed);

WmPageKey *wm_page_key_new (const guint8 *data_key, const guint8 *db_id, guint32 epoch);
gboolean wm_page_seal (WmPageKey *self, guint32 page, const guint8 *clear, guint8 *sealed);
gboolean wm_page_open (WmPageKey *self, guint32 page, const guint8 *sealed, guint8 *clear);
void wm_page_key_free (WmPageKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPageKey, wm_page_key_free)
