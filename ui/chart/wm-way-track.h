/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way through an episode of care as a line: how far it is gone, its stations, and in words the first, the next and the last. */
#pragma once
#include <gtk/gtk.h>

#include "wm-way.h"

#define WM_TYPE_WAY_TRACK (wm_way_track_get_type ())
G_DECLARE_FINAL_TYPE (WmWayTrack, wm_way_track, WM, WAY_TRACK, GtkWidget)

GtkWidget *wm_way_track_new (GArray *way, WmDay today);
