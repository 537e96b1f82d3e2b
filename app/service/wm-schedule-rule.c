/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly recurrence rules, read by libical, which also expands those that ask for more than days of the week. */
#include "wm-schedule-rule.h"

#include <libical/ical.h>
#include <string.h>

/* A rule text beyond this is no weekly rule; a range yields at most this many dates. */
#define MAX_RULE 200
#define MAX_DATES 4000
#define MONDAY 1

static struct icaltimetype
to_ical (WmDay day)
{
  int y, m, d;
  wm_day_to_ymd (day, &y, &m, &d);
  struct icaltimetype t = icaltime_null_time ();
  t.is_date = 1;
  t.year = y;
  t.month = m;
  t.day = d;
  return t;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                       "The repetition isn’t a weekly rule, such as FREQ=WEEKLY;BYDAY=MO,WE,FR. Enter the days of the "
                       "week anew.");
  return FALSE;
}

static gboolean
read_rule (const char *text, struct icalrecurrencetype *rule, GError **error)
{
  if (text == NULL || strlen (text) > MAX_RULE || strstr (text, "FREQ=WEEKLY") == NULL)
    return refuse (error);
  /* libical reports a bad rule on standard error and by errno unless told not to. */
  icalerror_set_error_state (ICAL_MALFORMEDDATA_ERROR, ICAL_ERROR_NONFATAL);
  icalerrno = ICAL_NO_ERROR;
  *rule = icalrecurrencetype_from_string (text);
  if (rule->freq != ICAL_WEEKLY_RECURRENCE || icalerrno != ICAL_NO_ERROR || rule->interval < 1)
    return refuse (error);
  /* An end given as a moment means its date: everything here is a date. */
  if (!icaltime_is_null_time (rule->until))
    {
      rule->until.is_date = 1;
      rule->until.hour = rule->until.minute = rule->until.second = 0;
      rule->until.zone = NULL;
    }
  return TRUE;
}

/** wm_schedule_rule_check: whether @rule is one that can be expanded. */
gboolean
wm_schedule_rule_check (const char *rule, GError **error)
{
  struct icalrecurrencetype parsed;
  return read_rule (rule, &parsed, error);
}

/* A rule without a count may begin any whole number of its intervals later: years of past weeks are skipped. */
static WmDay
skip_ahead (const struct icalrecurrencetype *rule, WmDay first, WmDay from)
{
  if (rule->count > 0 || from <= first)
    return first;
  int step = 7 * rule->interval;
  return first + MAX (0, (from - first) / step - 1) * step;
}

static gboolean
is_none (const short *part)
{
  return part[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* Days of the week in every nth week from Monday on, as the window makes them. */
static gboolean
is_plain (const struct icalrecurrencetype *rule)
{
  for (int i = 0; i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (icalrecurrencetype_day_position (rule->by_day[i]) != 0)
      return FALSE;
  return rule->rscale == NULL && rule->week_start == ICAL_MONDAY_WEEKDAY && is_none (rule->by_second) && is_none (rule->by_minute)
         && is_none (rule->by_hour) && is_none (rule->by_month_day) && is_none (rule->by_year_day) && is_none (rule->by_week_no)
         && is_none (rule->by_month) && is_none (rule->by_set_pos);
}

static gboolean
has_day (const struct icalrecurrencetype *rule, WmDay first, WmDay day)
{
  int weekday = wm_day_weekday (day);
  if (is_none (rule->by_day))
    return weekday == wm_day_weekday (first);
  for (int i = 0; i < ICAL_BY_DAY_SIZE && rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if ((int) icalrecurrencetype_day_day_of_week (rule->by_day[i]) - ICAL_SUNDAY_WEEKDAY == weekday)
      return TRUE;
  return FALSE;
}

/* For each rule libical makes a calendar of ICU's, whose tables take three megabytes: for these, counting days is enough. */
static void
expand_plain (const struct icalrecurrencetype *rule, WmDay first, WmDay from, WmDay to, GArray *days)
{
  WmDay week = wm_day_week_start (first, MONDAY);
  if (!icaltime_is_null_time (rule->until))
    to = MIN (to, wm_day_from_ymd (rule->until.year, rule->until.month, rule->until.day));
  int n = 0;
  for (WmDay day = rule->count > 0 ? first : MAX (first, from); day <= to && n < MAX_DATES && (rule->count <= 0 || n < rule->count); day++)
    if ((wm_day_week_start (day, MONDAY) - week) / 7 % rule->interval == 0 && has_day (rule, first, day))
      {
        n++;
        if (day >= from)
          g_array_append_val (days, day);
      }
}

static void
expand_other (const struct icalrecurrencetype *rule, WmDay first, WmDay from, WmDay to, GArray *days)
{
  icalrecur_iterator *it = icalrecur_iterator_new (*rule, to_ical (skip_ahead (rule, first, from)));
  for (int n = 0; it && n < MAX_DATES; n++)
    {
      struct icaltimetype t = icalrecur_iterator_next (it);
      WmDay day = icaltime_is_null_time (t) ? WM_DAY_NONE : wm_day_from_ymd (t.year, t.month, t.day);
      if (day == WM_DAY_NONE || day > to)
        break;
      if (day >= from && day >= first)
        g_array_append_val (days, day);
    }
  if (it)
    icalrecur_iterator_free (it);
}

/**
 * wm_schedule_rule_expand:
 * @rule: RRULE text, weekly
 * @first: the series' first date; no occurrence lies before it
 * @last: its last date, or %WM_DAY_NONE
 * @from: first day asked for
 * @to: last day asked for
 *
 * Returns: (transfer full) (element-type WmDay) (nullable): the dates inside the range, ascending.
 */
GArray *
wm_schedule_rule_expand (const char *text, WmDay first, WmDay last, WmDay from, WmDay to, GError **error)
{
  struct icalrecurrencetype rule;
  if (!read_rule (text, &rule, error))
    return NULL;
  GArray *days = g_array_new (FALSE, FALSE, sizeof (WmDay));
  if (last != WM_DAY_NONE)
    to = MIN (to, last);
  if (is_plain (&rule))
    expand_plain (&rule, first, from, to, days);
  else if (first <= to)
    expand_other (&rule, first, from, to, days);
  return days;
}
