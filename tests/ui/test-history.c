/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a chart: versions, assessments, and in words what happened; no values, nothing of other charts. */
#include "kept-example.h"
#include "seek.h"
#include "start.h"
#include "wm-chart-history.h"
#include "wm-chart-pages.h"
#include "wm-history.h"
#include "wm-role.h"
#include "wm-signing.h"

#include <string.h>

static void
mark_ready_and_sign (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmSigning signing = { .role = "counselor", .way = "paper", .date = wm_day_from_ymd (2026, 11, 20) };
  wm_signing_mark_ready (k->plan, findings, &error);
  g_assert_no_error (error);
  wm_signing_add (k->plan, &signing, findings, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_all (WmClinic *clinic, const char *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmHistory) history = wm_history_new (clinic, client, &error);
  g_assert_no_error (error);
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_history_entry_free);
  while (!wm_history_is_done (history))
    g_assert_true (wm_history_read (history, entries, &error));
  return entries;
}

static void
test_entries (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  mark_ready_and_sign (k);
  g_assert_true (wm_clinic_note (k->clinic, "view", k->example->client, NULL, &error));
  g_assert_true (wm_clinic_note (k->clinic, "view", k->example->client, NULL, &error));
  g_autoptr (GPtrArray) entries = read_all (k->clinic, wm_record_get_id (k->example->client));
  const WmHistoryEntry *views = entries->pdata[0], *sign = entries->pdata[1], *ready = entries->pdata[2];
  g_assert_cmpstr (views->words, ==, "Chart opened");
  g_assert_cmpuint (views->times, ==, 2);
  g_assert_cmpstr (sign->words, ==, "Treatment plan signed");
  g_assert_cmpstr (sign->details, ==, "Added: Signature. Changed: Treatment plan.");
  g_assert_cmpstr (sign->user, ==, "A. Director");
  g_assert_cmpstr (ready->words, ==, "Treatment plan marked as ready to sign");
  for (guint i = 0; i < entries->len; i++)
    g_assert_null (strstr (((WmHistoryEntry *) entries->pdata[i])->details, "Vega"));
}

/* Somebody else's chart has none of it; the role of a counselor doesn't see it. */
static void
test_others (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) other = wm_record_new (&wm_client_schema);
  wm_record_set_many (other, "client-no", "C-0500", "first-name", "Ana", "last-name", "Ruiz", "status", "inquiry", NULL);
  kept_example_save (k, other);
  mark_ready_and_sign (k);
  g_autoptr (GPtrArray) entries = read_all (k->clinic, wm_record_get_id (other));
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (((WmHistoryEntry *) entries->pdata[0])->words, ==, "Added: Client.");
  g_autoptr (WmRecord) director = g_object_ref (kept_example_staff (k, "A. Director"));
  wm_record_set (director, "role", "counselor");
  kept_example_save (k, director);
  g_assert_null (wm_history_new (k->clinic, wm_record_get_id (other), &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

/* As everywhere in the window: "November 20, 2026, 5:53 pm". */
static void
expect_time (GtkWidget *page)
{
  GtkWidget *row = seek_titled (page, ADW_TYPE_ACTION_ROW, "Treatment plan signed");
  g_auto (GStrv) parts = g_strsplit (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), " · ", 2);
  g_assert_true (g_regex_match_simple ("^[A-Z][a-z]+ [0-9]+, [0-9]{4}, (1[0-2]|[1-9]):[0-5][0-9] [ap]m$", parts[0], 0, 0));
}

static void
test_page (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready_and_sign (k);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = g_object_new (WM_TYPE_CHART_HISTORY, "clinic", k->clinic, "client-id", wm_record_get_id (k->example->client), NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 100 && !seek_titled (page, ADW_TYPE_ACTION_ROW, "Treatment plan signed"); i++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (seek_titled (page, ADW_TYPE_ACTION_ROW, "Treatment plan signed"));
  expect_time (page);
  g_assert_nonnull (seek_titled (page, ADW_TYPE_ACTION_ROW, "Version 1 · signed"));
  GtkWidget *assessment = seek_titled (page, ADW_TYPE_ACTION_ROW, "November 16, 2026");
  g_assert_true (seek_says (assessment, "signed by J. Doe, LCSW on November 17, 2026"));
  g_object_ref (page);
  gtk_window_destroy (GTK_WINDOW (window));
  seek_spin ();
  g_assert_finalize_object (page);
}

/* Who reads clinical text comes to every version; who opened the chart the audit tells others. */
static void
test_without_audit (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready_and_sign (k);
  g_autoptr (WmRecord) director = g_object_ref (kept_example_staff (k, "A. Director"));
  wm_record_set (director, "role", "supervisor");
  kept_example_save (k, director);
  const WmChartPage *p = wm_chart_pages;
  while (strcmp (p->name, "history") != 0)
    p++;
  g_assert_true (wm_role_may ("counselor", p->act) && wm_role_may ("supervisor", p->act) && !wm_role_may ("front-desk", p->act));
  GtkWidget *page = g_object_ref_sink (g_object_new (WM_TYPE_CHART_HISTORY, "clinic", k->clinic, "client-id", wm_record_get_id (k->example->client), NULL));
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  seek_spin ();
  g_assert_nonnull (seek_titled (page, ADW_TYPE_ACTION_ROW, "Version 1 · signed"));
  g_assert_null (seek_titled (page, ADW_TYPE_ACTION_ROW, "Treatment plan signed"));
  g_assert_true (seek_says (page, "Who opened and changed this chart is shown to the clinical director."));
  gtk_window_destroy (GTK_WINDOW (window));
  seek_spin ();
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_test_add_func ("/ui/history/entries", test_entries);
  g_test_add_func ("/ui/history/others", test_others);
  g_test_add_func ("/ui/history/page", test_page);
  g_test_add_func ("/ui/history/without-audit", test_without_audit);
  return g_test_run ();
}
