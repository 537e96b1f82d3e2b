/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the roster: a line of labels about the client who stands in its row. */
#pragma once
#include "wm-roster.h"

#include <gtk/gtk.h>

#define WM_TYPE_ROSTER_CELL (wm_roster_cell_get_type ())
G_DECLARE_FINAL_TYPE (WmRosterCell, wm_roster_cell, WM, ROSTER_CELL, GtkWidget)

/* Writes what the cell says, from left to right, by wm_roster_cell_write(). */
typedef void (*WmRosterCellFunc) (WmRosterCell *cell, WmRosterRow *row, WmClinic *clinic);

GtkWidget *wm_roster_cell_new (WmRosterCellFunc fill, WmClinic *clinic);
void wm_roster_cell_set_row (WmRosterCell *self, WmRosterRow *row);
GtkLabel *wm_roster_cell_write (WmRosterCell *self, const char *text, const char *css);
void wm_roster_cell_say (WmRosterCell *self, const char *text);
void wm_roster_cell_tell (WmRosterCell *self, const char *text);
