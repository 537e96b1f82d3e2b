/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for a co-signature, the longest first; each opens the plan. */
#pragma once
#include <adwaita.h>

#include "wm-caseload.h"

#define WM_TYPE_COSIGN_LIST (wm_cosign_list_get_type ())
G_DECLARE_FINAL_TYPE (WmCosignList, wm_cosign_list, WM, COSIGN_LIST, AdwBin)

void wm_cosign_list_set (WmCosignList *self, WmCaseload *caseload, WmClinic *clinic);
