/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grid draws: hours and lines, today's tint, the line of now, what is being dragged. */
#include "wm-week-grid-private.h"

#include "wm-calendar-text.h"
#include "wm-ink.h"

#include <math.h>

#define NOW_LINE 2 /* pixels */
#define NOW_DOT 10
#define NOW_MARK 4 /* as wide as the stripe of a session */

static GdkRGBA
ink (GtkWidget *widget, float alpha)
{
  GdkRGBA color = wm_ink_of (widget);
  color.alpha *= alpha;
  return color;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, double right, double y, float alpha)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *small = pango_attr_list_new ();
  pango_attr_list_insert (small, pango_attr_scale_new (0.85));
  pango_layout_set_attributes (layout, small);
  pango_attr_list_unref (small);
  int width, height;
  pango_layout_get_pixel_size (layout, &width, &height);
  GdkRGBA color = ink (widget, alpha);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) right - (float) width, (float) y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_days (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  GdkRGBA line = ink (GTK_WIDGET (self), 0.1f), weekend = ink (GTK_WIDGET (self), 0.035f), today = { 0.11f, 0.44f, 0.85f, 0.08f };
  for (int day = 0; day < 7; day++)
    {
      WmWeekRect r = wm_week_layout_day (g, day);
      int weekday = wm_day_weekday (self->from + day);
      if (self->from + day == self->today)
        fill (snapshot, &today, r.x, r.y, r.width, r.height);
      else if (weekday == 0 || weekday == 6)
        fill (snapshot, &weekend, r.x, r.y, r.width, r.height);
      fill (snapshot, &line, floor (r.x), r.y, 1, r.height);
    }
}

static void
draw_hours (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  GdkRGBA line = ink (GTK_WIDGET (self), 0.1f);
  double left = g->reversed ? 0 : g->gutter, edge = g->reversed ? g->width - 8 : g->gutter - 8;
  for (int m = g->first; m < g->last; m += 60)
    {
      double y = floor (wm_week_layout_y (g, m));
      if (m > g->first)
        {
          g_autofree char *clock = wm_minutes_to_clock (m);
          fill (snapshot, &line, left, y, g->width - g->gutter, 1);
          draw_text (GTK_WIDGET (self), snapshot, clock, edge, y, 0.7f);
        }
    }
}

/* The quarter of an hour under the pointer: where a drag would begin. */
static void
draw_hover (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  int day, minutes;
  if (!self->hovers || self->drag != WM_DRAG_NONE || !wm_week_layout_hit (g, self->hover_x, self->hover_y, &day, &minutes))
    return;
  WmWeekRect r = wm_week_layout_day (g, day);
  GdkRGBA line = ink (GTK_WIDGET (self), 0.16f);
  for (int m = minutes / 60 * 60; m <= minutes / 60 * 60 + 60; m += 15)
    fill (snapshot, &line, r.x + 1, floor (wm_week_layout_y (g, m)), r.width - 1, 1);
}

static const GdkRGBA now_red = { 0.88f, 0.11f, 0.14f, 1 };

/* Where now is in the shown week, or FALSE. */
static gboolean
find_now (WmWeekGrid *self, const WmWeekGeometry *g, WmWeekRect *column, double *y)
{
  int minutes = wm_minute_now (), day = self->today == WM_DAY_NONE ? -1 : self->today - self->from;
  if (day < 0 || day > 6 || minutes < g->first || minutes > g->last)
    return FALSE;
  *column = wm_week_layout_day (g, day);
  *y = floor (wm_week_layout_y (g, minutes)) - 1;
  return TRUE;
}

/* The line of now passes behind the sessions: across their words it would look like something crossed out. */
static void
draw_now (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  WmWeekRect column;
  double y;
  if (find_now (self, g, &column, &y))
    fill (snapshot, &now_red, column.x, y, column.width, NOW_LINE);
}

/* The dot the line begins with, before all sessions. */
static void
draw_now_dot (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  WmWeekRect column;
  GskRoundedRect dot;
  double y;
  if (!find_now (self, g, &column, &y))
    return;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x = column.x + (rtl ? column.width : 0) - NOW_DOT / 2.0;
  y += (NOW_LINE - NOW_DOT) / 2.0;
  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT ((float) x, (float) y, NOW_DOT, NOW_DOT), NOW_DOT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  fill (snapshot, &now_red, x, y, NOW_DOT, NOW_DOT);
  gtk_snapshot_pop (snapshot);
}

/* On a running session, beside its words. */
static void
draw_running (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g, WmWeekEvent *event)
{
  const WmOccurrence *o = wm_week_event_get (event);
  int minutes = wm_minute_now ();
  graphene_rect_t box;
  if (o == NULL || o->date != self->today || minutes < o->times.start || minutes >= o->times.end
      || !gtk_widget_compute_bounds (GTK_WIDGET (event), GTK_WIDGET (self), &box))
    return;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double x = (double) box.origin.x + (rtl ? (double) box.size.width - NOW_MARK : 0);
  fill (snapshot, &now_red, x, floor (wm_week_layout_y (g, minutes)) - 1, NOW_MARK, NOW_LINE);
}

static void
draw_ghost (WmWeekGrid *self, GtkSnapshot *snapshot, const WmWeekGeometry *g)
{
  static const GdkRGBA blue = { 0.11f, 0.44f, 0.85f, 0.25f }, edge = { 0.11f, 0.44f, 0.85f, 1 };
  if (self->drag == WM_DRAG_NONE || !self->drag_moved)
    return;
  WmWeekRect r = wm_week_layout_box (g, &self->ghost);
  g_autofree char *span = wm_minutes_to_span (self->ghost.start, self->ghost.end);
  fill (snapshot, &blue, r.x, r.y, r.width, r.height);
  fill (snapshot, &edge, r.x, r.y, r.width, 2);
  fill (snapshot, &edge, r.x, r.y + r.height - 2, r.width, 2);
  draw_text (GTK_WIDGET (self), snapshot, span, r.x + r.width - 4, r.y + MIN (12, r.height / 2), 1);
}

void
_wm_week_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WmWeekGrid *self = WM_WEEK_GRID (widget);
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  if (self->schedule == NULL)
    return;
  draw_days (self, snapshot, &g);
  draw_hours (self, snapshot, &g);
  draw_hover (self, snapshot, &g);
  draw_now (self, snapshot, &g);
  for (guint i = 0; i < self->n_shown; i++)
    {
      gtk_widget_snapshot_child (widget, self->events->pdata[i], snapshot);
      draw_running (self, snapshot, &g, self->events->pdata[i]);
    }
  draw_now_dot (self, snapshot, &g);
  draw_ghost (self, snapshot, &g);
}
