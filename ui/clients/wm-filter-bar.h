/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the roster shows: a menu of choices, and a chip for each that was made. ::changed once the roster follows. */
#pragma once
#include <adwaita.h>

#include "wm-roster.h"

#define WM_TYPE_FILTER_BAR (wm_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WmFilterBar, wm_filter_bar, WM, FILTER_BAR, AdwBin)

void wm_filter_bar_set_roster (WmFilterBar *self, WmRoster *roster, WmClinic *clinic);
void wm_filter_bar_show_only (WmFilterBar *self, const char *title, const char *const *ids);
void wm_filter_bar_clear (WmFilterBar *self);
gboolean wm_filter_bar_shows_only (WmFilterBar *self);
gboolean wm_filter_bar_is_chosen (WmFilterBar *self, WmRosterColumn column);
