/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of the roster: whatever is chosen, it shows what a plain sort and a plain filter over all texts would, whether it
 * reads at once or waits; what a table hears of its changes leads to the same list; rows go when nobody holds them. */
#include "wm-roster-keys.h"
#include "wm-roster.h"

#include <string.h>

#define CLIENTS 150
#define STEPS 300

static const char *const letters[] = { "a", "b", "B", "é", "Ab", "o'b", "z z", "" };

static const char *
any_of (GRand *rand, const char *const *texts, guint n)
{
  return texts[g_rand_int_range (rand, 0, (gint32) n)];
}

/* --- the keys alone, against texts --- */

typedef struct
{
  char *value, *name;
  guint place;
} Plain;

static int
compare_plain (gconstpointer a, gconstpointer b, gpointer descending)
{
  const Plain *x = a, *y = b;
  int by_value = g_strcmp0 (x->value, y->value);
  if (by_value)
    return descending ? -by_value : by_value;
  return strcmp (x->name, y->name);
}

static void
expect_order (const WmRosterKeys *keys, Plain *plain, guint n, gboolean descending)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  _wm_roster_keys_order (keys, WM_ROSTER_TRACK, descending, order);
  g_qsort_with_data (plain, (int) n, sizeof *plain, compare_plain, GINT_TO_POINTER (descending));
  g_assert_cmpuint (order->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (g_array_index (order, guint32, i), ==, plain[i].place);
}

static void
expect_values (const WmRosterKeys *keys, const Plain *plain, guint n, GRand *rand)
{
  const char *wanted = any_of (rand, letters, G_N_ELEMENTS (letters));
  guint32 number = _wm_roster_keys_number (keys, WM_ROSTER_TRACK, wanted);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (_wm_roster_keys_get (keys, plain[i].place, WM_ROSTER_TRACK), ==, plain[i].value);
      g_assert_cmpint (_wm_roster_keys_has (keys, plain[i].place, WM_ROSTER_TRACK, number), ==, g_strcmp0 (plain[i].value, wanted) == 0);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer plain)
{
  return strcmp (((Plain *) plain)[*(const guint32 *) a].name, ((Plain *) plain)[*(const guint32 *) b].name);
}

static void
add_plain (WmRosterKeys *keys, GRand *rand, Plain *at, guint place)
{
  g_autofree char *id = g_uuid_string_random ();
  char text[WM_ROSTER_ID_SIZE];
  gboolean odd = g_rand_int_range (rand, 0, 9) == 0;
  if (odd)
    id[0] = 'X';
  g_assert_cmpuint (_wm_roster_keys_add (keys, id), ==, place);
  g_assert_cmpstr (_wm_roster_keys_id (keys, place, text), ==, id);
  *at = (Plain){ g_rand_boolean (rand) ? g_strdup (any_of (rand, letters, G_N_ELEMENTS (letters))) : NULL,
                 g_strdup_printf ("%04d-%u", g_rand_int_range (rand, 0, 99), place), place };
  _wm_roster_keys_set (keys, place, WM_ROSTER_TRACK, at->value);
}

static void
test_keys (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  for (guint round = 0; round < 100; round++)
    {
      guint n = (guint) g_rand_int_range (rand, 0, 60);
      g_autofree Plain *plain = g_new0 (Plain, n + 1), *sorted = NULL;
      g_autoptr (WmRosterKeys) keys = _wm_roster_keys_new ();
      guint32 *by_name = g_new0 (guint32, n + 1);
      for (guint i = 0; i < n; i++)
        {
          add_plain (keys, rand, &plain[i], i);
          by_name[i] = i;
        }
      g_qsort_with_data (by_name, (int) n, sizeof *by_name, compare_names, plain);
      _wm_roster_keys_take_names (keys, by_name);
      sorted = g_memdup2 (plain, (n + 1) * sizeof *plain);
      if (n)
        {
          expect_order (keys, sorted, n, FALSE);
          expect_order (keys, sorted, n, TRUE);
          expect_values (keys, sorted, n, rand);
        }
      for (guint i = 0; i < n; i++)
        {
          g_free (plain[i].value);
          g_free (plain[i].name);
        }
    }
}

