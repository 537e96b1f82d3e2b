/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A number of a caseload, to be pressed. */
#pragma once
#include <gtk/gtk.h>

#include "wm-caseload.h"

#define WM_TYPE_NUMBER_BUTTON (wm_number_button_get_type ())
G_DECLARE_FINAL_TYPE (WmNumberButton, wm_number_button, WM, NUMBER_BUTTON, GtkButton)

GtkWidget *wm_number_button_new (guint indicator);
void wm_number_button_set (WmNumberButton *self, WmCaseloadRow *row, const char *name, const WmCaseloadTerms *terms);
WmCaseloadRow *wm_number_button_get_row (WmNumberButton *self);
guint wm_number_button_get_indicator (WmNumberButton *self);
