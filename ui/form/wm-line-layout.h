/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of widgets in which texts wrap where there is no room, and nothing else gives way. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_LINE_LAYOUT (wm_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (WmLineLayout, wm_line_layout, WM, LINE_LAYOUT, GtkLayoutManager)

void wm_line_layout_of_row (AdwActionRow *row);
