/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Around a list: one stop of Tab in either direction. The arrow keys go on inside of it. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_TAB_STOP (wm_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (WmTabStop, wm_tab_stop, WM, TAB_STOP, AdwBin)
