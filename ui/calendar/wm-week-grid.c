/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid's life: events, their places, which one is selected. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-week-grid-private.h"

#include "wm-text-scale.h"

#include <glib/gi18n.h>

#define HOUR_HEIGHT 46 /* pixels at the usual text size, as the next */
#define GUTTER 62
#define EARLIEST (8 * 60)
#define LATEST (21 * 60)

G_DEFINE_FINAL_TYPE (WmWeekGrid, wm_week_grid, GTK_TYPE_WIDGET)

guint _wm_week_grid_signals[WM_GRID_N_SIGNALS];

/* What was drawn for the usual size isn't drawn smaller. */
static double
scale_of (GtkWidget *widget)
{
  return MAX (1, wm_text_scale (widget));
}

/** wm_week_grid_gutter: pixels for the hours beside the days, for @widget's text. */
int
wm_week_grid_gutter (GtkWidget *widget)
{
  return (int) (GUTTER * scale_of (widget));
}

WmWeekGeometry
_wm_week_grid_geometry (WmWeekGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  return (WmWeekGeometry){ wm_week_grid_gutter (widget), 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget), 7,
    self->first, self->last, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL, self->narrow };
}

void
_wm_week_grid_set_selected (WmWeekGrid *self, WmWeekEvent *event)
{
  if (self->selected == event)
    return;
  if (self->selected)
    gtk_widget_unset_state_flags (GTK_WIDGET (self->selected), GTK_STATE_FLAG_SELECTED);
  self->selected = event;
  if (event)
    gtk_widget_set_state_flags (GTK_WIDGET (event), GTK_STATE_FLAG_SELECTED, FALSE);
  g_signal_emit (self, _wm_week_grid_signals[WM_GRID_SELECTED], 0);
}

/** wm_week_grid_is_filled: whether a week was set. */
gboolean
wm_week_grid_is_filled (WmWeekGrid *self)
{
  return self->schedule != NULL;
}

/** wm_week_grid_get_selected: (transfer none) (nullable): lives as long as the schedule that was set. */
const WmOccurrence *
wm_week_grid_get_selected (WmWeekGrid *self)
{
  return self->selected ? wm_week_event_get (self->selected) : NULL;
}

static void
focus_entered_cb (GtkEventController *controller, gpointer data)
{
  _wm_week_grid_set_selected (data, WM_WEEK_EVENT (gtk_event_controller_get_widget (controller)));
}

static void
event_open_cb (WmWeekEvent *event, gpointer data)
{
  _wm_week_grid_set_selected (data, event);
  g_signal_emit (data, _wm_week_grid_signals[WM_GRID_OPEN], 0);
}

static WmWeekEvent *
event_at (WmWeekGrid *self, guint i)
{
  if (i < self->events->len)
    return self->events->pdata[i];
  GtkWidget *event = wm_week_event_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, 0);
  gtk_widget_add_controller (event, focus);
  g_signal_connect_object (event, "open", G_CALLBACK (event_open_cb), self, 0);
  gtk_widget_set_parent (event, GTK_WIDGET (self));
  g_ptr_array_add (self->events, event);
  return WM_WEEK_EVENT (event);
}

static void
set_hours (WmWeekGrid *self)
{
  self->first = EARLIEST;
  self->last = LATEST;
  for (guint i = 0; i < self->n_shown; i++)
    {
      const WmWeekBox *box = &g_array_index (self->boxes, WmWeekBox, i);
      self->first = MIN (self->first, box->start / 60 * 60);
      self->last = MAX (self->last, (box->end + 59) / 60 * 60);
    }
}

static void
set_narrow (WmWeekGrid *self)
{
  self->narrow = 0;
  for (int day = 0; day < 7; day++)
    {
      int weekday = wm_day_weekday (self->from + day);
      if ((weekday == 0 || weekday == 6) && self->from + day != self->today)
        self->narrow |= 1u << day;
    }
  for (guint i = 0; i < self->n_shown; i++)
    self->narrow &= ~(1u << g_array_index (self->boxes, WmWeekBox, i).day);
}

