/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the client is on the way: what they want, the episode, open objectives. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_CHART_OVERVIEW (wm_chart_overview_get_type ())
G_DECLARE_FINAL_TYPE (WmChartOverview, wm_chart_overview, WM, CHART_OVERVIEW, AdwBin)
