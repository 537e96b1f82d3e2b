/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that the roster's table shows: a table makes two hundred at once, many more than a window shows, so it gets them
 * by the frame. */
#pragma once
#include "wm-roster-sight.h"

typedef struct _WmRosterRows WmRosterRows;

WmRosterRows *wm_roster_rows_new (GtkColumnView *table, GListModel *roster, WmRosterSight *sight);
void wm_roster_rows_free (WmRosterRows *self);
GListModel *wm_roster_rows_get_model (WmRosterRows *self);
void wm_roster_rows_show_all (WmRosterRows *self);
void wm_roster_rows_begin_change (WmRosterRows *self);
