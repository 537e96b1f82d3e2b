/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the plan as a whole: TP01 complete tree, TP16 strengths, barriers and preferences, TP17 step-down and
 * review. */
#include "wm-rules-private.h"

static void
has_children (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  const WmSchema *schema = wm_record_get_schema (wm_plan_node_get_record (node));
  if (g_list_model_get_n_items (wm_plan_node_get_children (node)) > 0)
    return;
  const char *text = schema == &wm_problem_schema ? _("This problem has no goal yet.")
                     : schema == &wm_goal_schema  ? _("This goal has no objective yet.")
                                                  : _("Nothing is planned by staff for this objective yet.");
  _wm_rule_add (findings, "TP01", WM_SEVERITY_ERROR, node, NULL, text);
}

/** TP01 E (4.3): an active problem; each with a goal; each goal with an objective; each active objective with an
 * intervention. */
void
_wm_rule_tp01 (const WmPlanFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) active = _wm_rule_items (facts, &wm_problem_schema);
  if (active->len == 0)
    _wm_rule_add (findings, "TP01", WM_SEVERITY_ERROR, NULL, NULL, _("The plan names no active problem yet."));
  _wm_rule_each (facts, &wm_problem_schema, has_children, findings);
  _wm_rule_each (facts, &wm_goal_schema, has_children, findings);
  _wm_rule_each (facts, &wm_objective_schema, has_children, findings);
}

static guint
count_lines (WmRecord *plan, const char *field)
{
  g_auto (GStrv) lines = _wm_rule_lines (wm_record_get (plan, field));
  return g_strv_length (lines);
}

static gboolean
uses_a_line (WmRecord *objective, gconstpointer lines)
{
  for (const char *const *line = lines; *line; line++)
    if (_wm_rule_is_same_text (*line, wm_record_get (objective, "strength")))
      return TRUE;
  return FALSE;
}

/** TP16 (4.3): E where there are not two strengths, a barrier and a preference; W where no objective uses a strength. */
void
_wm_rule_tp16 (const WmPlanFacts *facts, GPtrArray *findings)
{
  static const struct { const char *field; guint least; const char *text; } needed[] = {
    { "strengths", 2, N_("The plan needs at least two of the client’s strengths, one per line.") },
    { "preferences", 1, N_("The plan needs at least one thing the client prefers.") },
    { "barriers", 1, N_("The plan needs at least one thing that may get in the way.") },
  };
  WmRecord *plan = wm_plan_get_record (facts->plan);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (count_lines (plan, needed[i].field) < needed[i].least)
      _wm_rule_add (findings, "TP16", WM_SEVERITY_ERROR, NULL, needed[i].field, _(needed[i].text));
  g_auto (GStrv) strengths = _wm_rule_lines (wm_record_get (plan, "strengths"));
  g_autoptr (GPtrArray) objectives = _wm_rule_items (facts, &wm_objective_schema);
  if (objectives->len && g_strv_length (strengths) >= 2 && !_wm_rule_any (facts, &wm_objective_schema, uses_a_line, strengths))
    _wm_rule_add (findings, "TP16", WM_SEVERITY_WARNING, NULL, "strengths",
                  _("No objective uses one of the client’s strengths yet: name it there as it is written here."));
}

/** TP17 E (4.3): a step-down criterion, and a next review within review_every_days of the plan's date. */
void
_wm_rule_tp17 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *plan = wm_plan_get_record (facts->plan);
  if (wm_record_is_empty (plan, "step-down-criteria"))
    _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "step-down-criteria",
                  _("The plan needs a criterion for stepping down or leaving this level of care."));
  WmDay made = wm_record_get_day (plan, "plan-date"), review = wm_record_get_day (plan, "next-review");
  if (review == WM_DAY_NONE)
    _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "next-review", _("The plan needs the date of its next review."));
  else if (made != WM_DAY_NONE && review > made + facts->review_every_days)
    {
      g_autofree char *text = g_strdup_printf (_("The next review must be within %d days of the plan’s date."), facts->review_every_days);
      _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "next-review", text);
    }
}
