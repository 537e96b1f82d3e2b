/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling a schedule from the store: people, series expanded, stored sessions in their place, seats with marks. */
#define G_LOG_DOMAIN "wm-schedule"
#include "wm-schedule-private.h"

#include "wm-schedule-rule.h"
#include "wm-text.h"

#include <string.h>

typedef struct
{
  const char *client;
  WmDay from, to;
} Member;

typedef struct
{
  WmSchedule *schedule;
  WmClinic *clinic;
  GHashTable *members;    /* group id -> GArray of Member */
  GHashTable *attendance; /* session id -> GArray of WmSeat */
  GHashTable *replaced;   /* "series date" of occurrences that have a row */
  const char *client;     /* the only one asked for, or NULL */
  const char *chosen;     /* JSON list of the only series and sessions asked for, or NULL */
  GError *error;          /* the first that a row met */
} Loading;

static const char *
text (Loading *l, const WmRow *row, guint column)
{
  return _wm_schedule_text (l->schedule, wm_row_text (row, column));
}

static WmDay
day (const WmRow *row, guint column)
{
  WmDay value = WM_DAY_NONE;
  wm_day_parse (wm_row_text (row, column), &value);
  return value;
}

static int
minutes (const WmRow *row, guint column)
{
  int value = WM_MINUTES_NONE;
  wm_minutes_parse (wm_row_text (row, column), &value);
  return value;
}

static double
limit (const WmRow *row, guint column)
{
  return wm_row_is_null (row, column) ? WM_HOURS_NONE : wm_row_number (row, column);
}

/* Columns 5 to 9 and 12 to 16 of who is asked about: birth, episode, prescribed hours, limits of the level. */
WmHoursFacts
_wm_schedule_hours_facts (const WmRow *row)
{
  return (WmHoursFacts){ .week = WM_DAY_NONE, .birth = day (row, 5), .admitted = day (row, 6), .discharged = day (row, 7),
    .prescribed_min = limit (row, 8), .prescribed_max = limit (row, 9),
    .level = { limit (row, 12), limit (row, 13), limit (row, 14), limit (row, 15),
               wm_row_is_null (row, 16) ? 18 : (int) wm_row_int (row, 16) } };
}

static gboolean
add_person (const WmRow *row, gpointer data)
{
  Loading *l = data;
  const char *first = wm_row_text (row, 2), *last = wm_row_text (row, 3);
  if (first == NULL || last == NULL)
    return TRUE;
  g_autofree char *called = wm_text_called (first, wm_row_text (row, 4)), *name = g_strdup_printf ("%s, %s", last, called);
  g_autofree char *letter = g_strndup (called, (gsize) (g_utf8_next_char (called) - called));
  g_autofree char *initial = wm_text_isolate (letter);
  g_autofree char *short_name = g_strdup_printf ("%s. %s", initial, last);
  WmPerson *person = g_new0 (WmPerson, 1);
  *person = (WmPerson){ text (l, row, 0), text (l, row, 1), _wm_schedule_text (l->schedule, name),
    _wm_schedule_text (l->schedule, short_name), text (l, row, 10), text (l, row, 11), _wm_schedule_hours_facts (row) };
  g_ptr_array_add (l->schedule->people, person);
  g_hash_table_insert (l->schedule->by_id, (char *) person->id, person);
  return TRUE;
}

static GArray *
list_in (GHashTable *table, const char *key, guint size)
{
  GArray *list = g_hash_table_lookup (table, key);
  if (list == NULL)
    {
      list = g_array_new (FALSE, TRUE, size);
      g_hash_table_insert (table, (char *) key, list);
    }
  return list;
}

static gboolean
add_member (const WmRow *row, gpointer data)
{
  Loading *l = data;
  Member member = { text (l, row, 1), day (row, 2), day (row, 3) };
  g_array_append_val (list_in (l->members, text (l, row, 0), sizeof (Member)), member);
  return TRUE;
}

static gboolean
add_attendance (const WmRow *row, gpointer data)
{
  Loading *l = data;
  WmSeat seat = { .person = g_hash_table_lookup (l->schedule->by_id, wm_row_text (row, 2)), .attendance = text (l, row, 0),
    .status = wm_attendance_parse (wm_row_text (row, 3)), .arrive = minutes (row, 4), .leave = minutes (row, 5),
    .reason = text (l, row, 6) };
  if (seat.person)
    g_array_append_val (list_in (l->attendance, text (l, row, 1), sizeof (WmSeat)), seat);
  return TRUE;
}

