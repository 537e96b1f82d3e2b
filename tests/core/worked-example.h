/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example of domain reference 4.4 as records, without a clinic around it. */
#pragma once
#include "wm-rules.h"

typedef struct
{
  WmPlan *plan;
  WmRecord *client, *episode, *assessment;
  GPtrArray *lists;  /* what a new clinic has: levels of care, pick items */
  WmPlanFacts facts; /* owns diagnoses, staff, ratings, life areas, screens, safety flags and so on */
} WorkedExample;

WorkedExample *worked_example_new (void);
void worked_example_free (WorkedExample *self);
GPtrArray *worked_example_records (WorkedExample *self, WmRecord *level);
WmPlanNode *worked_example_node (WorkedExample *self, const char *number, const WmSchema *schema);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WorkedExample, worked_example_free)
