/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: search, order and filter; what a table hears of it. */
#include "wm-roster.h"
#include "wm-store-private.h"

#include <string.h>

static void
add_client (GPtrArray *records, const char *number, const char *last, const char *first, const char *status)
{
  WmRecord *client = wm_record_new (&wm_client_schema);
  wm_record_set_many (client, "client-no", number, "last-name", last, "first-name", first, "status", status, NULL);
  g_ptr_array_add (records, client);
}

static char *
numbers_shown (WmRoster *roster)
{
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      g_string_append_printf (all, "%s ", wm_roster_row_get (row, WM_ROSTER_NUMBER));
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
count_cb (gpointer sender, guint *n)
{
  (*n)++;
}

static void
note_cb (GListModel *model, guint position, guint removed, guint added, char **note)
{
  g_free (*note);
  *note = g_strdup_printf ("%u -%u +%u", position, removed, added);
}

static void
note_failed_cb (WmRoster *roster, const char *sentence, char **note)
{
  g_assert_null (*note); /* once */
  *note = g_strdup (sentence);
}

/* What can't be read is said in one sentence: at once by who reads everything, on the way by who reads by rows. */
static void
test_unreadable (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-roster-XXXXXX", NULL), *code = NULL, *note = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  add_client (records, "C-1", "Ortiz", "Daniel", "active");
  add_client (records, "C-2", "Brandt", "Karl", "active");
  g_assert_true (wm_clinic_save (clinic, "test", records, NULL, findings, &error));
  g_autoptr (WmRoster) roster = wm_roster_open (clinic, &error);
  g_assert_no_error (error);
  g_test_expect_message ("wm-store", G_LOG_LEVEL_WARNING, "*prepared*");
  g_test_expect_message ("wm-store", G_LOG_LEVEL_WARNING, "*prepared*");
  g_test_expect_message ("wm-store", G_LOG_LEVEL_WARNING, "*prepared*");
  g_assert_true (_wm_store_exec (wm_clinic_get_store (clinic), "ALTER TABLE safety_flag RENAME TO lost", &error));
  g_signal_connect (roster, "failed", G_CALLBACK (note_failed_cb), &note);
  g_autofree char *all = numbers_shown (roster);
  g_assert_cmpstr (all, ==, "C-2 C-1 ");
  g_assert_nonnull (note);
  g_assert_null (wm_roster_new (clinic, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_IO);
  g_test_assert_expected_messages ();
}

/* A row is a place: it says when another client stands there, and the list changes at its end alone. */
static void
expect_places (WmClinic *clinic)
{
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, NULL); /* Brandt C-2, Ortiz C-1, Žižka C-3 */
  g_autoptr (WmRosterRow) first = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  g_autoptr (WmRosterRow) again = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  g_autoptr (WmRosterRow) last = g_list_model_get_item (G_LIST_MODEL (roster), 2);
  g_autofree char *note = NULL;
  guint n = 0;
  g_assert_true (first == again);
  g_signal_connect (roster, "items-changed", G_CALLBACK (note_cb), &note);
  g_signal_connect (first, "changed", G_CALLBACK (count_cb), &n);
  wm_roster_set_search (roster, "");
  wm_roster_sort (roster, WM_ROSTER_LAST_NAME, FALSE);
  g_assert_null (note);
  wm_roster_set_search (roster, "ortiz");
  g_assert_cmpstr (note, ==, "1 -2 +0");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_NUMBER), ==, "C-1");
  g_assert_cmpstr (wm_roster_row_get (last, WM_ROSTER_NUMBER), ==, "C-3"); /* who left keeps what it showed */
  wm_roster_set_search (roster, "ortiz d");
  g_assert_cmpuint (n, ==, 1);
  wm_roster_set_search (roster, "");
  g_assert_cmpstr (note, ==, "1 -0 +2");
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_NUMBER), ==, "C-2");
}

