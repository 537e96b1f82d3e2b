/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The caseloads as XML: numbers by counselor with what they count. It goes to people who need no client's name, so no
 * client is named in it. */
#include "wm-report.h"

#include "wm-xml.h"

static void
add_number (WmXml *xml, xmlNode *parent, const char *name, const char *indicator, guint n)
{
  char text[16];
  g_snprintf (text, sizeof text, "%u", n);
  xmlNode *node = wm_xml_add (xml, parent, name, text);
  if (indicator)
    wm_xml_set (node, "indicator", indicator);
}

static void
add_indicator (WmXml *xml, xmlNode *parent, const WmCaseloadIndicator *indicator, const WmCaseloadTerms *terms)
{
  g_autofree char *formula = wm_caseload_fill_formula (indicator, terms, indicator->formula);
  xmlNode *node = wm_xml_add (xml, parent, "indicator", NULL);
  wm_xml_set (node, "id", indicator->id);
  wm_xml_set (node, "of", indicator->in_period ? "period" : "day");
  wm_xml_add (xml, node, "label", indicator->label);
  wm_xml_add (xml, node, "formula", formula);
}

static void
add_numbers (WmXml *xml, xmlNode *parent, WmCaseloadRow *row)
{
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    add_number (xml, parent, "number", wm_caseload_indicators[i].id, wm_caseload_row_get_number (row, i));
}

static void
add_row (WmXml *xml, xmlNode *parent, WmCaseloadRow *row, const WmCaseloadTerms *terms)
{
  const char *counselor = wm_caseload_row_get_counselor (row);
  xmlNode *node = wm_xml_add (xml, parent, "caseload", NULL);
  if (counselor)
    {
      g_autofree char *name = wm_clinic_staff_name (xml->clinic, counselor);
      wm_xml_set (wm_xml_add (xml, node, "counselor", name), "ref", counselor);
      add_number (xml, node, "limit", NULL, (guint) MAX (terms->caseload_limit, 0));
    }
  add_numbers (xml, node, row);
}

/** wm_report_caseload: Returns: (transfer full) (nullable): @caseload, one element a counselor, then the totals. */
GBytes *
wm_report_caseload (WmClinic *clinic, WmCaseload *caseload, GError **error)
{
  const WmCaseloadTerms *terms = wm_caseload_get_terms (caseload);
  GListModel *rows = wm_caseload_get_rows (caseload);
  g_autoptr (WmXml) xml = wm_xml_new (clinic, "caseload-review", TRUE);
  xmlNode *top = wm_xml_add (xml, xml->root, "caseload-review", NULL);
  g_autofree char *from = wm_day_to_iso (terms->from), *to = wm_day_to_iso (terms->to);
  wm_xml_set (top, "from", from);
  wm_xml_set (top, "to", to);
  wm_xml_add_record (xml, top, wm_clinic_get_record (clinic));
  for (guint i = 0; i < WM_CASELOAD_N; i++)
    add_indicator (xml, top, &wm_caseload_indicators[i], terms);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      add_row (xml, top, row, terms);
    }
  add_numbers (xml, wm_xml_add (xml, top, "total", NULL), wm_caseload_get_total (caseload));
  return wm_xml_finish (xml, error);
}
