/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the fields are made when it is first opened: a page may hold many records. */
#include "wm-record-row.h"

#include "wm-calendar-text.h"
#include "wm-form-fields.h"
#include "wm-form-read.h"
#include "wm-form-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define LINE_CHARS 90

struct _WmRecordRow
{
  AdwExpanderRow parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *record;
  char *title;    /* NULL: what the first fields say */
  char **fields;
  GPtrArray *findings; /* nullable: as last shown */
  GPtrArray *rows;     /* borrowed widgets: row, sentence, row, sentence ... by place of the field; NULL before it is opened */

  gboolean editable;
  gboolean removable;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmRecordRow, wm_record_row, ADW_TYPE_EXPANDER_ROW)

static const WmField *
field_at (WmRecordRow *self, guint i)
{
  return wm_schema_field (wm_record_get_schema (self->record), self->fields[i]);
}

/* (transfer full): as it is read in one line; "" where there is nothing to read. */
static char *
words_of (WmRecordRow *self, const WmField *field)
{
  const char *value = wm_record_get (self->record, field->name);
  WmDay day;
  if (value == NULL || (field->kind == WM_KIND_BOOL && strcmp (value, "1") != 0))
    return g_strdup ("");
  if (field->kind == WM_KIND_BOOL)
    return g_strdup (_(field->label));
  if (field->kind == WM_KIND_DATE && wm_day_parse (value, &day))
    return wm_day_in_words (day, _("%B %-d, %Y"));
  char *words = wm_clinic_text_of (self->clinic, field, value);
  return g_strdelimit (words, "\n", ' ');
}

static void
append (GString *line, const char *separator, const char *words)
{
  if (*words)
    g_string_append_printf (line, "%s%s", line->len ? separator : "", words);
}

static char *
own_title (WmRecordRow *self, guint *used)
{
  GString *title = g_string_new (NULL);
  for (*used = 0; self->fields[*used] && *used < 2; (*used)++)
    {
      g_autofree char *words = words_of (self, field_at (self, *used));
      append (title, " ", words);
    }
  if (title->len == 0)
    g_string_append_printf (title, _("New: %s"), _(wm_record_get_schema (self->record)->label));
  return g_string_free (title, FALSE);
}

static const WmFinding *
gravest (WmRecordRow *self)
{
  const WmFinding *found = NULL;
  for (guint i = 0; self->findings && i < self->findings->len; i++)
    {
      const WmFinding *f = self->findings->pdata[i];
      if (g_strcmp0 (f->record_id, wm_record_get_id (self->record)) == 0 && (found == NULL || f->severity > found->severity))
        found = f;
    }
  return found;
}

static void
set_class (WmRecordRow *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* Closed, the row says what is in it, or what is wrong with it. */
static void
show_line (WmRecordRow *self)
{
  guint from = 0;
  const WmFinding *finding = gravest (self);
  g_autofree char *title = self->title ? g_strdup (self->title) : own_title (self, &from);
  g_autoptr (GString) line = g_string_new (finding ? finding->text : NULL);
  for (guint i = from; !finding && self->fields[i]; i++)
    {
      g_autofree char *words = words_of (self, field_at (self, i));
      append (line, " · ", words);
    }
  if (g_utf8_strlen (line->str, -1) > LINE_CHARS)
    {
      g_string_truncate (line, (gsize) (g_utf8_offset_to_pointer (line->str, LINE_CHARS) - line->str));
      g_string_append (line, "…");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), line->str);
  set_class (self, "error", finding && finding->severity == WM_SEVERITY_ERROR);
  set_class (self, "warning", finding && finding->severity == WM_SEVERITY_WARNING);
}

static void
show_sentences (WmRecordRow *self)
{
  for (guint i = 0; self->rows && self->fields[i]; i++)
    wm_form_sentence_show (self->rows->pdata[2 * i + 1], self->rows->pdata[2 * i], self->findings, wm_record_get_id (self->record), self->fields[i]);
}

