/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample's files share: one random source, one batch of records. */
#pragma once
#include "wm-sample-data.h"
#include "wm-plan.h"
#include "wm-review.h"
#include "wm-sample.h"

typedef struct
{
  WmClinic *clinic;
  GRand *rand;
  GRand *intake;        /* of what _wm_sample_intake() adds */
  guint64 seed;
  guint32 n_ids;
  WmDay until;
  GPtrArray *batch;     /* records of the act that is being put together */
  GPtrArray *staff;     /* counselors */
  GPtrArray *rooms;
  GPtrArray *programs;
  WmRecord *peer;       /* owned, like staff and rooms: batches let their records go */
  WmRecord *supervisor, *front_desk;
  char **taken;         /* folded parts of the names of who can sign in */
  GStringChunk *texts;  /* of the people: filled texts live as long as the sample is made */
} WmSample;

/* What a person needs help with: their own numbers and facts, told in the assessment and quoted by the plan. */
typedef struct
{
  const WmSampleTrouble *trouble;
  int n, score, from, to;
  const char *facts;
  WmRecord *diagnosis;  /* nullable: of its own */
} WmSampleNeed;

/* One invented person with the facts their plan is built from. */
typedef struct
{
  guint index;
  WmRecord *client, *episode, *assessment, *diagnosis, *counselor;
  WmRecord *flag;       /* nullable: an open safety flag; its need is the third */
  guint substance;      /* in wm_sample_substances */
  WmSampleNeed needs[4];
  guint n_needs;        /* to work on now */
  gboolean waits;       /* needs[n_needs] is known and not worked on now */
  const char *kin, *job, *day; /* job is NULL for who has no work */
  const char *use_facts;
  int use_days, screen_score;
  gboolean adolescent;
} WmSamplePerson;

WmRecord *_wm_sample_record (WmSample *self, const WmSchema *schema);
guint _wm_sample_below (WmSample *self, guint n);
int _wm_sample_between (WmSample *self, int low, int high);
const char *_wm_sample_pick (WmSample *self, const char *const *list);
const char *_wm_sample_name (WmSample *self, const char *const *list);
const char *_wm_sample_fill (WmSample *self, const WmSamplePerson *person, const WmSampleNeed *need, const char *text);
const char *_wm_sample_choose (WmSample *self, const WmSamplePerson *person, const WmSampleNeed *need, const char *const *list);
const char *_wm_sample_dimension (const WmSamplePerson *person, const char *fourth);
gboolean _wm_sample_flush (WmSample *self, GError **error);

void _wm_sample_person (WmSample *self, WmSamplePerson *person);
void _wm_sample_assessment (WmSample *self, WmSamplePerson *person);
void _wm_sample_relapse (WmSample *self, const WmSamplePerson *person, gboolean has_flag);
void _wm_sample_plan (WmSample *self, const WmSamplePerson *person);
void _wm_sample_sign (WmSample *self, const WmSamplePerson *person, WmPlan *plan);
void _wm_sample_sign_review (WmSample *self, const WmSamplePerson *person, WmReview *review);
void _wm_sample_reviews (WmSample *self, const WmSamplePerson *person, WmPlan *plan);
void _wm_sample_intake (WmSample *self, WmSamplePerson *person);
void _wm_sample_cohort (WmSample *self, guint cohort, GPtrArray *persons);