/* A row is read when somebody asks it: until then it costs nothing, wherever it comes to stand. */
static void
expect_unread (WmClinic *clinic)
{
  g_autoptr (WmRoster) roster = wm_roster_open (clinic, NULL);
  g_autoptr (WmRosterRow) first = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  g_autoptr (WmRosterRow) last = g_list_model_get_item (G_LIST_MODEL (roster), 2);
  wm_roster_set_search (roster, "ortiz");
  g_assert_null (wm_roster_row_get (last, WM_ROSTER_NUMBER)); /* it left before */
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_NUMBER), ==, "C-1");
  g_assert_true (wm_roster_reload (roster, NULL));
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_NUMBER), ==, "C-1");
}

static void
test_roster (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-roster-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *code = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  add_client (records, "C-3", "Žižka", "Jan", "active");
  add_client (records, "C-1", "Ortiz", "Daniel", "active");
  add_client (records, "C-2", "Brandt", "Karl", "discharged");
  g_assert_true (wm_clinic_save (clinic, "test", records, NULL, findings, &error));
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, &error);
  g_assert_no_error (error);
  g_autofree char *all = numbers_shown (roster);
  g_assert_cmpstr (all, ==, "C-2 C-1 C-3 ");
  wm_roster_set_filter (roster, WM_ROSTER_STATUS, "active");
  wm_roster_sort (roster, WM_ROSTER_NUMBER, TRUE);
  g_autofree char *active = numbers_shown (roster);
  g_assert_cmpstr (active, ==, "C-3 C-1 ");
  wm_roster_set_search (roster, "zizka");
  g_autofree char *one = numbers_shown (roster);
  g_assert_cmpstr (one, ==, "C-3 ");
  g_assert_cmpuint (wm_roster_get_total (roster), ==, 3);
  expect_places (clinic);
  expect_unread (clinic);
  wm_roster_set_search (roster, "zizak"); /* nobody is called so: a slip is forgiven */
  g_autofree char *near = numbers_shown (roster);
  g_assert_cmpstr (near, ==, "C-3 ");
  wm_roster_set_search (roster, "c"); /* both numbers begin so: the order stays */
  g_autofree char *both = numbers_shown (roster);
  g_assert_cmpstr (both, ==, "C-3 C-1 ");
  wm_roster_set_search (roster, "brandtt"); /* a slip, by who has another status */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (roster)), ==, 0);
  wm_roster_set_search (roster, "ortiz");
  wm_roster_set_filter (roster, WM_ROSTER_STATUS, "discharged");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (roster)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (roster)) == WM_TYPE_ROSTER_ROW);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (roster), 0));
}

static void
add_counselor (GPtrArray *records, const char *client, const char *name)
{
  WmRecord *staff = wm_record_new (&wm_staff_schema), *episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (staff, "name", name, "role", "counselor", "active", "1", NULL);
  wm_record_set_many (episode, "client", client, "admit-date", "2026-11-02", "counselor", wm_record_get_id (staff), NULL);
  g_ptr_array_add (records, staff);
  g_ptr_array_add (records, episode);
}

/* Whose clients they are: by the counselor's name, one after the other; everyone again for none. */
static void
test_counselor (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-roster-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 16));
  add_client (records, "C-1", "Ortiz", "Daniel", "active");
  add_client (records, "C-2", "Brandt", "Karl", "active");
  add_counselor (records, wm_record_get_id (records->pdata[0]), "J. Doe");
  add_counselor (records, wm_record_get_id (records->pdata[1]), "A. Okafor");
  g_assert_true (wm_clinic_save (clinic, "test", records, NULL, findings, &error));
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, &error);
  g_assert_no_error (error);
  static const struct { const char *counselor, *shown; } table[] = {
    { "J. Doe", "C-1 " }, { "A. Okafor", "C-2 " }, { "Nobody", "" }, { NULL, "C-2 C-1 " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      wm_roster_set_filter (roster, WM_ROSTER_COUNSELOR, table[i].counselor);
      g_autofree char *shown = numbers_shown (roster);
      g_assert_cmpstr (shown, ==, table[i].shown);
    }
  const char *const ortiz[] = { wm_record_get_id (records->pdata[0]), "somebody who isn't here", NULL }, *const nobody[] = { NULL };
  const struct { const char *const *only; const char *counselor, *shown; } chosen[] = {
    { ortiz, NULL, "C-1 " }, { ortiz, "A. Okafor", "" }, { nobody, NULL, "" }, { NULL, NULL, "C-2 C-1 " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      wm_roster_set_filter (roster, WM_ROSTER_COUNSELOR, chosen[i].counselor);
      wm_roster_set_only (roster, chosen[i].only);
      g_autofree char *shown = numbers_shown (roster);
      g_assert_cmpstr (shown, ==, chosen[i].shown);
    }
  g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), 1);
  g_autofree char *name = wm_roster_row_get_name (row);
  g_assert_cmpstr (name, ==, "Ortiz, Daniel");
  g_assert_cmpint (wm_roster_row_get_week (row), ==, 3);
}

