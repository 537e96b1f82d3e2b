/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Written to a temporary file in the target's folder, synced, then renamed over the target. */
#include "wm-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static gboolean
fail (GError **error)
{
  if (errno == ENOSPC || errno == EDQUOT)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NO_SPACE, "The disk is full. Nothing was written; make room and try again.");
  else
    g_set_error (error, WM_ERROR, WM_ERROR_IO, "The file can’t be written there (%s). Choose another place.", g_strerror (errno));
  return FALSE;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize length;
  const char *at = g_bytes_get_data (bytes, &length);
  while (length > 0)
    {
      ssize_t n = write (fd, at, length);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      at += n;
      length -= (gsize) n;
    }
  return fsync (fd) == 0;
}

static gboolean
sync_folder (const char *folder)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  gboolean ok = fsync (fd) == 0 || errno == EINVAL; /* a network disk may know no syncing of folders; the file is whole there too */
  close (fd);
  return ok;
}

/** wm_output_write: replaces an existing file; readable by its owner alone. For reports there is wm_output_hand_out(). */
gboolean
wm_output_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".waymark-XXXXXX", NULL);
  int fd = mkostemp (temporary, O_CLOEXEC);
  if (fd < 0)
    return fail (error);
  gboolean ok = write_all (fd, bytes);
  int saved = errno;
  ok = close (fd) == 0 && ok;
  if (ok && g_rename (temporary, path) == 0 && sync_folder (folder))
    return TRUE;
  if (!ok)
    errno = saved;
  saved = errno;
  g_unlink (temporary);
  errno = saved;
  return fail (error);
}

/** wm_output_hand_out: writes what the gate lets pass. */
gboolean
wm_output_hand_out (WmClinic *clinic, const WmHandout *handout, const char *path, GBytes *bytes, GError **error)
{
  return wm_gate_pass (clinic, handout, bytes, error) && wm_output_write (path, bytes, error);
}
