/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that the table gets later stands in the last group, and a table of the assessment in a group of its own. */
#include "wm-assessment-form.h"

#include "wm-edition-change.h"
#include "wm-form-rows.h"
#include "wm-record-row.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIELDS 16

typedef struct
{
  WmAssessment *assessment; /* owned */
  GtkWidget *page;          /* borrowed: it owns this */
  GPtrArray *groups;        /* borrowed widgets, in their order */
  GPtrArray *records;       /* borrowed WmRecordRow */
} Form;

/* Where the groups of records stand. */
#define RECORDS "records"

static const struct
{
  const char *title; /* N_() */
  const char *fields[FIELDS];
} groups[] = {
  { N_("The assessment"), { "assessed", "edition" } },
  { N_("In the client’s own words"), { "own-words" } },
  { N_("Strengths and needs"), { "strengths", "needs", "abilities", "preferences", "barriers" } },
  { RECORDS, { NULL } },
  { N_("Level of care"), { "level-indicated", "level-placed", "discrepancy-reason" } },
  { N_("Summary"), { "summary" } },
};

static void
form_free (gpointer data)
{
  Form *form = data;
  g_object_unref (form->assessment);
  g_ptr_array_unref (form->groups);
  g_ptr_array_unref (form->records);
  g_free (form);
}

static Form *
form_of (GtkWidget *page)
{
  return g_object_get_data (G_OBJECT (page), "wm-form");
}

static AdwPreferencesGroup *
add_group (Form *form, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  wm_assessment_form_add (form->page, group);
  return ADW_PREFERENCES_GROUP (group);
}

static gboolean
is_placed (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; groups[i].fields[j]; j++)
      if (strcmp (groups[i].fields[j], field) == 0)
        return TRUE;
  return g_str_has_prefix (field, "signed");
}

/* (transfer container): the group's fields; the last group takes what stands nowhere. */
static GPtrArray *
fields_of (guint place)
{
  GPtrArray *fields = g_ptr_array_new ();
  for (guint j = 0; groups[place].fields[j]; j++)
    g_ptr_array_add (fields, (gpointer) groups[place].fields[j]);
  for (guint i = 0; place + 1 == G_N_ELEMENTS (groups) && i < wm_assessment_schema.n_fields; i++)
    {
      const WmField *field = &wm_assessment_schema.fields[i];
      if (!(field->flags & WM_FIELD_INTERNAL) && !is_placed (field->name))
        g_ptr_array_add (fields, (gpointer) field->name);
    }
  g_ptr_array_add (fields, NULL);
  return fields;
}

static gboolean
is_asked (WmAssessment *assessment, WmRecord *record, const char *field)
{
  const char *edition = wm_record_get (wm_assessment_get_record (assessment), "edition");
  const char *key = wm_assessment_key (wm_record_get_schema (record));
  gboolean third = g_strcmp0 (edition, "3") == 0, rating = wm_record_get_schema (record) == &wm_asam_rating_schema;
  if (g_strcmp0 (field, key) == 0)
    return FALSE;
  if (rating && third && (strcmp (field, "topic") == 0 || strcmp (field, "minimum-level") == 0))
    return FALSE;
  /* the sixth dimension of the fourth edition isn't rated */
  return !(rating && g_strcmp0 (wm_record_get (record, "dimension"), "4.6") == 0
           && (strcmp (field, "rating") == 0 || strcmp (field, "minimum-level") == 0));
}

static void
remove_cb (WmRecordRow *row, Form *form)
{
  g_autoptr (WmRecord) record = g_object_ref (wm_record_row_get_record (row));
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_GROUP);
  g_ptr_array_remove (form->records, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  wm_assessment_remove (form->assessment, record);
}

