/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Times for measurements: with WAYMARK_MARKS=1 the program says on standard error when a screen was painted. */
#pragma once
#include <gtk/gtk.h>

void wm_marks_start (void);
void wm_marks_set_zero (void);
void wm_marks_when_painted (GtkWidget *widget, const char *name);
