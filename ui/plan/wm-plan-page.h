/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment plan of a chart: outline, form of the selected item, what is to settle. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_PLAN_PAGE (wm_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (WmPlanPage, wm_plan_page, WM, PLAN_PAGE, AdwBin)
