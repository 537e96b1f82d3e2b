/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about what staff does: TP14 who does what and how often, TP15 the hours of a week. */
#include "wm-rules-private.h"

#include "wm-hours.h"

#include <string.h>

#define ADD(rule, field, text) _wm_rule_add (findings, rule, WM_SEVERITY_ERROR, node, field, text)
#define TINY 1e-6 /* a limit such as 8.9 h is no binary number */

/** _wm_rule_is_external: done by someone else, or somewhere else. */
gboolean
_wm_rule_is_external (WmRecord *intervention)
{
  return _wm_rule_field_is (intervention, "setting", "external") || !wm_record_is_empty (intervention, "provider");
}

static void
check_who (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *intervention = wm_plan_node_get_record (node);
  if (_wm_rule_is_external (intervention))
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
    ADD ("TP14", "staff", _("The responsible person's credential has expired."));
}

gboolean
_wm_rule_is_once (WmRecord *intervention)
{
  gint64 n;
  return _wm_rule_field_is (intervention, "per", "once") && wm_record_get_int (intervention, "frequency", &n) && n == 1;
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
  if (_wm_rule_is_once (intervention))
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

/** _wm_rule_times_a_week: how often on average; 0 for what is done once. A month is a twelfth of a year of 52 weeks. */
double
_wm_rule_times_a_week (WmRecord *intervention)
{
  static const struct { const char *per; double a_week; } pers[]
    = { { "day", 7 }, { "week", 1 }, { "two-weeks", 0.5 }, { "month", 12.0 / 52 } };
  gint64 n;
  if (!wm_record_get_int (intervention, "frequency", &n))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (pers); i++)
    if (_wm_rule_field_is (intervention, "per", pers[i].per))
      return (double) n * pers[i].a_week;
  return 0;
}

static gboolean
counts (const WmPlanFacts *facts, WmRecord *intervention)
{
  const char *service = wm_record_get (intervention, "service");
  WmRecord *pick = facts->pick && service ? facts->pick (facts->picks, "service", service) : NULL;
  WmDay stop = wm_record_get_day (intervention, "stop-date");
  WmDay made = wm_record_get_day (wm_plan_get_record (facts->plan), "plan-date");
  gboolean over = stop != WM_DAY_NONE && made != WM_DAY_NONE && stop < made;
  return pick && wm_record_get_bool (pick, "counts") && !over && !_wm_rule_is_external (intervention);
}

/* Two lines that say the same are the same session, promised for two objectives. */
static char *
session_key (WmRecord *intervention)
{
  static const char *const fields[] = { "service", "modality", "text", "staff", "frequency", "per", "minutes", "setting" };
  g_autoptr (GString) key = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = wm_record_get (intervention, fields[i]);
      g_string_append_printf (key, "%s\n", value ? value : "");
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

/* FALSE where something is missing that TP14 finds. */
static gboolean
read_minutes (WmRecord *intervention, double *a_week)
{
  gint64 minutes = 0, n;
  if (!wm_record_get_int (intervention, "frequency", &n) || wm_record_is_empty (intervention, "per"))
    return FALSE;
  if (!_wm_rule_is_once (intervention) && !wm_record_get_int (intervention, "minutes", &minutes))
    return FALSE;
  *a_week = _wm_rule_times_a_week (intervention) * (double) minutes;
  return TRUE;
}

/**
 * wm_rules_week_minutes:
 * @minutes: (out): what the counted services of the plan add up to in a week
 *
 * Services count by their entry in the list of services; what others do elsewhere never does, and a session that stands
 * below two objectives counts once.
 *
 * Returns: FALSE where an intervention doesn't say what it is, how often and how long, or where one is still missing.
 */
gboolean
wm_rules_week_minutes (const WmPlanFacts *facts, double *minutes)
{
  g_autoptr (GPtrArray) nodes = _wm_rule_items (facts, &wm_intervention_schema);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  *minutes = 0;
  for (guint i = 0; i < nodes->len; i++)
    {
      WmRecord *intervention = wm_plan_node_get_record (nodes->pdata[i]);
      double a_week = 0;
      if (wm_record_is_empty (intervention, "service"))
        return FALSE;
      if (!counts (facts, intervention))
        continue;
      if (!read_minutes (intervention, &a_week))
        return FALSE;
      if (g_hash_table_add (seen, session_key (intervention)))
        *minutes += a_week;
    }
  g_autoptr (GPtrArray) incomplete = wm_findings_new ();
  _wm_rule_tp01 (facts, incomplete);
  return incomplete->len == 0;
}

static double
limit (WmRecord *level, const char *field)
{
  double hours;
  return wm_record_get_number (level, field, &hours) ? hours : WM_HOURS_NONE;
}

static gboolean
is_adolescent (const WmPlanFacts *facts, WmRecord *level)
{
  WmDay birth = facts->client ? wm_record_get_day (facts->client, "date-of-birth") : WM_DAY_NONE;
  WmDay made = wm_record_get_day (wm_plan_get_record (facts->plan), "plan-date");
  gint64 below;
  return birth != WM_DAY_NONE && made != WM_DAY_NONE && wm_record_get_int (level, "adolescent-age-limit", &below)
         && wm_day_age (birth, made) < below;
}

/** TP15 E (4.3, 1.1): the counted hours of a week lie within the range that the level of care has for the client's age
 * on the plan's date, or a reason is given. */
void
_wm_rule_tp15 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *plan = wm_plan_get_record (facts->plan);
  WmRecord *level = _wm_rule_find (facts->levels, wm_record_get (plan, "level"));
  double minutes;
  if (level == NULL || !wm_record_is_empty (plan, "hours-reason") || !wm_rules_week_minutes (facts, &minutes))
    return;
  gboolean adolescent = is_adolescent (facts, level);
  double min = limit (level, adolescent ? "min-adolescent" : "min-adult");
  double max = limit (level, adolescent ? "max-adolescent" : "max-adult");
  double hours = minutes / 60;
  if ((min < 0 || hours >= min - TINY) && (max < 0 || hours <= max + TINY))
    return;
  g_autofree char *range = wm_hours_range_text (min, max);
  g_autofree char *text = g_strdup_printf (_("The planned services come to %.3g hours a week and this level of care asks for %s: "
                                             "change them, or give the reason."), hours, range);
  _wm_rule_add (findings, "TP15", WM_SEVERITY_ERROR, NULL, "hours-reason", text);
}
