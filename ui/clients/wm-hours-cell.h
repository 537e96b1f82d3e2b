/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of the roster that shows the hours attended this week against those prescribed. */
#pragma once
#include "wm-roster-hours.h"
#include "wm-roster.h"

#define WM_TYPE_HOURS_CELL (wm_hours_cell_get_type ())
G_DECLARE_FINAL_TYPE (WmHoursCell, wm_hours_cell, WM, HOURS_CELL, GtkWidget)

GtkWidget *wm_hours_cell_new (WmRosterHours *hours);
void wm_hours_cell_set_row (WmHoursCell *self, WmRosterRow *row);
