/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of rows that is made anew after each save. */
#define G_LOG_DOMAIN "wm-records"
#include "wm-record-list.h"

#include "wm-calendar-text.h"
#include "wm-line-layout.h"
#include "wm-record-dialog.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

struct _WmRecordList
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  WmClinic *clinic;
  char *owner_id;
  GPtrArray *rows; /* borrowed from the group, as long as they are in it */

  const WmRecordKind *kind;
  gboolean failed; /* the description says why the list can't be read */
};

G_DEFINE_FINAL_TYPE (WmRecordList, wm_record_list, ADW_TYPE_PREFERENCES_GROUP)

/* A number and a day say what they are; of what is yes or no only yes is told, by its label, and only no of what is yes as a rule. */
static char *
told_value (WmRecordList *self, WmRecord *record, const WmField *field)
{
  const char *value = wm_record_get (record, field->name);
  WmDay day = value && field->kind == WM_KIND_DATE ? wm_record_get_day (record, field->name) : WM_DAY_NONE; /* as it was typed, it may be none */
  g_autofree char *words = day != WM_DAY_NONE ? wm_day_in_words (day, _("%B %-d, %Y")) : value ? wm_clinic_text_of (self->clinic, field, value) : NULL;
  gboolean yes = field->kind == WM_KIND_BOOL && wm_record_get_bool (record, field->name);
  if (words && field->flags & WM_FIELD_USUAL)
    return yes ? NULL : g_strdup_printf (_("%s: %s"), _(field->label), _("no"));
  if (words == NULL || (field->kind == WM_KIND_BOOL && !yes))
    return NULL;
  if (field->kind == WM_KIND_INT || field->kind == WM_KIND_NUMBER || field->kind == WM_KIND_DATE)
    return g_strdup_printf (_("%s: %s"), _(field->label), words);
  return field->kind == WM_KIND_BOOL ? g_strdup (_(field->label)) : g_steal_pointer (&words);
}

static char *
told (WmRecordList *self, WmRecord *record)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->kind->told) && self->kind->told[i]; i++)
    {
      g_autofree char *value = told_value (self, record, wm_schema_field (self->kind->schema, self->kind->told[i]));
      if (value)
        g_string_append_printf (text, "%s%s", text->len ? " · " : "", value);
    }
  return g_string_free (text, FALSE);
}

static void
open_record (WmRecordList *self, WmRecord *record)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new (GTK_WINDOW (root), self->clinic, self->kind, record)));
}

/* What is in no store is begun anew: its form brings back what was typed. */
static void
row_cb (WmRecordList *self, GtkWidget *row)
{
  WmRecord *record = g_object_get_data (G_OBJECT (row), "record");
  g_autoptr (WmRecord) begun = wm_record_is_new (record) ? wm_record_kind_make (self->kind, self->clinic, self->owner_id, wm_record_get_id (record)) : NULL;
  open_record (self, begun ? begun : record);
}

/* @record is shown, and opens; @typed says that a draft waits for it. */
static void
add_row (WmRecordList *self, WmRecord *record, gboolean typed)
{
  GtkWidget *row = adw_action_row_new ();
  const WmField *field = wm_schema_field (self->kind->schema, self->kind->name);
  const char *value = wm_record_get (record, field->name);
  g_autofree char *name = value ? wm_clinic_text_of (self->clinic, field, value) : NULL, *below = told (self, record);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", name ? name : _("Unnamed"), "subtitle", below, "activatable", TRUE, "title-lines", 2, "subtitle-lines", 3, NULL);
  if (typed)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), wm_typing_chip_new ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_empty (WmRecordList *self)
{
  GtkWidget *row = adw_action_row_new ();
  g_object_set (row, "title", _(self->kind->empty), "title-lines", 3, "selectable", FALSE, NULL);
  gtk_widget_add_css_class (row, "dim-label");
  gtk_widget_add_css_class (row, "empty-note");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* The row that the keyboard is in, also below a window that stands above; -1: none. */
static int
row_with_focus (WmRecordList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  for (guint i = 0; focus && i < self->rows->len; i++)
    if (focus == self->rows->pdata[i] || gtk_widget_is_ancestor (focus, self->rows->pdata[i]))
      return (int) i;
  return -1;
}

/* To the row of the same record, wherever it stands now; to its neighbor where it is gone. */
static void
focus_again (WmRecordList *self, guint place, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      WmRecord *record = g_object_get_data (self->rows->pdata[i], "record");
      if (record && g_strcmp0 (wm_record_get_id (record), id) == 0)
        place = i;
    }
  if (self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[MIN (place, self->rows->len - 1)]);
}

