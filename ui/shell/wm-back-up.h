/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own backup behind the lock and after the last window. */
#pragma once
#include "wm-clinic.h"

#include <gio/gio.h>

void wm_back_up (GApplication *application, WmClinic *clinic, gboolean closing);
