/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Small steps on files that the vault needs: whole writes, synced folders, errors as sentences. */
#pragma once
#include <gio/gio.h>

typedef int WmFd;
void wm_fd_clear (WmFd *fd);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WmFd, wm_fd_clear)

gboolean wm_disk_error (GError **error, int saved_errno, const char *path);
char *wm_disk_name_beside (const char *path, const char *suffix);
int wm_disk_create (const char *path, GError **error);
int wm_disk_open (const char *path, GError **error);
gboolean wm_disk_write (int fd, const void *data, gsize size, const char *path, GError **error);
gboolean wm_disk_read (int fd, void *data, gsize size, const char *path, GError **error);
gboolean wm_disk_sync (int fd, const char *path, GError **error);
gboolean wm_disk_sync_folder (const char *folder, GError **error);
gboolean wm_disk_replace (const char *from, const char *to, GError **error);
gboolean wm_disk_read_file (const char *path, gsize max, guint8 **data, gsize *size, GError **error);
gboolean wm_disk_write_file (const char *path, GBytes *bytes, GError **error);
gboolean wm_disk_check_empty_folder (const char *folder, GError **error);
gboolean wm_disk_make_empty_folder (const char *folder, gboolean *made, GError **error);
