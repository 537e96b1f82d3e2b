/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as it will print, beside the form: it follows what is typed and shows where the selected item stands. */
#pragma once
#include <adwaita.h>

#include "wm-plan.h"

#define WM_TYPE_PLAN_READER (wm_plan_reader_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanReader, wm_plan_reader, WM, PLAN_READER, AdwBin)

void wm_plan_reader_set_plan (WmPlanReader *self, WmPlan *plan);
void wm_plan_reader_show_item (WmPlanReader *self, WmPlanNode *node);
guint wm_plan_reader_get_n_pages (WmPlanReader *self);