static void
remove_cb (WmRecordRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
add_remove (WmRecordRow *self)
{
  GtkWidget *row = adw_preferences_row_new (), *button = gtk_button_new_with_label (_("Remove"));
  g_autofree char *name = g_strdup_printf (_("Remove: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  g_object_set (button, "halign", GTK_ALIGN_END, "margin-top", 6, "margin-bottom", 6, "margin-end", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), button);
  g_object_set (row, "activatable", FALSE, "focusable", FALSE, NULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
make_rows (WmRecordRow *self)
{
  self->rows = g_ptr_array_new ();
  for (guint i = 0; self->fields[i]; i++)
    {
      GtkWidget *row = self->editable ? wm_form_row_new (self->clinic, self->record, field_at (self, i))
                                      : wm_form_read_row_new (self->clinic, self->record, field_at (self, i));
      GtkWidget *sentence = wm_form_sentence_new ();
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), sentence);
      g_ptr_array_add (self->rows, row);
      g_ptr_array_add (self->rows, sentence);
    }
  if (self->removable)
    add_remove (self);
  show_sentences (self);
}

static void
expanded_cb (WmRecordRow *self)
{
  if (self->rows == NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    make_rows (self);
}

static void
wm_record_row_dispose (GObject *object)
{
  WmRecordRow *self = WM_RECORD_ROW (object);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_object (&self->record);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_record_row_parent_class)->dispose (object);
}

static void
wm_record_row_finalize (GObject *object)
{
  g_free (WM_RECORD_ROW (object)->title);
  g_strfreev (WM_RECORD_ROW (object)->fields);
  G_OBJECT_CLASS (wm_record_row_parent_class)->finalize (object);
}

static void
wm_record_row_class_init (WmRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_record_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_record_row_finalize;
  /* ::remove where it was offered. */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", WM_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_record_row_init (WmRecordRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE); /* texts may hold an & */
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * wm_record_row_new:
 * @title: (nullable): what it is about; %NULL where its first fields say it
 * @fields: (array zero-terminated): names, in the order of the rows
 * @editable: else its fields are read
 */
GtkWidget *
wm_record_row_new (WmClinic *clinic, WmRecord *record, const char *title, const char *const *fields, gboolean editable)
{
  WmRecordRow *self = g_object_new (WM_TYPE_RECORD_ROW, NULL);
  self->clinic = g_object_ref (clinic);
  self->record = g_object_ref (record);
  self->title = g_strdup (title);
  self->fields = g_strdupv ((char **) fields);
  self->editable = editable;
  g_signal_connect_object (record, "changed", G_CALLBACK (show_line), self, G_CONNECT_SWAPPED);
  show_line (self);
  return GTK_WIDGET (self);
}

/** wm_record_row_offer_remove: before it is opened: a last row that emits ::remove. */
void
wm_record_row_offer_remove (WmRecordRow *self)
{
  self->removable = TRUE;
}

/** wm_record_row_get_record: (transfer none) */
WmRecord *
wm_record_row_get_record (WmRecordRow *self)
{
  return self->record;
}

/** wm_record_row_show_findings: those of @findings (nullable) that are about its record. */
void
wm_record_row_show_findings (WmRecordRow *self, GPtrArray *findings)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = findings ? g_ptr_array_ref (findings) : NULL;
  show_line (self);
  show_sentences (self);
}

/** wm_record_row_focus: opens it; the keyboard goes to @field (nullable: the first). */
void
wm_record_row_focus (WmRecordRow *self, const char *field)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  for (guint i = 0; self->fields[i]; i++)
    if (field == NULL || strcmp (self->fields[i], field) == 0)
      {
        GtkWidget *row = self->rows->pdata[2 * i], *input = g_object_get_data (G_OBJECT (row), "input");
        gtk_widget_grab_focus (input ? input : row);
        return;
      }
}