static gboolean
holds (GPtrArray *records, const char *id)
{
  for (guint i = 0; records && i < records->len; i++)
    if (g_str_equal (wm_record_get_id (records->pdata[i]), id))
      return TRUE;
  return FALSE;
}

/* The records, and below them what was typed as a new one, or into one that somebody removed since. */
static void
add_rows (WmRecordList *self, GPtrArray *records)
{
  g_auto (GStrv) typed = wm_record_draft_ids (self->clinic, self->kind->schema, self->owner_id);
  for (guint i = 0; records && i < records->len; i++)
    add_row (self, records->pdata[i], g_strv_contains ((const char *const *) typed, wm_record_get_id (records->pdata[i])));
  for (guint i = 0; records && typed[i]; i++)
    {
      WmReturn what;
      g_autofree char *key = holds (records, typed[i]) ? NULL : wm_record_draft_key (self->clinic, self->kind->schema, self->owner_id, typed[i]);
      g_autoptr (WmRecord) record = key ? wm_record_draft_load (self->clinic, key, &what) : NULL;
      if (record && what != WM_RETURN_NOTHING && wm_record_is_new (record))
        add_row (self, record, TRUE);
    }
  if (records && self->rows->len == 0)
    show_empty (self);
}

static void
fill (WmRecordList *self)
{
  int place = row_with_focus (self);
  WmRecord *record = place < 0 ? NULL : g_object_get_data (self->rows->pdata[place], "record");
  g_autofree char *id = record ? g_strdup (wm_record_get_id (record)) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = wm_clinic_list (self->clinic, self->kind->schema, self->kind->owner, self->owner_id, &error);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (error || self->failed) /* else what stands there is somebody's description of the list */
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), error ? error->message : NULL);
  self->failed = error != NULL;
  add_rows (self, records);
  if (place >= 0)
    focus_again (self, (guint) place, id);
}

static void
add_cb (WmRecordList *self)
{
  g_autoptr (WmRecord) record = wm_record_kind_make (self->kind, self->clinic, self->owner_id, NULL);
  open_record (self, record);
}

/* Nobody is offered what their role would be refused. */
static void
add_button (WmRecordList *self)
{
  if (self->kind->add == NULL || !wm_clinic_may (self->clinic, wm_role_act_to_write (self->kind->schema), NULL))
    return;
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _(self->kind->add));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->kind->add), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

/** wm_record_list_new: @owner_id is the record that kind->owner links to, %NULL where there is no such field. */
WmRecordList *
wm_record_list_new (WmClinic *clinic, const WmRecordKind *kind, const char *owner_id)
{
  WmRecordList *self = g_object_new (WM_TYPE_RECORD_LIST, "title", _(kind->title), NULL);
  self->clinic = g_object_ref (clinic);
  self->kind = kind;
  self->owner_id = g_strdup (owner_id);
  add_button (self);
  fill (self);
  g_signal_connect_object (clinic, "saved", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic, "kept", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return self;
}

static void
wm_record_list_dispose (GObject *object)
{
  g_clear_object (&WM_RECORD_LIST (object)->clinic);
  G_OBJECT_CLASS (wm_record_list_parent_class)->dispose (object);
}

static void
wm_record_list_finalize (GObject *object)
{
  WmRecordList *self = WM_RECORD_LIST (object);
  g_free (self->owner_id);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (wm_record_list_parent_class)->finalize (object);
}

static void
wm_record_list_class_init (WmRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_record_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_record_list_finalize;
}

static void
wm_record_list_init (WmRecordList *self)
{
  self->rows = g_ptr_array_new ();
}
