/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about writing: the worked example has no finding, and each fault put into it is found by its rule alone or
 * with the consequences named. */
#include "wm-likeness.h"
#include "rules-expect.h"

#include <string.h>

static void
test_worked_example (void)
{
  g_autoptr (WorkedExample) example = worked_example_new ();
  rules_expect (example, "");
}

static void
test_counter_example (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_record_set_many (rules_item (e, "2", &wm_problem_schema), "statement", "Alcohol use disorder, severe", "evidence", NULL, NULL);
  WmRecord *objective = rules_item (e, "2.1", &wm_objective_schema);
  wm_record_set (objective, "text", "Counselor will help client understand triggers");
  wm_record_set (objective, "measure-type", NULL);
  wm_record_set (objective, "method", NULL);
  WmRecord *group = rules_item (e, "2.1a", &wm_intervention_schema);
  const char *emptied[] = { "frequency", "per", "minutes", "sessions", "staff" };
  wm_record_set_many (group, "text", "group therapy as needed", "service", "group", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (emptied); i++)
    wm_record_set (group, emptied[i], NULL);
  rules_expect (e, "TP07 TP08w TP10 TP12w TP13w TP14"); /* the hours are not known, so the level's range isn't asked for */
}

typedef struct
{
  const char *number, *schema, *field, *value, *rules;
} OneFault;

static const OneFault faults[] = {
  { NULL, "plan", "assessment", NULL, "TP02" },
  { NULL, "plan", "plan-date", "2026-11-15", "TP02 TP17" }, /* the review is then too far off */
  { NULL, "assessment", "signed", NULL, "TP02" },
  { NULL, "assessment", "assessed", "2026-11-20", "" },
  { NULL, "assessment", "assessed", "2026-11-21", "TP02" },
  { NULL, "assessment", "assessed", "2025-11-20", "" },
  { NULL, "assessment", "assessed", "2025-11-19", "TP02" },
  { "1", "problem", "diagnosis", NULL, "TP03" },
  { "2", "problem", "dimension", "3.4", "TP04" },
  { "1", "problem", "screen", NULL, "TP06w" },
  { "2", "problem", "life-area", NULL, "TP06w" },
  { "1", "problem", "statement", "Alcohol use disorder, severe (F10.20) in a severe form", "TP07" },
  { "1", "problem", "statement", "Drinks far too much.", "TP07" },
  { "1", "problem", "statement", "Alcohol use disorder, severe; F10.20: alcohol use disorder, severe", "TP07" },
  { "1", "problem", "statement", NULL, "TP07" },
  { "1", "problem", "evidence", NULL, "TP08w" },
  { NULL, "plan", "own-words", NULL, "TP09" },
  { NULL, "plan", "own-words", "be sober!", "TP09" },
  { NULL, "plan", "own-words", "be sober!!", "" },
  { "1", "goal", "own-words", "0", "" }, /* the other goal is */
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
  { "1.1", "objective", "text", "Learn about triggers", "TP12w" },
  { "1.1", "objective", "text", "increase sober days", "TP12w" },
  { "1.1", "objective", "text", "increase sober days from 12 to 28", "" },
  { "1.1", "objective", "text", "be unaware of nothing", "" },
  { "1.1", "objective", "text", "Staff will call her sister", "TP13w" },
  { "1.1", "objective", "text", "The program will explore housing", "TP12w TP13w" },
  { "1.1", "objective", "text", "ask staff will be there to ride home", "" },
  { "1.1a", "intervention", "service", NULL, "TP14" },
  { "1.1a", "intervention", "modality", NULL, "TP14" },
  { "1.1a", "intervention", "staff", NULL, "TP14" },
  { "1.1a", "intervention", "minutes", "9", "TP14" },
  { "1.1a", "intervention", "minutes", NULL, "TP14" }, /* the hours are not known then */
  { "1.1a", "intervention", "sessions", NULL, "TP14" },
  { "1.1a", "intervention", "frequency", "0", "TP14" },
  { "1.1c", "intervention", "provider", NULL, "TP14" },
  { "1.1c", "intervention", "stop-date", NULL, "TP14" },
  { "1.1b", "intervention", "frequency", "2", "TP15" },   /* 6.8 h */
  { "1.1b", "intervention", "frequency", "7", "TP15" },   /* 21.8 h */
  { "1.1b", "intervention", "per", "two-weeks", "TP15" }, /* 5.3 h */
  { "1.1b", "intervention", "per", "month", "TP15" },
  { "1.1b", "intervention", "service", "case-management", "TP15" },
  { "1.1b", "intervention", "setting", "external", "TP14 TP15" }, /* whose? and what others do doesn't count */
  { NULL, "plan", "strengths", "steady job", "TP16" },
  { NULL, "plan", "strengths", " \n", "TP16" },
  { NULL, "plan", "preferences", NULL, "TP16" },
  { NULL, "plan", "barriers", NULL, "TP16" },
  { "1.1", "objective", "strength", NULL, "TP16w" },
  { "1.1", "objective", "strength", "strong hands", "TP16w" },
  { NULL, "plan", "next-review", "2026-12-20", "" },
  { NULL, "plan", "next-review", "2026-12-21", "TP17" },
  { NULL, "plan", "next-review", NULL, "TP17" },
  { NULL, "plan", "step-down-criteria", NULL, "TP17" },
  { "1.1", "objective", "text", "drink on at most [n] days", "TP18" },
  { "1", "goal", "text", "be ___ again", "TP18" },
  { "1", "problem", "plain", "TBD", "TP18" },
  { NULL, "plan", "supports", "{name of her sister}", "TP18" },
  { NULL, "plan", "needs", "XXX", "TP18" },
  { "2", "goal", "text", "People I can call.", "TP19w" },
  { "2", "goal", "text", "People I can call, at night.", "" },
  { "1.1", "objective", "text", "go from [n] to [n] days of use by [date]", "TP18 TP19w" },
  { "2.2a", "intervention", "text", "Case management; reports only with consent", "TP19w" },
  { NULL, "plan", "next-review", "2026-11-26", "" },
  { NULL, "plan", "next-review", "2026-11-25", "TP23w" },
  { NULL, "plan", "next-review", "2026-11-20", "TP23w" },
  { NULL, "plan", "next-review", "2026-11-19", "TP23w" },
  { "1.1c", "intervention", "modality", "other", "" },         /* the service is a talk about medication still */
  { NULL, "episode", "admit-date", "2026-11-06", "" },
  { NULL, "episode", "admit-date", "2026-11-05", "TP26w" },
  { NULL, "client", "date-of-birth", "2008-11-21", "" },       /* adolescent: 6 to 19 hours */
};