/** wm_week_grid_get_narrow: as in WmWeekGeometry. */
guint
wm_week_grid_get_narrow (WmWeekGrid *self)
{
  return self->narrow;
}

static WmWeekEvent *
find_event (WmWeekGrid *self, const WmOccurrence *like)
{
  const WmOccurrence *wanted = like && self->schedule ? wm_schedule_find (self->schedule, like) : NULL;
  for (guint i = 0; wanted && i < self->n_shown; i++)
    if (wm_week_event_get (self->events->pdata[i]) == wanted)
      return self->events->pdata[i];
  return NULL;
}

/** wm_week_grid_select: the session that is the same as @like; with the keyboard's focus where asked for. */
void
wm_week_grid_select (WmWeekGrid *self, const WmOccurrence *like, gboolean focus)
{
  WmWeekEvent *event = find_event (self, like);
  _wm_week_grid_set_selected (self, event);
  if (event && focus)
    gtk_widget_grab_focus (GTK_WIDGET (event));
}

static void
fill_events (WmWeekGrid *self, GPtrArray *shown)
{
  g_array_set_size (self->boxes, 0);
  for (guint i = 0; i < shown->len; i++)
    {
      const WmOccurrence *o = shown->pdata[i];
      WmWeekBox box = { o->date - self->from, o->times.start, o->times.end };
      g_array_append_val (self->boxes, box);
      wm_week_event_set (event_at (self, i), o, self->today);
      gtk_widget_set_visible (self->events->pdata[i], TRUE);
    }
  self->n_shown = shown->len;
  for (guint i = shown->len; i < self->events->len; i++)
    gtk_widget_set_visible (self->events->pdata[i], FALSE);
  wm_week_layout_pack ((WmWeekBox *) (gpointer) self->boxes->data, self->boxes->len);
}

/**
 * wm_week_grid_set:
 * @schedule: a week
 * @shown: (element-type WmOccurrence): which of it to show
 *
 * What was selected stays selected, and keeps the keyboard's focus, where it is still shown.
 */
void
wm_week_grid_set (WmWeekGrid *self, WmSchedule *schedule, GPtrArray *shown, WmDay today)
{
  g_autoptr (WmSchedule) before G_GNUC_UNUSED = g_steal_pointer (&self->schedule); /* holds what is selected until it is found again */
  const WmOccurrence *selected = wm_week_grid_get_selected (self);
  gboolean focused = self->selected && gtk_widget_is_focus (GTK_WIDGET (self->selected));
  self->schedule = wm_schedule_ref (schedule);
  self->from = wm_schedule_from (schedule);
  self->today = today;
  if (self->selected)
    gtk_widget_unset_state_flags (GTK_WIDGET (self->selected), GTK_STATE_FLAG_SELECTED);
  self->selected = NULL;
  fill_events (self, shown);
  set_hours (self);
  set_narrow (self);
  wm_week_grid_select (self, selected, focused);
  if (self->selected == NULL)
    {
      g_signal_emit (self, _wm_week_grid_signals[WM_GRID_SELECTED], 0);
      if (focused)
        gtk_widget_grab_focus (GTK_WIDGET (self)); /* arrows go on from here */
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/** wm_week_grid_get_selected_span: where the selected session lies, in pixels from the top; FALSE where none is. */
gboolean
wm_week_grid_get_selected_span (WmWeekGrid *self, double *top, double *bottom)
{
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  const WmOccurrence *o = wm_week_grid_get_selected (self);
  if (o == NULL)
    return FALSE;
  *top = wm_week_layout_y (&g, o->times.start);
  *bottom = wm_week_layout_y (&g, o->times.end);
  return TRUE;
}

/** wm_week_grid_interesting_y: where the first session begins, a little above it. */
double
wm_week_grid_interesting_y (WmWeekGrid *self)
{
  int first = 9 * 60;
  for (guint i = 0; i < self->n_shown; i++)
    first = i == 0 ? g_array_index (self->boxes, WmWeekBox, i).start : MIN (first, g_array_index (self->boxes, WmWeekBox, i).start);
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  return MAX (0, wm_week_layout_y (&g, first) - HOUR_HEIGHT * scale_of (GTK_WIDGET (self)) / 2);
}

static void
wm_week_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  WmWeekGrid *self = WM_WEEK_GRID (widget);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? (int) ((self->last - self->first) * HOUR_HEIGHT * scale_of (widget) / 60)
                                                     : wm_week_grid_gutter (widget) + 7 * 60;
  *natural = *minimum;
}

static void
wm_week_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WmWeekGrid *self = WM_WEEK_GRID (widget);
  WmWeekGeometry g = _wm_week_grid_geometry (self);
  for (guint i = 0; i < self->n_shown; i++)
    {
      WmWeekRect r = wm_week_layout_box (&g, &g_array_index (self->boxes, WmWeekBox, i));
      GtkAllocation place = { (int) r.x, (int) r.y, MAX (1, (int) r.width), MAX (1, (int) r.height) };
      gtk_widget_size_allocate (self->events->pdata[i], &place, -1);
    }
}

