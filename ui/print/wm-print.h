/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to a printer, by the platform's dialog and through the gate. */
#pragma once
#include <gtk/gtk.h>

#include "wm-gate.h"
#include "wm-pages.h"

gboolean wm_print_pages (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GtkWindow *parent, GError **error);
