/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about what staff does: TP14 who does what and how often, TP15 the hours of a week. */
#include "wm-rules-private.h"

#define ADD(rule, field, text) _wm_rule_add (findings, rule, WM_SEVERITY_ERROR, node, field, text)
#define TINY 1e-6 /* a limit such as 8.9 h is no binary number */

static void
check_who (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *intervention = wm_plan_node_get_record (node);
  if (wm_intervention_is_external (intervention))
    {
      if (wm_record_is_empty (intervention, "provider"))
        ADD ("TP14", "provider", _("Name the external provider."));
      return;
    }
  WmRecord *staff = _wm_rule_find (facts->staff, wm_record_get (intervention, "staff"));
  if (staff == NULL)
    ADD ("TP14", "staff", _("Name the person who is responsible."));
  else if (!wm_record_get_bool (staff, "active"))
    ADD ("TP14", "staff", _("The responsible person no longer works here."));
  else if (wm_record_get_day (staff, "credential-expires") != WM_DAY_NONE
           && wm_record_get_day (staff, "credential-expires") < facts->today)
    ADD ("TP14", "staff", _("The responsible person’s credential has expired."));
}

static void
check_how_often (WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *intervention = wm_plan_node_get_record (node);
  gint64 n, minutes;
  if (!wm_record_get_int (intervention, "frequency", &n) || n < 1)
    ADD ("TP14", "frequency", _("Say how often."));
  if (wm_record_is_empty (intervention, "per"))
    ADD ("TP14", "per", _("Say per what: once, a day, a week, a month."));
  if (wm_intervention_is_once (intervention))
    {
      if (wm_record_is_empty (intervention, "stop-date"))
        ADD ("TP14", "stop-date", _("Say by what date this is done."));
      return;
    }
  if (!wm_record_get_int (intervention, "minutes", &minutes) || minutes < 10)
    ADD ("TP14", "minutes", _("Say how long it lasts: at least 10 minutes."));
  if (wm_record_is_empty (intervention, "stop-date") && wm_record_is_empty (intervention, "sessions"))
    ADD ("TP14", "stop-date", _("Say until when, or how many sessions in all."));
}

static void
who_does_what (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *intervention = wm_plan_node_get_record (node);
  if (wm_record_is_empty (intervention, "service"))
    ADD ("TP14", "service", _("Choose the service."));
  if (wm_record_is_empty (intervention, "modality"))
    ADD ("TP14", "modality", _("Choose the modality."));
  check_who (facts, node, findings);
  check_how_often (node, findings);
}

/** TP14 E (4.3): service, modality, an active person with a valid credential (or the external provider), how often, at
 * least 10 minutes, an end; a one-time act by a date needs neither minutes nor end. */
void
_wm_rule_tp14 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_intervention_schema, who_does_what, findings);
}

/**
 * wm_rules_week_minutes:
 * @minutes: (out): what the counted services of the plan add up to in a week
 *
 * Returns: FALSE where an intervention doesn't say what it is, how often and how long, or where one is still missing.
 */
gboolean
wm_rules_week_minutes (const WmPlanFacts *facts, double *minutes)
{
  gboolean complete;
  g_autoptr (GPtrArray) nodes = _wm_rule_items (facts, &wm_intervention_schema), incomplete = wm_findings_new ();
  WmDay made = wm_record_get_day (wm_plan_get_record (facts->plan), "plan-date");
  g_autoptr (GArray) hours = wm_plan_hours (nodes, made, facts->pick, facts->picks, &complete);
  *minutes = 0;
  for (guint i = 0; i < hours->len; i++)
    *minutes += g_array_index (hours, WmPlanHours, i).minutes;
  _wm_rule_tp01 (facts, incomplete);
  return complete && incomplete->len == 0;
}

/** TP15 E (4.3, 1.1): the counted hours of a week lie within the range that the level of care has for the client's age
 * on the plan's date, or a reason is given. */
void
_wm_rule_tp15 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *plan = wm_plan_get_record (facts->plan);
  WmRecord *level = _wm_rule_find (facts->levels, wm_record_get (plan, "level"));
  WmDay birth = facts->client ? wm_record_get_day (facts->client, "date-of-birth") : WM_DAY_NONE;
  double minutes, min, max;
  if (level == NULL || !wm_record_is_empty (plan, "hours-reason") || !wm_rules_week_minutes (facts, &minutes))
    return;
  wm_plan_hours_range (level, birth, wm_record_get_day (plan, "plan-date"), &min, &max);
  double hours = minutes / 60;
  if ((min < 0 || hours >= min - TINY) && (max < 0 || hours <= max + TINY))
    return;
  g_autofree char *range = wm_hours_range_text (min, max);
  g_autofree char *text = g_strdup_printf (_("The planned services come to %.3g hours a week and this level of care asks for %s: "
                                             "change them, or give the reason."), hours, range);
  _wm_rule_add (findings, "TP15", WM_SEVERITY_ERROR, NULL, "hours-reason", text);
}
