/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a roster shows. For its files only; the choices are made with wm_roster_set_filter() and its like. Pure. */
#pragma once
#include "wm-roster-keys.h"

typedef struct
{
  char *values[WM_ROSTER_N_COLUMNS];    /* NULL: any */
  gulong chosen;                        /* a bit for each that isn't */
  gboolean attention;                   /* only who needs it */
  GHashTable *only;                     /* ids; NULL: any */
  guint32 numbers[WM_ROSTER_N_COLUMNS]; /* of the values chosen, among those of the keys */
  char *today;                          /* as records have it */
} WmRosterFilter;

gboolean _wm_roster_filter_set (WmRosterFilter *self, WmRosterColumn column, const char *value);
gulong _wm_roster_filter_needs (const WmRosterFilter *self);
void _wm_roster_filter_begin (WmRosterFilter *self, const WmRosterKeys *keys, WmDay today);
gboolean _wm_roster_filter_passes (const WmRosterFilter *self, const WmRosterKeys *keys, guint place);
void _wm_roster_filter_clear (WmRosterFilter *self);
