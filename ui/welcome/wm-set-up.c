/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The form, the making, and the recovery code. */
#define G_LOG_DOMAIN "wm-welcome"
#include "wm-set-up.h"

#include "wm-busy.h"
#include "wm-documents.h"
#include "wm-form-rows.h"
#include "wm-new-passphrase.h"
#include "wm-print.h"
#include "wm-validate.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmSetUp
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *steps;
  AdwPreferencesGroup *clinic_group;
  AdwPreferencesGroup *person_group;
  WmNewPassphrase *passphrase;
  GtkLabel *problem;
  GtkWidget *form;
  GtkWidget *make;
  GtkSpinner *spinner;
  GtkLabel *code_label;
  GtkEditable *code_again;
  GtkWidget *open;
  GtkLabel *code_problem;

  /* owned */
  char *folder;
  WmRecord *record; /* of the clinic, as entered */
  WmRecord *person;
  WmClinic *clinic;
  char *code;
};

enum
{
  SIGNAL_MADE,
  SIGNAL_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSetUp, wm_set_up, ADW_TYPE_BIN)

static void
say (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

typedef struct
{
  char *folder, *name, *user, *passphrase, *code;
} Making;

static void
wipe (char **text)
{
  if (*text)
    explicit_bzero (*text, strlen (*text));
  g_clear_pointer (text, g_free);
}

static void
making_free (gpointer data)
{
  Making *making = data;
  wipe (&making->passphrase);
  wipe (&making->code);
  g_free (making->folder);
  g_free (making->name);
  g_free (making->user);
  g_free (making);
}

/** wm_set_up_make_place: the folders above @folder, for their owner alone; whoever makes @folder itself says what fails. */
void
wm_set_up_make_place (const char *folder)
{
  g_autofree char *above = g_path_get_dirname (folder);
  g_mkdir_with_parents (above, 0700);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;
  wm_set_up_make_place (making->folder);
  WmClinic *clinic = wm_clinic_create (making->folder, making->name, making->user, making->passphrase, &making->code, &error);
  if (clinic)
    g_task_return_pointer (task, clinic, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
set_busy (WmSetUp *self, gboolean busy)
{
  if (busy && gtk_widget_get_root (GTK_WIDGET (self)))
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (self->form, !busy);
  gtk_widget_set_sensitive (self->make, !busy);
  wm_busy_show (self->spinner, busy);
}

/* What was entered besides what makes a clinic: its address and phones, the director's credential. */
static gboolean
save_rest (WmSetUp *self, GError **error)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  WmRecord *record = wm_clinic_get_record (self->clinic), *person = wm_clinic_get_staff (self->clinic)->pdata[0];
  static const char *const of_clinic[] = { "address", "phone", "after-hours-phone" };
  for (guint i = 0; i < G_N_ELEMENTS (of_clinic); i++)
    wm_record_set (record, of_clinic[i], wm_record_get (self->record, of_clinic[i]));
  wm_record_set (person, "credential", wm_record_get (self->person, "credential"));
  g_ptr_array_add (save, record);
  g_ptr_array_add (save, person);
  return wm_clinic_save (self->clinic, "set up clinic", save, NULL, findings, error);
}

static void
made_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  WmSetUp *self = WM_SET_UP (object);
  g_autoptr (GError) error = NULL;
  Making *making = g_task_get_task_data (G_TASK (result));
  self->clinic = g_task_propagate_pointer (G_TASK (result), &error);
  set_busy (self, FALSE);
  if (self->clinic == NULL || !save_rest (self, &error))
    {
      g_clear_object (&self->clinic);
      say (self->problem, error->message);
      return;
    }
  wm_new_passphrase_clear (self->passphrase);
  self->code = g_steal_pointer (&making->code);
  gtk_label_set_label (self->code_label, self->code);
  gtk_stack_set_visible_child_name (self->steps, "code");
  g_signal_emit (self, signals[SIGNAL_MADE], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->code_again));
}

/* Every problem at once, each on its row. */
static gboolean
is_complete (WmSetUp *self)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const char *problem, *passphrase = wm_new_passphrase_get (self->passphrase, &problem);
  wm_validate_record (self->record, _("the clinic"), NULL, NULL, findings);
  wm_validate_record (self->person, _("you"), NULL, NULL, findings);
  wm_form_rows_show_findings (self->clinic_group, findings);
  wm_form_rows_show_findings (self->person_group, findings);
  say (self->problem, problem);
  return findings->len == 0 && passphrase;
}

