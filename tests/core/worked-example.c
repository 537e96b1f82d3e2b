/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the worked example. All of it is invented. */
#include "worked-example.h"
#include "wm-shipped.h"

#include <string.h>

#define SET(record, ...) wm_record_set_many (record, __VA_ARGS__, NULL)

static GPtrArray *
new_records (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static WmRecord *
add_to (GPtrArray *records, const WmSchema *schema)
{
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (records, record);
  return record;
}

static WmRecord *
add_staff (WorkedExample *self, const char *name, const char *credential, const char *role)
{
  WmRecord *staff = add_to (self->facts.staff, &wm_staff_schema);
  SET (staff, "name", name, "credential", credential, "role", role, "active", "1", "may-diagnose", strcmp (role, "counselor") == 0 ? "1" : "0");
  return staff;
}

static void
build_people (WorkedExample *self)
{
  self->client = wm_record_new (&wm_client_schema);
  SET (self->client, "client-no", "C-0412", "first-name", "Marisol", "last-name", "Vega", "pronouns", "she/her",
       "date-of-birth", "1992-03-14", "sex", "female", "language", "es", "interpreter", "1", "employment", "full-time",
       "living", "independent", "status", "active");
  self->facts.staff = new_records ();
  add_staff (self, "J. Doe", "LCSW", "counselor");
  add_staff (self, "A. Okafor", "LADC", "facilitator");
  add_staff (self, "L. Baptiste", "peer specialist", "peer");
  self->episode = wm_record_new (&wm_episode_schema);
  SET (self->episode, "client", wm_record_get_id (self->client), "admit-date", "2026-11-16", "track", "evening",
       "counselor", wm_record_get_id (self->facts.staff->pdata[0]), "prescribed-days", "4", "hours-min", "9", "hours-max", "12",
       "planned-weeks", "12", "expected-end", "2027-02-08");
  self->facts.diagnoses = new_records ();
  WmRecord *diagnosis = add_to (self->facts.diagnoses, &wm_diagnosis_schema);
  SET (diagnosis, "episode", wm_record_get_id (self->episode), "code", "F10.20", "text", "Alcohol use disorder, severe",
       "criteria-count", "6", "severity", "severe", "status", "active", "is-primary", "1", "diagnosed", "2026-11-16");
}

static void
add_rating (WorkedExample *self, const char *dimension, const char *rating, const char *narrative)
{
  SET (add_to (self->facts.ratings, &wm_asam_rating_schema), "assessment", wm_record_get_id (self->assessment), "dimension", dimension,
       "rating", rating, "narrative", narrative);
}

static void
build_ratings (WorkedExample *self)
{
  self->facts.ratings = new_records ();
  add_rating (self, "3.1", "1", "No signs of withdrawal today; shaky on two mornings last month.");
  add_rating (self, "3.2", "0", "No complaints; sees a doctor once a year.");
  add_rating (self, "3.3", "1", "Low on Sundays, sleeps six hours, no thoughts of self-harm.");
  add_rating (self, "3.4", "1", "Wants to stop on work nights; not sure about weddings.");
  add_rating (self, "3.5", "3", "18 drinking days in the last 30, most of them on work nights.");
  add_rating (self, "3.6", "2", "No contact outside work in the last two weeks.");
}

static void
build_assessment (WorkedExample *self)
{
  self->facts.assessments = new_records ();
  self->assessment = add_to (self->facts.assessments, &wm_assessment_schema);
  SET (self->assessment, "episode", wm_record_get_id (self->episode), "assessed", "2026-11-16", "edition", "3", "own-words",
       "I want my daughter to visit on weekends again.", "strengths", "steady job\nfinished 2 of 2 past group courses", "needs",
       "child care on Thursdays", "abilities", "good with her hands", "preferences", "small groups", "barriers",
       "evening shifts\nrides home after 21:00", "summary", "Drinks on work nights since her daughter moved out.", "signed",
       "2026-11-17", "signed-by", wm_record_get_id (self->facts.staff->pdata[0]));
  build_ratings (self);
  self->facts.life_areas = new_records ();
  SET (add_to (self->facts.life_areas, &wm_life_area_schema), "assessment", wm_record_get_id (self->assessment), "area", "family",
       "finding", "Two friends from school; has called neither since summer.", "need", "1");
  SET (add_to (self->facts.life_areas, &wm_life_area_schema), "assessment", wm_record_get_id (self->assessment), "area", "work",
       "finding", "Eleven years in the same kitchen.", "need", "0", "strength", "1");
  self->facts.screens = new_records ();
  SET (add_to (self->facts.screens, &wm_screen_result_schema), "episode", wm_record_get_id (self->episode), "instrument", "audit",
       "date", "2026-11-16", "score", "24", "positive", "1");
  self->facts.flags = new_records ();
  self->facts.relapse_plans = new_records ();
}

static void
build_plan (WorkedExample *self)
{
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  SET (plan, "client", wm_record_get_id (self->client), "episode", wm_record_get_id (self->episode), "version", "1", "state",
       "draft", "kind", "initial", "plan-date", "2026-11-20", "assessment",
       wm_record_get_id (self->assessment), "level", wm_record_get_id (self->facts.levels->pdata[0]), "counselor", wm_record_get_id (self->facts.staff->pdata[0]),
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
  const char *doe = wm_record_get_id (self->facts.staff->pdata[0]), *okafor = wm_record_get_id (self->facts.staff->pdata[1]);
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
       "diagnosis", wm_record_get_id (self->facts.diagnoses->pdata[0]), "screen", "audit", "priority", "urgent");
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
  const char *baptiste = wm_record_get_id (self->facts.staff->pdata[2]);
  WmPlanNode *problem = wm_plan_add (self->plan, NULL, -1);
  SET (wm_plan_node_get_record (problem), "title", "Few people to call", "statement",
       "Few people to call, as evidenced by no contact outside work in the last two weeks.", "evidence",
       "no contact outside work in the last two weeks", "dimension", "3.6", "life-area", "family", "priority", "medium");
  WmPlanNode *goal = wm_plan_add (self->plan, problem, -1);
  SET (wm_plan_node_get_record (goal), "text", "Have people I can call at night.", "own-words", "1");
  WmPlanNode *people = add_support (self->plan, goal, "call 3 supportive people at least once a week", "support log", "people", "2027-01-04");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, people, -1)), "text", "peer support linking", "service", "peer-support",
       "modality", "peer", "staff", baptiste, "frequency", "1", "per", "two-weeks", "minutes", "30", "sessions", "6",
       "setting", "individual");
  WmPlanNode *rides = add_support (self->plan, goal, "have a ride home arranged for 3 evenings a week", "attendance record",
                                   "evenings a week", "2026-12-04");
  SET (wm_plan_node_get_record (rides), "barrier", "rides home after 21:00");
  SET (wm_plan_node_get_record (wm_plan_add (self->plan, rides, -1)), "text", "case management: rides home", "service",
       "case-management", "modality", "case-management", "staff", baptiste, "frequency", "1", "per", "once", "stop-date",
       "2026-11-27", "setting", "individual");
}

