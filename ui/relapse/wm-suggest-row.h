/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Wordings offered as chips below a text input while it has the focus: from a library, or from other
 * rows of the same form. Down goes to the chips, Enter takes one, Escape goes back. */
#pragma once
#include <adwaita.h>

#include "wm-form-document.h"

#define WM_TYPE_SUGGEST_ROW (wm_suggest_row_get_type ())
G_DECLARE_FINAL_TYPE (WmSuggestRow, wm_suggest_row, WM, SUGGEST_ROW, AdwPreferencesRow)

GtkWidget *wm_suggest_row_new (WmFormDocument *document, const WmFormItem *item, GtkWidget *input);
