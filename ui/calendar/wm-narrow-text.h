/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session says where others stand beside it and every pixel counts. */
#pragma once
#include "wm-schedule.h"

#include <gtk/gtk.h>

PangoLayout *wm_narrow_text_new (GtkWidget *widget, const WmOccurrence *occurrence, const char *state, int width);
