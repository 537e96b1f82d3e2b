/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* When a plan is due (domain reference 10.1): the one rule of Review, the roster and Today. */
#pragma once
#include "wm-clinic.h"

int wm_plan_due_days (WmClinic *clinic);
WmDay wm_plan_due (gboolean in_force, WmDay next_review, WmDay admitted, int due_days);
int wm_plan_days_late (WmDay due, WmDay today);
