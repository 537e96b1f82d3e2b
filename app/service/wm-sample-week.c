/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A cohort's week: one group on Monday, Wednesday and Friday, an hour alone with the counselor on Tuesday or
 * Thursday; three weeks of it already held, with attendance. */
#include "wm-sample-private.h"

#define WEEKS_HELD 3

static const char *
attendance_of (WmSample *self)
{
  static const char *const rare[] = { "late", "excused", "unexcused", "left-early", "no-show", "client-cancelled" };
  guint n = _wm_sample_below (self, 60);
  return n < G_N_ELEMENTS (rare) ? rare[n] : n == 10 ? "telehealth" : "present";
}

static void
attend (WmSample *self, WmRecord *session, WmRecord *client)
{
  WmRecord *row = _wm_sample_record (self, &wm_attendance_schema);
  const char *status = attendance_of (self);
  int starts = wm_record_get_minutes (session, "starts"), ends = wm_record_get_minutes (session, "ends");
  wm_record_set_many (row, "session", wm_record_get_id (session), "client", wm_record_get_id (client), "status", status, NULL);
  g_autofree char *late = wm_minutes_to_text (starts + 20), *early = wm_minutes_to_text (ends - 20);
  if (g_strcmp0 (status, "late") == 0)
    wm_record_set (row, "arrive", late);
  if (g_strcmp0 (status, "left-early") == 0)
    wm_record_set (row, "leave", early);
  if (g_strcmp0 (status, "excused") == 0)
    wm_record_set (row, "reason", "illness");
}

static WmRecord *
hold (WmSample *self, WmRecord *series, WmDay day)
{
  static const char *const same[] = { "client-group", "client", "kind", "starts", "ends", "room", "staff", "costaff" };
  WmRecord *session = _wm_sample_record (self, &wm_session_schema);
  wm_record_set_many (session, "series", wm_record_get_id (series), "state", "held", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (session, same[i], wm_record_get (series, same[i]));
  wm_record_set_day (session, "planned-date", day);
  wm_record_set_day (session, "date", day);
  return session;
}

static WmDay
first_day (WmSample *self)
{
  return wm_day_week_start (self->until, 0) - 7 * WEEKS_HELD;
}

static WmRecord *
add_group (WmSample *self, guint cohort, WmRecord *staff)
{
  static const char *const names[] = { "Relapse prevention", "Recovery skills", "Process and practice" };
  WmRecord *group = _wm_sample_record (self, &wm_group_schema);
  gboolean evening = cohort % 2 == 0;
  g_autofree char *name = g_strdup_printf ("%s %u", names[cohort % 3], cohort / 3 + 1);
  wm_record_set_many (group, "name", name, "kind", cohort % 3 == 0 ? "relapse-prevention" : cohort % 3 == 1 ? "skills" : "process",
                      "track", evening ? "evening" : "day", "room", wm_record_get_id (self->rooms->pdata[cohort / 2 % self->rooms->len]),
                      "facilitator", wm_record_get_id (staff), "capacity", "12", NULL);
  return group;
}

static WmRecord *
add_group_series (WmSample *self, WmRecord *group, gboolean evening)
{
  WmRecord *series = _wm_sample_record (self, &wm_series_schema);
  wm_record_set_many (series, "client-group", wm_record_get_id (group), "kind", wm_record_get (group, "kind"), "rule",
                      "FREQ=WEEKLY;BYDAY=MO,WE,FR", "starts", evening ? "18:00" : "09:00", "ends", evening ? "21:00" : "12:00", "room",
                      wm_record_get (group, "room"), "staff", wm_record_get (group, "facilitator"), NULL);
  wm_record_set_day (series, "first-date", first_day (self));
  return series;
}

static void
hold_group (WmSample *self, WmRecord *series, GPtrArray *persons)
{
  static const char *const topics[] = { "triggers", "urges", "high-risk-1", "refusal", "warning-signs", "lapse", "support", "stress", "free-time" };
  guint n = 0;
  for (WmDay day = first_day (self); day < self->until; day++)
    {
      int weekday = wm_day_weekday (day);
      if (weekday != 1 && weekday != 3 && weekday != 5)
        continue;
      WmRecord *session = hold (self, series, day);
      wm_record_set (session, "topic", topics[n++ % G_N_ELEMENTS (topics)]);
      for (guint i = 0; i < persons->len; i++)
        {
          const WmSamplePerson *p = persons->pdata[i];
          if (wm_record_get_day (p->episode, "admit-date") <= day)
            attend (self, session, p->client);
        }
    }
}

static void
add_individual (WmSample *self, const WmSamplePerson *p, guint place)
{
  WmRecord *series = _wm_sample_record (self, &wm_series_schema);
  int weekday = place % 2 ? 4 : 2, starts = 12 * 60 + (int) (place / 2) * 60;
  g_autofree char *from = wm_minutes_to_text (starts), *to = wm_minutes_to_text (starts + 50);
  wm_record_set_many (series, "client", wm_record_get_id (p->client), "kind", "individual", "rule",
                      weekday == 2 ? "FREQ=WEEKLY;BYDAY=TU" : "FREQ=WEEKLY;BYDAY=TH", "starts", from, "ends", to, "staff",
                      wm_record_get (p->episode, "counselor"), NULL);
  WmDay begin = MAX (first_day (self), wm_record_get_day (p->episode, "admit-date"));
  wm_record_set_day (series, "first-date", begin);
  for (WmDay day = begin; day < self->until; day++)
    if (wm_day_weekday (day) == weekday)
      attend (self, hold (self, series, day), p->client);
}

/** _wm_sample_cohort: the group, its members and the individual hours of up to twelve people. */
void
_wm_sample_cohort (WmSample *self, guint cohort, GPtrArray *persons)
{
  const WmSamplePerson *first = persons->pdata[0];
  WmRecord *group = add_group (self, cohort, first->counselor);
  WmRecord *series = add_group_series (self, group, cohort % 2 == 0);
  for (guint i = 0; i < persons->len; i++)
    {
      const WmSamplePerson *p = persons->pdata[i];
      WmRecord *member = _wm_sample_record (self, &wm_membership_schema);
      wm_record_set_many (member, "client-group", wm_record_get_id (group), "client", wm_record_get_id (p->client), "from-date",
                          wm_record_get (p->episode, "admit-date"), NULL);
      wm_record_set (p->episode, "track", cohort % 2 == 0 ? "evening" : "day");
      _wm_sample_intake (self, persons->pdata[i]);
      add_individual (self, p, i);
    }
  hold_group (self, series, persons);
}
