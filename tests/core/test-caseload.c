/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Caseloads: every number equals a count written plainly over the records of a sample clinic whose charts were shaken,
 * and stands on the right side of its boundary. */
#include "save-record.h"
#include "wm-caseload.h"
#include "wm-catalog.h"
#include "wm-sample.h"
#include "wm-schedule.h"

#include <string.h>

#define NONE WM_DAY_NONE

static WmClinic *clinic;
static WmDay today, from, to;

/* --- the plain count: one client after another, straight from the records --- */

static gboolean
is (WmRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (wm_record_get (record, field), value) == 0;
}

static GPtrArray *
list (const WmSchema *schema, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = wm_clinic_list (clinic, schema, field, value, &error);
  g_assert_no_error (error);
  return all;
}

/* The day on which @role signed; NONE where nobody did, or declined. */
static WmDay
signed_by (WmRecord *plan, const char *review, const char *role)
{
  WmDay last = NONE;
  g_autoptr (GPtrArray) all = list (&wm_signature_schema, "plan", wm_record_get_id (plan));
  for (guint i = 0; i < all->len; i++)
    if (is (all->pdata[i], "role", role) && is (all->pdata[i], "review", review)
        && (is (all->pdata[i], "way", "paper") || is (all->pdata[i], "way", "screen")))
      last = MAX (last, wm_record_get_day (all->pdata[i], "date"));
  return last;
}

static gboolean
waits_for_supervisor (WmRecord *plan, const char *review)
{
  g_autoptr (GPtrArray) all = list (&wm_signature_schema, "plan", wm_record_get_id (plan));
  for (guint i = 0; i < all->len; i++)
    if (is (all->pdata[i], "role", "supervisor") && is (all->pdata[i], "review", review)) /* signed, or returned it */
      return FALSE;
  return signed_by (plan, review, "counselor") != NONE;
}

static double
hours_attended (const char *client, WmDay week)
{
  int minutes = 0;
  g_autoptr (GPtrArray) marks = list (&wm_attendance_schema, "client", client);
  for (guint i = 0; i < marks->len; i++)
    {
      g_autoptr (WmRecord) session = wm_clinic_load (clinic, &wm_session_schema, wm_record_get (marks->pdata[i], "session"), NULL);
      WmDay date = wm_record_get_day (session, "date");
      int starts = wm_record_get_minutes (session, "starts"), ends = wm_record_get_minutes (session, "ends");
      if (date < week || date > week + 6 || !wm_record_get_bool (wm_clinic_pick (clinic, "session-kind", wm_record_get (session, "kind")), "counts"))
        continue;
      if (is (marks->pdata[i], "status", "present") || is (marks->pdata[i], "status", "telehealth"))
        minutes += ends - starts;
      if (is (marks->pdata[i], "status", "late"))
        minutes += ends - wm_record_get_minutes (marks->pdata[i], "arrive");
      if (is (marks->pdata[i], "status", "left-early"))
        minutes += wm_record_get_minutes (marks->pdata[i], "leave") - starts;
    }
  return minutes / 60.0;
}

static gboolean
plainly_short (WmRecord *client, WmRecord *episode)
{
  WmDay week = today - wm_day_weekday (today) - 7; /* Sunday before last */
  WmRecord *level = wm_clinic_level (clinic, wm_record_get (episode, "level"));
  gboolean young = wm_day_age (wm_record_get_day (client, "date-of-birth"), week) < 18;
  const char *least = wm_record_get (level, young ? "min-adolescent" : "min-adult");
  return wm_record_get_day (episode, "admit-date") <= week && least
         && hours_attended (wm_record_get_id (client), week) < g_ascii_strtod (least, NULL);
}

/* The ledger of that week says the same. */
static void
expect_ledger (WmRecord *client, gboolean is_short)
{
  WmHours hours;
  g_assert_true (wm_hours_for_week (clinic, wm_record_get_id (client), today - 7, &hours, NULL));
  g_assert_cmpint ((hours.flags & WM_HOURS_UNDER_ATTENDED) != 0, ==, is_short);
}

