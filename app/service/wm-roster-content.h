/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a roster read: every client's names at once, the rest of a client when it is asked for. */
#pragma once
#include "wm-roster.h"
#include "wm-search.h"

typedef struct _WmRosterContent WmRosterContent;

WmRosterContent *_wm_roster_content_load (WmClinic *clinic, GError **error);
WmRosterContent *_wm_roster_content_ref (WmRosterContent *self);
void _wm_roster_content_unref (WmRosterContent *self);
guint _wm_roster_content_size (WmRosterContent *self);
gboolean _wm_roster_content_complete (WmRosterContent *self, guint i, GError **error);
gboolean _wm_roster_content_complete_all (WmRosterContent *self, GError **error);
const char *_wm_roster_content_get (WmRosterContent *self, guint i, WmRosterColumn column);
const char *_wm_roster_content_key (WmRosterContent *self, guint i);
gboolean _wm_roster_content_prepare (WmRosterContent *self, guint n);
WmSearchIndex *_wm_roster_content_get_index (WmRosterContent *self);
