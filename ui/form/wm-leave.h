/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into a window of its own doesn't go with Escape: it is asked first. */
#pragma once
#include "wm-record.h"

#include <gtk/gtk.h>

void wm_leave_ask (GtkWindow *window, WmRecord *record);
