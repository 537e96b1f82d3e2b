/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours of one client in one week against what the level of care asks and what was prescribed (domain
 * reference 1.1 and 6). wm_hours_judge is pure; wm-schedule.h gathers its facts. */
#pragma once
#include <glib.h>

#include "wm-day.h"

#define WM_HOURS_NONE (-1.0) /* no such limit */

typedef enum
{
  WM_HOURS_UNDER_PLANNED = 1 << 0,    /* scheduled below the level's minimum */
  WM_HOURS_UNDER_ATTENDED = 1 << 1,   /* attended below it, and what is still to come can't mend it */
  WM_HOURS_OVER = 1 << 2,             /* attended 20 hours or more: the range of the next level */
  WM_HOURS_BELOW_PRESCRIBED = 1 << 3, /* attended below three quarters of the prescribed minimum */
} WmHoursFlags;

typedef struct
{
  double min_adult, max_adult, min_adolescent, max_adolescent;
  int adolescent_age_limit; /* adolescent below this age */
} WmHoursLevel;

typedef struct
{
  WmDay week;                          /* its first day */
  WmDay birth, admitted, discharged;   /* WM_DAY_NONE where unknown or still open */
  WmHoursLevel level;
  double prescribed_min, prescribed_max;
  int scheduled, attended, open;       /* minutes that count; open: scheduled, not over and not marked yet */
} WmHoursFacts;

typedef struct
{
  double level_min, level_max;           /* of the level, by age on the week's first day; or WM_HOURS_NONE */
  double prescribed_min, prescribed_max; /* of the episode; where none, the level's */
  double scheduled, attended, open;      /* hours */
  gboolean adolescent;
  gboolean whole_week;                   /* the week lies within the episode; else shown, never flagged */
  guint flags;                           /* WmHoursFlags */
} WmHours;

gboolean wm_hours_limits (const WmHoursLevel *level, WmDay birth, WmDay on, double *min, double *max);
WmHours wm_hours_judge (const WmHoursFacts *facts);
char *wm_hours_range_text (double min, double max);
char *wm_hours_words (const WmHours *hours);
