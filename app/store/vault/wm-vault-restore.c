/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a backup back into a new folder. No key is needed: the folder opens with the backup's passphrases.
 */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-backup.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wm-error.h"

#define MAGIC "WMBACKUP"
#define MAGIC_SIZE 8
#define VERSION 1

void
_wm_backup_header_write (const WmBackupHeader *header, guint8 *bytes)
{
  const guint32 numbers[]
      = { GUINT32_TO_LE (VERSION), GUINT32_TO_LE (header->keyfile_size), GUINT32_TO_LE (header->pages) };
  memset (bytes, 0, WM_BACKUP_HEADER_SIZE);
  memcpy (bytes, MAGIC, MAGIC_SIZE);
  memcpy (bytes + MAGIC_SIZE, numbers, sizeof numbers);
}

/* Whether @path begins as a backup does. */
gboolean
_wm_backup_is_one (const char *path)
{
  char magic[MAGIC_SIZE];
  g_auto (WmFd) fd = wm_disk_open (path, NULL);
  return fd >= 0 && wm_disk_read (fd, magic, sizeof magic, path, NULL)
         && memcmp (magic, MAGIC, MAGIC_SIZE) == 0;
}

static gboolean
damaged (const char *path, GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The backup %s is damaged; use another one."), path);
  return FALSE;
}

/* Reads the header and checks it against the file's size. */
gboolean
_wm_backup_header_read (int fd, WmBackupHeader *header, const char *path, GError **error)
{
  guint8 bytes[WM_BACKUP_HEADER_SIZE], again[WM_BACKUP_HEADER_SIZE];
  guint32 numbers[3];
  struct stat info;

  if (fstat (fd, &info) != 0)
    return wm_disk_error (error, errno, path);
  if (info.st_size < WM_BACKUP_HEADER_SIZE || !wm_disk_read (fd, bytes, sizeof bytes, path, NULL)
      || memcmp (bytes, MAGIC, MAGIC_SIZE) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _("%s is not a backup of Waymark."), path);
      return FALSE;
    }
  memcpy (numbers, bytes + MAGIC_SIZE, sizeof numbers);
  if (GUINT32_FROM_LE (numbers[0]) > VERSION)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NEWER, _("The backup %s was written by a newer Waymark; install that one to restore it."),
                   path);
      return FALSE;
    }
  header->keyfile_size = GUINT32_FROM_LE (numbers[1]);
  header->pages = GUINT32_FROM_LE (numbers[2]);
  _wm_backup_header_write (header, again);
  if (memcmp (bytes, again, sizeof bytes) == 0 && header->keyfile_size <= WM_KEYFILE_MAX_SIZE
      && header->pages > 0
      && (guint64)info.st_size
             == (guint64)WM_BACKUP_HEADER_SIZE + header->keyfile_size + (guint64)header->pages * WM_PAGE_SIZE
                    + WM_SHA256_SIZE)
    return TRUE;
  return damaged (path, error);
}

/* Hashes from the start to the last 32 bytes, which must be the result. */
static gboolean
hash_is_right (int fd, const WmBackupHeader *header, const char *path, GError **error)
{
  guint64 left
      = (guint64)WM_BACKUP_HEADER_SIZE + header->keyfile_size + (guint64)header->pages * WM_PAGE_SIZE;
  guint8 buffer[WM_PAGE_SIZE], expected[WM_SHA256_SIZE];
  gcry_md_hd_t hash;
  gboolean right;

  if (lseek (fd, 0, SEEK_SET) != 0 || gcry_md_open (&hash, GCRY_MD_SHA256, 0))
    return wm_disk_error (error, EIO, path);
  for (right = TRUE; right && left > 0;)
    {
      gsize n = (gsize)MIN (left, sizeof buffer);
      right = wm_disk_read (fd, buffer, n, path, error);
      gcry_md_write (hash, buffer, right ? n : 0);
      left -= n;
    }
  right = right && wm_disk_read (fd, expected, sizeof expected, path, error);
  if (right && memcmp (expected, gcry_md_read (hash, GCRY_MD_SHA256), sizeof expected) != 0)
    right = damaged (path, error);
  gcry_md_close (hash);
  return right;
}

