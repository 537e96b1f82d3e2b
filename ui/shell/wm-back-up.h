/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own backup behind the lock and after the last window, and the one that somebody asks for: in a thread. */
#pragma once
#include "wm-clinic.h"
#include "wm-errand.h"

void wm_back_up (GApplication *application, WmClinic *clinic, gboolean closing);
gboolean wm_back_up_to (GApplication *application, WmClinic *clinic, const char *file, GCancellable *closed, WmErrandDone done,
                        gpointer owner, GError **error);