static WmDay
last_attended (const char *client)
{
  WmDay last = NONE;
  g_autoptr (GPtrArray) marks = list (&wm_attendance_schema, "client", client);
  for (guint i = 0; i < marks->len; i++)
    {
      static const char *const there[] = { "present", "late", "left-early", "late-and-left-early", "telehealth", NULL };
      g_autoptr (WmRecord) session = wm_clinic_load (clinic, &wm_session_schema, wm_record_get (marks->pdata[i], "session"), NULL);
      if (g_strv_contains (there, wm_record_get (marks->pdata[i], "status")))
        last = MAX (last, wm_record_get_day (session, "date"));
    }
  return last;
}

/* In the order in which they were held; the shaken ones of the same day after the sample's. */
static GPtrArray *
list_reviews (WmRecord *plan)
{
  g_autoptr (GPtrArray) all = list (&wm_review_schema, "plan", plan ? wm_record_get_id (plan) : "none");
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);
  while (all->len)
    {
      guint first = 0;
      for (guint i = 1; i < all->len; i++)
        if (wm_record_get_day (all->pdata[i], "review-date") < wm_record_get_day (all->pdata[first], "review-date"))
          first = i;
      g_ptr_array_add (held, g_ptr_array_steal_index (all, first));
    }
  return held;
}

static void
count_due (WmRecord *plan, WmRecord *review, WmDay date, WmDay discharged, guint *due, guint *on_time)
{
  if (date == NONE || date < from || date > to || date >= today || (discharged != NONE && discharged <= date))
    return;
  WmDay done = review ? signed_by (plan, wm_record_get_id (review), "counselor") : NONE;
  *due += 1;
  *on_time += done != NONE && done <= date;
}

/* The plans here have one version each: what is due is its date, then that of each review. */
static void
count_reviews (WmRecord *plan, WmDay discharged, guint *due, guint *on_time)
{
  g_autoptr (GPtrArray) reviews = list_reviews (plan);
  WmDay date = wm_record_is_empty (plan, "effective") ? NONE : wm_record_get_day (plan, "next-review");
  for (guint i = 0; i <= reviews->len; i++)
    {
      WmRecord *review = i < reviews->len ? reviews->pdata[i] : NULL;
      count_due (plan, review, date, discharged, due, on_time);
      date = review ? wm_record_get_day (review, "next-review") : NONE;
    }
}

static void
count_plan (WmRecord *episode, guint *n)
{
  g_autoptr (GPtrArray) plans = list (&wm_plan_schema, "episode", wm_record_get_id (episode));
  g_assert_cmpuint (plans->len, <=, 1);
  WmRecord *plan = plans->len ? plans->pdata[0] : NULL;
  gboolean in_force = plan && is (plan, "state", "in-force");
  g_autoptr (GPtrArray) reviews = list_reviews (plan);
  WmRecord *review = reviews->len ? reviews->pdata[reviews->len - 1] : NULL;
  WmDay due = in_force ? wm_record_get_day (review ? review : plan, "next-review") : wm_record_get_day (episode, "admit-date") + 7;
  n[WM_CASELOAD_OVERDUE] = today > due;
  n[WM_CASELOAD_SOON] = due - today >= 0 && due - today <= 5;
  gboolean plan_waits = plan && !in_force && !is (plan, "state", "draft") && waits_for_supervisor (plan, NULL);
  gboolean review_waits = FALSE;
  for (guint i = 0; in_force && i < reviews->len; i++)
    review_waits = review_waits || waits_for_supervisor (plan, wm_record_get_id (reviews->pdata[i]));
  n[WM_CASELOAD_UNSIGNED] = plan && !in_force && !plan_waits;
  n[WM_CASELOAD_COSIGN] = plan_waits || review_waits;
}

