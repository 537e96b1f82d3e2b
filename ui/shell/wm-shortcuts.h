/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one table of keys, for the program and for the page that explains them. */
#pragma once
#include <gtk/gtk.h>

void wm_shortcuts_install (GtkApplication *application);
GtkWidget *wm_shortcuts_page_new (void);
