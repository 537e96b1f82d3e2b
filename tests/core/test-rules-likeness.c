/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans alike: the measure of likeness, the rule, and the clinic's memory of what its plans say. */
#include "wm-likeness.h"
#include "worked-example.h"

#include <string.h>

static WmShingles *
shingles (const char *text)
{
  WmShingles *set = wm_shingles_new ();
  wm_shingles_add (set, text);
  wm_shingles_finish (set);
  return set;
}

static double
likeness (const char *a, const char *b)
{
  g_autoptr (GArray) x = shingles (a), y = shingles (b);
  return wm_shingles_likeness (x, y);
}

static void
test_known (void)
{
  const char *ten = "have twenty eight or more days without alcohol in thirty";
  g_autoptr (GArray) runs = shingles (ten);
  g_assert_cmpuint (runs->len, ==, 6);
  g_assert_cmpfloat (likeness (ten, ten), ==, 1);
  g_assert_cmpfloat (likeness (ten, "HAVE twenty-eight, or more days -- without alcohol in thirty!"), ==, 1);
  g_assert_cmpfloat (likeness (ten, "Have twenty eight or more days without beer in thirty"), ==, 3.0 / 9); /* one word: three runs differ */
  g_assert_cmpfloat (likeness ("a b c d e f", "b c d e f g"), ==, 1.0 / 3);
  g_assert_cmpfloat (likeness ("call her", "Call her."), ==, 1); /* shorter than a run */
  g_assert_cmpfloat (likeness ("call her", "call him"), ==, 0);
  g_assert_cmpfloat (likeness ("", NULL), ==, 0);
  g_assert_cmpfloat (likeness (" ", "call her"), ==, 0);
  g_assert_cmpfloat (likeness ("a b c d e a b c d e", "a b c d e a b c d e f"), ==, 5.0 / 6); /* a run twice is one */
}

static char *
random_text (void)
{
  static const char *const words[] = { "call", "walk", "sister", "evening", "7", "home", "when", "tired" };
  GString *text = g_string_new (NULL);
  for (int n = g_test_rand_int_range (0, 30); n > 0; n--)
    g_string_append_printf (text, "%s ", words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
test_symmetric_and_bounded (void)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *a = random_text (), *b = i % 3 ? random_text () : g_strdup_printf ("%s %s", a, i % 2 ? "and so on" : a);
      double like = likeness (a, b);
      g_assert_cmpfloat (like, ==, likeness (b, a));
      g_assert_cmpfloat (like, >=, 0);
      g_assert_cmpfloat (like, <=, 1);
      g_autoptr (GArray) x = shingles (a), y = shingles (b);
      g_assert_cmpfloat (wm_shingles_likeness (x, x), ==, x->len ? 1 : 0);
      for (double least = 0.1; least < 1; least += 0.1)
        g_assert_cmpint (wm_shingles_are_alike (x, y, least), ==, like >= least); /* what isn't compared wasn't alike */
    }
}

/* the rule */

static gboolean
add_text (WmPlanNode *node, gpointer set)
{
  if (wm_record_get_schema (wm_plan_node_get_record (node)) == &wm_objective_schema)
    wm_shingles_add (set, wm_record_get (wm_plan_node_get_record (node), "text"));
  return TRUE;
}

static WmLikePlan *
copy_of (WorkedExample *e, const char *client, int days_ago)
{
  WmLikePlan *plan = wm_like_plan_new (client, e->facts.today - days_ago);
  wm_plan_foreach (e->plan, add_text, plan->objectives);
  wm_shingles_finish (plan->objectives);
  return plan;
}

static char *
found (WorkedExample *e)
{
  g_autoptr (GPtrArray) findings = wm_rules_run (&e->facts);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      g_assert_cmpint (f->severity, ==, WM_SEVERITY_WARNING);
      g_string_append_printf (all, "%s %s", f->rule, f->text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_rule (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  e->facts.others = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_like_plan_unref);
  g_ptr_array_add (e->facts.others, copy_of (e, wm_record_get_id (e->client), 3)); /* her own last version */
  g_ptr_array_add (e->facts.others, copy_of (e, "someone-1", 366));
  g_autofree char *none = found (e);
  g_assert_cmpstr (none, ==, "");
  g_ptr_array_add (e->facts.others, copy_of (e, "someone-2", 365));
  g_autofree char *one = found (e);
  g_assert_cmpstr (one, ==, "TP20 The objectives read almost like those of 1 other person: make them this person’s own.");
  g_ptr_array_add (e->facts.others, copy_of (e, "someone-2", 20)); /* the same person again */
  g_ptr_array_add (e->facts.others, copy_of (e, "someone-3", 2));
  g_autofree char *two = found (e);
  g_assert_cmpstr (two, ==, "TP20 The objectives read almost like those of 2 other people: make them this person’s own.");
  wm_record_set (wm_plan_node_get_record (worked_example_node (e, "1.1", &wm_objective_schema)), "text",
                 "have 28 or more alcohol-free days in any 30 by writing the log each night");
  g_autofree char *own = found (e);
  g_assert_cmpstr (own, ==, "");
}

/* the clinic's memory */

static guint
count_plans (WmClinic *clinic, const char *client, guint *runs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = wm_likeness_plans (clinic, &error);
  guint n = 0;
  g_assert_no_error (error);
  for (guint i = 0; i < plans->len; i++)
    {
      const WmLikePlan *plan = plans->pdata[i];
      if (strcmp (plan->client, client) == 0)
        {
          n++;
          *runs = plan->objectives->len;
        }
    }
  return n;
}

static void
keep (WmClinic *clinic, WorkedExample *e)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new (), records = worked_example_records (e, wm_clinic_find_level (clinic, "3", "2.1"));
  wm_clinic_save (clinic, "worked example", records, NULL, findings, &error);
  g_assert_no_error (error);
}

