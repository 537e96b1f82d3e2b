/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The week as a grid: days across, hours down, a child widget for each session. It shows and says what was asked
 * for; who owns it acts.
 *   ::selected ()                                    another session has the focus, or none
 *   ::open ()                                        Enter or double click on the selected one
 *   ::remove ()                                      Delete
 *   ::create (WmDay day, int start, int end)         dragged over an empty place
 *   ::move (WmDay day, int start, int end)           the selected one, dragged or by Alt and arrows */
#pragma once
#include <gtk/gtk.h>

#include "wm-schedule.h"

#define WM_TYPE_WEEK_GRID (wm_week_grid_get_type ())
G_DECLARE_FINAL_TYPE (WmWeekGrid, wm_week_grid, WM, WEEK_GRID, GtkWidget)

int wm_week_grid_gutter (GtkWidget *widget);

GtkWidget *wm_week_grid_new (void);
void wm_week_grid_set (WmWeekGrid *self, WmSchedule *schedule, GPtrArray *shown, WmDay today);
gboolean wm_week_grid_is_filled (WmWeekGrid *self);
guint wm_week_grid_get_narrow (WmWeekGrid *self);
const WmOccurrence *wm_week_grid_get_selected (WmWeekGrid *self);
void wm_week_grid_select (WmWeekGrid *self, const WmOccurrence *like, gboolean focus);
gboolean wm_week_grid_get_selected_span (WmWeekGrid *self, double *top, double *bottom);
double wm_week_grid_interesting_y (WmWeekGrid *self);
