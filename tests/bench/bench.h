/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: samples with median and 95th percentile. One line per figure on standard output:
 * name TAB ours TAB peer (or -) TAB unit. */
#pragma once
#include <gio/gio.h>
#include <stdio.h>

typedef GArray BenchSamples;

static inline BenchSamples *
bench_samples_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

static inline int
bench_compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* bench_quantile: of at least one sample; sorts them. */
static inline double
bench_quantile (BenchSamples *samples, double q)
{
  g_array_sort (samples, bench_compare);
  return g_array_index (samples, double, (guint) (q * (samples->len - 1)));
}

static inline void
bench_add_since (BenchSamples *samples, gint64 start)
{
  double milliseconds = (double) (g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (samples, milliseconds);
}

static inline void
bench_report (const char *name, double ours, double peer, const char *unit)
{
  char other[32] = "-";
  if (peer > 0)
    g_snprintf (other, sizeof other, "%.3f", peer);
  printf ("%s\t%.3f\t%s\t%s\n", name, ours, other, unit);
}

/* bench_check: a benchmark whose work failed measures nothing, so it ends there. */
static inline void
bench_check (gboolean ok, GError *error)
{
  if (ok)
    return;
  fprintf (stderr, "%s\n", error ? error->message : "the benchmark failed");
  exit (1);
}