static void
make_cb (WmSetUp *self)
{
  const char *problem;
  if (!is_complete (self))
    return;
  g_autoptr (GTask) task = g_task_new (self, NULL, made_cb, NULL);
  Making *making = g_new0 (Making, 1);
  *making = (Making){ g_strdup (self->folder), g_strdup (wm_record_get (self->record, "name")), g_strdup (wm_record_get (self->person, "name")),
                      g_strdup (wm_new_passphrase_get (self->passphrase, &problem)), NULL };
  g_task_set_task_data (task, making, making_free);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, make_in_thread);
}

/* What was wrong is told again by the next try, if it is still. */
static void
typed_cb (WmSetUp *self)
{
  say (self->problem, NULL);
}

static void
named_cb (WmSetUp *self)
{
  wm_new_passphrase_set_person (self->passphrase, wm_record_get (self->person, "name"));
}

static void
print_cb (WmSetUp *self)
{
  g_autoptr (GError) error = NULL;
  const WmPaper paper = { WM_PAPER_LETTER, FALSE };
  g_autoptr (WmDocument) document = wm_document_recovery_code (self->clinic, self->code, NULL);
  const WmHandout out = { "recovery-code", "print", WM_RECIPIENT_STAFF, NULL };
  if (!wm_print_pages (self->clinic, &out, wm_document_paginate (document, &paper), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &error))
    say (self->code_problem, error->message);
}

/* Hyphens, blanks and the case of letters don't count. */
static char *
signs_of (const char *code)
{
  GString *signs = g_string_new (NULL);
  for (const char *p = code; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (signs, g_ascii_toupper (*p));
  return g_string_free (signs, FALSE);
}

static void
code_cb (WmSetUp *self)
{
  if (self->code == NULL)
    return;
  char *typed = signs_of (gtk_editable_get_text (self->code_again)), *right = signs_of (self->code);
  gboolean same = g_str_equal (typed, right);
  gboolean done = strlen (typed) >= strlen (right);
  wipe (&typed);
  wipe (&right);
  gtk_widget_set_sensitive (self->open, same);
  say (self->code_problem, done && !same ? _("This is not the code above. Compare it group by group.") : NULL);
}

static void
open_cb (WmSetUp *self)
{
  if (!gtk_widget_get_sensitive (self->open))
    return;
  g_autoptr (WmClinic) clinic = g_steal_pointer (&self->clinic);
  wipe (&self->code);
  gtk_label_set_label (self->code_label, "");
  gtk_editable_set_text (self->code_again, "");
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, clinic);
}

/* Enter before the code is whole. */
static void
code_entered_cb (WmSetUp *self)
{
  if (!gtk_widget_get_sensitive (self->open))
    say (self->code_problem, _("This is not the code above yet. Compare it group by group."));
  open_cb (self);
}

/** wm_set_up_begin: an empty form for a clinic that will live in @folder. */
void
wm_set_up_begin (WmSetUp *self, const char *folder)
{
  static const char *const of_clinic[] = { "name", "address", "phone", "after-hours-phone", NULL }, *const of_person[] = { "name", "credential", NULL };
  g_free (self->folder);
  self->folder = g_strdup (folder);
  if (self->record == NULL)
    {
      self->record = wm_record_new (&wm_clinic_schema);
      self->person = wm_record_new (&wm_staff_schema);
      wm_record_set_many (self->person, "role", "director", "active", "1", NULL);
      wm_form_rows_add (self->clinic_group, NULL, self->record, of_clinic);
      wm_form_rows_add (self->person_group, NULL, self->person, of_person);
      wm_form_rows_forget_when_changed (self->clinic_group);
      wm_form_rows_forget_when_changed (self->person_group);
      g_signal_connect_object (self->person, "changed", G_CALLBACK (named_cb), self, G_CONNECT_SWAPPED);
    }
  wm_form_rows_focus (self->clinic_group, NULL);
}

static void
wm_set_up_dispose (GObject *object)
{
  WmSetUp *self = WM_SET_UP (object);
  wipe (&self->code);
  g_clear_object (&self->clinic);
  g_clear_object (&self->record);
  g_clear_object (&self->person);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (wm_set_up_parent_class)->dispose (object);
}

static void
wm_set_up_class_init (WmSetUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_set_up_dispose;
  g_type_ensure (WM_TYPE_NEW_PASSPHRASE);
  signals[SIGNAL_MADE] = g_signal_new ("made", WM_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_SET_UP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, WM_TYPE_CLINIC);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/welcome/wm-set-up.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, steps);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, clinic_group);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, person_group);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, passphrase);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, problem);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, form);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, make);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, spinner);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, code_label);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, code_again);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, open);
  gtk_widget_class_bind_template_child (widget_class, WmSetUp, code_problem);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_entered_cb);
}

static void
wm_set_up_init (WmSetUp *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
