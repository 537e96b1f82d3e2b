/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the review's own tables, one group an objective. Typed words are journaled; rows are marked once finishing was
 * asked for. */
#define G_LOG_DOMAIN "wm-plan-review"
#include "wm-plan-review.h"

#include "wm-calendar-text.h"
#include "wm-findings-button.h"
#include "wm-form-rows.h"
#include "wm-objective-track.h"
#include "wm-review-draft.h"
#include "wm-sign-dialog.h"
#include "wm-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

#define JOURNAL_MS 200

struct _WmPlanReview
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *back, *discard, *finish, *sign;
  GtkLabel *state;
  WmFindingsButton *settle;
  AdwBin *place;

  /* owned */
  WmReview *review;
  WmClinic *clinic;
  GPtrArray *groups; /* borrowed widgets: the page owns them */
  guint journal;

  gboolean wants_finish;
};

enum
{
  SIGNAL_LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmPlanReview, wm_plan_review, ADW_TYPE_BIN)

static void
say (WmPlanReview *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", text);
}

static gboolean
is_open (WmPlanReview *self)
{
  return wm_record_is_new (wm_review_get_record (self->review));
}

/* the page */

static AdwPreferencesGroup *
add_group (WmPlanReview *self, GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *shown = g_markup_escape_text (title, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), shown);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_fields (WmPlanReview *self, AdwPreferencesGroup *group, WmRecord *record, const char *const *fields)
{
  (is_open (self) ? wm_form_rows_add : wm_form_rows_add_for_reading) (group, self->clinic, record, fields);
}

/* What the client does, and "12 → 28 days in 30, by January 19, 2027": what was agreed. */
static char *
agreed (WmRecord *objective)
{
  const char *text = wm_record_get (objective, "text"), *unit = wm_record_get (objective, "unit");
  WmDay by = wm_record_get_day (objective, "target-date");
  g_autofree char *date = by == WM_DAY_NONE ? NULL : wm_day_in_words (by, _("%B %-d, %Y"));
  g_autoptr (GString) words = g_string_new (NULL);
  if (!wm_record_is_empty (objective, "baseline") && !wm_record_is_empty (objective, "target"))
    g_string_append_printf (words, "%s → %s %s", wm_record_get (objective, "baseline"), wm_record_get (objective, "target"), unit ? unit : "");
  if (date)
    g_string_append_printf (words, _("%sby %s"), words->len ? ", " : "", date);
  if (text)
    g_string_prepend (words, words->len ? "\n" : "");
  g_string_prepend (words, text ? text : "");
  return g_markup_escape_text (words->str, -1);
}

static void
add_objective (WmPlanReview *self, GtkWidget *page, WmRecord *row)
{
  static const char *const fields[] = { "progress", "value-now", "evidence", NULL };
  WmPlanNode *node = wm_review_find_objective (self->review, row);
  WmRecord *objective = node ? wm_plan_node_get_record (node) : NULL;
  g_autofree char *number = node ? wm_plan_node_get_number (node) : g_strdup ("");
  g_autofree char *title = g_strdup_printf (_("Objective %s"), number);
  AdwPreferencesGroup *group = add_group (self, page, title);
  if (objective)
    {
      g_autofree char *description = agreed (objective);
      GtkWidget *track = wm_objective_track_new (objective);
      gtk_widget_set_size_request (track, 140, -1);
      gtk_widget_set_valign (track, GTK_ALIGN_CENTER);
      adw_preferences_group_set_description (group, description);
      adw_preferences_group_set_header_suffix (group, track);
    }
  add_fields (self, group, row, fields);
}

/* (transfer full): by dimension, the highest rating that the assessment gave. */
static GHashTable *
ratings_before (WmPlanReview *self)
{
  const char *assessment = wm_record_get (wm_plan_get_record (wm_review_get_plan (self->review)), "assessment");
  g_autoptr (GPtrArray) rated = assessment ? wm_clinic_list (self->clinic, &wm_asam_rating_schema, "assessment", assessment, NULL) : NULL;
  GHashTable *before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; rated && i < rated->len; i++)
    {
      const char *dimension = wm_record_get (rated->pdata[i], "dimension"), *rating = wm_record_get (rated->pdata[i], "rating");
      if (dimension && rating && g_strcmp0 (rating, g_hash_table_lookup (before, dimension)) > 0)
        g_hash_table_insert (before, g_strdup (dimension), g_strdup (rating));
    }
  return before;
}

