/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one switch from kind to row. */
#include "wm-form-fields.h"

#include "wm-date-row.h"
#include "wm-level-choices.h"
#include "wm-role.h"
#include "wm-time-row.h"
#include "wm-type-ahead.h"

#include <glib/gi18n.h>
#include <string.h>

#define TALLEST 260 /* pixels; what is longer is scrolled */
#define FITS "wm-fits"
#define LONG_CHOICE 24 /* characters; what is longer has no room beside its title */

static gboolean
text_from_record (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  const char *text = g_value_get_string (from);
  g_value_set_string (to, text ? text : "");
  return TRUE;
}

static GtkWidget *
text_row (WmRecord *record, const WmField *field)
{
  GtkWidget *row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  g_object_bind_property_full (record, field->name, row, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                               text_from_record, NULL, NULL, NULL);
  return row;
}

static gboolean
fit_cb (gpointer frame)
{
  GtkWidget *view = gtk_scrolled_window_get_child (frame);
  int height;
  g_object_steal_data (frame, FITS);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, MAX (gtk_widget_get_width (view), 1), NULL, &height, NULL, NULL);
  /* What never scrolls is no taller than its text, and leaves the wheel to the form. */
  g_object_set (frame, "min-content-height", MIN (height, TALLEST), "vscrollbar-policy", height > TALLEST ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, NULL);
  gtk_widget_queue_resize (frame);
  return G_SOURCE_REMOVE;
}

static void
remove_source (gpointer source)
{
  g_source_remove (GPOINTER_TO_UINT (source));
}

/* A list gives a row the least it asks for, which of a text is three lines: the rest was cut off. How tall the text is, is
 * known once it has its width, and while sizes are given out nothing may ask for another. */
static void
height_cb (GtkWidget *frame)
{
  if (g_object_get_data (G_OBJECT (frame), FITS) == NULL)
    g_object_set_data_full (G_OBJECT (frame), FITS, GUINT_TO_POINTER (g_idle_add (fit_cb, frame)), remove_source);
}

static GtkWidget *
long_text_row (WmRecord *record, const WmField *field)
{
  GtkWidget *row = adw_preferences_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *title = field->help ? g_strdup_printf ("%s · %s", _(field->label), _(field->help)) : g_strdup (_(field->label));
  GtkWidget *label = gtk_label_new (title), *view = gtk_text_view_new ();
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (view, "form-text");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 8, "margin-bottom", 8, NULL);
  gtk_box_append (GTK_BOX (box), label);
  GtkWidget *frame = gtk_scrolled_window_new ();
  g_object_set (frame, "child", view, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (frame)), "changed", G_CALLBACK (height_cb), frame, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", G_CALLBACK (height_cb), frame, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  g_object_bind_property_full (record, field->name, gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, text_from_record, NULL, NULL, NULL);
  g_object_set_data (G_OBJECT (row), "input", view);
  return row;
}

static GtkWidget *
bool_row (WmRecord *record, const WmField *field)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _(field->label), -1);
  gtk_widget_set_focusable (row, FALSE); /* the switch is, which says the same and whether it is on */
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_bind_property (record, field->name, toggle, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_object_set_data (G_OBJECT (row), "input", toggle);
  return row;
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, WmRecord *record)
{
  const WmField *field = g_object_get_data (G_OBJECT (row), "field");
  GPtrArray *values = g_object_get_data (G_OBJECT (row), "values");
  guint chosen = adw_combo_row_get_selected (row);
  if (chosen < values->len)
    wm_record_set (record, field->name, g_ptr_array_index (values, chosen));
}

/* The record may be set from elsewhere: a suggestion, Undo, a returned draft. */
static void
record_changed_cb (WmRecord *record, GParamSpec *pspec, AdwComboRow *row)
{
  GPtrArray *values = g_object_get_data (G_OBJECT (row), "values");
  const char *current = wm_record_get (record, g_param_spec_get_name (pspec));
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (values, i), current) == 0 && adw_combo_row_get_selected (row) != i)
      adw_combo_row_set_selected (row, i);
}

