/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where what was typed and not saved stands: a page of the chart, or a window of its own above it. */
#pragma once
#include <gtk/gtk.h>

#include "wm-drafts.h"

const char *wm_kept_page (const WmKept *kept);
const char *wm_kept_title (const WmKept *kept);
void wm_kept_open (GtkWindow *parent, WmClinic *clinic, const WmKept *kept);
void wm_kept_open_key (GtkWindow *parent, WmClinic *clinic, const char *key);