static WmRecord *
find (WorkedExample *e, const OneFault *fault)
{
  const struct { const char *name; WmRecord *record; } outside[] = {
    { "plan", wm_plan_get_record (e->plan) }, { "assessment", e->assessment }, { "episode", e->episode }, { "client", e->client } };
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    if (strcmp (outside[i].name, fault->schema) == 0)
      return outside[i].record;
  return rules_item (e, fault->number, wm_schema_find (fault->schema));
}

static void
test_one_fault_one_rule (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (WorkedExample) e = worked_example_new ();
      g_test_message ("%s %s.%s = %s", faults[i].schema, faults[i].number ? faults[i].number : "", faults[i].field, faults[i].value);
      wm_record_set (find (e, &faults[i]), faults[i].field, faults[i].value);
      rules_expect (e, faults[i].rules);
    }
}

/* What is wrong with a measure is said at once, not one after the other. */
static void
test_all_of_a_measure (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_record_set_many (rules_item (e, "1.1", &wm_objective_schema), "method", NULL, "baseline", "many", "target", NULL, "unit", NULL, NULL);
  g_autoptr (GPtrArray) findings = wm_rules_run (&e->facts);
  g_autoptr (GString) fields = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (fields, "%s ", ((WmFinding *) findings->pdata[i])->field);
  g_assert_cmpstr (fields->str, ==, "method target baseline unit ");
}

static void
test_tree (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_plan_remove (e->plan, worked_example_node (e, "2.2a", &wm_intervention_schema));
  rules_expect (e, "TP01");
  wm_record_set (rules_item (e, "2.2", &wm_objective_schema), "status", "discontinued");
  rules_expect (e, ""); /* nothing has to be done for it any more */
  wm_plan_remove (e->plan, worked_example_node (e, "2", &wm_goal_schema));
  rules_expect (e, "TP01");
  wm_record_set_many (rules_item (e, "2", &wm_problem_schema), "status", "deferred", "reason", "first the work nights", NULL);
  rules_expect (e, "");
}

