/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The session panel: fills itself from an occurrence, says which mark was asked for. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-session-panel.h"

#include "wm-calendar-text.h"
#include "wm-schedule-acts.h"

#include <glib/gi18n.h>

struct _WmSessionPanel
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *states;
  GtkLabel *title, *details, *topic, *series, *clash, *hint;
  GtkWidget *chips, *remove;
  GtkListBox *rows;

  /* owned */
  WmSchedule *schedule;

  /* borrowed */
  const WmOccurrence *occurrence;

  WmDay today;
};

enum
{
  SIGNAL_MARK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSessionPanel, wm_session_panel, ADW_TYPE_BIN)

static const struct
{
  guint key;
  WmAttendance status;
} keys[] = {
  { GDK_KEY_p, WM_ATTENDANCE_PRESENT },   { GDK_KEY_l, WM_ATTENDANCE_LATE },    { GDK_KEY_e, WM_ATTENDANCE_LEFT_EARLY },
  { GDK_KEY_x, WM_ATTENDANCE_EXCUSED },   { GDK_KEY_u, WM_ATTENDANCE_UNEXCUSED }, { GDK_KEY_n, WM_ATTENDANCE_NO_SHOW },
  { GDK_KEY_t, WM_ATTENDANCE_TELEHEALTH }, { GDK_KEY_c, WM_ATTENDANCE_CLIENT_CANCELLED },
  { GDK_KEY_BackSpace, WM_ATTENDANCE_EXPECTED }, { GDK_KEY_period, WM_ATTENDANCE_EXPECTED },
};

static const WmSeat *
seat_at (WmSessionPanel *self, int i)
{
  gboolean known = self->occurrence && i >= 0 && i < (int) self->occurrence->seats->len;
  return known ? &g_array_index (self->occurrence->seats, WmSeat, i) : NULL;
}

/* While the session runs, late and left early mean now. */
static int
running_minute (WmSessionPanel *self)
{
  int minute = wm_minute_now ();
  const WmSessionTimes *t = &self->occurrence->times;
  return self->occurrence->date == self->today && minute > t->start && minute < t->end ? minute : WM_MINUTES_NONE;
}

static void
ask_for (WmSessionPanel *self, int row, WmAttendance status)
{
  const WmSeat *seat = seat_at (self, row);
  if (seat == NULL)
    return;
  int arrive = seat->arrive, leave = seat->leave, now = running_minute (self);
  gboolean there = wm_attendance_was_there (status);
  if (status == WM_ATTENDANCE_LATE)
    arrive = now != WM_MINUTES_NONE ? now : arrive;
  else if (status == WM_ATTENDANCE_LEFT_EARLY)
    leave = now != WM_MINUTES_NONE ? now : leave;
  if (!there || status == WM_ATTENDANCE_PRESENT)
    arrive = leave = WM_MINUTES_NONE;
  g_autofree char *client = g_strdup (seat->person->id);
  g_signal_emit (self, signals[SIGNAL_MARK], 0, client, status, arrive, leave);
}

static void
go_to (WmSessionPanel *self, int row)
{
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->rows, row);
  if (next == NULL)
    return;
  gtk_list_box_select_row (self->rows, next);
  gtk_widget_grab_focus (GTK_WIDGET (next));
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, WmSessionPanel *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->rows);
  if (row == NULL || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  int at = gtk_list_box_row_get_index (row);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (key) == keys[i].key)
      {
        ask_for (self, at, keys[i].status);
        go_to (self, at + 1);
        return TRUE;
      }
  return FALSE;
}

static int
read_time (GtkWidget *entry, gboolean *bad)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  int minutes = WM_MINUTES_NONE;
  if (*text && !wm_minutes_understand (text, &minutes))
    *bad = TRUE;
  return minutes;
}

static void
times_cb (GtkWidget *button, WmSessionPanel *self)
{
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);
  gboolean bad = FALSE;
  int arrive = read_time (g_object_get_data (G_OBJECT (button), "arrive"), &bad);
  int leave = read_time (g_object_get_data (G_OBJECT (button), "leave"), &bad);
  const WmSeat *seat = seat_at (self, row);
  if (bad || seat == NULL)
    {
      wm_show_toast (GTK_WIDGET (self), _("Write the time like 6:12 pm or 18:12."), NULL, NULL, NULL);
      return;
    }
  WmAttendance status = seat->status == WM_ATTENDANCE_TELEHEALTH ? seat->status : WM_ATTENDANCE_PRESENT;
  g_autofree char *client = g_strdup (seat->person->id);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (self, signals[SIGNAL_MARK], 0, client, status, arrive, leave);
}

