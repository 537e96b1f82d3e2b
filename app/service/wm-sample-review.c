/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The reviews of a plan in force: the first after two weeks, then every four. Most were on time, some late, a few are
 * still to come. */
#include "wm-sample-private.h"

#include "wm-review-private.h"

#include <string.h>

#define EVERY 28

typedef struct
{
  WmSample *sample;
  const WmSamplePerson *person;
  WmReview *review;
} Build;

static WmRecord *
add_row (Build *b, const WmSchema *schema, GListStore *rows)
{
  WmRecord *row = _wm_sample_record (b->sample, schema);
  wm_record_set (row, "review", wm_record_get_id (b->review->record));
  g_list_store_append (rows, row);
  return row;
}

/* "Daily log and BAM: 22 days in 30 now, 14 at the start." */
static char *
evidence (WmRecord *objective)
{
  char *text = g_strdup_printf ("%s: %s %s now, %s at the start.", wm_record_get (objective, "method"), wm_record_get (objective, "now"),
                                wm_record_get (objective, "unit"), wm_record_get (objective, "baseline"));
  text[0] = g_ascii_toupper (text[0]);
  return text;
}

static gboolean
add_objective (WmPlanNode *node, gpointer data)
{
  Build *b = data;
  WmRecord *objective = wm_plan_node_get_record (node);
  if (wm_record_get_schema (objective) != &wm_objective_schema || !wm_plan_node_is_active (node))
    return TRUE;
  g_autofree char *how = evidence (objective);
  gboolean same = g_strcmp0 (wm_record_get (objective, "now"), wm_record_get (objective, "baseline")) == 0;
  wm_record_set_many (add_row (b, &wm_review_objective_schema, b->review->objectives), "objective", wm_record_get_id (objective), "progress",
                      same ? "no-change" : "progressing", "evidence", how, "value-now", wm_record_get (objective, "now"), NULL);
  return TRUE;
}

/* What was serious on admission is a little less so, or as it was. */
static void
add_rating (Build *b, WmRecord *before)
{
  int rating = atoi (wm_record_get (before, "rating"));
  WmRecord *row = add_row (b, &wm_review_rating_schema, b->review->ratings);
  wm_record_set (row, "dimension", wm_record_get (before, "dimension"));
  wm_record_set_int (row, "rating", rating - (rating > 1 && _wm_sample_below (b->sample, 2)));
}

/* Each dimension once; the person's assessment is in the same batch. */
static void
add_ratings (Build *b)
{
  GPtrArray *batch = b->sample->batch;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = batch->len;
  for (guint i = 0; i < n; i++)
    {
      WmRecord *record = batch->pdata[i];
      if (wm_record_get_schema (record) == &wm_asam_rating_schema
          && strcmp (wm_record_get (record, "assessment"), wm_record_get_id (b->person->assessment)) == 0
          && g_hash_table_add (seen, (gpointer) wm_record_get (record, "dimension")))
        add_rating (b, record);
    }
}

static void
add_review (WmSample *self, const WmSamplePerson *p, WmPlan *plan, WmDay day)
{
  WmRecord *record = _wm_sample_record (self, &wm_review_schema);
  g_autoptr (WmReview) review = _wm_review_build (plan, record);
  Build b = { self, p, review };
  wm_record_set_many (record, "plan", wm_record_get_id (wm_plan_get_record (plan)), "kind", "scheduled", "client-comment",
                      _wm_sample_choose (self, p, NULL, wm_sample_comments), "continued-stay-reason",
                      _wm_sample_choose (self, p, NULL, wm_sample_reasons_to_stay), "changes",
                      "Nothing; the plan goes on as it is written.", NULL);
  wm_record_set_day (record, "review-date", day);
  wm_record_set_day (record, "next-review", day + EVERY);
  wm_plan_foreach (plan, add_objective, &b);
  add_ratings (&b);
  _wm_sample_sign_review (self, p, review);
}

/* One in ten was late by up to five days. */
static WmDay
day_of_review (WmSample *self, WmDay due)
{
  return _wm_sample_below (self, 10) == 0 ? due + _wm_sample_between (self, 1, 5) : due - (WmDay) _wm_sample_below (self, 3);
}

/** _wm_sample_reviews: those that were due while @plan was in force; drawn beside everything else. */
void
_wm_sample_reviews (WmSample *self, const WmSamplePerson *p, WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  WmDay left = wm_record_get_day (p->episode, "discharge-date"), end = left == WM_DAY_NONE ? self->until : left - 1;
  GRand *rand = self->rand;
  self->rand = self->intake;
  for (WmDay due = wm_record_get_day (record, "next-review"); due <= end; due += EVERY)
    {
      WmDay day = day_of_review (self, due);
      if (day > end || (left == WM_DAY_NONE && _wm_sample_below (self, 10) == 0))
        break; /* still to come */
      add_review (self, p, plan, day);
      due = day;
    }
  self->rand = rand;
}
