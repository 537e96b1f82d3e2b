/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about time: TP23 the next review, TP24 what stands still, TP26 the relapse-prevention plan. */
#include "wm-rules-private.h"

#include "wm-review.h"

#include <string.h>

#define SOON 5
#define STALLED_DAYS 14
#define WINDOW 28
#define DELIVERED_SHARE 0.75

static gboolean
goes_on (const WmPlanFacts *facts)
{
  gboolean discharged = facts->episode && !wm_record_is_empty (facts->episode, "discharge-date");
  return !discharged && !_wm_rule_field_is (wm_plan_get_record (facts->plan), "state", "superseded");
}

/** TP23 W (4.3): the next review is not overdue, nor due within five days. */
void
_wm_rule_tp23 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmDay review = wm_review_next_day (wm_plan_get_record (facts->plan), facts->reviews);
  if (review == WM_DAY_NONE || !goes_on (facts))
    return;
  if (facts->today > review)
    _wm_rule_add (findings, "TP23", WM_SEVERITY_WARNING, NULL, "next-review", _("The review is overdue: review the plan with the client."));
  else if (facts->today >= review - SOON)
    _wm_rule_add (findings, "TP23", WM_SEVERITY_WARNING, NULL, "next-review", _("The review is due soon: plan it with the client."));
}

/* Notes of the last @days days about the item. */
static guint
count_notes (const WmPlanFacts *facts, WmPlanNode *node, gboolean of_objective, WmDay days)
{
  const char *item = wm_record_get (wm_plan_node_get_record (node), "item");
  guint n = 0;
  for (guint i = 0; i < facts->notes->len; i++)
    {
      const WmNoteFact *note = facts->notes->pdata[i];
      const char *linked = of_objective ? note->objective : note->intervention;
      n += note->date > facts->today - days && note->date <= facts->today && g_strcmp0 (linked, item) == 0;
    }
  return n;
}

static void
is_moving (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmDay start = wm_record_get_day (wm_plan_node_get_record (node), "start-date");
  if (start == WM_DAY_NONE || start > facts->today - STALLED_DAYS || count_notes (facts, node, TRUE, STALLED_DAYS) > 0)
    return;
  _wm_rule_add (findings, "TP24", WM_SEVERITY_WARNING, node, "status",
                _("No note speaks of this objective for 14 days: work on it, or close it at the review."));
}

static WmDay
start_of (const WmPlanFacts *facts, WmPlanNode *node)
{
  WmDay start = wm_record_get_day (wm_plan_node_get_record (node), "start-date");
  if (start == WM_DAY_NONE)
    start = wm_record_get_day (wm_plan_node_get_record (wm_plan_node_get_parent (node)), "start-date");
  return start;
}

/* Judged once it ran for the whole window and as long as it runs. */
static void
is_delivered (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *intervention = wm_plan_node_get_record (node);
  WmDay start = start_of (facts, node), stop = wm_record_get_day (intervention, "stop-date");
  double planned = wm_intervention_times_a_week (intervention) * WINDOW / 7;
  if (planned <= 0 || start == WM_DAY_NONE || start > facts->today - WINDOW || (stop != WM_DAY_NONE && stop < facts->today))
    return;
  guint given = count_notes (facts, node, FALSE, WINDOW);
  if (given >= DELIVERED_SHARE * planned)
    return;
  g_autofree char *text = g_strdup_printf (_("Given %u of %.0f planned times in 28 days: give it as planned, or plan it anew."), given, planned);
  _wm_rule_add (findings, "TP24", WM_SEVERITY_WARNING, node, "frequency", text);
}

/** TP24 W (4.3): each active objective has a note within 14 days, and each intervention was given at least three
 * quarters as often as planned in 28 days. Not evaluated where notes aren't kept. */
void
_wm_rule_tp24 (const WmPlanFacts *facts, GPtrArray *findings)
{
  if (facts->notes == NULL || !goes_on (facts))
    return;
  _wm_rule_each (facts, &wm_objective_schema, is_moving, findings);
  _wm_rule_each (facts, &wm_intervention_schema, is_delivered, findings);
}

static gboolean
is_in_relapse_plan (WmRecord *objective, gconstpointer unused)
{
  return wm_record_get_bool (objective, "relapse-plan");
}

static gboolean
has_relapse_plan (const WmPlanFacts *facts)
{
  for (guint i = 0; facts->relapse_plans && i < facts->relapse_plans->len; i++)
    if (!_wm_rule_field_is (facts->relapse_plans->pdata[i], "state", "superseded"))
      return TRUE;
  return FALSE;
}

/** TP26 W (4.3): from day 14 on there is a relapse-prevention plan, and where there is one an objective is part of it. */
void
_wm_rule_tp26 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmDay admitted = facts->episode ? wm_record_get_day (facts->episode, "admit-date") : WM_DAY_NONE;
  g_autoptr (GPtrArray) objectives = _wm_rule_items (facts, &wm_objective_schema);
  if (!goes_on (facts))
    return;
  if (!has_relapse_plan (facts))
    {
      if (admitted != WM_DAY_NONE && facts->today > admitted + facts->relapse_plan_days)
        _wm_rule_add (findings, "TP26", WM_SEVERITY_WARNING, NULL, NULL, _("There is no relapse-prevention plan yet: begin one with the client."));
    }
  else if (objectives->len && !_wm_rule_any (facts, &wm_objective_schema, is_in_relapse_plan, NULL))
    _wm_rule_add (findings, "TP26", WM_SEVERITY_WARNING, objectives->pdata[0], "relapse-plan",
                  _("Mark the objective that is part of the client’s relapse-prevention plan."));
}
