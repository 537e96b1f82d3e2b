/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All that a roster says about one client: one block, shared by reference. */
#pragma once
#include "wm-roster.h"

typedef struct
{
  const char *texts[WM_ROSTER_N_COLUMNS]; /* each nullable; in the block */
  gsize size;                             /* of what follows */
  char block[];
} WmRosterText;

WmRosterText *_wm_roster_text_new (const char *const *texts);
WmRosterText *_wm_roster_text_ref (WmRosterText *self);
void _wm_roster_text_unref (WmRosterText *self);
gboolean _wm_roster_text_equal (const WmRosterText *a, const WmRosterText *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRosterText, _wm_roster_text_unref)
