/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a backup: every page of the database is opened, which proves it whole, and sealed anew under a key
 * of the backup's own. The result is read back and compared page by page before it gets its name. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-backup.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "wm-error.h"

typedef struct
{
  WmVault *vault;
  sqlite3 *db;
  const char *path; /* the file being written */
  int fd;
  WmBackupHeader header;
  GBytes *keyfile;
  guint8 *is_free; /* by page number */
  WmPageKey *key;
  gcry_md_hd_t hash;
} Backup;

static gboolean
append (Backup *b, const void *data, gsize size, GError **error)
{
  gcry_md_write (b->hash, data, size);
  return wm_disk_write (b->fd, data, size, b->path, error);
}

/* Zeros stand for what SQLite never reads: the lock page, which is a hole, and a free page that doesn't open.
 */
static gboolean
source_page (Backup *b, guint32 page, guint8 *clear, GError **error)
{
  if (page != WM_LOCK_PAGE && _wm_vault_read_page (b->db, page, clear, b->is_free[page] ? NULL : error))
    return TRUE;
  memset (clear, 0, WM_PAGE_SIZE);
  return page == WM_LOCK_PAGE || b->is_free[page];
}

static gboolean
append_pages (Backup *b, GError **error)
{
  guint8 clear[WM_PAGE_SIZE], sealed[WM_PAGE_SIZE];
  gboolean done = TRUE;

  for (guint32 page = 1; done && page <= b->header.pages; page++)
    {
      done = source_page (b, page, clear, error);
      if (done && !wm_page_seal (b->key, page, clear, sealed))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_IO, _("Page %u couldn’t be encrypted for the backup."),
                       page);
          done = FALSE;
        }
      done = done && append (b, sealed, WM_PAGE_SIZE, error);
    }
  explicit_bzero (clear, sizeof clear);
  return done;
}

static gboolean
write_all (Backup *b, GError **error)
{
  guint8 header[WM_BACKUP_HEADER_SIZE];
  gsize size;
  const void *keys = g_bytes_get_data (b->keyfile, &size);

  _wm_backup_header_write (&b->header, header);
  return append (b, header, sizeof header, error) && append (b, keys, size, error) && append_pages (b, error)
         && wm_disk_write (b->fd, gcry_md_read (b->hash, GCRY_MD_SHA256), WM_SHA256_SIZE, b->path, error)
         && wm_disk_sync (b->fd, b->path, error);
}

/* Opens the data key in the file that was written, as the person who signs in later will. */
static WmPageKey *
reopen_key (Backup *b, int fd, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (b->header.keyfile_size);
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmKeyfile) keys = NULL;
  const WmKeyslot *slot;

  if (!wm_disk_read (fd, bytes, b->header.keyfile_size, b->path, error))
    return NULL;
  keys = wm_keyfile_parse (bytes, b->header.keyfile_size, b->path, error);
  if (!keys)
    return NULL;
  slot = &keys->slots[b->vault->slot];
  if (wm_keyslot_open_key (slot, keys->clinic_id, 0, b->vault->private_half, data_key))
    return wm_page_key_new (data_key, keys->clinic_id, slot->keys[0].epoch);
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("The backup doesn’t open with the key it was made for."));
  return NULL;
}

static gboolean
compare_pages (Backup *b, int fd, WmPageKey *key, GError **error)
{
  guint8 clear[WM_PAGE_SIZE], sealed[WM_PAGE_SIZE], again[WM_PAGE_SIZE];
  gboolean same = TRUE;

  for (guint32 page = 1; same && page <= b->header.pages; page++)
    {
      same = wm_disk_read (fd, sealed, WM_PAGE_SIZE, b->path, error) && source_page (b, page, clear, error);
      if (same && !(wm_page_open (key, page, sealed, again) && memcmp (clear, again, WM_PAGE_SIZE) == 0))
        {
          g_set_error (error, WM_ERROR, WM_ERROR_IO,
                       _("The backup didn’t read back as it was written; try another medium."));
          same = FALSE;
        }
    }
  explicit_bzero (clear, sizeof clear);
  explicit_bzero (again, sizeof again);
  return same;
}

