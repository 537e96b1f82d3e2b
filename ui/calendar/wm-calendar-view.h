/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Calendar view: the week's grid, the session beside it, the hours below it. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"
#include "wm-hours-ledger.h"
#include "wm-session-panel.h"
#include "wm-week-grid.h"

#define WM_TYPE_CALENDAR_VIEW (wm_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (WmCalendarView, wm_calendar_view, WM, CALENDAR_VIEW, AdwBin)

void wm_calendar_view_show_day (WmCalendarView *self, WmDay day);
void wm_calendar_view_show (WmCalendarView *self, const WmOccurrence *like);
