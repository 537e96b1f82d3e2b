/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the roster as CSV: sixteen columns, in the order of the list model. */
#include "wm-roster-csv.h"

#include "wm-csv.h"

static const struct
{
  const char *header;
  WmRosterColumn column;
  const char *list; /* its label is written, not its code */
} columns[] = {
  { "number", WM_ROSTER_NUMBER, NULL }, { "last name", WM_ROSTER_LAST_NAME, NULL },
  { "first name", WM_ROSTER_FIRST_NAME, NULL }, { "preferred name", WM_ROSTER_PREFERRED_NAME, NULL },
  { "pronouns", WM_ROSTER_PRONOUNS, NULL }, { "date of birth", WM_ROSTER_BIRTH, NULL },
  { "status", WM_ROSTER_STATUS, "client-status" }, { "level", WM_ROSTER_LEVEL_CODE, NULL },
  { "track", WM_ROSTER_TRACK, "track" }, { "counselor", WM_ROSTER_COUNSELOR, NULL },
  { "admitted", WM_ROSTER_ADMITTED, NULL }, { "week", WM_ROSTER_ID, NULL },
  { "planned weeks", WM_ROSTER_PLANNED_WEEKS, NULL }, { "plan state", WM_ROSTER_PLAN_STATE, "plan-state" },
  { "next review", WM_ROSTER_NEXT_REVIEW, NULL }, { "language", WM_ROSTER_LANGUAGE, "language" },
};

static void
append_row (GString *out, WmRosterRow *row, WmClinic *clinic)
{
  const char *cells[G_N_ELEMENTS (columns)];
  char week[16] = "";
  if (wm_roster_row_get_week (row) > 0)
    g_snprintf (week, sizeof week, "%d", wm_roster_row_get_week (row));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *value = wm_roster_row_get (row, columns[i].column);
      if (columns[i].column == WM_ROSTER_ID) /* the week is counted, not stored */
        cells[i] = week;
      else
        cells[i] = columns[i].list && value ? wm_clinic_label (clinic, columns[i].list, value) : value;
    }
  wm_csv_append (out, cells, G_N_ELEMENTS (columns));
}

/** wm_roster_csv: Returns: (transfer full): what @roster shows, in its order. */
GBytes *
wm_roster_csv (WmRoster *roster, WmClinic *clinic)
{
  GString *out = g_string_new (NULL);
  const char *headers[G_N_ELEMENTS (columns)];
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    headers[i] = columns[i].header;
  wm_csv_append (out, headers, G_N_ELEMENTS (headers));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      append_row (out, row, clinic);
    }
  return g_string_free_to_bytes (out);
}
