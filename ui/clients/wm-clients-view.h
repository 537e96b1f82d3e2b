/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Clients view: the roster, and the chart that Enter opens. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_CLIENTS_VIEW (wm_clients_view_get_type ())
G_DECLARE_FINAL_TYPE (WmClientsView, wm_clients_view, WM, CLIENTS_VIEW, AdwBin)

void wm_clients_view_open_chart (WmClientsView *self, const char *client_id, const char *page);
void wm_clients_view_show_only (WmClientsView *self, const char *title, const char *const *ids);
gboolean wm_clients_view_shows_only (WmClientsView *self);
void wm_clients_view_close_chart (WmClientsView *self);
gboolean wm_clients_view_shows_chart (WmClientsView *self);
const char *wm_clients_view_get_page (WmClientsView *self);
void wm_clients_view_act (WmClientsView *self, const char *action);