/* Every page that opens and equals its source says more than a check of the copy's structure would. */
static gboolean
verify_written (Backup *b, GError **error)
{
  g_auto (WmFd) fd = wm_disk_open (b->path, error);
  WmBackupHeader header;
  if (fd < 0 || !_wm_backup_header_read (fd, &header, b->path, error))
    return FALSE;
  g_autoptr (WmPageKey) key = reopen_key (b, fd, error);
  return key && compare_pages (b, fd, key, error);
}

/* A data key of the backup's own, sealed to everyone who can sign in now. */
static gboolean
make_keys (Backup *b, GError **error)
{
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  g_autofree WmKeyfile *keys = g_memdup2 (b->vault->keyfile, sizeof *keys);
  gboolean sealed = TRUE;

  wm_crypto_random (data_key, WM_KEY_SIZE);
  for (guint i = 0; i < keys->n_slots; i++)
    {
      memset (keys->slots[i].keys, 0, sizeof keys->slots[i].keys);
      sealed = sealed && wm_keyslot_seal_key (&keys->slots[i], keys->clinic_id, 0, 1, data_key);
    }
  b->key = sealed ? wm_page_key_new (data_key, keys->clinic_id, 1) : NULL;
  b->keyfile = wm_keyfile_to_bytes (keys);
  b->header.keyfile_size = (guint32)g_bytes_get_size (b->keyfile);
  if (b->key && gcry_md_open (&b->hash, GCRY_MD_SHA256, 0) == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
  return FALSE;
}

static void
backup_clear (Backup *b)
{
  wm_fd_clear (&b->fd);
  g_clear_pointer (&b->key, wm_page_key_free);
  g_clear_pointer (&b->keyfile, g_bytes_unref);
  g_clear_pointer (&b->is_free, g_free);
  gcry_md_close (b->hash);
}

gboolean
_wm_backup_target_can_be_used (const char *file, GError **error)
{
  if (!g_file_test (file, G_FILE_TEST_EXISTS) || _wm_backup_is_one (file))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_EXISTS,
               _("%s is there already and is not a backup of Waymark; choose another name."), file);
  return FALSE;
}

/* The database must lie still: every committed change is in its file, and nothing else. */
static gboolean
source_is_still (sqlite3 *db, GError **error)
{
  if (sqlite3_get_autocommit (db))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_BUSY,
               _("A change is being saved; make the backup when it is done."));
  return FALSE;
}

static gboolean
backup_to (Backup *b, const char *file, GError **error)
{
  b->fd = wm_disk_create (b->path, error);
  if (b->fd < 0)
    return FALSE;
  if (write_all (b, error) && verify_written (b, error) && wm_disk_replace (b->path, file, error))
    return TRUE;
  g_unlink (b->path);
  return FALSE;
}

/**
 * wm_vault_backup:
 * @db: of @vault, with no transaction open
 * @file: where to; an older backup of that name is replaced once the new one is complete
 *
 * The backup opens with the passphrases and the recovery code that are valid now.
 * Returns: FALSE: WM_ERROR_EXISTS (@file is something else), CORRUPT (a page of the database is damaged),
 * BUSY, NO_SPACE, or of the disk; nothing is left then and an older backup stays
 */
gboolean
wm_vault_backup (WmVault *self, sqlite3 *db, const char *file, GError **error)
{
  g_autofree char *part = wm_disk_name_beside (file, ".part");
  Backup b = { .vault = self, .db = db, .path = part, .fd = -1 };
  gboolean done;

  g_return_val_if_fail (self && db && file, FALSE);
  done = _wm_backup_target_can_be_used (file, error) && source_is_still (db, error)
         && _wm_vault_slots_check (self, db, error)
         && _wm_vault_count_pages (self, db, &b.header.pages, error)
         && (b.is_free = _wm_vault_free_leaves (db, b.header.pages, error)) != NULL && make_keys (&b, error)
         && backup_to (&b, file, error);
  backup_clear (&b);
  return done;
}
