/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How large text is against the usual size, for widths that are set in pixels. */
#pragma once
#include <gtk/gtk.h>

double wm_text_scale (GtkWidget *widget);
int wm_text_width (GtkWidget *widget, const char *text, int least);
