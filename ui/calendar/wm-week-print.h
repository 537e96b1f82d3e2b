/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's week as the document it prints as, in the shared preview. */
#pragma once
#include <gtk/gtk.h>

#include "wm-clinic.h"

gboolean wm_week_print_show (GtkWidget *near, WmClinic *clinic, const char *client_id, WmDay day, GError **error);
