/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A mark for the moment a screen is painted. */
#pragma once
#include <gtk/gtk.h>

void wm_mark_when_painted (GtkWidget *widget, const char *name);
