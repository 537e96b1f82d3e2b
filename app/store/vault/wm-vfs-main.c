/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The main database file: whole sealed pages, nothing else. */
#include "wm-vfs-private.h"

#include <string.h>

/* SQLite reads the header of page 1 with reads this short, before it looks for a journal. */
#define HEADER_READ 512

static int
read_page (WmVfsFile *self, guint32 page, guint8 *clear)
{
  guint8 sealed[WM_PAGE_SIZE];
  sqlite3_int64 size = 0;
  sqlite3_int64 offset = (sqlite3_int64)(page - 1) * WM_PAGE_SIZE;
  int rc = self->real->pMethods->xRead (self->real, sealed, WM_PAGE_SIZE, offset);

  if (rc == SQLITE_IOERR_SHORT_READ)
    {
      memset (clear, 0, WM_PAGE_SIZE);
      rc = self->real->pMethods->xFileSize (self->real, &size);
      if (rc != SQLITE_OK)
        return rc;
      return size <= offset ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_DATA; /* behind the end, or torn */
    }
  if (rc != SQLITE_OK)
    return rc;
  return wm_page_open (self->page_key, page, sealed, clear) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/**
 * wm_vfs_read_sealed:
 * @file: a main database's, from SQLITE_FCNTL_FILE_POINTER
 *
 * Reads @n pages as they lie on the disk. The file must not be opened a second time for that: closing it again would drop
 * SQLite's lock. Returns: an SQLite result
 */
int
wm_vfs_read_sealed (sqlite3_file *file, guint32 page, guint32 n, guint8 *sealed)
{
  sqlite3_file *real = ((WmVfsFile *)file)->real;
  return real->pMethods->xRead (real, sealed, (int)n * WM_PAGE_SIZE, (sqlite3_int64)(page - 1) * WM_PAGE_SIZE);
}

static int
main_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  WmVfsFile *self = (WmVfsFile *)file;
  guint8 clear[WM_PAGE_SIZE];
  gsize within = (gsize)(offset % WM_PAGE_SIZE);
  int rc;

  if (amount < 0 || within + (gsize)amount > WM_PAGE_SIZE || offset / WM_PAGE_SIZE >= G_MAXUINT32 - 1)
    return SQLITE_IOERR_READ;
  rc = read_page (self, (guint32)(offset / WM_PAGE_SIZE) + 1, clear);
  memcpy (buffer, clear + within, (gsize)amount);
  explicit_bzero (clear, sizeof clear);
  /* A torn page 1 must look like an empty file here, or SQLite would never come to replaying the journal
   * that repairs it. xOpen has made sure that there is one. */
  if (rc == SQLITE_IOERR_DATA && offset == 0 && amount < HEADER_READ)
    return SQLITE_IOERR_SHORT_READ;
  return rc;
}

static int
main_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  WmVfsFile *self = (WmVfsFile *)file;
  guint8 sealed[WM_PAGE_SIZE];

  if (amount != WM_PAGE_SIZE || offset % WM_PAGE_SIZE != 0 || offset / WM_PAGE_SIZE >= G_MAXUINT32 - 1
      || !wm_page_seal (self->page_key, (guint32)(offset / WM_PAGE_SIZE) + 1, buffer, sealed))
    return SQLITE_IOERR_WRITE;
  return self->real->pMethods->xWrite (self->real, sealed, WM_PAGE_SIZE, offset);
}

static int
main_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  WmVfsFile *self = (WmVfsFile *)file;
  if (size % WM_PAGE_SIZE != 0)
    return SQLITE_IOERR_TRUNCATE;
  return self->real->pMethods->xTruncate (self->real, size);
}

/* Version 1: no shared memory and no mapping, which would show or take pages as they lie on the disk. */
const sqlite3_io_methods _wm_vfs_main_methods = {
  .iVersion = 1,
  .xClose = _wm_vfs_close,
  .xRead = main_read,
  .xWrite = main_write,
  .xTruncate = main_truncate,
  .xSync = _wm_vfs_sync,
  .xFileSize = _wm_vfs_file_size,
  .xLock = _wm_vfs_lock,
  .xUnlock = _wm_vfs_unlock,
  .xCheckReservedLock = _wm_vfs_check_reserved_lock,
  .xFileControl = _wm_vfs_file_control,
  .xSectorSize = _wm_vfs_sector_size,
  .xDeviceCharacteristics = _wm_vfs_device_characteristics,
};