static gboolean
tick_cb (gpointer data)
{
  gtk_widget_queue_draw (data);
  return G_SOURCE_CONTINUE;
}

static void
wm_week_grid_map (GtkWidget *widget)
{
  WmWeekGrid *self = WM_WEEK_GRID (widget);
  GTK_WIDGET_CLASS (wm_week_grid_parent_class)->map (widget);
  self->tick = g_timeout_add_seconds (60, tick_cb, self);
}

static void
wm_week_grid_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&WM_WEEK_GRID (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (wm_week_grid_parent_class)->unmap (widget);
}

static void
wm_week_grid_dispose (GObject *object)
{
  WmWeekGrid *self = WM_WEEK_GRID (object);
  self->selected = NULL;
  g_clear_handle_id (&self->tick, g_source_remove);
  for (guint i = 0; self->events && i < self->events->len; i++)
    gtk_widget_unparent (self->events->pdata[i]);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->schedule, wm_schedule_unref);
  G_OBJECT_CLASS (wm_week_grid_parent_class)->dispose (object);
}

static guint
add_signal (const char *name, guint n)
{
  return g_signal_new (name, WM_TYPE_WEEK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, G_TYPE_INT, G_TYPE_INT,
                       G_TYPE_INT);
}

static void
wm_week_grid_class_init (WmWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_week_grid_dispose;
  widget_class->measure = wm_week_grid_measure;
  widget_class->size_allocate = wm_week_grid_size_allocate;
  widget_class->snapshot = _wm_week_grid_snapshot;
  widget_class->map = wm_week_grid_map;
  widget_class->unmap = wm_week_grid_unmap;
  _wm_week_grid_signals[WM_GRID_SELECTED] = add_signal ("selected", 0);
  _wm_week_grid_signals[WM_GRID_OPEN] = add_signal ("open", 0);
  _wm_week_grid_signals[WM_GRID_REMOVE] = add_signal ("remove", 0);
  _wm_week_grid_signals[WM_GRID_CREATE] = add_signal ("create", 3);
  _wm_week_grid_signals[WM_GRID_MOVE] = add_signal ("move", 3);
  gtk_widget_class_set_css_name (widget_class, "weekgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_week_grid_init (WmWeekGrid *self)
{
  self->events = g_ptr_array_new ();
  self->boxes = g_array_new (FALSE, TRUE, sizeof (WmWeekBox));
  self->first = EARLIEST;
  self->last = LATEST;
  self->today = WM_DAY_NONE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sessions of the week"), -1);
  _wm_week_grid_add_controllers (self);
}

GtkWidget *
wm_week_grid_new (void)
{
  return g_object_new (WM_TYPE_WEEK_GRID, NULL);
}
