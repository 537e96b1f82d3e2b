/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a roster holds of a clinic: compact keys of everyone, and the texts of the few rows that were asked for last. */
#pragma once
#include "wm-roster-keys.h"
#include "wm-roster-text.h"
#include "wm-search.h"

typedef struct _WmRosterContent WmRosterContent;

WmRosterContent *_wm_roster_content_load (WmClinic *clinic, WmRosterContent *before, GError **error);
void _wm_roster_content_free (WmRosterContent *self);
WmRosterKeys *_wm_roster_content_get_keys (WmRosterContent *self);
WmRosterText *_wm_roster_content_peek (WmRosterContent *self, guint place);
WmRosterText *_wm_roster_content_read (WmRosterContent *self, guint place, GError **error);
gboolean _wm_roster_content_keep (WmRosterContent *self, const GArray *places, GError **error);
gboolean _wm_roster_content_knows (WmRosterContent *self, WmRosterColumn column);
gboolean _wm_roster_content_lacks (WmRosterContent *self, gulong columns);
gboolean _wm_roster_content_learn (WmRosterContent *self, WmRosterColumn column, GError **error);
gboolean _wm_roster_content_learn_some (WmRosterContent *self, guint n, gboolean *other, GError **error);
guint _wm_roster_content_get_learned (WmRosterContent *self);
gboolean _wm_roster_content_prepare (WmRosterContent *self, guint n);
WmSearchIndex *_wm_roster_content_get_index (WmRosterContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRosterContent, _wm_roster_content_free)
