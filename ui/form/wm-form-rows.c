/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of rows, and the sentences below them. */
#include "wm-form-rows.h"

#include "wm-form-fields.h"
#include "wm-form-read.h"
#include "wm-form-sentence.h"

#include <string.h>

#define FORGETS "wm-forgets"

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

/* What was wrong with a row is said until it is changed, where nothing checks it while it is typed. */
static void
changed_cb (WmRecord *record, GParamSpec *pspec, AdwPreferencesGroup *group)
{
  GPtrArray *entries = entries_of (group);
  for (guint i = 0; g_object_get_data (G_OBJECT (group), FORGETS) && i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      if (strcmp (entry->field, g_param_spec_get_name (pspec)) == 0 && strcmp (entry->record_id, wm_record_get_id (record)) == 0)
        wm_form_sentence_show (entry->sentence, entry->row, NULL, NULL, NULL);
    }
}

static void
add (AdwPreferencesGroup *group, WmRecord *record, const WmField *field, GtkWidget *row)
{
  Entry *entry = g_new0 (Entry, 1);
  *entry = (Entry){ g_strdup (wm_record_get_id (record)), field->name, row, wm_form_sentence_new () };
  adw_preferences_group_add (group, entry->row);
  adw_preferences_group_add (group, entry->sentence);
  g_ptr_array_add (entries_of (group), entry);
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (record, notify, G_CALLBACK (changed_cb), group, 0);
}

/** wm_form_rows_forget_when_changed: for a form that is checked when it is saved: a row that is changed is no longer marked. */
void
wm_form_rows_forget_when_changed (AdwPreferencesGroup *group)
{
  g_object_set_data (G_OBJECT (group), FORGETS, group);
}

/** wm_form_rows_add: @fields is a %NULL-terminated list of names of @record's fields, in the order of the rows. */
void
wm_form_rows_add (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *const *fields)
{
  for (guint i = 0; fields[i]; i++)
    {
      const WmField *field = wm_schema_field (wm_record_get_schema (record), fields[i]);
      add (group, record, field, wm_form_row_new (clinic, record, field));
    }
}

/** wm_form_rows_add_for_reading: the same rows of a record that can't be changed any more. */
void
wm_form_rows_add_for_reading (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *const *fields)
{
  for (guint i = 0; fields[i]; i++)
    {
      const WmField *field = wm_schema_field (wm_record_get_schema (record), fields[i]);
      add (group, record, field, wm_form_read_row_new (clinic, record, field));
    }
}

/** wm_form_rows_add_called: one row, of the number or line @name, under another title than its field's: the same field of
 * many records. */
void
wm_form_rows_add_called (AdwPreferencesGroup *group, WmClinic *clinic, WmRecord *record, const char *name, const char *title, gboolean editable)
{
  const WmField *field = wm_schema_field (wm_record_get_schema (record), name);
  g_assert (field->kind == WM_KIND_INT || field->kind == WM_KIND_NUMBER || field->kind == WM_KIND_TEXT); /* others keep the field */
  WmField called = *field;
  called.label = title; /* read while the row is made */
  add (group, record, field, (editable ? wm_form_row_new : wm_form_read_row_new) (clinic, record, &called));
}

/** wm_form_rows_show_findings: marks the rows they are about and says what is wrong below each. */
void
wm_form_rows_show_findings (AdwPreferencesGroup *group, GPtrArray *findings)
{
  GPtrArray *entries = entries_of (group);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      wm_form_sentence_show (entry->sentence, entry->row, findings, entry->record_id, entry->field);
    }
}

/** wm_form_rows_focus: puts the caret into the row of @field; %NULL means the first row. */
gboolean
wm_form_rows_focus (AdwPreferencesGroup *group, const char *field)
{
  return wm_form_rows_focus_record (group, NULL, field);
}

/** wm_form_rows_focus_record: as wm_form_rows_focus(), where the group holds rows of several records. */
gboolean
wm_form_rows_focus_record (AdwPreferencesGroup *group, const char *record_id, const char *field)
{
  GPtrArray *entries = entries_of (group);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = entries->pdata[i];
      if ((field && strcmp (entry->field, field) != 0) || (record_id && strcmp (entry->record_id, record_id) != 0))
        continue;
      GtkWidget *input = g_object_get_data (G_OBJECT (entry->row), "input");
      return gtk_widget_grab_focus (input ? input : entry->row);
    }
  return FALSE;
}
