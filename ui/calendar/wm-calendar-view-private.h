/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the view and its actions share. */
#pragma once
#include "wm-calendar-view.h"
#include "wm-session-acts.h"
#include "wm-week-days.h"

struct _WmCalendarView
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *title;
  GtkDropDown *counselor, *room;
  WmWeekDays *days;
  GtkScrolledWindow *scrolled;
  WmWeekGrid *grid;
  WmSessionPanel *panel;
  WmHoursLedger *ledger;
  GtkLabel *clashes;

  /* owned */
  WmClinic *clinic;
  WmSchedule *schedule;
  GPtrArray *people; /* of WmRecord, who leads sessions; place i is choice i + 1 */
  GPtrArray *rooms;  /* of WmRecord; as people */
  WmSessionActs acts;
  GtkWindow *dialog; /* of a new session, while it is open; borrowed */

  WmDay day;         /* any day of the week shown */
  gboolean started;  /* filters are filled: when it is first shown, so that it costs nothing before */
  gboolean stale;    /* something was saved while it was out of sight */
};

const char *_wm_calendar_view_staff (WmCalendarView *self);
void _wm_calendar_view_install_actions (GtkWidgetClass *widget_class);
void _wm_calendar_view_connect (WmCalendarView *self);