static void
count_client (WmRecord *client, WmRecord *episode, guint *n)
{
  WmDay admitted = wm_record_get_day (episode, "admit-date"), discharged = wm_record_get_day (episode, "discharge-date");
  g_autoptr (GPtrArray) plans = list (&wm_plan_schema, "episode", wm_record_get_id (episode));
  memset (n, 0, WM_CASELOAD_N * sizeof *n);
  n[WM_CASELOAD_ADMISSIONS] = admitted >= from && admitted <= to;
  n[WM_CASELOAD_DISCHARGES] = discharged >= from && discharged <= to;
  if (plans->len)
    count_reviews (plans->pdata[0], discharged, &n[WM_CASELOAD_REVIEWS_DUE], &n[WM_CASELOAD_REVIEWS_ON_TIME]);
  if (admitted > today || (discharged != NONE && discharged <= today))
    return;
  n[WM_CASELOAD_ACTIVE] = 1;
  n[WM_CASELOAD_HOURS] = plainly_short (client, episode);
  expect_ledger (client, n[WM_CASELOAD_HOURS]);
  n[WM_CASELOAD_NO_CONTACT] = today - MAX (admitted, last_attended (wm_record_get_id (client))) > 14;
  count_plan (episode, n);
}

/* --- the clinic --- */

static void
forget (GPtrArray *records, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new (), gone = g_ptr_array_new (), findings = wm_findings_new ();
  for (guint i = 0; i < records->len; i++)
    if (field == NULL || is (records->pdata[i], field, value))
      g_ptr_array_add (gone, records->pdata[i]);
  wm_clinic_save (clinic, "test", none, gone, findings, &error);
  g_assert_no_error (error);
}

static void
sign (WmRecord *plan, const char *review, const char *role, const char *way, WmDay on)
{
  g_autoptr (WmRecord) signature = wm_record_new (&wm_signature_schema);
  g_autofree char *code = g_strnfill (64, 'a');
  wm_record_set_many (signature, "plan", wm_record_get_id (plan), "review", review, "role", role, "way", way, "name", "J. Doe", "time", "10:00",
                      "content-code", code, NULL);
  wm_record_set_day (signature, "date", on);
  save_record (clinic, signature);
}

static void
review (WmRecord *plan, GRand *rand)
{
  g_autoptr (WmRecord) held = wm_record_new (&wm_review_schema);
  WmDay due = today - g_rand_int_range (rand, 1, 40), on = MIN (due + g_rand_int_range (rand, -6, 6), today);
  wm_record_set_day (plan, "effective", due - 30);
  wm_record_set_day (plan, "next-review", due);
  save_record (clinic, plan);
  wm_record_set_many (held, "plan", wm_record_get_id (plan), "kind", "scheduled", NULL);
  wm_record_set_day (held, "review-date", on);
  wm_record_set_day (held, "next-review", on + g_rand_int_range (rand, 1, 30));
  save_record (clinic, held);
  if (g_rand_boolean (rand))
    sign (plan, wm_record_get_id (held), "counselor", g_rand_int_range (rand, 0, 5) ? "paper" : "refused", on + g_rand_int_range (rand, 0, 3));
  if (g_rand_int_range (rand, 0, 3) == 0)
    sign (plan, wm_record_get_id (held), "supervisor", "screen", on);
}

/* A version that is being signed, with or without the counselor's and the supervisor's signature. */
static void
unsettle (WmRecord *plan, GRand *rand)
{
  g_autoptr (GPtrArray) signatures = list (&wm_signature_schema, "plan", wm_record_get_id (plan));
  forget (signatures, "role", "supervisor");
  if (g_rand_int_range (rand, 0, 3) == 0)
    forget (signatures, "role", "counselor");
  else if (g_rand_int_range (rand, 0, 3) == 0)
    sign (plan, NULL, "supervisor", "returned", today);
  wm_record_set_many (plan, "state", g_rand_boolean (rand) ? "ready" : "signed", "effective", NULL, NULL);
  save_record (clinic, plan);
}

