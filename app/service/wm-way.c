/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-way.h"

static void
add (GArray *way, WmStationKind kind, WmDay day, const char *level)
{
  WmStation station = { day, kind, level };
  if (day != WM_DAY_NONE)
    g_array_append_val (way, station);
}

static void
add_levels (GArray *way, WmClinic *clinic, const char *episode)
{
  g_autoptr (GPtrArray) changes = wm_clinic_list (clinic, &wm_level_change_schema, "episode", episode, NULL);
  for (guint i = 0; changes && i < changes->len; i++)
    {
      WmRecord *level = wm_clinic_level (clinic, wm_record_get (changes->pdata[i], "new-level"));
      add (way, WM_STATION_LEVEL, wm_record_get_day (changes->pdata[i], "date"), level ? wm_record_get (level, "label") : NULL);
    }
}

static void
add_reviews (GArray *way, WmClinic *clinic, const char *episode)
{
  g_autoptr (GPtrArray) versions = wm_clinic_list (clinic, &wm_plan_schema, "episode", episode, NULL);
  for (guint i = 0; versions && i < versions->len; i++)
    {
      g_autoptr (GPtrArray) reviews = wm_clinic_list (clinic, &wm_review_schema, "plan", wm_record_get_id (versions->pdata[i]), NULL);
      for (guint j = 0; reviews && j < reviews->len; j++)
        add (way, WM_STATION_REVIEWED, wm_record_get_day (reviews->pdata[j], "review-date"), NULL);
    }
}

static int
by_day (gconstpointer a, gconstpointer b)
{
  const WmStation *one = a, *other = b;
  return one->day != other->day ? (one->day > other->day) - (one->day < other->day) : (int) one->kind - (int) other->kind;
}

/**
 * wm_way_of:
 * @next_review: or WM_DAY_NONE
 *
 * What can't be read, or not by whoever is signed in, has no station.
 * Returns: (transfer full) (element-type WmStation): by day
 */
GArray *
wm_way_of (WmClinic *clinic, WmRecord *episode, WmDay next_review)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (WmStation));
  add (way, WM_STATION_ADMITTED, wm_record_get_day (episode, "admit-date"), NULL);
  add_levels (way, clinic, wm_record_get_id (episode));
  add_reviews (way, clinic, wm_record_get_id (episode));
  add (way, WM_STATION_DUE, next_review, NULL);
  add (way, WM_STATION_END, wm_record_get_day (episode, "expected-end"), NULL);
  g_array_sort (way, by_day);
  return way;
}

/** wm_way_find: Returns: (nullable): the first station of this kind */
const WmStation *
wm_way_find (GArray *way, WmStationKind kind)
{
  for (guint i = 0; i < way->len; i++)
    if (g_array_index (way, WmStation, i).kind == kind)
      return &g_array_index (way, WmStation, i);
  return NULL;
}

/** wm_way_share: how far a day is from the first station to the last, 0 to 1; 0 where all is one day, or nothing. */
double
wm_way_share (GArray *way, WmDay day)
{
  WmDay first = way->len ? g_array_index (way, WmStation, 0).day : day, last = way->len ? g_array_index (way, WmStation, way->len - 1).day : day;
  return last > first ? CLAMP ((double) (day - first) / (last - first), 0, 1) : 0;
}
