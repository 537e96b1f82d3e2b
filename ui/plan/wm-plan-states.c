/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Draft, ready, signed, in force: how the page looks in each, and the acts that lead on. */
#define G_LOG_DOMAIN "wm-plan-page"
#include "wm-plan-page-private.h"

#include "wm-plan-review.h"
#include "wm-review-draft.h"
#include "wm-review.h"
#include "wm-role.h"
#include "wm-sign-dialog.h"
#include "wm-signing.h"

#include <glib/gi18n.h>
#include <string.h>

#define REVIEW_SOON 5 /* days before it is due that a review is what leads on */

static gboolean
state_is (WmPlanPage *self, const char *state)
{
  return g_strcmp0 (wm_record_get (wm_plan_get_record (self->plan), "state"), state) == 0;
}

static void
set_class (gpointer widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The supervisor's act has its own name; below a plan in force there is mostly something to read. */
static const char *
sign_label (WmPlanPage *self)
{
  g_autoptr (GPtrArray) missing = wm_plan_missing_signers (self->plan);
  if (missing->len == 0)
    return _("Signatures…");
  gboolean cosign = state_is (self, "signed") && missing->len == 1 && strcmp (missing->pdata[0], "supervisor") == 0;
  return cosign && wm_signing_user_may (self->plan, "supervisor") ? _("Co-sign…") : _("Sign…");
}

static void
show_version (WmPlanPage *self)
{
  WmRecord *record = wm_plan_get_record (self->plan);
  g_autofree char *state = wm_clinic_label_within (self->clinic, "plan-state", wm_record_get (record, "state"));
  g_autofree char *text = g_strdup_printf (_("version %s · %s%s"), wm_record_get (record, "version"), state,
                                           wm_plan_is_dirty (self->plan) ? _(" · not saved") : "");
  gtk_label_set_label (self->version, text);
  set_class (self->version, "info", state_is (self, "ready"));
  set_class (self->version, "note", state_is (self, "signed"));
  set_class (self->version, "good", state_is (self, "in-force"));
}

/* Due within days, overdue, or begun and left: the review leads on. */
static gboolean
wants_review (WmPlanPage *self)
{
  WmDay due = wm_plan_next_review (self->plan);
  g_autofree char *key = wm_review_draft_key (self->plan);
  g_autofree char *begun = wm_store_get_draft (wm_clinic_get_store (self->clinic), key);
  return begun || (due != WM_DAY_NONE && due <= wm_clinic_get_today (self->clinic) + REVIEW_SOON);
}

/** _wm_plan_page_show_state: the chip, and the acts that the plan's state allows; one of them leads on. */
void
_wm_plan_page_show_state (WmPlanPage *self)
{
  gboolean may = wm_clinic_may (self->clinic, WM_ACT_WRITE_PLAN, NULL), may_sign = wm_clinic_may (self->clinic, WM_ACT_SIGN, NULL);
  gboolean editable = wm_plan_may_change (self->plan, NULL), dirty = wm_plan_is_dirty (self->plan), draft = state_is (self, "draft");
  show_version (self);
  gtk_widget_set_visible (GTK_WIDGET (self->save), editable && (draft || dirty));
  gtk_widget_set_visible (GTK_WIDGET (self->add_problem), editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save", editable && dirty);
  gtk_widget_set_visible (GTK_WIDGET (self->ready), draft && editable);
  gtk_widget_set_visible (GTK_WIDGET (self->back_to_draft), state_is (self, "ready") && editable && !dirty);
  gtk_widget_set_visible (GTK_WIDGET (self->sign), may_sign && !draft && !dirty);
  gtk_widget_set_visible (GTK_WIDGET (self->next_version), may && !editable);
  gtk_widget_set_visible (GTK_WIDGET (self->review), may && state_is (self, "in-force"));
  set_class (self->review, "suggested-action", state_is (self, "in-force") && wants_review (self));
  gtk_button_set_label (self->sign, sign_label (self));
  set_class (self->save, "suggested-action", dirty);
  set_class (self->ready, "suggested-action", !dirty);
  set_class (self->sign, "suggested-action", (state_is (self, "ready") || state_is (self, "signed")) && wm_plan_returned (self->plan) == NULL);
  set_class (self->next_version, "suggested-action", state_is (self, "signed") && wm_plan_returned (self->plan) != NULL);
}

/* What forbids it is shown beside the state, opened, so that the first jump is one key away. */
static void
ready_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  if (self->plan == NULL || !state_is (self, "draft") || (wm_plan_is_dirty (self->plan) && !_wm_plan_page_save (self)))
    return;
  self->wants_signing = TRUE;
  gboolean ready = wm_signing_mark_ready (self->plan, findings, &error);
  _wm_plan_page_show_findings (self);
  _wm_plan_page_show_state (self);
  if (!ready)
    {
      if (findings->len)
        wm_findings_button_open (self->settle);
      else
        _wm_plan_page_say (self, error->message);
      return;
    }
  _wm_plan_page_show_form (self);
  _wm_plan_page_say (self, _("Ready to be printed and signed"));
}

static void
back_to_draft_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (GError) error = NULL;
  if (self->plan == NULL)
    return;
  if (!wm_signing_back_to_draft (self->plan, &error))
    {
      _wm_plan_page_say (self, error->message);
      return;
    }
  _wm_plan_page_show_state (self);
  _wm_plan_page_show_form (self);
}

