/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a new session, over a record that has what is chosen and typed. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-session-dialog.h"

#include "wm-form-fields.h"
#include "wm-role.h"
#include "wm-schedule-acts.h"
#include "wm-text.h"
#include "wm-type-to-search.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

struct _WmSessionDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkDropDown *who, *kind, *staff, *room;
  AdwPreferencesGroup *notice, *when;
  GtkLabel *refusal;

  /* owned */
  WmClinic *clinic;
  WmRecord *session;
  GPtrArray *targets; /* of WmRecord: groups, then clients; place i is choice i + 1 */
  GPtrArray *rooms;   /* of WmRecord; place i is choice i + 1 */
  GPtrArray *people;  /* of WmRecord: who leads sessions; place i is choice i */
};

enum
{
  SIGNAL_ADD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *const when_fields[] = { "date", "starts", "ends" };

G_DEFINE_FINAL_TYPE (WmSessionDialog, wm_session_dialog, ADW_TYPE_WINDOW)

static void
set_choices (GtkDropDown *drop_down, GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) texts->pdata);
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (drop_down, text);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
}

static void
append_records (WmSessionDialog *self, const WmSchema *schema, const char *field, const char *value, GPtrArray *records)
{
  g_autoptr (GPtrArray) found = wm_clinic_list (self->clinic, schema, field, value, NULL);
  for (guint i = 0; found && i < found->len; i++)
    g_ptr_array_add (records, g_object_ref (found->pdata[i]));
}

static char *
name_of (WmRecord *record)
{
  if (wm_record_get_schema (record) != &wm_client_schema)
    return g_strdup (wm_record_get (record, "name"));
  g_autofree char *called = wm_text_called (wm_record_get (record, "first-name"), wm_record_get (record, "preferred-name"));
  return g_strdup_printf ("%s, %s", wm_record_get (record, "last-name"), called);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  WmRecord *ra = *(WmRecord *const *) a, *rb = *(WmRecord *const *) b;
  gboolean ca = wm_record_get_schema (ra) == &wm_client_schema, cb = wm_record_get_schema (rb) == &wm_client_schema;
  g_autofree char *na = name_of (ra), *nb = name_of (rb);
  return ca != cb ? (ca ? 1 : -1) : g_utf8_collate (na, nb);
}

static void
fill_records (GtkDropDown *drop_down, const char *none, GPtrArray *records)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (texts, g_strdup (none));
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (texts, name_of (records->pdata[i]));
  set_choices (drop_down, texts);
}

static void
fill_kinds (WmSessionDialog *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GPtrArray *picks = wm_clinic_picks (self->clinic, "session-kind");
  for (guint i = 0; i < picks->len; i++)
    g_ptr_array_add (texts, (char *) wm_record_get (picks->pdata[i], "label"));
  set_choices (self->kind, texts);
}

static void
fill_staff (WmSessionDialog *self)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->people->len; i++)
    g_ptr_array_add (texts, wm_clinic_staff_name (self->clinic, wm_record_get_id (self->people->pdata[i])));
  set_choices (self->staff, texts);
}

static WmRecord *
chosen_in (GtkDropDown *drop_down, GPtrArray *records, guint none)
{
  guint i = gtk_drop_down_get_selected (drop_down);
  return i >= none && i - none < records->len ? records->pdata[i - none] : NULL;
}

/* @none: how many choices come before the records */
static void
choose (GtkDropDown *drop_down, GPtrArray *records, guint none, const char *id)
{
  for (guint i = 0; id && i < records->len; i++)
    if (g_str_equal (wm_record_get_id (records->pdata[i]), id))
      gtk_drop_down_set_selected (drop_down, i + none);
}

static void
choose_kind (WmSessionDialog *self, const char *code)
{
  GPtrArray *picks = wm_clinic_picks (self->clinic, "session-kind");
  for (guint i = 0; i < picks->len; i++)
    if (g_strcmp0 (wm_record_get (picks->pdata[i], "code"), code) == 0)
      gtk_drop_down_set_selected (self->kind, i);
}

static const char *
id_of (WmRecord *record)
{
  return record ? wm_record_get_id (record) : NULL;
}

static void
chosen_cb (WmSessionDialog *self)
{
  WmRecord *target = chosen_in (self->who, self->targets, 1), *kind = chosen_in (self->kind, wm_clinic_picks (self->clinic, "session-kind"), 0);
  gboolean group = target && wm_record_get_schema (target) == &wm_group_schema;
  wm_record_set_many (self->session, "client-group", group ? id_of (target) : NULL, "client", group ? NULL : id_of (target), "kind",
                      kind ? wm_record_get (kind, "code") : NULL, "staff", id_of (chosen_in (self->staff, self->people, 0)), "room",
                      id_of (chosen_in (self->room, self->rooms, 1)), NULL);
}

