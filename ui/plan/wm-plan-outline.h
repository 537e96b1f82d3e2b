/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline: the plan's tree as a list with numbers, marks and an expander. */
#pragma once
#include <gtk/gtk.h>

#include "wm-plan.h"

GtkSingleSelection *wm_plan_outline_set_plan (GtkListView *view, WmPlan *plan);
void wm_plan_outline_show_findings (GtkListView *view, WmPlan *plan, GPtrArray *findings);
WmPlanNode *wm_plan_outline_get_selected (GtkSingleSelection *selection);
void wm_plan_outline_select (GtkSingleSelection *selection, WmPlanNode *node);
void wm_plan_outline_fold (GtkListView *view, GtkSingleSelection *selection, gboolean inward);
void wm_plan_outline_keep_place (GtkListView *view, guint position);
