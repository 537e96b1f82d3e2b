/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them: "2026-12-04", "12/4", "12/4/2026", "Dec 4", "December 4, 2026", "today", "in 60 days"; and times
 * of day: "18:00", "6 pm", "6:30 p.m.". */
#include "wm-day.h"

#include <stdio.h>
#include <string.h>

/* "3/14" in November means the coming March. */
static WmDay
without_year (int month, int day_of_month, WmDay today)
{
  int year;
  wm_day_to_ymd (today, &year, NULL, NULL);
  WmDay day = wm_day_from_ymd (year, month, day_of_month);
  return day != WM_DAY_NONE && day < today - 182 ? wm_day_from_ymd (year + 1, month, day_of_month) : day;
}

static WmDay
with_year (int year, int month, int day_of_month)
{
  return wm_day_from_ymd (year < 100 ? year + 2000 : year, month, day_of_month);
}

static gboolean
slashes (const char *text, WmDay today, WmDay *day)
{
  int m = 0, d = 0, y = 0, end = 0;
  if (sscanf (text, "%2d/%2d/%4d%n", &m, &d, &y, &end) == 3 && text[end] == '\0')
    *day = with_year (y, m, d);
  else if (sscanf (text, "%2d/%2d%n", &m, &d, &end) == 2 && text[end] == '\0')
    *day = without_year (m, d, today);
  else
    return FALSE;
  return *day != WM_DAY_NONE;
}

/* Where the name, or three and more letters of it, stands among those that follow each other in @names; 0 where nowhere. */
static int
place_of (const char *word, const char *const *names)
{
  for (int i = 0; strlen (word) >= 3 && names[i]; i++)
    if (g_str_has_prefix (names[i], word))
      return i + 1;
  return 0;
}

static int
number_of (const char *word, int most)
{
  int n = 0, end = 0;
  return sscanf (word, "%4d%n", &n, &end) == 1 && word[end] == '\0' && n > 0 && n <= most ? n : 0;
}

/* "Dec 4", "December 4, 2026", "Friday, December 4, 2026", "4 December 2026" */
static gboolean
month_by_name (const char *text, WmDay today, WmDay *day)
{
  static const char *const months[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                                        "november", "december", NULL };
  static const char *const weekdays[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };
  g_auto (GStrv) parts = g_strsplit_set (text, " ,.", -1);
  const char *words[3] = { "", "", "" };
  guint n = 0;
  for (guint i = 0; parts[i]; i++)
    {
      if (*parts[i] == '\0' || (n == 0 && place_of (parts[i], weekdays)))
        continue;
      if (n == G_N_ELEMENTS (words))
        return FALSE;
      words[n++] = parts[i];
    }
  int first = place_of (words[0], months), month = first ? first : place_of (words[1], months);
  int date = number_of (words[first ? 1 : 0], 31), year = number_of (words[2], 9999);
  if (month == 0 || date == 0 || (n == 3 && year == 0))
    return FALSE;
  *day = n == 3 ? with_year (year, month, date) : without_year (month, date, today);
  return *day != WM_DAY_NONE;
}

static gboolean
from_today (const char *text, WmDay today, WmDay *day)
{
  int n = 0, end = 0;
  char unit[8] = "";
  if (sscanf (text, "in %4d %7[a-z]%n", &n, unit, &end) != 2 || text[end] != '\0' || n < 0)
    return FALSE;
  if (g_str_has_prefix (unit, "day"))
    *day = today + n;
  else if (g_str_has_prefix (unit, "week"))
    *day = today + 7 * n;
  else
    return FALSE;
  return TRUE;
}

/** wm_day_understand: FALSE where @text is no date that @today makes clear; @day untouched then. */
gboolean
wm_day_understand (const char *text, WmDay today, WmDay *day)
{
  g_autofree char *clean = g_strstrip (g_ascii_strdown (text ? text : "", -1));
  WmDay found = WM_DAY_NONE;
  if (strcmp (clean, "today") == 0)
    found = today;
  else if (strcmp (clean, "tomorrow") == 0)
    found = today + 1;
  else if (!wm_day_parse (clean, &found) && !from_today (clean, today, &found) && !slashes (clean, today, &found)
           && !month_by_name (clean, today, &found))
    return FALSE;
  *day = found;
  return TRUE;
}

static char *
without_blanks (const char *text)
{
  GString *left = g_string_new (NULL);
  for (const char *p = text ? text : ""; *p != '\0'; p++)
    if (*p != ' ' && *p != '.')
      g_string_append_c (left, g_ascii_tolower (*p));
  return g_string_free (left, FALSE);
}

/** wm_minutes_understand: FALSE where @text is no time of day, as a bare "6" is, which has two; @minutes since midnight untouched then. */
gboolean
wm_minutes_understand (const char *text, int *minutes)
{
  g_autofree char *clean = without_blanks (text);
  gboolean pm = g_str_has_suffix (clean, "pm"), named = pm || g_str_has_suffix (clean, "am");
  int h = 0, m = 0, colon = 0, end = 0;
  if (named)
    clean[strlen (clean) - 2] = '\0';
  if (sscanf (clean, "%2d:%n%2d%n", &h, &colon, &m, &end) != 2 || end != colon + 2)
    {
      m = 0;
      if (!named || sscanf (clean, "%2d%n", &h, &end) != 1)
        return FALSE;
    }
  if (clean[end] != '\0' || !g_ascii_isdigit (*clean) || m < 0 || m > 59 || h * 60 + m > 24 * 60 || (named && (h < 1 || h > 12)))
    return FALSE;
  *minutes = (named ? h % 12 + (pm ? 12 : 0) : h) * 60 + m;
  return TRUE;
}
