/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of one row. */
#include "wm-roster-text.h"

#include <string.h>

/** _wm_roster_text_new: Returns: (transfer full): copies of @texts, each nullable, one for every column. */
WmRosterText *
_wm_roster_text_new (const char *const *texts)
{
  gsize size = 0;
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    size += texts[i] ? strlen (texts[i]) + 1 : 0;
  WmRosterText *self = g_rc_box_alloc0 (sizeof *self + size);
  char *end = self->block;
  self->size = size;
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    if (texts[i])
      {
        self->texts[i] = end;
        end = g_stpcpy (end, texts[i]) + 1;
      }
  return self;
}

WmRosterText *
_wm_roster_text_ref (WmRosterText *self)
{
  return g_rc_box_acquire (self);
}

void
_wm_roster_text_unref (WmRosterText *self)
{
  g_rc_box_release (self);
}

/** _wm_roster_text_equal: whether both say the same. */
gboolean
_wm_roster_text_equal (const WmRosterText *a, const WmRosterText *b)
{
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    if (g_strcmp0 (a->texts[i], b->texts[i]) != 0)
      return FALSE;
  return TRUE;
}
