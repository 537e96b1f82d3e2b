/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cells of the roster follow their clients. A table makes two hundred rows, and its window shows twenty: those in
 * sight follow at once, a page before and after them while nothing else is to do, the others not. */
#pragma once
#include <gtk/gtk.h>

#define WM_TYPE_ROSTER_SIGHT (wm_roster_sight_get_type ())
G_DECLARE_FINAL_TYPE (WmRosterSight, wm_roster_sight, WM, ROSTER_SIGHT, GObject)

/* Lets the cell of @item, which @factory made, follow its row, or nobody. */
typedef void (*WmRosterSightFunc) (GtkListItem *item, GObject *factory, gboolean follows);

WmRosterSight *wm_roster_sight_new (GtkColumnView *table, WmRosterSightFunc func);
void wm_roster_sight_add (WmRosterSight *self, GtkListItem *item, GObject *factory);
void wm_roster_sight_remove (WmRosterSight *self, GtkListItem *item);
void wm_roster_sight_narrow (WmRosterSight *self);
guint wm_roster_sight_get_page (WmRosterSight *self);
