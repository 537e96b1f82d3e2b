/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the worked example. All of it is invented. */
#include "worked-example.h"

#include <string.h>

#define SET(record, ...) wm_record_set_many (record, __VA_ARGS__, NULL)

static WmRecord *
add_staff (WorkedExample *self, const char *name, const char *credential, const char *role)
{
  WmRecord *staff = wm_record_new (&wm_staff_schema);
  SET (staff, "name", name, "credential", credential, "role", role, "active", "1");
  g_ptr_array_add (self->staff, staff);
  return staff;
}

static void
build_people (WorkedExample *self)
{
  self->client = wm_record_new (&wm_client_schema);
  SET (self->client, "client-no", "C-0412", "first-name", "Marisol", "last-name", "Vega", "pronouns", "she/her",
       "date-of-birth", "1992-03-14", "sex", "female", "language", "es", "interpreter", "1", "employment", "full-time",
       "living", "independent", "status", "active");
  self->staff = g_ptr_array_new_with_free_func (g_object_unref);
  add_staff (self, "J. Doe", "LCSW", "counselor");
  add_staff (self, "A. Okafor", "LADC", "facilitator");
  add_staff (self, "L. Baptiste", "peer specialist", "peer");
  self->episode = wm_record_new (&wm_episode_schema);
  SET (self->episode, "client", wm_record_get_id (self->client), "admit-date", "2026-11-16", "track", "evening",
       "counselor", wm_record_get_id (self->staff->pdata[0]), "prescribed-days", "4", "hours-min", "9", "hours-max", "12",
       "planned-weeks", "12", "expected-end", "2027-02-08");
  self->diagnoses = g_ptr_array_new_with_free_func (g_object_unref);
  WmRecord *diagnosis = wm_record_new (&wm_diagnosis_schema);
  SET (diagnosis, "episode", wm_record_get_id (self->episode), "code", "F10.20", "text", "Alcohol use disorder, severe",
       "criteria-count", "6", "severity", "severe", "status", "active", "is-primary", "1", "diagnosed", "2026-11-16");
  g_ptr_array_add (self->diagnoses, diagnosis);
}

static void
build_plan (WorkedExample *self)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  SET (plan, "client", wm_record_get_id (self->client), "episode", wm_record_get_id (self->episode), "version", "1", "state",
       "draft", "kind", "initial", "plan-date", "2026-11-20", "counselor", wm_record_get_id (self->staff->pdata[0]),
       "next-review", "2026-12-18", "own-words", "I want my daughter to visit on weekends again.", "strengths",
       "steady job\nfinished 2 of 2 past group courses", "needs", "child care on Thursdays", "abilities", "good with her hands",
       "preferences", "small groups", "barriers", "evening shifts\nrides home after 21:00", "step-down-criteria",
       "28 or more alcohol-free days in 30 and mean relapse-prevention confidence of 7 or more", "step-down-date",
       "2027-02-08", "took-part", "1", "took-part-how", "wrote the goals herself", "copy-offered", "1", "explained-in", "es");
  self->plan = wm_plan_build (plan);
}

static void
add_treatment (WorkedExample *self, WmPlanNode *objective)
{
  const char *doe = wm_record_get_id (self->staff->pdata[0]), *okafor = wm_record_get_id (self->staff->pdata[1]);
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, objective, -1)), "text", "cognitive behavioral therapy, one to one",
       "service", "individual", "modality", "cbt", "staff", doe, "frequency", "1", "per", "week", "minutes", "50", "sessions",
       "8", "setting", "individual");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, objective, -1)), "text", "relapse-prevention group", "service",
       "relapse-prevention", "modality", "relapse-prevention", "staff", okafor, "frequency", "3", "per", "week", "minutes",
       "180", "sessions", "36", "setting", "group");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, objective, -1)), "text", "consult on medication for alcohol use",
       "service", "medication", "modality", "medication", "provider", "Dr. R. Lindqvist", "frequency", "1", "per", "once",
       "stop-date", "2026-12-04", "setting", "external");
}

