/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolls to what belongs together, where GTK scrolls to the row with the keyboard alone. */
#pragma once
#include <gtk/gtk.h>

void wm_in_sight (GtkWidget *widget);
void wm_in_sight_soon (GtkWidget *widget);
