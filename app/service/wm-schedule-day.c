/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A day as a list of a few sessions: what a large clinic plans for it doesn't fit on any screen, nor into a frame. */
#define G_LOG_DOMAIN "wm-schedule"
#include "wm-schedule-private.h"

#include "wm-schedule-rule.h"

#define LARGE 1500 /* series: of fewer, a day is read in a few frames */

typedef struct
{
  WmDay day;
  GHashTable *ids;
  guint limit;
  GError *error;
} Choosing;

static gboolean
take_size (const WmRow *row, gpointer size)
{
  *(gint64 *) size = wm_row_int (row, 0);
  return FALSE;
}

static WmDay
day_of (const WmRow *row, guint column)
{
  WmDay value = WM_DAY_NONE;
  wm_day_parse (wm_row_text (row, column), &value);
  return value;
}

static gboolean
choose (const WmRow *row, gpointer data)
{
  Choosing *c = data;
  if (!wm_row_is_null (row, 1))
    {
      g_autoptr (GArray) days = wm_schedule_rule_expand (wm_row_text (row, 1), day_of (row, 2), day_of (row, 3), c->day, c->day, &c->error);
      if (days == NULL)
        return FALSE;
      if (days->len == 0)
        return TRUE;
    }
  g_hash_table_add (c->ids, g_strdup (wm_row_text (row, 0)));
  return g_hash_table_size (c->ids) < c->limit;
}

static char *
to_json (GHashTable *ids)
{
  GString *json = g_string_new ("[");
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_string_append_printf (json, "%s\"", json->len > 1 ? "," : "");
      for (const char *p = id; *p; p++)
        g_string_append_printf (json, *p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
      g_string_append_c (json, '"');
    }
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/** _wm_schedule_choose: Returns: (transfer full) (nullable): for _wm_schedule_load(): of the sessions of @day that end later
 * than @after, in minutes, the first @limit; of those of @staff where one is given. */
char *
_wm_schedule_choose (WmClinic *clinic, WmDay day, const char *staff, int after, guint limit, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *iso = wm_day_to_iso (day), *time = g_strdup_printf ("%02d:%02d", after / 60 % 24, after % 60);
  Choosing c = { day, ids, limit, NULL };
  gboolean done = wm_store_query (wm_clinic_get_store (clinic), "schedule-choice", choose, &c, error, "from", iso, "to", iso, "after", time,
                                  "staff", staff, NULL);
  if (done && c.error)
    g_propagate_error (error, g_steal_pointer (&c.error));
  return done && (error == NULL || *error == NULL) ? to_json (ids) : NULL;
}

/**
 * wm_schedule_load_day:
 * @staff: (nullable): whose sessions are wanted
 * @after: minutes: in a large clinic only sessions that end later
 * @limit: in: how many sessions of a large clinic at most; out: the same where it is a large one, 0 where all are there
 *
 * For a list. Of a small clinic it is the whole day, whoever is wanted. Clashes of a large one are those among what is there.
 * Returns: (transfer full) (nullable)
 */
WmSchedule *
wm_schedule_load_day (WmClinic *clinic, WmDay day, const char *staff, int after, guint *limit, GError **error)
{
  gint64 size = 0;
  if (!wm_store_query (wm_clinic_get_store (clinic), "schedule-size", take_size, &size, error, NULL))
    return NULL;
  if (size < LARGE)
    {
      *limit = 0;
      return wm_schedule_load (clinic, day, day, NULL, error);
    }
  g_autofree char *chosen = _wm_schedule_choose (clinic, day, staff, after, *limit, error);
  return chosen ? _wm_schedule_load (clinic, day, day, NULL, chosen, error) : NULL;
}