static void
build_problem_1 (WorkedExample *self)
{
  WmPlanNode *problem = wm_plan_add (self->plan, NULL, -1);
  SET (wm_plan_node_get_record (problem), "title", "Drinks on work nights", "statement",
       "Drinks on work nights, as evidenced by 18 drinking days in the last 30, two missed shifts and an AUDIT of 24.",
       "evidence", "18 drinking days in the last 30 (BAM q4 category 16-30), two missed shifts, AUDIT 24", "plain",
       "Drinks on work nights, as shown by 18 drinking days in the last 30 and two missed shifts.", "dimension", "3.5",
       "diagnosis", wm_record_get_id (self->diagnoses->pdata[0]), "priority", "urgent");
  WmPlanNode *goal = wm_plan_add (self->plan, problem, -1);
  SET (wm_plan_node_get_record (goal), "text", "Be sober when she is here.", "own-words", "1");
  WmPlanNode *objective = wm_plan_add (self->plan, goal, -1);
  SET (wm_plan_node_get_record (objective), "text", "have 28 or more alcohol-free days in any 30", "measure-type", "count",
       "method", "daily log and BAM", "plain-method", "my daily log", "baseline", "12", "now", "12", "target", "28", "unit",
       "days in 30", "start-date", "2026-11-20", "target-date", "2027-01-19", "strength", "steady job");
  add_treatment (self, objective);
}

static WmPlanNode *
add_support (WmPlan *plan, WmPlanNode *goal, const char *text, const char *method, const char *unit, const char *by)
{
  WmPlanNode *objective = wm_plan_add (plan, goal, -1);
  SET (wm_plan_node_get_record (objective), "text", text, "measure-type", "count", "method", method, "baseline", "0",
       "target", "3", "unit", unit, "start-date", "2026-11-20", "target-date", by);
  return objective;
}

static void
build_problem_2 (WorkedExample *self)
{
  const char *baptiste = wm_record_get_id (self->staff->pdata[2]);
  WmPlanNode *problem = wm_plan_add (self->plan, NULL, -1);
  SET (wm_plan_node_get_record (problem), "title", "Few people to call", "statement",
       "Few people to call, as evidenced by no contact outside work in the last two weeks.", "evidence",
       "no contact outside work in the last two weeks", "dimension", "3.6", "priority", "medium");
  WmPlanNode *goal = wm_plan_add (self->plan, problem, -1);
  SET (wm_plan_node_get_record (goal), "text", "Have people I can call at night.", "own-words", "1");
  WmPlanNode *people = add_support (self->plan, goal, "call 3 supportive people at least once a week", "support log", "people", "2027-01-04");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, people, -1)), "text", "peer support linking", "service", "peer-support",
       "modality", "peer", "staff", baptiste, "frequency", "1", "per", "two-weeks", "minutes", "30", "sessions", "6",
       "setting", "individual");
  WmPlanNode *rides = add_support (self->plan, goal, "have a ride home arranged for 3 evenings a week", "attendance record",
                                   "evenings a week", "2026-12-04");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, rides, -1)), "text", "case management: rides home", "service",
       "case-management", "modality", "case-management", "staff", baptiste, "frequency", "1", "per", "once", "stop-date",
       "2026-11-27", "setting", "individual");
}

WorkedExample *
worked_example_new (void)
{
  WorkedExample *self = g_new0 (WorkedExample, 1);
  build_people (self);
  build_plan (self);
  build_problem_1 (self);
  build_problem_2 (self);
  self->facts = (WmPlanFacts) { self->plan, self->episode, self->diagnoses, self->staff, 30, wm_day_from_ymd (2026, 11, 20) };
  return self;
}

void
worked_example_free (WorkedExample *self)
{
  g_object_unref (self->plan);
  g_object_unref (self->client);
  g_object_unref (self->episode);
  g_ptr_array_unref (self->diagnoses);
  g_ptr_array_unref (self->staff);
  g_free (self);
}

typedef struct
{
  const char *number;
  const WmSchema *schema;
  WmPlanNode *found;
} Wanted;

static gboolean
is_wanted (WmPlanNode *node, gpointer data)
{
  Wanted *want = data;
  g_autofree char *number = wm_plan_node_get_number (node);
  if (wm_record_get_schema (wm_plan_node_get_record (node)) == want->schema && strcmp (number, want->number) == 0)
    want->found = node;
  return want->found == NULL;
}

/* (transfer none): the item called @number among those of @schema. */
WmPlanNode *
worked_example_node (WorkedExample *self, const char *number, const WmSchema *schema)
{
  Wanted want = { number, schema, NULL };
  wm_plan_foreach (self->plan, is_wanted, &want);
  g_assert_nonnull (want.found);
  return want.found;
}
