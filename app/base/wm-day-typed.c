/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them: "2026-12-04", "12/4", "12/4/2026", "today", "in 60 days", "in 2 weeks". */
#include "wm-day.h"

#include <stdio.h>
#include <string.h>

static gboolean
slashes (const char *text, WmDay today, WmDay *day)
{
  int m = 0, d = 0, y = 0, this_year, end = 0;
  wm_day_to_ymd (today, &this_year, NULL, NULL);
  if (sscanf (text, "%2d/%2d/%4d%n", &m, &d, &y, &end) == 3 && text[end] == '\0')
    *day = wm_day_from_ymd (y < 100 ? y + 2000 : y, m, d);
  else if (sscanf (text, "%2d/%2d%n", &m, &d, &end) == 2 && text[end] == '\0')
    {
      *day = wm_day_from_ymd (this_year, m, d);
      if (*day != WM_DAY_NONE && *day < today - 182) /* "3/14" in November means the coming March */
        *day = wm_day_from_ymd (this_year + 1, m, d);
    }
  else
    return FALSE;
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
  else if (!wm_day_parse (clean, &found) && !from_today (clean, today, &found) && !slashes (clean, today, &found))
    return FALSE;
  *day = found;
  return TRUE;
}
