/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One client against the filter. */
#include "wm-roster-filter.h"

#include <string.h>

#define BIT(column) (1ul << (column))

/** _wm_roster_filter_set: Returns: whether anything changed. */
gboolean
_wm_roster_filter_set (WmRosterFilter *self, WmRosterColumn column, const char *value)
{
  if (g_strcmp0 (self->values[column], value) == 0)
    return FALSE;
  g_free (self->values[column]);
  self->values[column] = g_strdup (value);
  self->chosen = (self->chosen & ~BIT (column)) | (value ? BIT (column) : 0);
  return TRUE;
}

/** _wm_roster_filter_needs: the columns it looks at, a bit for each. */
gulong
_wm_roster_filter_needs (const WmRosterFilter *self)
{
  return self->chosen
         | (self->attention ? BIT (WM_ROSTER_ADMITTED) | BIT (WM_ROSTER_DISCHARGED) | BIT (WM_ROSTER_SAFETY_FLAGS)
                                | BIT (WM_ROSTER_PLAN_STATE) | BIT (WM_ROSTER_NEXT_REVIEW)
                            : 0);
}

/** _wm_roster_filter_begin: before it is asked about @keys as they are now. */
void
_wm_roster_filter_begin (WmRosterFilter *self, const WmRosterKeys *keys, WmDay today)
{
  g_free (self->today);
  self->today = wm_day_to_iso (today);
  for (int column = -1; (column = g_bit_nth_lsf (self->chosen, column)) >= 0;)
    self->numbers[column] = _wm_roster_keys_number (keys, (WmRosterColumn) column, self->values[column]);
}

/* In treatment, and an open safety flag, no plan in force, or a review that is late. */
static gboolean
needs_attention (const WmRosterFilter *self, const WmRosterKeys *keys, guint place)
{
  if (_wm_roster_keys_get (keys, place, WM_ROSTER_ADMITTED) == NULL || _wm_roster_keys_get (keys, place, WM_ROSTER_DISCHARGED))
    return FALSE;
  const char *review = _wm_roster_keys_get (keys, place, WM_ROSTER_NEXT_REVIEW);
  return g_strcmp0 (_wm_roster_keys_get (keys, place, WM_ROSTER_SAFETY_FLAGS), "0") != 0
         || g_strcmp0 (_wm_roster_keys_get (keys, place, WM_ROSTER_PLAN_STATE), "in-force") != 0
         || (review && strcmp (review, self->today) < 0);
}

static gboolean
is_only (const WmRosterFilter *self, const WmRosterKeys *keys, guint place)
{
  char id[WM_ROSTER_ID_SIZE];
  return g_hash_table_contains (self->only, _wm_roster_keys_id (keys, place, id));
}

gboolean
_wm_roster_filter_passes (const WmRosterFilter *self, const WmRosterKeys *keys, guint place)
{
  for (int column = -1; (column = g_bit_nth_lsf (self->chosen, column)) >= 0;)
    if (!_wm_roster_keys_has (keys, place, (WmRosterColumn) column, self->numbers[column]))
      return FALSE;
  return (self->only == NULL || is_only (self, keys, place)) && (!self->attention || needs_attention (self, keys, place));
}

void
_wm_roster_filter_clear (WmRosterFilter *self)
{
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_clear_pointer (&self->today, g_free);
}