static const char *
title_of (Loading *l, const WmOccurrence *o, const char *group_name)
{
  const WmPerson *person = o->client ? g_hash_table_lookup (l->schedule->by_id, o->client) : NULL;
  return group_name ? group_name : person ? person->short_name : o->kind_label;
}

static const char *
staff_name (Loading *l, const char *id)
{
  g_autofree char *name = wm_clinic_staff_name (l->clinic, id);
  return _wm_schedule_text (l->schedule, name);
}

/* Columns 0 to 15 are alike in the queries of series and of sessions, but for 4 to 6. */
static void
fill_common (Loading *l, WmOccurrence *o, const WmRow *row)
{
  o->group = text (l, row, 1);
  o->client = text (l, row, 2);
  o->kind = text (l, row, 3);
  o->times = (WmSessionTimes){ minutes (row, 7), minutes (row, 8), WM_MINUTES_NONE, WM_MINUTES_NONE };
  o->room = text (l, row, 9);
  o->staff = text (l, row, 10);
  o->costaff = text (l, row, 11);
  o->capacity = (int) wm_row_int (row, 13);
  o->track = text (l, row, 14);
  o->room_name = wm_row_is_null (row, 15) ? "" : text (l, row, 15);
  o->kind_label = _wm_schedule_text (l->schedule, wm_clinic_label (l->clinic, "session-kind", o->kind));
  o->title = title_of (l, o, text (l, row, 12));
  o->staff_name = staff_name (l, o->staff);
  o->costaff_name = staff_name (l, o->costaff);
  o->topic_label = "";
  WmRecord *kind = wm_clinic_pick (l->clinic, "session-kind", o->kind);
  o->counts = kind && wm_record_get_bool (kind, "counts");
}

static const WmSeat *
marked_seat (GArray *marks, const char *client)
{
  for (guint i = 0; marks && i < marks->len; i++)
    if (g_str_equal (g_array_index (marks, WmSeat, i).person->id, client))
      return &g_array_index (marks, WmSeat, i);
  return NULL;
}

static gboolean
has_seat (GArray *seats, const char *client)
{
  return marked_seat (seats, client) != NULL;
}

static void
add_seat (Loading *l, WmOccurrence *o, const char *client, GArray *marks)
{
  const WmPerson *person = g_hash_table_lookup (l->schedule->by_id, client);
  if (person == NULL || (l->client && !g_str_equal (l->client, client)) || has_seat (o->seats, client))
    return;
  const WmSeat *marked = marked_seat (marks, client);
  WmSeat seat = marked ? *marked : (WmSeat){ .person = person, .arrive = WM_MINUTES_NONE, .leave = WM_MINUTES_NONE };
  seat.credit = wm_attendance_credit (&o->times, seat.status, seat.arrive, seat.leave, l->schedule->breaks_counted);
  g_array_append_val (o->seats, seat);
}

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  const WmPerson *pa = ((const WmSeat *) a)->person, *pb = ((const WmSeat *) b)->person;
  int by_name = g_utf8_collate (pa->name, pb->name);
  return by_name ? by_name : g_strcmp0 (pa->number, pb->number);
}

/* Expected are the members of the day, or the session's own client; whoever is marked has a seat too. A person who
 * was discharged is no longer expected, though a membership was left open. */
static void
fill_seats (Loading *l, WmOccurrence *o)
{
  GArray *marks = o->session ? g_hash_table_lookup (l->attendance, o->session) : NULL;
  GArray *members = o->group ? g_hash_table_lookup (l->members, o->group) : NULL;
  for (guint i = 0; members && i < members->len; i++)
    {
      const Member *m = &g_array_index (members, Member, i);
      const WmPerson *person = g_hash_table_lookup (l->schedule->by_id, m->client);
      gboolean gone = person && person->facts.discharged != WM_DAY_NONE && person->facts.discharged < o->date;
      if (m->from <= o->date && (m->to == WM_DAY_NONE || m->to >= o->date) && !gone)
        add_seat (l, o, m->client, marks);
    }
  if (o->client)
    add_seat (l, o, o->client, marks);
  for (guint i = 0; marks && i < marks->len; i++)
    add_seat (l, o, g_array_index (marks, WmSeat, i).person->id, marks);
  g_array_sort (o->seats, compare_seats);
  for (guint i = 0; i < o->seats->len; i++)
    {
      WmAttendance status = g_array_index (o->seats, WmSeat, i).status;
      o->n_marked += status != WM_ATTENDANCE_EXPECTED;
      o->n_there += wm_attendance_was_there (status);
    }
}

