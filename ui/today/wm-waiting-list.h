/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for whoever is signed in, grouped and counted; Enter opens the chart behind it. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_WAITING_LIST (wm_waiting_list_get_type ())
G_DECLARE_FINAL_TYPE (WmWaitingList, wm_waiting_list, WM, WAITING_LIST, AdwBin)

gboolean wm_waiting_list_load (WmWaitingList *self, WmClinic *clinic, const char *staff, GError **error);
gboolean wm_waiting_list_is_busy (WmWaitingList *self);
guint wm_waiting_list_get_count (WmWaitingList *self);