static void
test_empty_plan (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_plan_remove (e->plan, worked_example_node (e, "1", &wm_problem_schema));
  wm_plan_remove (e->plan, worked_example_node (e, "1", &wm_problem_schema));
  rules_expect (e, "TP01 TP03 TP04 TP06w TP25w");
}

/* diagnoses */

static WmRecord *
add_diagnosis (WorkedExample *e, const char *code, const char *text)
{
  WmRecord *diagnosis = wm_record_new (&wm_diagnosis_schema);
  wm_record_set_many (diagnosis, "episode", wm_record_get_id (e->episode), "code", code, "text", text, "status", "active", NULL);
  g_ptr_array_add (e->facts.diagnoses, diagnosis);
  return diagnosis;
}

static void
test_second_diagnosis (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *anxiety = add_diagnosis (e, "F41.1", "Generalized anxiety disorder");
  rules_expect (e, "TP03 TP25w");
  wm_record_set (anxiety, "deferral-reason", "not now");
  rules_expect (e, "TP03 TP25w");
  wm_record_set (anxiety, "deferral-reason", "seen by her own doctor since 2024");
  rules_expect (e, "TP25w");
  wm_record_set (rules_item (e, "1.1a", &wm_intervention_schema), "modality", "psychiatric");
  rules_expect (e, "");
  wm_record_set (rules_item (e, "1.1a", &wm_intervention_schema), "modality", "cbt");
  wm_record_set (anxiety, "status", "ruled-out");
  rules_expect (e, "");
  wm_record_set_many (anxiety, "status", "active", "code", "Z59.0", NULL); /* no disorder */
  rules_expect (e, "");
}

static void
test_referred_diagnosis (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *anxiety = add_diagnosis (e, "F41.1", "Generalized anxiety disorder");
  WmRecord *problem = wm_plan_node_get_record (wm_plan_add (e->plan, NULL, -1));
  wm_record_set_many (problem, "title", "Anxious in the mornings", "status", "referred", "reason", "Dr. P. Osei, psychiatrist",
                      "diagnosis", wm_record_get_id (anxiety), NULL);
  rules_expect (e, "");
}

static void
test_medication_talk (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_plan_remove (e->plan, worked_example_node (e, "1.1c", &wm_intervention_schema));
  rules_expect (e, "TP25w");
  wm_record_set (e->facts.diagnoses->pdata[0], "severity", "mild");
  rules_expect (e, "");
  wm_record_set (e->facts.diagnoses->pdata[0], "severity", NULL); /* F10.20 says moderate or severe */
  rules_expect (e, "TP25w");
  wm_record_set (e->facts.diagnoses->pdata[0], "code", "F12.20");
  rules_expect (e, "");
}

/* dimensions */

static void
test_deferred_dimension (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *problem = rules_item (e, "2", &wm_problem_schema);
  wm_record_set (problem, "status", "deferred");
  rules_expect (e, "TP04 TP06w"); /* put off without a reason is not put off */
  wm_record_set (problem, "reason", "first the work nights");
  rules_expect (e, "");
  wm_record_set (problem, "status", "resolved");
  rules_expect (e, "TP04");
  wm_record_set (rules_item (e, "1", &wm_problem_schema), "second-dimension", "3.6");
  rules_expect (e, "");
}

static WmRecord *
rating_of (WorkedExample *e, const char *dimension)
{
  for (guint i = 0; i < e->facts.ratings->len; i++)
    if (strcmp (wm_record_get (e->facts.ratings->pdata[i], "dimension"), dimension) == 0)
      return e->facts.ratings->pdata[i];
  g_assert_not_reached ();
}

static const char *
level_id (WorkedExample *e, const char *edition, const char *code)
{
  for (guint i = 0; i < e->facts.levels->len; i++)
    if (strcmp (wm_record_get (e->facts.levels->pdata[i], "code"), code) == 0
        && strcmp (wm_record_get (e->facts.levels->pdata[i], "edition"), edition) == 0)
      return wm_record_get_id (e->facts.levels->pdata[i]);
  g_assert_not_reached ();
}

