/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The caseload review: numbers by counselor, and what each of them counts. No client is named in it: it is read by people
 * who run the clinic. */
#include "wm-documents.h"
#include "wm-sheet.h"

static char *
name_of (const WmSheet *self, WmCaseloadRow *row)
{
  const char *counselor = wm_caseload_row_get_counselor (row);
  return counselor ? wm_clinic_staff_name (self->clinic, counselor) : g_strdup (_wm_sheet_say (self, D_("No counselor")));
}

static guint
choose (gboolean in_period, guint *chosen)
{
  guint n = 0;
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    if (wm_caseload_indicators[i].in_period == in_period)
      chosen[n++] = i;
  return n;
}

/* A counselor's active clients stand against the limit: "12 of 24". */
static WmRich *
number_of (const WmSheet *self, WmCaseloadRow *row, guint indicator, const WmCaseloadTerms *terms, WmRichStyle style)
{
  guint n = wm_caseload_row_get_number (row, indicator);
  g_autofree char *number = g_strdup_printf ("%u", n), *limit = g_strdup_printf ("%d", terms->caseload_limit);
  if (indicator != WM_CASELOAD_ACTIVE || wm_caseload_row_get_counselor (row) == NULL)
    return wm_rich_new_styled (number, style);
  return wm_rich_fill (_wm_sheet_say (self, D_("{n} of {limit}")), "n", number,
                       (int) n > terms->caseload_limit ? WM_RICH_BOLD : WM_RICH_PLAIN, "limit", limit, WM_RICH_PLAIN, NULL);
}

static void
add_row (const WmSheet *self, WmBlock *table, WmCaseloadRow *row, const WmCaseloadTerms *terms, const guint *chosen, guint n)
{
  gboolean total = wm_caseload_row_get_is_total (row);
  WmRichStyle style = total ? WM_RICH_BOLD : WM_RICH_PLAIN;
  g_autofree char *name = total ? g_strdup (_wm_sheet_say (self, D_("All counselors"))) : name_of (self, row);
  WmRich *cells[WM_CASELOAD_N + 1] = { wm_rich_new_styled (name, style) };
  for (guint i = 0; i < n; i++)
    cells[i + 1] = number_of (self, row, chosen[i], terms, style);
  wm_block_add_row (table, cells);
}

/* What is counted of the day, or of the period: a column each, a row for each counselor, the totals. */
static void
add_table (const WmSheet *self, WmCaseload *caseload, gboolean in_period)
{
  guint chosen[WM_CASELOAD_N], n = choose (in_period, chosen);
  const char *header[WM_CASELOAD_N + 1] = { _wm_sheet_say (self, D_("Counselor")) };
  double shares[WM_CASELOAD_N + 1] = { 0.23 };
  for (guint i = 0; i < n; i++)
    {
      header[i + 1] = _wm_sheet_say (self, wm_caseload_indicators[chosen[i]].label);
      shares[i + 1] = (1 - shares[0]) / n;
    }
  WmBlock *table = wm_block_set_numbers (wm_document_add_table (self->document, n + 1, header, shares));
  GListModel *rows = wm_caseload_get_rows (caseload);
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      add_row (self, table, row, terms, chosen, n);
    }
  add_row (self, table, wm_caseload_get_total (caseload), terms, chosen, n);
}

/* "More clients than the limit of 24: J. Doe, LCSW (26)." */
static void
add_over_limit (const WmSheet *self, WmCaseload *caseload)
{
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  GListModel *rows = wm_caseload_get_rows (caseload);
  g_autofree char *limit = g_strdup_printf ("%d", terms->caseload_limit);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      guint n = wm_caseload_row_get_number (row, WM_CASELOAD_ACTIVE);
      g_autofree char *name = name_of (self, row);
      if (wm_caseload_row_get_counselor (row) && (int) n > terms->caseload_limit)
        g_string_append_printf (names, "%s%s (%u)", names->len ? "; " : "", name, n);
    }
  if (names->len == 0)
    return;
  wm_document_add_paragraph (self->document, wm_rich_fill (_wm_sheet_say (self, D_("More clients than the limit of {n}: {names}.")), "n", limit,
                                                           WM_RICH_PLAIN, "names", names->str, WM_RICH_BOLD, NULL));
}

static void
add_formulas (const WmSheet *self, const WmCaseloadTerms *terms)
{
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (_wm_sheet_say (self, D_("What the numbers count"))));
  WmBlock *list = wm_document_add_list (self->document);
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    {
      const WmCaseloadIndicator *indicator = &wm_caseload_indicators[i];
      g_autofree char *formula = wm_caseload_fill_formula (indicator, terms, _wm_sheet_say (self, indicator->formula));
      WmRich *text = wm_rich_new_styled (_wm_sheet_say (self, indicator->label), WM_RICH_BOLD);
      wm_block_add_item (list, WM_MARK_NONE, wm_rich_add (wm_rich_add (text, ". ", WM_RICH_BOLD), formula, WM_RICH_PLAIN));
    }
}

static char *
span_of (const WmSheet *self, const WmCaseloadTerms *terms)
{
  g_autofree char *from = wm_catalog_date (self->catalog, terms->from), *to = wm_catalog_date (self->catalog, terms->to);
  g_autoptr (WmRich) span = wm_rich_fill (_wm_sheet_say (self, D_("{from} to {to}")), "from", from, WM_RICH_PLAIN, "to", to,
                                          WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (span));
}

static void
add_numbers (const WmSheet *self, WmCaseload *caseload)
{
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  g_autofree char *span = span_of (self, terms), *period = g_strdup_printf ("%s: %s", _wm_sheet_say (self, D_("In the period")), span);
  if (g_list_model_get_n_items (wm_caseload_get_rows (caseload)) == 0)
    {
      wm_document_add_paragraph (self->document, wm_rich_new (_wm_sheet_say (self, D_("No client is in treatment, and nothing happened in this period."))));
      return;
    }
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (_wm_sheet_say (self, D_("Today"))));
  add_table (self, caseload, FALSE);
  add_over_limit (self, caseload);
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (period));
  add_table (self, caseload, TRUE);
}

/**
 * wm_document_caseload:
 * @language: (nullable): language of the fixed texts; %NULL is English
 *
 * Returns: (transfer full): @caseload on paper, for staff.
 */
WmDocument *
wm_document_caseload (WmClinic *clinic, WmCaseload *caseload, const char *language)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  WmDocument *document = wm_document_new (wm_catalog_text (catalog, D_("Caseload review")), language);
  WmSheet self = _wm_sheet_begin (clinic, NULL, document, catalog, TRUE);
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  g_autofree char *today = wm_catalog_date (catalog, terms->today), *day = _wm_sheet_fill (&self, D_("As of {date}"), "date", today);
  _wm_sheet_letterhead (&self, day, NULL);
  wm_document_add_heading (document, 1, NULL, wm_rich_new (_wm_sheet_say (&self, D_("Caseload review"))));
  wm_document_set_footer (document, NULL, NULL, _wm_sheet_say (&self, D_("caseload review")));
  add_numbers (&self, caseload);
  add_formulas (&self, terms);
  return document;
}