/* What was known of clients is taken over only where they stand at the same places. */
static void
test_adopt (void)
{
  g_autofree char *a = g_uuid_string_random (), *b = g_uuid_string_random ();
  WmRosterKeys *keys[4] = { _wm_roster_keys_new (), _wm_roster_keys_new (), _wm_roster_keys_new (), _wm_roster_keys_new () };
  _wm_roster_keys_add (keys[0], a);
  _wm_roster_keys_set (keys[0], 0, WM_ROSTER_TRACK, "day");
  _wm_roster_keys_add (keys[1], b);
  _wm_roster_keys_add (keys[2], a);
  _wm_roster_keys_add (keys[2], b);
  _wm_roster_keys_add (keys[3], a);
  g_assert_false (_wm_roster_keys_adopt (keys[1], keys[0], WM_ROSTER_TRACK));
  g_assert_false (_wm_roster_keys_adopt_names (keys[2], keys[0]));
  g_assert_true (_wm_roster_keys_adopt_names (keys[3], keys[0]));
  g_assert_true (_wm_roster_keys_adopt (keys[2], keys[0], WM_ROSTER_TRACK));
  g_assert_cmpstr (_wm_roster_keys_get (keys[2], 0, WM_ROSTER_TRACK), ==, "day");
  g_assert_null (_wm_roster_keys_get (keys[2], 1, WM_ROSTER_TRACK));
  _wm_roster_keys_set (keys[2], 1, WM_ROSTER_TRACK, "evening");
  g_assert_cmpstr (_wm_roster_keys_get (keys[2], 1, WM_ROSTER_TRACK), ==, "evening");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    _wm_roster_keys_free (keys[i]);
}

/* --- the list, against all its texts --- */

typedef struct
{
  WmRosterColumn column;
  char *value;
  WmRosterColumn sort;
  gboolean descending, attention;
} Choice;

static WmRecord *
add (GPtrArray *records, const WmSchema *schema)
{
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (records, record);
  return record;
}

static void
add_person (GPtrArray *records, GRand *rand, guint i)
{
  static const char *const names[] = { "Ortiz", "Brandt", "Žižka", "O'Brien", "Okafor" }, *const statuses[] = { "active", "discharged", "waitlisted" };
  static const char *const tracks[] = { "day", "evening", NULL }, *const days[] = { "2026-09-01", "2026-10-05", "2026-11-20" };
  g_autofree char *number = g_strdup_printf ("C-%04u", i);
  WmRecord *client = add (records, &wm_client_schema);
  wm_record_set_many (client, "client-no", number, "last-name", any_of (rand, names, 5), "first-name", any_of (rand, names, 5), "status",
                      any_of (rand, statuses, 3), NULL);
  if (g_rand_int_range (rand, 0, 4) == 0)
    return;
  WmRecord *episode = add (records, &wm_episode_schema);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", any_of (rand, days, 3), "track", any_of (rand, tracks, 3), NULL);
  if (g_rand_boolean (rand))
    return;
  WmRecord *plan = add (records, &wm_plan_schema);
  wm_record_set_many (plan, "client", wm_record_get_id (client), "episode", wm_record_get_id (episode), "version", "1", "kind", "initial", "state",
                      g_rand_boolean (rand) ? "in-force" : "draft", "plan-date", "2026-10-02", "next-review", any_of (rand, days, 3), NULL);
}

static WmClinic *
make_clinic (GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-roster-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL), *code = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  WmClinic *clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 16));
  for (guint i = 0; i < CLIENTS; i++)
    add_person (records, rand, i);
  g_assert_true (wm_clinic_save (clinic, "test", records, NULL, findings, &error));
  return clinic;
}

/* Rows that stay as they are: each with a list of one of its own. */
static GPtrArray *
read_everyone (WmClinic *clinic)
{
  g_autoptr (WmRoster) all = wm_roster_new (clinic, NULL);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < CLIENTS; i++)
    g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (all), i));
  return rows;
}

