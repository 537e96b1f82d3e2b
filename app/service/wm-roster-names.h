/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of everyone, while they are put in order and made ready for a search; then they go. Pure. */
#pragma once
#include <glib.h>

typedef struct _WmRosterNames WmRosterNames;

typedef struct
{
  const char *last, *first, *preferred, *number, *birth; /* each nullable */
} WmRosterPerson;

WmRosterNames *_wm_roster_names_new (void);
void _wm_roster_names_free (WmRosterNames *self);
void _wm_roster_names_add (WmRosterNames *self, const WmRosterPerson *person);
guint64 _wm_roster_names_hash (const WmRosterNames *self);
guint32 *_wm_roster_names_order (const WmRosterNames *self);
char *_wm_roster_names_words (const WmRosterNames *self, guint place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRosterNames, _wm_roster_names_free)