/* The same person assessed by the fourth edition: 3e D5 is 4e D4, D6 is D5 (1.2). */
static WorkedExample *
fourth_edition (void)
{
  static const char *const moved[][2] = { { "3.1", "4.1" }, { "3.2", "4.2" }, { "3.3", "4.3" }, { "3.5", "4.4" }, { "3.6", "4.5" }, { "3.4", "4.6" } };
  WorkedExample *e = worked_example_new ();
  wm_record_set (e->assessment, "edition", "4");
  for (guint i = 0; i < G_N_ELEMENTS (moved); i++)
    wm_record_set_many (rating_of (e, moved[i][0]), "dimension", moved[i][1], "rating", "0", "minimum-level", level_id (e, "4", "1.0"), NULL);
  wm_record_set (rules_item (e, "1", &wm_problem_schema), "dimension", "4.4");
  wm_record_set (rules_item (e, "2", &wm_problem_schema), "dimension", "4.5");
  wm_record_set (rating_of (e, "4.4"), "minimum-level", level_id (e, "4", "2.1"));
  wm_record_set (rules_item (e, "1.1", &wm_objective_schema), "barrier", "evening shifts");
  return e;
}

static void
test_fourth_edition (void)
{
  g_autoptr (WorkedExample) e = fourth_edition ();
  rules_expect (e, "");
  wm_record_set_many (rating_of (e, "4.3"), "topic", "4.3-trauma", "minimum-level", level_id (e, "4", "1.5"), NULL);
  rules_expect (e, "TP04w");
  wm_record_set (rating_of (e, "4.3"), "minimum-level", level_id (e, "4", "2.1"));
  rules_expect (e, "TP04");
  wm_record_set (rules_item (e, "2", &wm_problem_schema), "second-dimension", "4.3");
  rules_expect (e, "");
  wm_record_set_many (rating_of (e, "4.2"), "minimum-level", NULL, "rating", "1", NULL);
  rules_expect (e, "TP04w"); /* not the lowest, however it was noted */
  wm_record_set (rating_of (e, "4.2"), "rating", "0");
  wm_record_set (rating_of (e, "4.6"), "minimum-level", level_id (e, "4", "2.5"));
  rules_expect (e, ""); /* the sixth is not rated */
}

static void
test_fourth_edition_barriers (void)
{
  g_autoptr (WorkedExample) e = fourth_edition ();
  wm_record_set (rules_item (e, "1.1", &wm_objective_schema), "barrier", NULL);
  rules_expect (e, "TP04w");
  WmRecord *problem = wm_plan_node_get_record (wm_plan_add (e->plan, NULL, -1));
  wm_record_set_many (problem, "title", "Evening shifts", "dimension", "4.6", "status", "deferred", "reason", "the roster changes in January", NULL);
  rules_expect (e, "");
}

/* safety flags */

static void
test_safety_flag (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *flag = wm_record_new (&wm_safety_flag_schema), *problem = rules_item (e, "2", &wm_problem_schema);
  wm_record_set_many (flag, "client", wm_record_get_id (e->client), "opened", "2025-11-20", "kind", "overdose", "level", "moderate",
                      "plan", "naloxone at home, sister knows", NULL);
  g_ptr_array_add (e->facts.flags, flag);
  rules_expect (e, "TP05");
  wm_record_set (problem, "safety-flag", wm_record_get_id (flag));
  rules_expect (e, "TP05"); /* of medium priority */
  wm_record_set (problem, "priority", "high");
  rules_expect (e, "");
  wm_record_set (flag, "plan", NULL);
  rules_expect (e, "TP05");
  wm_record_set (flag, "opened", "2025-11-19"); /* an overdose more than a year ago */
  rules_expect (e, "");
  wm_record_set (flag, "kind", "suicide");
  rules_expect (e, "TP05");
  wm_record_set (flag, "closed", "2026-11-19");
  rules_expect (e, "");
}

static void
test_later_screen (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *screen = wm_record_new (&wm_screen_result_schema);
  wm_record_set_many (screen, "episode", wm_record_get_id (e->episode), "instrument", "phq-9", "date", "2026-11-16", "positive", "1", NULL);
  g_ptr_array_add (e->facts.screens, screen);
  rules_expect (e, "TP06w");
  WmRecord *later = wm_record_copy (screen, NULL);
  wm_record_set_many (later, "date", "2026-11-19", "positive", "0", NULL);
  g_ptr_array_add (e->facts.screens, later);
  rules_expect (e, "");
}