static gboolean
passes (WmRosterRow *row, const Choice *c)
{
  const char *review = wm_roster_row_get (row, WM_ROSTER_NEXT_REVIEW);
  gboolean open = wm_roster_row_get (row, WM_ROSTER_EPISODE) && !wm_roster_row_get (row, WM_ROSTER_DISCHARGED);
  gboolean late = g_strcmp0 (wm_roster_row_get (row, WM_ROSTER_PLAN_STATE), "in-force") != 0 || (review && strcmp (review, "2026-11-16") < 0);
  return (c->value == NULL || g_strcmp0 (wm_roster_row_get (row, c->column), c->value) == 0) && (!c->attention || (open && late));
}

static const Choice *sorting;

/* Stable: everyone stands by name before. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  WmRosterRow *x = *(WmRosterRow *const *) a, *y = *(WmRosterRow *const *) b;
  int order = g_strcmp0 (wm_roster_row_get (x, sorting->sort), wm_roster_row_get (y, sorting->sort));
  return sorting->descending ? -order : order;
}

static char *
expected (GPtrArray *everyone, const Choice *c)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < everyone->len; i++)
    g_ptr_array_add (rows, c->sort == WM_ROSTER_LAST_NAME && c->descending ? everyone->pdata[everyone->len - 1 - i] : everyone->pdata[i]);
  sorting = c;
  if (c->sort != WM_ROSTER_LAST_NAME)
    g_ptr_array_sort (rows, compare_rows); /* a merge sort */
  for (guint i = 0; i < rows->len; i++)
    if (passes (rows->pdata[i], c))
      g_string_append_printf (text, "%s ", wm_roster_row_get (rows->pdata[i], WM_ROSTER_NUMBER));
  return g_string_free (text, FALSE);
}

/* What a table has made of the changes it heard. */
typedef struct
{
  GPtrArray *rows;
  guint changes;
} Table;

static void
hear_cb (GListModel *model, guint position, guint removed, guint added, Table *table)
{
  g_ptr_array_remove_range (table->rows, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (table->rows, (int) (position + i), g_list_model_get_item (model, position + i));
  table->changes++;
}

static void
expect_shown (WmRoster *roster, Table *table, const char *text)
{
  g_autoptr (GString) shown = g_string_new (NULL), ids G_GNUC_UNUSED = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (roster));
  g_assert_cmpuint (table->rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      g_autofree char *id = wm_roster_get_id (roster, i);
      g_assert_true (row == table->rows->pdata[i]);
      g_assert_cmpstr (id, ==, wm_roster_row_get (row, WM_ROSTER_ID));
      g_string_append_printf (shown, "%s ", wm_roster_row_get (row, WM_ROSTER_NUMBER));
    }
  g_assert_cmpstr (shown->str, ==, text);
}

static void
choose (GRand *rand, Choice *c)
{
  static const struct { WmRosterColumn column; const char *value; } filters[] = {
    { WM_ROSTER_STATUS, NULL }, { WM_ROSTER_STATUS, "active" }, { WM_ROSTER_TRACK, "day" }, { WM_ROSTER_TRACK, "night" },
    { WM_ROSTER_LAST_NAME, "Ortiz" }, { WM_ROSTER_NEXT_REVIEW, "2026-09-01" }, { WM_ROSTER_PLAN_VERSION, "1" },
  };
  static const WmRosterColumn sorts[] = { WM_ROSTER_LAST_NAME, WM_ROSTER_NUMBER, WM_ROSTER_STATUS, WM_ROSTER_TRACK, WM_ROSTER_ADMITTED,
    WM_ROSTER_NEXT_REVIEW, WM_ROSTER_SAFETY_FLAGS, WM_ROSTER_PLAN };
  guint at = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (filters));
  *c = (Choice){ filters[at].column, (char *) filters[at].value, sorts[g_rand_int_range (rand, 0, G_N_ELEMENTS (sorts))], g_rand_boolean (rand),
                 g_rand_int_range (rand, 0, 3) == 0 };
}

static void
apply (WmRoster *roster, const Choice *before, const Choice *now)
{
  if (before->column != now->column)
    wm_roster_set_filter (roster, before->column, NULL);
  wm_roster_set_filter (roster, now->column, now->value);
  wm_roster_set_attention (roster, now->attention);
  wm_roster_sort (roster, now->sort, now->descending);
  while (wm_roster_get_waiting (roster) && wm_roster_prepare_details (roster, 40))
    ;
}

