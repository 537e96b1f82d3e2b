/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods that are the same for sealed pages and blocks: most pass on to the file below. */
#include "wm-vfs-private.h"

#include <string.h>

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((WmVfsFile *)file)->real;
}

int
_wm_vfs_close (sqlite3_file *file)
{
  WmVfsFile *self = (WmVfsFile *)file;
  g_clear_pointer (&self->page_key, wm_page_key_free);
  g_clear_pointer (&self->block_key, _wm_block_key_free);
  return self->real->pMethods ? self->real->pMethods->xClose (self->real) : SQLITE_OK;
}

int
_wm_vfs_sync (sqlite3_file *file, int flags)
{
  return real_file (file)->pMethods->xSync (real_file (file), flags);
}

int
_wm_vfs_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return real_file (file)->pMethods->xFileSize (real_file (file), size);
}

int
_wm_vfs_lock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

int
_wm_vfs_unlock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

int
_wm_vfs_check_reserved_lock (sqlite3_file *file, int *result)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), result);
}

/* The page size is fixed, and a switch to WAL would leave a database that the shim can't open. */
static int
pragma (char **words)
{
  const char *name = words[1], *value = words[2];
  if (g_ascii_strcasecmp (name, "page_size") == 0 && value)
    return SQLITE_OK;
  if (g_ascii_strcasecmp (name, "journal_mode") == 0 && value && g_ascii_strcasecmp (value, "wal") == 0)
    return SQLITE_ERROR;
  return SQLITE_NOTFOUND;
}

/* Whatever would let the file grow ahead, be mapped, or change its form is answered here. */
int
_wm_vfs_file_control (sqlite3_file *file, int op, void *argument)
{
  switch (op)
    {
    case SQLITE_FCNTL_SIZE_HINT:
    case SQLITE_FCNTL_CHUNK_SIZE:
      return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE:
      *(sqlite3_int64 *)argument = 0;
      return SQLITE_OK;
    case SQLITE_FCNTL_PRAGMA:
      return pragma (argument);
    default:
      return real_file (file)->pMethods->xFileControl (real_file (file), op, argument);
    }
}

int
_wm_vfs_sector_size (sqlite3_file *file)
{
  return WM_PAGE_SIZE;
}

/* No promise of atomic or tear-free writes of the device below holds for what we make of them. */
int
_wm_vfs_device_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file))
         & (SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_SEQUENTIAL);
}