/* words, staff, hours */

static void
test_no_goal_in_own_words (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  wm_record_set (rules_item (e, "1", &wm_goal_schema), "own-words", "0");
  wm_record_set (rules_item (e, "2", &wm_goal_schema), "own-words", NULL);
  rules_expect (e, "TP09w");
}

static void
test_staff_gone_or_expired (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *doe = e->facts.staff->pdata[0];
  wm_record_set (doe, "credential-expires", "2026-11-20");
  rules_expect (e, "");
  wm_record_set (doe, "credential-expires", "2026-11-19");
  rules_expect (e, "TP14");
  wm_record_set (doe, "credential-expires", NULL);
  wm_record_set (doe, "active", "0");
  rules_expect (e, "TP14");
}

static void
test_hours (void)
{
  double minutes;
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_assert_true (wm_rules_week_minutes (&e->facts, &minutes));
  g_assert_cmpfloat_with_epsilon (minutes, 590, 1e-9); /* 9.8 h: peer support, rides and the consult don't count */
  WmRecord *group = rules_item (e, "1.1b", &wm_intervention_schema);
  wm_record_set (group, "minutes", "163"); /* 8.98 h */
  rules_expect (e, "TP15");
  wm_record_set (wm_plan_get_record (e->plan), "hours-reason", "starts back at work on Fridays");
  rules_expect (e, "");
  wm_record_set (wm_plan_get_record (e->plan), "hours-reason", NULL);
  wm_record_set (e->client, "date-of-birth", "2008-11-21"); /* 17 on the plan's date */
  rules_expect (e, "");
  wm_record_set (e->client, "date-of-birth", "2008-11-20");
  rules_expect (e, "TP15");
  wm_record_set (wm_plan_get_record (e->plan), "level", level_id (e, "4", "1.7")); /* by medical need */
  rules_expect (e, "");
}

static void
test_same_session_twice (void)
{
  double minutes;
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmPlanNode *objective = worked_example_node (e, "2.1", &wm_objective_schema);
  WmRecord *group = rules_item (e, "1.1b", &wm_intervention_schema), *again = wm_plan_node_get_record (wm_plan_add (e->plan, objective, -1));
  static const char *const same[] = { "text", "service", "modality", "staff", "frequency", "per", "minutes", "sessions", "setting" };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (again, same[i], wm_record_get (group, same[i]));
  g_assert_true (wm_rules_week_minutes (&e->facts, &minutes));
  g_assert_cmpfloat_with_epsilon (minutes, 590, 1e-9);
  wm_record_set_many (again, "text", "family evening", "per", "day", "frequency", "1", "minutes", "20", NULL);
  g_assert_true (wm_rules_week_minutes (&e->facts, &minutes));
  g_assert_cmpfloat_with_epsilon (minutes, 590 + 7 * 20, 1e-9);
}

/* properties */

/* What no rule reads changes nothing: any text in any field of the client but the birth date. */
static void
test_unrelated_fields (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  for (guint i = 0; i < wm_client_schema.n_fields; i++)
    {
      const WmField *field = &wm_client_schema.fields[i];
      if (strcmp (field->name, "date-of-birth") == 0)
        continue;
      wm_record_set_at (e->client, i, "[n] TBD");
      rules_expect (e, "");
      wm_record_set_at (e->client, i, NULL);
      rules_expect (e, "");
    }
}

/* However items are emptied, the rules say something sound and never fall over. */
static void
test_any_field_emptied (void)
{
  static const char *const numbers[] = { "1", "1", "1.1", "1.1a", "1.1b", "1.1c", "2.2a" };
  const WmSchema *schemas[] = { &wm_problem_schema, &wm_goal_schema, &wm_objective_schema, &wm_intervention_schema,
                                &wm_intervention_schema, &wm_intervention_schema, &wm_intervention_schema };
  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (guint i = 0; i < schemas[n]->n_fields; i++)
      {
        g_autoptr (WorkedExample) e = worked_example_new ();
        wm_record_set_at (rules_item (e, numbers[n], schemas[n]), i, NULL);
        g_free (rules_found_in (e));
        g_autoptr (WorkedExample) all = worked_example_new ();
        for (guint j = 0; j <= i; j++)
          wm_record_set_at (rules_item (all, numbers[n], schemas[n]), j, NULL);
        g_free (rules_found_in (all));
      }
}

