/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fourteen plans that are hard to print, in both editions, read back by other programs. To look at them:
 * WAYMARK_KEEP_PDF=FOLDER build/tests/core/test-awkward-plans */
#include "awkward-plans.h"
#include "chart-values.h"
#include "keep-pdf.h"
#include "page-laws.h"
#include "read-pdf.h"
#include "wm-documents.h"

#include <string.h>

static WmClinic *clinic;

static void
expect_said (const char *text, const char *what, const char *name)
{
  g_autofree char *squeezed = read_pdf_squeeze (what);
  if (strstr (text, squeezed) == NULL)
    g_error ("%s doesn't say: %s", name, what);
}

/* Both editions say these. */
static void
check_text (const AwkwardPlan *plan, const char *pdf_text)
{
  g_autofree char *text = read_pdf_squeeze (pdf_text);
  WmRecord *client = wm_plan_get_client (plan->plan);
  expect_said (text, wm_record_get (client, "client-no"), plan->name);
  if (plan->state != NULL)
    expect_said (text, plan->state, plan->name);
  else
    g_assert_null (strstr (text, "notvaliduntilsigned"));
  g_assert_cmpint (strstr (pdf_text, "DRAFT") != NULL, ==, plan->draft);
  expect_said (text, "(555) 010-0199", plan->name);
}

static void
check_pages (const AwkwardPlan *plan, const WmPages *pages)
{
  const WmPaper *paper = &plan->paper;
  g_assert_cmpfloat (wm_pages_get_width (pages), ==, paper->kind == WM_PAPER_A4 ? 595.276 : 612.0);
  g_assert_cmpuint (wm_pages_get_n (pages), >, 0);
  g_assert_cmpuint (wm_pages_get_n (pages), <, 25);
}

/* Whole, and in the order in which it is read. */
static void
check_name (const AwkwardPlan *plan, const char *read)
{
  WmRecord *client = wm_plan_get_client (plan->plan);
  const char *preferred = wm_record_get (client, "preferred-name");
  g_autofree char *middle = preferred != NULL ? g_strdup_printf ("(%s) ", preferred) : g_strdup ("");
  g_autofree char *name = g_strdup_printf ("%s %s%s", wm_record_get (client, "first-name"), middle, wm_record_get (client, "last-name"));
  g_autofree char *text = read_pdf_squeeze (read);
  expect_said (text, name, plan->name);
}

static void
check_structure (const char *structure)
{
  static const char *const tags[] = { "Document", "Sect", "H1", "H2", "P", "Table", "TR", "TH", "TD", "L", "LI", "LBody", "Note" };
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strstr (structure, tags[i]) == NULL)
      g_error ("no %s among the tags", tags[i]);
}

static void
check_one (const AwkwardPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan->plan, for_staff, plan->language, &error);
  g_assert_no_error (error);
  g_autoptr (WmPages) pages = wm_document_paginate (document, &plan->paper);
  g_autofree char *name = g_strconcat (plan->name, for_staff ? "-chart" : "", NULL);
  keep_pdf (name, pages);
  check_pages (plan, pages);
  page_laws_check (pages);
  g_autofree char *drawn = page_laws_text (pages);
  if (for_staff && plan->language == NULL)
    g_assert_cmpuint (chart_values_check (plan->plan, drawn), >, 80);
  g_autoptr (ReadPdf) pdf = read_pdf (pages);
  if (pdf == NULL)
    {
      g_test_skip ("qpdf, pdfinfo, pdffonts or pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (pdf->info, plan->language != NULL ? "Plan de tratamiento" : "Treatment plan"));
  g_assert_null (strstr (pdf->info, wm_record_get (wm_plan_get_client (plan->plan), "last-name")));
  check_text (plan, pdf->text);
  if (for_staff && plan->language == NULL && !plan->right_to_left)
    g_assert_cmpuint (chart_values_check (plan->plan, pdf->text), >, 80);
  check_name (plan, plan->right_to_left ? pdf->read : pdf->text);
  check_structure (pdf->structure);
}

static void
test_plan (gconstpointer index)
{
  g_autoptr (AwkwardPlan) plan = awkward_plan_new (clinic, GPOINTER_TO_UINT (index));
  check_one (plan, FALSE);
  check_one (plan, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  clinic = awkward_clinic_new ();
  for (guint i = 0; i < awkward_plans_count (); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print/awkward/%u", i);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_plan);
    }
  int failed = g_test_run ();
  g_object_unref (clinic);
  return failed;
}
