/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A passphrase entered again, checked off the main thread. */
#pragma once
#include "wm-clinic.h"

#include <gtk/gtk.h>

/* @presence or @error is NULL; both belong to the caller. */
typedef void (*WmPresenceFunc) (gpointer owner, WmPresence *presence, const GError *error);

void wm_presence_ask (WmClinic *clinic, GtkEditable *entry, GCancellable *closed, WmPresenceFunc done, gpointer owner);
