/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes a schedule: each is one act through wm_clinic_save, and hands back how to undo it. An act on an
 * occurrence of a series changes this occurrence only. One with attendance neither moves nor goes. */
#pragma once
#include "wm-schedule.h"

typedef struct _WmUndo WmUndo;

gboolean wm_undo_run (WmUndo *self, WmClinic *clinic, GError **error);
void wm_undo_free (WmUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmUndo, wm_undo_free)

int wm_session_usual_start (int now);
WmRecord *wm_session_new (WmDay date, int start, int end);
gboolean wm_session_add (WmClinic *clinic, WmRecord *session, GPtrArray *findings, WmUndo **undo, GError **error);
const char *wm_occurrence_why_fixed (const WmOccurrence *occurrence);
WmRecord *wm_occurrence_to_record (WmClinic *clinic, const WmOccurrence *occurrence, GError **error);
gboolean wm_occurrence_move (WmClinic *clinic, const WmOccurrence *occurrence, WmDay date, int start, int end,
                             WmUndo **undo, GError **error);
gboolean wm_occurrence_remove (WmClinic *clinic, const WmOccurrence *occurrence, WmUndo **undo, GError **error);
gboolean wm_occurrence_mark (WmClinic *clinic, const WmOccurrence *occurrence, const char *client, WmAttendance status,
                             int arrive, int leave, WmUndo **undo, GError **error);