static void
test_list (gconstpointer patient)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (WmClinic) clinic = make_clinic (rand);
  g_autoptr (GPtrArray) everyone = read_everyone (clinic);
  g_autoptr (WmRoster) roster = patient ? wm_roster_open_patient (clinic, NULL) : wm_roster_open (clinic, NULL);
  Table table = { g_ptr_array_new_with_free_func (g_object_unref), 0 };
  Choice before = { WM_ROSTER_STATUS, NULL, WM_ROSTER_LAST_NAME, FALSE, FALSE }, now;
  hear_cb (G_LIST_MODEL (roster), 0, 0, CLIENTS, &table);
  g_signal_connect (roster, "items-changed", G_CALLBACK (hear_cb), &table);
  for (guint step = 0; step < STEPS; step++, before = now)
    {
      choose (rand, &now);
      apply (roster, &before, &now);
      if (g_rand_int_range (rand, 0, 20) == 0)
        g_assert_true (wm_roster_reload (roster, NULL));
      g_autofree char *text = expected (everyone, &now);
      expect_shown (roster, &table, text);
    }
  g_assert_cmpuint (table.changes, >, STEPS / 10);
  g_ptr_array_unref (table.rows);
}

/* A patient roster shows what it did until everyone's details are there; after a save nobody waits for them again, and the
 * order follows once they were looked at. */
static void
test_patience (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (WmClinic) clinic = make_clinic (rand);
  g_autoptr (WmRoster) roster = wm_roster_open_patient (clinic, NULL);
  wm_roster_set_filter (roster, WM_ROSTER_TRACK, "day");
  g_assert_cmpuint (wm_roster_get_waiting (roster), ==, CLIENTS);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (roster)), ==, CLIENTS);
  g_assert_true (wm_roster_prepare_details (roster, 100));
  g_assert_cmpuint (wm_roster_get_waiting (roster), ==, CLIENTS - 100);
  g_assert_false (wm_roster_prepare_details (roster, 100));
  g_assert_cmpuint (wm_roster_get_waiting (roster), ==, 0);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (roster));
  g_assert_cmpuint (n, <, CLIENTS);
  g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  g_autoptr (GPtrArray) episodes = wm_clinic_list (clinic, &wm_episode_schema, "client", wm_roster_row_get (row, WM_ROSTER_ID), &error);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_record_set (episodes->pdata[0], "track", "evening");
  g_clear_object (&row);
  g_assert_true (wm_clinic_save (clinic, "test", episodes, NULL, findings, &error));
  g_assert_true (wm_roster_reload (roster, &error));
  g_assert_cmpuint (wm_roster_get_waiting (roster), ==, 0);
  g_assert_false (wm_roster_prepare_details (roster, CLIENTS));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (roster)), ==, n - 1);
}

/* A row lives while something holds it, and outlives its roster. */
static void
test_rows_go (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (WmClinic) clinic = make_clinic (rand);
  WmRoster *roster = wm_roster_open (clinic, NULL);
  WmRosterRow *row = g_list_model_get_item (G_LIST_MODEL (roster), 3);
  g_autofree char *number = g_strdup (wm_roster_row_get (row, WM_ROSTER_NUMBER));
  g_assert_finalize_object (row);
  row = g_list_model_get_item (G_LIST_MODEL (roster), 3);
  g_assert_finalize_object (roster);
  g_assert_cmpstr (wm_roster_row_get (row, WM_ROSTER_NUMBER), ==, number);
  g_assert_finalize_object (row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/roster/keys", test_keys);
  g_test_add_func ("/service/roster/adopt", test_adopt);
  g_test_add_data_func ("/service/roster/list", NULL, test_list);
  g_test_add_data_func ("/service/roster/patient-list", "patient", test_list);
  g_test_add_func ("/service/roster/patience", test_patience);
  g_test_add_func ("/service/roster/rows-go", test_rows_go);
  return g_test_run ();
}
