/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A date: typed in any of the usual ways, or picked from a calendar. */
#pragma once
#include "wm-typed-row.h"

#define WM_TYPE_DATE_ROW (wm_date_row_get_type ())
G_DECLARE_FINAL_TYPE (WmDateRow, wm_date_row, WM, DATE_ROW, WmTypedRow)

GtkWidget *wm_date_row_new (WmClinic *clinic, WmRecord *record, const WmField *field);
