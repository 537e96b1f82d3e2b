/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The caseloads as CSV: one line a counselor, a column for each indicator. */
#pragma once
#include "wm-caseload.h"

GBytes *wm_caseload_csv (WmCaseload *caseload, WmClinic *clinic);
