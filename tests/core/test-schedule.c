/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A week read from a clinic: planned and stored sessions, seats, clashes, hours, and the acts that change it. */
#include "wm-schedule-acts.h"

#include <string.h>

#define MONDAY wm_day_from_ymd (2026, 11, 16)
#define NONE WM_MINUTES_NONE

typedef struct
{
  WmClinic *clinic;
  char *client[3], *staff[2], *room, *group, *series;
} World;

static char *
keep (World *w, WmRecord *record)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (save, record);
  wm_clinic_save (w->clinic, "test", save, NULL, findings, &error);
  g_assert_no_error (error);
  return g_strdup (wm_record_get_id (record));
}

static WmRecord *
make (const WmSchema *schema, const char *field, const char *value)
{
  WmRecord *record = wm_record_new (schema);
  wm_record_set (record, field, value);
  return record;
}

static char *
add_client (World *w, const char *number, const char *last, const char *birth)
{
  WmRecord *client = make (&wm_client_schema, "client-no", number);
  wm_record_set_many (client, "first-name", "Karl", "last-name", last, "date-of-birth", birth, "status", "active", NULL);
  char *id = keep (w, client);
  WmRecord *episode = make (&wm_episode_schema, "client", id);
  wm_record_set_many (episode, "admit-date", "2026-10-01", "hours-min", "9", "hours-max", "12", "level",
                      wm_record_get_id (wm_clinic_find_level (w->clinic, "4", "2.1")), NULL);
  g_free (keep (w, episode));
  return id;
}

static void
join (World *w, const char *client, const char *from, const char *to)
{
  WmRecord *membership = make (&wm_membership_schema, "client-group", w->group);
  wm_record_set_many (membership, "client", client, "from-date", from, "to-date", to, NULL);
  g_free (keep (w, membership));
}

static char *
add_staff (World *w, const char *name)
{
  WmRecord *staff = make (&wm_staff_schema, "name", name);
  wm_record_set_many (staff, "role", "counselor", "active", "1", NULL);
  return keep (w, staff);
}

static void
add_group_and_series (World *w)
{
  WmRecord *group = make (&wm_group_schema, "name", "Process group");
  wm_record_set_many (group, "kind", "process", "room", w->room, "facilitator", w->staff[0], "capacity", "12", NULL);
  w->group = keep (w, group);
  WmRecord *series = make (&wm_series_schema, "client-group", w->group);
  wm_record_set_many (series, "kind", "process", "rule", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "first-date", "2026-10-05", "starts",
                      "18:00", "ends", "21:00", "room", w->room, "staff", w->staff[0], NULL);
  w->series = keep (w, series);
}

static void
set_up (World *w, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-week-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  w->clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (w->clinic, MONDAY + 3);
  w->staff[0] = add_staff (w, "J. Doe");
  w->staff[1] = add_staff (w, "A. Okafor");
  w->room = keep (w, make (&wm_room_schema, "name", "Room A"));
  w->client[0] = add_client (w, "C-1", "Brandt", "1990-01-01");
  w->client[1] = add_client (w, "C-2", "Haddad", "2010-01-01");
  w->client[2] = add_client (w, "C-3", "Vega", "1985-05-05");
  add_group_and_series (w);
  join (w, w->client[0], "2026-10-01", NULL);
  join (w, w->client[1], "2026-10-01", "2026-11-18");
}

static void
tear_down (World *w, gconstpointer data)
{
  char *owned[] = { w->client[0], w->client[1], w->client[2], w->staff[0], w->staff[1], w->room, w->group, w->series };
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_free (owned[i]);
  g_assert_finalize_object (w->clinic);
}

static WmSchedule *
week (World *w, const char *client)
{
  g_autoptr (GError) error = NULL;
  WmSchedule *schedule = wm_schedule_load_week (w->clinic, MONDAY, client, &error);
  g_assert_no_error (error);
  return schedule;
}

static const WmOccurrence *
nth (WmSchedule *schedule, guint i)
{
  g_assert_cmpuint (i, <, wm_schedule_occurrences (schedule)->len);
  return wm_schedule_occurrences (schedule)->pdata[i];
}

