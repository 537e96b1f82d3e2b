/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of a section that holds many: folded it says what it is about and what is missing, unfolded it
 * shows its items. */
#pragma once
#include <adwaita.h>

#include "wm-form-document.h"

#define WM_TYPE_RELAPSE_ROW (wm_relapse_row_get_type ())
G_DECLARE_FINAL_TYPE (WmRelapseRow, wm_relapse_row, WM, RELAPSE_ROW, AdwExpanderRow)

GtkWidget *wm_relapse_row_new (WmFormDocument *document, const WmFormSection *section, WmRecord *record);
WmRecord *wm_relapse_row_get_record (WmRelapseRow *self);
void wm_relapse_row_show_findings (WmRelapseRow *self, GPtrArray *findings);
void wm_relapse_row_focus (WmRelapseRow *self, const char *field);
