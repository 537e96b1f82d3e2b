/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the parts of the shim, and its seams for tests. */
#pragma once
#include "wm-vfs.h"
#include "wm-crypto.h"

typedef struct _WmBlockKey WmBlockKey;

/* The kind goes into tags and tweaks: bytes of one kind of file mean nothing in another. */
typedef enum
{
  WM_VFS_MAIN = 1,
  WM_VFS_JOURNAL = 2,
  WM_VFS_TEMP = 3,
} WmVfsKind;

/* What SQLite holds for an open file; the file of the VFS below follows in the same memory. */
typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  WmPageKey *page_key;   /* main database */
  WmBlockKey *block_key; /* everything else */
} WmVfsFile;

/* Subkeys of one database, by wm_vfs_set_key(). */
typedef struct
{
  guint8 *main_key;    /* WM_SUBKEY_SIZE, secure; the first half is used */
  guint8 *journal_key; /* WM_SUBKEY_SIZE, secure */
  guint32 epoch;
} WmVfsKeys;

/* wm-vfs-keys.c */
gboolean _wm_vfs_keys_open (const char *full_path, WmPageKey **page_key, WmBlockKey **block_key);

/* wm-vfs-page.c */
WmPageKey *_wm_page_key_from_subkey (const guint8 *subkey, guint32 epoch);

/* wm-vfs-main.c, wm-vfs-block.c: methods of open files */
extern const sqlite3_io_methods _wm_vfs_main_methods;
extern const sqlite3_io_methods _wm_vfs_block_methods;
WmBlockKey *_wm_block_key_new (const guint8 *subkey, WmVfsKind kind);
void _wm_block_key_free (WmBlockKey *self);
gboolean _wm_block_open (WmBlockKey *self, guint64 block, gsize begin, gsize end, guint8 *bytes);

/* wm-vfs-pass.c: methods that only pass on to the file below */
int _wm_vfs_close (sqlite3_file *file);
int _wm_vfs_sync (sqlite3_file *file, int flags);
int _wm_vfs_file_size (sqlite3_file *file, sqlite3_int64 *size);
int _wm_vfs_lock (sqlite3_file *file, int level);
int _wm_vfs_unlock (sqlite3_file *file, int level);
int _wm_vfs_check_reserved_lock (sqlite3_file *file, int *result);
int _wm_vfs_file_control (sqlite3_file *file, int op, void *argument);
int _wm_vfs_sector_size (sqlite3_file *file);
int _wm_vfs_device_characteristics (sqlite3_file *file);

/* For tests: puts a watching VFS below the shim (before the first use), counts temporary files. */
void _wm_vfs_set_below (sqlite3_vfs *below);
guint _wm_vfs_count_temp_files (void);
