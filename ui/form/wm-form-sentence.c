/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where findings meet rows. */
#include "wm-form-sentence.h"

#include "wm-finding.h"

struct _WmFormSentence
{
  AdwPreferencesRow parent_instance;
};

G_DEFINE_FINAL_TYPE (WmFormSentence, wm_form_sentence, ADW_TYPE_PREFERENCES_ROW)

/* Nothing here takes the keyboard, and a list asks no row beyond the next one: the way goes on to it from here. */
static gboolean
wm_form_sentence_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *row = widget;
  while ((row = back ? gtk_widget_get_prev_sibling (row) : gtk_widget_get_next_sibling (row)))
    if (gtk_widget_get_child_visible (row) && gtk_widget_child_focus (row, direction))
      return TRUE;
  return FALSE;
}

static void
wm_form_sentence_class_init (WmFormSentenceClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = wm_form_sentence_focus;
}

static void
wm_form_sentence_init (WmFormSentence *self)
{
}

/** wm_form_sentence_new: a hidden row, to be put below the row it is about. */
GtkWidget *
wm_form_sentence_new (void)
{
  GtkWidget *row = g_object_new (WM_TYPE_FORM_SENTENCE, NULL), *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "field-finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_add_css_class (row, "sentence");
  return row;
}

/* All sentences about the field, each on its line; the gravest decides how the row looks. */
static char *
gather (GPtrArray *findings, const char *record_id, const char *field, gboolean *grave)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; findings && i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (g_strcmp0 (f->record_id, record_id) != 0 || g_strcmp0 (f->field, field) != 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len ? "\n" : "", f->text);
      *grave = *grave || f->severity == WM_SEVERITY_ERROR;
    }
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
mark (GtkWidget *row, const char *text, gboolean grave)
{
  GtkWidget *input = g_object_get_data (G_OBJECT (row), "input");
  GtkAccessible *accessible = GTK_ACCESSIBLE (input ? input : row);
  set_class (row, "error", text && grave);
  set_class (row, "warning", text && !grave);
  set_class (row, "with-sentence", text != NULL);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID, text && grave ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (text)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/**
 * wm_form_sentence_show:
 * @sentence: (nullable): below @row; %NULL in a list where nothing may come between, then a tooltip says it
 * @row: what @sentence stands below; its "input" data is the widget that is typed into, else the row itself
 * @findings: (nullable): of any records; those about @field of the record @record_id are shown, all of them
 */
void
wm_form_sentence_show (GtkWidget *sentence, GtkWidget *row, GPtrArray *findings, const char *record_id, const char *field)
{
  gboolean grave = FALSE;
  g_autofree char *text = gather (findings, record_id, field, &grave);
  mark (row, text, grave);
  if (sentence == NULL)
    {
      gtk_widget_set_tooltip_text (row, text);
      return;
    }
  set_class (sentence, "error", text && grave);
  set_class (sentence, "warning", text && !grave);
  gtk_label_set_label (GTK_LABEL (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (sentence))), text ? text : "");
  gtk_widget_set_visible (sentence, text != NULL);
}
