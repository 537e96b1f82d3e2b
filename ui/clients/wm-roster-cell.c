/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A cell keeps its labels and writes into them again: making widgets is what costs while someone types. */
#include "wm-roster-cell.h"

struct _WmRosterCell
{
  GtkWidget parent_instance;

  GtkWidget *next; /* the label to be written next; NULL where none is left */
  WmRosterCellFunc fill;

  /* owned */
  WmClinic *clinic;
  WmRosterRow *row;
  char *told; /* by the tooltip; nullable */
};

G_DEFINE_FINAL_TYPE (WmRosterCell, wm_roster_cell, GTK_TYPE_WIDGET)

static void
fill_cb (WmRosterCell *self)
{
  self->next = gtk_widget_get_first_child (GTK_WIDGET (self));
  self->fill (self, self->row, self->clinic);
  for (; self->next; self->next = gtk_widget_get_next_sibling (self->next))
    gtk_widget_set_visible (self->next, FALSE);
}

/** wm_roster_cell_set_row: follows @row (nullable) until another one comes. */
void
wm_roster_cell_set_row (WmRosterCell *self, WmRosterRow *row)
{
  if (self->row)
    g_signal_handlers_disconnect_by_func (self->row, fill_cb, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (fill_cb), self);
  fill_cb (self);
}

static GtkWidget *
add_label (WmRosterCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
set_classes (GtkWidget *label, const char *css)
{
  static const char *const none[] = { NULL };
  if (g_object_get_data (G_OBJECT (label), "css") == css)
    return;
  g_auto (GStrv) classes = css ? g_strsplit (css, " ", -1) : NULL;
  gtk_widget_set_css_classes (label, classes ? (const char **) classes : (const char **) none);
  g_object_set_data (G_OBJECT (label), "css", (gpointer) css);
}

/**
 * wm_roster_cell_write:
 * @css: (nullable): a literal: classes with a blank between them
 *
 * For the fill function only, which says each time how a label it treats otherwise gives way.
 * Returns: (transfer none): the label; where room is short, its end gives way
 */
GtkLabel *
wm_roster_cell_write (WmRosterCell *self, const char *text, const char *css)
{
  GtkWidget *label = self->next ? self->next : add_label (self);
  gtk_label_set_label (GTK_LABEL (label), text);
  set_classes (label, css);
  gtk_widget_set_visible (label, TRUE);
  self->next = gtk_widget_get_next_sibling (label);
  return GTK_LABEL (label);
}

/** wm_roster_cell_say: for a cell with one plain text (nullable): it never asks for room, so nothing is laid out anew. */
void
wm_roster_cell_say (WmRosterCell *self, const char *text)
{
  if (self->next == NULL)
    {
      self->next = gtk_inscription_new (NULL);
      g_object_set (self->next, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END, "nat-chars", 0, "min-chars", 0, "hexpand", TRUE, NULL);
      gtk_widget_set_parent (self->next, GTK_WIDGET (self));
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->next), text);
  self->next = NULL;
}

/**
 * wm_roster_cell_tell:
 * @text: (nullable): what a tooltip tells about the cell
 *
 * Setting a widget's tooltip asks the display where the pointer is and waits for the answer: too long for each of two
 * hundred rows while someone types. This one is asked for when the pointer rests there.
 */
void
wm_roster_cell_tell (WmRosterCell *self, const char *text)
{
  if (g_strcmp0 (self->told, text) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (text);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), text != NULL);
}

static gboolean
wm_roster_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, WM_ROSTER_CELL (widget)->told);
  return WM_ROSTER_CELL (widget)->told != NULL;
}

static void
wm_roster_cell_dispose (GObject *object)
{
  WmRosterCell *self = WM_ROSTER_CELL (object);
  wm_roster_cell_set_row (self, NULL);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self)));)
    gtk_widget_unparent (child);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (wm_roster_cell_parent_class)->dispose (object);
}

static void
wm_roster_cell_class_init (WmRosterCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_roster_cell_dispose;
  widget_class->query_tooltip = wm_roster_cell_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_roster_cell_init (WmRosterCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
}

/** wm_roster_cell_new: @fill writes it. */
GtkWidget *
wm_roster_cell_new (WmRosterCellFunc fill, WmClinic *clinic)
{
  WmRosterCell *self = g_object_new (WM_TYPE_ROSTER_CELL, NULL);
  self->fill = fill;
  self->clinic = g_object_ref (clinic);
  return GTK_WIDGET (self);
}
