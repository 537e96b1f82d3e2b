/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's columns: one table line each. */
#pragma once
#include <gtk/gtk.h>

#include "wm-roster-sight.h"
#include "wm-roster.h"

WmRosterSight *wm_roster_columns_add (GtkColumnView *view, WmClinic *clinic);
const char *wm_roster_columns_get_id (GtkColumnViewColumn *made);
gboolean wm_roster_columns_may_hide (GtkColumnViewColumn *made);
gboolean wm_roster_columns_get_sort (GtkColumnView *view, WmRosterRow *any, WmRosterColumn *column, gboolean *descending);
