/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of a list as one row: what it says in a line, and opened, the rows of its fields. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_RECORD_ROW (wm_record_row_get_type ())
G_DECLARE_FINAL_TYPE (WmRecordRow, wm_record_row, WM, RECORD_ROW, AdwExpanderRow)

GtkWidget *wm_record_row_new (WmClinic *clinic, WmRecord *record, const char *title, const char *const *fields, gboolean editable);
void wm_record_row_offer_remove (WmRecordRow *self);
WmRecord *wm_record_row_get_record (WmRecordRow *self);
void wm_record_row_show_findings (WmRecordRow *self, GPtrArray *findings);
void wm_record_row_focus (WmRecordRow *self, const char *field);
