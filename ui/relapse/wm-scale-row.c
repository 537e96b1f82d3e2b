/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The slider's row: follows its record, writes what the hand sets. */
#include "wm-scale-row.h"

#include <glib/gi18n.h>

struct _WmScaleRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkLabel *title;
  GtkLabel *help;
  GtkLabel *value;
  GtkScale *scale;

  /* owned */
  WmRecord *record;

  /* borrowed */
  const WmField *field;
};

G_DEFINE_FINAL_TYPE (WmScaleRow, wm_scale_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_value (WmScaleRow *self)
{
  gint64 number;
  gboolean set = wm_record_get_int (self->record, self->field->name, &number);
  g_autofree char *text = set ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("–");
  gtk_label_set_label (self->value, text);
  gtk_range_set_value (GTK_RANGE (self->scale), set ? (double) number : self->field->min);
  if (set)
    gtk_widget_remove_css_class (GTK_WIDGET (self->scale), "unset");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->scale), "unset");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  set ? text : _("not chosen yet"), -1);
}

/* Also called where the value stays: a click on 0 means 0, although the slider stood there before. */
static gboolean
change_value_cb (GtkRange *range, GtkScrollType scroll, double value, WmScaleRow *self)
{
  double inside = CLAMP (value, self->field->min, self->field->max);
  wm_record_set_int (self->record, self->field->name, (gint64) (inside + (inside < 0 ? -0.5 : 0.5)));
  return GDK_EVENT_STOP;
}

static gboolean
key_cb (WmScaleRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  wm_record_set (self->record, self->field->name, NULL);
  return GDK_EVENT_STOP;
}

static void
wm_scale_row_dispose (GObject *object)
{
  g_clear_object (&WM_SCALE_ROW (object)->record);
  G_OBJECT_CLASS (wm_scale_row_parent_class)->dispose (object);
}

static void
wm_scale_row_class_init (WmScaleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_scale_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-scale-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WmScaleRow, title);
  gtk_widget_class_bind_template_child (widget_class, WmScaleRow, help);
  gtk_widget_class_bind_template_child (widget_class, WmScaleRow, value);
  gtk_widget_class_bind_template_child (widget_class, WmScaleRow, scale);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
wm_scale_row_init (WmScaleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_scale_row_new: the row for @field, a whole number from its min to its max, of @record. */
GtkWidget *
wm_scale_row_new (WmRecord *record, const WmField *field)
{
  WmScaleRow *self = g_object_new (WM_TYPE_SCALE_ROW, "title", _(field->label), NULL);
  self->record = g_object_ref (record);
  self->field = field;
  gtk_label_set_label (self->title, _(field->label));
  gtk_label_set_label (self->help, field->help ? _(field->help) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->help), field->help != NULL);
  gtk_range_set_range (GTK_RANGE (self->scale), field->min, field->max);
  gtk_range_set_increments (GTK_RANGE (self->scale), 1, 1);
  for (double mark = field->min; mark <= field->max && field->max - field->min <= 10; mark++)
    gtk_scale_add_mark (self->scale, mark, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (record, notify, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
  return GTK_WIDGET (self);
}
