/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Today view: today's sessions with attendance, and what waits. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_TODAY_VIEW (wm_today_view_get_type ())
G_DECLARE_FINAL_TYPE (WmTodayView, wm_today_view, WM, TODAY_VIEW, AdwBin)
