/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A section of the form: its one row of items, or its many rows with a line below in which Enter adds one. */
#pragma once
#include <adwaita.h>

#include "wm-form-document.h"

#define WM_TYPE_RELAPSE_SECTION (wm_relapse_section_get_type ())
G_DECLARE_FINAL_TYPE (WmRelapseSection, wm_relapse_section, WM, RELAPSE_SECTION, AdwBin)

GtkWidget *wm_relapse_section_new (WmFormDocument *document, const WmFormPart *part, const WmFormSection *section);
guint wm_relapse_section_show_findings (WmRelapseSection *self, GPtrArray *findings);
gboolean wm_relapse_section_focus (WmRelapseSection *self, const WmFinding *finding);
void wm_relapse_section_focus_add (WmRelapseSection *self);
