/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and looks of the calendar. */
#include "wm-calendar-text.h"

#include <glib/gi18n.h>

static const WmLook looks[] = {
  { WM_LOOK_GROUP, "group", "▣", { 0.11f, 0.44f, 0.85f, 1 }, 8, 0 },
  { WM_LOOK_INDIVIDUAL, "individual", "●", { 0.15f, 0.64f, 0.41f, 1 }, 10, 3 },
  { WM_LOOK_FAMILY, "family", "◆", { 0.57f, 0.25f, 0.67f, 1 }, 5, 3 },
  { WM_LOOK_MEDICAL, "medical", "✚", { 0.77f, 0.27f, 0.0f, 1 }, 2, 2 },
  { WM_LOOK_OTHER, "other", "○", { 0.37f, 0.36f, 0.39f, 1 }, 3, 6 },
};

/** wm_look_of: symbol, color and stripe by the kind of session. */
const WmLook *
wm_look_of (const WmOccurrence *occurrence)
{
  static const struct
  {
    const char *kind;
    WmLookKind look;
  } table[] = { { "individual", WM_LOOK_INDIVIDUAL }, { "family", WM_LOOK_FAMILY }, { "family-group", WM_LOOK_FAMILY },
                { "medication", WM_LOOK_MEDICAL },    { "testing", WM_LOOK_MEDICAL }, { "external", WM_LOOK_OTHER },
                { "orientation", WM_LOOK_OTHER },     { "case-management", WM_LOOK_OTHER } };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (occurrence->kind, table[i].kind) == 0)
      return &looks[table[i].look];
  return &looks[WM_LOOK_GROUP];
}

/** wm_day_in_words: Returns: (transfer full): @day by a g_date_time_format() format. */
char *
wm_day_in_words (WmDay day, const char *format)
{
  int y, m, d;
  wm_day_to_ymd (day, &y, &m, &d);
  g_autoptr (GDateTime) time = g_date_time_new_utc (y, m, d, 12, 0, 0);
  return g_date_time_format (time, format);
}

/** wm_record_day_in_words: Returns: (transfer full): the day in @field of @record; "" where there is none. */
char *
wm_record_day_in_words (WmRecord *record, const char *field)
{
  WmDay day = wm_record_get_day (record, field);
  return day == WM_DAY_NONE ? g_strdup ("") : wm_day_in_words (day, _("%B %-d, %Y"));
}

/** wm_minute_now: Returns: minutes since midnight, by this computer's clock */
int
wm_minute_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/** wm_week_title: Returns: (transfer full): "November 15 – 21, 2026". */
char *
wm_week_title (WmDay from)
{
  int y1, m1, y2, m2;
  wm_day_to_ymd (from, &y1, &m1, NULL);
  wm_day_to_ymd (from + 6, &y2, &m2, NULL);
  g_autofree char *start = wm_day_in_words (from, y1 == y2 ? _("%B %-d") : _("%B %-d, %Y"));
  g_autofree char *end = wm_day_in_words (from + 6, m1 == m2 ? _("%-d, %Y") : _("%B %-d, %Y"));
  return g_strdup_printf ("%s – %s", start, end);
}

/** wm_occurrence_in_words: Returns: (transfer full): one line for who can't see the grid. */
char *
wm_occurrence_in_words (const WmOccurrence *o)
{
  g_autofree char *day = wm_day_in_words (o->date, _("%A, %B %-d")), *span = wm_minutes_to_span (o->times.start, o->times.end);
  GString *words = g_string_new (NULL);
  g_string_append_printf (words, "%s, %s, %s, %s", o->title, o->kind_label, day, span);
  if (*o->room_name)
    g_string_append_printf (words, ", %s", o->room_name);
  if (o->seats->len > 1)
    g_string_append_printf (words, _(", %u of %u marked"), o->n_marked, o->seats->len);
  if (o->clash)
    g_string_append_printf (words, ". %s", o->clash);
  return g_string_free (words, FALSE);
}

/** wm_mark_label: the chip's word, the key that sets it first. */
const char *
wm_mark_label (WmAttendance status)
{
  static const char *const labels[WM_ATTENDANCE_N] = {
    N_("expected"),    N_("P present"),   N_("L late"),        N_("E left early"),           N_("L E late, left early"),
    N_("T telehealth"), N_("X excused"),  N_("U unexcused"),   N_("N no-show"),              N_("C cancelled"),
    N_("program cancelled"), N_("asked to leave"), N_("not enrolled yet"),
  };
  return _(labels[status]);
}

/** wm_mark_style: the chip's style class. */
const char *
wm_mark_style (WmAttendance status)
{
  static const char *const styles[WM_ATTENDANCE_N] = { "plain", "good", "note", "note", "note", "good", "info", "alert", "alert",
                                                       "info", "plain", "note", "plain" };
  return styles[status];
}

/** wm_seat_in_words: Returns: (transfer full): "L late 6:12 pm". */
char *
wm_seat_in_words (const WmSeat *seat)
{
  int minutes = seat->status == WM_ATTENDANCE_LEFT_EARLY ? seat->leave : seat->arrive;
  gboolean shows = minutes != WM_MINUTES_NONE && (seat->status == WM_ATTENDANCE_LATE || seat->status == WM_ATTENDANCE_LEFT_EARLY);
  g_autofree char *clock = shows ? wm_minutes_to_clock (minutes) : NULL;
  return shows ? g_strdup_printf ("%s %s", wm_mark_label (seat->status), clock) : g_strdup (wm_mark_label (seat->status));
}

/** wm_show_toast: in the overlay around @widget, with a button where @button names one.
 * Returns: (nullable): the overlay's */
AdwToast *
wm_show_toast (GtkWidget *widget, const char *text, const char *button, GCallback callback, gpointer data)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay == NULL)
    return NULL;
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);
  adw_toast_set_timeout (toast, 6);
  if (button)
    {
      adw_toast_set_button_label (toast, button);
      g_signal_connect_object (toast, "button-clicked", callback, data, G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}
