/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of the vault: always mode 0600, never through a symbolic link, whole or not at all. */
#define G_LOG_DOMAIN "wm-disk"
#include "wm-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <gcrypt.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "wm-error.h"

void
wm_fd_clear (WmFd *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static WmErrorCode
code_from_errno (int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return WM_ERROR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM:
      return WM_ERROR_READ_ONLY;
    case ENOENT:
    case ENOTDIR:
      return WM_ERROR_NOT_FOUND;
    case EEXIST:
    case ENOTEMPTY:
      return WM_ERROR_EXISTS;
    default:
      return WM_ERROR_IO;
    }
}

/* Sets @error for a failed system call on @path. Returns: FALSE, always */
gboolean
wm_disk_error (GError **error, int saved_errno, const char *path)
{
  WmErrorCode code = code_from_errno (saved_errno);
  const char *reason = g_strerror (saved_errno);
  if (code == WM_ERROR_NO_SPACE)
    g_set_error (error, WM_ERROR, code, _("There is no space left for %s; free some and try again."), path);
  else if (code == WM_ERROR_READ_ONLY)
    g_set_error (error, WM_ERROR, code, _("%s can’t be used: %s; check its permissions."), path, reason);
  else if (code == WM_ERROR_NOT_FOUND)
    g_set_error (error, WM_ERROR, code, _("%s can’t be used: %s; check the name."), path, reason);
  else if (code == WM_ERROR_EXISTS)
    g_set_error (error, WM_ERROR, code, _("%s can’t be used: %s; choose another name."), path, reason);
  else
    g_set_error (error, WM_ERROR, code, _("%s can’t be used: %s; check the disk and try again."), path, reason);
  return FALSE;
}

/* Returns: (transfer full): a name beside @path for what becomes @path once it is whole; no two programs, nor a killed one
 * and the next, choose the same */
char *
wm_disk_name_beside (const char *path, const char *suffix)
{
  guint32 chance;
  gcry_create_nonce (&chance, sizeof chance);
  return g_strdup_printf ("%s.%08x%s", path, chance, suffix);
}

/* A new file that only its owner can read. Returns: its descriptor, or -1 */
int
wm_disk_create (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    wm_disk_error (error, errno, path);
  return fd;
}

/* Reads an ordinary file; a folder, pipe or device is refused. Returns: its descriptor, or -1 */
int
wm_disk_open (const char *path, GError **error)
{
  struct stat info;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0)
    {
      wm_disk_error (error, errno, path);
      return -1;
    }
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode))
    return fd;
  close (fd);
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _("%s is not a file."), path);
  return -1;
}

gboolean
wm_disk_write (int fd, const void *data, gsize size, const char *path, GError **error)
{
  const guint8 *at = data;
  while (size > 0)
    {
      ssize_t n = write (fd, at, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return wm_disk_error (error, n < 0 ? errno : ENOSPC, path);
      at += n;
      size -= (gsize)n;
    }
  return TRUE;
}

/* Reads exactly @size bytes. */
gboolean
wm_disk_read (int fd, void *data, gsize size, const char *path, GError **error)
{
  guint8 *at = data;
  while (size > 0)
    {
      ssize_t n = read (fd, at, size);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return wm_disk_error (error, errno, path);
      if (n == 0)
        {
          g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("%s ends too early."), path);
          return FALSE;
        }
      at += n;
      size -= (gsize)n;
    }
  return TRUE;
}

gboolean
wm_disk_sync (int fd, const char *path, GError **error)
{
  return fsync (fd) == 0 || wm_disk_error (error, errno, path);
}

gboolean
wm_disk_sync_folder (const char *folder, GError **error)
{
  g_auto (WmFd) fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return wm_disk_error (error, errno, folder);
  /* Some file systems can't sync a folder and say EINVAL: the rename is as safe there as it gets. */
  return fsync (fd) == 0 || errno == EINVAL || wm_disk_error (error, errno, folder);
}

/* Renames @from over @to and makes that last. */
gboolean
wm_disk_replace (const char *from, const char *to, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  if (g_rename (from, to) != 0)
    return wm_disk_error (error, errno, to);
  return wm_disk_sync_folder (folder, error);
}

/* Reads all of a file of at most @max bytes. */
gboolean
wm_disk_read_file (const char *path, gsize max, guint8 **data, gsize *size, GError **error)
{
  g_auto (WmFd) fd = wm_disk_open (path, error);
  g_autofree guint8 *buffer = NULL;
  struct stat info;

  if (fd < 0)
    return FALSE;
  if (fstat (fd, &info) != 0)
    return wm_disk_error (error, errno, path);
  if ((guint64)info.st_size > max)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("%s is larger than it can be."), path);
      return FALSE;
    }
  buffer = g_malloc ((gsize)info.st_size + 1);
  if (!wm_disk_read (fd, buffer, (gsize)info.st_size, path, error))
    return FALSE;
  *size = (gsize)info.st_size;
  *data = g_steal_pointer (&buffer);
  return TRUE;
}

/* Writes a new file that must not be there yet, and syncs it. */
gboolean
wm_disk_write_file (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  g_auto (WmFd) fd = wm_disk_create (path, error);
  if (fd < 0)
    return FALSE;
  if (wm_disk_write (fd, data, size, path, error) && wm_disk_sync (fd, path, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

/* Returns: FALSE with WM_ERROR_EXISTS when @folder is there and isn't an empty folder */
gboolean
wm_disk_check_empty_folder (const char *folder, GError **error)
{
  struct stat info;
  g_autoptr (GDir) dir = NULL;

  if (lstat (folder, &info) != 0)
    return errno == ENOENT || wm_disk_error (error, errno, folder);
  dir = g_dir_open (folder, 0, NULL);
  if (!dir)
    g_set_error (error, WM_ERROR, WM_ERROR_EXISTS,
                 _("%s is there already and is not a folder that can be used."), folder);
  else if (g_dir_read_name (dir) != NULL)
    g_set_error (error, WM_ERROR, WM_ERROR_EXISTS, _("The folder %s is not empty; choose a new or empty one."),
                 folder);
  else
    return TRUE;
  return FALSE;
}

/**
 * wm_disk_make_empty_folder:
 * @made: (out): whether the folder wasn't there before
 *
 * Returns: FALSE with WM_ERROR_EXISTS when there is something in @folder already, which stays as it is
 */
gboolean
wm_disk_make_empty_folder (const char *folder, gboolean *made, GError **error)
{
  *made = g_mkdir (folder, 0700) == 0;
  if (*made)
    return TRUE;
  return errno == EEXIST ? wm_disk_check_empty_folder (folder, error) : wm_disk_error (error, errno, folder);
}
