/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks the window after a time without any key or pointer. */
#pragma once
#include <gtk/gtk.h>

void wm_idle_watch (GtkWidget *window, int minutes);
