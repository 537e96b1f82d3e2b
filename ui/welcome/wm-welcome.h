/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The first run, where there is no clinic yet: look around in the sample clinic, set up this one, or restore it from a
 * backup. Emits "opened" with a new WmClinic, "restored" when there is one to sign in to; the sample clinic is the
 * application's: its action app.explore. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_WELCOME (wm_welcome_get_type ())
G_DECLARE_FINAL_TYPE (WmWelcome, wm_welcome, WM, WELCOME, AdwBin)

gboolean wm_welcome_is_first_run (const char *folder);
void wm_welcome_set_folder (WmWelcome *self, const char *folder);
