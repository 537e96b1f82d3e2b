/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example of the domain reference through the whole house: kept in a clinic, read back, found without a
 * fault, exported and printed in both editions. */
#include "kept-example.h"
#include "wm-documents.h"
#include "wm-pages.h"
#include "wm-report.h"

#include <string.h>

/* What the reference says word for word, and whether the client's copy says it too. */
static const struct { const char *text; gboolean for_client; } said[] = {
  { "I want my daughter to visit on weekends again.", TRUE },
  { "Be sober when she is here.", TRUE },
  { "Have people I can call at night.", TRUE },
  { "my daily log", TRUE },
  { "as shown by 18 drinking days in the last 30 and two missed shifts", TRUE },
  { "Dr. R. Lindqvist", TRUE },
  { "28 or more alcohol-free days in 30", TRUE },
  { "BAM q4 category 16-30", FALSE },
  { "AUDIT 24", FALSE },
  { "F10.20", FALSE },
};

/* Without blanks: on paper a line may break anywhere, in XML none does. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static void
expect_said (const char *text, gboolean for_staff)
{
  g_autofree char *all = squeeze (text);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *what = squeeze (said[i].text);
      gboolean found = strstr (all, what) != NULL;
      g_test_message ("%s copy: %s", for_staff ? "chart" : "client's", said[i].text);
      g_assert_cmpint (found, ==, for_staff || said[i].for_client);
    }
}

static void
expect_exported (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = wm_report_treatment_plan (plan, for_staff, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (xml, NULL), g_bytes_get_size (xml));
  expect_said (text, for_staff);
}

static void
expect_printed (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, for_staff, NULL, &error);
  g_assert_no_error (error);
  const WmPaper paper = { WM_PAPER_LETTER, FALSE };
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < wm_pages_get_n (pages); i++)
    {
      g_autofree char *text = wm_pages_get_text (pages, i);
      g_string_append (all, text);
    }
  expect_said (all->str, for_staff);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, "2026-11-20", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
}

static void
test_whole_house (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) kept = kept_example_new ();
  g_autoptr (GPtrArray) findings = wm_plan_check (kept->plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  for (int for_staff = 0; for_staff < 2; for_staff++)
    {
      expect_exported (kept->plan, for_staff);
      expect_printed (kept->plan, for_staff);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/house/worked-example", test_whole_house);
  return g_test_run ();
}
