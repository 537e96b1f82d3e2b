/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing the caseloads as CSV. Each line says of which day and period it is, so that lines of several files can be put
 * together. */
#include "wm-caseload-csv.h"

#include "wm-csv.h"

enum
{
  NAME,
  DAY,
  FROM,
  TO,
  LIMIT,
  FIRST_NUMBER,
  N_COLUMNS = FIRST_NUMBER + WM_CASELOAD_N
};

static void
append (GString *out, char **cells)
{
  wm_csv_append (out, (const char *const *) cells, N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static void
append_header (GString *out)
{
  char *cells[N_COLUMNS] = { g_strdup ("counselor"), g_strdup ("day"), g_strdup ("from"), g_strdup ("to"), g_strdup ("limit") };
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    cells[FIRST_NUMBER + i] = g_ascii_strdown (wm_caseload_indicators[i].label, -1);
  append (out, cells);
}

/* @name: (transfer full) */
static void
append_row (GString *out, WmCaseloadRow *row, const WmCaseloadTerms *terms, char *name)
{
  gboolean limited = wm_caseload_row_get_counselor (row) != NULL;
  char *cells[N_COLUMNS] = { name, wm_day_to_iso (terms->today), wm_day_to_iso (terms->from), wm_day_to_iso (terms->to),
                             limited ? g_strdup_printf ("%d", terms->caseload_limit) : NULL };
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    cells[FIRST_NUMBER + i] = g_strdup_printf ("%u", wm_caseload_row_get_number (row, i));
  append (out, cells);
}

/** wm_caseload_csv: Returns: (transfer full): counselors by name, then the totals. */
GBytes *
wm_caseload_csv (WmCaseload *caseload, WmClinic *clinic)
{
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  GListModel *rows = wm_caseload_get_rows (caseload);
  GString *out = g_string_new (NULL);
  append_header (out);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      const char *counselor = wm_caseload_row_get_counselor (row);
      append_row (out, row, terms, counselor ? wm_clinic_staff_name (clinic, counselor) : g_strdup ("No counselor"));
    }
  append_row (out, wm_caseload_get_total (caseload), terms, g_strdup ("Total"));
  return g_string_free_to_bytes (out);
}
