/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a large clinic reads of its day and of what waits is what a plain reading of everything finds. */
#include "wm-roster.h"
#include "wm-sample.h"
#include "wm-schedule-private.h"
#include "wm-waiting.h"

#include <string.h>

static WmClinic *clinic;
static WmDay today;

static void
append_session (GString *text, const WmOccurrence *o)
{
  g_string_append_printf (text, "%s %s %d %d-%d %s %u/%u:", o->series ? o->series : "", o->session ? o->session : "", o->state, o->times.start,
                          o->times.end, o->title, o->n_marked, o->n_there);
  for (guint i = 0; i < o->seats->len; i++)
    g_string_append_printf (text, " %s=%d", g_array_index (o->seats, WmSeat, i).person->number, g_array_index (o->seats, WmSeat, i).status);
  g_string_append_c (text, '\n');
}

static char *
describe (WmSchedule *schedule, const char *staff)
{
  GString *text = g_string_new (NULL);
  GPtrArray *all = wm_schedule_occurrences (schedule);
  for (guint i = 0; i < all->len; i++)
    if (wm_occurrence_involves (all->pdata[i], NULL, staff, NULL))
      append_session (text, all->pdata[i]);
  return g_string_free (text, FALSE);
}

static WmSchedule *
load_chosen (WmDay day, const char *staff, int after, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *chosen = _wm_schedule_choose (clinic, day, staff, after, limit, &error);
  WmSchedule *schedule = chosen ? _wm_schedule_load (clinic, day, day, NULL, chosen, &error) : NULL;
  g_assert_no_error (error);
  return schedule;
}

/* Everyone's own days, past and to come. */
static void
test_own_days (void)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  guint n = 0;
  for (WmDay day = today - 9; day <= today + 5; day++)
    {
      g_autoptr (WmSchedule) whole = wm_schedule_load (clinic, day, day, NULL, NULL);
      for (guint i = 0; i < staff->len; i++)
        {
          const char *id = wm_record_get_id (staff->pdata[i]);
          g_autoptr (WmSchedule) own = load_chosen (day, id, 0, G_MAXUINT);
          g_autofree char *expected = describe (whole, id), *found = describe (own, id);
          g_assert_cmpstr (found, ==, expected);
          n += *expected != '\0';
        }
    }
  g_assert_cmpuint (n, >, 10);
}

/* No more than so many, none that is over, and the first that come. */
static void
test_next_sessions (void)
{
  g_autoptr (WmSchedule) whole = wm_schedule_load (clinic, today, today, NULL, NULL);
  GPtrArray *all = wm_schedule_occurrences (whole);
  g_assert_cmpuint (all->len, >, 4);
  int after = ((WmOccurrence *) all->pdata[1])->times.end;
  g_autoptr (WmSchedule) next = load_chosen (today, NULL, after, 3);
  GPtrArray *some = wm_schedule_occurrences (next);
  int last = 0;
  g_assert_cmpuint (some->len, ==, 3);
  for (guint i = 0; i < some->len; i++)
    {
      const WmOccurrence *o = some->pdata[i], *same = wm_schedule_find (whole, o);
      g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);
      g_assert_nonnull (same);
      append_session (a, o);
      append_session (b, same);
      g_assert_cmpstr (a->str, ==, b->str);
      g_assert_cmpint (o->times.end, >, after);
      last = MAX (last, o->times.start);
    }
  guint before = 0;
  for (guint i = 0; i < all->len; i++)
    before += ((WmOccurrence *) all->pdata[i])->times.end > after && ((WmOccurrence *) all->pdata[i])->times.start < last;
  g_assert_cmpuint (before, <, 3);
  guint limit = 2;
  g_autoptr (WmSchedule) small = wm_schedule_load_day (clinic, today, NULL, after, &limit, NULL);
  g_assert_cmpuint (limit, ==, 0); /* a small clinic has its whole day */
  g_assert_cmpuint (wm_schedule_occurrences (small)->len, ==, all->len);
}

static void
count (GHashTable *counts, const char *what, const char *client, const char *more)
{
  g_hash_table_add (counts, g_strdup_printf ("%s %s %s", what, client, more));
}

