/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Journals and temporary files: XTS-AES-256 over blocks of 4096 bytes, any offset and length.
 *
 * Within a block every 16-byte unit is encrypted by its place alone. So only the units that a write touches
 * are written, and a torn write can't hurt its neighbours: an unchanged unit encrypts to the same bytes. */
#include "wm-vfs-private.h"

#include <string.h>

enum
{
  BLOCK = 4096,
  UNIT = 16,
};

struct _WmBlockKey
{
  gcry_cipher_hd_t cipher;
  WmVfsKind kind;
};

WmBlockKey *
_wm_block_key_new (const guint8 *subkey, WmVfsKind kind)
{
  WmBlockKey *self = g_new0 (WmBlockKey, 1);
  self->kind = kind;
  if (gcry_cipher_open (&self->cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_XTS, GCRY_CIPHER_SECURE) == 0
      && gcry_cipher_setkey (self->cipher, subkey, WM_SUBKEY_SIZE) == 0)
    return self;
  _wm_block_key_free (self);
  return NULL;
}

void
_wm_block_key_free (WmBlockKey *self)
{
  if (!self)
    return;
  gcry_cipher_close (self->cipher);
  g_free (self);
}

/* The tweak: block number in little-endian, and the kind in the last byte. Set before every call, since
 * libgcrypt moves on to the next block by itself. */
static gboolean
set_block (WmBlockKey *self, guint64 block)
{
  guint8 tweak[UNIT] = { 0 };
  guint64 little = GUINT64_TO_LE (block);
  memcpy (tweak, &little, sizeof little);
  tweak[UNIT - 1] = (guint8)self->kind;
  return gcry_cipher_setiv (self->cipher, tweak, UNIT) == 0;
}

/* Decrypts, in place, the units from @begin to @end of a block; @bytes is the whole block. The cipher starts
 * at the block's first unit, whose result is of no use where it wasn't read. */
gboolean
_wm_block_open (WmBlockKey *self, guint64 block, gsize begin, gsize end, guint8 *bytes)
{
  guint8 clear[BLOCK];
  gboolean done;
  if (begin >= end)
    return TRUE;
  done = set_block (self, block) && gcry_cipher_decrypt (self->cipher, clear, end, bytes, end) == 0;
  memcpy (bytes + begin, clear + begin, done ? end - begin : 0);
  explicit_bzero (clear, end);
  return done;
}

/* Reads the units that hold [begin, end) of a block; what lies behind the file's end is zero.
 * @have: (out): how far into the block the file reaches, if it ends before @end; else @end */
static int
read_units (WmVfsFile *self, guint64 block, gsize begin, gsize end, guint8 *bytes, gsize *have)
{
  sqlite3_int64 at = (sqlite3_int64)(block * BLOCK);
  gsize first = begin / UNIT * UNIT;
  gsize last = (end + UNIT - 1) / UNIT * UNIT;
  gsize stop = last;
  int rc = self->real->pMethods->xRead (self->real, bytes + first, (int)(last - first),
                                        at + (sqlite3_int64)first);

  if (rc == SQLITE_IOERR_SHORT_READ)
    {
      sqlite3_int64 size;
      rc = self->real->pMethods->xFileSize (self->real, &size);
      size = CLAMP (size - at, 0, (sqlite3_int64)last);
      stop = (gsize)size / UNIT * UNIT;
    }
  if (rc != SQLITE_OK)
    return rc;
  if (!_wm_block_open (self->block_key, block, first, stop, bytes))
    return SQLITE_IOERR_READ;
  stop = MAX (stop, first);
  memset (bytes + stop, 0, last - stop);
  *have = MIN (stop, end);
  return SQLITE_OK;
}

static int
block_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  WmVfsFile *self = (WmVfsFile *)file;
  guint8 bytes[BLOCK];
  guint8 *to = buffer;
  gsize left = (gsize)amount;
  gboolean ends = FALSE;
  int rc = SQLITE_OK;

  for (guint64 at = (guint64)offset; left > 0 && rc == SQLITE_OK;)
    {
      gsize begin = at % BLOCK;
      gsize end = MIN (begin + left, BLOCK);
      gsize have = end;
      rc = read_units (self, at / BLOCK, begin, end, bytes, &have);
      if (rc == SQLITE_OK)
        memcpy (to, bytes + begin, end - begin);
      ends = ends || have < end;
      at += end - begin;
      to += end - begin;
      left -= end - begin;
    }
  explicit_bzero (bytes, sizeof bytes);
  return rc == SQLITE_OK && ends ? SQLITE_IOERR_SHORT_READ : rc;
}

/* Writes [begin, end) of one block. Only the units at the two edges are read first, where they keep old
 * bytes. */
static int
write_units (WmVfsFile *self, guint64 block, gsize begin, gsize end, const guint8 *from)
{
  guint8 bytes[BLOCK] = { 0 };
  guint8 sealed[BLOCK];
  gsize first = begin / UNIT * UNIT;
  gsize last = (end + UNIT - 1) / UNIT * UNIT;
  gsize have;
  int rc = SQLITE_OK;

  if (begin != first)
    rc = read_units (self, block, first, first + UNIT, bytes, &have);
  if (rc == SQLITE_OK && end != last && (begin == first || last - UNIT != first))
    rc = read_units (self, block, last - UNIT, last, bytes, &have);
  if (rc != SQLITE_OK)
    return rc;
  memcpy (bytes + begin, from, end - begin);
  rc = set_block (self->block_key, block)
               && gcry_cipher_encrypt (self->block_key->cipher, sealed, last, bytes, last) == 0
           ? SQLITE_OK
           : SQLITE_IOERR_WRITE;
  explicit_bzero (bytes, sizeof bytes);
  if (rc != SQLITE_OK)
    return rc;
  return self->real->pMethods->xWrite (self->real, sealed + first, (int)(last - first),
                                       (sqlite3_int64)(block * BLOCK + first));
}

static int
block_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  WmVfsFile *self = (WmVfsFile *)file;
  const guint8 *from = buffer;
  gsize left = (gsize)amount;
  int rc = SQLITE_OK;

  for (guint64 at = (guint64)offset; left > 0 && rc == SQLITE_OK;)
    {
      gsize begin = at % BLOCK;
      gsize end = MIN (begin + left, BLOCK);
      rc = write_units (self, at / BLOCK, begin, end, from);
      at += end - begin;
      from += end - begin;
      left -= end - begin;
    }
  return rc;
}

/* A unit that is cut through would be lost: the file keeps it whole. */
static int
block_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  WmVfsFile *self = (WmVfsFile *)file;
  return self->real->pMethods->xTruncate (self->real, (size + UNIT - 1) / UNIT * UNIT);
}

const sqlite3_io_methods _wm_vfs_block_methods = {
  .iVersion = 1,
  .xClose = _wm_vfs_close,
  .xRead = block_read,
  .xWrite = block_write,
  .xTruncate = block_truncate,
  .xSync = _wm_vfs_sync,
  .xFileSize = _wm_vfs_file_size,
  .xLock = _wm_vfs_lock,
  .xUnlock = _wm_vfs_unlock,
  .xCheckReservedLock = _wm_vfs_check_reserved_lock,
  .xFileControl = _wm_vfs_file_control,
  .xSectorSize = _wm_vfs_sector_size,
  .xDeviceCharacteristics = _wm_vfs_device_characteristics,
};
