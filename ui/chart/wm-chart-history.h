/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart went through: versions of the plan, reviews, assessments, and who did what when. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_CHART_HISTORY (wm_chart_history_get_type ())
G_DECLARE_FINAL_TYPE (WmChartHistory, wm_chart_history, WM, CHART_HISTORY, AdwBin)
