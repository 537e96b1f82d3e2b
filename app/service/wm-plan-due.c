/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-plan-due.h"

/** wm_plan_due_days: after the admission a plan is to be in force, by the clinic's settings. */
int
wm_plan_due_days (WmClinic *clinic)
{
  return wm_clinic_setting_int (clinic, "plan-due-days", 7);
}

/**
 * wm_plan_due:
 * @in_force: whether a version is
 * @next_review: of the version in force; %WM_DAY_NONE: none was set
 * @admitted: %WM_DAY_NONE: not yet
 * @due_days: wm_plan_due_days()
 *
 * Returns: the last day on which the next review, or else the first plan, is in time; %WM_DAY_NONE: nothing is due
 */
WmDay
wm_plan_due (gboolean in_force, WmDay next_review, WmDay admitted, int due_days)
{
  if (in_force)
    return next_review;
  return admitted == WM_DAY_NONE ? WM_DAY_NONE : admitted + due_days;
}

/** wm_plan_days_late: Returns: 0 up to the day that @due is; positive from the next one on. */
int
wm_plan_days_late (WmDay due, WmDay today)
{
  return due != WM_DAY_NONE && today > due ? today - due : 0;
}
