/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The caseload review as XML, CSV and on paper: the same numbers in each, the same bytes each time, no client named, no
 * word broken in large print. */
#include "wm-caseload-csv.h"
#include "wm-csv.h"
#include "wm-documents.h"
#include "wm-pages.h"
#include "wm-report.h"
#include "wm-sample.h"
#include "wm-xml-read.h"

#include <string.h>

static WmClinic *clinic;
static WmCaseload *caseload;

static guint
n_rows (void)
{
  return g_list_model_get_n_items (wm_caseload_get_rows (caseload));
}

/* The row at that place; after the counselors come the totals. */
static WmCaseloadRow *
row_at (guint i)
{
  return i < n_rows () ? g_list_model_get_item (wm_caseload_get_rows (caseload), i) : g_object_ref (wm_caseload_get_total (caseload));
}

static void
expect_no_client (const char *text)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      g_assert_null (strstr (text, wm_record_get (clients->pdata[i], "client-no")));
      g_assert_null (strstr (text, wm_record_get_id (clients->pdata[i])));
    }
}

static xmlNode *
next_element (xmlNode *node, const char *name)
{
  while (node && (node->type != XML_ELEMENT_NODE || strcmp ((const char *) node->name, name) != 0))
    node = node->next;
  return node;
}

static xmlNode *
child (xmlNode *parent, const char *name)
{
  return parent ? next_element (parent->children, name) : NULL;
}

static void
expect_numbers (xmlNode *parent, WmCaseloadRow *row)
{
  xmlNode *number = child (parent, "number");
  for (guint i = 0; i < WM_CASELOAD_N; i++, number = next_element (number->next, "number"))
    {
      g_assert_nonnull (number);
      g_autofree char *indicator = wm_xml_attribute (number, "indicator"), *want = g_strdup_printf ("%u", wm_caseload_row_get_number (row, i));
      xmlChar *text = xmlNodeGetContent (number);
      g_assert_cmpstr (indicator, ==, wm_caseload_indicators[i].id);
      g_assert_cmpstr ((const char *) text, ==, want);
      xmlFree (text);
    }
  g_assert_null (number);
}

static void
test_xml (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_report_caseload (clinic, caseload, &error), again = wm_report_caseload (clinic, caseload, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  expect_no_client (g_bytes_get_data (bytes, NULL));
  g_autoptr (xmlDoc) document = wm_xml_read (bytes, WM_XML_MAX_BYTES, "The report", &error);
  xmlNode *top = child (xmlDocGetRootElement (document), "caseload-review");
  xmlNode *node = child (top, "caseload");
  for (guint i = 0; i < n_rows () && node; i++, node = next_element (node->next, "caseload"))
    {
      g_autoptr (WmCaseloadRow) row = row_at (i);
      expect_numbers (node, row);
    }
  g_assert_null (node);
  expect_numbers (child (top, "total"), wm_caseload_get_total (caseload));
}

static void
test_csv (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wm_caseload_csv (caseload, clinic);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autofree char *whole = g_strndup (text, size);
  expect_no_client (whole);
  g_autoptr (GPtrArray) lines = wm_csv_parse (text, size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, n_rows () + 2);
  for (guint i = 0; i <= n_rows (); i++)
    {
      g_autoptr (WmCaseloadRow) row = row_at (i);
      char **cells = ((WmCsvRow *) lines->pdata[i + 1])->cells;
      g_assert_cmpuint (g_strv_length (cells), ==, 5 + WM_CASELOAD_N);
      g_assert_cmpstr (cells[1], ==, "2026-11-24");
      for (guint j = 0; j < WM_CASELOAD_N; j++)
        g_assert_cmpint (atoi (cells[5 + j]), ==, (int) wm_caseload_row_get_number (row, j));
    }
}

static char *
paper_text (const char *language, gboolean large)
{
  WmPaper paper = { large ? WM_PAPER_A4 : WM_PAPER_LETTER, large };
  g_autoptr (WmDocument) document = wm_document_caseload (clinic, caseload, language);
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < wm_pages_get_n (pages); i++)
    {
      g_autofree char *text = wm_pages_get_text (pages, i);
      g_string_append (all, text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* A table too wide for its words goes on below, with the counselors again. */
static void
test_paper (void)
{
  static const struct { const char *language; gboolean large; const char *words[5]; guint times; } cases[] = {
    { NULL, FALSE, { "overdue", "unsigned", "Admissions", "minimum", NULL }, 2 },
    { NULL, TRUE, { "overdue", "unsigned", "Admissions", "minimum", NULL }, 3 },
    { "es", FALSE, { "Ingresos", "Revisiones", "vencidos", "reciente", NULL }, 2 },
    { "es", TRUE, { "Ingresos", "Revisiones", "vencidos", "reciente", NULL }, 3 },
  };
  g_autoptr (WmCaseloadRow) first = row_at (0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint times = 0;
      g_autofree char *text = paper_text (cases[i].language, cases[i].large);
      expect_no_client (text);
      for (guint j = 0; cases[i].words[j]; j++)
        g_assert_nonnull (strstr (text, cases[i].words[j]));
      for (const char *at = text; (at = strstr (at, wm_caseload_row_get_name (first))); at++)
        times++;
      g_assert_cmpuint (times, ==, cases[i].times);
    }
}

/* The limit is the clinic's, and who has more clients is named. */
static void
test_limit (void)
{
  g_autofree char *before = paper_text (NULL, FALSE);
  g_assert_nonnull (strstr (before, "12 of 24"));
  g_assert_null (strstr (before, "More clients than"));
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_load (clinic, 0, 1, NULL);
  ((WmCaseloadTerms *) wm_caseload_facts_terms (facts))->caseload_limit = 11;
  g_autoptr (WmCaseload) few = wm_caseload_new (facts), all = caseload;
  wm_caseload_name_rows (few, clinic);
  caseload = few;
  g_autofree char *after = paper_text (NULL, FALSE);
  caseload = g_steal_pointer (&all);
  g_assert_nonnull (strstr (after, "12 of 11"));
  g_assert_nonnull (strstr (after, "More clients than the limit of 11"));
}

static void
test_empty (void)
{
  const WmCaseloadTerms terms = { .today = 1000, .from = 970, .to = 999 };
  g_autoptr (WmCaseloadFacts) facts = wm_caseload_facts_new (&terms);
  g_autoptr (WmCaseload) none = wm_caseload_new (facts), all = caseload;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = wm_report_caseload (clinic, none, &error), csv G_GNUC_UNUSED = wm_caseload_csv (none, clinic);
  g_assert_no_error (error);
  g_assert_null (strstr (g_bytes_get_data (xml, NULL), "<caseload>"));
  caseload = none;
  g_autofree char *text = paper_text (NULL, FALSE);
  caseload = g_steal_pointer (&all);
  g_assert_nonnull (strstr (text, "No client is in treatment"));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-caseload-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  g_test_init (&argc, &argv, NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", 60, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  caseload = wm_caseload_load (clinic, wm_day_from_ymd (2026, 10, 1), wm_day_from_ymd (2026, 11, 23), &error);
  g_assert_no_error (error);
  g_test_add_func ("/caseload-report/xml", test_xml);
  g_test_add_func ("/caseload-report/csv", test_csv);
  g_test_add_func ("/caseload-report/paper", test_paper);
  g_test_add_func ("/caseload-report/limit", test_limit);
  g_test_add_func ("/caseload-report/empty", test_empty);
  int status = g_test_run ();
  g_object_unref (caseload);
  g_object_unref (clinic);
  return status;
}