static WmRecord *
add (GPtrArray *records, const WmSchema *schema, const char *owner, const char *owner_id)
{
  WmRecord *record = wm_record_new (schema);
  wm_record_set (record, owner, owner_id);
  g_ptr_array_add (records, record);
  return record;
}

/* Client C-@n with an episode, and a plan in that state to be reviewed on that day. */
static void
add_case (GPtrArray *records, guint n, const char *state, const char *next_review)
{
  g_autofree char *number = g_strdup_printf ("C-%u", n), *last = g_strdup_printf ("Name%u", n);
  add_client (records, number, last, "Karl", "active");
  const char *client = wm_record_get_id (records->pdata[records->len - 1]);
  WmRecord *episode = add (records, &wm_episode_schema, "client", client);
  wm_record_set_many (episode, "admit-date", "2026-10-01", "track", n % 2 ? "day" : "evening", NULL);
  if (state == NULL)
    return;
  WmRecord *plan = add (records, &wm_plan_schema, "client", client);
  wm_record_set_many (plan, "episode", wm_record_get_id (episode), "version", "1", "kind", "initial", "state", state, "plan-date", "2026-10-02",
                      "next-review", next_review, NULL);
}

/* Late, without a plan in force, or in danger; each track by itself. */
static void
test_attention (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-roster-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 16));
  add_case (records, 1, "in-force", "2026-11-16");
  add_case (records, 2, "in-force", "2026-11-15");
  add_case (records, 3, "draft", "2026-12-01");
  add_case (records, 4, NULL, NULL);
  add_case (records, 5, "in-force", "2026-12-01");
  add_client (records, "C-6", "Waiting", "Ana", "waitlisted");
  WmRecord *flag = add (records, &wm_safety_flag_schema, "client", wm_record_get_id (records->pdata[records->len - 4]));
  wm_record_set_many (flag, "opened", "2026-11-01", "kind", "suicide", "level", "high", NULL);
  g_assert_true (wm_clinic_save (clinic, "test", records, NULL, findings, &error));
  g_autoptr (WmRoster) roster = wm_roster_open (clinic, &error);
  static const struct { gboolean attention; const char *track, *shown; } table[] = {
    { TRUE, NULL, "C-2 C-3 C-4 C-5 " }, { TRUE, "day", "C-3 C-5 " }, { FALSE, "evening", "C-2 C-4 " }, { FALSE, NULL, "C-1 C-2 C-3 C-4 C-5 C-6 " },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      wm_roster_set_attention (roster, table[i].attention);
      wm_roster_set_filter (roster, WM_ROSTER_TRACK, table[i].track);
      g_autofree char *shown = numbers_shown (roster);
      g_assert_cmpstr (shown, ==, table[i].shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/roster/unreadable", test_unreadable);
  g_test_add_func ("/service/roster/search-filter-sort", test_roster);
  g_test_add_func ("/service/roster/counselor", test_counselor);
  g_test_add_func ("/service/roster/attention", test_attention);
  return g_test_run ();
}
