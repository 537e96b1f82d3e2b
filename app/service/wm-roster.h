/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster: a list model over all clients, searched, filtered and sorted by compact keys in memory. A row is a place in
 * the list: it exists while something holds it, is read from the store when it is asked for, and says ::changed when
 * another client stands there. So memory grows with what is on the screen, hardly with the clinic. */
#pragma once
#include "wm-clinic.h"

#include <gio/gio.h>

typedef enum
{
  WM_ROSTER_ID,
  WM_ROSTER_NUMBER,
  WM_ROSTER_LAST_NAME,
  WM_ROSTER_FIRST_NAME,
  WM_ROSTER_PREFERRED_NAME,
  WM_ROSTER_PRONOUNS,
  WM_ROSTER_BIRTH,
  WM_ROSTER_STATUS,
  WM_ROSTER_LANGUAGE,
  WM_ROSTER_INTERPRETER,
  WM_ROSTER_FIRST_DETAIL,
  WM_ROSTER_LEVEL_CODE = WM_ROSTER_FIRST_DETAIL,
  WM_ROSTER_LEVEL,
  WM_ROSTER_TRACK,
  WM_ROSTER_COUNSELOR,
  WM_ROSTER_ADMITTED,
  WM_ROSTER_PLANNED_WEEKS,
  WM_ROSTER_PLAN_STATE,
  WM_ROSTER_PLAN_VERSION,
  WM_ROSTER_NEXT_REVIEW,
  WM_ROSTER_MANDATED,
  WM_ROSTER_HOURS_MIN,
  WM_ROSTER_HOURS_MAX,
  WM_ROSTER_EPISODE,
  WM_ROSTER_PLAN,
  WM_ROSTER_DISCHARGED,
  WM_ROSTER_COUNSELOR_ID,
  WM_ROSTER_SAFETY_FLAGS,
  WM_ROSTER_N_COLUMNS
} WmRosterColumn;

#define WM_TYPE_ROSTER (wm_roster_get_type ())
G_DECLARE_FINAL_TYPE (WmRoster, wm_roster, WM, ROSTER, GObject)
#define WM_TYPE_ROSTER_ROW (wm_roster_row_get_type ())
G_DECLARE_FINAL_TYPE (WmRosterRow, wm_roster_row, WM, ROSTER_ROW, GObject)

WmRoster *wm_roster_new (WmClinic *clinic, GError **error);
WmRoster *wm_roster_open (WmClinic *clinic, GError **error);
WmRoster *wm_roster_open_patient (WmClinic *clinic, GError **error);
gboolean wm_roster_reload (WmRoster *self, GError **error);
void wm_roster_set_search (WmRoster *self, const char *text);
void wm_roster_set_filter (WmRoster *self, WmRosterColumn column, const char *value);
void wm_roster_set_attention (WmRoster *self, gboolean attention);
void wm_roster_set_only (WmRoster *self, const char *const *ids);
void wm_roster_sort (WmRoster *self, WmRosterColumn column, gboolean descending);
gboolean wm_roster_complete (WmRoster *self, GError **error);
gboolean wm_roster_prepare_search (WmRoster *self, guint n);
gboolean wm_roster_prepare_details (WmRoster *self, guint n);
guint wm_roster_get_waiting (WmRoster *self);
guint wm_roster_get_total (WmRoster *self);
char *wm_roster_get_id (WmRoster *self, guint position);

const char *wm_roster_row_get (WmRosterRow *row, WmRosterColumn column);
int wm_roster_row_get_week (WmRosterRow *row);
char *wm_roster_row_get_name (WmRosterRow *row);
