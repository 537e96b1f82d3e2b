/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* See fork-fault.h. */
#include "fork-fault.h"

#include "small-clinic.h"

#include <execinfo.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define DESCRIPTORS 64
#define FRAMES 48
#define ALIKE 3

static char *folder, *kept; /* where the work writes; links to its files meanwhile */
static gboolean is_child;
static guint calls, tried;
static GHashTable *ways; /* hash of the functions that led here -> how often */

typedef struct
{
  gboolean existed;
  GHashTable *files; /* name -> GBytes */
  off_t at[DESCRIPTORS];
} Before;

static void
link_all (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *here = g_build_filename (from, name, NULL), *there = g_build_filename (to, name, NULL);
      g_assert_cmpint (link (here, there), ==, 0);
    }
}

static void
remove_all (const char *from)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (from, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (from);
}

static Before
take (void)
{
  Before before = { .existed = g_file_test (folder, G_FILE_TEST_IS_DIR) };
  for (int fd = 3; fd < DESCRIPTORS; fd++)
    before.at[fd] = lseek (fd, 0, SEEK_CUR);
  if (!before.existed)
    return before;
  before.files = small_clinic_read (folder);
  g_assert_cmpint (g_mkdir (kept, 0700), ==, 0);
  link_all (folder, kept);
  return before;
}

/* Into the file that the parent has open, not into another of its name. */
static void
put_bytes (const char *path, GBytes *bytes)
{
  gsize size, now_size;
  const void *data = g_bytes_get_data (bytes, &size);
  g_autofree char *now = NULL;
  g_assert_true (g_file_get_contents (path, &now, &now_size, NULL));
  if (now_size == size && memcmp (now, data, size) == 0)
    return;
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (ftruncate (fd, (off_t) size), ==, 0);
  g_assert_cmpint (pwrite (fd, data, size, 0), ==, (gssize) size);
  close (fd);
}

static void
put_back (Before *before)
{
  GHashTableIter iter;
  gpointer name, bytes;
  remove_all (folder);
  if (before->existed)
    {
      g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      link_all (kept, folder);
      remove_all (kept);
      g_hash_table_iter_init (&iter, before->files);
      while (g_hash_table_iter_next (&iter, &name, &bytes))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          put_bytes (path, bytes);
        }
      g_hash_table_unref (before->files);
    }
  for (int fd = 3; fd < DESCRIPTORS; fd++)
    if (before->at[fd] >= 0)
      lseek (fd, before->at[fd], SEEK_SET);
}

/* The clinic's lock is the parent's too: the child closing it wouldn't give it back. */
static void
give_locks_back (void)
{
  for (int fd = 3; fd < DESCRIPTORS; fd++)
    flock (fd, LOCK_UN);
}

void
fork_fault_arm (const char *where)
{
  folder = g_strdup (where);
  kept = g_strconcat (where, ".kept", NULL);
  calls = tried = 0;
  ways = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

gboolean
fork_fault_is_armed (void)
{
  return folder && !is_child;
}

gboolean
fork_fault_is_child (void)
{
  return is_child;
}

static gboolean
is_new_way (void)
{
  void *frames[FRAMES];
  int n = backtrace (frames, FRAMES);
  gint64 hash = n;
  for (int i = 0; i < n; i++)
    hash = (gint64) ((guint64) hash * 1099511628211u ^ (guint64) (gsize) frames[i]);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (ways, &hash));
  g_hash_table_insert (ways, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (before + 1));
  return before < ALIKE;
}

gboolean
fork_fault_here (guint every)
{
  gboolean is_new = is_new_way ();
  if (++calls > every && !is_new)
    return FALSE;
  Before before = take ();
  pid_t child = fork ();
  int status;
  tried++;
  if (child == 0)
    {
      is_child = TRUE;
      give_locks_back ();
      return TRUE;
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (status != 0)
    g_test_message ("with call %u refused", calls);
  g_assert_cmpint (status, ==, 0);
  put_back (&before);
  return FALSE;
}

guint
fork_fault_disarm (guint *trials)
{
  *trials = tried;
  g_clear_pointer (&ways, g_hash_table_unref);
  g_clear_pointer (&folder, g_free);
  g_clear_pointer (&kept, g_free);
  return calls;
}
