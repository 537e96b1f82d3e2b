/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows come from the one switch of ui/form; sliders and chips are what a clinical form adds. */
#include "wm-relapse-fields.h"

#include "wm-form-fields.h"
#include "wm-form-sentence.h"
#include "wm-scale-row.h"
#include "wm-suggest-row.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const WmFormItem *item;
  GtkWidget *row, *sentence; /* borrowed: the list owns them */
} Entry;

struct _WmRelapseFields
{
  WmRecord *record;
  GArray *entries;
};

/* What was picked from a library says its group too: a kind, a domain, a type. */
static void
picked_cb (WmSuggestRow *row, const char *text, const char *group, WmRecord *record)
{
  const WmFormItem *item = g_object_get_data (G_OBJECT (row), "item");
  if (item->fills && group && wm_record_is_empty (record, item->fills))
    wm_record_set (record, item->fills, group);
}

static void
add_item (WmRelapseFields *self, WmFormDocument *document, const WmFormItem *item, WmAddRow add, gpointer place)
{
  GtkWidget *row = item->is_scale ? wm_scale_row_new (self->record, item->field)
                                  : wm_form_row_new (wm_form_document_get_clinic (document), self->record, item->field);
  if (item->field->help && !item->is_scale)
    gtk_widget_set_tooltip_text (row, _(item->field->help));
  if (item->field->help && ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(item->field->help));
  Entry entry = { item, row, wm_form_sentence_new () };
  GtkWidget *input = g_object_get_data (G_OBJECT (row), "input");
  GtkWidget *chips = wm_suggest_row_new (document, item, input ? input : row);
  add (place, row);
  if (chips)
    {
      g_object_set_data (G_OBJECT (chips), "item", (gpointer) item);
      g_signal_connect_object (chips, "picked", G_CALLBACK (picked_cb), self->record, 0);
      add (place, chips);
    }
  add (place, entry.sentence);
  g_array_append_val (self->entries, entry);
}

/** wm_relapse_fields_new: makes the rows and gives each to @add. */
WmRelapseFields *
wm_relapse_fields_new (WmFormDocument *document, const WmFormSection *section, WmRecord *record, WmAddRow add,
                       gpointer place)
{
  WmRelapseFields *self = g_new0 (WmRelapseFields, 1);
  self->record = g_object_ref (record);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < section->items->len; i++)
    add_item (self, document, section->items->pdata[i], add, place);
  return self;
}

void
wm_relapse_fields_free (WmRelapseFields *self)
{
  g_object_unref (self->record);
  g_array_unref (self->entries);
  g_free (self);
}

/** wm_relapse_fields_show_findings: @findings (nullable: none) about this row, each below its item. */
void
wm_relapse_fields_show_findings (WmRelapseFields *self, GPtrArray *findings)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      wm_form_sentence_show (entry->sentence, entry->row, findings, wm_record_get_id (self->record), entry->item->field->name);
    }
}

/** wm_relapse_fields_focus: the caret into @field; %NULL means the first. */
gboolean
wm_relapse_fields_focus (WmRelapseFields *self, const char *field)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      if (field && strcmp (entry->item->field->name, field) != 0)
        continue;
      GtkWidget *input = g_object_get_data (G_OBJECT (entry->row), "input");
      return gtk_widget_child_focus (input ? input : entry->row, GTK_DIR_TAB_FORWARD)
             || gtk_widget_grab_focus (input ? input : entry->row);
    }
  return FALSE;
}
