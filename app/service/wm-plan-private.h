/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of WmPlan share. */
#pragma once
#include "wm-plan-facts.h"

struct _WmPlanNode
{
  GObject parent_instance;

  /* owned */
  WmRecord *record;
  GListStore *children;
  /* borrowed */
  WmPlanNode *parent; /* NULL for a problem */
  WmPlan *plan;
};

struct _WmPlan
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic; /* NULL for a plan built from records alone */
  WmRecord *record;
  WmRecord *client;
  WmRecord *episode;
  GListStore *problems;
  GListStore *signatures; /* of WmRecord, oldest first */
  GPtrArray *removed; /* stored records that the next save deletes */
  WmPlanFacts *facts; /* NULL until checked, and again once something was saved */
};

/* The shape of the tree: what stands below what. */
const WmSchema *_wm_plan_child_of (const WmSchema *schema);
WmPlan *_wm_plan_load (WmClinic *clinic, const char *plan_id, GError **error);
void _wm_plan_set_clinic (WmPlan *self, WmClinic *clinic);
gint64 _wm_plan_version (WmRecord *plan);
gboolean _wm_plan_state_is (WmRecord *plan, const char *state);
void _wm_plan_renumber (GListStore *siblings);
GPtrArray *_wm_plan_records (WmPlan *self);
