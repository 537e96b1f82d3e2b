/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The selected session beside the grid: what it is, who is expected, attendance by single keys.
 *   ::mark (const char *client, int status, int arrive, int leave)   asked for by a key or a chip's menu */
#pragma once
#include <adwaita.h>

#include "wm-schedule.h"

#define WM_TYPE_SESSION_PANEL (wm_session_panel_get_type ())
G_DECLARE_FINAL_TYPE (WmSessionPanel, wm_session_panel, WM, SESSION_PANEL, AdwBin)

void wm_session_panel_set (WmSessionPanel *self, WmSchedule *schedule, const WmOccurrence *occurrence, WmDay today);
void wm_session_panel_offer_removal (WmSessionPanel *self);
void wm_session_panel_focus_roster (WmSessionPanel *self);
