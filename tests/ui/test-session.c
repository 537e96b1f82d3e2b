/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The session beside the grid and on Today: what is said of marks, and when it may be deleted. */
#include "seek.h"
#include "start.h"
#include "wm-calendar-text.h"
#include "wm-calendar-view.h"
#include "wm-session-acts.h"
#include "wm-session-panel.h"
#include "wm-today-view.h"

static WmClinic *clinic;

/* A group session of today, on which nothing is marked yet. */
static const WmOccurrence *
group_of (WmSchedule *day)
{
  GPtrArray *all = wm_schedule_occurrences (day);
  for (guint i = 0; i < all->len; i++)
    {
      const WmOccurrence *o = all->pdata[i];
      if (o->group && o->seats->len > 2 && o->n_marked == 0)
        return o;
    }
  g_assert_not_reached ();
}

static WmSchedule *
load_today (void)
{
  WmDay today = wm_clinic_get_today (clinic);
  return wm_schedule_load (clinic, today, today, NULL, NULL);
}

/* Whoever is late or leaves early within the minutes allowed counts as present, and that is said of the latest mark. */
static void
test_allowed (void)
{
  g_autoptr (WmSchedule) day = load_today ();
  const WmOccurrence *o = group_of (day);
  GtkWidget *window = gtk_window_new (), *overlay = adw_toast_overlay_new (), *view = gtk_label_new (NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), view);
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  WmSessionActs acts;
  wm_session_acts_init (&acts, view, clinic);
  const struct
  {
    WmAttendance asked;
    int arrive, leave;
    const char *said; /* NULL: nothing, the row shows what was asked for */
  } table[] = {
    { WM_ATTENDANCE_LATE, o->times.start + 10, WM_MINUTES_NONE, "within the 10 minutes allowed: counted as “P present”." },
    { WM_ATTENDANCE_LATE, o->times.start + 11, WM_MINUTES_NONE, NULL },
    { WM_ATTENDANCE_LEFT_EARLY, WM_MINUTES_NONE, o->times.end - 9, " left " },
    { WM_ATTENDANCE_LEFT_EARLY, o->times.start + 20, o->times.end - 9, "counted as “L late”." },
    { WM_ATTENDANCE_LEFT_EARLY, o->times.start + 20, o->times.end - 19, NULL },
    { WM_ATTENDANCE_LATE, WM_MINUTES_NONE, WM_MINUTES_NONE, NULL },
    { WM_ATTENDANCE_PRESENT, o->times.start + 5, WM_MINUTES_NONE, NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("row %u", i);
      const WmPerson *who = g_array_index (o->seats, WmSeat, 1).person;
      wm_session_acts_mark (&acts, day, o, who->id, table[i].asked, table[i].arrive, table[i].leave);
      settle ();
      g_assert_cmpint (seek_says (overlay, "counted as"), ==, table[i].said != NULL);
      g_assert_true (table[i].said == NULL || (seek_says (overlay, table[i].said) && seek_says (overlay, who->short_name)));
      g_clear_pointer (&day, wm_schedule_unref);
      day = load_today ();
      o = g_ptr_array_index (wm_schedule_occurrences (day), 0);
      for (guint j = 1; o->n_marked == 0; j++)
        o = g_ptr_array_index (wm_schedule_occurrences (day), j);
    }
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    wm_session_acts_undo (&acts);
  wm_session_acts_clear (&acts);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Today is for attendance and deletes nothing. The calendar does, where nothing is marked, and says why else. */
static void
test_delete (void)
{
  GtkWidget *window = gtk_window_new (), *today = g_object_new (WM_TYPE_TODAY_VIEW, "clinic", clinic, NULL);
  gtk_window_set_child (GTK_WINDOW (window), today);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_nonnull (seek_on_screen (today, WM_TYPE_SESSION_PANEL));
  g_assert_null (seek_button (today, "Delete this session"));
  GtkWidget *view = g_object_new (WM_TYPE_CALENDAR_VIEW, "clinic", clinic, NULL);
  gtk_window_set_child (GTK_WINDOW (window), view);
  g_autoptr (WmSchedule) day = load_today ();
  const WmOccurrence *o = group_of (day);
  wm_calendar_view_show (WM_CALENDAR_VIEW (view), o);
  GtkWidget *button = seek_button (view, "Delete this session");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (button, "destructive-action"));
  g_assert_null (gtk_widget_get_tooltip_text (button));
  WmUndo *undo = NULL;
  g_assert_true (wm_occurrence_mark (clinic, o, g_array_index (o->seats, WmSeat, 0).person->id, WM_ATTENDANCE_EXCUSED,
                                     WM_MINUTES_NONE, WM_MINUTES_NONE, &undo, NULL));
  settle ();
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (button), "Take the marks back first."));
  g_assert_true (wm_undo_run (undo, clinic, NULL));
  wm_undo_free (undo);
  settle ();
  g_assert_true (gtk_widget_is_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The line below the list says what each key means. */
static void
test_hint (void)
{
  g_autoptr (WmSchedule) day = load_today ();
  GtkWidget *panel = g_object_ref_sink (g_object_new (WM_TYPE_SESSION_PANEL, NULL));
  wm_session_panel_set (WM_SESSION_PANEL (panel), day, group_of (day), wm_clinic_get_today (clinic));
  g_assert_true (seek_says (panel, "P\u00a0present, L\u00a0late, E\u00a0left early, X\u00a0excused, U\u00a0unexcused, N\u00a0no-show, "
                                    "T\u00a0telehealth, C\u00a0cancelled. "));
  g_assert_finalize_object (panel);
}

/* Of a session that is over Today says what is missing. */
static void
test_missing (void)
{
  if (wm_minute_now () < 10)
    {
      g_test_skip ("no session of today is over yet");
      return;
    }
  g_autoptr (WmSchedule) day = load_today ();
  WmUndo *undo = NULL;
  g_assert_true (wm_occurrence_move (clinic, group_of (day), wm_clinic_get_today (clinic), 0, 10, &undo, NULL));
  GtkWidget *window = gtk_window_new (), *today = g_object_new (WM_TYPE_TODAY_VIEW, "clinic", clinic, NULL);
  gtk_window_set_child (GTK_WINDOW (window), today);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_true (seek_says (today, "attendance missing"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_true (wm_undo_run (undo, clinic, NULL));
  wm_undo_free (undo);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL); /* a toast that goes is gone */
  clinic = start_clinic (30, NULL);
  wm_clinic_set_today (clinic, wm_clinic_get_today (clinic) + 1); /* a day with groups */
  g_test_add_func ("/ui/session/allowed", test_allowed);
  g_test_add_func ("/ui/session/delete", test_delete);
  g_test_add_func ("/ui/session/hint", test_hint);
  g_test_add_func ("/ui/session/missing", test_missing);
  int result = g_test_run ();
  g_object_unref (clinic);
  return result;
}
