/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for a file, to save to or to read, whichever dialog the platform has. */
#pragma once
#include <gtk/gtk.h>

typedef void (*WmFileFunc) (const char *path, gpointer data);

void wm_save_dialog (GtkWindow *parent, const char *title, const char *suggested, WmFileFunc func, gpointer data,
                     GDestroyNotify free_data);
void wm_folder_dialog (GtkWindow *parent, const char *title, WmFileFunc func, gpointer data, GDestroyNotify free_data);
void wm_open_dialog (GtkWindow *parent, const char *title, WmFileFunc func, gpointer data, GDestroyNotify free_data);
