/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A menu whose widgets are made when it is opened: most never are, and a screen is there sooner. */
#pragma once
#include <gtk/gtk.h>

void wm_late_menu_set (GtkMenuButton *button, GMenuModel *menu);
