/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointer and keys of the grid. */
#include "wm-week-grid-private.h"

#include <stdlib.h>

#define STEP 15
#define EDGE 7 /* pixels at the lower edge that resize */

static WmWeekEvent *
event_under (WmWeekGrid *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  while (widget && !WM_IS_WEEK_EVENT (widget) && widget != GTK_WIDGET (self))
    widget = gtk_widget_get_parent (widget);
  return widget && WM_IS_WEEK_EVENT (widget) ? WM_WEEK_EVENT (widget) : NULL;
}

static gboolean
is_on_edge (WmWeekGrid *self, WmWeekEvent *event, double x, double y)
{
  double ex, ey;
  return gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (event), x, y, &ex, &ey)
         && ey > gtk_widget_get_height (GTK_WIDGET (event)) - EDGE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, WmWeekGrid *self)
{
  WmWeekEvent *event = event_under (self, x, y);
  if (event == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      _wm_week_grid_set_selected (self, NULL);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (event));
  _wm_week_grid_set_selected (self, event);
  if (n == 2)
    g_signal_emit (self, _wm_week_grid_signals[WM_GRID_OPEN], 0);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, WmWeekGrid *self)
{
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  WmWeekEvent *event = event_under (self, x, y);
  int day, minutes;
  self->drag_moved = FALSE;
  self->drag_x = x;
  self->drag_y = y;
  if (!wm_week_layout_hit (&g, x, y, &day, &minutes))
    return;
  if (event)
    {
      const WmOccurrence *o = wm_week_event_get (event);
      self->drag = is_on_edge (self, event, x, y) ? WM_DRAG_RESIZE : WM_DRAG_MOVE;
      self->drag_grip = minutes - o->times.start;
      self->ghost = (WmWeekBox){ o->date - self->from, o->times.start, o->times.end, 0, 1, 1 };
      return;
    }
  self->drag = WM_DRAG_CREATE;
  self->drag_anchor = minutes / STEP * STEP;
  self->ghost = (WmWeekBox){ day, self->drag_anchor, self->drag_anchor + STEP, 0, 1, 1 };
}

