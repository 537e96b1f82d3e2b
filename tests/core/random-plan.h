/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that fill every field their tables have with what is awkward to write down: control characters, markup, other
 * scripts, the longest texts. */
#pragma once
#include "wm-plan.h"

/* A plan in force with @n_objectives, kept in @client's open episode with reviews, signatures, an assessment, findings. */
WmPlan *random_plan_new (WmClinic *clinic, WmRecord *client, GRand *rand, guint n_objectives);
void random_plan_set_state (WmPlan *plan, const char *state);
