/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole number on a slider. Nothing chosen yet is shown as such and is not 0; Delete goes back to it. */
#pragma once
#include <adwaita.h>

#include "wm-record.h"

#define WM_TYPE_SCALE_ROW (wm_scale_row_get_type ())
G_DECLARE_FINAL_TYPE (WmScaleRow, wm_scale_row, WM, SCALE_ROW, AdwPreferencesRow)

GtkWidget *wm_scale_row_new (WmRecord *record, const WmField *field);