/* A group brings its kind, facilitator and room along. */
static void
who_cb (WmSessionDialog *self)
{
  WmRecord *target = chosen_in (self->who, self->targets, 1);
  gboolean group = target && wm_record_get_schema (target) == &wm_group_schema;
  if (target)
    choose_kind (self, group ? wm_record_get (target, "kind") : "individual");
  if (group)
    {
      choose (self->staff, self->people, 0, wm_record_get (target, "facilitator"));
      choose (self->room, self->rooms, 1, wm_record_get (target, "room"));
    }
  chosen_cb (self);
}

static void
add_cb (WmSessionDialog *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD], 0, self->session);
}

/** wm_session_dialog_refuse: shows every finding, else @sentence. */
void
wm_session_dialog_refuse (WmSessionDialog *self, GPtrArray *findings, const char *sentence)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *finding = findings->pdata[i];
      g_string_append_printf (text, "%s%s", i ? "\n" : "", finding->text);
    }
  if (findings->len == 0)
    g_string_append (text, sentence);
  gtk_label_set_label (self->refusal, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
  g_string_free (text, TRUE);
}

/* Whom it is for is asked first, and not Cancel. Asked earlier than now, the window would lose its accessible role. */
static void
wm_session_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_session_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (WM_SESSION_DIALOG (widget)->who));
}

static void
wm_session_dialog_dispose (GObject *object)
{
  WmSessionDialog *self = WM_SESSION_DIALOG (object);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->rooms, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_session_dialog_parent_class)->dispose (object);
}

static void
wm_session_dialog_class_init (WmSessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_session_dialog_dispose;
  widget_class->map = wm_session_dialog_map;
  signals[SIGNAL_ADD] = g_signal_new ("add", WM_TYPE_SESSION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                      WM_TYPE_RECORD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/calendar/wm-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, who);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, staff);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, room);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, when);
  gtk_widget_class_bind_template_child (widget_class, WmSessionDialog, refusal);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, who_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
wm_session_dialog_init (WmSessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wm_type_to_search (self->who);
}

static void
add_when (WmSessionDialog *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (when_fields); i++)
    {
      GtkWidget *row = wm_form_row_new (self->clinic, self->session, wm_schema_field (&wm_session_schema, when_fields[i]));
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->when, row);
    }
}

/* What can't be chosen any more, a client who was discharged meanwhile, is left open. */
static void
show_session (WmSessionDialog *self)
{
  g_autoptr (WmRecord) typed = wm_record_copy (self->session, WM_DRAFT_NEW_SESSION); /* what is chosen below writes over it */
  const char *group = wm_record_get (typed, "client-group");
  gtk_drop_down_set_selected (self->who, 0);
  choose (self->who, self->targets, 1, group ? group : wm_record_get (typed, "client"));
  choose_kind (self, wm_record_get (typed, "kind"));
  choose (self->staff, self->people, 0, wm_record_get (typed, "staff"));
  gtk_drop_down_set_selected (self->room, 0);
  choose (self->room, self->rooms, 1, wm_record_get (typed, "room"));
  chosen_cb (self);
}

/* What was typed before is put back, its day and times with it. */
static void
begin_typing (WmSessionDialog *self)
{
  g_autofree char *key = wm_record_draft_key (self->clinic, &wm_session_schema, NULL, WM_DRAFT_NEW_SESSION);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->session));
  if (wm_typing_begin (GTK_WINDOW (self), self->clinic, key, records, self->notice) != WM_RETURN_NOTHING)
    show_session (self);
}

/** wm_session_dialog_new: with a place in the week and a staff member (nullable) filled in. */
GtkWidget *
wm_session_dialog_new (WmClinic *clinic, WmDay day, int start, int end, const char *staff)
{
  WmSessionDialog *self = g_object_new (WM_TYPE_SESSION_DIALOG, NULL);
  self->clinic = g_object_ref (clinic);
  self->session = wm_session_new (day, start, end);
  self->targets = g_ptr_array_new_with_free_func (g_object_unref);
  self->rooms = g_ptr_array_new_with_free_func (g_object_unref);
  self->people = wm_role_staff (clinic, WM_ACT_TREAT, NULL);
  append_records (self, &wm_group_schema, NULL, NULL, self->targets);
  append_records (self, &wm_client_schema, "status", "active", self->targets);
  append_records (self, &wm_client_schema, "status", "admitted", self->targets); /* their first session, say */
  append_records (self, &wm_room_schema, NULL, NULL, self->rooms);
  g_ptr_array_sort (self->targets, compare_names);
  fill_records (self->room, _("No room"), self->rooms);
  fill_kinds (self);
  choose_kind (self, "individual");
  fill_staff (self);
  choose (self->staff, self->people, 0, staff);
  fill_records (self->who, _("Staff only"), self->targets);
  chosen_cb (self);
  add_when (self);
  begin_typing (self);
  return GTK_WIDGET (self);
}
