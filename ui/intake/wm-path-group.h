/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where somebody is on the way into treatment, a row for each part of it, and one button for what is next. */
#pragma once
#include <adwaita.h>

#include "wm-client-path.h"

#define WM_TYPE_PATH_GROUP (wm_path_group_get_type ())
G_DECLARE_FINAL_TYPE (WmPathGroup, wm_path_group, WM, PATH_GROUP, AdwPreferencesGroup)

GtkWidget *wm_path_group_new (WmClinic *clinic, const WmClientPath *path);
gboolean wm_path_group_focus (WmPathGroup *self);
