/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The search as one would explain it: every text that one slip makes of what was typed is tried. */
#pragma once
#include <glib.h>

GArray *slow_search (GPtrArray *keys, const char *typed);
