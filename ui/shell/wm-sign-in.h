/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sign-in and lock: a name, a passphrase. The key is derived off the main thread. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_SIGN_IN (wm_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (WmSignIn, wm_sign_in, WM, SIGN_IN, AdwBin)

void wm_sign_in_set_folder (WmSignIn *self, const char *folder, WmDay today);
void wm_sign_in_lock (WmSignIn *self, WmClinic *clinic, gboolean demo);
