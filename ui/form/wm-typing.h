/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a window of its own is kept as an encrypted draft until it is saved or discarded. Escape asks first,
 * and what a crash left comes back with the window. */
#pragma once
#include <adwaita.h>

#include "wm-record-draft.h"

WmReturn wm_typing_begin (GtkWindow *window, WmClinic *clinic, const char *key, GPtrArray *records, AdwPreferencesGroup *notice);
void wm_typing_add_differences (GtkWindow *window, GPtrArray *findings);
void wm_typing_focus (GtkWindow *window, AdwPreferencesGroup *group);
void wm_typing_leave (GtkWindow *window);
void wm_typing_end_of (GtkWindow *window, WmRecord *record);
void wm_typing_end (GtkWindow *window);
GtkWidget *wm_typing_chip_new (void);
