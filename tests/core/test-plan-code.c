/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The content code: every field of the content changes it, nothing else does. */
#include "wm-plan-code.h"
#include "worked-example.h"

#include <string.h>

/* What says where a version stands, who stands above a row, or what became of the signed plan. */
static gboolean
is_other (const char *field)
{
  static const char *const other[] = { "state", "version", "effective", "copy-offered", "copy-date",
                                       "plan", "problem", "goal", "objective", NULL };
  return g_strv_contains (other, field);
}

static void
expect_code (WorkedExample *e, const char *before, gboolean same, const char *what)
{
  g_autofree char *now = wm_plan_content_code (e->plan);
  g_test_message ("%s", what);
  g_assert_cmpint (strcmp (before, now) == 0, ==, same);
}

static void
try_field (WorkedExample *e, WmRecord *record, const WmField *field, const char *before)
{
  g_autofree char *old = g_strdup (wm_record_get (record, field->name));
  wm_record_set (record, field->name, g_strcmp0 (old, "1") == 0 ? "2" : "1");
  expect_code (e, before, is_other (field->name), field->name);
  wm_record_set (record, field->name, NULL);
  expect_code (e, before, old == NULL || is_other (field->name), field->name);
  wm_record_set (record, field->name, old);
  expect_code (e, before, TRUE, field->name);
}

static gboolean
try_record (WmRecord *record, WorkedExample *e)
{
  const WmSchema *schema = wm_record_get_schema (record);
  g_autofree char *before = wm_plan_content_code (e->plan);
  for (guint i = 0; i < schema->n_fields; i++)
    try_field (e, record, &schema->fields[i], before);
  return TRUE;
}

static gboolean
try_node (WmPlanNode *node, gpointer example)
{
  return try_record (wm_plan_node_get_record (node), example);
}

static void
test_every_field (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  try_record (wm_plan_get_record (e->plan), e);
  wm_plan_foreach (e->plan, try_node, e);
}

static void
test_shape (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_autofree char *before = wm_plan_content_code (e->plan);
  g_assert_cmpuint (strlen (before), ==, 64);
  g_assert_cmpuint (strspn (before, "0123456789abcdef"), ==, 64);
  g_autoptr (WmPlanNode) problem = g_object_ref (worked_example_node (e, "2", &wm_problem_schema));
  wm_plan_move (e->plan, problem, -1);
  expect_code (e, before, FALSE, "two problems changed places");
  wm_plan_move (e->plan, problem, 1);
  expect_code (e, before, TRUE, "and back");
  wm_plan_remove (e->plan, problem);
  expect_code (e, before, FALSE, "a problem is gone");
  wm_plan_restore (e->plan, problem, NULL, 1);
  expect_code (e, before, TRUE, "and is back");
  WmPlanNode *empty = wm_plan_add (e->plan, worked_example_node (e, "1.1", &wm_objective_schema), -1);
  expect_code (e, before, FALSE, "an empty intervention more");
  wm_plan_remove (e->plan, empty);
  WmRecord *record = wm_plan_get_record (e->plan);
  wm_record_set_many (record, "needs", "a", "abilities", NULL, NULL);
  g_autofree char *moved = wm_plan_content_code (e->plan);
  wm_record_set_many (record, "needs", NULL, "abilities", "a", NULL);
  expect_code (e, moved, FALSE, "a value in the next field");
}

static void
test_signatures_are_none (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_autofree char *before = wm_plan_content_code (e->plan);
  g_autoptr (WmRecord) signature = wm_record_new (&wm_signature_schema);
  wm_record_set_many (signature, "role", "client", "name", "Marisol Vega", NULL);
  g_list_store_append (G_LIST_STORE (wm_plan_get_signatures (e->plan)), signature);
  expect_code (e, before, TRUE, "a signature");
}

typedef struct
{
  WmPlan *to;
  WmPlanNode *last[5]; /* the newest node of each level */
} Copy;

static gboolean
copy_node (WmPlanNode *node, gpointer data)
{
  Copy *copy = data;
  guint level = 0;
  for (WmPlanNode *up = wm_plan_node_get_parent (node); up; up = wm_plan_node_get_parent (up))
    level++;
  WmPlanNode *parent = level ? copy->last[level - 1] : NULL;
  WmRecord *from = wm_plan_node_get_record (node), *above = parent ? wm_plan_node_get_record (parent) : wm_plan_get_record (copy->to);
  g_autoptr (WmRecord) record = wm_record_copy (from, "another row");
  wm_record_set_many (record, "plan", "another version", wm_record_get_schema (record)->parent, wm_record_get_id (above), NULL);
  copy->last[level] = wm_plan_attach (copy->to, parent, record);
  return TRUE;
}

static void
test_same_in_another_version (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_autoptr (WmRecord) record = wm_record_copy (wm_plan_get_record (e->plan), "another version");
  wm_record_set_many (record, "version", "7", "state", "superseded", "effective", "2026-11-21", "copy-offered", "0",
                      "copy-date", "2026-11-22", NULL);
  g_autoptr (WmPlan) other = wm_plan_build (record);
  Copy copy = { other, { NULL } };
  wm_plan_foreach (e->plan, copy_node, &copy);
  g_autofree char *here = wm_plan_content_code (e->plan), *there = wm_plan_content_code (other);
  g_assert_cmpstr (here, ==, there);
}

/* A plan signed years ago must give the same code today: the code of a plan with fixed ids is written down here.
 * Where this fails, the form of the content was changed, and every signature in every clinic would seem broken. */
static void
test_never_changes (void)
{
  g_autoptr (WmRecord) record = wm_record_new_with_id (&wm_plan_schema, "plan 1");
  wm_record_set_many (record, "client", "client 1", "episode", "episode 1", "version", "3", "state", "in-force", "kind",
                      "update", "plan-date", "2026-11-20", "own-words", "Be sober when she is here.\nSí.", "took-part", "1", NULL);
  g_autoptr (WmPlan) plan = wm_plan_build (record);
  g_autoptr (WmRecord) problem = wm_record_new_with_id (&wm_problem_schema, "problem 1");
  wm_record_set_many (problem, "plan", "plan 1", "position", "1", "item", "item 1", "title", "Nights", NULL);
  wm_plan_attach (plan, NULL, problem);
  g_autofree char *code = wm_plan_content_code (plan), *short_code = wm_plan_short_code (code);
  g_assert_cmpstr (code, ==, "ac84230876784000704404ce9081b88b8ac72b7e4adee318d21c973b57288401");
  g_assert_cmpstr (short_code, ==, "ac84 2308 7678");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/plan-code/every-field", test_every_field);
  g_test_add_func ("/service/plan-code/shape", test_shape);
  g_test_add_func ("/service/plan-code/signatures", test_signatures_are_none);
  g_test_add_func ("/service/plan-code/another-version", test_same_in_another_version);
  g_test_add_func ("/service/plan-code/never-changes", test_never_changes);
  return g_test_run ();
}
