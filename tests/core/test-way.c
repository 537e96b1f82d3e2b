/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The stations of an episode: all kinds, by day; how far a day is between the first and the last. */
#include "kept-example.h"
#include "wm-way.h"

static char *
words (GArray *way)
{
  static const char *const kinds[] = { "admitted", "level", "reviewed", "due", "end" };
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < way->len; i++)
    {
      const WmStation *station = &g_array_index (way, WmStation, i);
      g_autofree char *day = wm_day_to_iso (station->day);
      g_string_append_printf (text, "%s%s %s%s%s", i ? ", " : "", day, kinds[station->kind], station->level ? " " : "", station->level ? station->level : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
keep (KeptExample *k, const WmSchema *schema, const char *const values[][2])
{
  g_autoptr (WmRecord) record = wm_record_new (schema);
  for (guint i = 0; values[i][0]; i++)
    wm_record_set (record, values[i][0], values[i][1]);
  kept_example_save (k, record);
}

static void
test_stations (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  WmRecord *episode = k->example->episode;
  const char *id = wm_record_get_id (episode), *level = wm_record_get (episode, "level");
  wm_record_set_many (episode, "admit-date", "2026-11-02", "expected-end", "2027-01-11", NULL);
  g_autoptr (GArray) bare = wm_way_of (k->clinic, episode, WM_DAY_NONE);
  g_autofree char *least = words (bare);
  g_assert_cmpstr (least, ==, "2026-11-02 admitted, 2027-01-11 end");

  keep (k, &wm_level_change_schema, (const char *const[][2]){ { "episode", id }, { "date", "2026-11-16" }, { "new-level", level }, { NULL } });
  keep (k, &wm_review_schema, (const char *const[][2]){ { "plan", wm_record_get_id (wm_plan_get_record (k->plan)) }, { "review-date", "2026-11-16" },
                                                        { "kind", "scheduled" }, { NULL } });
  g_autoptr (GArray) way = wm_way_of (k->clinic, episode, wm_day_from_ymd (2026, 12, 7));
  g_autofree char *all = words (way);
  g_autofree char *expected = g_strdup_printf ("2026-11-02 admitted, 2026-11-16 level %s, 2026-11-16 reviewed, 2026-12-07 due, 2027-01-11 end",
                                               wm_record_get (wm_clinic_level (k->clinic, level), "label"));
  g_assert_cmpstr (all, ==, expected);
  g_assert_cmpint (wm_way_find (way, WM_STATION_DUE)->day, ==, wm_day_from_ymd (2026, 12, 7));
  g_assert_null (wm_way_find (bare, WM_STATION_DUE));
}

static void
test_share (void)
{
  WmDay first = wm_day_from_ymd (2026, 11, 2);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (WmStation));
  g_assert_cmpfloat (wm_way_share (way, first), ==, 0);
  g_array_append_val (way, ((WmStation){ first, WM_STATION_ADMITTED, NULL }));
  g_assert_cmpfloat (wm_way_share (way, first + 5), ==, 0);
  g_array_append_val (way, ((WmStation){ first + 40, WM_STATION_END, NULL }));
  g_assert_cmpfloat (wm_way_share (way, first + 10), ==, 0.25);
  g_assert_cmpfloat (wm_way_share (way, first - 1), ==, 0);
  g_assert_cmpfloat (wm_way_share (way, first + 41), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/way/stations", test_stations);
  g_test_add_func ("/service/way/share", test_share);
  return g_test_run ();
}
