/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a record, over a copy of it: what is cancelled changes nothing. */
#define G_LOG_DOMAIN "wm-records"
#include "wm-record-dialog.h"

#include "wm-form-rows.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

#define MOST_HEIGHT 560 /* pixels of rows; more of them scroll */

struct _WmRecordDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget *page;
  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *group;
  GtkLabel *problem;
  GtkWidget *save;
  GtkWidget *remove;

  /* owned */
  WmClinic *clinic;
  WmRecord *record;

  const WmRecordAct *how; /* NULL: it is saved, and nothing follows */
};

G_DEFINE_FINAL_TYPE (WmRecordDialog, wm_record_dialog, ADW_TYPE_WINDOW)

static void
say_problem (WmRecordDialog *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *sentence != '\0');
}

/* The keyboard goes to the first row that is wrong; what no row is about stands below them all. */
static void
show_problems (WmRecordDialog *self, GPtrArray *findings, const char *sentence)
{
  gboolean placed = FALSE;
  guint refusing = findings->len; /* what came back differs, and refuses nothing */
  wm_typing_add_differences (GTK_WINDOW (self), findings);
  wm_form_rows_show_findings (self->group, findings);
  for (guint i = 0; i < refusing && !placed; i++)
    placed = wm_form_rows_focus_record (self->group, ((WmFinding *) findings->pdata[i])->record_id, ((WmFinding *) findings->pdata[i])->field);
  wm_form_rows_forget_when_changed (self->group);
  say_problem (self, placed ? "" : sentence);
}

static void
act (WmRecordDialog *self, const char *what, gboolean remove)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (records, self->record);
  gboolean done = self->how ? self->how->save (self->clinic, self->record, findings, &error)
                            : wm_clinic_save (self->clinic, what, remove ? NULL : records, remove ? records : NULL, findings, &error);
  if (done)
    {
      wm_typing_end (GTK_WINDOW (self));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    show_problems (self, findings, error->message);
}

static void
save_cb (WmRecordDialog *self)
{
  act (self, "edit", FALSE);
}

static void
removed_cb (GtkWindow *ask, const char *response, WmRecordDialog *self)
{
  gtk_window_set_transient_for (ask, NULL); /* it may outlive this window by a moment */
  if (g_str_equal (response, "remove"))
    act (self, "remove", TRUE);
}

