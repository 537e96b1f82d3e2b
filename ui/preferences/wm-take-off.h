/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody leaves: all records are written anew in a thread, while the window goes on. */
#pragma once
#include "wm-errand.h"
#include "wm-people.h"

gboolean wm_take_off (GApplication *application, WmClinic *clinic, const char *person, GCancellable *closed, WmErrandDone done,
                      gpointer owner, GError **error);
