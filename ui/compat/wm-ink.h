/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* For widgets that draw themselves: the color of their text, and a dot. */
#pragma once
#include <gtk/gtk.h>

GdkRGBA wm_ink_of (GtkWidget *widget);
void wm_ink_dot (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float radius);
