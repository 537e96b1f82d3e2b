/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with several chosen clients; while it is done, how far it is and how to stop. ::clear when nobody is
 * to be chosen any more. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_SELECTION_BAR (wm_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (WmSelectionBar, wm_selection_bar, WM, SELECTION_BAR, AdwBin)

void wm_selection_bar_set_clinic (WmSelectionBar *self, WmClinic *clinic);
void wm_selection_bar_set_clients (WmSelectionBar *self, char **clients);
void wm_selection_bar_save_plans (WmSelectionBar *self, const char *folder);
void wm_selection_bar_print_plans (WmSelectionBar *self);
gboolean wm_selection_bar_is_busy (WmSelectionBar *self);
