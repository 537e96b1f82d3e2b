/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking where to save a file, whichever dialog the platform has. */
#pragma once
#include <gtk/gtk.h>

typedef void (*WmSaveFunc) (const char *path, gpointer data);

void wm_save_dialog (GtkWindow *parent, const char *title, const char *suggested, WmSaveFunc func, gpointer data,
                     GDestroyNotify free_data);
