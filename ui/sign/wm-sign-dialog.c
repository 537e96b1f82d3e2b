/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The signers are made anew after each signature, since one may change who is still to sign. */
#define G_LOG_DOMAIN "wm-sign-dialog"
#include "wm-sign-dialog.h"

#include "wm-calendar-text.h"
#include "wm-plan-code.h"
#include "wm-signer.h"
#include "wm-signing.h"
#include "wm-typing.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmSignDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *what;
  GtkLabel *state;
  GtkButton *finish;

  /* owned */
  WmPlan *plan;
  WmReview *review; /* nullable */
  GPtrArray *groups; /* borrowed by the page: what is made anew */
  gboolean physician; /* asked for */
};

G_DEFINE_FINAL_TYPE (WmSignDialog, wm_sign_dialog, ADW_TYPE_WINDOW)

static void fill (WmSignDialog *self);

static void
say (WmSignDialog *self, const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.say", "s", text);
}

static const char *
state_of (WmSignDialog *self)
{
  return wm_record_get (wm_plan_get_record (self->plan), "state");
}

static void
show_what (WmSignDialog *self)
{
  const char *version = wm_record_get (wm_plan_get_record (self->plan), "version");
  WmRecord *review = self->review ? wm_review_get_record (self->review) : NULL;
  g_autofree char *date = review ? wm_record_day_in_words (review, "review-date") : NULL;
  g_autofree char *title = review ? g_strdup_printf (_("Review of %s"), date) : g_strdup_printf (_("Treatment plan, version %s"), version);
  g_autofree char *code = review ? wm_review_content_code (self->review) : wm_plan_content_code (self->plan), *digits = wm_plan_short_code (code);
  g_autofree char *text = g_strdup_printf (_("All sign the same content. Its code is %s; it stands at the foot of each printed page."), digits);
  adw_preferences_group_set_title (self->what, title);
  adw_preferences_group_set_description (self->what, review ? _("What is signed doesn’t change any more.") : text);
}

/* "In force since November 24, 2026.", or who is still to sign. */
static void
show_state (WmSignDialog *self, guint open)
{
  g_autofree char *since = wm_record_day_in_words (wm_plan_get_record (self->plan), "effective");
  g_autofree char *text = NULL;
  if (open)
    text = g_strdup_printf (g_dngettext (NULL, "%u signature is still to come.", "%u signatures are still to come.", open), open);
  else if (self->review)
    text = g_strdup (_("All who must sign have signed."));
  else if (strcmp (state_of (self), "in-force") == 0 && *since)
    text = g_strdup_printf (_("All who must sign have signed. The plan is in force since %s."), since);
  else
    text = g_strdup (_("All who must sign have signed."));
  gtk_label_set_label (self->state, text);
  gtk_widget_set_visible (GTK_WIDGET (self->finish), !open && !self->review && strcmp (state_of (self), "signed") == 0);
}

static void
signed_cb (WmSignDialog *self)
{
  gboolean in_force = !self->review && strcmp (state_of (self), "in-force") == 0;
  fill (self);
  if (in_force)
    say (self, _("The plan is in force"));
}

static WmSigner *
add_signer (WmSignDialog *self, const char *role)
{
  GtkWidget *signer = wm_signer_new (self->plan, self->review, role);
  g_signal_connect_object (signer, "signed", G_CALLBACK (signed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (signer));
  g_ptr_array_add (self->groups, signer);
  wm_signer_keep_typed (WM_SIGNER (signer), GTK_WINDOW (self), gtk_widget_get_mapped (GTK_WIDGET (self)) ? NULL : self->notice);
  return WM_SIGNER (signer);
}

static GtkWidget *
add_row (WmSignDialog *self, const char *title, const char *subtitle)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_action_row_new ();
  g_object_set (row, "title", title, "subtitle", subtitle ? subtitle : "", NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return row;
}

static void
add_button (GtkWidget *row, const char *label, GCallback callback, WmSignDialog *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
physician_cb (WmSignDialog *self)
{
  self->physician = TRUE;
  fill (self);
  wm_sign_dialog_go_to (self, "physician", NULL);
}

static gboolean
has_medical_staff (WmSignDialog *self)
{
  GPtrArray *staff = wm_clinic_get_staff (wm_plan_get_clinic (self->plan));
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "role"), "medical") == 0 && wm_record_get_bool (staff->pdata[i], "active"))
      return TRUE;
  return FALSE;
}

/* A physician's signature is never required; where the clinic has one, it may be added. */
static void
add_physician (WmSignDialog *self)
{
  const char *review = self->review ? wm_record_get_id (wm_review_get_record (self->review)) : NULL;
  if (self->physician || wm_plan_review_signature_of (self->plan, review, "physician"))
    add_signer (self, "physician");
  else if (has_medical_staff (self))
    add_button (add_row (self, _("A physician signs too"), NULL), _("Add"), G_CALLBACK (physician_cb), self);
}

