/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The typing journal of a plan: whatever was done to the tree comes back, and a damaged journal changes nothing else. */
#include "wm-plan-draft.h"
#include "worked-example.h"

#include <string.h>

static gboolean
mark_stored (WmPlanNode *node, gpointer data)
{
  wm_record_mark_stored (wm_plan_node_get_record (node));
  return TRUE;
}

/* The worked example as if it came out of a store. */
typedef struct
{
  WorkedExample *example;
  WmPlan *again; /* the same records, untouched */
} Pair;

static void
copy_below (WmPlan *to, WmPlanNode *parent, GListModel *from)
{
  for (guint i = 0; i < g_list_model_get_n_items (from); i++)
    {
      g_autoptr (WmPlanNode) node = g_list_model_get_item (from, i);
      g_autoptr (WmRecord) record = wm_record_copy (wm_plan_node_get_record (node), NULL);
      wm_record_mark_stored (record);
      copy_below (to, wm_plan_attach (to, parent, record), wm_plan_node_get_children (node));
    }
}

static void
set_up (Pair *p, gconstpointer data)
{
  p->example = worked_example_new ();
  WmRecord *record = wm_plan_get_record (p->example->plan);
  wm_record_mark_stored (record);
  wm_plan_foreach (p->example->plan, mark_stored, NULL);
  g_autoptr (WmRecord) copy = wm_record_copy (record, NULL);
  wm_record_mark_stored (copy);
  p->again = wm_plan_build (copy);
  copy_below (p->again, NULL, wm_plan_get_problems (p->example->plan));
}

static void
tear_down (Pair *p, gconstpointer data)
{
  worked_example_free (p->example);
  g_assert_finalize_object (p->again);
}

static gboolean
describe (WmPlanNode *node, gpointer data)
{
  WmRecord *record = wm_plan_node_get_record (node);
  const WmSchema *schema = wm_record_get_schema (record);
  g_string_append_printf (data, "%s", wm_record_get_id (record));
  for (guint i = 0; i < schema->n_fields; i++)
    g_string_append_printf (data, "|%s", wm_record_get_at (record, i) ? wm_record_get_at (record, i) : "-");
  g_string_append_c (data, '\n');
  return TRUE;
}

static char *
picture (WmPlan *plan)
{
  GString *all = g_string_new (NULL);
  wm_plan_foreach (plan, describe, all);
  return g_string_free (all, FALSE);
}

static void
assert_comes_back (Pair *p)
{
  g_autofree char *typed = wm_plan_to_draft (p->example->plan), *before = picture (p->example->plan);
  g_assert_nonnull (typed);
  g_assert_true (wm_plan_apply_draft (p->again, typed));
  g_autofree char *after = picture (p->again);
  g_assert_cmpstr (after, ==, before);
}

static WmPlanNode *
node (Pair *p, const char *number, const WmSchema *schema)
{
  return worked_example_node (p->example, number, schema);
}

static void
test_nothing (Pair *p, gconstpointer data)
{
  g_autofree char *a = picture (p->example->plan), *b = picture (p->again);
  g_assert_cmpstr (a, ==, b);
  g_assert_null (wm_plan_to_draft (p->again));
}

static void
test_edited (Pair *p, gconstpointer data)
{
  wm_record_set (wm_plan_node_get_record (node (p, "1", &wm_problem_schema)), "plain", " = [x];\n\tü \\n ");
  wm_record_set (wm_plan_node_get_record (node (p, "1.1", &wm_objective_schema)), "unit", NULL);
  assert_comes_back (p);
}

static void
test_removed (Pair *p, gconstpointer data)
{
  wm_plan_remove (p->example->plan, node (p, "2.1", &wm_objective_schema));
  wm_plan_remove (p->example->plan, node (p, "1", &wm_problem_schema));
  assert_comes_back (p);
  g_assert_true (wm_plan_is_dirty (p->again)); /* what is taken out is still to be deleted */
}

