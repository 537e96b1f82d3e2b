/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody leaves: all records are written anew in a thread, while the window goes on. */
#pragma once
#include <gio/gio.h>

#include "wm-people.h"

typedef void (*WmTakenOffFunc) (gpointer owner, const GError *error);

gboolean wm_take_off (GApplication *application, WmClinic *clinic, const char *person, GCancellable *closed, WmTakenOffFunc done,
                      gpointer owner, GError **error);