static void
finish (Loading *l, WmOccurrence *o)
{
  o->minutes = wm_attendance_credit (&o->times, WM_ATTENDANCE_PRESENT, WM_MINUTES_NONE, WM_MINUTES_NONE,
                                     l->schedule->breaks_counted);
  o->seats = g_array_new (FALSE, TRUE, sizeof (WmSeat));
  fill_seats (l, o);
  gboolean shown = o->date >= l->schedule->from && o->date <= l->schedule->to;
  if (shown && (l->client == NULL || o->seats->len > 0))
    {
      g_ptr_array_add (l->schedule->occurrences, o);
      return;
    }
  g_array_unref (o->seats);
  g_free (o);
}

static WmSessionState
parse_state (const char *code)
{
  static const char *const codes[] = { "planned", "held", "cancelled", "moved" };
  for (guint i = 0; code && i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (codes[i], code))
      return (WmSessionState) i;
  return WM_SESSION_PLANNED;
}

static gboolean
add_session (const WmRow *row, gpointer data)
{
  Loading *l = data;
  WmOccurrence *o = g_new0 (WmOccurrence, 1);
  o->session = text (l, row, 0);
  fill_common (l, o, row);
  o->series = text (l, row, 4);
  o->planned = day (row, 5);
  o->date = day (row, 6);
  o->times.break_start = minutes (row, 16);
  o->times.break_end = minutes (row, 17);
  o->topic = text (l, row, 18);
  if (o->topic)
    o->topic_label = _wm_schedule_text (l->schedule, wm_clinic_label (l->clinic, "topic", o->topic));
  o->state = parse_state (wm_row_text (row, 19));
  if (o->series)
    g_hash_table_add (l->replaced, g_strdup_printf ("%s %d", o->series, o->planned));
  finish (l, o);
  return TRUE;
}

static void
add_virtual (Loading *l, const WmRow *row, WmDay date)
{
  WmOccurrence *o = g_new0 (WmOccurrence, 1);
  o->series = text (l, row, 0);
  fill_common (l, o, row);
  o->planned = o->date = date;
  finish (l, o);
}

static gboolean
add_series (const WmRow *row, gpointer data)
{
  Loading *l = data;
  g_autoptr (GArray) days = wm_schedule_rule_expand (wm_row_text (row, 4), day (row, 5), day (row, 6), l->schedule->from,
                                                     l->schedule->to, &l->error);
  if (days == NULL)
    return FALSE;
  for (guint i = 0; i < days->len; i++)
    {
      WmDay date = g_array_index (days, WmDay, i);
      g_autofree char *key = g_strdup_printf ("%s %d", wm_row_text (row, 0), date);
      if (!g_hash_table_contains (l->replaced, key))
        add_virtual (l, row, date);
    }
  return TRUE;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const WmPerson *pa = *(WmPerson *const *) a, *pb = *(WmPerson *const *) b;
  int by_name = g_utf8_collate (pa->name, pb->name);
  return by_name ? by_name : g_strcmp0 (pa->number, pb->number);
}

static gboolean
run (Loading *l, const char *query, WmRowFunc func, GError **error)
{
  g_autofree char *from = wm_day_to_iso (l->schedule->from), *to = wm_day_to_iso (l->schedule->to);
  gboolean done = wm_store_query (wm_clinic_get_store (l->clinic), query, func, l, error, "from", from, "to", to, "client",
                                  l->client, "chosen", l->chosen, NULL);
  if (done && l->error)
    {
      g_propagate_error (error, g_steal_pointer (&l->error));
      return FALSE;
    }
  return done;
}

/* Sessions come before series: a stored session takes the place of the occurrence its series planned. */
gboolean
_wm_schedule_fill (WmSchedule *self, WmClinic *clinic, const char *client, const char *chosen, GError **error)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) attendance = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) replaced = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loading l = { self, clinic, members, attendance, replaced, client, chosen, NULL };
  gboolean done = run (&l, "schedule-people", add_person, error) && run (&l, "schedule-members", add_member, error)
                  && run (&l, "schedule-attendance", add_attendance, error)
                  && run (&l, "schedule-sessions", add_session, error) && run (&l, "schedule-series", add_series, error);
  g_ptr_array_sort (self->people, compare_people);
  return done;
}
