/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours that a plan promises a week, once for the rule that judges them and the paper that says them. Pure. */
#pragma once
#include "wm-hours.h"
#include "wm-plan.h"

/* As wm_clinic_pick(): the entry of a list, or NULL. */
typedef WmRecord *(*WmPickFunc) (gpointer picks, const char *list, const char *code);

typedef struct
{
  WmRecord *intervention; /* borrowed */
  double minutes;         /* a week, on average */
} WmPlanHours;

GArray *wm_plan_hours (GPtrArray *interventions, WmDay made, WmPickFunc pick, gpointer picks, gboolean *complete);
void wm_plan_hours_range (WmRecord *level, WmDay birth, WmDay made, double *min, double *max);

gboolean wm_intervention_is_external (WmRecord *intervention);
gboolean wm_intervention_is_once (WmRecord *intervention);
double wm_intervention_times_a_week (WmRecord *intervention);