static WmRecordRow *
add_record (Form *form, AdwPreferencesGroup *group, WmRecord *record)
{
  WmClinic *clinic = wm_assessment_get_clinic (form->assessment);
  const WmSchema *schema = wm_record_get_schema (record);
  const char *key = wm_assessment_key (schema);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  for (guint i = 0; i < schema->n_fields; i++)
    if (!(schema->fields[i].flags & WM_FIELD_INTERNAL) && is_asked (form->assessment, record, schema->fields[i].name))
      g_ptr_array_add (fields, (gpointer) schema->fields[i].name);
  g_ptr_array_add (fields, NULL);
  const char *title = key ? wm_clinic_label (clinic, wm_schema_field (schema, key)->of, wm_record_get (record, key)) : NULL;
  gboolean editable = wm_assessment_may_change (form->assessment);
  GtkWidget *row = wm_record_row_new (clinic, record, title, (const char *const *) fields->pdata, editable);
  if (editable && key == NULL)
    {
      wm_record_row_offer_remove (WM_RECORD_ROW (row));
      g_signal_connect (row, "remove", G_CALLBACK (remove_cb), form);
    }
  adw_preferences_group_add (group, row);
  g_ptr_array_add (form->records, row);
  return WM_RECORD_ROW (row);
}

/* A mental status is one; of everything else there may be several. */
static gboolean
is_single (const WmSchema *schema)
{
  return strcmp (schema->name, "mental-status") == 0;
}

static void
add_cb (GtkButton *button, Form *form)
{
  const WmSchema *schema = g_object_get_data (G_OBJECT (button), "schema");
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_PREFERENCES_GROUP);
  if (is_single (schema) && g_list_model_get_n_items (wm_assessment_get_rows (form->assessment, schema)))
    return;
  WmRecord *record = wm_assessment_add (form->assessment, schema);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), NULL); /* something is entered */
  wm_record_row_focus (add_record (form, ADW_PREFERENCES_GROUP (group), record), NULL);
}

static void
add_add_button (Form *form, AdwPreferencesGroup *group, const WmSchema *schema)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  g_autofree char *what = g_utf8_strdown (_(schema->label), -1), *name = g_strdup_printf (_("Add %s"), what);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "schema", (gpointer) schema);
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), form);
  adw_preferences_group_set_header_suffix (group, button);
}

static const char *
title_of (const WmSchema *schema)
{
  if (schema == &wm_life_area_schema)
    return _("Life areas");
  if (schema == &wm_asam_rating_schema)
    return _("ASAM dimensions");
  return schema == &wm_diagnosis_schema ? _("Diagnoses") : _(schema->label);
}

static void
add_part (Form *form, const WmSchema *schema)
{
  GListModel *rows = wm_assessment_get_rows (form->assessment, schema);
  guint n = g_list_model_get_n_items (rows);
  gboolean editable = wm_assessment_may_change (form->assessment);
  if (n == 0 && !editable)
    return;
  AdwPreferencesGroup *group = add_group (form, title_of (schema));
  if (editable && wm_assessment_key (schema) == NULL)
    add_add_button (form, group, schema);
  if (schema == &wm_asam_rating_schema)
    adw_preferences_group_set_description (group, _("Rated by the clinician. Not endorsed by ASAM."));
  else if (n == 0)
    adw_preferences_group_set_description (group, _("Nothing entered yet."));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      add_record (form, group, row);
    }
  GtkWidget *change = schema == &wm_asam_rating_schema ? wm_edition_change_new (form->assessment) : NULL;
  if (change)
    wm_assessment_form_add (form->page, change);
}

static void
fill (Form *form)
{
  WmRecord *record = wm_assessment_get_record (form->assessment);
  WmClinic *clinic = wm_assessment_get_clinic (form->assessment);
  gboolean editable = wm_assessment_may_change (form->assessment);
  guint n;
  const WmSchema *const *parts = wm_assessment_get_parts (form->assessment, &n);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      for (guint j = 0; strcmp (groups[i].title, RECORDS) == 0 && j < n; j++)
        add_part (form, parts[j]);
      if (strcmp (groups[i].title, RECORDS) == 0)
        continue;
      g_autoptr (GPtrArray) fields = fields_of (i);
      (editable ? wm_form_rows_add : wm_form_rows_add_for_reading) (add_group (form, _(groups[i].title)), clinic, record,
                                                                    (const char *const *) fields->pdata);
    }
}