/* Within 7 days of the admission a first plan is to be in force; one that wasn't begun waits from then on. */
static void
count_first_plan (GHashTable *counts, const char *client, const char *version, const char *admitted)
{
  WmDay day = WM_DAY_NONE;
  g_assert_true (wm_day_parse (admitted, &day));
  g_autofree char *due = wm_day_to_iso (day + 7), *more = g_strdup_printf ("%s %s", version ? version : "none", due);
  if (version || day + 7 < today)
    count (counts, "draft", client, more);
}

static void
expect_plans (GHashTable *counts, const char *staff)
{
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, NULL);
  wm_roster_set_filter (roster, WM_ROSTER_STATUS, "active");
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      const char *client = wm_roster_row_get (row, WM_ROSTER_ID);
      WmDay due;
      if (staff && g_strcmp0 (wm_roster_row_get (row, WM_ROSTER_COUNSELOR_ID), staff) != 0)
        continue;
      const char *state = wm_roster_row_get (row, WM_ROSTER_PLAN_STATE);
      if (state == NULL || strcmp (state, "draft") == 0)
        count_first_plan (counts, client, wm_roster_row_get (row, WM_ROSTER_PLAN_VERSION), wm_roster_row_get (row, WM_ROSTER_ADMITTED));
      else if (wm_day_parse (wm_roster_row_get (row, WM_ROSTER_NEXT_REVIEW), &due) && due <= today + 5)
        count (counts, "review", client, wm_roster_row_get (row, WM_ROSTER_NEXT_REVIEW));
    }
}

static void
expect_hours (GHashTable *counts, const char *staff)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, today, NULL, NULL);
  g_autoptr (GHashTable) all = wm_schedule_hours_of_all (week, today);
  GPtrArray *people = wm_schedule_people (week);
  for (guint i = 0; i < people->len; i++)
    {
      const WmPerson *person = people->pdata[i];
      const WmHours *hours = g_hash_table_lookup (all, person->id);
      g_autofree char *words = wm_hours_words (hours);
      if (hours->flags && (staff == NULL || g_strcmp0 (person->counselor, staff) == 0))
        count (counts, person->name, person->id, words);
    }
}

static char *
key_of (const WmWaitingItem *item)
{
  g_autofree char *due = item->due ? wm_day_to_iso (item->due) : NULL, *words = item->kind == WM_WAITING_HOURS ? wm_hours_words (&item->hours) : NULL;
  if (words)
    return g_strdup_printf ("%s %s %s", item->name, item->client, words);
  if (item->kind == WM_WAITING_DRAFT)
    return g_strdup_printf ("draft %s %s %s", item->client, item->version ? item->version : "none", due);
  return g_strdup_printf ("review %s %s", item->client, due);
}

static void
expect_waiting (const char *staff, guint *n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WmWaiting) waiting = wm_waiting_new (clinic, staff, &error);
  expect_plans (expected, staff);
  expect_hours (expected, staff);
  while (wm_waiting_step (waiting, &error))
    ;
  g_assert_no_error (error);
  GPtrArray *items = wm_waiting_get_items (waiting);
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *key = key_of (items->pdata[i]);
      g_assert_true (g_hash_table_remove (expected, key));
    }
  g_assert_cmpuint (g_hash_table_size (expected), ==, 0);
  *n += items->len;
}

static void
test_waiting (void)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  guint everyone = 0, own = 0;
  expect_waiting (NULL, &everyone);
  for (guint i = 0; i < staff->len; i++)
    expect_waiting (wm_record_get_id (staff->pdata[i]), &own);
  g_assert_cmpuint (everyone, >, 5);
  g_assert_cmpuint (own, >, 5);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  g_autofree char *top = g_dir_make_tmp ("waymark-waiting-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  today = wm_day_from_ymd (2026, 11, 24);
  clinic = wm_sample_create (folder, NULL, "correct horse", 40, 1, today, &error);
  g_assert_no_error (error);
  g_test_add_func ("/service/waiting/own-days", test_own_days);
  g_test_add_func ("/service/waiting/next-sessions", test_next_sessions);
  g_test_add_func ("/service/waiting/items", test_waiting);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
