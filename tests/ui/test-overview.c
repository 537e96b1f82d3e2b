/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart's overview says what there is, and nothing of what a draft still lacks. */
#include "seek.h"
#include "start.h"
#include "wm-chart-overview.h"
#include "wm-plan.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"

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

static GtkWidget *
record_window (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (all, i);
      if (WM_IS_RECORD_DIALOG (one))
        return one; /* the list keeps it */
    }
  return NULL;
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
  g_signal_emit_by_name (seek_any (GTK_WIDGET (overview), ADW_TYPE_ACTION_ROW, "Change of level"), "activated");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_any (record_window (), ADW_TYPE_ENTRY_ROW, "Accepted by"))), ==, "the residence at");
  gtk_window_destroy (GTK_WINDOW (record_window ()));
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
  g_assert_false (seek_says (GTK_WIDGET (overview), "not saved"));
  g_assert_finalize_object (overview);
  g_assert_finalize_object (another);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (12, NULL);
  g_test_add_func ("/ui/overview/of-a-draft", test_overview_of_a_draft);
  g_test_add_func ("/ui/overview/kept", test_kept);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
