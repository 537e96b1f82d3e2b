/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A layout that shows the first of its children for which there is room; the last one where there is room for none. */
#pragma once
#include <gtk/gtk.h>

#define WM_TYPE_SQUEEZE (wm_squeeze_get_type ())
G_DECLARE_FINAL_TYPE (WmSqueeze, wm_squeeze, WM, SQUEEZE, GtkLayoutManager)

GtkLayoutManager *wm_squeeze_new (void);