/* It can't be brought back, so it is asked. */
static void
remove_cb (WmRecordDialog *self)
{
  GtkWidget *ask = adw_message_dialog_new (GTK_WINDOW (self), _("Remove this entry?"),
                                           _("It can’t be brought back. What was entered stays in the audit until the chart is destroyed."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (ask), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (ask), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (ask), "cancel");
  g_signal_connect_object (ask, "response", G_CALLBACK (removed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (ask));
}

/* Whose it is, is known; what never changes is only entered. */
static gboolean
is_asked (const WmRecordKind *kind, const WmField *field, gboolean stored)
{
  return !(field->flags & WM_FIELD_INTERNAL) && g_strcmp0 (field->name, kind->owner) != 0
         && !(stored && g_strcmp0 (field->name, kind->once) == 0);
}

static void
add_rows (WmRecordDialog *self, const WmRecordKind *kind)
{
  const WmSchema *schema = wm_record_get_schema (self->record);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  for (guint i = 0; i < schema->n_fields; i++)
    if (is_asked (kind, &schema->fields[i], !wm_record_is_new (self->record)))
      g_ptr_array_add (fields, (gpointer) schema->fields[i].name);
  g_ptr_array_add (fields, NULL);
  if (wm_clinic_may (self->clinic, wm_role_act_to_write (schema), NULL))
    wm_form_rows_add (self->group, self->clinic, self->record, (const char *const *) fields->pdata);
  else
    wm_form_rows_add_for_reading (self->group, self->clinic, self->record, (const char *const *) fields->pdata);
}

/* What was typed before is put back, and each row says what is saved in its place. */
static void
begin_typing (WmRecordDialog *self, const char *owner, const char *id)
{
  g_autofree char *key = wm_record_draft_key (self->clinic, wm_record_get_schema (self->record), owner, id);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  g_ptr_array_add (records, g_object_ref (self->record));
  wm_typing_begin (GTK_WINDOW (self), self->clinic, key, records, self->notice);
  wm_typing_add_differences (GTK_WINDOW (self), findings);
  wm_form_rows_show_findings (self->group, findings);
}

/**
 * wm_record_dialog_new:
 * @parent: (nullable): above which it stands
 * @record: to change, or a new one with its owner set
 */
WmRecordDialog *
wm_record_dialog_new (GtkWindow *parent, WmClinic *clinic, const WmRecordKind *kind, WmRecord *record)
{
  WmRecordDialog *self = g_object_new (WM_TYPE_RECORD_DIALOG, "transient-for", parent, "title", _(kind->schema->label), NULL);
  gboolean may = wm_clinic_may (clinic, wm_role_act_to_write (kind->schema), NULL), stored = !wm_record_is_new (record);
  self->clinic = g_object_ref (clinic);
  self->record = stored ? wm_clinic_load (clinic, kind->schema, wm_record_get_id (record), NULL) : g_object_ref (record);
  if (self->record == NULL) /* gone meanwhile; the list was made anew with it */
    self->record = g_object_ref (record);
  gtk_widget_set_visible (self->save, may);
  gtk_widget_set_visible (self->remove, may && stored && !kind->keep);
  add_rows (self, kind);
  if (may)
    begin_typing (self, kind->owner ? wm_record_get (self->record, kind->owner) : NULL, wm_record_get_id (self->record));
  return self;
}

/**
 * wm_record_dialog_new_act:
 * @parent: (nullable): above which it stands
 * @record: (transfer none): new, with what is known already
 * @client_id: whom it is about
 * @told: (nullable): a sentence above the rows
 */
WmRecordDialog *
wm_record_dialog_new_act (GtkWindow *parent, WmClinic *clinic, const WmRecordAct *act, WmRecord *record, const char *client_id, const char *told)
{
  WmRecordDialog *self = g_object_new (WM_TYPE_RECORD_DIALOG, "transient-for", parent, "title", _(act->title), NULL);
  self->clinic = g_object_ref (clinic);
  self->record = g_object_ref (record);
  self->how = act;
  gtk_button_set_label (GTK_BUTTON (self->save), _(act->verb));
  gtk_widget_set_visible (self->remove, FALSE);
  adw_preferences_group_set_description (self->group, told);
  wm_form_rows_add (self->group, clinic, record, act->fields);
  begin_typing (self, client_id, act->name);
  return self;
}

/** wm_record_dialog_refuse: it can be read and discarded, and not done any more: @sentence says why. */
void
wm_record_dialog_refuse (WmRecordDialog *self, const char *sentence)
{
  gtk_widget_set_visible (self->save, FALSE);
  say_problem (self, sentence);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  if (gtk_widget_get_visible (WM_RECORD_DIALOG (widget)->save))
    save_cb (WM_RECORD_DIALOG (widget));
  return GDK_EVENT_STOP;
}

/* The first row is asked first, and not Cancel. Asked earlier than now, the window would lose its accessible role. */
static void
wm_record_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_record_dialog_parent_class)->map (widget);
  wm_typing_focus (GTK_WINDOW (widget), WM_RECORD_DIALOG (widget)->group);
}

static void
wm_record_dialog_dispose (GObject *object)
{
  WmRecordDialog *self = WM_RECORD_DIALOG (object);
  g_clear_object (&self->record);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_record_dialog_parent_class)->dispose (object);
}

static void
wm_record_dialog_class_init (WmRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_record_dialog_dispose;
  widget_class->map = wm_record_dialog_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/records/wm-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, page);
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, group);
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, save);
  gtk_widget_class_bind_template_child (widget_class, WmRecordDialog, remove);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
}

/* The window is as high as its rows, of a long form no higher than before a small screen ends. */
static void
wm_record_dialog_init (WmRecordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *child = gtk_widget_get_first_child (self->page); child; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_SCROLLED_WINDOW (child))
      g_object_set (child, "propagate-natural-height", TRUE, "max-content-height", MOST_HEIGHT, NULL);
}
