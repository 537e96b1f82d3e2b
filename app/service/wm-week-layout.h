/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sessions lie in a week grid: packing of overlaps into columns, minutes to pixels and back, snapping.
 * Pure numbers; widgets and paper draw them. */
#pragma once
#include <glib.h>

typedef struct
{
  int day;              /* 0 ... days - 1 */
  int start, end;       /* minutes since midnight; what is shorter than a quarter of an hour is packed as one */
  /* filled in by wm_week_layout_pack */
  guint column, span;   /* takes span columns from column on */
  guint n_columns;      /* of the run of sessions that overlap one another */
} WmWeekBox;

typedef struct
{
  double gutter;        /* width of the hours on the left */
  double header;        /* height of the days on top */
  double width, height; /* of everything */
  int n_days;
  int first, last;      /* minutes shown at the top and at the bottom */
  gboolean reversed;    /* right to left */
  guint narrow;         /* days that are narrow, since nothing is there: a bit each */
} WmWeekGeometry;

typedef struct
{
  double x, y, width, height;
} WmWeekRect;

void wm_week_layout_pack (WmWeekBox *boxes, guint n);
double wm_week_layout_y (const WmWeekGeometry *g, int minutes);
WmWeekRect wm_week_layout_day (const WmWeekGeometry *g, int day);
WmWeekRect wm_week_layout_box (const WmWeekGeometry *g, const WmWeekBox *box);
gboolean wm_week_layout_hit (const WmWeekGeometry *g, double x, double y, int *day, int *minutes);
int wm_week_layout_snap (double minutes, int step);
