/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of the week below the grid: per client prescribed, scheduled, attended, a bar, the flag in words.
 *   ::print (const char *client)   this client's week was asked for on paper */
#pragma once
#include <adwaita.h>

#include "wm-schedule.h"

#define WM_TYPE_HOURS_LEDGER (wm_hours_ledger_get_type ())
G_DECLARE_FINAL_TYPE (WmHoursLedger, wm_hours_ledger, WM, HOURS_LEDGER, AdwBin)

GtkWidget *wm_hours_ledger_new (void);
void wm_hours_ledger_set (WmHoursLedger *self, WmSchedule *week, GPtrArray *people, WmDay today);
guint wm_hours_ledger_get_n_flagged (WmHoursLedger *self);

#define WM_TYPE_HOURS_BAR (wm_hours_bar_get_type ())
G_DECLARE_FINAL_TYPE (WmHoursBar, wm_hours_bar, WM, HOURS_BAR, GtkWidget)
GtkWidget *wm_hours_bar_new (void);
void wm_hours_bar_set (WmHoursBar *self, const WmHours *hours);
