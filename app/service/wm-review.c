/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Beginning a review with its rows, reading one back, and finishing it. */
#define G_LOG_DOMAIN "wm-review"
#include "wm-review-private.h"

#include "wm-plan-private.h"
#include "wm-signers.h"
#include "wm-signing.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (WmReview, wm_review, G_TYPE_OBJECT)

static void
wm_review_finalize (GObject *object)
{
  WmReview *self = WM_REVIEW (object);
  g_clear_object (&self->plan);
  g_clear_object (&self->record);
  g_clear_object (&self->objectives);
  g_clear_object (&self->ratings);
  G_OBJECT_CLASS (wm_review_parent_class)->finalize (object);
}

static void
wm_review_class_init (WmReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_review_finalize;
}

static void
wm_review_init (WmReview *self)
{
  self->objectives = g_list_store_new (WM_TYPE_RECORD);
  self->ratings = g_list_store_new (WM_TYPE_RECORD);
}

WmRecord *
wm_review_get_record (WmReview *self)
{
  return self->record;
}

/** wm_review_get_plan: (transfer none): the version that is reviewed. */
WmPlan *
wm_review_get_plan (WmReview *self)
{
  return self->plan;
}

/** wm_review_get_objectives: (transfer none): of WmRecord of "review-objective", in the plan's order. */
GListModel *
wm_review_get_objectives (WmReview *self)
{
  return G_LIST_MODEL (self->objectives);
}

/** wm_review_get_ratings: (transfer none): of WmRecord of "review-rating". */
GListModel *
wm_review_get_ratings (WmReview *self)
{
  return G_LIST_MODEL (self->ratings);
}

/** wm_review_find_objective: Returns: (transfer none) (nullable): the objective that @row speaks of. */
WmPlanNode *
wm_review_find_objective (WmReview *self, WmRecord *row)
{
  return wm_plan_find_node (self->plan, wm_record_get (row, "objective"));
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, sentence);
  return FALSE;
}

static gboolean
add_objective (WmPlanNode *node, gpointer data)
{
  WmReview *self = data;
  WmRecord *objective = wm_plan_node_get_record (node);
  if (wm_record_get_schema (objective) != &wm_objective_schema || !wm_plan_node_is_active (node))
    return TRUE;
  g_autoptr (WmRecord) row = wm_record_new (&wm_review_objective_schema);
  wm_record_set_many (row, "review", wm_record_get_id (self->record), "objective", wm_record_get_id (objective), "value-now",
                      wm_record_get (objective, "now"), NULL);
  g_list_store_append (self->objectives, row);
  return TRUE;
}

static void
add_rating (WmReview *self, const char *dimension)
{
  g_autoptr (WmRecord) row = wm_record_new (&wm_review_rating_schema);
  wm_record_set_many (row, "review", wm_record_get_id (self->record), "dimension", dimension, NULL);
  g_list_store_append (self->ratings, row);
}

/* Each dimension that the assessment rated, once; a dimension with several topics has one row. */
static gboolean
add_ratings (WmReview *self, GError **error)
{
  const char *assessment = wm_record_get (wm_plan_get_record (self->plan), "assessment");
  if (assessment == NULL)
    return TRUE;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rated
    = wm_clinic_list (wm_plan_get_clinic (self->plan), &wm_asam_rating_schema, "assessment", assessment, error);
  for (guint i = 0; rated && i < rated->len; i++)
    if (g_hash_table_add (seen, (gpointer) wm_record_get (rated->pdata[i], "dimension")))
      add_rating (self, wm_record_get (rated->pdata[i], "dimension"));
  return rated != NULL;
}

/* A second draft beside the one that stands would be carried on by nobody. */
static gboolean
has_no_draft (WmPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (wm_plan_get_clinic (plan), &wm_plan_schema, "episode",
                                                wm_record_get_id (wm_plan_get_episode (plan)), error);
  for (guint i = 0; plans && i < plans->len; i++)
    {
      const char *state = wm_record_get (plans->pdata[i], "state");
      if (strcmp (state, "draft") == 0 || strcmp (state, "ready") == 0)
        return refuse (error, _("There is a draft of the next version already. Finish or remove it before the review."));
    }
  return plans != NULL;
}

