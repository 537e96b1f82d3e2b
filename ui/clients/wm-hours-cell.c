/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A text and a bar, empty until the hours are read and for who is not in treatment. */
#include "wm-hours-cell.h"

#include "wm-hours-ledger.h"

#include <glib/gi18n.h>

struct _WmHoursCell
{
  GtkWidget parent_instance;

  /* owned by the widget */
  GtkWidget *text, *bar;

  /* owned */
  WmRosterHours *hours;
  WmRosterRow *row;
  char *told; /* by the tooltip */
};

G_DEFINE_FINAL_TYPE (WmHoursCell, wm_hours_cell, GTK_TYPE_WIDGET)

static void
show_parts (WmHoursCell *self, gboolean shown)
{
  gtk_widget_set_visible (self->text, shown);
  gtk_widget_set_visible (self->bar, shown);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), shown);
}

static void
fill (GtkWidget *cell, const WmHours *hours)
{
  WmHoursCell *self = WM_HOURS_CELL (cell);
  g_autofree char *range = wm_hours_range_text (hours->prescribed_min, hours->prescribed_max), *words = wm_hours_words (hours);
  g_autofree char *text = *range ? g_strdup_printf ("%.1f / %s", hours->attended, range) : g_strdup_printf ("%.1f", hours->attended);
  g_autofree char *told = g_strdup_printf (_("%.1f h attended, %.1f h scheduled this week · %s"), hours->attended, hours->scheduled, words);
  gtk_label_set_label (GTK_LABEL (self->text), text);
  wm_hours_bar_set (WM_HOURS_BAR (self->bar), hours);
  show_parts (self, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  g_free (self->told);
  self->told = g_steal_pointer (&told);
}

static void
ask (WmHoursCell *self)
{
  gboolean treated = wm_roster_row_get_week (self->row) > 0 && g_strcmp0 (wm_roster_row_get (self->row, WM_ROSTER_STATUS), "active") == 0;
  if (!treated)
    wm_roster_hours_leave (self->hours, GTK_WIDGET (self));
  if (!treated || !wm_roster_hours_ask (self->hours, GTK_WIDGET (self), wm_roster_row_get (self->row, WM_ROSTER_ID), fill))
    show_parts (self, FALSE);
}

/** wm_hours_cell_set_row: follows @row (nullable) until another one comes. */
void
wm_hours_cell_set_row (WmHoursCell *self, WmRosterRow *row)
{
  if (self->row)
    g_signal_handlers_disconnect_by_func (self->row, ask, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    {
      wm_roster_hours_leave (self->hours, GTK_WIDGET (self));
      return;
    }
  g_signal_connect_swapped (row, "changed", G_CALLBACK (ask), self);
  ask (self);
}

/* As wm_roster_cell_tell(): made only for where the pointer rests. */
static gboolean
wm_hours_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, WM_HOURS_CELL (widget)->told);
  return WM_HOURS_CELL (widget)->told != NULL;
}

static void
wm_hours_cell_dispose (GObject *object)
{
  WmHoursCell *self = WM_HOURS_CELL (object);
  if (self->hours)
    wm_hours_cell_set_row (self, NULL);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->hours);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (wm_hours_cell_parent_class)->dispose (object);
}

static void
wm_hours_cell_class_init (WmHoursCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_hours_cell_dispose;
  widget_class->query_tooltip = wm_hours_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_hours_cell_init (WmHoursCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  self->text = gtk_label_new (NULL);
  self->bar = wm_hours_bar_new ();
  g_object_set (self->text, "xalign", 0.0, "width-chars", 9, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_hexpand (self->bar, TRUE);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

GtkWidget *
wm_hours_cell_new (WmRosterHours *hours)
{
  WmHoursCell *self = g_object_new (WM_TYPE_HOURS_CELL, NULL);
  self->hours = g_object_ref (hours);
  return GTK_WIDGET (self);
}
