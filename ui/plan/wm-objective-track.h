/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An objective's baseline, now and target as points of one line. */
#pragma once
#include <gtk/gtk.h>

#include "wm-record.h"

#define WM_TYPE_OBJECTIVE_TRACK (wm_objective_track_get_type ())
G_DECLARE_FINAL_TYPE (WmObjectiveTrack, wm_objective_track, WM, OBJECTIVE_TRACK, GtkWidget)

GtkWidget *wm_objective_track_new (WmRecord *objective);
gboolean wm_objective_track_share (WmRecord *objective, double *share);
