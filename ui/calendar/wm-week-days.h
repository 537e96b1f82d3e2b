/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The days above the week grid: names and numbers, each over its column. */
#pragma once
#include <gtk/gtk.h>

#include "wm-week-grid.h"

#define WM_TYPE_WEEK_DAYS (wm_week_days_get_type ())
G_DECLARE_FINAL_TYPE (WmWeekDays, wm_week_days, WM, WEEK_DAYS, GtkWidget)

void wm_week_days_set (WmWeekDays *self, WmDay from, WmDay today, guint narrow);
