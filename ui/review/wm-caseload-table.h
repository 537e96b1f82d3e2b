/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The caseloads as a table: counselors down, indicators across, the totals below. Every number is a button; ::open says
 * which charts are behind it. */
#pragma once
#include <adwaita.h>

#include "wm-caseload.h"

#define WM_TYPE_CASELOAD_TABLE (wm_caseload_table_get_type ())
G_DECLARE_FINAL_TYPE (WmCaseloadTable, wm_caseload_table, WM, CASELOAD_TABLE, AdwBin)

void wm_caseload_table_focus_numbers (WmCaseloadTable *self);
void wm_caseload_table_set (WmCaseloadTable *self, WmCaseload *caseload);