static void
choose_cb (GtkWidget *button, WmSessionPanel *self)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  ask_for (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row")),
           (WmAttendance) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "status")));
}

static GtkWidget *
time_entry (const char *label, int minutes)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *text = minutes == WM_MINUTES_NONE ? NULL : wm_minutes_to_text (minutes);
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static GtkWidget *
times_row (WmSessionPanel *self, int row, const WmSeat *seat)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *set = gtk_button_new_with_label (_("Set times"));
  GtkWidget *arrive = time_entry (_("Arrived"), seat->arrive), *leave = time_entry (_("Left"), seat->leave);
  g_object_set_data (G_OBJECT (set), "row", GINT_TO_POINTER (row));
  g_object_set_data (G_OBJECT (set), "arrive", arrive);
  g_object_set_data (G_OBJECT (set), "leave", leave);
  g_signal_connect (set, "clicked", G_CALLBACK (times_cb), self);
  gtk_box_append (GTK_BOX (box), arrive);
  gtk_box_append (GTK_BOX (box), leave);
  gtk_box_append (GTK_BOX (box), set);
  return box;
}

static void
fill_popover_cb (GtkMenuButton *button, gpointer data)
{
  WmSessionPanel *self = data;
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "row"));
  const WmSeat *seat = seat_at (self, row);
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; seat && i < G_N_ELEMENTS (keys) - 1; i++)
    {
      const char *label = keys[i].status ? wm_mark_label (keys[i].status) : _("Take the mark back");
      GtkWidget *choice = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (choice, "flat");
      gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (choice)), GTK_ALIGN_START);
      g_object_set_data (G_OBJECT (choice), "row", GINT_TO_POINTER (row));
      g_object_set_data (G_OBJECT (choice), "status", GINT_TO_POINTER (keys[i].status));
      g_signal_connect (choice, "clicked", G_CALLBACK (choose_cb), self);
      gtk_box_append (GTK_BOX (box), choice);
    }
  if (seat)
    gtk_box_append (GTK_BOX (box), times_row (self, row, seat));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static GtkWidget *
make_row (WmSessionPanel *self, int i)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *name = gtk_label_new (NULL);
  GtkWidget *chip = gtk_menu_button_new (), *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (chip), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (chip), fill_popover_cb, self, NULL);
  gtk_widget_add_css_class (chip, "flat");
  gtk_widget_add_css_class (chip, "mark");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (chip), "row", GINT_TO_POINTER (i));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (row, "attendance-row");
  return row;
}

static void
fill_row (WmSessionPanel *self, GtkListBoxRow *row, const WmSeat *seat)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_box_row_get_child (row)), *chip = gtk_widget_get_next_sibling (name);
  GtkWidget *label = gtk_menu_button_get_child (GTK_MENU_BUTTON (chip));
  const WmHoursFacts *facts = &seat->person->facts;
  int age = facts->birth == WM_DAY_NONE ? 99 : wm_day_age (facts->birth, self->occurrence->date);
  g_autofree char *minor = g_strdup_printf ("\u2068%s\u2069 (%d)", seat->person->name, age), *mark = wm_seat_in_words (seat);
  const char *shown = age < facts->level.adolescent_age_limit ? minor : seat->person->name;
  const char *classes[] = { "chip", wm_mark_style (seat->status), NULL };
  gtk_label_set_label (GTK_LABEL (name), shown);
  gtk_label_set_label (GTK_LABEL (label), mark);
  gtk_widget_set_css_classes (label, classes);
  g_autofree char *words = g_strdup_printf ("%s: %s", shown, mark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
fill_rows (WmSessionPanel *self, gboolean anew)
{
  GtkListBoxRow *row;
  while (anew && (row = gtk_list_box_get_row_at_index (self->rows, 0)))
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  const WmSeat *seat;
  for (int i = 0; (seat = seat_at (self, i)); i++)
    {
      if (anew)
        gtk_list_box_append (self->rows, make_row (self, i));
      fill_row (self, gtk_list_box_get_row_at_index (self->rows, i), seat);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rows), seat_at (self, 0) != NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

/* Returns: (transfer full): "P present, L late, …", as the marks are labelled; a line doesn't end between key and word */
static char *
keys_in_words (void)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].status != WM_ATTENDANCE_EXPECTED)
      {
        g_autoptr (GString) mark = g_string_new (wm_mark_label (keys[i].status));
        g_string_replace (mark, " ", "\u00a0", 1);
        g_string_append_printf (words, "%s%s", i ? ", " : "", mark->str);
      }
  return g_string_free (words, FALSE);
}

