/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil date arithmetic. */
#include "wm-day.h"

#include <stdio.h>
#include <string.h>

/**
 * wm_day_from_ymd:
 * Returns: the day number of a date of the proleptic Gregorian calendar, or %WM_DAY_NONE where
 * there is no such date (years 1 to 9999).
 */
WmDay
wm_day_from_ymd (int year, int month, int day)
{
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
    return WM_DAY_NONE;
  if (day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))
    return WM_DAY_NONE;
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (WmDay) g_date_get_julian (&date) - 719163; /* the julian number of 1970-01-01 */
}

/** wm_day_to_ymd: the parts of @day; each out place may be %NULL. */
void
wm_day_to_ymd (WmDay day, int *year, int *month, int *day_of_month)
{
  GDate date;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + 719163));
  if (year)
    *year = g_date_get_year (&date);
  if (month)
    *month = (int) g_date_get_month (&date);
  if (day_of_month)
    *day_of_month = g_date_get_day (&date);
}

/** wm_day_parse: reads exactly YYYY-MM-DD; FALSE for anything else, @day untouched. */
gboolean
wm_day_parse (const char *iso, WmDay *day)
{
  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;
  int y = 0, m = 0, d = 0;
  if (sscanf (iso, "%4d-%2d-%2d", &y, &m, &d) != 3)
    return FALSE;
  WmDay parsed = wm_day_from_ymd (y, m, d);
  if (parsed == WM_DAY_NONE)
    return FALSE;
  if (day)
    *day = parsed;
  return TRUE;
}

/** wm_day_to_iso: Returns: (transfer full): YYYY-MM-DD. */
char *
wm_day_to_iso (WmDay day)
{
  int y, m, d;
  wm_day_to_ymd (day, &y, &m, &d);
  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/** wm_day_today: today by the machine's local clock. */
WmDay
wm_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return wm_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now));
}

/** wm_day_weekday: 0 = Sunday ... 6 = Saturday. */
int
wm_day_weekday (WmDay day)
{
  return (int) (((gint64) day % 7 + 4 + 7) % 7); /* 1970-01-01 was a Thursday */
}

/** wm_day_week_start: first day of the week that holds @day; @first_weekday 0 = Sunday. */
WmDay
wm_day_week_start (WmDay day, int first_weekday)
{
  return day - (wm_day_weekday (day) - first_weekday + 7) % 7;
}

/** wm_day_age: completed years between @birth and @on. */
int
wm_day_age (WmDay birth, WmDay on)
{
  int by, bm, bd, y, m, d;
  wm_day_to_ymd (birth, &by, &bm, &bd);
  wm_day_to_ymd (on, &y, &m, &d);
  return y - by - ((m < bm || (m == bm && d < bd)) ? 1 : 0);
}

/** wm_minutes_parse: reads HH:MM (00:00 to 24:00) as minutes since midnight. */
gboolean
wm_minutes_parse (const char *text, int *minutes)
{
  if (text == NULL || strlen (text) != 5 || text[2] != ':')
    return FALSE;
  for (int i = 0; i < 5; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;
  int h = (text[0] - '0') * 10 + text[1] - '0', m = (text[3] - '0') * 10 + text[4] - '0';
  if (m > 59 || h * 60 + m > 24 * 60)
    return FALSE;
  if (minutes)
    *minutes = h * 60 + m;
  return TRUE;
}

/** wm_minutes_to_text: Returns: (transfer full): HH:MM. */
char *
wm_minutes_to_text (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}