static void
test_load (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL), own = week (w, w->client[2]);
  g_assert_cmpuint (wm_schedule_occurrences (all)->len, ==, 3);
  g_assert_cmpuint (wm_schedule_occurrences (own)->len, ==, 0);
  const WmOccurrence *o = nth (all, 0);
  g_assert_cmpint (o->date, ==, MONDAY);
  g_assert_cmpstr (o->title, ==, "Process group");
  g_assert_cmpstr (o->room_name, ==, "Room A");
  g_assert_cmpint (o->minutes, ==, 180);
  g_assert_true (o->counts && o->session == NULL && o->clash == NULL);
  g_assert_cmpuint (o->seats->len, ==, 2);
  g_assert_cmpstr (g_array_index (o->seats, WmSeat, 0).person->name, ==, "Brandt, Karl");
  /* the second membership ends on Wednesday */
  g_assert_cmpuint (nth (all, 1)->seats->len, ==, 2);
  g_assert_cmpuint (nth (all, 2)->seats->len, ==, 1);
}

static void
mark (World *w, guint i, const char *client, WmAttendance status, int arrive, WmUndo **undo)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (GError) error = NULL;
  wm_occurrence_mark (w->clinic, nth (all, i), client, status, arrive, NONE, undo, &error);
  g_assert_no_error (error);
}

static void
test_mark_and_undo (World *w, gconstpointer data)
{
  g_autoptr (WmUndo) undo = NULL;
  mark (w, 0, w->client[0], WM_ATTENDANCE_PRESENT, 18 * 60 + 20, &undo);
  g_autoptr (WmSchedule) marked = week (w, NULL);
  const WmOccurrence *o = nth (marked, 0);
  g_assert_cmpuint (wm_schedule_occurrences (marked)->len, ==, 3);
  g_assert_nonnull (o->session);
  g_assert_cmpint (o->state, ==, WM_SESSION_HELD);
  g_assert_cmpint (g_array_index (o->seats, WmSeat, 0).status, ==, WM_ATTENDANCE_LATE);
  g_assert_cmpint (g_array_index (o->seats, WmSeat, 0).credit, ==, 160);
  g_assert_true (wm_undo_run (undo, w->clinic, NULL));
  g_autoptr (WmSchedule) back = week (w, NULL);
  g_assert_null (nth (back, 0)->session);
  g_assert_cmpuint (nth (back, 0)->n_marked, ==, 0);
}

static void
test_change_mark (World *w, gconstpointer data)
{
  g_autoptr (WmUndo) undo = NULL;
  mark (w, 0, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NULL);
  mark (w, 0, w->client[0], WM_ATTENDANCE_EXCUSED, NONE, &undo);
  g_autoptr (WmSchedule) one = week (w, NULL);
  g_assert_cmpint (g_array_index (nth (one, 0)->seats, WmSeat, 0).status, ==, WM_ATTENDANCE_EXCUSED);
  g_assert_true (wm_undo_run (undo, w->clinic, NULL));
  g_autoptr (WmSchedule) two = week (w, NULL);
  g_assert_cmpint (g_array_index (nth (two, 0)->seats, WmSeat, 0).status, ==, WM_ATTENDANCE_PRESENT);
  mark (w, 0, w->client[0], WM_ATTENDANCE_EXPECTED, NONE, NULL);
  g_autoptr (WmSchedule) three = week (w, NULL);
  g_assert_cmpuint (nth (three, 0)->n_marked, ==, 0);
}

