/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the sample clinic: time, the most memory the process had, what stands on the disk. bench-sample CLIENTS, which are
 * thousands. */
#include "bench.h"
#include "wm-sample.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static double
disk_megabytes (const char *folder)
{
  double bytes = 0;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;
      bytes += g_stat (path, &info) == 0 ? (double) info.st_size : 0;
    }
  return bytes / 1e6;
}

static void
say (const char *what, guint n, double value, const char *unit)
{
  g_autofree char *name = g_strdup_printf ("a sample clinic of %u,000 clients%s", n / 1000, what);
  bench_report (name, value, 0, unit);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 1000;
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WmClinic) clinic = wm_sample_create (folder, NULL, "correct horse", n, 1, wm_day_from_ymd (2026, 11, 24), &error);
  bench_check (clinic != NULL, error);
  struct rusage used;
  getrusage (RUSAGE_SELF, &used);
  say ("", n, (double) (g_get_monotonic_time () - start) / 1e6, "s");
  say (", most memory", n, (double) used.ru_maxrss / 1000, "MB");
  say (", on the disk", n, disk_megabytes (folder), "MB");
  return 0;
}
