/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rules a plan fails, and its items by their numbers. */
#pragma once
#include "worked-example.h"

char *rules_found_in (WorkedExample *example);
void rules_expect (WorkedExample *example, const char *rules);
WmRecord *rules_item (WorkedExample *example, const char *number, const WmSchema *schema);