static void
shake (WmRecord *client, WmRecord *episode, GRand *rand)
{
  g_autoptr (GPtrArray) plans = list (&wm_plan_schema, "episode", wm_record_get_id (episode));
  g_autoptr (GPtrArray) marks = list (&wm_attendance_schema, "client", wm_record_get_id (client));
  int chance = g_rand_int_range (rand, 0, 12);
  if (chance == 0)
    wm_record_set (episode, "counselor", NULL);
  else if (chance == 1)
    wm_record_set_day (episode, "discharge-date",
                       MAX (wm_record_get_day (episode, "admit-date") + 1, today - g_rand_int_range (rand, -3, 40)));
  else if (chance == 2)
    forget (marks, NULL, NULL);
  else if (chance == 3)
    forget (marks, "status", "present");
  else if (chance == 4 && wm_record_is_empty (episode, "discharge-date"))
    wm_record_set_day (episode, "admit-date", today - g_rand_int_range (rand, 0, 20));
  if (wm_record_is_dirty (episode))
    save_record (clinic, episode);
  if (plans->len && is (plans->pdata[0], "state", "in-force") && chance >= 5 && chance < 8)
    unsettle (plans->pdata[0], rand);
  else if (plans->len && is (plans->pdata[0], "state", "in-force") && chance >= 8)
    review (plans->pdata[0], rand);
}

static void
make_clinic (const char *top)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  today = wm_day_from_ymd (2026, 11, 24);
  from = wm_day_from_ymd (2026, 10, 20);
  to = wm_day_from_ymd (2026, 11, 22);
  clinic = wm_sample_create (folder, NULL, "correct horse", 160, 5, today, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) clients = list (&wm_client_schema, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (GPtrArray) episodes = list (&wm_episode_schema, "client", wm_record_get_id (clients->pdata[i]));
      if (episodes->len)
        shake (clients->pdata[i], episodes->pdata[0], rand);
    }
}

/* --- the comparison --- */

static WmCaseloadRow *
find_row (WmCaseload *caseload, const char *counselor)
{
  GListModel *rows = wm_caseload_get_rows (caseload);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      if (g_strcmp0 (wm_caseload_row_get_counselor (row), counselor) == 0)
        return row; /* the list keeps it */
    }
  return NULL;
}

static guint
times (GPtrArray *clients, const char *id)
{
  guint n = 0;
  for (guint i = 0; i < clients->len; i++)
    n += strcmp (clients->pdata[i], id) == 0;
  return n;
}

static guint
sum_of_rows (WmCaseload *caseload, guint indicator)
{
  guint sum = 0;
  GListModel *rows = wm_caseload_get_rows (caseload);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      sum += wm_caseload_row_get_number (row, indicator);
    }
  return sum;
}

static void
test_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmCaseload) caseload = wm_caseload_load (clinic, from, to, &error);
  g_assert_no_error (error);
  guint n[WM_CASELOAD_N], sum[WM_CASELOAD_N] = { 0 };
  g_autoptr (GPtrArray) clients = list (&wm_client_schema, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      const char *id = wm_record_get_id (clients->pdata[i]);
      g_autoptr (GPtrArray) episodes = list (&wm_episode_schema, "client", id);
      if (episodes->len == 0)
        continue;
      count_client (clients->pdata[i], episodes->pdata[0], n);
      WmCaseloadRow *row = find_row (caseload, wm_record_get (episodes->pdata[0], "counselor"));
      for (guint j = 0; j < WM_CASELOAD_N; j++)
        {
          g_test_message ("%s %s", wm_record_get (clients->pdata[i], "client-no"), wm_caseload_indicators[j].id);
          g_assert_cmpuint (row ? times (wm_caseload_row_get_clients (row, j), id) : 0, ==, n[j]);
          sum[j] += n[j];
        }
    }
  for (guint j = 0; j < WM_CASELOAD_N; j++)
    {
      g_test_message ("%s: %u", wm_caseload_indicators[j].id, sum[j]);
      g_assert_cmpuint (sum[j], >, 1);
      g_assert_cmpuint (wm_caseload_row_get_number (wm_caseload_get_total (caseload), j), ==, sum[j]);
      g_assert_cmpuint (sum_of_rows (caseload, j), ==, sum[j]);
    }
  g_assert_cmpuint (wm_caseload_get_waiting (caseload)->len, ==, sum[WM_CASELOAD_COSIGN]);
}

