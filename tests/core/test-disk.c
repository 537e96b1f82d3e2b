/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's steps on files: which error a failed call becomes, and that nothing half-written stays. */
#include "vault-room.h"
#include "wm-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *top;

static char *
at (const char *name)
{
  return g_build_filename (top, name, NULL);
}

static void
test_errors (void)
{
  static const struct { int number, code; const char *said; } table[] = {
    { ENOSPC, WM_ERROR_NO_SPACE, "no space left for /x" }, { EDQUOT, WM_ERROR_NO_SPACE, "no space left" },
    { EFBIG, WM_ERROR_NO_SPACE, "no space left" },         { EROFS, WM_ERROR_READ_ONLY, "/x can’t be used" },
    { EACCES, WM_ERROR_READ_ONLY, "can’t be used" },       { EPERM, WM_ERROR_READ_ONLY, "can’t be used" },
    { ENOENT, WM_ERROR_NOT_FOUND, "can’t be used" },       { ENOTDIR, WM_ERROR_NOT_FOUND, "can’t be used" },
    { EEXIST, WM_ERROR_EXISTS, "can’t be used" },          { ENOTEMPTY, WM_ERROR_EXISTS, "can’t be used" },
    { EIO, WM_ERROR_IO, "can’t be used" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (wm_disk_error (&error, table[i].number, "/x"));
      g_assert_error (error, WM_ERROR, table[i].code);
      g_assert_nonnull (strstr (error->message, table[i].said));
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_read (void)
{
  g_autofree char *file = at ("ten"), *link = at ("link"), *fifo = at ("fifo");
  g_autofree guint8 *data = NULL;
  gsize size = 0;
  const struct { const char *path; gsize max; int code; } refused[] = {
    { file, 9, WM_ERROR_CORRUPT }, { top, 100, WM_ERROR_INVALID }, { fifo, 100, WM_ERROR_INVALID },
    { "/dev/zero", 100, WM_ERROR_INVALID }, { "/nowhere/x", 100, WM_ERROR_NOT_FOUND },
  };

  g_assert_true (g_file_set_contents (file, "0123456789", 10, NULL));
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (wm_disk_read_file (file, 10, &data, &size, NULL));
  g_assert_cmpmem (data, (int) size, "0123456789", 10);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      guint8 *none = NULL;
      g_assert_false (wm_disk_read_file (refused[i].path, refused[i].max, &none, &size, &error));
      g_assert_error (error, WM_ERROR, refused[i].code);
      g_assert_null (none);
    }
}

static void
test_short (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = at ("ten");
  guint8 buffer[11];
  g_assert_true (g_file_set_contents (file, "0123456789", 10, NULL));
  g_auto (WmFd) fd = wm_disk_open (file, &error);
  g_assert_false (wm_disk_read (fd, buffer, sizeof buffer, file, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "ends too early"));
  g_clear_error (&error);
  g_assert_false (wm_disk_read (-1, buffer, 1, file, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_IO);
}

/* A link is never followed to a place somebody else chose, and what is there is never written over. */
static void
test_create (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("mine", 4);
  g_autofree char *file = at ("fresh"), *link = at ("link"), *elsewhere = at ("nowhere");
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_cmpint (symlink (elsewhere, link), ==, 0);
  g_assert_true (wm_disk_write_file (file, bytes, &error));
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  const char *const taken[] = { file, link };
  for (guint i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_assert_false (wm_disk_write_file (taken[i], bytes, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_EXISTS);
      g_clear_error (&error);
    }
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
}

static void
test_full (void)
{
  g_autofree char *file = at ("large"), *zeros = g_malloc0 (40000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (zeros, 40000);
  g_autoptr (GError) error = NULL;
  struct rlimit old, low;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low = (struct rlimit){ 10000, old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  gboolean written = wm_disk_write_file (file, bytes, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (written);
  g_assert_error (error, WM_ERROR, WM_ERROR_NO_SPACE);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_auto (WmFd) full = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  g_assert_false (wm_disk_write (full, zeros, 10, "/x", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NO_SPACE);
}

static void
test_replace (void)
{
  g_autofree char *old = at ("old"), *new = at ("new"), *folder = at ("folder"), *text = NULL;
  g_autofree char *deep = g_build_filename (top, "none", "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (old, "old", 3, NULL) && g_file_set_contents (new, "new", 3, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_false (wm_disk_replace (new, folder, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_IO); /* is a folder */
  g_clear_error (&error);
  g_assert_false (wm_disk_replace (new, deep, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (wm_disk_replace (new, old, &error));
  g_assert_true (g_file_get_contents (old, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_assert_false (g_file_test (new, G_FILE_TEST_EXISTS));
  g_assert_false (wm_disk_sync_folder (deep, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_empty_folder (void)
{
  g_autofree char *fresh = at ("fresh"), *file = at ("file"), *deep = g_build_filename (top, "none", "x", NULL);
  g_autofree char *inside = g_build_filename (fresh, "mine", NULL);
  g_autoptr (GError) error = NULL;
  gboolean made;

  g_assert_true (wm_disk_make_empty_folder (fresh, &made, &error) && made);
  g_assert_true (wm_disk_make_empty_folder (fresh, &made, &error) && !made);
  g_assert_true (g_file_set_contents (inside, "", 0, NULL) && g_file_set_contents (file, "", 0, NULL));
  const struct { const char *path; int code; const char *said; } refused[] = {
    { fresh, WM_ERROR_EXISTS, "is not empty" },
    { file, WM_ERROR_EXISTS, "is not a folder that can be used" },
    { deep, WM_ERROR_NOT_FOUND, "can’t be used" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (wm_disk_make_empty_folder (refused[i].path, &made, &error));
      g_assert_error (error, WM_ERROR, refused[i].code);
      g_assert_nonnull (strstr (error->message, refused[i].said));
      g_assert_false (made);
      g_clear_error (&error);
    }
}

static void
run (gconstpointer test)
{
  top = g_dir_make_tmp ("waymark-disk-XXXXXX", NULL);
  g_autofree char *inside = at ("x"); /* room_remove takes all that lies beside it along */
  ((void (*) (void)) test) ();
  room_remove (g_steal_pointer (&inside));
  g_clear_pointer (&top, g_free);
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (void); } tests[] = {
    { "errors", test_errors }, { "read", test_read }, { "short", test_short }, { "create", test_create },
    { "full", test_full }, { "replace", test_replace }, { "empty-folder", test_empty_folder },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/disk/", tests[i].name, NULL);
      g_test_add_data_func (path, tests[i].test, run);
    }
  return g_test_run ();
}