static GBytes *
read_keyfile (int fd, const WmBackupHeader *header, const char *path, GError **error)
{
  g_autofree guint8 *bytes = g_malloc (MAX (header->keyfile_size, 1));
  g_autoptr (WmKeyfile) keys = NULL;

  if (lseek (fd, WM_BACKUP_HEADER_SIZE, SEEK_SET) < 0
      || !wm_disk_read (fd, bytes, header->keyfile_size, path, error))
    return NULL;
  keys = wm_keyfile_parse (bytes, header->keyfile_size, path, error);
  return keys ? g_bytes_new_take (g_steal_pointer (&bytes), header->keyfile_size) : NULL;
}

static gboolean
copy_pages (int from, const char *from_path, int to, const char *to_path, guint32 pages, GError **error)
{
  guint8 buffer[WM_PAGE_SIZE];
  gboolean done = TRUE;

  for (guint32 i = 0; done && i < pages; i++)
    done = wm_disk_read (from, buffer, sizeof buffer, from_path, error)
           && wm_disk_write (to, buffer, sizeof buffer, to_path, error);
  return done && wm_disk_sync (to, to_path, error);
}

static gboolean
write_keys (GBytes *keys, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return wm_disk_write_file (path, keys, error);
}

/* When it was restored, for the audit: nobody is signed in here who could enter it. */
static gboolean
write_mark (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, WM_VAULT_RESTORED_NAME, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  return wm_disk_write_file (path, bytes, error);
}

static void
remove_part (const char *part)
{
  static const char *const names[] = { WM_KEYFILE_NAME, WM_KEYFILE_COPY_NAME, WM_VAULT_RESTORED_NAME, WM_VAULT_DB_NAME };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (part, names[i], NULL);
      g_unlink (path);
    }
  g_rmdir (part);
}

static gboolean
write_files (int fd, const char *file, const WmBackupHeader *header, GBytes *keys, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, WM_VAULT_DB_NAME, NULL);
  g_auto (WmFd) db = wm_disk_create (path, error);
  return db >= 0 && copy_pages (fd, file, db, path, header->pages, error)
         && write_keys (keys, folder, WM_KEYFILE_COPY_NAME, error) && write_mark (folder, error)
         && write_keys (keys, folder, WM_KEYFILE_NAME, error) && wm_disk_sync_folder (folder, error);
}

/* All of it goes to a folder beside @folder, which then takes its place in one step: a rename replaces an empty folder and
 * nothing else. Whenever this is interrupted, @folder is a whole clinic or as it was. */
static gboolean
write_folder (int fd, const char *file, const WmBackupHeader *header, GBytes *keys, const char *folder, GError **error)
{
  g_autofree char *target = g_canonicalize_filename (folder, NULL);
  g_autofree char *part = wm_disk_name_beside (target, ".part");
  if (g_mkdir (part, 0700) != 0)
    return wm_disk_error (error, errno, folder);
  if (write_files (fd, file, header, keys, part, error) && wm_disk_replace (part, target, error))
    return TRUE;
  remove_part (part);
  return FALSE;
}

/* Opens the file and checks all of it that can be checked without a key. Returns: its descriptor, or -1 */
static int
open_checked (const char *file, WmBackupHeader *header, GBytes **keys, GError **error)
{
  g_auto (WmFd) fd = -1;
  wm_crypto_init ();
  fd = wm_disk_open (file, error);
  if (fd < 0 || !_wm_backup_header_read (fd, header, file, error) || !hash_is_right (fd, header, file, error)
      || !(*keys = read_keyfile (fd, header, file, error)))
    return -1;
  int checked = fd;
  fd = -1;
  return checked;
}

/* Whether every byte of the backup is as it was written. */
gboolean
_wm_backup_check (const char *path, GError **error)
{
  WmBackupHeader header;
  g_autoptr (GBytes) keys = NULL;
  g_auto (WmFd) fd = open_checked (path, &header, &keys, error);
  return fd >= 0;
}

/**
 * wm_vault_restore:
 * @file: a backup
 * @folder: a new or empty folder; its parent exists
 *
 * Checks the whole backup first. What a page holds is checked when the clinic is opened, since no key is
 * here. Returns: FALSE: WM_ERROR_INVALID (not a backup), CORRUPT, NEWER, EXISTS (@folder is not empty), or of
 * the disk;
 *   @folder is then as it was
 */
gboolean
wm_vault_restore (const char *file, const char *folder, GError **error)
{
  g_autoptr (GBytes) keys = NULL;
  WmBackupHeader header;

  g_return_val_if_fail (file && folder, FALSE);
  g_auto (WmFd) fd = open_checked (file, &header, &keys, error);
  return fd >= 0 && wm_disk_check_empty_folder (folder, error)
         && write_folder (fd, file, &header, keys, folder, error);
}
