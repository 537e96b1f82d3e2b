/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings as rows: one table line each. A change is saved at once. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

typedef enum
{
  WM_SETTING_NUMBER,
  WM_SETTING_SWITCH,
  WM_SETTING_TEXT,
  WM_SETTING_CHOICE,
} WmSettingKind;

typedef struct
{
  const char *name;
  const char *label;  /* N_() */
  const char *help;   /* N_(), or NULL */
  WmSettingKind kind;
  int min, max;       /* of a number */
  const char *const *choices; /* value, N_() label, value, ... NULL */
} WmSetting;

extern const WmSetting wm_settings_plan[], wm_settings_week[], wm_settings_lock[], wm_settings_print[], wm_settings_crisis[];

void wm_setting_rows_add (AdwPreferencesGroup *group, WmClinic *clinic, const WmSetting *settings);