static void
add_ratings (WmPlanReview *self, GtkWidget *page)
{
  GListModel *rows = wm_review_get_ratings (self->review);
  g_autoptr (GHashTable) before = ratings_before (self);
  AdwPreferencesGroup *group = g_list_model_get_n_items (rows) ? add_group (self, page, _("The dimensions now")) : NULL;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      const char *dimension = wm_record_get (row, "dimension"), *rated = g_hash_table_lookup (before, dimension);
      const char *label = wm_clinic_label (self->clinic, "asam-dimension", dimension);
      g_autofree char *title = rated ? g_strdup_printf (_("%s · %s at the assessment"), label, rated) : g_strdup (label);
      wm_form_rows_add_called (group, self->clinic, row, "rating", title, is_open (self));
    }
}

static void
fill (WmPlanReview *self)
{
  static const char *const about[] = { "kind", "review-date", NULL }, *const client[] = { "client-comment", NULL },
                    *const level[] = { "continued-stay-reason", "step-down-reason", NULL }, *const next[] = { "changes", "next-review", NULL };
  WmRecord *record = wm_review_get_record (self->review);
  GListModel *objectives = wm_review_get_objectives (self->review);
  GtkWidget *page = adw_preferences_page_new ();
  add_fields (self, add_group (self, page, _("The review")), record, about);
  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (objectives, i);
      add_objective (self, page, row);
    }
  add_fields (self, add_group (self, page, _("What the client says")), record, client);
  add_ratings (self, page);
  AdwPreferencesGroup *reasons = add_group (self, page, _("The level of care"));
  adw_preferences_group_set_description (reasons, _("One of the two: why it goes on, or why it changes."));
  add_fields (self, reasons, record, level);
  add_fields (self, add_group (self, page, _("From here on")), record, next);
  adw_bin_set_child (self->place, page);
}

/* state, findings, draft */

static void
show_state (WmPlanReview *self)
{
  const char *version = wm_record_get (wm_plan_get_record (wm_review_get_plan (self->review)), "version");
  g_autofree char *text = g_strdup_printf (is_open (self) ? _("version %s · not finished") : _("version %s · finished"), version);
  gtk_label_set_label (self->state, text);
  gtk_widget_set_visible (self->back, is_open (self));
  gtk_widget_set_visible (self->discard, is_open (self));
  gtk_widget_set_visible (self->finish, is_open (self));
  gtk_widget_set_visible (self->sign, !is_open (self));
}

static void
mark (WmPlanReview *self, GPtrArray *findings)
{
  for (guint i = 0; i < self->groups->len; i++)
    wm_form_rows_show_findings (self->groups->pdata[i], findings);
}

static void
show_findings (WmPlanReview *self)
{
  g_autoptr (GPtrArray) findings = is_open (self) ? wm_review_check (self->review) : wm_findings_new (), none = wm_findings_new ();
  wm_findings_button_set (self->settle, findings);
  mark (self, self->wants_finish ? findings : none);
}

static void
go_there_cb (WmPlanReview *self, const WmFinding *finding)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (wm_form_rows_focus_record (self->groups->pdata[i], finding->record_id, finding->field))
      return;
}

static void
put_draft (WmPlanReview *self, const char *text)
{
  g_autofree char *key = wm_review_draft_key (wm_review_get_plan (self->review));
  g_autoptr (GError) error = NULL;
  if (!wm_store_put_draft (wm_clinic_get_store (self->clinic), key, text, &error))
    say (self, error->message);
}

