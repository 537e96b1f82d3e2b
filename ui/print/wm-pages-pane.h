/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages one below the other, with small ones beside them that lead there. ::zoomed when they get another size. */
#pragma once
#include <adwaita.h>

#include "wm-pages.h"

#define WM_TYPE_PAGES_PANE (wm_pages_pane_get_type ())
G_DECLARE_FINAL_TYPE (WmPagesPane, wm_pages_pane, WM, PAGES_PANE, AdwBin)

typedef enum
{
  WM_ZOOM_FIT_WIDTH,
  WM_ZOOM_FIT_PAGE,
  WM_ZOOM_FIXED,
} WmZoom;

void wm_pages_pane_set (WmPagesPane *self, WmPages *pages);
void wm_pages_pane_fit (WmPagesPane *self, WmZoom zoom);
void wm_pages_pane_zoom (WmPagesPane *self, int step);
guint wm_pages_pane_get_percent (WmPagesPane *self);
