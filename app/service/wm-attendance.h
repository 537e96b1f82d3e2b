/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Attendance as plain values: what was marked, which minutes it credits, when someone counts as late
 * (domain reference 6). Pure: no store, no clock. */
#pragma once
#include <glib.h>

#include "wm-day.h"
#include "wm-error.h"

#define WM_MINUTES_NONE (-1)

typedef enum
{
  WM_ATTENDANCE_EXPECTED, /* nothing marked: no row is stored */
  WM_ATTENDANCE_PRESENT,
  WM_ATTENDANCE_LATE,
  WM_ATTENDANCE_LEFT_EARLY,
  WM_ATTENDANCE_LATE_AND_LEFT_EARLY,
  WM_ATTENDANCE_TELEHEALTH,
  WM_ATTENDANCE_EXCUSED,
  WM_ATTENDANCE_UNEXCUSED,
  WM_ATTENDANCE_NO_SHOW,
  WM_ATTENDANCE_CLIENT_CANCELLED,
  WM_ATTENDANCE_PROGRAM_CANCELLED,
  WM_ATTENDANCE_REMOVED,
  WM_ATTENDANCE_NOT_ENROLLED,
  WM_ATTENDANCE_N
} WmAttendance;

/* Minutes since midnight, local wall time; the uncredited break is WM_MINUTES_NONE where there is none. */
typedef struct
{
  int start, end;
  int break_start, break_end;
} WmSessionTimes;

const char *wm_attendance_code (WmAttendance status);
WmAttendance wm_attendance_parse (const char *code);
gboolean wm_attendance_was_there (WmAttendance status);
gboolean wm_attendance_is_enrolled (WmAttendance status);
int wm_attendance_credit (const WmSessionTimes *times, WmAttendance status, int arrive, int leave,
                          gboolean breaks_counted);
gboolean wm_attendance_settle (const WmSessionTimes *times, WmAttendance *status, int arrive, int leave,
                               int late_minutes, GError **error);
