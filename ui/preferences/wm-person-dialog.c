/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "wm-preferences"
#include "wm-person-dialog.h"

#include "wm-busy.h"
#include "wm-form-rows.h"
#include "wm-new-passphrase.h"
#include "wm-people.h"
#include "wm-typed-secret.h"
#include "wm-typing.h"
#include "wm-validate.h"

#include <glib/gi18n.h>

struct _WmPersonDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget *form;
  GtkSpinner *spinner;
  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *person_group;
  GtkWidget *present_group;
  GtkEditable *present;
  WmNewPassphrase *passphrase;
  GtkLabel *problem;

  /* owned */
  WmClinic *clinic;
  WmRecord *staff; /* as entered */
  GCancellable *closed;

  WmBusy busy;
  WmPersonAct act;
};

G_DEFINE_FINAL_TYPE (WmPersonDialog, wm_person_dialog, ADW_TYPE_WINDOW)

/* What the thread works with. */
typedef struct
{
  WmClinic *clinic;
  WmPersonAct act;
  char *person, *role, *present, *passphrase;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;
  wm_typed_secret_free (change->present);
  wm_typed_secret_free (change->passphrase);
  g_object_unref (change->clinic);
  g_free (change->person);
  g_free (change->role);
  g_free (change);
}

/* Deriving keys takes seconds; it changes nothing yet. Whoever finds the window open doesn't take the chair: the present
 * passphrase is asked for. */
static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;
  WmStore *store = wm_clinic_get_store (change->clinic);
  gboolean adds = change->act == WM_PERSON_ADD;
  WmNewKey *key = adds || wm_store_check_passphrase (store, change->present, &error)
                    ? wm_store_prepare_key (store, change->person, change->passphrase, adds, &error)
                    : NULL;
  if (key)
    g_task_return_pointer (task, key, (GDestroyNotify) wm_store_key_free);
  else
    g_task_return_error (task, error);
}

/* Where the dialog was closed meanwhile it is no longer there, and all stays as it was. */
static void
prepared_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (WmNewKey) key = g_task_propagate_pointer (G_TASK (result), &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  WmPersonDialog *self = WM_PERSON_DIALOG (data);
  wm_busy_end (&self->busy);
  if (key
      && (change->act == WM_PERSON_ADD ? wm_people_add_key (change->clinic, change->person, change->role, key, &error)
                                       : wm_people_set_key (change->clinic, change->person, key, &error)))
    {
      wm_typing_end (GTK_WINDOW (self));
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    gtk_label_set_label (self->problem, error->message);
}

static void
begin_change (WmPersonDialog *self, const char *passphrase)
{
  gboolean adds = self->act == WM_PERSON_ADD;
  g_autoptr (GTask) task = g_task_new (NULL, self->closed, prepared_cb, self);
  Change *change = g_new0 (Change, 1);
  change->clinic = g_object_ref (self->clinic);
  change->act = self->act;
  change->person = g_strdup (adds ? wm_record_get (self->staff, "name") : wm_store_get_person (wm_clinic_get_store (self->clinic)));
  change->role = g_strdup (wm_record_get (self->staff, "role"));
  change->present = adds ? NULL : wm_typed_secret_take (self->present);
  change->passphrase = g_strdup (passphrase);
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, prepare_in_thread);
}

static gboolean
is_complete (WmPersonDialog *self)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (self->act == WM_PERSON_ADD)
    wm_clinic_validate (self->clinic, self->staff, _("the person"), findings);
  wm_form_rows_show_findings (self->person_group, findings);
  return findings->len == 0;
}

static void
save_cb (WmPersonDialog *self)
{
  const char *problem, *passphrase = wm_new_passphrase_get (self->passphrase, &problem);
  g_autoptr (GError) error = NULL;
  gboolean complete = is_complete (self);
  if (self->busy.on)
    return;
  gtk_label_set_label (self->problem, problem ? problem : "");
  if (!complete || problem)
    return;
  if (self->act == WM_PERSON_ADD
      && !wm_people_may_add (self->clinic, wm_record_get (self->staff, "name"), wm_record_get (self->staff, "role"), passphrase, &error))
    gtk_label_set_label (self->problem, error->message);
  else if (wm_busy_begin (&self->busy, self->form, self->spinner))
    begin_change (self, passphrase);
}

static void
named_cb (WmPersonDialog *self)
{
  wm_new_passphrase_set_person (self->passphrase, wm_record_get (self->staff, "name"));
}

/* Their name and role are kept; a passphrase never is. */
static void
add_person (WmPersonDialog *self)
{
  static const char *const fields[] = { "name", "role", NULL };
  g_autofree char *key = wm_record_draft_key (self->clinic, &wm_staff_schema, NULL, WM_DRAFT_NEW_PERSON);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->staff));
  wm_form_rows_add (self->person_group, self->clinic, self->staff, fields);
  wm_form_rows_forget_when_changed (self->person_group);
  wm_typing_begin (GTK_WINDOW (self), self->clinic, key, records, self->notice);
  wm_typing_focus (GTK_WINDOW (self), self->person_group);
}

/** wm_person_dialog_new: @person is who gets a new passphrase, %NULL to add somebody. */
WmPersonDialog *
wm_person_dialog_new (GtkWindow *parent, WmClinic *clinic, WmPersonAct act, const char *person)
{
  gboolean adds = act == WM_PERSON_ADD;
  WmPersonDialog *self = g_object_new (WM_TYPE_PERSON_DIALOG, "transient-for", parent, "title", adds ? _("Add a person") : _("New passphrase"), NULL);
  self->clinic = g_object_ref (clinic);
  self->act = act;
  self->staff = wm_record_new (&wm_staff_schema);
  gtk_widget_set_visible (GTK_WIDGET (self->person_group), adds);
  gtk_widget_set_visible (self->present_group, !adds);
  wm_new_passphrase_set_person (self->passphrase, person);
  g_signal_connect_object (self->staff, "changed", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
  if (adds)
    add_person (self);
  return self;
}

/* Not Cancel. Asked earlier than now, the window would lose its accessible role. */
static void
wm_person_dialog_map (GtkWidget *widget)
{
  WmPersonDialog *self = WM_PERSON_DIALOG (widget);
  GTK_WIDGET_CLASS (wm_person_dialog_parent_class)->map (widget);
  if (self->act != WM_PERSON_ADD)
    gtk_widget_grab_focus (GTK_WIDGET (self->present));
}

static void
wm_person_dialog_dispose (GObject *object)
{
  WmPersonDialog *self = WM_PERSON_DIALOG (object);
  g_cancellable_cancel (self->closed);
  wm_busy_end (&self->busy);
  g_clear_object (&self->closed);
  g_clear_object (&self->staff);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_person_dialog_parent_class)->dispose (object);
}

static void
wm_person_dialog_class_init (WmPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_person_dialog_dispose;
  widget_class->map = wm_person_dialog_map;
  g_type_ensure (WM_TYPE_NEW_PASSPHRASE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/preferences/wm-person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, form);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, person_group);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, present_group);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, present);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, passphrase);
  gtk_widget_class_bind_template_child (widget_class, WmPersonDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_person_dialog_init (WmPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->closed = g_cancellable_new ();
}
