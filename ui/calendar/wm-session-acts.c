/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks, moves and removals with Undo. Saving makes a view load its schedule anew, so each act holds the old one. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-session-acts.h"

#include "wm-calendar-text.h"

#include <glib/gi18n.h>

#define UNDO_DEPTH 50

void
wm_session_acts_init (WmSessionActs *self, GtkWidget *widget, WmClinic *clinic)
{
  self->widget = widget;
  self->clinic = clinic;
  self->undos = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_undo_free);
  self->said = NULL;
}

void
wm_session_acts_clear (WmSessionActs *self)
{
  g_clear_pointer (&self->undos, g_ptr_array_unref);
  g_clear_weak_pointer (&self->said);
}

static void
undo_clicked_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "week.undo", NULL);
}

/** wm_session_acts_keep: @undo (transfer full) (nullable); @text (nullable) is said in a toast. */
void
wm_session_acts_keep (WmSessionActs *self, WmUndo *undo, const char *text)
{
  if (undo == NULL)
    return;
  g_ptr_array_add (self->undos, undo);
  if (self->undos->len > UNDO_DEPTH)
    g_ptr_array_remove_index (self->undos, 0);
  if (text)
    wm_show_toast (self->widget, text, _("Undo"), G_CALLBACK (undo_clicked_cb), self->widget);
}

static void
finish (WmSessionActs *self, gboolean done, WmUndo *undo, const char *text, GError *error)
{
  if (done)
    wm_session_acts_keep (self, undo, text);
  else
    wm_show_toast (self->widget, error->message, NULL, NULL, NULL);
}

/** wm_session_acts_undo: takes the latest act back. */
void
wm_session_acts_undo (WmSessionActs *self)
{
  g_autoptr (GError) error = NULL;
  if (self->undos->len == 0)
    return;
  g_autoptr (WmUndo) undo = g_ptr_array_steal_index (self->undos, self->undos->len - 1);
  if (!wm_undo_run (undo, self->clinic, &error))
    wm_show_toast (self->widget, error->message, NULL, NULL, NULL);
}

static char *
name_of (const WmOccurrence *o, const char *client)
{
  for (guint i = 0; i < o->seats->len; i++)
    if (g_str_equal (g_array_index (o->seats, WmSeat, i).person->id, client))
      return g_strdup_printf ("\u2068%s\u2069", g_array_index (o->seats, WmSeat, i).person->short_name);
  return g_strdup ("");
}

/* Who was marked late or left early and came or left within the minutes that the clinic allows counts as present: not what
 * the key asked for, so it is said. Returns: (transfer full) (nullable): NULL where the mark is as asked */
static char *
allowed_in_words (WmSessionActs *self, const WmOccurrence *o, const char *client, WmAttendance asked, int arrive, int leave)
{
  int allowed = wm_clinic_setting_int (self->clinic, "late-minutes", 10);
  gboolean late = asked == WM_ATTENDANCE_LATE;
  WmAttendance counted = asked;
  if ((!late && asked != WM_ATTENDANCE_LEFT_EARLY) || !wm_attendance_settle (&o->times, &counted, arrive, leave, allowed, NULL)
      || counted == asked || counted == WM_ATTENDANCE_LATE_AND_LEFT_EARLY)
    return NULL;
  g_autofree char *name = name_of (o, client), *clock = wm_minutes_to_clock (late ? arrive : leave);
  const char *mark = wm_mark_label (counted);
  if (late)
    return g_strdup_printf (g_dngettext (NULL, "%s came %s, within the %d minute allowed: counted as “%s”.",
                                         "%s came %s, within the %d minutes allowed: counted as “%s”.", (gulong) allowed),
                            name, clock, allowed, mark);
  return g_strdup_printf (g_dngettext (NULL, "%s left %s, within the %d minute allowed: counted as “%s”.",
                                       "%s left %s, within the %d minutes allowed: counted as “%s”.", (gulong) allowed),
                          name, clock, allowed, mark);
}

/* Marks follow one another quickly: what was said of the one before makes room. */
static void
say_of_mark (WmSessionActs *self, const char *text)
{
  if (self->said)
    adw_toast_dismiss (self->said);
  g_set_weak_pointer (&self->said, text ? wm_show_toast (self->widget, text, NULL, NULL, NULL) : NULL);
}

/** wm_session_acts_mark: no toast where it is marked as asked: the row shows the mark, Ctrl+Z takes it back. */
void
wm_session_acts_mark (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *o, const char *client, WmAttendance status,
                      int arrive, int leave)
{
  g_autoptr (WmSchedule) held G_GNUC_UNUSED = wm_schedule_ref (schedule);
  g_autoptr (GError) error = NULL;
  g_autofree char *allowed = allowed_in_words (self, o, client, status, arrive, leave);
  WmUndo *undo = NULL;
  gboolean done = wm_occurrence_mark (self->clinic, o, client, status, arrive, leave, &undo, &error);
  say_of_mark (self, done ? allowed : NULL);
  finish (self, done, undo, NULL, error);
}

void
wm_session_acts_move (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *o, WmDay day, int start, int end)
{
  g_autoptr (WmSchedule) held G_GNUC_UNUSED = wm_schedule_ref (schedule);
  g_autoptr (GError) error = NULL;
  WmUndo *undo = NULL;
  gboolean done = wm_occurrence_move (self->clinic, o, day, start, end, &undo, &error);
  finish (self, done, undo, o->series ? _("Moved this one; the others of its series stay") : _("Session moved"), error);
}

void
wm_session_acts_remove (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *o)
{
  g_autoptr (WmSchedule) held G_GNUC_UNUSED = wm_schedule_ref (schedule);
  g_autoptr (GError) error = NULL;
  WmUndo *undo = NULL;
  gboolean done = wm_occurrence_remove (self->clinic, o, &undo, &error);
  finish (self, done, undo, o->series ? _("Deleted this one; the others of its series stay") : _("Session deleted"), error);
}
