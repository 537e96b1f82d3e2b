/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that goes on in a further line where it is too wide: with long words of another language, or with large text,
 * a toolbar still shows all that it holds. What expands takes what its line leaves; further lines stand at the end. */
#pragma once
#include <gtk/gtk.h>

#define WM_TYPE_WRAP_LAYOUT (wm_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (WmWrapLayout, wm_wrap_layout, WM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *wm_wrap_layout_new (void);
