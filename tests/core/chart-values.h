/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every value that a plan's chart copy has to hold, by walking the tables of fields. */
#pragma once
#include "wm-plan.h"

guint chart_values_check (WmPlan *plan, const char *pdf_text);
