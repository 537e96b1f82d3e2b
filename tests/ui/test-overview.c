/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's overview says what there is, and nothing of what a draft still lacks. */
#include "seek.h"
#include "start.h"
#include "wm-chart-overview.h"
#include "wm-objective-track.h"
#include "wm-plan.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"
#include "wm-way-track.h"

#include <string.h>

static WmClinic *clinic;

/* The newest draft of a plan that has an objective. */
static WmPlan *
find_draft (void)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_plan_schema, "state", "draft", NULL);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *newest = wm_plan_find (clinic, wm_record_get (all->pdata[i], "client"), NULL, NULL);
      g_autoptr (GPtrArray) objectives = wm_clinic_list (clinic, &wm_objective_schema, "plan", wm_record_get_id (all->pdata[i]), NULL);
      if (objectives->len && g_strcmp0 (newest, wm_record_get_id (all->pdata[i])) == 0)
        return wm_plan_load (clinic, newest, NULL);
    }
  g_assert_not_reached ();
}

static gboolean
empty_objective (WmPlanNode *node, gpointer data)
{
  WmRecord *record = wm_plan_node_get_record (node);
  if (wm_record_get_schema (record) == &wm_objective_schema)
    wm_record_set_many (record, "baseline", NULL, "now", NULL, "target", NULL, "unit", NULL, "status", "active", NULL);
  return TRUE;
}

/* A draft may lack everything. */
static void
test_overview_of_a_draft (void)
{
  g_autoptr (WmPlan) plan = find_draft ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set_many (wm_plan_get_record (plan), "own-words", NULL, "step-down-criteria", NULL, NULL);
  wm_plan_foreach (plan, empty_objective, NULL);
  g_assert_true (wm_plan_save (plan, findings, &error));
  WmChartOverview *overview = g_object_ref_sink (
    g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", wm_record_get_id (wm_plan_get_client (plan)), NULL));
  g_assert_true (seek_says (GTK_WIDGET (overview), "Open objectives"));
  g_assert_false (seek_says (GTK_WIDGET (overview), "null"));
  g_assert_false (seek_says (GTK_WIDGET (overview), "What the client wants"));
  g_assert_finalize_object (overview);
}

static gboolean
defer_problem (WmPlanNode *node, gpointer data)
{
  WmRecord *record = wm_plan_node_get_record (node);
  if (wm_record_get_schema (record) == &wm_problem_schema)
    wm_record_set_many (record, "status", "deferred", "reason", "waits for an appointment", NULL);
  return TRUE;
}

/* What hangs below a problem that was deferred isn't open, whatever it says of itself. */
static void
test_overview_of_the_deferred (void)
{
  g_autoptr (WmPlan) plan = find_draft ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 2; i++)
    {
      WmChartOverview *overview = g_object_ref_sink (
        g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", wm_record_get_id (wm_plan_get_client (plan)), NULL));
      g_assert_true ((seek (GTK_WIDGET (overview), WM_TYPE_OBJECTIVE_TRACK, 0) != NULL) == (i == 0));
      g_assert_finalize_object (overview);
      wm_plan_foreach (plan, defer_problem, NULL);
      g_assert_true (wm_plan_save (plan, findings, &error));
    }
}

/* An act that was begun in its own form stands in the chart until it is done or discarded, and leads back there; another
 * client's doesn't. */
static void
test_kept (void)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL), other = wm_clinic_find_client (clinic, "C-0103", NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *key = wm_record_draft_key (clinic, &wm_level_change_schema, wm_record_get_id (client), "change-level");
  g_ptr_array_add (records, wm_record_new (&wm_level_change_schema));
  wm_record_set (records->pdata[0], "accepted-by", "the residence at");
  g_autofree char *text = wm_record_draft_write (records);
  WmChartOverview *overview = g_object_ref_sink (
    g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", wm_record_get_id (client), NULL));
  WmChartOverview *another = g_object_ref_sink (
    g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", wm_record_get_id (other), NULL));
  g_assert_false (seek_says (GTK_WIDGET (overview), "not saved"));
  g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
  g_assert_true (seek_says (GTK_WIDGET (overview), "not saved"));
  g_assert_false (seek_says (GTK_WIDGET (another), "not saved"));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (window, GTK_WIDGET (overview));
  g_signal_emit_by_name (seek_any (GTK_WIDGET (overview), ADW_TYPE_ACTION_ROW, "Change of level"), "activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Accepted by"))), ==, "the residence at");
  gtk_window_destroy (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  gtk_window_set_child (window, NULL);
  gtk_window_destroy (window);
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
  g_assert_false (seek_says (GTK_WIDGET (overview), "not saved"));
  g_assert_finalize_object (overview);
  g_assert_finalize_object (another);
}

static char *
somebody_in_treatment (void)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, "state", "in-force", NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get (plans->pdata[i], "client"), NULL);
      if (episode && !wm_record_is_empty (episode, "expected-end"))
        return g_strdup (wm_record_get (episode, "client"));
    }
  g_assert_not_reached ();
}

/* The way and the objectives stand there at once, what is below them after the first frame. */
static void
test_overview_in_treatment (void)
{
  g_autofree char *client = somebody_in_treatment ();
  GtkWidget *overview = g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", client, NULL), *window = gtk_window_new ();
  g_assert_true (seek_says (overview, "Open objectives"));
  GtkWidget *track = seek (overview, WM_TYPE_WAY_TRACK, 0);
  const char *told = gtk_widget_get_tooltip_text (track);
  g_test_message ("%s", told);
  g_assert_true (g_str_has_prefix (told, "Admitted: "));
  g_assert_nonnull (strstr (told, "Review due: "));
  g_assert_nonnull (strstr (told, "Expected end: "));
  g_assert_false (seek_says (overview, "Next sessions"));
  gtk_window_set_child (GTK_WINDOW (window), overview);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 200 && !seek_says (overview, "This episode of care"); i++)
    run_for (10);
  g_assert_true (seek_says (overview, "Next sessions"));
  g_assert_true (seek_says (overview, "This episode of care"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_way_track (void)
{
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (WmStation));
  g_array_append_val (way, ((WmStation){ today - 20, WM_STATION_ADMITTED, NULL }));
  g_array_append_val (way, ((WmStation){ today - 8, WM_STATION_LEVEL, "Intensive outpatient" }));
  g_array_append_val (way, ((WmStation){ today - 1, WM_STATION_DUE, NULL }));
  GtkWidget *track = g_object_ref_sink (wm_way_track_new (way, today));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (track), ==,
                   "Admitted: November 4, 2026\nIntensive outpatient: November 16, 2026\nReview due: November 23, 2026 · 1 day late");
  g_assert_true (seek_says (track, "Review due\nNovember 23, 2026 · 1 day late"));
  g_assert_finalize_object (track);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (12, NULL);
  g_test_add_func ("/ui/overview/of-a-draft", test_overview_of_a_draft);
  g_test_add_func ("/ui/overview/of-the-deferred", test_overview_of_the_deferred);
  g_test_add_func ("/ui/overview/kept", test_kept);
  g_test_add_func ("/ui/overview/in-treatment", test_overview_in_treatment);
  g_test_add_func ("/ui/overview/way-track", test_way_track);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
