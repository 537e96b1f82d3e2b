/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan and the one after it: begun from the assessment, carried forward with every item's identity, and found again
 * by what people call it. */
#include "save-record.h"
#include "wm-plan.h"

#include <string.h>

#define TODAY wm_day_from_ymd (2026, 11, 24)

typedef struct
{
  WmClinic *clinic;
  WmRecord *client, *episode;
} World;

static void
set_up (World *w, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-versions-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  w->clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (w->clinic, TODAY);
  w->client = wm_record_new (&wm_client_schema);
  wm_record_set_many (w->client, "client-no", "C-0412", "first-name", "Marisol", "last-name", "Vega", "status", "active", NULL);
  save_record (w->clinic, w->client);
  w->episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (w->episode, "client", wm_record_get_id (w->client), "admit-date", "2026-11-16", "level",
                      wm_record_get_id (wm_clinic_find_level (w->clinic, "4", "2.1")), NULL);
  save_record (w->clinic, w->episode);
}

static void
tear_down (World *w, gconstpointer data)
{
  g_object_unref (w->client);
  g_object_unref (w->episode);
  g_assert_finalize_object (w->clinic);
}

static WmPlan *
new_draft (World *w)
{
  g_autoptr (GError) error = NULL;
  WmPlan *plan = wm_plan_new_draft (w->clinic, wm_record_get_id (w->episode), &error);
  g_assert_no_error (error);
  return plan;
}

static void
save (WmPlan *plan)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_plan_save (plan, findings, &error);
  g_assert_no_error (error);
}

static void
set_state (World *w, WmPlan *plan, const char *state)
{
  wm_record_set (wm_plan_get_record (plan), "state", state);
  save_record (w->clinic, wm_plan_get_record (plan));
}

/* A plan in force with one line of items and a second problem. */
static WmPlan *
in_force (World *w)
{
  WmPlan *plan = new_draft (w);
  WmPlanNode *problem = wm_plan_add (plan, NULL, -1), *goal = wm_plan_add (plan, problem, -1);
  WmPlanNode *objective = wm_plan_add (plan, goal, -1), *intervention = wm_plan_add (plan, objective, -1);
  wm_record_set (wm_plan_node_get_record (problem), "title", "Drinks on work nights");
  wm_record_set_many (wm_plan_node_get_record (objective), "text", "call my sister", "start-date", "2026-11-24", NULL);
  wm_record_set (wm_plan_node_get_record (intervention), "text", "relapse-prevention group");
  wm_record_set (wm_plan_node_get_record (wm_plan_add (plan, NULL, -1)), "title", "Few people to call");
  wm_record_set_many (wm_plan_get_record (plan), "took-part", "1", "copy-offered", "1", "needs", "child care", NULL);
  save (plan);
  set_state (w, plan, "in-force");
  return plan;
}

static void
test_from_assessment (World *w, gconstpointer data)
{
  const char *const days[] = { "2026-11-16", "2026-11-20" };
  g_autoptr (WmRecord) newest = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (WmRecord) assessment = wm_record_new (&wm_assessment_schema);
      wm_record_set_many (assessment, "episode", wm_record_get_id (w->episode), "assessed", days[i], "edition", "4",
                          "own-words", i ? "I want my daughter to visit." : "Leave me alone.", "strengths", "steady job", NULL);
      save_record (w->clinic, assessment);
      g_set_object (&newest, assessment);
    }
  g_autoptr (WmPlan) plan = new_draft (w);
  WmRecord *record = wm_plan_get_record (plan);
  g_assert_cmpstr (wm_record_get (record, "assessment"), ==, wm_record_get_id (newest));
  g_assert_cmpstr (wm_record_get (record, "own-words"), ==, "I want my daughter to visit.");
  g_assert_cmpstr (wm_record_get (record, "strengths"), ==, "steady job");
  g_assert_cmpstr (wm_record_get (record, "kind"), ==, "initial");
  g_assert_cmpstr (wm_record_get (record, "version"), ==, "1");
  g_assert_cmpstr (wm_record_get (record, "plan-date"), ==, "2026-11-24");
  g_assert_cmpstr (wm_record_get (record, "next-review"), ==, "2026-12-24");
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_problems (plan)), ==, 0);
}

