/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A time of day: typed in any of the usual ways. */
#pragma once
#include <adwaita.h>

#include "wm-record.h"

#define WM_TYPE_TIME_ROW (wm_time_row_get_type ())
G_DECLARE_FINAL_TYPE (WmTimeRow, wm_time_row, WM, TIME_ROW, AdwEntryRow)

GtkWidget *wm_time_row_new (WmRecord *record, const WmField *field);