static gboolean
journal_cb (gpointer data)
{
  WmPlanReview *self = data;
  g_autofree char *text = is_open (self) ? wm_review_to_draft (self->review) : NULL;
  self->journal = 0;
  if (text)
    put_draft (self, text);
  show_findings (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WmPlanReview *self)
{
  if (self->journal == 0)
    self->journal = g_timeout_add (JOURNAL_MS, journal_cb, self);
}

static void
watch (WmPlanReview *self, WmRecord *record)
{
  g_signal_connect_object (record, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
watch_rows (WmPlanReview *self, GListModel *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      watch (self, row);
    }
}

/* acts */

static void
back_cb (WmPlanReview *self)
{
  if (self->journal)
    {
      g_clear_handle_id (&self->journal, g_source_remove);
      journal_cb (self);
    }
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

typedef struct
{
  WmStore *store; /* borrowed: of the clinic */
  WmClinic *clinic;
  char *key, *text;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;
  g_object_unref (undo->clinic);
  g_free (undo->key);
  g_free (undo->text);
  g_free (undo);
}

static void
undo_cb (AdwToast *toast, Undo *undo)
{
  wm_store_put_draft (undo->store, undo->key, undo->text, NULL);
}

/* At once, with Undo: the draft is there again the next time the review is opened. */
static void
discard_cb (WmPlanReview *self)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  Undo *undo = g_new0 (Undo, 1);
  *undo = (Undo) { wm_clinic_get_store (self->clinic), g_object_ref (self->clinic), wm_review_draft_key (wm_review_get_plan (self->review)),
                   wm_review_to_draft (self->review) };
  AdwToast *toast = adw_toast_new (_("The review is discarded"));
  adw_toast_set_button_label (toast, _("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), undo, undo_free, 0);
  if (overlay)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
  g_clear_handle_id (&self->journal, g_source_remove);
  put_draft (self, NULL);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* The dialog goes on with the review as the store has it. */
static void
sign_cb (WmPlanReview *self)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (WmReview) review = wm_review_load (self->clinic, wm_record_get_id (wm_review_get_record (self->review)), &error);
  if (review == NULL)
    {
      say (self, error->message);
      return;
    }
  gtk_window_present (GTK_WINDOW (wm_sign_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, wm_review_get_plan (review), review)));
}

/* Kept, and what it changes stands in the next version's draft; then those who talked it over sign. */
static void
finish_cb (WmPlanReview *self)
{
  g_autoptr (WmPlanReview) keep G_GNUC_UNUSED = g_object_ref (self);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) next = NULL;
  self->wants_finish = TRUE;
  if (!wm_review_finish (self->review, &next, findings, &error))
    {
      show_findings (self);
      if (findings->len)
        wm_findings_button_open (self->settle);
      else
        say (self, error->message);
      return;
    }
  g_clear_handle_id (&self->journal, g_source_remove);
  put_draft (self, NULL);
  say (self, next ? _("The review is kept. What it changes stands in the draft of the next version.") : _("The review is kept. The plan goes on as it is."));
  sign_cb (self);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
wm_plan_review_dispose (GObject *object)
{
  WmPlanReview *self = WM_PLAN_REVIEW (object);
  if (self->journal)
    {
      g_clear_handle_id (&self->journal, g_source_remove);
      journal_cb (self); /* the last typed word is journaled before the page goes */
    }
  g_clear_object (&self->review);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_plan_review_parent_class)->dispose (object);
}

static void
wm_plan_review_finalize (GObject *object)
{
  g_ptr_array_unref (WM_PLAN_REVIEW (object)->groups);
  G_OBJECT_CLASS (wm_plan_review_parent_class)->finalize (object);
}

static void
wm_plan_review_class_init (WmPlanReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_plan_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_plan_review_finalize;
  /* ::left when whoever showed it shows the plan again. */
  signals[SIGNAL_LEFT] = g_signal_new ("left", WM_TYPE_PLAN_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (WM_TYPE_WRAP_LAYOUT);
  g_type_ensure (WM_TYPE_FINDINGS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/plan/wm-plan-review.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, back);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, discard);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, finish);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, sign);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, state);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, settle);
  gtk_widget_class_bind_template_child (widget_class, WmPlanReview, place);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_there_cb);
}

static void
wm_plan_review_init (WmPlanReview *self)
{
  self->groups = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_plan_review_new: to be filled in where @review was just begun, else to be read. What was typed to it is back. */
GtkWidget *
wm_plan_review_new (WmReview *review)
{
  WmPlanReview *self = g_object_new (WM_TYPE_PLAN_REVIEW, NULL);
  self->review = g_object_ref (review);
  self->clinic = g_object_ref (wm_plan_get_clinic (wm_review_get_plan (review)));
  g_autofree char *key = wm_review_draft_key (wm_review_get_plan (review));
  g_autofree char *text = is_open (self) ? wm_store_get_draft (wm_clinic_get_store (self->clinic), key) : NULL;
  if (text)
    wm_review_apply_draft (review, text);
  fill (self);
  show_findings (self);
  show_state (self);
  watch (self, wm_review_get_record (review));
  watch_rows (self, wm_review_get_objectives (review));
  watch_rows (self, wm_review_get_ratings (review));
  return GTK_WIDGET (self);
}