/* Rows go by name, those without a counselor at the end; who waits longest stands first. */
static void
test_order (void)
{
  g_autoptr (WmCaseload) caseload = wm_caseload_load (clinic, from, to, NULL);
  GListModel *rows = wm_caseload_get_rows (caseload);
  GPtrArray *waiting = wm_caseload_get_waiting (caseload);
  guint n = g_list_model_get_n_items (rows);
  g_assert_cmpuint (n, >, 5);
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (WmCaseloadRow) before = g_list_model_get_item (rows, i - 1), row = g_list_model_get_item (rows, i);
      if (i + 1 < n)
        g_assert_cmpint (g_utf8_collate (wm_caseload_row_get_name (before), wm_caseload_row_get_name (row)), <=, 0);
      else
        g_assert_null (wm_caseload_row_get_counselor (row));
    }
  for (guint i = 1; i < waiting->len; i++)
    g_assert_cmpint (((WmCaseloadChart *) waiting->pdata[i - 1])->signed_on, <=, ((WmCaseloadChart *) waiting->pdata[i])->signed_on);
  g_autoptr (WmCaseload) alone = wm_caseload_load_waiting (clinic, NULL); /* the same ones, with less read */
  g_assert_cmpuint (wm_caseload_get_waiting (alone)->len, ==, waiting->len);
  for (guint i = 0; i < waiting->len; i++)
    g_assert_cmpstr (((WmCaseloadChart *) wm_caseload_get_waiting (alone)->pdata[i])->client, ==, ((WmCaseloadChart *) waiting->pdata[i])->client);
}

/* Somebody with two open episodes is one client, of the newest. */
static void
test_two_episodes (void)
{
  g_autoptr (WmCaseload) before = wm_caseload_load (clinic, from, to, NULL);
  g_autoptr (GPtrArray) episodes G_GNUC_UNUSED = list (&wm_episode_schema, NULL, NULL);
  g_autoptr (WmRecord) again = wm_record_new (&wm_episode_schema);
  const char *client = wm_caseload_row_get_clients (wm_caseload_get_total (before), WM_CASELOAD_ACTIVE)->pdata[0];
  wm_record_set (again, "client", client);
  wm_record_set_day (again, "admit-date", today);
  save_record (clinic, again);
  g_autoptr (WmCaseload) after = wm_caseload_load (clinic, from, to, NULL);
  g_assert_cmpuint (times (wm_caseload_row_get_clients (wm_caseload_get_total (after), WM_CASELOAD_ACTIVE), client), ==, 1);
  g_assert_cmpuint (times (wm_caseload_row_get_clients (find_row (after, NULL), WM_CASELOAD_ACTIVE), client), ==, 1);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_ptr_array_add (gone, again);
  forget (gone, NULL, NULL);
}

/* Everybody's numbers are for who reviews them. */
static void
test_roles (void)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  guint n_refused = 0;
  for (guint i = 0; i < staff->len; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *role = wm_record_get (staff->pdata[i], "role");
      gboolean may = strcmp (role, "director") == 0 || strcmp (role, "supervisor") == 0;
      wm_clinic_act_as (clinic, wm_record_get (staff->pdata[i], "name"));
      g_autoptr (WmCaseload) caseload = wm_caseload_load (clinic, from, to, &error);
      g_assert_true ((caseload != NULL) == may);
      if (!may)
        g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
      n_refused += !may;
    }
  g_assert_cmpuint (n_refused, >, 3);
  wm_clinic_act_as (clinic, NULL);
}

/* --- boundaries --- */

static const WmCaseloadTerms terms = { .today = 1000, .from = 970, .to = 999, .caseload_limit = 24, .plan_due_days = 7, .soon_days = 5,
                                       .no_contact_days = 14, .cosigned = TRUE };

/* A chart on which nothing counts but that it is open. */
#define QUIET .client = "a", .number = "C-1", .name = "Doe, Jo", .counselor = "k", .admitted = 900, .discharged = NONE,                       \
              .last_contact = 999, .version = 1, .in_force = TRUE, .next_review = 1020, .signed_on = NONE

static guint
number (const WmCaseloadChart *chart, guint indicator, const WmCaseloadStep *steps, guint n_steps)
{
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_new (&terms);
  WmCaseloadChart *own = wm_caseload_facts_add (facts, chart);
  for (guint i = 0; i < n_steps; i++)
    wm_caseload_chart_add_step (own, &steps[i]);
  g_autoptr (WmCaseload) caseload = wm_caseload_new (facts);
  return wm_caseload_row_get_number (wm_caseload_get_total (caseload), indicator);
}

