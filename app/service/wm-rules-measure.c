/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the measure of an objective: TP10 measurable, TP11 dates in order. */
#include "wm-rules-private.h"

#include "wm-text.h"

#include <string.h>

#define ADD(rule, field, text) _wm_rule_add (findings, rule, WM_SEVERITY_ERROR, node, field, text)

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  return code && g_strv_contains (codes, code);
}

static void
measures_given (WmPlanNode *node, GPtrArray *findings)
{
  static const struct { const char *field, *text; } needed[] = {
    { "measure-type", N_("Choose how the objective is measured.") },
    { "method", N_("Say by what the objective is measured.") },
    { "baseline", N_("Give the baseline: where the client starts from.") },
    { "target", N_("Give the target.") },
    { "target-date", N_("Give the date by which the target should be reached.") },
  };
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (wm_record_is_empty (wm_plan_node_get_record (node), needed[i].field))
      ADD ("TP10", needed[i].field, _(needed[i].text));
}

static void
check_numbers (WmPlanNode *node, GPtrArray *findings)
{
  static const char *const with_unit[] = { "count", "frequency", NULL };
  static const char *const ends[] = { "baseline", "target", NULL };
  WmRecord *objective = wm_plan_node_get_record (node);
  for (guint i = 0; ends[i]; i++)
    if (!wm_record_is_empty (objective, ends[i]) && !wm_record_get_number (objective, ends[i], NULL))
      ADD ("TP10", ends[i], i == 0 ? _("The baseline must be a number.") : _("The target must be a number."));
  if (is_one_of (wm_record_get (objective, "measure-type"), with_unit) && wm_record_is_empty (objective, "unit"))
    ADD ("TP10", "unit", _("Give the unit that baseline and target are counted in."));
}

static gboolean
is_same (WmRecord *objective)
{
  double baseline, target;
  if (wm_record_is_empty (objective, "baseline") || wm_record_is_empty (objective, "target"))
    return FALSE; /* said already */
  if (wm_record_get_number (objective, "baseline", &baseline) && wm_record_get_number (objective, "target", &target))
    return baseline == target;
  g_autofree char *a = wm_text_fold (wm_record_get (objective, "baseline"));
  g_autofree char *b = wm_text_fold (wm_record_get (objective, "target"));
  return strcmp (a, b) == 0;
}

/* Everything at once: what can't be judged because something is missing is left, the rest is not. */
static void
is_measurable (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  static const char *const numeric[] = { "count", "frequency", "score", "percent", NULL };
  WmRecord *objective = wm_plan_node_get_record (node);
  const char *type = wm_record_get (objective, "measure-type");
  gint64 weeks;
  measures_given (node, findings);
  if (type == NULL)
    return;
  if (is_one_of (type, numeric))
    check_numbers (node, findings);
  if (strcmp (type, "maintain") == 0)
    {
      if (!wm_record_get_int (objective, "weeks", &weeks) || weeks < 1)
        ADD ("TP10", "weeks", _("Say for how many weeks the value is to be held."));
    }
  else if (is_same (objective))
    ADD ("TP10", "target", _("The target must differ from the baseline."));
}

/** TP10 E (4.3): measure, method, baseline, target and date; the target differs from the baseline (or is held for
 * weeks); numbers are numbers with a unit. */
void
_wm_rule_tp10 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_objective_schema, is_measurable, findings);
}

static void
dates_in_order (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *objective = wm_plan_node_get_record (node);
  WmDay start = wm_record_get_day (objective, "start-date"), target = wm_record_get_day (objective, "target-date");
  WmDay end = facts->episode ? wm_record_get_day (facts->episode, "expected-end") : WM_DAY_NONE;
  if (start == WM_DAY_NONE)
    ADD ("TP11", "start-date", _("Give the date the objective starts."));
  if (target == WM_DAY_NONE)
    return; /* said already, where the measure is */
  if (start != WM_DAY_NONE && start > target)
    ADD ("TP11", "target-date", _("The objective ends before it starts."));
  else if (start != WM_DAY_NONE && target > start + 90)
    _wm_rule_add (findings, "TP11", WM_SEVERITY_WARNING, node, "target-date", _("The objective runs for more than 90 days."));
  else if (end != WM_DAY_NONE && target > end)
    _wm_rule_add (findings, "TP11", WM_SEVERITY_WARNING, node, "target-date",
                  _("The objective ends after the expected end of this episode."));
}

/** TP11 (4.3): E where there is no start or it is after the target date; W past 90 days or the expected end. */
void
_wm_rule_tp11 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_objective_schema, dates_in_order, findings);
}
