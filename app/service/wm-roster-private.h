/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the roster and its rows share. */
#pragma once
#include "wm-roster-text.h"

struct _WmRosterRow
{
  GObject parent_instance;
  WmRosterText *text; /* owned; NULL until somebody asks */
  WmRoster *roster;   /* borrowed: knows this row by its position; NULL: none does any more */
  guint position, place;
  WmDay today;
};

void _wm_roster_row_move (WmRosterRow *self, guint place);
void _wm_roster_row_show (WmRosterRow *self, WmRosterText *text);
void _wm_roster_row_leave (WmRosterRow *self);

WmRosterText *_wm_roster_read (WmRoster *self, guint place);
void _wm_roster_forget (WmRoster *self, WmRosterRow *row);
