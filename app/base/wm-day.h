/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates and local wall-clock minutes as plain numbers. No time zone enters here: an
 * appointment at 18:00 stays at 18:00 on every day of the year. */
#pragma once
#include <glib.h>

typedef gint32 WmDay; /* days since 1970-01-01 */
#define WM_DAY_NONE G_MININT32

gboolean wm_day_parse (const char *iso, WmDay *day);
WmDay wm_day_from_ymd (int year, int month, int day);
void wm_day_to_ymd (WmDay day, int *year, int *month, int *day_of_month);
gboolean wm_day_understand (const char *text, WmDay today, WmDay *day);
char *wm_day_to_iso (WmDay day);
WmDay wm_day_today (void);
int wm_day_weekday (WmDay day);
WmDay wm_day_week_start (WmDay day, int first_weekday);
int wm_day_age (WmDay birth, WmDay on);
gboolean wm_minutes_parse (const char *text, int *minutes);
char *wm_minutes_to_text (int minutes);
gboolean wm_minutes_understand (const char *text, int *minutes);
