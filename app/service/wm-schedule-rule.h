/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Weekly recurrence rules into dates. Pure; local dates only, so that no time zone and no change of clocks enters. */
#pragma once
#include "wm-day.h"
#include "wm-error.h"

GArray *wm_schedule_rule_expand (const char *rule, WmDay first, WmDay last, WmDay from, WmDay to, GError **error);
gboolean wm_schedule_rule_check (const char *rule, GError **error);
