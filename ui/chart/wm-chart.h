/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's chart: the header that is always visible, the sidebar, the section. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_CHART (wm_chart_get_type ())
G_DECLARE_FINAL_TYPE (WmChart, wm_chart, WM, CHART, AdwBin)

WmChart *wm_chart_new (WmClinic *clinic, const char *client_id, GError **error);
void wm_chart_show_page (WmChart *self, const char *page);
const char *wm_chart_get_page (WmChart *self);
void wm_chart_act (WmChart *self, const char *action);
