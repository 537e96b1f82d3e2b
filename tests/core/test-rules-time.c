/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules that look at what time has brought: notes of the last weeks, the relapse-prevention plan. */
#include "rules-expect.h"

static void
add_note (WorkedExample *e, const char *objective, const char *intervention, WmDay date)
{
  WmNoteFact *note = g_new0 (WmNoteFact, 1);
  note->objective = objective ? wm_record_get (rules_item (e, objective, &wm_objective_schema), "item") : NULL;
  note->intervention = intervention ? wm_record_get (rules_item (e, intervention, &wm_intervention_schema), "item") : NULL;
  note->date = date;
  g_ptr_array_add (e->facts.notes, note);
}

/* Four weeks on: notes for all that runs, three a week for the group. */
static WorkedExample *
with_notes (void)
{
  WorkedExample *e = worked_example_new ();
  WmDay today = e->facts.today = wm_day_from_ymd (2026, 12, 18);
  wm_record_set (e->episode, "admit-date", "2026-12-11"); /* nothing about the relapse-prevention plan yet */
  wm_record_set (wm_plan_get_record (e->plan), "next-review", "2026-12-20");
  e->facts.notes = g_ptr_array_new_with_free_func (g_free);
  add_note (e, "2.1", NULL, today);
  add_note (e, "2.2", NULL, today);
  for (int week = 0; week < 4; week++)
    {
      for (int i = 0; i < 3; i++)
        add_note (e, "1.1", "1.1b", today - 7 * week - i);
      add_note (e, "1.1", "1.1a", today - 7 * week);
      if (week % 2 == 0)
        add_note (e, "2.1", "2.1a", today - 7 * week);
    }
  return e;
}

static void
test_notes (void)
{
  g_autoptr (WorkedExample) e = with_notes ();
  rules_expect (e, "TP23w"); /* two days before the review */
  g_ptr_array_remove_index (e->facts.notes, 0);
  g_ptr_array_remove_index (e->facts.notes, 0); /* 2.2 */
  rules_expect (e, "TP23w TP24w");
  add_note (e, "2.2", NULL, e->facts.today - 14);
  rules_expect (e, "TP23w TP24w");
  add_note (e, "2.2", NULL, e->facts.today - 13);
  rules_expect (e, "TP23w");
  wm_record_set (rules_item (e, "1.1b", &wm_intervention_schema), "frequency", "4"); /* 12 of 16 are three quarters */
  rules_expect (e, "TP23w");
  g_ptr_array_remove_index (e->facts.notes, 0);
  rules_expect (e, "TP23w TP24w");
  wm_record_set (wm_plan_get_record (e->plan), "state", "superseded");
  rules_expect (e, "");
}

static void
test_relapse_plan (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *document = wm_record_new (&wm_form_document_schema);
  wm_record_set (document, "state", "draft");
  g_ptr_array_add (e->facts.relapse_plans, document);
  rules_expect (e, "TP26w");
  wm_record_set (rules_item (e, "1.1", &wm_objective_schema), "relapse-plan", "1");
  rules_expect (e, "");
  wm_record_set (document, "state", "superseded");
  wm_record_set (e->episode, "admit-date", "2026-11-05");
  rules_expect (e, "TP26w");
  wm_record_set (e->episode, "discharge-date", "2026-11-19");
  rules_expect (e, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/time/notes", test_notes);
  g_test_add_func ("/rules/time/relapse-plan", test_relapse_plan);
  return g_test_run ();
}
