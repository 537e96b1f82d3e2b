/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Calendar view: which week, which filter, what is shown of it. Acts are in wm-calendar-actions.c. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-calendar-view-private.h"

#include "wm-calendar-text.h"
#include "wm-role.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>

enum
{
  PROP_CLINIC = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (WmCalendarView, wm_calendar_view, ADW_TYPE_BIN)

/* The staff member the view is narrowed to, or NULL for everyone. */
const char *
_wm_calendar_view_staff (WmCalendarView *self)
{
  guint i = gtk_drop_down_get_selected (self->counselor);
  return self->people && i > 0 && i <= self->people->len ? wm_record_get_id (self->people->pdata[i - 1]) : NULL;
}

static const char *
chosen_room (WmCalendarView *self)
{
  guint i = gtk_drop_down_get_selected (self->room);
  return self->rooms && i > 0 && i <= self->rooms->len ? wm_record_get_id (self->rooms->pdata[i - 1]) : NULL;
}

static GPtrArray *
shown_occurrences (WmCalendarView *self)
{
  GPtrArray *all = wm_schedule_occurrences (self->schedule), *shown = g_ptr_array_new ();
  const char *staff = _wm_calendar_view_staff (self), *room = chosen_room (self);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *o = all->pdata[i];
      if (o->state != WM_SESSION_CANCELLED && wm_occurrence_involves (o, NULL, staff, room))
        g_ptr_array_add (shown, all->pdata[i]);
    }
  return shown;
}

/* Whose hours: the counselor's own clients; with no counselor chosen everyone's. */
static GPtrArray *
shown_people (WmCalendarView *self)
{
  GPtrArray *all = wm_schedule_people (self->schedule), *shown = g_ptr_array_new ();
  const char *staff = _wm_calendar_view_staff (self);
  for (guint i = 0; i < all->len; i++)
    if (staff == NULL || g_strcmp0 (((const WmPerson *) all->pdata[i])->counselor, staff) == 0)
      g_ptr_array_add (shown, all->pdata[i]);
  return shown;
}

/* What the keyboard selects comes into sight. */
static void
scroll_to_selected (WmCalendarView *self)
{
  double top, bottom;
  if (gtk_widget_get_height (GTK_WIDGET (self->grid)) > 0 && wm_week_grid_get_selected_span (self->grid, &top, &bottom))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled), top - 8, bottom + 8);
}

/* What can't be deleted isn't offered to be; the panel says why. */
static void
selected_cb (WmCalendarView *self)
{
  const WmOccurrence *o = wm_week_grid_get_selected (self->grid);
  scroll_to_selected (self);
  if (self->schedule == NULL)
    return;
  wm_session_panel_set (self->panel, self->schedule, o, wm_clinic_get_today (self->clinic));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "week.remove",
                                 o && wm_occurrence_why_fixed (o) == NULL && wm_clinic_may (self->clinic, WM_ACT_SCHEDULE, NULL));
}

static void
say_clashes (WmCalendarView *self, GPtrArray *shown)
{
  guint n = 0;
  for (guint i = 0; i < shown->len; i++)
    n += ((const WmOccurrence *) shown->pdata[i])->clash != NULL;
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "⚠ %u session clashes", "⚠ %u sessions clash", n), n);
  gtk_label_set_label (self->clashes, text);
  gtk_widget_set_visible (GTK_WIDGET (self->clashes), n > 0);
}

static void
show_week (WmCalendarView *self)
{
  WmDay today = wm_clinic_get_today (self->clinic);
  g_autoptr (GPtrArray) shown = shown_occurrences (self), people = shown_people (self);
  g_autofree char *title = wm_week_title (wm_schedule_from (self->schedule));
  gtk_label_set_label (self->title, title);
  say_clashes (self, shown);
  wm_week_grid_set (self->grid, self->schedule, shown, today);
  wm_week_days_set (self->days, wm_schedule_from (self->schedule), today, wm_week_grid_get_narrow (self->grid));
  wm_hours_ledger_set (self->ledger, self->schedule, people, today);
}

static void
filter_cb (WmCalendarView *self)
{
  if (self->schedule && wm_week_grid_is_filled (self->grid))
    show_week (self);
}

/* FALSE, and said so, where the week can't be read: what is shown stays. */
static gboolean
load (WmCalendarView *self)
{
  g_autoptr (GError) error = NULL;
  WmSchedule *schedule = wm_schedule_load_week (self->clinic, self->day, NULL, &error);
  self->stale = schedule == NULL;
  if (schedule == NULL)
    {
      wm_show_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
      return FALSE;
    }
  g_clear_pointer (&self->schedule, wm_schedule_unref);
  self->schedule = schedule;
  return TRUE;
}

static void
reload (WmCalendarView *self)
{
  /* What grid and panel show lives until they are filled anew. */
  g_autoptr (WmSchedule) before G_GNUC_UNUSED = self->schedule ? wm_schedule_ref (self->schedule) : NULL;
  if (load (self))
    show_week (self);
}

