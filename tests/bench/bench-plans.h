/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks of treatment plans share: invented plans, and turns of our work and a peer's, in plans a second. */
#pragma once
#include "bench.h"
#include "wm-plan.h"
#include "wm-sample.h"

#define BENCH_PLANS 40

static inline GPtrArray *
bench_load_plans (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, &error);
  bench_check (clients != NULL, error);
  for (guint i = 0; i < clients->len && plans->len < BENCH_PLANS; i++)
    {
      g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (clients->pdata[i]), NULL, NULL);
      WmPlan *plan = id ? wm_plan_load (clinic, id, NULL) : NULL;
      if (plan != NULL)
        g_ptr_array_add (plans, plan);
    }
  bench_check (plans->len == BENCH_PLANS, NULL);
  return plans;
}

/* bench_with_plans: calls @measure with the plans of an invented clinic that goes away again. */
static inline int
bench_with_plans (void (*measure) (GPtrArray *plans))
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  wm_clinic_set_today (clinic, today);
  bench_check (wm_sample_fill (clinic, 3 * BENCH_PLANS, 1, today, &error), error);
  g_autoptr (GPtrArray) plans = bench_load_plans (clinic);
  measure (plans);
  g_clear_pointer (&plans, g_ptr_array_unref);
  g_object_unref (clinic);
  return 0;
}

static inline void
bench_round (BenchSamples *rates, GPtrArray *items, GFunc work, guint times)
{
  gint64 start = g_get_monotonic_time ();
  for (guint i = 0; i < times; i++)
    g_ptr_array_foreach (items, work, NULL);
  double rate = items->len * times * 1e6 / (double) (g_get_monotonic_time () - start);
  g_array_append_val (rates, rate);
}

/* bench_rates: turns of both alternate; each takes all of its items so many times. */
static inline void
bench_rates (const char *name, GPtrArray *plans, GFunc ours, GPtrArray *likes, GFunc bare, guint turns, guint times)
{
  BenchSamples *our_rates = bench_samples_new (), *bare_rates = bench_samples_new ();
  for (guint turn = 0; turn < turns; turn++)
    {
      bench_round (our_rates, plans, ours, times);
      bench_round (bare_rates, likes, bare, times);
    }
  bench_report (name, bench_quantile (our_rates, 0.5), bench_quantile (bare_rates, 0.5), "plans/s");
  g_array_unref (our_rates);
  g_array_unref (bare_rates);
}
