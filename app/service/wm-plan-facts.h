/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan rules know of the clinic beside the plan itself. Loaded once a plan and kept until something is
 * saved, so that checking while someone types costs no query. Rules read it and nothing else. */
#pragma once
#include "wm-library.h"
#include "wm-plan-hours.h"
#include "wm-signers.h"

/* One note: the lasting ids (`item`) of the objective it is linked to and of what was done. */
typedef struct
{
  const char *objective, *intervention; /* nullable */
  WmDay date;
} WmNoteFact;

typedef struct
{
  /* borrowed */
  WmPlan *plan;
  WmRecord *client;      /* nullable in a plan outside any clinic */
  WmRecord *episode;     /* nullable: then expected end and consent are not known */
  WmPickFunc pick;       /* nullable: then codes stand for labels, and no service counts */
  gpointer picks;
  const WmLibrary *library; /* plan-statements; nullable */
  /* owned references; arrays of WmRecord */
  GPtrArray *assessments, *diagnoses, *screens; /* of the episode */
  GPtrArray *ratings, *life_areas;              /* of those assessments */
  GPtrArray *flags;                             /* of the client */
  GPtrArray *staff, *levels;
  GPtrArray *relapse_plans;                     /* form documents of the episode */
  GPtrArray *reviews;                           /* of this version; nullable: none */
  GPtrArray *notes;                             /* WmNoteFact; NULL where notes aren't kept: then nothing is stalled */
  GPtrArray *others;                            /* WmLikePlan of all clients; nullable */
  GPtrArray *nodes;                             /* the plan's items while the rules run; else NULL */
  char *content_code;                           /* of the plan as it stands; NULL where nobody signed */
  /* settings in force */
  int review_every_days, relapse_plan_days;
  WmSignerFacts signers;
  WmDay today;
} WmPlanFacts;

WmPlanFacts *wm_plan_facts_load (WmPlan *plan, GError **error);
void wm_plan_facts_clear (WmPlanFacts *self);
void wm_plan_facts_free (WmPlanFacts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPlanFacts, wm_plan_facts_free)
