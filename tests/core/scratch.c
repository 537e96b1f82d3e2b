/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Linked into tests and benchmarks: their temporary files and folders are made in one folder, which goes when the
 * program ends. One that is aborted leaves it to be looked at. */
#include <ftw.h>
#include <glib.h>
#include <stdio.h>
#include <unistd.h>

static char *folder;
static pid_t owner;

static void __attribute__ ((constructor)) make_folder (void)
{
  const char *place = g_getenv ("TMPDIR");
  folder = g_build_filename (place && *place ? place : "/tmp", "waymark-scratch-XXXXXX", NULL);
  if (g_mkdtemp (folder) == NULL)
    g_error ("no folder can be made for temporary files: %s", folder);
  owner = getpid ();
  g_setenv ("TMPDIR", folder, TRUE);
}

static int
remove_one (const char *path, const struct stat *status, int type, struct FTW *at)
{
  return remove (path);
}

static void __attribute__ ((destructor)) remove_folder (void)
{
  /* Not a child's that ends before it. A thread that still writes a backup is waited for. */
  for (guint i = 0; i < 200 && getpid () == owner && access (folder, F_OK) == 0; i++)
    if (nftw (folder, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
      g_usleep (50000);
  g_clear_pointer (&folder, g_free);
}
