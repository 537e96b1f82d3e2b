/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who waits for a place, or who asked: a table in a fixed order, with what may be done for the selected person below it. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_INTAKE_LIST (wm_intake_list_get_type ())
G_DECLARE_FINAL_TYPE (WmIntakeList, wm_intake_list, WM, INTAKE_LIST, AdwBin)

GtkWidget *wm_intake_list_new (WmClinic *clinic, gboolean waiting);
void wm_intake_list_set_search (WmIntakeList *self, const char *text);
void wm_intake_list_open_selected (WmIntakeList *self);
void wm_intake_list_focus (WmIntakeList *self);
