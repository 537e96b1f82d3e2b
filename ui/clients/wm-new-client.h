/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A new client: the few facts an inquiry needs; people who may be here already are named while typing. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_NEW_CLIENT (wm_new_client_get_type ())
G_DECLARE_FINAL_TYPE (WmNewClient, wm_new_client, WM, NEW_CLIENT, AdwWindow)

WmNewClient *wm_new_client_new (GtkWindow *parent, WmClinic *clinic, GError **error);
