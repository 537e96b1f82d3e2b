/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting up a clinic: its name, its director, a passphrase; then the recovery code, printed and asked for once. The
 * keys are derived off the main thread. Emits "made" when there is no way back, "opened" with the new WmClinic. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_SET_UP (wm_set_up_get_type ())
G_DECLARE_FINAL_TYPE (WmSetUp, wm_set_up, WM, SET_UP, AdwBin)

void wm_set_up_make_place (const char *folder);
void wm_set_up_begin (WmSetUp *self, const char *folder);
