/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Help: a page for each view, and the keys. */
#pragma once
#include <adwaita.h>

#define WM_HELP_KEYS "keys"

#define WM_TYPE_HELP_WINDOW (wm_help_window_get_type ())
G_DECLARE_FINAL_TYPE (WmHelpWindow, wm_help_window, WM, HELP_WINDOW, AdwWindow)

GtkWindow *wm_help_window_new (GtkWindow *parent, const char *page);
const char *wm_help_window_get_page (WmHelpWindow *self);
