/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Acts on sessions as a view offers them: done at once, said in a toast with Undo, refusals in plain words. The view
 * has an action "week.undo" that calls wm_session_acts_undo. */
#pragma once
#include <adwaita.h>

#include "wm-schedule-acts.h"

typedef struct
{
  GtkWidget *widget; /* borrowed: the view */
  WmClinic *clinic;  /* borrowed from it */
  GPtrArray *undos;  /* of WmUndo, the newest last */
  AdwToast *said;    /* borrowed while it lives: about the latest mark */
} WmSessionActs;

void wm_session_acts_init (WmSessionActs *self, GtkWidget *widget, WmClinic *clinic);
void wm_session_acts_clear (WmSessionActs *self);
void wm_session_acts_keep (WmSessionActs *self, WmUndo *undo, const char *text);
void wm_session_acts_undo (WmSessionActs *self);
void wm_session_acts_mark (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *occurrence, const char *client,
                           WmAttendance status, int arrive, int leave);
void wm_session_acts_move (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *occurrence, WmDay day, int start, int end);
void wm_session_acts_remove (WmSessionActs *self, WmSchedule *schedule, const WmOccurrence *occurrence);
