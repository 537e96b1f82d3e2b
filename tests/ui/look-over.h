/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the texts of a window under the pseudo translation: some have no brackets, some are cut off, some are
 * hard to read. */
#pragma once
#include "wm-clinic.h"

#include <adwaita.h>

typedef struct _LookOver LookOver;

LookOver *look_over_new (const char *root);
void look_over_set_screen (LookOver *self, int width, int height);
void look_over_set_only_size (LookOver *self, gboolean only);
void look_over_add_data (LookOver *self, WmClinic *clinic);
void look_over_window (LookOver *self, GtkWindow *window, const char *screen);
gboolean look_over_in_sight (GtkWidget *widget);
guint look_over_count (LookOver *self);
void look_over_free (LookOver *self);
char *look_over_strip (LookOver *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LookOver, look_over_free)
