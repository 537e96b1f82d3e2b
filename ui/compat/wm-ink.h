/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The color of a widget's text, for widgets that draw themselves. */
#pragma once
#include <gtk/gtk.h>

GdkRGBA wm_ink_of (GtkWidget *widget);
