/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of a window that stand out too little from what is behind them (WCAG 2.1, 1.4.3). */
#pragma once
#include <gtk/gtk.h>

typedef void (*ContrastTold) (GtkWidget *widget, const char *ratio, gpointer data);

double contrast_of (const GdkRGBA *one, const GdkRGBA *other);
void contrast_check (GtkNative *native, ContrastTold told, gpointer data);