static void
test_added (Pair *p, gconstpointer data)
{
  WmPlan *plan = p->example->plan;
  WmPlanNode *problem = wm_plan_add (plan, NULL, 0), *goal = wm_plan_add (plan, problem, -1);
  wm_record_set (wm_plan_node_get_record (wm_plan_add (plan, goal, -1)), "text", "sleep seven hours");
  wm_record_set (wm_plan_node_get_record (wm_plan_add (plan, node (p, "2.1", &wm_objective_schema), 0)), "text", "a walk");
  assert_comes_back (p);
}

static void
test_moved (Pair *p, gconstpointer data)
{
  g_assert_true (wm_plan_move (p->example->plan, node (p, "1.1c", &wm_intervention_schema), -2));
  g_assert_true (wm_plan_move (p->example->plan, node (p, "2", &wm_problem_schema), -1));
  assert_comes_back (p);
}

/* A journal of an older program, of another plan, or damaged: what fits is taken, nothing else happens. */
static void
test_foreign (Pair *p, gconstpointer data)
{
  static const char *const texts[] = {
    "", "[nobody]\ntext=x\n", "[nobody]\nschema.=castle\n", "[nobody]\nschema.=client\nlast-name=Roe\n",
    "[nobody]\nschema.=goal\ntext=without a problem\n", "[nobody]\nschema.=goal\nproblem=nobody\n", "[nobody]\nremoved.=1\n",
    "[nobody]\nschema.=plan\n",
  };
  g_autofree char *before = picture (p->again);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %u", i);
      g_assert_true (wm_plan_apply_draft (p->again, texts[i]));
      g_autofree char *after = picture (p->again);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_false (wm_plan_apply_draft (p->again, "half a sent"));
  g_assert_false (wm_plan_is_dirty (p->again));
}

/* An item can't be put below one of the wrong kind, such as an intervention below a problem. */
static void
test_wrong_parent (Pair *p, gconstpointer data)
{
  g_autofree char *text = g_strdup_printf ("[new]\nschema.=intervention\nobjective=%s\n",
                                           wm_record_get_id (wm_plan_node_get_record (node (p, "1", &wm_problem_schema))));
  g_autofree char *before = picture (p->again);
  g_assert_true (wm_plan_apply_draft (p->again, text));
  g_autofree char *after = picture (p->again);
  g_assert_cmpstr (after, ==, before);
}

static void
test_damaged (Pair *p, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  wm_record_set (wm_plan_node_get_record (node (p, "1.1", &wm_objective_schema)), "text", "be sober");
  wm_plan_add (p->example->plan, node (p, "2", &wm_goal_schema), -1);
  g_autofree char *typed = wm_plan_to_draft (p->example->plan);
  gsize size = strlen (typed);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *copy = g_strdup (typed);
      for (int n = g_rand_int_range (rand, 1, 5); n > 0; n--)
        copy[g_rand_int_range (rand, 0, (gint32) size)] = (char) g_rand_int_range (rand, 1, 256);
      wm_plan_apply_draft (p->again, copy); /* taken or not: the tree stays a tree */
      g_autofree char *whole = picture (p->again);
      g_assert_nonnull (whole);
    }
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_problems (p->again)), ==, 2);
}

static void
test_key (Pair *p, gconstpointer data)
{
  g_autofree char *key = wm_plan_draft_key (p->again), *same = wm_plan_draft_key (p->example->plan);
  g_assert_true (g_str_has_prefix (key, "plan/"));
  g_assert_cmpstr (key, ==, same);
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (Pair *, gconstpointer); } tests[] = {
    { "nothing", test_nothing }, { "edited", test_edited },   { "removed", test_removed },
    { "added", test_added },     { "moved", test_moved },     { "foreign", test_foreign },
    { "wrong-parent", test_wrong_parent }, { "damaged", test_damaged }, { "key", test_key },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/service/plan-draft/", tests[i].name, NULL);
      g_test_add (path, Pair, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
