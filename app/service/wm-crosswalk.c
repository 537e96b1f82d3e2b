/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list "asam-crosswalk" holds the ways: the code of an entry is the older edition's dimension, a hyphen, the newer one's. */
#include "wm-crosswalk.h"

#include "wm-assessment-private.h"

#include <string.h>

static void
crossing_free (gpointer data)
{
  WmCrossing *crossing = data;
  g_free (crossing->from);
  g_free (crossing->to);
  g_free (crossing);
}

static gboolean
is_of (const char *dimension, const char *edition)
{
  return g_str_has_prefix (dimension, edition) && dimension[strlen (edition)] == '.';
}

static int
by_origin (gconstpointer a, gconstpointer b)
{
  const WmCrossing *const *x = a, *const *y = b;
  return strcmp ((*x)->from, (*y)->from);
}

/**
 * wm_crosswalk:
 * @picks: (nullable) (element-type WmRecord): of the list "asam-crosswalk"
 * @from: the edition that is left
 * @to: the one that is used now
 *
 * Pure. Works in both directions. Returns: (transfer full) (element-type WmCrossing): by dimension of @from; none where the
 * editions are the same or the list knows no way.
 */
GPtrArray *
wm_crosswalk (GPtrArray *picks, const char *from, const char *to)
{
  GPtrArray *ways = g_ptr_array_new_with_free_func (crossing_free);
  for (guint i = 0; picks && i < picks->len; i++)
    {
      g_auto (GStrv) ends = g_strsplit (wm_record_get (picks->pdata[i], "code"), "-", 2);
      if (g_strv_length (ends) != 2)
        continue;
      gboolean back = is_of (ends[1], from);
      const char *origin = ends[back ? 1 : 0], *target = ends[back ? 0 : 1];
      if (!is_of (origin, from) || !is_of (target, to))
        continue;
      WmCrossing *crossing = g_new0 (WmCrossing, 1);
      *crossing = (WmCrossing){ g_strdup (origin), g_strdup (target), wm_record_get (picks->pdata[i], "label") };
      g_ptr_array_add (ways, crossing);
    }
  g_ptr_array_sort (ways, by_origin);
  return ways;
}

static gboolean
is_earlier (WmAssessment *self, WmRecord *other, WmRecord *best)
{
  WmDay day = wm_record_get_day (other, "assessed"), own = wm_record_get_day (self->record, "assessed");
  const char *edition = wm_record_get (self->record, "edition"), *other_edition = wm_record_get (other, "edition");
  if (wm_record_is_empty (other, "signed") || edition == NULL || other_edition == NULL || strcmp (edition, other_edition) == 0)
    return FALSE;
  return (own == WM_DAY_NONE || day <= own) && (best == NULL || day > wm_record_get_day (best, "assessed"));
}

/** wm_crosswalk_earlier: Returns: (transfer full) (nullable): the client's newest signed assessment before this one, in any
 * episode, that used another edition; %NULL without @error where there is none. */
WmAssessment *
wm_crosswalk_earlier (WmAssessment *self, GError **error)
{
  g_autoptr (GPtrArray) episodes = wm_clinic_list (self->clinic, &wm_episode_schema, "client", wm_record_get (self->episode, "client"), error);
  g_autoptr (WmRecord) best = NULL;
  for (guint i = 0; episodes && i < episodes->len; i++)
    {
      g_autoptr (GPtrArray) all = wm_clinic_list (self->clinic, &wm_assessment_schema, "episode", wm_record_get_id (episodes->pdata[i]), error);
      if (all == NULL)
        return NULL;
      for (guint j = 0; j < all->len; j++)
        if (is_earlier (self, all->pdata[j], best))
          g_set_object (&best, all->pdata[j]);
    }
  return best ? wm_assessment_load (self->clinic, wm_record_get_id (best), error) : NULL;
}

static WmRecord *
rating_of (WmAssessment *self, const char *dimension)
{
  GListModel *rows = wm_assessment_get_rows (self, &wm_asam_rating_schema);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (g_strcmp0 (wm_record_get (row, "dimension"), dimension) == 0)
        return row; /* the list keeps it */
    }
  return NULL;
}

/** wm_crosswalk_rating: Returns: (transfer full): how @dimension was rated: its number, else the level it calls for, else "–". */
char *
wm_crosswalk_rating (WmAssessment *self, const char *dimension)
{
  WmRecord *row = rating_of (self, dimension);
  const char *rating = row ? wm_record_get (row, "rating") : NULL;
  WmRecord *level = row ? wm_clinic_level (self->clinic, wm_record_get (row, "minimum-level")) : NULL;
  if (!_wm_assessment_rates (dimension))
    return g_strdup (_("not rated"));
  return g_strdup (rating ? rating : level ? wm_record_get (level, "code") : "–");
}