/** _wm_review_build: Returns: (transfer full): @record as a review of @plan, without rows yet. */
WmReview *
_wm_review_build (WmPlan *plan, WmRecord *record)
{
  WmReview *self = g_object_new (WM_TYPE_REVIEW, NULL);
  self->plan = g_object_ref (plan);
  self->record = g_object_ref (record);
  return self;
}

/**
 * wm_review_start:
 * @kind: a code of "review-kind"
 *
 * Returns: (transfer full) (nullable): a review of the plan in force on today's date, unsaved, with a row for each active
 * objective and each dimension that the assessment rated.
 */
WmReview *
wm_review_start (WmPlan *plan, const char *kind, GError **error)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  WmDay today = wm_clinic_get_today (clinic);
  if (g_strcmp0 (wm_record_get (wm_plan_get_record (plan), "state"), "in-force") != 0)
    {
      refuse (error, _("Only the plan in force is reviewed."));
      return NULL;
    }
  if (!has_no_draft (plan, error))
    return NULL;
  g_autoptr (WmRecord) record = wm_record_new (&wm_review_schema);
  g_autoptr (WmReview) self = _wm_review_build (plan, record);
  wm_record_set_many (self->record, "plan", wm_record_get_id (wm_plan_get_record (plan)), "kind", kind, NULL);
  wm_record_set_day (self->record, "review-date", today);
  if (strcmp (kind, "discharge") != 0)
    wm_record_set_day (self->record, "next-review", today + wm_clinic_setting_int (clinic, "review-every-days", 30));
  wm_plan_foreach (plan, add_objective, self);
  return add_ratings (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
load_rows (WmReview *self, const WmSchema *schema, GListStore *rows, GError **error)
{
  g_autoptr (GPtrArray) records
    = wm_clinic_list (wm_plan_get_clinic (self->plan), schema, "review", wm_record_get_id (self->record), error);
  if (records)
    g_list_store_splice (rows, 0, 0, records->pdata, records->len);
  return records != NULL;
}

/** wm_review_load: Returns: (transfer full) (nullable): a finished review, with the version it reviewed. */
WmReview *
wm_review_load (WmClinic *clinic, const char *review_id, GError **error)
{
  g_autoptr (WmRecord) record = wm_clinic_load (clinic, &wm_review_schema, review_id, error);
  g_autoptr (WmPlan) plan = record ? wm_plan_load (clinic, wm_record_get (record, "plan"), error) : NULL;
  g_autoptr (WmReview) self = plan ? _wm_review_build (plan, record) : NULL;
  if (self == NULL || !load_rows (self, &wm_review_objective_schema, self->objectives, error)
      || !load_rows (self, &wm_review_rating_schema, self->ratings, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** wm_review_missing_signers: Returns: (transfer full) (element-type utf8): the roles that are still to sign it. */
GPtrArray *
wm_review_missing_signers (WmReview *self)
{
  GPtrArray *roles = wm_plan_required_signers (self->plan);
  for (guint i = roles->len; i-- > 0;)
    if (wm_plan_review_signature_of (self->plan, wm_record_get_id (self->record), roles->pdata[i]))
      g_ptr_array_remove_index (roles, i);
  return roles;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return wm_record_get_day (*(WmRecord *const *) a, "review-date") - wm_record_get_day (*(WmRecord *const *) b, "review-date");
}

static gboolean
is_missing (WmPlan *plan, const char *review, const char *role)
{
  return wm_plan_review_signature_of (plan, review, role) == NULL;
}

/* Of who signs now: a supervisor after the counselor, everybody else before. */
static gboolean
waits_for_user (WmPlan *plan, const char *review, GPtrArray *roles, gboolean supervises)
{
  if (supervises)
    return g_ptr_array_find_with_equal_func (roles, "supervisor", g_str_equal, NULL) && is_missing (plan, review, "supervisor")
           && !is_missing (plan, review, "counselor");
  for (guint i = 0; i < roles->len; i++)
    if (strcmp (roles->pdata[i], "supervisor") != 0 && is_missing (plan, review, roles->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
waits_for_anyone (WmPlan *plan, const char *review, GPtrArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    if (is_missing (plan, review, roles->pdata[i]))
      return TRUE;
  return FALSE;
}

static char *
find_unsigned (WmPlan *plan)
{
  g_autoptr (GPtrArray) reviews = wm_clinic_list (wm_plan_get_clinic (plan), &wm_review_schema, "plan", wm_record_get_id (wm_plan_get_record (plan)), NULL);
  g_autoptr (GPtrArray) roles = wm_plan_required_signers (plan);
  gboolean supervises = wm_signing_user_may (plan, "supervisor");
  const char *last = NULL;
  if (reviews)
    g_ptr_array_sort (reviews, compare_days);
  for (guint i = 0; reviews && i < reviews->len; i++)
    {
      const char *id = wm_record_get_id (reviews->pdata[i]);
      if (waits_for_user (plan, id, roles, supervises))
        return g_strdup (id);
      last = waits_for_anyone (plan, id, roles) ? id : last;
    }
  return g_strdup (last);
}

/**
 * wm_review_find_unsigned:
 * @plan: any version of the episode's plan
 *
 * Each review is signed for what it says, so a later one that is signed doesn't stand for it (domain reference 3.8).
 *
 * Returns: (transfer full) (nullable): of the reviews of the version in force the id of the oldest that who is signed in may
 * sign next; else of the newest where somebody is still to sign it.
 */
char *
wm_review_find_unsigned (WmPlan *plan)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, "episode", wm_record_get_id (wm_plan_get_episode (plan)), NULL);
  for (guint i = 0; plans && i < plans->len; i++)
    {
      gboolean in_force = strcmp (wm_record_get (plans->pdata[i], "state"), "in-force") == 0;
      g_autoptr (WmPlan) stored = in_force ? wm_plan_load (clinic, wm_record_get_id (plans->pdata[i]), NULL) : NULL;
      if (stored)
        return find_unsigned (stored);
    }
  return NULL;
}

/**
 * wm_review_next_day:
 * @reviews: (nullable) (element-type WmRecord): of the version @plan
 *
 * Returns: when the version is reviewed next: as the newest review says, where it was reviewed and stayed; else as the plan says.
 */
WmDay
wm_review_next_day (WmRecord *plan, GPtrArray *reviews)
{
  WmDay newest = WM_DAY_NONE, next = wm_record_get_day (plan, "next-review");
  for (guint i = 0; reviews && i < reviews->len; i++)
    {
      WmDay day = wm_record_get_day (reviews->pdata[i], "review-date");
      if (day < newest || wm_record_is_empty (reviews->pdata[i], "next-review"))
        continue;
      newest = day;
      next = wm_record_get_day (reviews->pdata[i], "next-review");
    }
  return next;
}

/** wm_plan_next_review: Returns: wm_review_next_day() of a plan in a clinic. */
WmDay
wm_plan_next_review (WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  g_autoptr (GPtrArray) reviews = wm_clinic_list (wm_plan_get_clinic (plan), &wm_review_schema, "plan", wm_record_get_id (record), NULL);
  return wm_review_next_day (record, reviews);
}

static void
add_rows (GPtrArray *records, GListStore *rows)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (rows), i));
}

static gboolean
is_closing (const char *progress)
{
  return g_strcmp0 (progress, "achieved") == 0 || g_strcmp0 (progress, "discontinued") == 0;
}

/**
 * wm_review_changes_plan: whether the plan goes on otherwise than it is written: another value now, an objective achieved,
 * discontinued or to be revised, another level. The next review's date alone is kept with the review.
 */
gboolean
wm_review_changes_plan (WmReview *self)
{
  if (g_strcmp0 (wm_record_get (self->record, "kind"), "level-change") == 0 || !wm_record_is_empty (self->record, "step-down-reason"))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->objectives)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (self->objectives), i);
      WmPlanNode *node = wm_review_find_objective (self, row);
      const char *progress = wm_record_get (row, "progress"), *before = node ? wm_record_get (wm_plan_node_get_record (node), "now") : NULL;
      if (is_closing (progress) || g_strcmp0 (progress, "revised") == 0 || g_strcmp0 (wm_record_get (row, "value-now"), before) != 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  const char *item;
  WmRecord *found;
} Same;

static gboolean
is_same_item (WmPlanNode *node, gpointer data)
{
  Same *same = data;
  WmRecord *record = wm_plan_node_get_record (node);
  if (g_strcmp0 (wm_record_get (record, "item"), same->item) == 0)
    same->found = record;
  return same->found == NULL;
}

/* The same objective in the next version: its value now, and since when it is closed. */
static void
carry (WmReview *self, WmRecord *row, WmPlan *next)
{
  WmPlanNode *reviewed = wm_review_find_objective (self, row);
  Same same = { reviewed ? wm_record_get (wm_plan_node_get_record (reviewed), "item") : NULL, NULL };
  if (same.item)
    wm_plan_foreach (next, is_same_item, &same);
  if (same.found == NULL)
    return;
  wm_record_set (same.found, "now", wm_record_get (row, "value-now"));
  if (is_closing (wm_record_get (row, "progress")))
    wm_record_set_many (same.found, "status", wm_record_get (row, "progress"), "status-date", wm_record_get (self->record, "review-date"), NULL);
}

static WmPlan *
next_version (WmReview *self, GError **error)
{
  g_autoptr (WmPlan) next = NULL;
  if (has_no_draft (self->plan, error))
    next = wm_plan_new_draft (wm_plan_get_clinic (self->plan), wm_record_get_id (wm_plan_get_episode (self->plan)), error);
  for (guint i = 0; next && i < g_list_model_get_n_items (G_LIST_MODEL (self->objectives)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (self->objectives), i);
      carry (self, row, next);
    }
  if (next && !wm_record_is_empty (self->record, "next-review"))
    wm_record_set (wm_plan_get_record (next), "next-review", wm_record_get (self->record, "next-review"));
  return g_steal_pointer (&next);
}

/* What is missing is appended to @findings; the error names the first. */
static gboolean
is_sound (WmReview *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) found = wm_review_check (self);
  if (!wm_findings_have_errors (found))
    return TRUE;
  WmFinding *first = found->pdata[0];
  g_autofree char *sentence = g_strdup_printf (_("Before this review can be finished, settle %s: %s"), first->where, first->text);
  while (found->len)
    g_ptr_array_add (findings, g_ptr_array_steal_index (found, 0));
  return refuse (error, sentence);
}

