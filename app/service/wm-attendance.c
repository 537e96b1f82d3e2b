/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which minutes a mark credits. */
#include "wm-attendance.h"

static const char *const codes[WM_ATTENDANCE_N] = {
  NULL,      "present",   "late",    "left-early",       "late-and-left-early", "telehealth",   "excused",
  "unexcused", "no-show", "client-cancelled", "program-cancelled",   "removed",      "not-enrolled",
};

/** wm_attendance_code: the code of the list "attendance"; %NULL for expected. */
const char *
wm_attendance_code (WmAttendance status)
{
  return codes[status];
}

/** wm_attendance_parse: expected for %NULL and for a code it doesn't know. */
WmAttendance
wm_attendance_parse (const char *code)
{
  for (int i = 1; code && i < WM_ATTENDANCE_N; i++)
    if (g_str_equal (codes[i], code))
      return (WmAttendance) i;
  return WM_ATTENDANCE_EXPECTED;
}

/** wm_attendance_was_there: whether the person took part, in whole or in part. */
gboolean
wm_attendance_was_there (WmAttendance status)
{
  return status >= WM_ATTENDANCE_PRESENT && status <= WM_ATTENDANCE_TELEHEALTH;
}

/** wm_attendance_is_enrolled: whether the session was on offer to the person at all. */
gboolean
wm_attendance_is_enrolled (WmAttendance status)
{
  return status != WM_ATTENDANCE_PROGRAM_CANCELLED && status != WM_ATTENDANCE_NOT_ENROLLED;
}

static int
overlap (int a_start, int a_end, int b_start, int b_end)
{
  return MAX (0, MIN (a_end, b_end) - MAX (a_start, b_start));
}

/**
 * wm_attendance_credit:
 * @arrive: minutes since midnight, or %WM_MINUTES_NONE for on time
 * @leave: the same for staying to the end
 * @breaks_counted: the clinic's setting; where off, the uncredited break is taken out
 *
 * minutes_credited = max(0, min(leave,end) - max(arrive,start) - uncredited breaks overlapped); 0 for absences
 * (domain reference 6). Someone who was asked to leave is credited up to the time of leaving where it is known.
 *
 * Returns: minutes
 */
int
wm_attendance_credit (const WmSessionTimes *times, WmAttendance status, int arrive, int leave, gboolean breaks_counted)
{
  gboolean partly = status == WM_ATTENDANCE_REMOVED && leave != WM_MINUTES_NONE;
  if (!wm_attendance_was_there (status) && !partly)
    return 0;
  int from = arrive == WM_MINUTES_NONE ? times->start : MAX (arrive, times->start);
  int to = leave == WM_MINUTES_NONE ? times->end : MIN (leave, times->end);
  if (to <= from)
    return 0;
  if (breaks_counted || times->break_start == WM_MINUTES_NONE || times->break_end == WM_MINUTES_NONE)
    return to - from;
  return to - from - overlap (from, to, times->break_start, times->break_end);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, sentence);
  return FALSE;
}

/**
 * wm_attendance_settle:
 * @status: (inout): what was marked; where it says that the person was there, the times decide about late and
 *   left early
 * @late_minutes: the clinic's setting: so many minutes may pass before late and left early are said
 *
 * Late if arrive > start + late_minutes, left early if leave < end - late_minutes (domain reference 6). Refused where
 * the times leave nothing of the session: who came after its end was not present.
 */
gboolean
wm_attendance_settle (const WmSessionTimes *times, WmAttendance *status, int arrive, int leave, int late_minutes,
                      GError **error)
{
  if (!wm_attendance_was_there (*status))
    return TRUE;
  if (arrive != WM_MINUTES_NONE && arrive >= times->end)
    return refuse (error, "The arrival is after the end of the session, so this is no attendance. Mark an absence "
                          "or correct the time.");
  if (leave != WM_MINUTES_NONE && leave <= MAX (arrive, times->start))
    return refuse (error, "The person left before the session began or before arriving. Correct the times.");
  if (*status == WM_ATTENDANCE_TELEHEALTH)
    return TRUE;
  gboolean both = *status == WM_ATTENDANCE_LATE_AND_LEFT_EARLY;
  gboolean late = arrive == WM_MINUTES_NONE ? both || *status == WM_ATTENDANCE_LATE : arrive > times->start + late_minutes;
  gboolean early = leave == WM_MINUTES_NONE ? both || *status == WM_ATTENDANCE_LEFT_EARLY : leave < times->end - late_minutes;
  *status = late && early ? WM_ATTENDANCE_LATE_AND_LEFT_EARLY
            : late        ? WM_ATTENDANCE_LATE
            : early       ? WM_ATTENDANCE_LEFT_EARLY
                          : WM_ATTENDANCE_PRESENT;
  return TRUE;
}