#define COUNTS(indicator, n, ...) g_assert_cmpuint (number (&(WmCaseloadChart){ QUIET, __VA_ARGS__ }, indicator, NULL, 0), ==, n)

static void
test_boundaries (void)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverride-init"
  COUNTS (WM_CASELOAD_ACTIVE, 1, .admitted = 1000);
  COUNTS (WM_CASELOAD_ACTIVE, 0, .admitted = 1001);
  COUNTS (WM_CASELOAD_ACTIVE, 1, .discharged = 1001);
  COUNTS (WM_CASELOAD_ACTIVE, 0, .discharged = 1000);
  COUNTS (WM_CASELOAD_OVERDUE, 0, .next_review = 1000);
  COUNTS (WM_CASELOAD_OVERDUE, 1, .next_review = 999);
  COUNTS (WM_CASELOAD_OVERDUE, 0, .next_review = 999, .discharged = 1000);
  COUNTS (WM_CASELOAD_OVERDUE, 0, .next_review = NONE);
  COUNTS (WM_CASELOAD_OVERDUE, 0, .in_force = FALSE, .admitted = 993);
  COUNTS (WM_CASELOAD_OVERDUE, 1, .in_force = FALSE, .admitted = 992);
  COUNTS (WM_CASELOAD_SOON, 0, .next_review = 999);
  COUNTS (WM_CASELOAD_SOON, 1, .next_review = 1000);
  COUNTS (WM_CASELOAD_SOON, 1, .next_review = 1005);
  COUNTS (WM_CASELOAD_SOON, 0, .next_review = 1006);
  COUNTS (WM_CASELOAD_SOON, 1, .in_force = FALSE, .admitted = 998);
  COUNTS (WM_CASELOAD_SOON, 0, .in_force = FALSE, .admitted = 999);
  COUNTS (WM_CASELOAD_UNSIGNED, 0, .in_work = FALSE);
  COUNTS (WM_CASELOAD_UNSIGNED, 1, .in_work = TRUE);
  COUNTS (WM_CASELOAD_UNSIGNED, 0, .in_work = TRUE, .signed_on = 990, .waits = TRUE);
  COUNTS (WM_CASELOAD_UNSIGNED, 1, .in_work = TRUE, .signed_on = 990, .waits = TRUE, .review_waits = TRUE);
  COUNTS (WM_CASELOAD_COSIGN, 1, .in_work = TRUE, .signed_on = 990, .waits = TRUE, .review_waits = TRUE);
  COUNTS (WM_CASELOAD_COSIGN, 1, .in_work = TRUE, .signed_on = 990, .waits = TRUE);
  COUNTS (WM_CASELOAD_COSIGN, 0, .in_work = TRUE, .signed_on = 990);
  COUNTS (WM_CASELOAD_HOURS, 1, .short_hours = TRUE);
  COUNTS (WM_CASELOAD_HOURS, 0, .short_hours = TRUE, .discharged = 1000);
  COUNTS (WM_CASELOAD_NO_CONTACT, 0, .last_contact = 986);
  COUNTS (WM_CASELOAD_NO_CONTACT, 1, .last_contact = 985);
  COUNTS (WM_CASELOAD_NO_CONTACT, 1, .last_contact = NONE, .admitted = 985);
  COUNTS (WM_CASELOAD_NO_CONTACT, 0, .last_contact = NONE, .admitted = 986);
  COUNTS (WM_CASELOAD_ADMISSIONS, 0, .admitted = 969);
  COUNTS (WM_CASELOAD_ADMISSIONS, 1, .admitted = 970);
  COUNTS (WM_CASELOAD_ADMISSIONS, 1, .admitted = 999);
  COUNTS (WM_CASELOAD_ADMISSIONS, 0, .admitted = 1000);
  COUNTS (WM_CASELOAD_DISCHARGES, 0, .discharged = 969);
  COUNTS (WM_CASELOAD_DISCHARGES, 1, .discharged = 970);
  COUNTS (WM_CASELOAD_DISCHARGES, 1, .discharged = 999);
  COUNTS (WM_CASELOAD_DISCHARGES, 0, .discharged = 1000);
