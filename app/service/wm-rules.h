/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan rules of domain reference 4.3: pure functions over the facts of one plan. A finding's sentence
 * never carries a rule's id; E blocks signing, W may be overridden with a reason. */
#pragma once
#include "wm-plan.h"

typedef struct
{
  WmPlan *plan;
  WmRecord *episode;    /* nullable: then expected end is not known */
  GPtrArray *diagnoses; /* of the episode */
  GPtrArray *staff;
  int review_every_days;
  WmDay today;
} WmPlanFacts;

typedef struct
{
  const char *id;
  void (*check) (const WmPlanFacts *facts, GPtrArray *findings);
} WmRule;

extern const WmRule wm_rules[];

GPtrArray *wm_rules_run (const WmPlanFacts *facts);
