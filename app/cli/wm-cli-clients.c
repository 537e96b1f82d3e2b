/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clients: the roster as a table, as CSV or as XML. */
#include "wm-cli.h"

#include "wm-gate.h"
#include "wm-report.h"
#include "wm-roster-csv.h"
#include "wm-text.h"

#include <stdio.h>
#include <string.h>

static void
print_cell (const char *text, int width)
{
  int shown = (int) g_utf8_strlen (text ? text : "", -1);
  printf ("%s%*s", text ? text : "", MAX (width - shown, 0) + 2, "");
}

static void
print_row (WmClinic *clinic, WmRosterRow *row)
{
  g_autofree char *name = wm_roster_row_get_name (row);
  print_cell (wm_roster_row_get (row, WM_ROSTER_NUMBER), 8);
  print_cell (name, 32);
  print_cell (wm_roster_row_get (row, WM_ROSTER_BIRTH), 10);
  print_cell (wm_clinic_label (clinic, "client-status", wm_roster_row_get (row, WM_ROSTER_STATUS)), 12);
  print_cell (wm_roster_row_get (row, WM_ROSTER_LEVEL_CODE), 4);
  printf ("%s\n", wm_roster_row_get (row, WM_ROSTER_COUNSELOR) ? wm_roster_row_get (row, WM_ROSTER_COUNSELOR) : "");
}

static char *
search_text (WmCliOptions *o)
{
  if (g_strcmp0 (o->search, "-") != 0)
    return g_strdup (o->search);
  char line[512] = "";
  if (fgets (line, sizeof line, stdin) == NULL)
    line[0] = '\0';
  return wm_text_clean (line, sizeof line);
}

/* With a search only those who are found need all that is said about them; a counselor's clients are found by that. */
static WmRoster *
load_roster (WmClinic *clinic, WmCliOptions *o, GError **error)
{
  g_autofree char *search = search_text (o);
  g_autoptr (WmRoster) roster = o->counselor ? wm_roster_new (clinic, error) : wm_roster_open (clinic, error);
  if (roster == NULL)
    return NULL;
  wm_roster_set_search (roster, search);
  wm_roster_set_filter (roster, WM_ROSTER_COUNSELOR, o->counselor);
  return wm_roster_complete (roster, error) ? g_steal_pointer (&roster) : NULL;
}

/* Standard output is a way out like any other. */
static gboolean
hand_out (WmClinic *clinic, WmRoster *roster, const char *format, GError **error)
{
  const WmHandout handout = { "roster", format, WM_RECIPIENT_STAFF, NULL };
  g_autoptr (GBytes) bytes = strcmp (format, "csv") == 0 ? wm_roster_csv (roster, clinic) : wm_report_roster (clinic, roster, error);
  if (bytes == NULL || !wm_gate_pass (clinic, &handout, bytes, error))
    return FALSE;
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
  return TRUE;
}

/** wm_cli_clients: every status, by last name. */
gboolean
wm_cli_clients (WmCliOptions *o, GError **error)
{
  gboolean csv = g_strcmp0 (o->format, "csv") == 0, xml = g_strcmp0 (o->format, "xml") == 0;
  if (o->format && !csv && !xml && strcmp (o->format, "table") != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "clients knows the formats table, csv and xml.");
      return FALSE;
    }
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  g_autoptr (WmRoster) roster = clinic ? load_roster (clinic, o, error) : NULL;
  if (roster == NULL)
    return FALSE;
  if (csv || xml)
    return hand_out (clinic, roster, o->format, error);
  if (!wm_clinic_note (clinic, "view", NULL, "roster", error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      print_row (clinic, row);
    }
  return TRUE;
}