static void
assert_carried (GListModel *old, GListModel *new, const char *plan)
{
  g_assert_cmpuint (g_list_model_get_n_items (new), ==, g_list_model_get_n_items (old));
  for (guint i = 0; i < g_list_model_get_n_items (old); i++)
    {
      g_autoptr (WmPlanNode) a = g_list_model_get_item (old, i), b = g_list_model_get_item (new, i);
      WmRecord *x = wm_plan_node_get_record (a), *y = wm_plan_node_get_record (b);
      g_assert_cmpstr (wm_record_get_id (y), !=, wm_record_get_id (x));
      g_assert_cmpstr (wm_record_get (y, "item"), ==, wm_record_get (x, "item"));
      g_assert_cmpstr (wm_record_get (y, "plan"), ==, plan);
      if (wm_schema_field (wm_record_get_schema (x), "text"))
        g_assert_cmpstr (wm_record_get (y, "text"), ==, wm_record_get (x, "text"));
      assert_carried (wm_plan_node_get_children (a), wm_plan_node_get_children (b), plan);
    }
}

/* The next version says the same with new records; what was agreed on the old one's paper isn't agreed again. */
static void
test_carried (World *w, gconstpointer data)
{
  g_autoptr (WmPlan) first = in_force (w);
  wm_clinic_set_today (w->clinic, TODAY + 30);
  g_autoptr (WmPlan) second = new_draft (w);
  WmRecord *record = wm_plan_get_record (second);
  assert_carried (wm_plan_get_problems (first), wm_plan_get_problems (second), wm_record_get_id (record));
  g_assert_cmpstr (wm_record_get (record, "version"), ==, "2");
  g_assert_cmpstr (wm_record_get (record, "state"), ==, "draft");
  g_assert_cmpstr (wm_record_get (record, "kind"), ==, "update");
  g_assert_cmpstr (wm_record_get (record, "plan-date"), ==, "2026-12-24");
  g_assert_cmpstr (wm_record_get (record, "needs"), ==, "child care");
  g_assert_null (wm_record_get (record, "took-part"));
  g_assert_null (wm_record_get (record, "copy-offered"));
  save (second);
  g_autoptr (WmPlan) again = wm_plan_load (w->clinic, wm_record_get_id (record), NULL);
  assert_carried (wm_plan_get_problems (first), wm_plan_get_problems (again), wm_record_get_id (record));
}

/* Versions count on from the highest, whatever became of it. */
static void
test_numbers (World *w, gconstpointer data)
{
  g_autoptr (WmPlan) first = in_force (w), second = new_draft (w);
  save (second);
  set_state (w, second, "superseded");
  g_autoptr (WmPlan) third = new_draft (w);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (first), "version"), ==, "1");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (third), "version"), ==, "3");
  g_assert_true (wm_plan_is_editable (third));
}

static void
test_signed_is_kept (World *w, gconstpointer data)
{
  g_autoptr (WmPlan) plan = in_force (w);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set (wm_plan_get_record (plan), "needs", "nothing");
  g_assert_false (wm_plan_is_editable (plan));
  g_assert_false (wm_plan_save (plan, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_autoptr (WmPlan) stored = wm_plan_load (w->clinic, wm_record_get_id (wm_plan_get_record (plan)), NULL);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (stored), "needs"), ==, "child care");
}

