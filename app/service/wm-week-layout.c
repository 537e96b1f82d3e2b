/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Overlap packing and the geometry of a week. */
#include "wm-week-layout.h"

#include <math.h>

static int
box_end (const WmWeekBox *box)
{
  return MAX (box->end, box->start + 15);
}

static gboolean
overlaps (const WmWeekBox *a, const WmWeekBox *b)
{
  return a->day == b->day && a->start < box_end (b) && b->start < box_end (a);
}

/* By day, then start, the longer one first; boxes that are alike keep their order. */
static int
compare (gconstpointer pa, gconstpointer pb)
{
  const WmWeekBox *a = *(WmWeekBox *const *) pa, *b = *(WmWeekBox *const *) pb;
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (box_end (a) != box_end (b))
    return box_end (a) > box_end (b) ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* The leftmost column in which none of the run's earlier boxes is still going on. */
static guint
free_column (WmWeekBox **run, guint i, GArray *ends)
{
  for (guint c = 0; c < ends->len; c++)
    if (g_array_index (ends, int, c) <= run[i]->start)
      {
        g_array_index (ends, int, c) = box_end (run[i]);
        return c;
      }
  int end = box_end (run[i]);
  g_array_append_val (ends, end);
  return ends->len - 1;
}

static guint
widest_span (WmWeekBox **run, guint n, guint i)
{
  guint limit = run[i]->n_columns;
  for (guint j = 0; j < n; j++)
    if (j != i && run[j]->column > run[i]->column && overlaps (run[i], run[j]))
      limit = MIN (limit, run[j]->column);
  return limit - run[i]->column;
}

static void
pack_run (WmWeekBox **run, guint n, GArray *ends)
{
  g_array_set_size (ends, 0);
  for (guint i = 0; i < n; i++)
    run[i]->column = free_column (run, i, ends);
  for (guint i = 0; i < n; i++)
    run[i]->n_columns = ends->len;
  for (guint i = 0; i < n; i++)
    run[i]->span = widest_span (run, n, i);
}

/**
 * wm_week_layout_pack:
 *
 * Gives each box its columns: no two that overlap share one, and each is as wide as its right neighbours allow.
 */
void
wm_week_layout_pack (WmWeekBox *boxes, guint n)
{
  g_autoptr (GPtrArray) order = g_ptr_array_sized_new (n);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (order, &boxes[i]);
  g_ptr_array_sort (order, compare);
  WmWeekBox **run = (WmWeekBox **) order->pdata;
  for (guint first = 0, i = 0; i < n; first = i)
    {
      int end = box_end (run[first]);
      for (i = first + 1; i < n && run[i]->day == run[first]->day && run[i]->start < end; i++)
        end = MAX (end, box_end (run[i]));
      pack_run (run + first, i - first, ends);
    }
}

/** wm_week_layout_y: where a minute lies, in pixels from the top. */
double
wm_week_layout_y (const WmWeekGeometry *g, int minutes)
{
  return g->header + (g->height - g->header) * (minutes - g->first) / MAX (1, g->last - g->first);
}

#define NARROW 0.4 /* of a day's width */

static double
share (const WmWeekGeometry *g, int day)
{
  return g->narrow & (1u << day) ? NARROW : 1;
}

/** wm_week_layout_day: the column of a day, below the header. */
WmWeekRect
wm_week_layout_day (const WmWeekGeometry *g, int day)
{
  double before = 0, all = 0;
  for (int i = 0; i < g->n_days; i++)
    {
      all += share (g, i);
      if (g->reversed ? i > day : i < day)
        before += share (g, i);
    }
  double unit = (g->width - g->gutter) / MAX (all, NARROW);
  return (WmWeekRect){ (g->reversed ? 0 : g->gutter) + before * unit, g->header, share (g, day) * unit, g->height - g->header };
}

/** wm_week_layout_box: the rectangle of a packed box, a small gap to its right and below it. */
WmWeekRect
wm_week_layout_box (const WmWeekGeometry *g, const WmWeekBox *box)
{
  WmWeekRect day = wm_week_layout_day (g, box->day);
  double inner = MAX (0, day.width - 6), column = inner / MAX (1, box->n_columns);
  double top = wm_week_layout_y (g, MAX (box->start, g->first));
  double bottom = wm_week_layout_y (g, MIN (box_end (box), g->last));
  guint place = g->reversed ? box->n_columns - box->column - box->span : box->column;
  return (WmWeekRect){ day.x + 3 + place * column, top + 1, MAX (0, box->span * column - 1), MAX (0, bottom - top - 2) };
}

/** wm_week_layout_hit: the day and minute below a point; FALSE outside of the days. */
gboolean
wm_week_layout_hit (const WmWeekGeometry *g, double x, double y, int *day, int *minutes)
{
  if (y < g->header || y >= g->height)
    return FALSE;
  for (int i = 0; i < g->n_days; i++)
    {
      WmWeekRect r = wm_week_layout_day (g, i);
      if (x < r.x || x >= r.x + r.width)
        continue;
      *day = i;
      *minutes = g->first + (int) ((y - g->header) * (g->last - g->first) / MAX (1.0, g->height - g->header));
      return TRUE;
    }
  return FALSE;
}

/** wm_week_layout_snap: the nearest multiple of @step minutes. */
int
wm_week_layout_snap (double minutes, int step)
{
  return (int) lround (minutes / step) * step;
}
