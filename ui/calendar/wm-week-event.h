/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One session in the week grid: stripe, symbol, title, time and room, what is missing. */
#pragma once
#include <gtk/gtk.h>

#include "wm-schedule.h"

#define WM_TYPE_WEEK_EVENT (wm_week_event_get_type ())
G_DECLARE_FINAL_TYPE (WmWeekEvent, wm_week_event, WM, WEEK_EVENT, GtkWidget)

GtkWidget *wm_week_event_new (void);
void wm_week_event_set (WmWeekEvent *self, const WmOccurrence *occurrence, WmDay today);
const WmOccurrence *wm_week_event_get (WmWeekEvent *self);