static void
update_ghost (WmWeekGrid *self, int day, int minutes)
{
  WmWeekBox *ghost = &self->ghost;
  int length = ghost->end - ghost->start, at = wm_week_layout_snap (minutes, STEP);
  if (self->drag == WM_DRAG_MOVE)
    {
      ghost->day = day;
      ghost->start = CLAMP (wm_week_layout_snap (minutes - self->drag_grip, STEP), 0, 24 * 60 - length);
      ghost->end = ghost->start + length;
    }
  else if (self->drag == WM_DRAG_RESIZE)
    ghost->end = CLAMP (at, ghost->start + STEP, 24 * 60);
  else
    {
      ghost->start = MIN (self->drag_anchor, at);
      ghost->end = MAX (self->drag_anchor + STEP, at);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, WmWeekGrid *self)
{
  double x = self->drag_x, y = self->drag_y;
  int day, minutes;
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  if (self->drag == WM_DRAG_NONE)
    return;
  if (!self->drag_moved && !gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y, (int) (x + dx), (int) (y + dy)))
    return;
  self->drag_moved = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (wm_week_layout_hit (&g, CLAMP (x + dx, g.reversed ? 0 : g.gutter, g.width - 1), CLAMP (y + dy, 0, g.height - 1), &day, &minutes))
    update_ghost (self, day, minutes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, WmWeekGrid *self)
{
  WmDragKind kind = self->drag;
  WmWeekBox ghost = self->ghost;
  const WmOccurrence *o = wm_week_grid_get_selected (self);
  self->drag = WM_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (kind == WM_DRAG_NONE || !self->drag_moved)
    return;
  if (kind == WM_DRAG_CREATE)
    g_signal_emit (self, _wm_week_grid_signals[WM_GRID_CREATE], 0, self->from + ghost.day, ghost.start, ghost.end);
  else if (o && (ghost.day != o->date - self->from || ghost.start != o->times.start || ghost.end != o->times.end))
    g_signal_emit (self, _wm_week_grid_signals[WM_GRID_MOVE], 0, self->from + ghost.day, ghost.start, ghost.end);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, WmWeekGrid *self)
{
  self->drag = WM_DRAG_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, WmWeekGrid *self)
{
  WmWeekEvent *event = event_under (self, x, y);
  self->hovers = event == NULL;
  self->hover_x = x;
  self->hover_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), event && is_on_edge (self, event, x, y) ? "ns-resize" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
left_cb (GtkEventControllerMotion *controller, WmWeekGrid *self)
{
  self->hovers = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static WmWeekEvent *
nearest_on_other_day (WmWeekGrid *self, const WmOccurrence *from, int days)
{
  WmWeekEvent *best = NULL;
  long best_distance = G_MAXLONG;
  for (guint i = 0; i < self->n_shown; i++)
    {
      const WmOccurrence *to = wm_week_event_get (self->events->pdata[i]);
      long day = to->date - from->date, distance = labs (day) * 10000 + labs ((long) to->times.start - from->times.start);
      if (day * days > 0 && distance < best_distance)
        {
          best = self->events->pdata[i];
          best_distance = distance;
        }
    }
  return best;
}

/* Up and down go through the sessions in order, left and right to the nearest one of the next day that has any. */
static WmWeekEvent *
neighbour (WmWeekGrid *self, int days, int steps)
{
  guint at = 0;
  if (self->selected == NULL)
    return self->n_shown ? self->events->pdata[0] : NULL;
  if (days)
    return nearest_on_other_day (self, wm_week_event_get (self->selected), days);
  while (at < self->n_shown && self->events->pdata[at] != self->selected)
    at++;
  guint next = steps < 0 ? at - 1 : at + 1;
  return next < self->n_shown ? self->events->pdata[next] : NULL;
}

static gboolean
move_by (WmWeekGrid *self, int days, int steps, gboolean resize)
{
  const WmOccurrence *o = wm_week_grid_get_selected (self);
  if (o == NULL)
    return FALSE;
  int start = o->times.start + (resize ? 0 : steps * STEP), end = o->times.end + steps * STEP;
  if (start >= 0 && end <= 24 * 60 && end - start >= STEP)
    g_signal_emit (self, _wm_week_grid_signals[WM_GRID_MOVE], 0, o->date + days, start, end);
  return TRUE;
}

/* While a session has the focus, arrows never leave the grid: what lies beside it deletes the session. */
static gboolean
arrow (WmWeekGrid *self, int days, int steps, GdkModifierType modifiers)
{
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    days = -days;
  if (modifiers & GDK_ALT_MASK)
    return move_by (self, days, steps, (modifiers & GDK_SHIFT_MASK) != 0 && days == 0);
  gboolean plain = !(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK));
  WmWeekEvent *next = plain ? neighbour (self, days, steps) : NULL;
  if (next)
    gtk_widget_grab_focus (GTK_WIDGET (next));
  return self->selected != NULL;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, WmWeekGrid *self)
{
  gboolean any = self->selected != NULL; /* before: acting may take it away */
  switch (key)
    {
    case GDK_KEY_Left:
      return arrow (self, -1, 0, modifiers);
    case GDK_KEY_Right:
      return arrow (self, 1, 0, modifiers);
    case GDK_KEY_Up:
      return arrow (self, 0, -1, modifiers);
    case GDK_KEY_Down:
      return arrow (self, 0, 1, modifiers);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, _wm_week_grid_signals[WM_GRID_OPEN], 0);
      return any;
    case GDK_KEY_Delete:
      g_signal_emit (self, _wm_week_grid_signals[WM_GRID_REMOVE], 0);
      return any;
    default:
      return FALSE;
    }
}

void
_wm_week_grid_add_controllers (WmWeekGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new (), *motion = gtk_event_controller_motion_new ();
  gtk_gesture_group (click, drag);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