static void
fill_filters (WmCalendarView *self)
{
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL), rooms = gtk_string_list_new (NULL);
  self->people = wm_role_staff (self->clinic, WM_ACT_TREAT, NULL);
  self->rooms = wm_clinic_list (self->clinic, &wm_room_schema, NULL, NULL, NULL);
  gtk_string_list_append (people, _("All staff"));
  gtk_string_list_append (rooms, _("All rooms"));
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (people, wm_record_get (self->people->pdata[i], "name"));
  for (guint i = 0; self->rooms && i < self->rooms->len; i++)
    gtk_string_list_append (rooms, wm_record_get (self->rooms->pdata[i], "name"));
  gtk_drop_down_set_model (self->counselor, G_LIST_MODEL (people));
  gtk_drop_down_set_model (self->room, G_LIST_MODEL (rooms));
}

/* Whoever has own sessions sees those first. Nobody reads a grid of more than this many, so that who has none sees
 * one counselor's then. */
#define TOO_MANY 400

static void
choose_own (WmCalendarView *self)
{
  GPtrArray *staff = self->people, *all = wm_schedule_occurrences (self->schedule);
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), wm_clinic_get_user (self->clinic)) == 0 || all->len > TOO_MANY)
      for (guint j = 0; j < all->len; j++)
        if (wm_occurrence_involves (all->pdata[j], NULL, wm_record_get_id (staff->pdata[i]), NULL))
          {
            gtk_drop_down_set_selected (self->counselor, i + 1);
            return;
          }
}

static gboolean
place_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (widget);
  if (gtk_widget_get_height (GTK_WIDGET (self->grid)) <= 0)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), wm_week_grid_interesting_y (self->grid));
  return G_SOURCE_REMOVE;
}

static void
start (WmCalendarView *self)
{
  if (self->started)
    return;
  self->started = TRUE;
  self->day = wm_clinic_get_today (self->clinic);
  fill_filters (self);
  load (self);
  if (self->schedule == NULL)
    return;
  choose_own (self); /* before the first picture: everyone's sessions may be too many */
  show_week (self);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), place_cb, NULL, NULL);
}

/** wm_calendar_view_show_day: the week that holds @day. */
void
wm_calendar_view_show_day (WmCalendarView *self, WmDay day)
{
  start (self);
  self->day = day;
  reload (self);
}

/** wm_calendar_view_show: the week of a session, which is selected. */
void
wm_calendar_view_show (WmCalendarView *self, const WmOccurrence *like)
{
  start (self);
  gtk_drop_down_set_selected (self->counselor, 0);
  gtk_drop_down_set_selected (self->room, 0);
  wm_calendar_view_show_day (self, like->date);
  wm_week_grid_select (self->grid, like, TRUE);
}

static void
saved_cb (WmCalendarView *self)
{
  if (self->started && gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->stale = TRUE;
}

static void
wm_calendar_view_map (GtkWidget *widget)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (widget);
  if (self->started && self->stale)
    reload (self);
  start (self);
  GTK_WIDGET_CLASS (wm_calendar_view_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid)); /* the view's keys work from the first moment */
}

static void
wm_calendar_view_constructed (GObject *object)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (object);
  G_OBJECT_CLASS (wm_calendar_view_parent_class)->constructed (object);
  wm_session_acts_init (&self->acts, GTK_WIDGET (self), self->clinic);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "week.new", wm_clinic_may (self->clinic, WM_ACT_SCHEDULE, NULL));
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

static void
wm_calendar_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WM_CALENDAR_VIEW (object)->clinic = g_value_dup_object (value);
}

static void
wm_calendar_view_dispose (GObject *object)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (object);
  g_clear_weak_pointer (&self->dialog);
  g_clear_pointer (&self->schedule, wm_schedule_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->rooms, g_ptr_array_unref);
  wm_session_acts_clear (&self->acts);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_calendar_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/calendar/wm-calendar-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, title);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, counselor);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, room);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, days);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, grid);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, panel);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, ledger);
  gtk_widget_class_bind_template_child (widget_class, WmCalendarView, clashes);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
}

static void
wm_calendar_view_class_init (WmCalendarViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  object_class->constructed = wm_calendar_view_constructed;
  object_class->set_property = wm_calendar_view_set_property;
  object_class->dispose = wm_calendar_view_dispose;
  GTK_WIDGET_CLASS (klass)->map = wm_calendar_view_map;
  props[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC,
                                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_WEEK_DAYS);
  g_type_ensure (WM_TYPE_WEEK_GRID);
  g_type_ensure (WM_TYPE_SESSION_PANEL);
  g_type_ensure (WM_TYPE_HOURS_LEDGER);
  bind_template (GTK_WIDGET_CLASS (klass));
  _wm_calendar_view_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
wm_calendar_view_init (WmCalendarView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wm_session_panel_offer_removal (self->panel);
  _wm_calendar_view_connect (self);
}
