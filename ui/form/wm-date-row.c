/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typed words count at once where they can be understood; the row keeps them until it is left. The calendar is made
 * when it is first opened: a form has many dates, and few are picked. */
#include "wm-date-row.h"

#include "wm-calendar-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmDateRow
{
  AdwEntryRow parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *record;
  guint picking; /* a day was selected; whether by a change of the month is known a moment later */

  /* borrowed */
  const WmField *field;
  GtkMenuButton *button;
  GtkCalendar *calendar; /* NULL until it was opened */

  gboolean typing; /* the record follows the row, and not the row the record */
};

G_DEFINE_FINAL_TYPE (WmDateRow, wm_date_row, ADW_TYPE_ENTRY_ROW)

static void
typed_cb (WmDateRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  WmDay day;
  if (self->record == NULL)
    return;
  self->typing = TRUE;
  if (wm_day_understand (text, wm_clinic_get_today (self->clinic), &day))
    wm_record_set_day (self->record, self->field->name, day);
  else
    wm_record_set (self->record, self->field->name, text);
  self->typing = FALSE;
}

/* As people write a day, where that is also understood when it is changed by a letter; what is no day stays as it was typed. */
static char *
in_words (WmDateRow *self, const char *value)
{
  WmDay day, read = WM_DAY_NONE;
  if (!wm_day_parse (value, &day))
    return g_strdup (value ? value : "");
  g_autofree char *words = wm_day_in_words (day, _("%B %-d, %Y"));
  gboolean understood = wm_day_understand (words, wm_clinic_get_today (self->clinic), &read) && read == day;
  return understood ? g_steal_pointer (&words) : wm_day_in_words (day, "%-m/%-d/%Y");
}

/* The text is emptied before it is set, which the record doesn't follow. */
static void
show_value (WmDateRow *self)
{
  g_autofree char *words = in_words (self, wm_record_get (self->record, self->field->name));
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), words) == 0)
    return;
  g_signal_handlers_block_by_func (self, typed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self), words);
  g_signal_handlers_unblock_by_func (self, typed_cb, self);
}

/* The record may be set from elsewhere: by a draft that is put back, say. */
static void
record_changed_cb (WmDateRow *self)
{
  if (!self->typing)
    show_value (self);
}

static gboolean
picked_cb (gpointer data)
{
  WmDateRow *self = data;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  WmDay day = wm_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  self->picking = 0;
  wm_record_set_day (self->record, self->field->name, day);
  show_value (self);
  gtk_menu_button_popdown (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  return G_SOURCE_REMOVE;
}

/* The calendar selects a day also when the month is turned, and says only then that it was. */
static void
day_cb (WmDateRow *self)
{
  if (self->picking == 0)
    self->picking = g_idle_add (picked_cb, self);
}

static void
turned_cb (WmDateRow *self)
{
  g_clear_handle_id (&self->picking, g_source_remove);
}

static void
show_day (WmDateRow *self)
{
  WmDay day = wm_record_get_day (self->record, self->field->name);
  int y, m, d;
  wm_day_to_ymd (day == WM_DAY_NONE ? wm_clinic_get_today (self->clinic) : day, &y, &m, &d);
  g_autoptr (GDateTime) date = g_date_time_new_local (y, m, d, 0, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
  turned_cb (self); /* nobody picked this */
}

static void
open_cb (GtkMenuButton *button, gpointer row)
{
  static const char *const turns[] = { "next-month", "prev-month", "next-year", "prev-year" };
  WmDateRow *self = row;
  if (self->calendar == NULL)
    {
      GtkWidget *popover = gtk_popover_new ();
      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
      for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
        g_signal_connect_object (self->calendar, turns[i], G_CALLBACK (turned_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  show_day (self);
}

static void
popup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (WM_DATE_ROW (widget)->button);
}

static void
wm_date_row_dispose (GObject *object)
{
  WmDateRow *self = WM_DATE_ROW (object);
  g_clear_handle_id (&self->picking, g_source_remove);
  g_clear_object (&self->record);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_date_row_parent_class)->dispose (object);
}

static void
wm_date_row_class_init (WmDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_date_row_dispose;
  gtk_widget_class_install_action (widget_class, "date.pick", NULL, popup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "date.pick", NULL);
}

static void
wm_date_row_init (WmDateRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, open_cb, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Pick the day (Alt+Down)"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/** wm_date_row_new: the row for @field, a date, of @record. */
GtkWidget *
wm_date_row_new (WmClinic *clinic, WmRecord *record, const WmField *field)
{
  WmDateRow *self = g_object_new (WM_TYPE_DATE_ROW, NULL);
  g_autofree char *pick = g_strdup_printf (_("Pick the day: %s"), _(field->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _(field->label));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("December 4, 12/4, or “in 60 days”"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, pick, -1);
  self->clinic = g_object_ref (clinic);
  self->field = field;
  self->record = g_object_ref (record);
  show_value (self);
  g_signal_connect_object (self, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (record, notify, G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
