/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See spy-vfs.h. */
#include "spy-vfs.h"

#include "wm-vfs-private.h"

static sqlite3_vfs spy, *unix_vfs;
static SpyHooks on;

static int
spy_close (sqlite3_file *f)
{
  SpyFile *self = (SpyFile *)f;
  if (on.closed)
    on.closed (self);
  return self->real->pMethods->xClose (self->real);
}

static int
spy_read (sqlite3_file *f, void *to, int n, sqlite3_int64 at)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xRead (real, to, n, at);
}

static int
spy_write (sqlite3_file *f, const void *from, int n, sqlite3_int64 at)
{
  SpyFile *self = (SpyFile *)f;
  if (on.write)
    on.write (self, from, (gsize)n, (guint64)at);
  return self->real->pMethods->xWrite (self->real, from, n, at);
}

static int
spy_truncate (sqlite3_file *f, sqlite3_int64 n)
{
  SpyFile *self = (SpyFile *)f;
  if (on.truncate)
    on.truncate (self, (guint64)n);
  return self->real->pMethods->xTruncate (self->real, n);
}

static int
spy_sync (sqlite3_file *f, int flags)
{
  SpyFile *self = (SpyFile *)f;
  if (on.sync)
    on.sync (self);
  return self->real->pMethods->xSync (self->real, flags);
}

static int
spy_size (sqlite3_file *f, sqlite3_int64 *n)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xFileSize (real, n);
}

static int
spy_lock (sqlite3_file *f, int level)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xLock (real, level);
}

static int
spy_unlock (sqlite3_file *f, int level)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xUnlock (real, level);
}

static int
spy_reserved (sqlite3_file *f, int *result)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xCheckReservedLock (real, result);
}

static int
spy_control (sqlite3_file *f, int op, void *argument)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xFileControl (real, op, argument);
}

static int
spy_sector (sqlite3_file *f)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xSectorSize (real);
}

static int
spy_device (sqlite3_file *f)
{
  sqlite3_file *real = ((SpyFile *)f)->real;
  return real->pMethods->xDeviceCharacteristics (real);
}

static int
spy_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *f, int flags, int *out)
{
  static const sqlite3_io_methods methods = {
    1,        spy_close,  spy_read,     spy_write,   spy_truncate, spy_sync,   spy_size,
    spy_lock, spy_unlock, spy_reserved, spy_control, spy_sector,   spy_device,
  };
  SpyFile *self = (SpyFile *)f;
  self->real = (sqlite3_file *)(self + 1);
  self->real->pMethods = NULL;
  self->is_main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
  self->is_journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
  int rc = unix_vfs->xOpen (unix_vfs, name, self->real, flags, out);
  f->pMethods = rc == SQLITE_OK ? &methods : NULL;
  if (rc == SQLITE_OK && on.opened)
    on.opened (self, name);
  return rc;
}

void
spy_put_below (const SpyHooks *hooks)
{
  on = *hooks;
  unix_vfs = sqlite3_vfs_find ("unix");
  spy = *unix_vfs; /* deletes, names and clocks go straight through */
  spy.zName = "spy";
  spy.szOsFile = (int)sizeof (SpyFile) + unix_vfs->szOsFile;
  spy.xOpen = spy_open;
  sqlite3_vfs_register (&spy, FALSE);
  _wm_vfs_set_below (&spy);
}
