/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the hours of the week for the rows that are shown: a few at a time, while nothing else is to do. */
#pragma once
#include <gtk/gtk.h>

#include "wm-clinic.h"
#include "wm-hours.h"

#define WM_TYPE_ROSTER_HOURS (wm_roster_hours_get_type ())
G_DECLARE_FINAL_TYPE (WmRosterHours, wm_roster_hours, WM, ROSTER_HOURS, GObject)

typedef void (*WmRosterHoursFunc) (GtkWidget *cell, const WmHours *hours);

WmRosterHours *wm_roster_hours_new (WmClinic *clinic);
gboolean wm_roster_hours_ask (WmRosterHours *self, GtkWidget *cell, const char *client, WmRosterHoursFunc func);
void wm_roster_hours_leave (WmRosterHours *self, GtkWidget *cell);