/* Nothing is known of the clinic: only what the plan itself lacks is said. */
static void
test_without_facts (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  const WmPlanFacts bare = { .plan = e->plan, .review_every_days = 30, .today = e->facts.today };
  g_autoptr (GPtrArray) findings = wm_rules_run (&bare);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      g_assert_true (strcmp (f->rule, "TP02") == 0 || strcmp (f->rule, "TP14") == 0);
    }
}

/* A sentence is one line without a TAB, whatever was typed. */
static void
test_one_line (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  g_autoptr (GString) typed = g_string_new ("[");
  for (int i = 0; i < 300; i++)
    g_string_append (typed, "ä\tb\n");
  g_string_append_c (typed, ']');
  wm_record_set (wm_plan_get_record (e->plan), "supports", typed->str);
  wm_record_set (wm_plan_get_record (e->plan), "barriers", "evening\tshifts\nno car");
  wm_record_set (e->assessment, "edition", "4");
  g_autoptr (GPtrArray) findings = wm_rules_run (&e->facts);
  guint blanks = 0, barriers = 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      g_assert_null (strpbrk (f->text, "\t\r\n"));
      g_assert_cmpint (g_utf8_strlen (f->text, -1), <, 200);
      g_assert_true (g_utf8_validate (f->text, -1, NULL));
      blanks += strcmp (f->rule, "TP18") == 0;
      barriers += strcmp (f->rule, "TP04") == 0 && strcmp (f->field, "barriers") == 0;
    }
  g_assert_cmpuint (blanks, ==, 1);
  g_assert_cmpuint (barriers, ==, 2);
}

static void
test_blocks_signing (void)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_ptr_array_add (findings, wm_finding_new ("TP08", WM_SEVERITY_WARNING, "x", NULL, "", ""));
  g_ptr_array_add (findings, wm_finding_new ("TP21", WM_SEVERITY_ERROR, "x", NULL, "", ""));
  g_ptr_array_add (findings, wm_finding_new ("TP22", WM_SEVERITY_ERROR, "x", NULL, "", ""));
  g_assert_false (wm_findings_block_signing (findings));
  g_ptr_array_add (findings, wm_finding_new ("TP01", WM_SEVERITY_ERROR, "x", NULL, "", ""));
  g_assert_true (wm_findings_block_signing (findings));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/worked-example", test_worked_example);
  g_test_add_func ("/rules/counter-example", test_counter_example);
  g_test_add_func ("/rules/one-fault", test_one_fault_one_rule);
  g_test_add_func ("/rules/all-of-a-measure", test_all_of_a_measure);
  g_test_add_func ("/rules/tree", test_tree);
  g_test_add_func ("/rules/empty", test_empty_plan);
  g_test_add_func ("/rules/second-diagnosis", test_second_diagnosis);
  g_test_add_func ("/rules/referred-diagnosis", test_referred_diagnosis);
  g_test_add_func ("/rules/medication", test_medication_talk);
  g_test_add_func ("/rules/deferred-dimension", test_deferred_dimension);
  g_test_add_func ("/rules/fourth-edition", test_fourth_edition);
  g_test_add_func ("/rules/fourth-edition-barriers", test_fourth_edition_barriers);
  g_test_add_func ("/rules/safety-flag", test_safety_flag);
  g_test_add_func ("/rules/later-screen", test_later_screen);
  g_test_add_func ("/rules/own-words", test_no_goal_in_own_words);
  g_test_add_func ("/rules/staff", test_staff_gone_or_expired);
  g_test_add_func ("/rules/hours", test_hours);
  g_test_add_func ("/rules/same-session", test_same_session_twice);
  g_test_add_func ("/rules/unrelated", test_unrelated_fields);
  g_test_add_func ("/rules/any-field-emptied", test_any_field_emptied);
  g_test_add_func ("/rules/without-facts", test_without_facts);
  g_test_add_func ("/rules/one-line", test_one_line);
  g_test_add_func ("/rules/blocks-signing", test_blocks_signing);
  return g_test_run ();
}
