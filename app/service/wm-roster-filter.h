/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a roster shows. For its files only; the choices are made with wm_roster_set_filter() and its like. */
#pragma once
#include "wm-roster-content.h"

typedef struct
{
  char *values[WM_ROSTER_N_COLUMNS]; /* NULL: any */
  gulong chosen;                     /* a bit for each that isn't */
  gboolean attention;                /* only who needs it */
  GHashTable *only;                  /* ids; NULL: any */
} WmRosterFilter;

gboolean _wm_roster_filter_set (WmRosterFilter *self, WmRosterColumn column, const char *value);
gboolean _wm_roster_filter_needs_details (const WmRosterFilter *self);
gboolean _wm_roster_filter_passes (const WmRosterFilter *self, WmRosterContent *content, guint i, WmDay today);
void _wm_roster_filter_clear (WmRosterFilter *self);
