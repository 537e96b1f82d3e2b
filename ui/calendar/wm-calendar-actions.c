/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Calendar view does: other weeks, sessions made, moved and taken away, marks, a client's week printed. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-calendar-view-private.h"

#include "wm-calendar-text.h"
#include "wm-session-dialog.h"
#include "wm-typing.h"
#include "wm-week-print.h"

#include <glib/gi18n.h>

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_session_acts_undo (&WM_CALENDAR_VIEW (widget)->acts);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_calendar_view_show_day (WM_CALENDAR_VIEW (widget), WM_CALENDAR_VIEW (widget)->day - 7);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_calendar_view_show_day (WM_CALENDAR_VIEW (widget), WM_CALENDAR_VIEW (widget)->day + 7);
}

static void
today_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_calendar_view_show_day (WM_CALENDAR_VIEW (widget), wm_clinic_get_today (WM_CALENDAR_VIEW (widget)->clinic));
}

static void
add_cb (WmSessionDialog *dialog, WmRecord *session, WmCalendarView *self)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmUndo *undo = NULL;
  if (!wm_session_add (self->clinic, session, findings, &undo, &error))
    {
      wm_session_dialog_refuse (dialog, findings, error->message);
      return;
    }
  const WmOccurrence *made = wm_schedule_find_session (self->schedule, wm_record_get_id (session));
  wm_typing_end (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  if (made)
    wm_week_grid_select (self->grid, made, TRUE);
  wm_session_acts_keep (&self->acts, undo, _("Session added"));
}

static void
open_dialog (WmCalendarView *self, WmDay day, int start, int end)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->dialog)
    return;
  GtkWidget *dialog = wm_session_dialog_new (self->clinic, day, start, end, _wm_calendar_view_staff (self));
  g_signal_connect_object (dialog, "add", G_CALLBACK (add_cb), self, 0);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (widget);
  WmDay today = wm_clinic_get_today (self->clinic), from = wm_clinic_week_start (self->clinic, self->day);
  const WmOccurrence *o = wm_week_grid_get_selected (self->grid);
  WmDay day = today >= from && today < from + 7 ? today : from + 1;
  int start = wm_session_usual_start (day == today ? wm_minute_now () : WM_MINUTES_NONE);
  open_dialog (self, o ? o->date : day, o ? o->times.start : start, o ? o->times.end : start + 50);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmCalendarView *self = WM_CALENDAR_VIEW (widget);
  const WmOccurrence *o = wm_week_grid_get_selected (self->grid);
  if (o)
    wm_session_acts_remove (&self->acts, self->schedule, o);
}

static void
grid_remove_cb (WmCalendarView *self)
{
  remove_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
grid_create_cb (WmCalendarView *self, int day, int start, int end)
{
  open_dialog (self, day, start, end);
}

static void
grid_move_cb (WmCalendarView *self, int day, int start, int end)
{
  const WmOccurrence *o = wm_week_grid_get_selected (self->grid);
  if (o)
    wm_session_acts_move (&self->acts, self->schedule, o, day, start, end);
}

static void
grid_open_cb (WmCalendarView *self)
{
  wm_session_panel_focus_roster (self->panel);
}

static void
mark_cb (WmCalendarView *self, const char *client, int status, int arrive, int leave)
{
  const WmOccurrence *o = wm_week_grid_get_selected (self->grid);
  if (o)
    wm_session_acts_mark (&self->acts, self->schedule, o, client, (WmAttendance) status, arrive, leave);
}

static void
print_cb (WmCalendarView *self, const char *client)
{
  g_autoptr (GError) error = NULL;
  if (!wm_week_print_show (GTK_WIDGET (self), self->clinic, client, self->day, &error))
    wm_show_toast (GTK_WIDGET (self), error->message, NULL, NULL, NULL);
}

void
_wm_calendar_view_connect (WmCalendarView *self)
{
  g_signal_connect_object (self->grid, "open", G_CALLBACK (grid_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "remove", G_CALLBACK (grid_remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "create", G_CALLBACK (grid_create_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "move", G_CALLBACK (grid_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "mark", G_CALLBACK (mark_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->ledger, "print", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
}

void
_wm_calendar_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "week.previous", NULL, previous_cb);
  gtk_widget_class_install_action (widget_class, "week.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "week.today", NULL, today_cb);
  gtk_widget_class_install_action (widget_class, "week.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "week.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "week.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "week.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "week.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_ALT_MASK, "week.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_ALT_MASK, "week.next", NULL);
}
