/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One client against the filter. */
#include "wm-roster-filter.h"

/** _wm_roster_filter_set: Returns: whether anything changed. */
gboolean
_wm_roster_filter_set (WmRosterFilter *self, WmRosterColumn column, const char *value)
{
  if (g_strcmp0 (self->values[column], value) == 0)
    return FALSE;
  g_free (self->values[column]);
  self->values[column] = g_strdup (value);
  self->chosen = (self->chosen & ~(1ul << column)) | ((gulong) (value != NULL) << column);
  return TRUE;
}

/** _wm_roster_filter_needs_details: whether it looks at what is read client by client. */
gboolean
_wm_roster_filter_needs_details (const WmRosterFilter *self)
{
  return self->attention || self->chosen >> WM_ROSTER_FIRST_DETAIL;
}

/* In treatment, and an open safety flag, no plan in force, or a review that is late. */
static gboolean
needs_attention (WmRosterContent *content, guint i, WmDay today)
{
  WmDay review;
  if (_wm_roster_content_get (content, i, WM_ROSTER_EPISODE) == NULL || _wm_roster_content_get (content, i, WM_ROSTER_DISCHARGED))
    return FALSE;
  return g_strcmp0 (_wm_roster_content_get (content, i, WM_ROSTER_SAFETY_FLAGS), "0") != 0
         || g_strcmp0 (_wm_roster_content_get (content, i, WM_ROSTER_PLAN_STATE), "in-force") != 0
         || (wm_day_parse (_wm_roster_content_get (content, i, WM_ROSTER_NEXT_REVIEW), &review) && review < today);
}

gboolean
_wm_roster_filter_passes (const WmRosterFilter *self, WmRosterContent *content, guint i, WmDay today)
{
  if (self->only && !g_hash_table_contains (self->only, _wm_roster_content_get (content, i, WM_ROSTER_ID)))
    return FALSE;
  for (int column = -1; (column = g_bit_nth_lsf (self->chosen, column)) >= 0;)
    if (g_strcmp0 (_wm_roster_content_get (content, i, (WmRosterColumn) column), self->values[column]) != 0)
      return FALSE;
  return !self->attention || needs_attention (content, i, today);
}

void
_wm_roster_filter_clear (WmRosterFilter *self)
{
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    g_clear_pointer (&self->values[i], g_free);
  g_clear_pointer (&self->only, g_hash_table_unref);
  self->attention = FALSE;
}
