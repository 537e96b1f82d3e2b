/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's tree and its rules. */
#include "wm-plan-draft.h"
#include "worked-example.h"

#include <string.h>

static char *
rules_found (WorkedExample *example)
{
  g_autoptr (GPtrArray) findings = wm_rules_run (&example->facts);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      g_test_message ("%s %s %s: %s", f->rule, f->where, f->field ? f->field : "", f->text);
      g_assert_null (strstr (f->text, "TP"));
      if (!strstr (all->str, f->rule))
        g_string_append_printf (all, "%s%s%s", all->len ? " " : "", f->rule, f->severity == WM_SEVERITY_WARNING ? "w" : "");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_worked_example (void)
{
  g_autoptr (WorkedExample) example = worked_example_new ();
  g_autofree char *found = rules_found (example);
  g_assert_cmpstr (found, ==, "");
}

static void
test_counter_example (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_record_set (wm_plan_node_get_record (worked_example_node (e, "2", &wm_problem_schema)), "statement", "Alcohol use disorder, severe");
  WmRecord *objective = wm_plan_node_get_record (worked_example_node (e, "2.1", &wm_objective_schema));
  wm_record_set (objective, "text", "Counselor will help client understand triggers");
  wm_record_set (objective, "measure-type", NULL);
  wm_record_set (objective, "method", NULL);
  WmRecord *group = wm_plan_node_get_record (worked_example_node (e, "2.1a", &wm_intervention_schema));
  const char *emptied[] = { "frequency", "per", "minutes", "sessions", "staff" };
  wm_record_set (group, "text", "group therapy as needed");
  for (guint i = 0; i < G_N_ELEMENTS (emptied); i++)
    wm_record_set (group, emptied[i], NULL);
  g_autofree char *found = rules_found (e);
  g_assert_cmpstr (found, ==, "TP07 TP10 TP14");
}

typedef struct
{
  const char *number, *schema, *field, *value, *rules;
} OneFault;

/* Each fault in the otherwise sound example is found by its rule alone. */
static const OneFault faults[] = {
  { "1", "problem", "statement", "Alcohol use disorder, severe (F10.20) in a severe form", "TP07" },
  { "1", "problem", "statement", "Drinks far too much.", "TP07" },
  { "1", "problem", "statement", "Alcohol use disorder, severe; F10.20: alcohol use disorder, severe", "TP07" },
  { "1", "problem", "statement", NULL, "TP07" },
  { "1.1", "objective", "measure-type", NULL, "TP10" },
  { "1.1", "objective", "method", " ", "TP10" },
  { "1.1", "objective", "baseline", "twelve", "TP10" },
  { "1.1", "objective", "unit", NULL, "TP10" },
  { "1.1", "objective", "target", "12.0", "TP10" },
  { "1.1", "objective", "target-date", NULL, "TP10" },
  { "1.1", "objective", "measure-type", "maintain", "TP10" },
  { "1.1", "objective", "target-date", "2026-11-19", "TP11" },
  { "1.1", "objective", "start-date", NULL, "TP11" },
  { "1.1", "objective", "target-date", "2027-02-19", "TP11w" },
  { "1.1", "objective", "target-date", "2027-02-09", "TP11w" },
  { "1.1a", "intervention", "service", NULL, "TP14" },
  { "1.1a", "intervention", "staff", NULL, "TP14" },
  { "1.1a", "intervention", "minutes", "9", "TP14" },
  { "1.1a", "intervention", "sessions", NULL, "TP14" },
  { "1.1a", "intervention", "frequency", "0", "TP14" },
  { "1.1c", "intervention", "provider", NULL, "TP14" },
  { "1.1c", "intervention", "stop-date", NULL, "TP14" },
  { "1.1", "objective", "text", "drink on at most [n] days", "TP18" },
  { "1", "goal", "text", "be ___ again", "TP18" },
  { "1", "problem", "plain", "TBD", "TP18" },
};

static void
test_one_fault_one_rule (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (WorkedExample) e = worked_example_new ();
      WmPlanNode *node = worked_example_node (e, faults[i].number, wm_schema_find (faults[i].schema));
      wm_record_set (wm_plan_node_get_record (node), faults[i].field, faults[i].value);
      g_autofree char *found = rules_found (e);
      g_assert_cmpstr (found, ==, faults[i].rules);
    }
}

