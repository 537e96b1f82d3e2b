/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of the selected item: which fields stand in which group, by record type. */
#pragma once
#include <adwaita.h>

#include "wm-plan.h"

GtkWidget *wm_plan_form_new (WmPlan *plan, WmPlanNode *node);
void wm_plan_form_show_findings (GtkWidget *form, GPtrArray *findings);
void wm_plan_form_focus (GtkWidget *form, const char *field);
void wm_plan_form_select_blank (GtkWidget *form);