static void
copy_cb (WmSignDialog *self)
{
  g_autoptr (GError) error = NULL;
  if (wm_signing_record_copy (self->plan, TRUE, wm_clinic_get_today (wm_plan_get_clinic (self->plan)), &error))
    fill (self);
  else
    say (self, error->message);
}

static void
add_copy (WmSignDialog *self)
{
  WmRecord *record = wm_plan_get_record (self->plan);
  WmDay given = wm_record_get_day (record, "copy-date");
  g_autofree char *day = given == WM_DAY_NONE ? NULL : wm_day_in_words (given, _("Given on %B %-d, %Y"));
  if (self->review || strcmp (state_of (self), "ready") == 0)
    return;
  GtkWidget *row = add_row (self, _("The client’s copy"), day ? day : wm_record_get_bool (record, "copy-offered") ? _("Offered, not given yet") : _("Not offered yet"));
  if (day == NULL)
    add_button (row, _("Given today"), G_CALLBACK (copy_cb), self);
}

static void
fill (WmSignDialog *self)
{
  g_autoptr (GPtrArray) roles = wm_plan_required_signers (self->plan);
  guint open = 0;
  GtkWidget *first = NULL;
  wm_typing_leave (GTK_WINDOW (self)); /* what others are typing is back in their new rows */
  for (guint i = 0; i < self->groups->len; i++)
    adw_preferences_page_remove (self->page, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < roles->len; i++)
    {
      WmSigner *signer = add_signer (self, roles->pdata[i]);
      if (!wm_signer_is_open (signer))
        continue;
      open++;
      first = first ? first : GTK_WIDGET (signer);
    }
  add_physician (self);
  add_copy (self);
  show_state (self, open);
  if (first && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (first);
}

static void
finish_cb (WmSignDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (!wm_signing_finish (self->plan, findings, &error))
    {
      say (self, error->message);
      return;
    }
  signed_cb (self);
}

/* Who is to sign is asked first; asked earlier than now, the window would lose its accessible role. */
static void
wm_sign_dialog_map (GtkWidget *widget)
{
  WmSignDialog *self = WM_SIGN_DIALOG (widget);
  GTK_WIDGET_CLASS (wm_sign_dialog_parent_class)->map (widget);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    for (guint i = 0; i < self->groups->len; i++)
      if (WM_IS_SIGNER (self->groups->pdata[i]) && wm_signer_is_open (self->groups->pdata[i]))
        {
          gtk_widget_grab_focus (self->groups->pdata[i]);
          return;
        }
}

static void
wm_sign_dialog_dispose (GObject *object)
{
  WmSignDialog *self = WM_SIGN_DIALOG (object);
  g_clear_object (&self->plan);
  g_clear_object (&self->review);
  G_OBJECT_CLASS (wm_sign_dialog_parent_class)->dispose (object);
}

static void
wm_sign_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (WM_SIGN_DIALOG (object)->groups);
  G_OBJECT_CLASS (wm_sign_dialog_parent_class)->finalize (object);
}

static void
wm_sign_dialog_class_init (WmSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_sign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_sign_dialog_finalize;
  widget_class->map = wm_sign_dialog_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/sign/wm-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSignDialog, page);
  gtk_widget_class_bind_template_child (widget_class, WmSignDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, WmSignDialog, what);
  gtk_widget_class_bind_template_child (widget_class, WmSignDialog, state);
  gtk_widget_class_bind_template_child (widget_class, WmSignDialog, finish);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_sign_dialog_init (WmSignDialog *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_sign_dialog_new: the dialog goes on with @plan, which nothing else edits, or signs its @review (nullable). */
WmSignDialog *
wm_sign_dialog_new (GtkWindow *parent, WmPlan *plan, WmReview *review)
{
  WmSignDialog *self = g_object_new (WM_TYPE_SIGN_DIALOG, "transient-for", parent, "modal", parent != NULL, "destroy-with-parent", TRUE, NULL);
  self->plan = g_object_ref (plan);
  self->review = review ? g_object_ref (review) : NULL;
  show_what (self);
  fill (self);
  return self;
}

/** wm_sign_dialog_go_to: the keyboard to @role, with @way (nullable) chosen where it is offered. */
void
wm_sign_dialog_go_to (WmSignDialog *self, const char *role, const char *way)
{
  const char *label = wm_clinic_label (wm_plan_get_clinic (self->plan), "signer-role", role);
  for (guint i = 0; i < self->groups->len; i++)
    if (WM_IS_SIGNER (self->groups->pdata[i])
        && g_strcmp0 (adw_preferences_group_get_title (self->groups->pdata[i]), label) == 0)
      {
        wm_signer_choose_way (self->groups->pdata[i], way);
        gtk_widget_grab_focus (self->groups->pdata[i]);
      }
}
