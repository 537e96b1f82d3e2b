/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the grid's drawing and its pointer and keys share. */
#pragma once
#include "wm-week-event.h"
#include "wm-week-grid.h"
#include "wm-week-layout.h"

typedef enum
{
  WM_DRAG_NONE,
  WM_DRAG_CREATE,
  WM_DRAG_MOVE,
  WM_DRAG_RESIZE,
} WmDragKind;

struct _WmWeekGrid
{
  GtkWidget parent_instance;

  /* owned */
  WmSchedule *schedule;
  GPtrArray *events;  /* of WmWeekEvent; the first n_shown are visible */
  GArray *boxes;      /* of WmWeekBox, one for each visible event */
  guint tick;         /* moves the line of now */

  /* borrowed */
  WmWeekEvent *selected;

  guint n_shown;
  WmDay from, today;
  guint narrow;       /* days of the weekend on which nothing is shown, a bit each */
  int first, last;    /* minutes */
  WmDragKind drag;
  int drag_grip;      /* minutes between the pointer and the start of what is dragged */
  int drag_anchor;    /* where a new session began */
  double drag_x, drag_y; /* where it began */
  gboolean drag_moved;
  WmWeekBox ghost;
  double hover_x, hover_y;
  gboolean hovers;
};

extern guint _wm_week_grid_signals[];
enum
{
  WM_GRID_SELECTED,
  WM_GRID_OPEN,
  WM_GRID_REMOVE,
  WM_GRID_CREATE,
  WM_GRID_MOVE,
  WM_GRID_N_SIGNALS
};

WmWeekGeometry _wm_week_grid_geometry (WmWeekGrid *self);
void _wm_week_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _wm_week_grid_add_controllers (WmWeekGrid *self);
void _wm_week_grid_set_selected (WmWeekGrid *self, WmWeekEvent *event);
