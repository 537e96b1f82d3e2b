/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: the clinic, who works and signs in there, rules and intervals, lock and backup. Who may not change
 * settings finds their own passphrase here. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"

#define WM_TYPE_PREFERENCES (wm_preferences_get_type ())
G_DECLARE_FINAL_TYPE (WmPreferences, wm_preferences, WM, PREFERENCES, AdwPreferencesWindow)

extern const WmRecordKind wm_preferences_clinic[], wm_preferences_staff;

WmPreferences *wm_preferences_new (GtkWindow *parent, WmClinic *clinic);
