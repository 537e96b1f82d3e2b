/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typing journal of a plan: what differs from the store, as text, and back into a loaded plan. */
#pragma once
#include "wm-plan.h"

char *wm_plan_to_draft (WmPlan *plan);
gboolean wm_plan_apply_draft (WmPlan *plan, const char *text);
char *wm_plan_draft_key (WmPlan *plan);
