/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sign-in, the views, lock. Its title never carries a client's name. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"
#include "wm-options.h"

#define WM_TYPE_WINDOW (wm_window_get_type ())
G_DECLARE_FINAL_TYPE (WmWindow, wm_window, WM, WINDOW, AdwApplicationWindow)

WmWindow *wm_window_new (GtkApplication *application, const WmOptions *options);
void wm_window_set_clinic (WmWindow *self, WmClinic *clinic);
void wm_window_explore (WmWindow *self, WmClinic *clinic, const char *problem);
const char *wm_window_get_help_page (WmWindow *self);
void wm_window_say (WmWindow *self, const char *text);
void wm_window_add_toast (WmWindow *self, AdwToast *toast);