/** wm_assessment_form_new: a page of groups around @assessment, which was completed. */
GtkWidget *
wm_assessment_form_new (WmAssessment *assessment)
{
  Form *form = g_new0 (Form, 1);
  *form = (Form) { g_object_ref (assessment), adw_preferences_page_new (), g_ptr_array_new (), g_ptr_array_new () };
  g_object_set_data_full (G_OBJECT (form->page), "wm-form", form, form_free);
  fill (form);
  return form->page;
}

/** wm_assessment_form_get_groups: (transfer none): of AdwPreferencesGroup, from top to bottom. */
GPtrArray *
wm_assessment_form_get_groups (GtkWidget *page)
{
  return form_of (page)->groups;
}

/** wm_assessment_form_add: a further group at the end. */
void
wm_assessment_form_add (GtkWidget *page, GtkWidget *group)
{
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (form_of (page)->groups, group);
}

/** wm_assessment_form_show_findings: @findings (nullable) on the rows they are about. */
void
wm_assessment_form_show_findings (GtkWidget *page, GPtrArray *findings)
{
  Form *form = form_of (page);
  g_autoptr (GPtrArray) none = wm_findings_new ();
  for (guint i = 0; i < form->groups->len; i++)
    wm_form_rows_show_findings (form->groups->pdata[i], findings ? findings : none);
  for (guint i = 0; i < form->records->len; i++)
    wm_record_row_show_findings (form->records->pdata[i], findings);
}

/* What is about the rows of a kind, since there is none yet, names them as the field. */
static gboolean
is_about_group (Form *form, AdwPreferencesGroup *group, const WmFinding *finding)
{
  const char *title = adw_preferences_group_get_title (group);
  guint n;
  const WmSchema *const *parts = wm_assessment_get_parts (form->assessment, &n);
  for (guint j = 0; j < n; j++)
    if (g_strcmp0 (parts[j]->name, finding->field) == 0 && g_strcmp0 (title_of (parts[j]), title) == 0)
      return TRUE;
  return g_strcmp0 (title, finding->where) == 0;
}

/** wm_assessment_form_focus: the field that @finding is about, else its group: no diagnosis is about their group. */
gboolean
wm_assessment_form_focus (GtkWidget *page, const WmFinding *finding)
{
  Form *form = form_of (page);
  WmRecord *record = wm_assessment_get_record (form->assessment);
  for (guint i = 0; i < form->records->len; i++)
    if (g_strcmp0 (finding->record_id, wm_record_get_id (wm_record_row_get_record (form->records->pdata[i]))) == 0)
      {
        wm_record_row_focus (form->records->pdata[i], finding->field);
        return TRUE;
      }
  for (guint i = 0; i < form->groups->len; i++)
    {
      gboolean titled = is_about_group (form, form->groups->pdata[i], finding);
      if (titled)
        wm_assessment_form_focus_group (page, i);
      if (titled || (g_strcmp0 (finding->record_id, wm_record_get_id (record)) == 0 && finding->field
                     && wm_form_rows_focus (form->groups->pdata[i], finding->field)))
        return TRUE;
    }
  return FALSE;
}

/* Its heading to the top of what is seen. */
static void
scroll_to (GtkWidget *group)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (group, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *content = scroller ? gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)))) : NULL;
  graphene_point_t at = GRAPHENE_POINT_INIT (0, 0);
  if (content && gtk_widget_compute_point (group, content, &at, &at))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), (double) at.y);
}

/** wm_assessment_form_focus_group: its heading on top, the keyboard to the first thing in it. */
void
wm_assessment_form_focus_group (GtkWidget *page, guint place)
{
  GPtrArray *all = form_of (page)->groups;
  if (place >= all->len)
    return;
  if (!wm_form_rows_focus (all->pdata[place], NULL))
    gtk_widget_child_focus (all->pdata[place], GTK_DIR_TAB_FORWARD);
  scroll_to (all->pdata[place]);
}
