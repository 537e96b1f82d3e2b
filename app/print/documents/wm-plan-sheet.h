/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the printed treatment plan, one file each. For this folder only. */
#pragma once
#include "wm-sheet.h"

typedef struct
{
  WmSheet sheet;
  WmPlan *plan;
  WmRecord *record; /* of the plan */
} WmPlanSheet;

const char *_wm_plan_say (const WmPlanSheet *self, const char *msgid);
char *_wm_plan_field_date (const WmPlanSheet *self, WmRecord *record, const char *field, const char *msgid);
WmRecord *_wm_plan_node_at (GListModel *model, guint index, WmPlanNode **node);
gboolean _wm_plan_is_put_off (WmPlanNode *problem);
void _wm_plan_part (GString *line, const char *part);

void _wm_plan_person (const WmPlanSheet *self);
char *_wm_plan_hours (const WmPlanSheet *self);
void _wm_plan_problems (const WmPlanSheet *self);
gboolean _wm_plan_put_off (const WmPlanSheet *self, GError **error);
void _wm_plan_interventions (const WmPlanSheet *self, GListModel *interventions, gboolean with_header);
void _wm_plan_step_down (const WmPlanSheet *self);
void _wm_plan_signing (const WmPlanSheet *self);
void _wm_plan_manifest (const WmPlanSheet *self);
gboolean _wm_plan_chart (const WmPlanSheet *self, GError **error);
