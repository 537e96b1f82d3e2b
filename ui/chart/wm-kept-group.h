/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into windows of one client's chart and not saved; each row leads back to its window. It is hidden where
 * nothing waits. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_KEPT_GROUP (wm_kept_group_get_type ())
G_DECLARE_FINAL_TYPE (WmKeptGroup, wm_kept_group, WM, KEPT_GROUP, AdwPreferencesGroup)

GtkWidget *wm_kept_group_new (WmClinic *clinic, const char *client_id);