/**
 * wm_review_finish:
 * @next: (out) (transfer full) (nullable): the draft of the next version; %NULL where nothing changed
 * @findings: gets everything that is missing
 *
 * One act: the review is kept with the version it reviewed, and what it changes stands in the next version's draft.
 */
gboolean
wm_review_finish (WmReview *self, WmPlan **next, GPtrArray *findings, GError **error)
{
  *next = NULL;
  if (!wm_record_is_new (self->record))
    return refuse (error, _("This review is finished already."));
  if (!is_sound (self, findings, error))
    return FALSE;
  gboolean changes = wm_review_changes_plan (self);
  g_autoptr (WmPlan) draft = changes ? next_version (self, error) : NULL;
  if (changes && draft == NULL)
    return FALSE;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), refused = wm_findings_new ();
  g_ptr_array_add (records, g_object_ref (self->record));
  add_rows (records, self->objectives);
  add_rows (records, self->ratings);
  if (draft)
    {
      g_autoptr (GPtrArray) items = _wm_plan_records (draft);
      while (items->len)
        g_ptr_array_add (records, g_ptr_array_steal_index (items, 0));
    }
  if (!wm_clinic_save (wm_plan_get_clinic (self->plan), "finish review", records, NULL, refused, error))
    return FALSE;
  *next = g_steal_pointer (&draft);
  return TRUE;
}
