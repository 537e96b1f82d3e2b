/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sample's files share: one random source, one batch of records. */
#pragma once
#include "wm-sample.h"

typedef struct
{
  WmClinic *clinic;
  GRand *rand;
  guint64 seed;
  guint64 n_ids;
  WmDay until;
  GPtrArray *batch;     /* records of the act that is being put together */
  GPtrArray *staff;     /* counselors */
  GPtrArray *rooms;
  WmRecord *peer;       /* owned, like staff and rooms: batches let their records go */
  char **taken;         /* folded parts of the names of who can sign in */
} WmSample;

/* One invented person with the facts their plan is built from. */
typedef struct
{
  guint index;
  WmRecord *client, *episode, *assessment, *diagnosis, *counselor;
  guint substance;      /* in wm_sample_substances */
  guint troubles[2];    /* in wm_sample_troubles */
  int use_days;
  gboolean adolescent;
} WmSamplePerson;

WmRecord *_wm_sample_record (WmSample *self, const WmSchema *schema);
guint _wm_sample_below (WmSample *self, guint n);
const char *_wm_sample_pick (WmSample *self, const char *const *list);
const char *_wm_sample_name (WmSample *self, const char *const *list);
char *_wm_sample_fill_in (WmSample *self, const char *text);
gboolean _wm_sample_flush (WmSample *self, GError **error);

void _wm_sample_person (WmSample *self, WmSamplePerson *person);
void _wm_sample_relapse (WmSample *self, const WmSamplePerson *person, gboolean has_flag);
void _wm_sample_plan (WmSample *self, const WmSamplePerson *person);
void _wm_sample_cohort (WmSample *self, guint cohort, GPtrArray *persons);
