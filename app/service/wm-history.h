/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to one chart, out of the audit: when, who, and in words what; never a value
 * but the reason somebody gave for opening it. The audit is the clinic's, so
 * it is read backwards in slices, and whoever shows it isn't kept waiting. */
#pragma once
#include "wm-clinic.h"

typedef struct _WmHistory WmHistory;

typedef struct
{
  GDateTime *at; /* local */
  char *user;
  char *words;   /* "Treatment plan signed" */
  char *details; /* "Added: Signature. Changed: Treatment plan."; "" where the words say it all */
  guint times;   /* how often in a row: a chart that was opened three times that day */
} WmHistoryEntry;

WmHistory *wm_history_new (WmClinic *clinic, const char *client_id, GError **error);
void wm_history_free (WmHistory *self);
gboolean wm_history_read (WmHistory *self, GPtrArray *entries, GError **error);
gboolean wm_history_is_done (WmHistory *self);
void wm_history_entry_free (WmHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmHistory, wm_history_free)
