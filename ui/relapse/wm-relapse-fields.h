/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The items of one row of a section as form rows, with chips and sentences below them. */
#pragma once
#include <adwaita.h>

#include "wm-form-document.h"

typedef struct _WmRelapseFields WmRelapseFields;
typedef void (*WmAddRow) (gpointer place, GtkWidget *row);

WmRelapseFields *wm_relapse_fields_new (WmFormDocument *document, const WmFormSection *section, WmRecord *record,
                                        WmAddRow add, gpointer place);
void wm_relapse_fields_free (WmRelapseFields *self);
void wm_relapse_fields_show_findings (WmRelapseFields *self, GPtrArray *findings);
gboolean wm_relapse_fields_focus (WmRelapseFields *self, const char *field);
