/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows, and the sentences below them. */
#include "wm-form-rows.h"

#include "wm-form-fields.h"

#include <string.h>

typedef struct
{
  char *record_id;
  const char *field;
  GtkWidget *row;      /* borrowed: the group owns it */
  GtkWidget *sentence; /* borrowed */
} Entry;

static void
entry_free (gpointer data)
{
  g_free (((Entry *) data)->record_id);
  g_free (data);
}

static GPtrArray *
entries_of (AdwPreferencesGroup *group)
{
  GPtrArray *entries = g_object_get_data (G_OBJECT (group), "wm-entries");
  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func (entry_free);
      g_object_set_data_full (G_OBJECT (group), "wm-entries", entries, (GDestroyNotify) g_ptr_array_unref);
    }
  return entries;
}

static GtkWidget *
sentence_row (void)
{
  GtkWidget *row = adw_preferences_row_new (), *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "field-finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

/** wm_form_rows_add: @fields is a %NULL-terminated list of names of @record's fields, in the order of the rows. */
void
wm_form_rows_add (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *const *fields)
{
  for (guint i = 0; fields[i]; i++)
    {
      const WmField *field = wm_schema_field (wm_record_get_schema (record), fields[i]);
      Entry *entry = g_new0 (Entry, 1);
      entry->record_id = g_strdup (wm_record_get_id (record));
      entry->field = field->name;
      entry->row = wm_form_row_new (clinic, record, field);
      entry->sentence = sentence_row ();
      adw_preferences_group_add (group, entry->row);
      adw_preferences_group_add (group, entry->sentence);
      g_ptr_array_add (entries_of (group), entry);
    }
}

static const char *
find_text (const Entry *entry, GPtrArray *findings)
{
  for (guint i = 0; findings && i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      if (g_strcmp0 (f->record_id, entry->record_id) == 0 && g_strcmp0 (f->field, entry->field) == 0)
        return f->text;
    }
  return NULL;
}

/** wm_form_rows_show_findings: the first sentence about each row below it; none where nothing is wrong. */
void
wm_form_rows_show_findings (AdwPreferencesGroup *group, GPtrArray *findings)
{
  GPtrArray *entries = entries_of (group);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      const char *text = find_text (entry, findings);
      gtk_widget_set_visible (entry->sentence, text != NULL);
      gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (entry->sentence))), text ? text : "");
    }
}

/** wm_form_rows_focus: puts the caret into the row of @field; %NULL means the first row. */
gboolean
wm_form_rows_focus (AdwPreferencesGroup *group, const char *field)
{
  GPtrArray *entries = entries_of (group);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      if (field && strcmp (entry->field, field) != 0)
        continue;
      GtkWidget *input = g_object_get_data (G_OBJECT (entry->row), "input");
      return gtk_widget_grab_focus (input ? input : entry->row);
    }
  return FALSE;
}