#pragma GCC diagnostic pop
}

typedef struct
{
  const char *what;
  guint due, on_time;
  WmDay discharged;
  WmCaseloadStep steps[3]; /* review, day, signed, next */
} ReviewCase;

static void
test_reviews (void)
{
  static const ReviewCase cases[] = {
    { "before the period", 0, 0, NONE, { { FALSE, 940, NONE, 969 } } },
    { "its first day", 1, 0, NONE, { { FALSE, 940, NONE, 970 } } },
    { "its last day", 1, 0, NONE, { { FALSE, 970, NONE, 999 } } },
    { "today there is still time", 0, 0, NONE, { { FALSE, 972, NONE, 1000 } } },
    { "signed on the day", 1, 1, NONE, { { FALSE, 940, NONE, 980 }, { TRUE, 978, 980, 1010 } } },
    { "signed the day after", 1, 0, NONE, { { FALSE, 940, NONE, 980 }, { TRUE, 978, 981, 1010 } } },
    { "held and not signed", 1, 0, NONE, { { FALSE, 940, NONE, 980 }, { TRUE, 978, NONE, 1010 } } },
    { "a review sets the next day", 2, 1, NONE, { { FALSE, 940, NONE, 975 }, { TRUE, 975, 975, 990 } } },
    { "a new version sets another day", 0, 0, NONE, { { FALSE, 940, NONE, 975 }, { FALSE, 974, NONE, 1010 } } },
    { "a new version after it was due", 1, 0, NONE, { { FALSE, 940, NONE, 975 }, { FALSE, 976, NONE, 1010 } } },
    { "gone on that day", 0, 0, 975, { { FALSE, 940, NONE, 975 } } },
    { "gone the day after", 1, 0, 976, { { FALSE, 940, NONE, 975 } } },
    { "no day was set", 0, 0, NONE, { { FALSE, 940, NONE, NONE }, { TRUE, 980, 980, NONE } } },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = cases[i].steps[1].day ? 2 : 1;
      WmCaseloadChart chart = { .client = "a", .number = "C-1", .name = "Doe, Jo", .admitted = 900, .discharged = cases[i].discharged };
      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (number (&chart, WM_CASELOAD_REVIEWS_DUE, cases[i].steps, n), ==, cases[i].due);
      g_assert_cmpuint (number (&chart, WM_CASELOAD_REVIEWS_ON_TIME, cases[i].steps, n), ==, cases[i].on_time);
    }
}

/* What is said of a number, in the documents' languages too. */
static void
test_words (void)
{
  const WmCatalog *spanish = wm_catalog_get ("es");
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    {
      const WmCaseloadIndicator *indicator = &wm_caseload_indicators[i];
      g_autofree char *one = wm_caseload_number_text (indicator, 1), *three = wm_caseload_number_text (indicator, 3);
      g_autofree char *formula = wm_caseload_fill_formula (indicator, &terms, indicator->formula);
      g_assert_true (g_str_has_prefix (one, "1 ") && g_str_has_prefix (three, "3 "));
      g_assert_null (strchr (formula, '{'));
      g_assert_true (wm_catalog_knows (spanish, indicator->label));
      g_assert_true (wm_catalog_knows (spanish, indicator->formula));
      g_assert_true ((strstr (wm_catalog_text (spanish, indicator->formula), "{n}") != NULL) == (indicator->term != 0));
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-caseload-XXXXXX", NULL);
  g_test_init (&argc, &argv, NULL);
  make_clinic (top);
  g_test_add_func ("/caseload/sample", test_sample);
  g_test_add_func ("/caseload/order", test_order);
  g_test_add_func ("/caseload/two-episodes", test_two_episodes);
  g_test_add_func ("/caseload/roles", test_roles);
  g_test_add_func ("/caseload/boundaries", test_boundaries);
  g_test_add_func ("/caseload/reviews", test_reviews);
  g_test_add_func ("/caseload/words", test_words);
  int status = g_test_run ();
  g_object_unref (clinic);
  return status;
}
