/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One printed page on the screen. */
#pragma once
#include <gtk/gtk.h>

#include "wm-pages.h"

#define WM_TYPE_PAGE_VIEW (wm_page_view_get_type ())
G_DECLARE_FINAL_TYPE (WmPageView, wm_page_view, WM, PAGE_VIEW, GtkWidget)

void wm_page_view_set (WmPageView *self, WmPages *pages, guint page);
void wm_page_view_set_scale (WmPageView *self, double scale);
void wm_page_view_set_drawn (WmPageView *self, gboolean drawn);
gboolean wm_page_view_is_drawn (WmPageView *self);
void wm_page_view_mark (WmPageView *self, double top, double height);
GtkWidget *wm_page_view_new (WmPages *pages, guint page, double scale);
