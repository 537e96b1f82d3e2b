/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The items are made when the row is first unfolded: most rows are only read. */
#include "wm-relapse-row.h"

#include "wm-relapse-fields.h"
#include "wm-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmRelapseRow
{
  AdwExpanderRow parent_instance;

  /* template children */
  GtkLabel *open;
  GtkButton *remove;

  /* owned */
  WmFormDocument *document;
  WmRecord *record;
  WmRelapseFields *fields; /* NULL until unfolded */
  GPtrArray *findings;

  /* borrowed */
  const WmFormSection *section;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRelapseRow, wm_relapse_row, ADW_TYPE_EXPANDER_ROW)

static void
append_value (GString *text, WmRelapseRow *self, const WmFormItem *item)
{
  const char *value = wm_record_get (self->record, item->field->name);
  gboolean flag = item->field->kind == WM_KIND_BOOL;
  if (wm_text_is_empty (value) || (flag && strcmp (value, "1") != 0))
    return;
  g_autofree char *shown = item->choices   ? g_strdup (_(wm_form_item_label_of (item, value)))
                           : flag          ? g_strdup (_(item->field->label))
                           : item->is_scale ? g_strdup_printf (_("%s %s of %g"), _(item->field->label), value, item->field->max)
                                            : g_strdup (value);
  if (text->len)
    g_string_append (text, " · ");
  g_string_append (text, shown);
}

/* Picks, scales, phones and switches tell a row's state at a glance; longer texts wait inside. */
static void
show_summary (WmRelapseRow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const WmFormItem *first = self->section->items->pdata[0];
  const char *title = wm_record_get (self->record, first->field->name);
  g_autofree char *fresh = g_strdup_printf (_("New %s"), _(self->section->row));
  for (guint i = 1; i < self->section->items->len; i++)
    {
      const WmFormItem *item = self->section->items->pdata[i];
      if (item->choices || item->is_scale || item->is_phone || item->field->kind == WM_KIND_BOOL
          || (self->section->items->len <= 3 && item->field->kind == WM_KIND_TEXT))
        append_value (text, self, item);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), wm_text_is_empty (title) ? fresh : title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), text->str);
}

static void
add_row (gpointer place, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (place), row);
}

static void
expanded_cb (WmRelapseRow *self)
{
  if (self->fields || self->record == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->fields = wm_relapse_fields_new (self->document, self->section, self->record, add_row, self);
  wm_relapse_fields_show_findings (self->fields, self->findings);
}

static void
remove_cb (WmRelapseRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static gboolean
key_cb (WmRelapseRow *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Delete || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  remove_cb (self);
  return GDK_EVENT_STOP;
}

static void
wm_relapse_row_dispose (GObject *object)
{
  WmRelapseRow *self = WM_RELAPSE_ROW (object);
  g_clear_pointer (&self->fields, wm_relapse_fields_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (wm_relapse_row_parent_class)->dispose (object);
}

static void
wm_relapse_row_class_init (WmRelapseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_relapse_row_dispose;
  /* ::remove-row: the row asks to be taken out of the form. */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove-row", WM_TYPE_RELAPSE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/relapse/wm-relapse-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WmRelapseRow, open);
  gtk_widget_class_bind_template_child (widget_class, WmRelapseRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
wm_relapse_row_init (WmRelapseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wm_relapse_row_new (WmFormDocument *document, const WmFormSection *section, WmRecord *record)
{
  WmRelapseRow *self = g_object_new (WM_TYPE_RELAPSE_ROW, NULL);
  self->document = g_object_ref (document);
  self->section = section;
  self->record = g_object_ref (record);
  g_signal_connect_object (record, "changed", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  show_summary (self);
  return GTK_WIDGET (self);
}

WmRecord *
wm_relapse_row_get_record (WmRelapseRow *self)
{
  return self->record;
}

/** wm_relapse_row_show_findings: counts those about this row on its chip; unfolded, says them. */
void
wm_relapse_row_show_findings (WmRelapseRow *self, GPtrArray *findings)
{
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += strcmp (((WmFinding *) findings->pdata[i])->record_id, wm_record_get_id (self->record)) == 0;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_ptr_array_ref (findings);
  g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "%u to settle", "%u to settle", n), n);
  gtk_label_set_label (self->open, text);
  gtk_widget_set_visible (GTK_WIDGET (self->open), n > 0);
  if (self->fields)
    wm_relapse_fields_show_findings (self->fields, findings);
}

/** wm_relapse_row_focus: unfolds and puts the caret into @field (nullable: the first). */
void
wm_relapse_row_focus (WmRelapseRow *self, const char *field)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  wm_relapse_fields_focus (self->fields, field);
}
