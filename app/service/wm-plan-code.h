/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The content code of a plan: what was signed, as one number (domain reference 9.3, PR16). */
#pragma once
#include "wm-plan.h"

char *wm_plan_content_code (WmPlan *plan);
char *wm_plan_short_code (const char *content_code);
