/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding widgets in a tree, by type and by what they say. */
#pragma once
#include <adwaita.h>

GtkWidget *seek (GtkWidget *root, GType type, guint n);
GtkWidget *seek_on_screen (GtkWidget *root, GType type);
GtkWidget *seek_any (GtkWidget *root, GType type, const char *title);
GtkWidget *seek_titled (GtkWidget *root, GType type, const char *title);
GtkWidget *seek_button (GtkWidget *root, const char *label);
GtkWidget *seek_around (GtkWidget *root, const char *text);
gboolean seek_says (GtkWidget *root, const char *text);
GtkWidget *seek_window (GType type);
void seek_spin (void);
gboolean seek_is_busy (GtkWidget *root);
guint seek_wait (GtkWidget *root);
