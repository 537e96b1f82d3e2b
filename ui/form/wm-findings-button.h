/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "3 things to settle": how many findings there are; it opens their list, and each entry leads to its field. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_FINDINGS_BUTTON (wm_findings_button_get_type ())
G_DECLARE_FINAL_TYPE (WmFindingsButton, wm_findings_button, WM, FINDINGS_BUTTON, AdwBin)

void wm_findings_button_set (WmFindingsButton *self, GPtrArray *findings);
void wm_findings_button_open (WmFindingsButton *self);