static void
test_marks_refused (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  static const char *const words[] = { "future", "doesn’t belong" };
  const WmOccurrence *which[] = { nth (all, 2), nth (all, 0) };
  const char *who[] = { w->client[0], w->client[2] };
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (wm_occurrence_mark (w->clinic, which[i], who[i], WM_ATTENDANCE_PRESENT, NONE, NONE, NULL, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
      g_assert_nonnull (strstr (error->message, words[i]));
    }
  /* an absence may be known before the day */
  g_assert_true (wm_occurrence_mark (w->clinic, nth (all, 2), w->client[0], WM_ATTENDANCE_EXCUSED, NONE, NONE, NULL, NULL));
}

static void
test_move (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (WmUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_false (wm_occurrence_move (w->clinic, nth (all, 0), MONDAY, 21 * 60, 20 * 60, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_true (wm_occurrence_move (w->clinic, nth (all, 0), MONDAY + 1, 17 * 60, 20 * 60, &undo, NULL));
  g_autoptr (WmSchedule) moved = week (w, NULL);
  const WmOccurrence *o = wm_schedule_find (moved, nth (all, 0));
  g_assert_cmpuint (wm_schedule_occurrences (moved)->len, ==, 3);
  g_assert_cmpint (o->date, ==, MONDAY + 1);
  g_assert_cmpint (o->state, ==, WM_SESSION_MOVED);
  g_assert_cmpint (nth (moved, 1)->date, ==, MONDAY + 2);
  g_assert_true (wm_undo_run (undo, w->clinic, NULL));
  g_autoptr (WmSchedule) back = week (w, NULL);
  g_assert_cmpint (nth (back, 0)->date, ==, MONDAY);
}

/* Where attendance was marked meanwhile, a session stays where it was moved to. */
static void
test_move_marked (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (WmUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_occurrence_move (w->clinic, nth (all, 0), MONDAY + 1, 17 * 60, 20 * 60, NULL, NULL));
  g_autoptr (WmSchedule) moved = week (w, NULL);
  g_assert_true (wm_occurrence_move (w->clinic, wm_schedule_find (moved, nth (all, 0)), MONDAY, 17 * 60, 20 * 60, &undo, NULL));
  g_autoptr (WmSchedule) again = week (w, NULL);
  const WmOccurrence *o = wm_schedule_find (again, nth (all, 0));
  g_assert_true (wm_occurrence_mark (w->clinic, o, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NONE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (wm_undo_run (undo, w->clinic, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_autoptr (WmSchedule) last = week (w, NULL);
  g_assert_cmpint (wm_schedule_find (last, nth (all, 0))->date, ==, MONDAY);
}

/* Moved out of the week it is gone from there, and stands in the other one. */
static void
test_move_to_other_week (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_assert_true (wm_occurrence_move (w->clinic, nth (all, 0), MONDAY + 8, 18 * 60, 21 * 60, NULL, NULL));
  g_autoptr (WmSchedule) here = week (w, NULL);
  g_autoptr (WmSchedule) there = wm_schedule_load_week (w->clinic, MONDAY + 7, NULL, NULL);
  g_assert_cmpuint (wm_schedule_occurrences (here)->len, ==, 2);
  g_assert_cmpuint (wm_schedule_occurrences (there)->len, ==, 4);
}

static void
test_marked_stays (World *w, gconstpointer data)
{
  mark (w, 0, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NULL);
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (GError) a = NULL, b = NULL;
  g_assert_false (wm_occurrence_move (w->clinic, nth (all, 0), MONDAY + 1, 18 * 60, 21 * 60, NULL, &a));
  g_assert_error (a, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_false (wm_occurrence_remove (w->clinic, nth (all, 0), NULL, &b));
  g_assert_error (b, WM_ERROR, WM_ERROR_REFUSED);
  g_autoptr (WmSchedule) same = week (w, NULL);
  g_assert_cmpint (nth (same, 0)->state, ==, WM_SESSION_HELD);
}

static void
test_remove (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (WmUndo) undo = NULL;
  g_assert_true (wm_occurrence_remove (w->clinic, nth (all, 1), &undo, NULL));
  g_autoptr (WmSchedule) less = week (w, NULL);
  g_assert_cmpint (nth (less, 1)->state, ==, WM_SESSION_CANCELLED);
  g_assert_cmpfloat (wm_schedule_hours (less, w->client[0], MONDAY).scheduled, ==, 6);
  g_assert_true (wm_undo_run (undo, w->clinic, NULL));
  g_autoptr (WmSchedule) back = week (w, NULL);
  g_assert_cmpint (nth (back, 1)->state, ==, WM_SESSION_PLANNED);
}

static WmRecord *
individual (World *w, const char *client, int start, const char *staff)
{
  WmRecord *session = wm_session_new (MONDAY, start, start + 50);
  wm_record_set_many (session, "client", client, "kind", "individual", "staff", staff, NULL);
  return session;
}

static void
test_one_off (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) session = individual (w, w->client[2], 13 * 60, w->staff[1]);
  g_autoptr (WmUndo) made = NULL, removed = NULL;
  g_autoptr (GError) error = NULL;
  wm_session_add (w->clinic, session, findings, &made, &error);
  g_assert_no_error (error);
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_assert_cmpuint (wm_schedule_occurrences (all)->len, ==, 4);
  g_assert_cmpstr (nth (all, 0)->title, ==, "K. Vega");
  g_assert_true (wm_occurrence_remove (w->clinic, nth (all, 0), &removed, NULL));
  g_autoptr (WmSchedule) less = week (w, NULL);
  g_assert_cmpuint (wm_schedule_occurrences (less)->len, ==, 3);
  g_assert_true (wm_undo_run (removed, w->clinic, NULL));
  g_autoptr (WmSchedule) again = week (w, NULL);
  g_assert_cmpstr (nth (again, 0)->session, ==, wm_record_get_id (session));
  /* once marked, undoing its making is refused: the mark would go with it */
  g_assert_true (wm_occurrence_mark (w->clinic, nth (again, 0), w->client[2], WM_ATTENDANCE_PRESENT, NONE, NONE, NULL, NULL));
  g_assert_false (wm_undo_run (made, w->clinic, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

static void
test_findings (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) session = wm_session_new (MONDAY, 600, 660);
  g_assert_false (wm_session_add (w->clinic, session, findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 2); /* no kind, no staff */
}

static void
test_clashes (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) client = individual (w, w->client[0], 18 * 60 + 30, w->staff[1]);
  g_autoptr (WmRecord) staff = individual (w, w->client[2], 20 * 60 + 30, w->staff[0]);
  g_autoptr (WmRecord) after = individual (w, w->client[2], 21 * 60 + 20, w->staff[0]);
  wm_record_set (staff, "room", w->room);
  g_assert_true (wm_session_add (w->clinic, client, findings, NULL, NULL));
  g_assert_true (wm_session_add (w->clinic, staff, findings, NULL, NULL));
  g_assert_true (wm_session_add (w->clinic, after, findings, NULL, NULL));
  g_autoptr (WmSchedule) all = week (w, NULL);
  GPtrArray *clashes = wm_schedule_clashes (all);
  g_assert_cmpuint (clashes->len, ==, 3);
  const char *rules[] = { "clash-client", "clash-staff", "clash-room" };
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((WmFinding *) clashes->pdata[i])->rule, ==, rules[i]);
  g_assert_cmpstr (((WmFinding *) clashes->pdata[1])->text, ==,
                   "J. Doe is booked twice at 8:30–9:00 pm: Process group and K. Vega.");
  g_assert_null (wm_schedule_find_session (all, wm_record_get_id (after))->clash);
  g_autoptr (WmSchedule) own = week (w, w->client[0]);
  g_assert_cmpuint (wm_schedule_clashes (own)->len, ==, 1);
}

/* Whoever leads two sessions at once, first or second. */
static void
test_clash_of_second_leader (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) one = individual (w, w->client[2], 13 * 60, w->staff[0]), two = individual (w, w->client[1], 13 * 60 + 20, w->staff[1]);
  wm_record_set (one, "costaff", w->staff[1]);
  g_assert_true (wm_session_add (w->clinic, one, findings, NULL, NULL));
  g_assert_true (wm_session_add (w->clinic, two, findings, NULL, NULL));
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_assert_cmpuint (wm_schedule_clashes (all)->len, ==, 1);
  g_assert_cmpstr (((WmFinding *) wm_schedule_clashes (all)->pdata[0])->text, ==,
                   "A. Okafor is booked twice at 1:20–1:50 pm: K. Vega and K. Haddad.");
}

static void
test_group_or_client (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) session = individual (w, w->client[2], 13 * 60, w->staff[1]);
  wm_record_set (session, "client-group", w->group);
  g_assert_false (wm_session_add (w->clinic, session, findings, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  wm_record_set_many (session, "client-group", NULL, "ends", "12:00", NULL);
  g_clear_error (&error);
  g_assert_false (wm_session_add (w->clinic, session, findings, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

static void
test_cancelled_has_no_marks (World *w, gconstpointer data)
{
  g_autoptr (WmSchedule) all = week (w, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_occurrence_remove (w->clinic, nth (all, 0), NULL, NULL));
  g_autoptr (WmSchedule) less = week (w, NULL);
  g_assert_false (wm_occurrence_mark (w->clinic, nth (less, 0), w->client[0], WM_ATTENDANCE_PRESENT, NONE, NONE, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

/* A rule that can't be read is said, rather than its sessions being missing. */
static void
test_unreadable_rule (World *w, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  WmRecord *series = make (&wm_series_schema, "client-group", w->group);
  wm_record_set_many (series, "kind", "process", "rule", "every Monday", "first-date", "2026-10-05", "starts", "09:00", "ends", "10:00",
                      "staff", w->staff[0], NULL);
  g_free (keep (w, series));
  g_assert_null (wm_schedule_load_week (w->clinic, MONDAY, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

static void
test_two_places (World *w, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) session = individual (w, w->client[0], 18 * 60 + 30, w->staff[1]);
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_session_add (w->clinic, session, findings, NULL, NULL));
  mark (w, 0, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NULL);
  g_autoptr (WmSchedule) all = week (w, NULL);
  const WmOccurrence *other = wm_schedule_find_session (all, wm_record_get_id (session));
  g_assert_false (wm_occurrence_mark (w->clinic, other, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NONE, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_true (wm_occurrence_mark (w->clinic, other, w->client[0], WM_ATTENDANCE_EXCUSED, NONE, NONE, NULL, NULL));
}

static void
test_hours (World *w, gconstpointer data)
{
  WmHours hours;
  mark (w, 0, w->client[0], WM_ATTENDANCE_PRESENT, NONE, NULL);
  g_assert_true (wm_hours_for_week (w->clinic, w->client[0], MONDAY + 5, &hours, NULL));
  g_assert_cmpfloat (hours.scheduled, ==, 9);
  g_assert_cmpfloat (hours.attended, ==, 3);
  g_assert_cmpfloat (hours.open, ==, 3); /* today is Thursday: Friday is to come, Wednesday is unmarked */
  g_assert_cmpuint (hours.flags, ==, WM_HOURS_UNDER_ATTENDED | WM_HOURS_BELOW_PRESCRIBED * (6 < 0.75 * 9));
  g_assert_true (wm_hours_for_week (w->clinic, w->client[1], MONDAY, &hours, NULL));
  g_assert_cmpfloat (hours.level_min, ==, 6);
  g_assert_true (hours.adolescent);
  g_autoptr (WmSchedule) all = week (w, NULL);
  WmHours same = wm_schedule_hours (all, w->client[0], MONDAY + 3);
  g_assert_cmpfloat (same.attended, ==, 3);
  g_autoptr (GHashTable) table = wm_schedule_hours_of_all (all, MONDAY + 3);
  GPtrArray *people = wm_schedule_people (all);
  g_assert_cmpuint (g_hash_table_size (table), ==, people->len);
  for (guint i = 0; i < people->len; i++)
    {
      const char *id = ((const WmPerson *) people->pdata[i])->id;
      WmHours one = wm_schedule_hours (all, id, MONDAY + 3), *of_all = g_hash_table_lookup (table, id);
      g_assert_cmpfloat (one.scheduled, ==, of_all->scheduled);
      g_assert_cmpfloat (one.attended, ==, of_all->attended);
      g_assert_cmpfloat (one.open, ==, of_all->open);
      g_assert_cmpuint (one.flags, ==, of_all->flags);
    }
}

static void
test_clock (void)
{
  static const struct
  {
    int start, end;
    const char *text;
  } table[] = { { 1080, 1260, "6:00–9:00 pm" }, { 660, 750, "11:00 am–12:30 pm" }, { 0, 30, "12:00–12:30 am" },
                { 780, 830, "1:00–1:50 pm" }, { 1380, 1440, "11:00 pm–12:00 am" } };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = wm_minutes_to_span (table[i].start, table[i].end);
      g_assert_cmpstr (text, ==, table[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/service/schedule/" path, World, NULL, set_up, func, tear_down)
  ADD ("load", test_load);
  ADD ("mark-undo", test_mark_and_undo);
  ADD ("change-mark", test_change_mark);
  ADD ("marks-refused", test_marks_refused);
  ADD ("move", test_move);
  ADD ("move-marked", test_move_marked);
  ADD ("move-week", test_move_to_other_week);
  ADD ("marked-stays", test_marked_stays);
  ADD ("remove", test_remove);
  ADD ("one-off", test_one_off);
  ADD ("findings", test_findings);
  ADD ("clashes", test_clashes);
  ADD ("clash-of-second-leader", test_clash_of_second_leader);
  ADD ("group-or-client", test_group_or_client);
  ADD ("cancelled-has-no-marks", test_cancelled_has_no_marks);
  ADD ("unreadable-rule", test_unreadable_rule);
  ADD ("two-places", test_two_places);
  ADD ("hours", test_hours);
  g_test_add_func ("/service/schedule/clock", test_clock);
  return g_test_run ();
}
