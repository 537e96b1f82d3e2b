/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All numbers of the caseloads of 5,000 clients, read and counted. */
#include "bench.h"
#include "wm-caseload.h"
#include "wm-sample.h"

#define CLIENTS 5000
#define TURNS 15

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  WmClinic *clinic = wm_sample_create (folder, NULL, "correct horse", CLIENTS, 1, today, &error);
  bench_check (clinic != NULL, error);
  BenchSamples *all = bench_samples_new (), *counting = bench_samples_new ();
  for (int turn = 0; turn < TURNS; turn++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_load (clinic, today - 30, today, &error);
      bench_check (facts != NULL, error);
      gint64 read = g_get_monotonic_time ();
      g_autoptr (WmCaseload) caseload = wm_caseload_new (facts);
      wm_caseload_name_rows (caseload, clinic);
      bench_add_since (counting, read);
      bench_add_since (all, start);
      bench_check (wm_caseload_row_get_number (wm_caseload_get_total (caseload), WM_CASELOAD_ACTIVE) > CLIENTS / 2, NULL);
    }
  bench_report ("all caseload numbers over 5,000 clients", bench_quantile (all, 0.5), 0, "ms");
  bench_report ("of it counting, everything read", bench_quantile (counting, 0.5), 0, "ms");
  g_array_unref (all);
  g_array_unref (counting);
  g_object_unref (clinic);
  return 0;
}
