/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What everyone in a roster is ordered and filtered by, a few bytes a client: ids as numbers, the order of the names, and
 * columns as numbers of their different values. A client is a place, counted as they were added. Pure. */
#pragma once
#include "wm-roster.h"

#define WM_ROSTER_ID_SIZE 37 /* of a UUID as text */

typedef struct _WmRosterKeys WmRosterKeys;

WmRosterKeys *_wm_roster_keys_new (void);
void _wm_roster_keys_free (WmRosterKeys *self);
guint _wm_roster_keys_add (WmRosterKeys *self, const char *id);
guint _wm_roster_keys_size (const WmRosterKeys *self);
const char *_wm_roster_keys_id (const WmRosterKeys *self, guint place, char *text);
void _wm_roster_keys_take_names (WmRosterKeys *self, guint32 *by_name);
gboolean _wm_roster_keys_adopt_names (WmRosterKeys *self, WmRosterKeys *before);
gboolean _wm_roster_keys_adopt (WmRosterKeys *self, WmRosterKeys *before, WmRosterColumn column);
void _wm_roster_keys_set (WmRosterKeys *self, guint place, WmRosterColumn column, const char *value);
const char *_wm_roster_keys_get (const WmRosterKeys *self, guint place, WmRosterColumn column);
guint32 _wm_roster_keys_number (const WmRosterKeys *self, WmRosterColumn column, const char *value);
gboolean _wm_roster_keys_has (const WmRosterKeys *self, guint place, WmRosterColumn column, guint32 number);
void _wm_roster_keys_order (const WmRosterKeys *self, WmRosterColumn column, gboolean descending, GArray *order);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRosterKeys, _wm_roster_keys_free)
