/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The week check. */
#include "wm-hours.h"

#include <glib/gi18n.h>
#include <math.h>

/* Attended from here on is the range of partial hospitalization, of high-intensity outpatient (1.1). */
#define OVER_HOURS 20.0
#define PRESCRIBED_SHARE 0.75
/* Sums of minutes are whole; a limit such as 8.9 h is not a binary number. */
#define TINY 1e-6

static gboolean
is_whole_week (const WmHoursFacts *facts)
{
  return facts->admitted != WM_DAY_NONE && facts->admitted <= facts->week
         && (facts->discharged == WM_DAY_NONE || facts->discharged >= facts->week + 6);
}

/**
 * wm_hours_limits:
 * @min: (out), @max: (out): hours a week, or %WM_HOURS_NONE
 *
 * Returns: whether the adolescent row counts: by the age on the day @on. Someone without a birth date counts as an adult.
 */
gboolean
wm_hours_limits (const WmHoursLevel *level, WmDay birth, WmDay on, double *min, double *max)
{
  gboolean adolescent = birth != WM_DAY_NONE && on != WM_DAY_NONE && wm_day_age (birth, on) < level->adolescent_age_limit;
  *min = adolescent ? level->min_adolescent : level->min_adult;
  *max = adolescent ? level->max_adolescent : level->max_adult;
  return adolescent;
}

static guint
find_flags (const WmHours *hours)
{
  guint flags = 0;
  double reachable = hours->attended + hours->open;
  if (hours->level_min > 0 && hours->scheduled < hours->level_min - TINY)
    flags |= WM_HOURS_UNDER_PLANNED;
  if (hours->level_min > 0 && reachable < hours->level_min - TINY)
    flags |= WM_HOURS_UNDER_ATTENDED;
  if (hours->attended >= OVER_HOURS - TINY)
    flags |= WM_HOURS_OVER;
  if (hours->prescribed_min > 0 && reachable < PRESCRIBED_SHARE * hours->prescribed_min - TINY)
    flags |= WM_HOURS_BELOW_PRESCRIBED;
  return flags;
}

/**
 * wm_hours_judge:
 *
 * The week check of domain reference 6: the client's age on the week's first day picks the adult or the adolescent
 * row of the level (1.1); only weeks wholly inside the episode are flagged. Someone without a birth date counts as
 * an adult. While a week runs, what is still to come counts as reachable; once it is over, attended alone decides.
 */
WmHours
wm_hours_judge (const WmHoursFacts *facts)
{
  WmHours hours = { 0 };
  hours.adolescent = wm_hours_limits (&facts->level, facts->birth, facts->week, &hours.level_min, &hours.level_max);
  gboolean prescribed = facts->prescribed_min >= 0 || facts->prescribed_max >= 0;
  hours.prescribed_min = prescribed ? facts->prescribed_min : hours.level_min;
  hours.prescribed_max = prescribed ? facts->prescribed_max : hours.level_max;
  hours.scheduled = facts->scheduled / 60.0;
  hours.attended = facts->attended / 60.0;
  hours.open = facts->open / 60.0;
  hours.whole_week = is_whole_week (facts);
  hours.flags = hours.whole_week ? find_flags (&hours) : 0;
  return hours;
}

/** wm_hours_range_text: Returns: (transfer full): "9–12", "9 or more", "up to 8"; "" where there is no limit. */
char *
wm_hours_range_text (double min, double max)
{
  if (min >= 0 && max >= 0)
    return fabs (min - max) < TINY ? g_strdup_printf ("%.3g", min) : g_strdup_printf ("%.3g–%.3g", min, max);
  if (min >= 0)
    return g_strdup_printf (_("%.3g or more"), min);
  return max >= 0 ? g_strdup_printf (_("up to %.3g"), max) : g_strdup ("");
}

/**
 * wm_hours_words: Returns: (transfer full): the gravest flag in a few words, else where the week stands.
 */
char *
wm_hours_words (const WmHours *hours)
{
  double want = hours->level_min > 0 ? hours->level_min : MAX (hours->prescribed_min, 0);
  double reachable = hours->attended + hours->open;
  if (!hours->whole_week)
    return g_strdup (_("partial week"));
  if (hours->flags & WM_HOURS_OVER)
    return g_strdup (_("20 hours or more: review the level"));
  if (hours->flags & WM_HOURS_UNDER_ATTENDED)
    return g_strdup_printf (hours->open > 0 ? _("will be short by %.1f h") : _("short by %.1f h"), want - reachable);
  if (hours->flags & WM_HOURS_UNDER_PLANNED)
    return g_strdup_printf (_("planned short by %.1f h"), want - hours->scheduled);
  if (hours->flags & WM_HOURS_BELOW_PRESCRIBED)
    return g_strdup (_("below the prescribed hours"));
  return g_strdup (hours->attended >= want - TINY ? _("reached") : _("on track"));
}
