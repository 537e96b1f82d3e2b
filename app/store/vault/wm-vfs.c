/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The VFS itself: what kind a file is, which key it gets, and whether that key is the right one. */
#define G_LOG_DOMAIN "wm-vfs"
#include "wm-vfs-private.h"

#include <string.h>

static const guint8 journal_magic[] = { 0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7 };

static sqlite3_vfs *below;
static sqlite3_vfs shim;
static gint temp_files;

static WmVfsFile *
file_init (sqlite3_file *file)
{
  WmVfsFile *self = (WmVfsFile *)file;
  memset (self, 0, (gsize)shim.szOsFile);
  self->real = (sqlite3_file *)(self + 1);
  return self;
}

/* Opens page @number of the file below with the key of @self. */
static gboolean
page_opens (WmVfsFile *self, guint32 number)
{
  guint8 sealed[WM_PAGE_SIZE];
  guint8 clear[WM_PAGE_SIZE];
  sqlite3_int64 at = (sqlite3_int64)(number - 1) * WM_PAGE_SIZE;
  gboolean opens = self->real->pMethods->xRead (self->real, sealed, WM_PAGE_SIZE, at) == SQLITE_OK
                   && wm_page_open (self->page_key, number, sealed, clear);
  explicit_bzero (clear, sizeof clear);
  return opens;
}

/* Whether the database's journal was written with this key. */
static gboolean
journal_opens (const char *database)
{
  guint8 bytes[WM_PAGE_SIZE] = { 0 };
  WmBlockKey *key = NULL;
  sqlite3_file *real = g_malloc0 ((gsize)below->szOsFile);
  gboolean opens = FALSE;
  int flags = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_READONLY;

  if (below->xOpen (below, sqlite3_filename_journal (database), real, flags, &flags) == SQLITE_OK)
    opens = real->pMethods->xRead (real, bytes, 16, 0) == SQLITE_OK
            && _wm_vfs_keys_open (database, NULL, &key) && _wm_block_open (key, 0, 0, 16, bytes)
            && memcmp (bytes, journal_magic, sizeof journal_magic) == 0;
  if (real->pMethods)
    real->pMethods->xClose (real);
  _wm_block_key_free (key);
  g_free (real);
  return opens;
}

/* One open with a wrong key would make SQLite take a hot journal for rubbish and delete it, and with it the
 * database. So the key is tried before SQLite sees the file: page 1 must open. It may be torn when power
 * failed while it was written; then the journal that repairs it must open. */
static int
check_key (WmVfsFile *self, const char *name)
{
  sqlite3_int64 size;
  int rc = self->real->pMethods->xFileSize (self->real, &size);
  if (rc != SQLITE_OK)
    return rc;
  if (size == 0 || page_opens (self, 1) || journal_opens (name))
    return SQLITE_OK;
  return page_opens (self, 2) ? SQLITE_CORRUPT : SQLITE_NOTADB; /* the key is right, or it isn't */
}

static int
open_main (WmVfsFile *self, const char *name, int flags, int *out_flags)
{
  int rc;
  if (!name || !_wm_vfs_keys_open (name, &self->page_key, NULL))
    return SQLITE_CANTOPEN;
  rc = below->xOpen (below, name, self->real, flags, out_flags);
  return rc == SQLITE_OK ? check_key (self, name) : rc;
}

static int
open_journal (WmVfsFile *self, const char *name, int flags, int *out_flags)
{
  if (!name || !_wm_vfs_keys_open (sqlite3_filename_database (name), NULL, &self->block_key))
    return SQLITE_CANTOPEN;
  return below->xOpen (below, name, self->real, flags, out_flags);
}

/* A temporary file lives as long as it is open: its key is random and nobody else's. */
static int
open_temp (WmVfsFile *self, const char *name, int flags, int *out_flags)
{
  g_autoptr (WmSecret) key = wm_secret_new (WM_SUBKEY_SIZE);
  wm_crypto_random (key, WM_SUBKEY_SIZE);
  self->block_key = _wm_block_key_new (key, WM_VFS_TEMP);
  if (!self->block_key)
    return SQLITE_NOMEM;
  g_atomic_int_inc (&temp_files);
  return below->xOpen (below, name, self->real, flags, out_flags);
}

static int
vfs_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  const int temporary
      = SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL;
  WmVfsFile *self = file_init (file);
  int rc;

  if (flags & SQLITE_OPEN_MAIN_DB)
    rc = open_main (self, name, flags, out_flags);
  else if (flags & SQLITE_OPEN_MAIN_JOURNAL)
    rc = open_journal (self, name, flags, out_flags);
  else if (flags & temporary)
    rc = open_temp (self, name, flags, out_flags);
  else
    rc = SQLITE_CANTOPEN; /* WAL, super-journal: see wm-vfs.h */
  if (rc == SQLITE_OK)
    file->pMethods = self->page_key ? &_wm_vfs_main_methods : &_wm_vfs_block_methods;
  else
    _wm_vfs_close (file);
  return rc;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return below->xDelete (below, name, sync_folder);
}

static int
vfs_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  return below->xAccess (below, name, flags, result);
}

static int
vfs_full_pathname (sqlite3_vfs *vfs, const char *name, int size, char *full)
{
  return below->xFullPathname (below, name, size, full);
}

static int
vfs_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  return below->xRandomness (below, size, bytes);
}

static int
vfs_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return below->xSleep (below, microseconds);
}

static int
vfs_current_time (sqlite3_vfs *vfs, double *day)
{
  return below->xCurrentTime (below, day);
}

static int
vfs_current_time_64 (sqlite3_vfs *vfs, sqlite3_int64 *milliseconds)
{
  return below->xCurrentTimeInt64 (below, milliseconds);
}

static int
vfs_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return below->xGetLastError ? below->xGetLastError (below, size, text) : 0;
}

static gpointer
register_once (gpointer data)
{
  wm_crypto_init ();
  /* File names are never URIs: "file:x?vfs=unix" would lead around the shim. Refused only when SQLite was
   * started before us; then the connection's own limits remain (wm-vault-connect.c). */
  sqlite3_config (SQLITE_CONFIG_URI, 0);
  if (!below)
    below = sqlite3_vfs_find ("unix");
  if (!below)
    return GINT_TO_POINTER (FALSE);
  shim = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int)sizeof (WmVfsFile) + below->szOsFile,
    .mxPathname = below->mxPathname,
    .zName = WM_VFS_NAME,
    .xOpen = vfs_open,
    .xDelete = vfs_delete,
    .xAccess = vfs_access,
    .xFullPathname = vfs_full_pathname,
    .xRandomness = vfs_randomness,
    .xSleep = vfs_sleep,
    .xCurrentTime = vfs_current_time,
    .xGetLastError = vfs_last_error,
    .xCurrentTimeInt64 = vfs_current_time_64,
  };
  return GINT_TO_POINTER (sqlite3_vfs_register (&shim, FALSE) == SQLITE_OK);
}

/* Makes the VFS known to SQLite, not as its default; safe from any thread. */
gboolean
wm_vfs_register (void)
{
  static GOnce once = G_ONCE_INIT;
  return GPOINTER_TO_INT (g_once (&once, register_once, NULL));
}

void
_wm_vfs_set_below (sqlite3_vfs *vfs)
{
  below = vfs;
}

guint
_wm_vfs_count_temp_files (void)
{
  return (guint)g_atomic_int_get (&temp_files);
}
