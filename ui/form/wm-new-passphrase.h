/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a new passphrase: twice, with a meter of its strength. Emits "entered" on Enter. */
#pragma once
#include <adwaita.h>

#define WM_TYPE_NEW_PASSPHRASE (wm_new_passphrase_get_type ())
G_DECLARE_FINAL_TYPE (WmNewPassphrase, wm_new_passphrase, WM, NEW_PASSPHRASE, AdwBin)

void wm_new_passphrase_set_person (WmNewPassphrase *self, const char *name);
const char *wm_new_passphrase_get (WmNewPassphrase *self, const char **problem);
void wm_new_passphrase_clear (WmNewPassphrase *self);