/* What is wrong with a measure is said at once, not one after the other. */
static void
test_all_of_a_measure (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmPlanNode *node = worked_example_node (e, "1.1", &wm_objective_schema);
  wm_record_set_many (wm_plan_node_get_record (node), "method", NULL, "baseline", "many", "target", NULL, "unit", NULL, NULL);
  g_autoptr (GPtrArray) findings = wm_rules_run (&e->facts);
  g_autoptr (GString) fields = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (fields, "%s ", ((WmFinding *) findings->pdata[i])->field);
  g_assert_cmpstr (fields->str, ==, "method target baseline unit ");
}

static void
test_staff_gone_or_expired (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_record_set (e->staff->pdata[0], "credential-expires", "2026-11-20");
  g_autofree char *today = rules_found (e);
  g_assert_cmpstr (today, ==, "");
  wm_record_set (e->staff->pdata[0], "credential-expires", "2026-11-19");
  g_autofree char *expired = rules_found (e);
  g_assert_cmpstr (expired, ==, "TP14");
  wm_record_set (e->staff->pdata[0], "credential-expires", NULL);
  wm_record_set (e->staff->pdata[0], "active", "0");
  g_autofree char *gone = rules_found (e);
  g_assert_cmpstr (gone, ==, "TP14");
}

static void
test_plan_rules (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *plan = wm_plan_get_record (e->plan);
  wm_record_set (plan, "next-review", "2026-12-21");
  g_autofree char *late = rules_found (e);
  g_assert_cmpstr (late, ==, "TP17");
  wm_record_set (plan, "next-review", "2026-12-20");
  wm_record_set (plan, "step-down-criteria", NULL);
  g_autofree char *open = rules_found (e);
  g_assert_cmpstr (open, ==, "TP17");
}

static void
test_tree_rule (void)
{
  const struct { const char *number; const WmSchema *schema; } cut[] = {
    { "1.1a", &wm_intervention_schema }, { "2.1", &wm_objective_schema }, { "2", &wm_goal_schema } };
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_plan_remove (e->plan, worked_example_node (e, "2.2a", &wm_intervention_schema));
  g_autofree char *found = rules_found (e);
  g_assert_cmpstr (found, ==, "TP01");
  wm_record_set (wm_plan_node_get_record (worked_example_node (e, "2", &wm_problem_schema)), "status", "deferred");
  g_autofree char *deferred = rules_found (e);
  g_assert_cmpstr (deferred, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    wm_plan_remove (e->plan, worked_example_node (e, cut[i].number, cut[i].schema));
  wm_plan_remove (e->plan, worked_example_node (e, "1", &wm_problem_schema));
  g_autofree char *empty = rules_found (e);
  g_assert_cmpstr (empty, ==, "TP01");
}

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
  g_autoptr (GPtrArray) records = g_ptr_array_new (), findings = wm_findings_new ();
  for (guint i = 0; i < e->staff->len; i++)
    g_ptr_array_add (records, e->staff->pdata[i]);
  g_ptr_array_add (records, e->client);
  g_ptr_array_add (records, e->episode);
  g_ptr_array_add (records, e->diagnoses->pdata[0]);
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
  g_test_add_func ("/service/rules/worked-example", test_worked_example);
  g_test_add_func ("/service/rules/counter-example", test_counter_example);
  g_test_add_func ("/service/rules/one-fault", test_one_fault_one_rule);
  g_test_add_func ("/service/rules/all-of-a-measure", test_all_of_a_measure);
  g_test_add_func ("/service/rules/staff", test_staff_gone_or_expired);
  g_test_add_func ("/service/rules/plan", test_plan_rules);
  g_test_add_func ("/service/rules/tree", test_tree_rule);
  g_test_add_func ("/service/plan/numbers-moves", test_numbers_and_moves);
  g_test_add_func ("/service/plan/store", test_store_round_trip);
  return g_test_run ();
}
