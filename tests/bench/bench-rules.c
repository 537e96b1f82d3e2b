/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a plan while someone types: a plan of 200 objectives, in a clinic with 10,000 other plans whose objectives
 * are compared with its own. */
#include "bench.h"
#include "wm-likeness.h"
#include "wm-plan.h"

#include <string.h>

#define OTHERS 10000
#define BATCH 1000
#define PROBLEMS 20
#define OBJECTIVES 10 /* for each */
#define CHECKS 200

static const char *const words[]
  = { "call", "walk", "sister", "evening", "home", "when", "tired", "river", "shift", "log", "every", "drink", "without", "Friday", "pay",
      "bus", "doctor", "sleep", "before", "after", "write", "down", "group", "meeting", "number", "urge", "wait", "minutes", "read", "card" };

static char *
invent (GRand *rand)
{
  GString *text = g_string_new (NULL);
  for (int i = 0; i < 14; i++)
    g_string_append_printf (text, "%s ", i == 7 ? "28" : words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static WmRecord *
add (GPtrArray *records, const WmSchema *schema)
{
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (records, record);
  return record;
}

static WmRecord *
add_item (GPtrArray *records, const WmSchema *schema, WmRecord *plan, WmRecord *parent, int position)
{
  WmRecord *record = add (records, schema);
  wm_record_set_many (record, "plan", wm_record_get_id (plan), schema->parent, wm_record_get_id (parent), "item", wm_record_get_id (record), NULL);
  wm_record_set_int (record, "position", position);
  return record;
}

/* Client, episode and a plan with one problem and goal. Returns: the goal. */
static WmRecord *
add_person (GPtrArray *records, int number, WmRecord **plan)
{
  g_autofree char *client_no = g_strdup_printf ("C-%d", number);
  WmRecord *client = add (records, &wm_client_schema), *episode = add (records, &wm_episode_schema);
  *plan = add (records, &wm_plan_schema);
  wm_record_set_many (client, "client-no", client_no, "first-name", "Ana", "last-name", "Sample", "status", "active", NULL);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", "2026-11-01", NULL);
  wm_record_set_many (*plan, "client", wm_record_get_id (client), "episode", wm_record_get_id (episode), "version", "1", "state", "draft",
                      "kind", "initial", "plan-date", "2026-11-05", NULL);
  WmRecord *problem = add_item (records, &wm_problem_schema, *plan, *plan, 1);
  return add_item (records, &wm_goal_schema, *plan, problem, 1);
}

static void
save_all (WmClinic *clinic, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  bench_check (wm_clinic_save (clinic, "bench", records, NULL, findings, &error), error);
  g_ptr_array_set_size (records, 0);
}

static void
add_others (WmClinic *clinic, GRand *rand)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < OTHERS; i++)
    {
      WmRecord *plan, *goal = add_person (records, i, &plan);
      for (int j = 0; j < 4; j++)
        {
          g_autofree char *text = invent (rand);
          wm_record_set (add_item (records, &wm_objective_schema, plan, goal, j + 1), "text", text);
        }
      if (i % BATCH == BATCH - 1)
        save_all (clinic, records);
    }
}

static void
add_objectives (WmPlan *plan, WmPlanNode *goal, GRand *rand)
{
  const char *staff = wm_record_get_id (wm_clinic_get_staff (wm_plan_get_clinic (plan))->pdata[0]);
  for (int j = 0; j < OBJECTIVES; j++)
    {
      g_autofree char *text = invent (rand);
      WmPlanNode *objective = wm_plan_add (plan, goal, -1);
      wm_record_set_many (wm_plan_node_get_record (objective), "text", text, "measure-type", "count", "method", "daily log", "baseline", "2",
                          "target", "28", "unit", "days", "start-date", "2026-11-10", "target-date", "2027-01-10", NULL);
      for (int k = 0; k < 2; k++)
        wm_record_set_many (wm_plan_node_get_record (wm_plan_add (plan, objective, -1)), "service", "individual", "modality", "cbt",
                            "text", text, "staff", staff, "frequency", "1", "per", "week", "minutes", "50", "sessions", "8", "setting", "individual", NULL);
    }
}

static WmPlan *
make_plan (WmClinic *clinic, GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  WmRecord *record;
  add_person (records, OTHERS, &record);
  g_autofree char *id = g_strdup (wm_record_get_id (record));
  save_all (clinic, records);
  WmPlan *plan = wm_plan_load (clinic, id, &error);
  bench_check (plan != NULL, error);
  for (int i = 0; i < PROBLEMS; i++)
    {
      WmPlanNode *problem = wm_plan_add (plan, NULL, -1);
      wm_record_set (wm_plan_node_get_record (problem), "statement", "Drinks on work nights, as evidenced by 18 drinking days in the last 30.");
      WmPlanNode *goal = wm_plan_add (plan, problem, -1);
      wm_record_set (wm_plan_node_get_record (goal), "text", "Be sober when she is here.");
      add_objectives (plan, goal, rand);
    }
  bench_check (wm_plan_save (plan, findings, &error), error);
  return plan;
}

static double
check (WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) findings = wm_plan_check (plan, &error);
  bench_check (findings != NULL && findings->len > 0, error);
  return (double) (g_get_monotonic_time () - start) / 1000.0;
}

/* Reads what the rules compare plans with as the window does, in idle steps. Returns: the longest, in ms */
static double
read_others (WmClinic *clinic, double *all)
{
  double longest = *all = 0;
  for (gboolean whole = FALSE; !whole;)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      bench_check (wm_likeness_read_on (clinic, &whole, &error), error);
      double ms = (double) (g_get_monotonic_time () - start) / 1000.0;
      longest = MAX (longest, ms);
      *all += ms;
    }
  return longest;
}

/* One letter more in a need, each time. */
static void
check_while_typing (WmPlan *plan, BenchSamples *samples)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  for (int i = 0; i < CHECKS; i++)
    {
      g_string_append_c (typed, 'a');
      wm_record_set (wm_plan_get_record (plan), "needs", typed->str);
      double ms = check (plan);
      g_array_append_val (samples, ms);
    }
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Bench", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  WmPlan *plan = make_plan (clinic, rand);
  BenchSamples *alone = bench_samples_new (), *among = bench_samples_new ();
  check_while_typing (plan, alone);
  g_clear_object (&plan);
  add_others (clinic, rand);
  g_clear_object (&clinic);
  clinic = wm_clinic_open (folder, "A. Director", "correct horse", &error);
  bench_check (clinic != NULL, error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-10000", &error);
  g_autofree char *id = client ? wm_plan_find (clinic, wm_record_get_id (client), NULL, &error) : NULL;
  plan = id ? wm_plan_load (clinic, id, &error) : NULL;
  bench_check (plan != NULL, error);
  double all, longest = read_others (clinic, &all), first = check (plan);
  check_while_typing (plan, among);
  bench_report ("check of a plan of 200 objectives while typing", bench_quantile (alone, 0.5), 0, "ms");
  bench_report ("the same among 10,000 other plans", bench_quantile (among, 0.5), 0, "ms");
  bench_report ("reading those before the first check", all, 0, "ms");
  bench_report ("its longest idle step", longest, 0, "ms");
  bench_report ("first check then", first, 0, "ms");
  g_object_unref (plan);
  g_object_unref (clinic);
  g_array_unref (alone);
  g_array_unref (among);
  return 0;
}
