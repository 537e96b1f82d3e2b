/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster and its rows share. */
#pragma once
#include "wm-roster-text.h"

struct _WmRosterRow
{
  GObject parent_instance;
  WmRosterText *text; /* owned */
  GHashTable *rows;   /* borrowed: of the roster that knows this row by its position; NULL: none does any more */
  guint position, place;
  WmDay today;
};

void _wm_roster_row_show (WmRosterRow *self, WmRosterText *text);
void _wm_roster_row_leave (WmRosterRow *self);