/* The dialog goes on with its own copy of the plan; this page follows the store. */
static void
sign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  if (self->plan == NULL || state_is (self, "draft"))
    return;
  g_autoptr (WmPlan) plan = wm_plan_load (self->clinic, wm_record_get_id (wm_plan_get_record (self->plan)), &error);
  if (plan == NULL || !wm_signing_verify (plan, &error))
    {
      _wm_plan_page_say (self, error->message);
      return;
    }
  gtk_window_present (GTK_WINDOW (wm_sign_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, plan, NULL)));
}

static void
review_left_cb (WmPlanPage *self, WmPlanReview *review)
{
  gtk_stack_set_visible_child_name (self->states, "plan");
  gtk_stack_remove (self->states, GTK_WIDGET (review));
  _wm_plan_page_load (self);
}

static void
review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (GError) error = NULL;
  if (self->plan == NULL || gtk_stack_get_child_by_name (self->states, "review"))
    return;
  g_autoptr (WmReview) review = wm_review_start (self->plan, "scheduled", &error);
  if (review == NULL)
    {
      _wm_plan_page_say (self, error->message);
      return;
    }
  GtkWidget *page = wm_plan_review_new (review);
  g_signal_connect_object (page, "left", G_CALLBACK (review_left_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->states, page, "review");
  gtk_stack_set_visible_child_name (self->states, "review");
  if (gtk_widget_get_root (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
review_signed_cb (WmPlanPage *self)
{
  self->stale = TRUE;
  _wm_plan_page_refresh (self);
}

static void
sign_review_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPlanPage *self = WM_PLAN_PAGE (widget);
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *id = self->plan ? wm_review_find_unsigned (self->plan) : NULL;
  g_autoptr (WmReview) review = id ? wm_review_load (self->clinic, id, &error) : NULL;
  if (review == NULL)
    {
      if (error)
        _wm_plan_page_say (self, error->message);
      return;
    }
  WmSignDialog *dialog = wm_sign_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, wm_review_get_plan (review), review);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (review_signed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether the store has another version, state or number of signatures than what is shown. */
static gboolean
is_behind (WmPlanPage *self)
{
  const char *shown = wm_record_get_id (wm_plan_get_record (self->plan));
  g_autofree char *id = wm_plan_find (self->clinic, self->client_id, NULL, NULL);
  g_autoptr (WmRecord) stored = id ? wm_clinic_load (self->clinic, &wm_plan_schema, id, NULL) : NULL;
  g_autoptr (GPtrArray) signatures = stored ? wm_clinic_list (self->clinic, &wm_signature_schema, "plan", id, NULL) : NULL;
  return signatures && (strcmp (id, shown) != 0 || !state_is (self, wm_record_get (stored, "state"))
                        || signatures->len != g_list_model_get_n_items (wm_plan_get_signatures (self->plan)));
}

/* Signed in the dialog, co-signed from the review, carried on: the page shows what stands now. */
static void
saved_cb (WmPlanPage *self)
{
  if (gtk_stack_get_child_by_name (self->states, "review"))
    return; /* read again when it is left */
  if (self->plan == NULL || (!wm_plan_is_dirty (self->plan) && is_behind (self)))
    _wm_plan_page_load (self);
  else
    self->stale = TRUE;
}

/** _wm_plan_page_refresh: what the plan is held against may have changed while it was out of sight: an assessment was
 * signed, a diagnosis was entered. */
void
_wm_plan_page_refresh (WmPlanPage *self)
{
  if (!self->stale || self->plan == NULL)
    return;
  self->stale = FALSE;
  _wm_plan_page_show_findings (self);
  _wm_plan_page_show_form (self);
}

/** _wm_plan_page_follow_clinic: once, after the first plan is shown. */
void
_wm_plan_page_follow_clinic (WmPlanPage *self)
{
  g_signal_connect_object (self->clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
}

/** _wm_plan_page_install_states: the acts that lead from one state to the next. */
void
_wm_plan_page_install_states (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.ready", NULL, ready_cb);
  gtk_widget_class_install_action (widget_class, "page.back-to-draft", NULL, back_to_draft_cb);
  gtk_widget_class_install_action (widget_class, "page.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "page.review", NULL, review_cb);
  gtk_widget_class_install_action (widget_class, "page.sign-review", NULL, sign_review_cb);
}