static void
offer (GtkStringList *labels, GPtrArray *values, const char *label, const char *value)
{
  gtk_string_list_append (labels, label);
  g_ptr_array_add (values, g_strdup (value));
}

static void
offer_picks (WmClinic *clinic, const WmField *field, const char *current, GtkStringList *labels, GPtrArray *values)
{
  GPtrArray *picks = wm_clinic_picks (clinic, field->of);
  for (guint i = 0; picks && i < picks->len; i++)
    if (wm_record_get_bool (picks->pdata[i], "active") || g_strcmp0 (wm_record_get (picks->pdata[i], "code"), current) == 0)
      offer (labels, values, wm_record_get (picks->pdata[i], "label"), wm_record_get (picks->pdata[i], "code"));
}

static void
offer_links (WmClinic *clinic, WmRecord *record, const WmField *field, GtkStringList *labels, GPtrArray *values)
{
  const char *current = wm_record_get (record, field->name);
  gboolean level = strcmp (field->of, "level-of-care") == 0;
  g_autoptr (GPtrArray) rows = level                               ? wm_level_choices (clinic, record, current)
                               : strcmp (field->of, "staff") == 0 ? wm_role_staff_for (clinic, wm_record_get_schema (record), field, current)
                                                                  : wm_clinic_link_choices (clinic, record, field, NULL);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      g_autofree char *label = level ? wm_level_choice_label (clinic, rows, rows->pdata[i])
                                     : wm_clinic_text_of (clinic, field, wm_record_get_id (rows->pdata[i]));
      offer (labels, values, label, wm_record_get_id (rows->pdata[i]));
    }
}

/* What may be long stands below the title, as in a row that is typed into. */
static void
show_long_choices (AdwComboRow *row, GtkStringList *labels)
{
  glong longest = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (labels)); i++)
    longest = MAX (longest, g_utf8_strlen (gtk_string_list_get_string (labels, i), -1));
  if (longest <= LONG_CHOICE)
    return;
  g_object_set (row, "use-markup", FALSE, "use-subtitle", TRUE, "subtitle-lines", 2, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (row), "long-choice");
}

static GtkWidget *
choice_row (WmClinic *clinic, WmRecord *record, const WmField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  const char *current = wm_record_get (record, field->name);
  offer (labels, values, "—", NULL);
  if (field->kind == WM_KIND_BOOL)
    {
      offer (labels, values, _("Yes"), "1");
      offer (labels, values, _("No"), "0");
    }
  else if (field->kind == WM_KIND_PICK)
    offer_picks (clinic, field, current, labels, values);
  else
    offer_links (clinic, record, field, labels, values);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->label));
  show_long_choices (ADW_COMBO_ROW (row), labels);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_object_set_data_full (G_OBJECT (row), "values", values, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (g_ptr_array_index (values, i), current) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  wm_type_ahead (ADW_COMBO_ROW (row));
  g_autofree char *notify = g_strconcat ("notify::", field->name, NULL);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (chosen_cb), record, 0);
  g_signal_connect_object (record, notify, G_CALLBACK (record_changed_cb), row, 0);
  return row;
}

/** wm_form_row_new: the row for @field of @record, bound both ways. */
GtkWidget *
wm_form_row_new (WmClinic *clinic, WmRecord *record, const WmField *field)
{
  switch (field->kind)
    {
    case WM_KIND_LONG_TEXT:
      return long_text_row (record, field);
    case WM_KIND_DATE:
      return wm_date_row_new (clinic, record, field);
    case WM_KIND_BOOL:
      return field->flags & WM_FIELD_ASKED ? choice_row (clinic, record, field) : bool_row (record, field);
    case WM_KIND_PICK:
    case WM_KIND_LINK:
      return choice_row (clinic, record, field);
    case WM_KIND_TIME:
      return wm_time_row_new (record, field);
    case WM_KIND_TEXT:
    case WM_KIND_INT:
    case WM_KIND_NUMBER:
    default:
      return text_row (record, field);
    }
}
