/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a review lacks, as findings: every field of domain reference 3.8 that is needed to sign it. */
#include "wm-review-private.h"

#include "wm-text.h"

#include <string.h>

typedef struct
{
  WmReview *review;
  WmClinic *clinic;
  GPtrArray *findings;
} Check;

static void
add (const Check *c, const char *rule, WmRecord *record, const char *field, const char *where, const char *text)
{
  g_ptr_array_add (c->findings, wm_finding_new (rule, WM_SEVERITY_ERROR, wm_record_get_id (record), field, where, text));
}

static void
add_to_review (const Check *c, const char *rule, const char *field, const char *text)
{
  add (c, rule, c->review->record, field, _("review"), text);
}

static gboolean
is_empty (WmRecord *record, const char *field)
{
  return wm_text_is_empty (wm_record_get (record, field));
}

/* RV01: on a day on which the version was in force and that has come. */
static void
check_date (const Check *c)
{
  WmRecord *plan = wm_plan_get_record (c->review->plan);
  WmDay day = wm_record_get_day (c->review->record, "review-date"), since = wm_record_get_day (plan, "effective");
  if (since == WM_DAY_NONE)
    since = wm_record_get_day (plan, "plan-date");
  if (day == WM_DAY_NONE)
    add_to_review (c, "RV01", "review-date", _("The review needs its date."));
  else if (day > wm_clinic_get_today (c->clinic))
    add_to_review (c, "RV01", "review-date", _("The date of the review is still to come."));
  else if (since != WM_DAY_NONE && day < since)
    add_to_review (c, "RV01", "review-date", _("The date of the review is before this version came in force."));
}

static gboolean
is_counted (WmRecord *objective)
{
  static const char *const counted[] = { "count", "frequency", "score", "percent", NULL };
  const char *type = wm_record_get (objective, "measure-type");
  return type && g_strv_contains (counted, type);
}

/* RV02 to RV04: how it goes, how we know, and the value now, which is a number where the objective counts. */
static void
check_objective (const Check *c, WmRecord *row)
{
  WmPlanNode *node = wm_review_find_objective (c->review, row);
  g_autofree char *where = node ? wm_plan_node_where (node) : g_strdup (_("review"));
  if (is_empty (row, "progress"))
    add (c, "RV02", row, "progress", where, _("Say how this objective goes."));
  if (is_empty (row, "evidence"))
    add (c, "RV03", row, "evidence", where, _("Say how we know: a measure, a note, what the client reports."));
  if (is_empty (row, "value-now"))
    add (c, "RV04", row, "value-now", where, _("Enter the value now."));
  else if (node && is_counted (wm_plan_node_get_record (node)) && !wm_record_get_number (row, "value-now", NULL))
    add (c, "RV04", row, "value-now", where, _("The value now must be a number, as baseline and target are."));
}

static void
check_rating (const Check *c, WmRecord *row)
{
  if (wm_record_is_empty (row, "rating"))
    add (c, "RV05", row, "rating", wm_clinic_label (c->clinic, "asam-dimension", wm_record_get (row, "dimension")),
         _("Rate this dimension as it is now."));
}

/* RV06: why the level goes on or why it changes; both at once says neither. */
static void
check_reason (const Check *c)
{
  WmRecord *review = c->review->record;
  gboolean stays = !is_empty (review, "continued-stay-reason"), changes = !is_empty (review, "step-down-reason");
  if (!stays && !changes)
    add_to_review (c, "RV06", "continued-stay-reason", _("Say why this level of care goes on, or why it changes."));
  else if (stays && changes)
    add_to_review (c, "RV06", "step-down-reason", _("The level of care goes on or it changes: give one of the two reasons."));
}

/* RV07, RV08: what changes, if only "nothing", and the client's own words. */
static void
check_words (const Check *c)
{
  if (is_empty (c->review->record, "changes"))
    add_to_review (c, "RV07", "changes", _("Say what changes, or that nothing does."));
  if (is_empty (c->review->record, "client-comment"))
    add_to_review (c, "RV08", "client-comment", _("Write down what the client says about it, in their own words."));
}

/* RV09: after the review and within review_every_days of it; after discharge there is none. */
static void
check_next (const Check *c)
{
  WmRecord *review = c->review->record;
  WmDay day = wm_record_get_day (review, "review-date"), next = wm_record_get_day (review, "next-review");
  int every = wm_clinic_setting_int (c->clinic, "review-every-days", 30);
  if (next == WM_DAY_NONE)
    {
      if (g_strcmp0 (wm_record_get (review, "kind"), "discharge") != 0)
        add_to_review (c, "RV09", "next-review", _("The review needs the date of the next one."));
    }
  else if (day != WM_DAY_NONE && next <= day)
    add_to_review (c, "RV09", "next-review", _("The next review must be after this one."));
  else if (day != WM_DAY_NONE && next > day + every)
    {
      g_autofree char *text = g_strdup_printf (_("The next review must be within %d days of this one."), every);
      add_to_review (c, "RV09", "next-review", text);
    }
}

/** wm_review_check: Returns: (transfer full) (element-type WmFinding): what is missing before the review can be finished. */
GPtrArray *
wm_review_check (WmReview *self)
{
  GPtrArray *findings = wm_findings_new ();
  const Check c = { self, wm_plan_get_clinic (self->plan), findings };
  check_date (&c);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->objectives)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (self->objectives), i);
      check_objective (&c, row);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->ratings)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (self->ratings), i);
      check_rating (&c, row);
    }
  check_reason (&c);
  check_words (&c);
  check_next (&c);
  return findings;
}