/* As wm_clinic_pick(), without a clinic. */
static WmRecord *
pick (gpointer lists, const char *list, const char *code)
{
  GPtrArray *records = lists;
  for (guint i = 0; i < records->len; i++)
    if (wm_record_get_schema (records->pdata[i]) == &wm_pick_item_schema
        && strcmp (wm_record_get (records->pdata[i], "list"), list) == 0 && strcmp (wm_record_get (records->pdata[i], "code"), code) == 0)
      return records->pdata[i];
  return NULL;
}

/* The first of the levels is the plan's: intensive outpatient of the third edition. */
static void
build_lists (WorkedExample *self)
{
  self->lists = wm_shipped_records (NULL);
  self->facts.levels = new_records ();
  for (guint i = 0; i < self->lists->len; i++)
    if (wm_record_get_schema (self->lists->pdata[i]) == &wm_level_of_care_schema)
      {
        WmRecord *level = self->lists->pdata[i];
        gboolean own = strcmp (wm_record_get (level, "code"), "2.1") == 0 && strcmp (wm_record_get (level, "edition"), "3") == 0;
        g_ptr_array_insert (self->facts.levels, own ? 0 : -1, g_object_ref (level));
      }
}

static void
build_facts (WorkedExample *self)
{
  WmPlanFacts *facts = &self->facts;
  facts->plan = self->plan;
  facts->client = self->client;
  facts->episode = self->episode;
  facts->pick = pick;
  facts->picks = self->lists;
  facts->library = wm_library_find ("plan-statements", NULL);
  facts->review_every_days = 30;
  facts->relapse_plan_days = 14;
  facts->today = wm_day_from_ymd (2026, 11, 20);
  facts->signers = (WmSignerFacts) { self->client, self->episode, facts->today, 18, TRUE, TRUE };
}

WorkedExample *
worked_example_new (void)
{
  WorkedExample *self = g_new0 (WorkedExample, 1);
  build_lists (self);
  build_people (self);
  build_assessment (self);
  build_plan (self);
  build_problem_1 (self);
  build_problem_2 (self);
  build_facts (self);
  return self;
}

void
worked_example_free (WorkedExample *self)
{
  wm_plan_facts_clear (&self->facts);
  g_object_unref (self->plan);
  g_object_unref (self->client);
  g_object_unref (self->episode);
  g_ptr_array_unref (self->lists);
  g_free (self);
}

static gboolean
add_node (WmPlanNode *node, gpointer records)
{
  g_ptr_array_add (records, wm_plan_node_get_record (node));
  return TRUE;
}

/* (transfer container): everything in the order in which a clinic can save it, at @level of that clinic. */
GPtrArray *
worked_example_records (WorkedExample *self, WmRecord *level)
{
  GPtrArray *records = g_ptr_array_new ();
  const WmPlanFacts *f = &self->facts;
  GPtrArray *before[] = { f->diagnoses, f->assessments, f->ratings, f->life_areas, f->screens, f->flags };
  wm_record_set (self->episode, "level", wm_record_get_id (level));
  wm_record_set (wm_plan_get_record (self->plan), "level", wm_record_get_id (level));
  g_ptr_array_extend (records, f->staff, NULL, NULL);
  g_ptr_array_add (records, self->client);
  g_ptr_array_add (records, self->episode);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_ptr_array_extend (records, before[i], NULL, NULL);
  g_ptr_array_add (records, wm_plan_get_record (self->plan));
  wm_plan_foreach (self->plan, add_node, records);
  return records;
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
