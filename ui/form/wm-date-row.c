/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar is made when it is first opened: a form has many dates, and few are picked. */
#include "wm-date-row.h"

#include "wm-calendar-text.h"

#include <glib/gi18n.h>

struct _WmDateRow
{
  WmTypedRow parent_instance;

  guint picking; /* a day was selected; whether by a change of the month is known a moment later */

  /* borrowed */
  GtkMenuButton *button;
  GtkCalendar *calendar; /* NULL until it was opened */
};

G_DEFINE_FINAL_TYPE (WmDateRow, wm_date_row, WM_TYPE_TYPED_ROW)

static char *
read_day (WmClinic *clinic, const char *text)
{
  WmDay day;
  return wm_day_understand (text, wm_clinic_get_today (clinic), &day) ? wm_day_to_iso (day) : NULL;
}

/* In words, where those are also understood when they are changed by a letter; in figures in other languages. */
static char *
show_day (WmClinic *clinic, const char *value)
{
  WmDay day, read = WM_DAY_NONE;
  if (!wm_day_parse (value, &day))
    return g_strdup (value);
  g_autofree char *words = wm_day_in_words (day, _("%B %-d, %Y"));
  gboolean understood = wm_day_understand (words, wm_clinic_get_today (clinic), &read) && read == day;
  return understood ? g_steal_pointer (&words) : wm_day_in_words (day, "%-m/%-d/%Y");
}

static gboolean
picked_cb (gpointer data)
{
  WmDateRow *self = data;
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  WmDay day = wm_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  g_autofree char *iso = wm_day_to_iso (day);
  self->picking = 0;
  wm_typed_row_set_value (WM_TYPED_ROW (self), iso);
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
select_day (WmDateRow *self)
{
  WmDay day = wm_clinic_get_today (wm_typed_row_get_clinic (WM_TYPED_ROW (self)));
  int y, m, d;
  wm_day_parse (wm_typed_row_get_value (WM_TYPED_ROW (self)), &day);
  wm_day_to_ymd (day, &y, &m, &d);
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
  select_day (self);
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
}

/** wm_date_row_new: the row for @field, a date, of @record. */
GtkWidget *
wm_date_row_new (WmClinic *clinic, WmRecord *record, const WmField *field)
{
  static const WmWriting writing = { show_day, read_day };
  WmDateRow *self = g_object_new (WM_TYPE_DATE_ROW, "tooltip-text", _("December 4, 12/4, or “in 60 days”"), NULL);
  g_autofree char *pick = g_strdup_printf (_("Pick the day: %s"), _(field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, pick, -1);
  wm_typed_row_begin (WM_TYPED_ROW (self), clinic, record, field, &writing);
  return GTK_WIDGET (self);
}