static void
fill_head (WmSessionPanel *self)
{
  const WmOccurrence *o = self->occurrence;
  g_autofree char *day = wm_day_in_words (o->date, _("%A, %B %-d")), *span = wm_minutes_to_span (o->times.start, o->times.end);
  g_autofree char *people = *o->costaff_name ? g_strdup_printf ("%s; %s", o->staff_name, o->costaff_name) : g_strdup (o->staff_name);
  g_autofree char *room = *o->room_name ? g_strdup_printf (" · %s", o->room_name) : g_strdup ("");
  g_autofree char *details = g_strdup_printf ("%s · %s%s\n%s · %s", day, span, room, o->kind_label, people);
  g_autofree char *topic = *o->topic_label ? g_strdup_printf (_("Topic: %s"), o->topic_label) : NULL;
  g_autofree char *clash = o->clash ? g_strdup_printf ("⚠ %s", o->clash) : NULL;
  g_autofree char *meant = keys_in_words ();
  g_autofree char *hint = g_strdup_printf (_("Keys mark the row and go to the next: %s. Backspace takes a mark back · %u of %u left"),
                                           meant, o->seats->len - o->n_marked, o->seats->len);
  gtk_label_set_label (self->title, o->title);
  gtk_label_set_label (self->details, details);
  set_text (self->topic, topic);
  gtk_widget_set_visible (GTK_WIDGET (self->series), o->series != NULL);
  gtk_widget_set_visible (self->chips, topic != NULL || o->series != NULL);
  set_text (self->clash, clash);
  set_text (self->hint, o->seats->len ? hint : _("Nobody is expected here yet."));
  gtk_widget_set_tooltip_text (self->remove, wm_occurrence_why_fixed (o));
}

/** wm_session_panel_set: @occurrence (nullable) of @schedule; the row that was selected stays selected. */
void
wm_session_panel_set (WmSessionPanel *self, WmSchedule *schedule, const WmOccurrence *occurrence, WmDay today)
{
  g_autoptr (WmSchedule) before G_GNUC_UNUSED = g_steal_pointer (&self->schedule);
  const WmOccurrence *was = self->occurrence;
  gboolean same = was && occurrence && wm_schedule_find (schedule, was) == occurrence && was->seats->len == occurrence->seats->len;
  self->schedule = schedule ? wm_schedule_ref (schedule) : NULL;
  self->occurrence = occurrence;
  self->today = today;
  gtk_stack_set_visible_child_name (self->states, occurrence ? "session" : "none");
  if (occurrence)
    {
      fill_head (self);
      fill_rows (self, !same);
    }
}

/** wm_session_panel_offer_removal: with a button that deletes the session, by the action "week.remove" of the view around it. */
void
wm_session_panel_offer_removal (WmSessionPanel *self)
{
  gtk_widget_set_visible (self->remove, TRUE);
}

/** wm_session_panel_focus_roster: the keyboard goes to the first row that isn't marked. */
void
wm_session_panel_focus_roster (WmSessionPanel *self)
{
  for (int i = 0; seat_at (self, i); i++)
    if (seat_at (self, i)->status == WM_ATTENDANCE_EXPECTED)
      {
        go_to (self, i);
        return;
      }
  go_to (self, 0);
}

static void
wm_session_panel_dispose (GObject *object)
{
  WmSessionPanel *self = WM_SESSION_PANEL (object);
  self->occurrence = NULL;
  g_clear_pointer (&self->schedule, wm_schedule_unref);
  G_OBJECT_CLASS (wm_session_panel_parent_class)->dispose (object);
}

static void
wm_session_panel_class_init (WmSessionPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_session_panel_dispose;
  signals[SIGNAL_MARK] = g_signal_new ("mark", WM_TYPE_SESSION_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                       G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/calendar/wm-session-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, states);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, title);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, details);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, topic);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, series);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, clash);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, chips);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, rows);
  gtk_widget_class_bind_template_child (widget_class, WmSessionPanel, remove);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
wm_session_panel_init (WmSessionPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
