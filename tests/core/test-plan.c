/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's tree: numbers, moves, what is kept. */
#include "wm-plan-draft.h"
#include "worked-example.h"

static void
test_numbers_and_moves (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmPlanNode *objective = worked_example_node (e, "2.2", &wm_objective_schema);
  g_autoptr (WmPlanNode) problem = g_object_ref (worked_example_node (e, "2", &wm_problem_schema));
  g_assert_false (wm_plan_move (e->plan, problem, 1));
  g_assert_true (wm_plan_move (e->plan, problem, -1));
  g_autofree char *moved = wm_plan_node_where (objective);
  g_assert_cmpstr (moved, ==, "objective 1.2");
  wm_plan_remove (e->plan, problem);
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_problems (e->plan)), ==, 1);
  wm_plan_restore (e->plan, problem, NULL, 0);
  g_assert_cmpstr (wm_record_get (wm_plan_node_get_record (problem), "position"), ==, "1");
  g_assert_true (wm_plan_find_node (e->plan, wm_record_get_id (wm_plan_node_get_record (objective))) == objective);
}

static void
test_store_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-plan-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *code = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new (), records = worked_example_records (e, wm_clinic_find_level (clinic, "3", "2.1"));
  for (guint i = records->len; wm_record_get_schema (records->pdata[i - 1]) != &wm_plan_schema;)
    g_ptr_array_set_size (records, --i);
  g_ptr_array_set_size (records, records->len - 1); /* the people alone: the plan is begun below */
  g_assert_true (wm_clinic_save (clinic, "admit", records, NULL, findings, &error));
  g_autoptr (WmPlan) draft = wm_plan_new_draft (clinic, wm_record_get_id (e->episode), &error);
  g_assert_no_error (error);
  WmPlanNode *problem = wm_plan_add (draft, NULL, -1);
  WmPlanNode *goal = wm_plan_add (draft, problem, -1);
  wm_record_set (wm_plan_node_get_record (goal), "text", "Be sober when she is here.");
  g_assert_true (wm_plan_save (draft, findings, &error));
  g_assert_false (wm_plan_is_dirty (draft));
  g_assert_null (wm_plan_new_draft (clinic, wm_record_get_id (e->episode), &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_clear_error (&error);
  g_autoptr (WmPlanNode) removed = g_object_ref (goal);
  wm_plan_remove (draft, goal);
  g_assert_true (wm_plan_save (draft, findings, &error));
  wm_plan_restore (draft, removed, problem, 0);
  g_assert_true (wm_plan_save (draft, findings, &error));
  g_assert_no_error (error);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (e->client), "draft", &error);
  g_autoptr (WmPlan) back = wm_plan_load (clinic, id, &error);
  g_assert_no_error (error);
  g_autoptr (WmPlanNode) first = g_list_model_get_item (wm_plan_get_problems (back), 0);
  g_autoptr (WmPlanNode) goal_back = g_list_model_get_item (wm_plan_node_get_children (first), 0);
  g_assert_cmpstr (wm_record_get (wm_plan_node_get_record (goal_back), "text"), ==, "Be sober when she is here.");
  WmPlanNode *objective = wm_plan_add (back, goal_back, -1);
  wm_record_set (wm_plan_node_get_record (objective), "text", "call my sister\ntwice; a=b [x]");
  wm_record_set (wm_plan_get_record (back), "needs", "sleep");
  g_autofree char *typed = wm_plan_to_draft (back);
  g_autoptr (WmPlan) after_crash = wm_plan_load (clinic, id, &error);
  g_assert_null (wm_plan_to_draft (after_crash));
  g_assert_true (wm_plan_apply_draft (after_crash, typed));
  WmPlanNode *returned = wm_plan_find_node (after_crash, wm_record_get_id (wm_plan_node_get_record (objective)));
  g_assert_nonnull (returned);
  g_assert_cmpstr (wm_record_get (wm_plan_node_get_record (returned), "text"), ==, "call my sister\ntwice; a=b [x]");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (after_crash), "needs"), ==, "sleep");
  g_assert_true (wm_plan_save (after_crash, findings, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) checked = wm_plan_check (back, &error);
  g_assert_true (wm_findings_have_errors (checked));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/plan/numbers-moves", test_numbers_and_moves);
  g_test_add_func ("/service/plan/store", test_store_round_trip);
  return g_test_run ();
}
