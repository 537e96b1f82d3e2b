/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which services of a plan count, how much each comes to in a week, and what the level of care asks for. */
#include "wm-plan-hours.h"

static gboolean
field_is (WmRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (wm_record_get (record, field), value) == 0;
}

/** wm_intervention_is_external: done by someone else, or somewhere else. */
gboolean
wm_intervention_is_external (WmRecord *intervention)
{
  return field_is (intervention, "setting", "external") || !wm_record_is_empty (intervention, "provider");
}

/** wm_intervention_is_once: one act by a date, such as a consult. */
gboolean
wm_intervention_is_once (WmRecord *intervention)
{
  gint64 n;
  return field_is (intervention, "per", "once") && wm_record_get_int (intervention, "frequency", &n) && n == 1;
}

/** wm_intervention_times_a_week: how often on average; 0 for what is done once. A month is a twelfth of a year of 52 weeks. */
double
wm_intervention_times_a_week (WmRecord *intervention)
{
  static const struct { const char *per; double a_week; } pers[]
    = { { "day", 7 }, { "week", 1 }, { "two-weeks", 0.5 }, { "month", 12.0 / 52 } };
  gint64 n;
  if (!wm_record_get_int (intervention, "frequency", &n))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (pers); i++)
    if (field_is (intervention, "per", pers[i].per))
      return (double) n * pers[i].a_week;
  return 0;
}

static gboolean
counts (WmRecord *intervention, WmDay made, WmPickFunc pick, gpointer picks)
{
  const char *service = wm_record_get (intervention, "service");
  WmRecord *entry = pick && service ? pick (picks, "service", service) : NULL;
  WmDay stop = wm_record_get_day (intervention, "stop-date");
  gboolean over = stop != WM_DAY_NONE && made != WM_DAY_NONE && stop < made;
  return entry && wm_record_get_bool (entry, "counts") && !over && !wm_intervention_is_external (intervention);
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

static gboolean
read_minutes (WmRecord *intervention, double *a_week)
{
  gint64 minutes = 0, n;
  if (!wm_record_get_int (intervention, "frequency", &n) || wm_record_is_empty (intervention, "per"))
    return FALSE;
  if (!wm_intervention_is_once (intervention) && !wm_record_get_int (intervention, "minutes", &minutes))
    return FALSE;
  *a_week = wm_intervention_times_a_week (intervention) * (double) minutes;
  return TRUE;
}

/**
 * wm_plan_hours:
 * @interventions: (element-type WmPlanNode): the plan's active ones
 * @made: the plan's date; what was over by then doesn't count
 * @complete: (out) (nullable): FALSE where one doesn't say what it is, how often and how long
 *
 * Services count by their entry in the list of services; what others do elsewhere never does, and a session that stands
 * below two objectives counts once (TP15 of domain reference 4.3).
 *
 * Returns: (transfer full) (element-type WmPlanHours): what counts, in the plan's order.
 */
GArray *
wm_plan_hours (GPtrArray *interventions, WmDay made, WmPickFunc pick, gpointer picks, gboolean *complete)
{
  GArray *hours = g_array_new (FALSE, FALSE, sizeof (WmPlanHours));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean whole = TRUE;
  for (guint i = 0; i < interventions->len; i++)
    {
      WmPlanHours one = { wm_plan_node_get_record (interventions->pdata[i]), 0 };
      whole = whole && !wm_record_is_empty (one.intervention, "service");
      if (!counts (one.intervention, made, pick, picks))
        continue;
      if (!read_minutes (one.intervention, &one.minutes))
        whole = FALSE;
      else if (one.minutes > 0 && g_hash_table_add (seen, session_key (one.intervention)))
        g_array_append_val (hours, one);
    }
  if (complete)
    *complete = whole;
  return hours;
}

static double
limit (WmRecord *level, const char *field)
{
  double hours;
  return wm_record_get_number (level, field, &hours) ? hours : WM_HOURS_NONE;
}

/** wm_plan_hours_range: the hours a week that @level has for the client's age on the day the plan was @made (1.1). */
void
wm_plan_hours_range (WmRecord *level, WmDay birth, WmDay made, double *min, double *max)
{
  gint64 below = 0;
  wm_record_get_int (level, "adolescent-age-limit", &below);
  const WmHoursLevel limits = { limit (level, "min-adult"), limit (level, "max-adult"), limit (level, "min-adolescent"),
                                limit (level, "max-adolescent"), (int) below };
  wm_hours_limits (&limits, birth, made, min, max);
}
