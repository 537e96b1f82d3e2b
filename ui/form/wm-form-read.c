/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for every kind: what people read is text. */
#include "wm-form-read.h"

#include "wm-calendar-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static char *
words_of (WmClinic *clinic, const WmField *field, const char *value)
{
  WmDay day;
  if (value == NULL)
    return g_strdup ("—");
  if (field->kind == WM_KIND_DATE && wm_day_parse (value, &day))
    return wm_day_in_words (day, _("%A, %B %-d, %Y"));
  return wm_clinic_text_of (clinic, field, value);
}

/** wm_form_read_row_new: the row for @field of @record; its text can be selected. */
GtkWidget *
wm_form_read_row_new (WmClinic *clinic, WmRecord *record, const WmField *field)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = words_of (clinic, field, wm_record_get (record, field->name));
  GtkWidget *title = gtk_label_new (_(field->label)), *value = gtk_label_new (words);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  g_object_set (title, "xalign", 0.0, "wrap", TRUE, NULL);
  g_object_set (value, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE, NULL);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 8, "margin-bottom", 8, NULL);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), value);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  g_object_set_data (G_OBJECT (row), "input", value);
  return row;
}
