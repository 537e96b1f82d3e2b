/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A lettered part of the form: heading, fixed texts, sections. */
#pragma once
#include <adwaita.h>

#include "wm-form-document.h"

#define WM_TYPE_RELAPSE_PART (wm_relapse_part_get_type ())
G_DECLARE_FINAL_TYPE (WmRelapsePart, wm_relapse_part, WM, RELAPSE_PART, AdwBin)

GtkWidget *wm_relapse_part_new (WmFormDocument *document, const WmFormPart *part);
const WmFormPart *wm_relapse_part_get_part (WmRelapsePart *self);
guint wm_relapse_part_show_findings (WmRelapsePart *self, GPtrArray *findings);
gboolean wm_relapse_part_focus (WmRelapsePart *self, const WmFinding *finding);
void wm_relapse_part_focus_first (WmRelapsePart *self);