static void
test_memory (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-like-XXXXXX", NULL), *code = NULL, *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
  g_autoptr (WorkedExample) e = worked_example_new (), other = worked_example_new ();
  const char *her = wm_record_get_id (e->client);
  wm_record_set (other->client, "client-no", "C-0413");
  guint before, after, again, n_other;
  keep (clinic, e);
  g_assert_cmpuint (count_plans (clinic, her, &before), ==, 1);
  keep (clinic, other); /* what is saved later is known too */
  g_assert_cmpuint (count_plans (clinic, wm_record_get_id (other->client), &n_other), ==, 1);
  g_assert_cmpuint (n_other, ==, before);
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (wm_plan_get_record (e->plan)), &error);
  g_autoptr (GPtrArray) alike = wm_plan_check (plan, &error), refused = wm_findings_new ();
  g_assert_cmpuint (alike->len, ==, 1);
  g_assert_cmpstr (((WmFinding *) alike->pdata[0])->rule, ==, "TP20");
  WmPlanNode *objective = wm_plan_find_node (plan, wm_record_get_id (wm_plan_node_get_record (worked_example_node (e, "1.1", &wm_objective_schema))));
  wm_record_set (wm_plan_node_get_record (objective), "text", "go to the river with my daughter on 3 of 4 Saturdays without a drink before or after");
  g_assert_true (wm_plan_save (plan, refused, &error));
  g_assert_cmpuint (count_plans (clinic, her, &after), ==, 1);
  g_assert_cmpuint (after, >, before);
  wm_plan_remove (plan, objective);
  g_assert_true (wm_plan_save (plan, refused, &error));
  g_assert_cmpuint (count_plans (clinic, her, &again), ==, 1);
  g_assert_cmpuint (again, <, before);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2027, 11, 20)); /* still in memory; the rule looks at the date */
  g_autoptr (WmPlan) late = wm_plan_load (clinic, wm_record_get_id (wm_plan_get_record (other->plan)), &error);
  g_autoptr (GPtrArray) findings = wm_plan_check (late, &error);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((WmFinding *) findings->pdata[i])->rule, !=, "TP20");
}

static void
say_more (WmClinic *clinic, WorkedExample *e)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refused = wm_findings_new ();
  g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (wm_plan_get_record (e->plan)), &error);
  WmPlanNode *objective = wm_plan_find_node (plan, wm_record_get_id (wm_plan_node_get_record (worked_example_node (e, "1.1", &wm_objective_schema))));
  wm_record_set (wm_plan_node_get_record (objective), "text", "go to the river with my daughter on 3 of 4 Saturdays without a drink before or after");
  g_assert_true (wm_plan_save (plan, refused, &error));
}

static void
add_plans_without_objectives (WmClinic *clinic, WorkedExample *e, int n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_ptr_array_add (plans, wm_record_copy (wm_plan_get_record (e->plan), id));
      wm_record_set_int (plans->pdata[i], "version", i + 2);
    }
  g_assert_true (wm_clinic_save (clinic, "many plans", plans, NULL, findings, &error));
}

/* More plans than are read at once; one is saved between two steps. */
static void
test_steps (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-like-XXXXXX", NULL), *code = NULL, *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
  g_autoptr (WorkedExample) e = worked_example_new ();
  guint steps = 0, before, after;
  keep (clinic, e);
  g_assert_cmpuint (count_plans (clinic, wm_record_get_id (e->client), &before), ==, 1);
  add_plans_without_objectives (clinic, e, 450);
  g_clear_object (&clinic);
  clinic = wm_clinic_open (folder, "A. Director", "correct horse", &error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 20));
  for (gboolean whole = FALSE; !whole; steps++)
    {
      g_assert_true (wm_likeness_read_on (clinic, &whole, &error));
      if (steps == 1)
        say_more (clinic, e);
    }
  g_assert_cmpuint (steps, ==, 5); /* 100 four times, 51 */
  g_assert_cmpuint (count_plans (clinic, wm_record_get_id (e->client), &after), ==, 1);
  g_assert_cmpuint (after, >, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/likeness/known", test_known);
  g_test_add_func ("/likeness/symmetric-bounded", test_symmetric_and_bounded);
  g_test_add_func ("/likeness/rule", test_rule);
  g_test_add_func ("/likeness/memory", test_memory);
  g_test_add_func ("/likeness/steps", test_steps);
  return g_test_run ();
}
