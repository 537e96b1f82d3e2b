/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The relapse-prevention plan of a chart: one calm column, a rail that shows how far it is, the crisis
 * lines always in sight. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_RELAPSE_PAGE (wm_relapse_page_get_type ())
G_DECLARE_FINAL_TYPE (WmRelapsePage, wm_relapse_page, WM, RELAPSE_PAGE, AdwBin)
