/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule of a span of days: what series plan, overridden by the sessions stored, with everyone expected there
 * and what was marked. A loaded schedule is a plain value: it doesn't change, texts and pointers in it live as long as
 * it does. Screens, paper and XML all read this:
 *
 *   g_autoptr (WmSchedule) week = wm_schedule_load (clinic, from, from + 6, client_id or NULL, &error);
 *   GPtrArray *all = wm_schedule_occurrences (week);             by date and time
 *   const WmOccurrence *occurrence = all->pdata[i];              skip state WM_SESSION_CANCELLED where not wanted
 *
 * What changes a schedule is in wm-schedule-acts.h. */
#pragma once
#include "wm-attendance.h"
#include "wm-clinic.h"
#include "wm-hours.h"

typedef enum
{
  WM_SESSION_PLANNED,
  WM_SESSION_HELD,
  WM_SESSION_CANCELLED,
  WM_SESSION_MOVED,
} WmSessionState;

typedef struct
{
  const char *id, *number;
  const char *name;       /* "Brandt, Karl", the preferred name first */
  const char *short_name; /* "K. Brandt" */
  const char *counselor;  /* id or NULL */
  const char *level;      /* id or NULL */
  WmHoursFacts facts;     /* birth, episode, level, prescribed hours; the minutes are zero */
} WmPerson;

typedef struct
{
  const WmPerson *person;
  const char *attendance; /* id of the row, or NULL while nothing is marked */
  WmAttendance status;
  int arrive, leave;      /* or WM_MINUTES_NONE */
  const char *reason;     /* code or NULL */
  int credit;             /* minutes */
} WmSeat;

typedef struct
{
  /* Which one it is: series and planned name it for good; session is NULL until something happened to it. */
  const char *series, *session;
  WmDay planned;               /* WM_DAY_NONE for one that stands alone */
  const char *group, *client;  /* ids; neither where staff meets alone */
  const char *kind;            /* code */
  WmSessionState state;
  WmDay date;
  WmSessionTimes times;
  const char *room, *staff, *costaff; /* ids or NULL */
  const char *topic;                  /* code or NULL */
  gboolean counts;             /* its kind counts toward the hours of a level */
  int minutes;                 /* that full attendance credits */
  int capacity;                /* of the group; 0 unknown */
  /* how people read it */
  const char *title;           /* the group's name, the client's short name, else the kind */
  const char *kind_label, *room_name, *staff_name, *costaff_name, *topic_label; /* "" where there is none */
  const char *track;           /* code of the group, or NULL */
  const char *clash;           /* why it can't be so, one sentence; NULL where nothing clashes */
  /* who is expected, by name */
  GArray *seats;               /* of WmSeat */
  guint n_marked, n_there;
} WmOccurrence;

typedef struct _WmSchedule WmSchedule;

WmSchedule *wm_schedule_load (WmClinic *clinic, WmDay from, WmDay to, const char *client, GError **error);
WmSchedule *wm_schedule_load_week (WmClinic *clinic, WmDay any_day, const char *client, GError **error);
WmSchedule *wm_schedule_load_day (WmClinic *clinic, WmDay day, const char *staff, int after, guint *limit, GError **error);
WmSchedule *wm_schedule_ref (WmSchedule *self);
void wm_schedule_unref (WmSchedule *self);
WmDay wm_schedule_from (WmSchedule *self);
WmDay wm_schedule_to (WmSchedule *self);
GPtrArray *wm_schedule_occurrences (WmSchedule *self);
GPtrArray *wm_schedule_people (WmSchedule *self);
GPtrArray *wm_schedule_clashes (WmSchedule *self);
const WmOccurrence *wm_schedule_find (WmSchedule *self, const WmOccurrence *like);
const WmOccurrence *wm_schedule_find_session (WmSchedule *self, const char *session);
gboolean wm_occurrence_involves (const WmOccurrence *occurrence, const char *client, const char *staff, const char *room);

/* Hours of the week that a schedule of seven days holds; today decides what is still to come. */
WmHours wm_schedule_hours (WmSchedule *self, const char *client, WmDay today);
GHashTable *wm_schedule_hours_of_all (WmSchedule *self, WmDay today);
gboolean wm_hours_for_week (WmClinic *clinic, const char *client, WmDay any_day, WmHours *hours, GError **error);

WmDay wm_clinic_week_start (WmClinic *clinic, WmDay any_day);
char *wm_minutes_to_clock (int minutes);
char *wm_minutes_to_span (int start, int end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSchedule, wm_schedule_unref)