static void
assert_finds (World *w, const char *which, WmPlan *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_plan_find (w->clinic, wm_record_get_id (w->client), which, &error);
  g_assert_cmpstr (id, ==, expected ? wm_record_get_id (wm_plan_get_record (expected)) : NULL);
  if (expected)
    g_assert_no_error (error);
  else
    g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

static void
test_find (World *w, gconstpointer data)
{
  assert_finds (w, NULL, NULL);
  assert_finds (w, "current", NULL);
  g_autoptr (WmPlan) first = in_force (w);
  assert_finds (w, NULL, first);
  assert_finds (w, "draft", NULL);
  g_autoptr (WmPlan) second = new_draft (w);
  save (second);
  assert_finds (w, NULL, second);
  assert_finds (w, "draft", second);
  assert_finds (w, "current", first);
  assert_finds (w, "1", first);
  assert_finds (w, "2", second);
  assert_finds (w, "3", NULL);
  assert_finds (w, "newest", NULL);
}

/* Who comes back begins anew: what was planned in the earlier episode is found by its number alone. */
static void
test_find_readmitted (World *w, gconstpointer data)
{
  g_autoptr (WmPlan) before = in_force (w);
  g_autoptr (WmPlan) left = new_draft (w);
  save (left);
  wm_record_set (w->episode, "discharge-date", "2026-11-20");
  save_record (w->clinic, w->episode);
  assert_finds (w, NULL, left);
  g_set_object (&w->episode, NULL);
  w->episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (w->episode, "client", wm_record_get_id (w->client), "admit-date", "2026-11-23", "level",
                      wm_record_get_id (wm_clinic_find_level (w->clinic, "4", "2.1")), NULL);
  save_record (w->clinic, w->episode);
  assert_finds (w, NULL, NULL);
  assert_finds (w, "current", NULL);
  assert_finds (w, "2", left);
  g_autoptr (WmPlan) anew = new_draft (w);
  save (anew);
  assert_finds (w, NULL, anew);
  assert_finds (w, "draft", anew);
}

static void
assert_number (WmPlanNode *node, const char *number, const char *where)
{
  g_autofree char *n = wm_plan_node_get_number (node), *w = wm_plan_node_where (node);
  g_assert_cmpstr (n, ==, number);
  g_assert_cmpstr (w, ==, where);
}

/* Objectives count on through a problem's goals; the letters go on after z. */
static void
test_many (World *w, gconstpointer data)
{
  g_autoptr (WmPlan) plan = new_draft (w);
  WmPlanNode *problem = wm_plan_add (plan, NULL, -1), *one = wm_plan_add (plan, problem, -1);
  wm_plan_add (plan, one, -1);
  wm_plan_add (plan, one, -1);
  assert_number (one, "1", "the goal of problem 1");
  WmPlanNode *two = wm_plan_add (plan, problem, -1), *third = wm_plan_add (plan, two, -1);
  assert_number (two, "1", "goal 2 of problem 1");
  assert_number (third, "1.3", "objective 1.3");
  static const struct { guint n; const char *number; } letters[] = { { 1, "1.3a" }, { 26, "1.3z" }, { 27, "1.3aa" }, { 53, "1.3ba" } };
  for (guint i = 1, at = 0; at < G_N_ELEMENTS (letters); i++)
    {
      WmPlanNode *intervention = wm_plan_add (plan, third, -1);
      if (i != letters[at].n)
        continue;
      g_autofree char *where = g_strdup_printf ("intervention %s", letters[at].number);
      assert_number (intervention, letters[at++].number, where);
      g_assert_null (wm_plan_node_child_schema (intervention));
    }
  g_assert_true (wm_plan_node_child_schema (third) == &wm_intervention_schema);
}

static void
test_no_episode (World *w, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_plan_new_draft (w->clinic, "no such episode", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (wm_plan_load (w->clinic, "no such plan", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (World *, gconstpointer); } tests[] = {
    { "from-assessment", test_from_assessment }, { "carried", test_carried }, { "numbers", test_numbers },
    { "signed-is-kept", test_signed_is_kept },   { "find", test_find },       { "find-readmitted", test_find_readmitted },
    { "no-episode", test_no_episode },
    { "many", test_many },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/service/plan-versions/", tests[i].name, NULL);
      g_test_add (path, World, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
