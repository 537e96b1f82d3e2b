/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan built from one person's own assessment: their words, numbers, strengths and troubles. */
#include "wm-sample-private.h"

#include <string.h>

/* What a draft still lacks, one of these for every other draft. */
typedef enum
{
  LACKS_NOTHING,
  LACKS_NUMBER,
  LACKS_CRITERIA,
  LACKS_DATE,
  LACKS_STAFF,
  N_LACKS
} Lack;

typedef struct
{
  WmSample *sample;
  const WmSamplePerson *person;
  WmPlan *plan;
  WmRecord *record;
  WmDay made;
  Lack lack;
} Build;

static WmPlanNode *
add (Build *b, const WmSchema *schema, WmPlanNode *parent, guint position)
{
  WmRecord *record = _wm_sample_record (b->sample, schema);
  wm_record_set_many (record, "plan", wm_record_get_id (b->record), schema->parent,
                      wm_record_get_id (parent ? wm_plan_node_get_record (parent) : b->record), "item", wm_record_get_id (record), NULL);
  wm_record_set_int (record, "position", position);
  return wm_plan_attach (b->plan, parent, record);
}

static void
take_over (Build *b)
{
  static const char *const same[] = { "own-words", "strengths", "needs", "abilities", "preferences", "barriers" };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (b->record, same[i], wm_record_get (b->person->assessment, same[i]));
}

static void
add_talk (Build *b)
{
  const WmSamplePerson *p = b->person;
  g_autofree char *supports = g_strdup_printf ("%s (%s)", wm_record_get (p->client, "emergency-name"), p->kin);
  wm_record_set_many (b->record, "took-part", "1", "took-part-how", _wm_sample_choose (b->sample, p, NULL, wm_sample_took_part),
                      "copy-offered", "1", "explained-in", wm_record_get (p->client, "language"), "explained-by",
                      wm_record_get (p->episode, "counselor"), "supports", supports, "family-invited",
                      _wm_sample_below (b->sample, 3) ? "1" : "0", NULL);
}

static const char *
next_level (Build *b)
{
  const WmSamplePerson *p = b->person;
  WmRecord *level = wm_clinic_level (b->sample->clinic, wm_record_get (p->episode, "level"));
  const char *code = wm_record_get (level, "code"), *edition = p->adolescent ? "3" : "4";
  const char *next = strcmp (code, "2.5") == 0 ? "2.1" : strcmp (code, "2.1") == 0 ? (p->adolescent ? "1" : "1.5") : NULL;
  WmRecord *below = next ? wm_clinic_find_level (b->sample->clinic, edition, next) : NULL;
  return below ? wm_record_get_id (below) : NULL;
}

static void
start_plan (Build *b, const char *state)
{
  const WmSamplePerson *p = b->person;
  b->record = _wm_sample_record (b->sample, &wm_plan_schema);
  b->plan = wm_plan_build (b->record);
  wm_record_set_many (b->record, "client", wm_record_get_id (p->client), "episode", wm_record_get_id (p->episode), "version", "1",
                      "state", state, "kind", "initial", "level", wm_record_get (p->episode, "level"), "counselor",
                      wm_record_get (p->episode, "counselor"), "assessment", wm_record_get_id (p->assessment), "stage",
                      g_rand_boolean (b->sample->rand) ? "action" : "preparation", "next-level", next_level (b), NULL);
  wm_record_set_day (b->record, "plan-date", b->made);
  wm_record_set_day (b->record, "next-review", b->made + 14);
  wm_record_set_day (b->record, "step-down-date", wm_record_get_day (p->episode, "expected-end"));
  take_over (b);
  add_talk (b);
}

static WmRecord *
add_intervention (Build *b, WmPlanNode *objective, guint position, const char *service, const char *modality, const char *text)
{
  WmRecord *record = wm_plan_node_get_record (add (b, &wm_intervention_schema, objective, position));
  wm_record_set_many (record, "service", service, "modality", modality, "text", text, NULL);
  wm_record_set_day (record, "start-date", b->made);
  return record;
}

static void
schedule (WmRecord *intervention, const char *staff, guint frequency, const char *per, guint minutes, guint sessions, const char *setting)
{
  wm_record_set_many (intervention, "staff", staff, "per", per, "setting", setting, NULL);
  wm_record_set_int (intervention, "frequency", frequency);
  wm_record_set_int (intervention, "minutes", minutes);
  wm_record_set_int (intervention, "sessions", sessions);
}

static void
refer (Build *b, WmRecord *intervention, const char *provider)
{
  wm_record_set_many (intervention, "provider", provider, "frequency", "1", "per", "once", "setting", "external", NULL);
  wm_record_set_day (intervention, "stop-date", b->made + 14);
}

static WmDay
by_when (Build *b, int days)
{
  WmDay end = wm_record_get_day (b->person->episode, "expected-end");
  return MAX (MIN (b->made + days, end), b->made);
}

static void
measure (Build *b, WmRecord *objective, int baseline, int target, const char *unit, int days)
{
  wm_record_set_many (objective, "measure-type", "count", "unit", unit, "status", "active", NULL);
  wm_record_set_int (objective, "baseline", baseline);
  wm_record_set_int (objective, "now", baseline + (target - baseline) * (int) _wm_sample_below (b->sample, 4) / 4);
  wm_record_set_int (objective, "target", target);
  wm_record_set_day (objective, "start-date", b->made);
  wm_record_set_day (objective, "target-date", by_when (b, days));
}

/* What happens, told by facts: @title for the client, @what for the chart, @score only for the chart. */
static WmPlanNode *
add_problem (Build *b, guint position, const char *title, const char *what, const char *facts, const char *score)
{
  g_autofree char *evidence = score ? g_strdup_printf ("%s and %s", facts, score) : g_strdup (facts);
  g_autofree char *statement = g_strdup_printf ("%s, as evidenced by %s.", what, evidence);
  g_autofree char *plain = g_strdup_printf ("%s, as shown by %s.", title, facts);
  WmPlanNode *problem = add (b, &wm_problem_schema, NULL, position);
  WmRecord *record = wm_plan_node_get_record (problem);
  wm_record_set_many (record, "title", title, "statement", statement, "evidence", evidence, "plain", plain, "status", "active", NULL);
  wm_record_set_day (record, "identified", b->made);
  return problem;
}

static WmPlanNode *
add_goal (Build *b, WmPlanNode *problem, const WmSampleNeed *need, const char *const *list)
{
  WmPlanNode *goal = add (b, &wm_goal_schema, problem, 1);
  wm_record_set_many (wm_plan_node_get_record (goal), "text", _wm_sample_choose (b->sample, b->person, need, list), "own-words", "1", NULL);
  return goal;
}

/* The program's own hours: what the level of care asks for. */
static void
add_program (Build *b, WmPlanNode *objective)
{
  const WmSamplePerson *p = b->person;
  const char *counselor = wm_record_get (p->episode, "counselor");
  const char *code = wm_record_get (wm_clinic_level (b->sample->clinic, wm_record_get (p->episode, "level")), "code");
  gboolean more = strcmp (code, "2.5") == 0, iop = strcmp (code, "2.1") == 0;
  guint days = more ? 5 : iop ? 3 : 1, minutes = more ? 240 : iop ? 180 : 120;
  WmRecord *alone = add_intervention (b, objective, 1, "individual", "cbt", "cognitive behavioral therapy, one to one");
  schedule (alone, b->lack == LACKS_STAFF ? NULL : counselor, 1, "week", 50, 10, "individual");
  WmRecord *group = add_intervention (b, objective, 2, "relapse-prevention", "relapse-prevention", "relapse-prevention group");
  schedule (group, counselor, days, "week", minutes, days * 12, "group");
}

static void
add_use_problem (Build *b)
{
  const WmSamplePerson *p = b->person;
  const WmSampleSubstance *s = &wm_sample_substances[p->substance];
  g_autofree char *score = g_strdup_printf ("a score of %d in the %s", p->screen_score, wm_clinic_label (b->sample->clinic, "instrument", s->screen));
  WmPlanNode *problem = add_problem (b, 1, s->title, s->title, p->use_facts, score);
  wm_record_set_many (wm_plan_node_get_record (problem), "dimension", _wm_sample_dimension (p, "4"), "second-dimension",
                      s->consult ? _wm_sample_dimension (p, "1") : NULL, "diagnosis", wm_record_get_id (p->diagnosis), "priority", "urgent",
                      "screen", s->screen, NULL);
  WmPlanNode *objective = add (b, &wm_objective_schema, add_goal (b, problem, NULL, wm_sample_own_goals), 1);
  WmRecord *record = wm_plan_node_get_record (objective);
  int target = _wm_sample_between (b->sample, 24, 30);
  g_autofree char *text = g_strdup_printf ("have %d or more %s days in any 30, %s", target, s->free_of,
                                           _wm_sample_choose (b->sample, p, NULL, wm_sample_helps));
  const char *strengths = wm_record_get (b->record, "strengths");
  g_autofree char *strength = g_strndup (strengths, strcspn (strengths, "\n"));
  wm_record_set_many (record, "text", text, "method", s->method, "plain-method", s->plain_method, "strength", strength, "relapse-plan", "1", NULL);
  measure (b, record, 30 - p->use_days, target, "days in 30", 60);
  add_program (b, objective);
  if (s->consult)
    refer (b, add_intervention (b, objective, 3, "medication", "medication", s->consult), "Dr. R. Lindqvist");
}

static void
treat (Build *b, WmPlanNode *objective, const WmSampleTrouble *t)
{
  const char *staff = strcmp (t->service, "peer-support") == 0 ? wm_record_get_id (b->sample->peer) : wm_record_get (b->person->episode, "counselor");
  WmRecord *intervention = add_intervention (b, objective, 1, t->service, t->modality, t->text);
  if (t->provider)
    refer (b, intervention, t->provider);
  else
    schedule (intervention, staff, 1, "two-weeks", 30, _wm_sample_below (b->sample, 2) ? 6 : 4, "individual");
}

static void
add_need_objective (Build *b, WmPlanNode *goal, const WmSampleNeed *need, gboolean last)
{
  const WmSampleTrouble *t = need->trouble;
  WmPlanNode *objective = add (b, &wm_objective_schema, goal, 1);
  WmRecord *record = wm_plan_node_get_record (objective);
  const char *text = _wm_sample_choose (b->sample, b->person, need, t->objectives);
  wm_record_set_many (record, "text", b->lack == LACKS_NUMBER && last ? "call [n] people at least once a week" : text, "method", t->method,
                      "plain-method", t->plain_method, "barrier", t->barrier, NULL);
  measure (b, record, need->from, need->to, t->unit, 30 + 5 * (int) _wm_sample_below (b->sample, 5));
  if (b->lack == LACKS_DATE && last)
    wm_record_set (record, "target-date", NULL);
  treat (b, objective, t);
}

static WmPlanNode *
add_need_problem (Build *b, const WmSampleNeed *need, guint position)
{
  const WmSampleTrouble *t = need->trouble;
  g_autofree char *score = t->screen ? g_strdup_printf ("a score of %d in the %s", need->score, wm_clinic_label (b->sample->clinic, "instrument", t->screen)) : NULL;
  WmPlanNode *problem = add_problem (b, position, t->title, t->what, need->facts, score);
  wm_record_set_many (wm_plan_node_get_record (problem), "dimension", _wm_sample_dimension (b->person, t->dimension), "life-area", t->area,
                      "screen", t->screen, "priority", position == 2 ? "high" : "medium", "diagnosis",
                      need->diagnosis ? wm_record_get_id (need->diagnosis) : NULL, NULL);
  return problem;
}

static void
add_need (Build *b, guint i)
{
  const WmSamplePerson *p = b->person;
  WmPlanNode *problem = add_need_problem (b, &p->needs[i], i + 2);
  if (p->flag && i == 2)
    wm_record_set_many (wm_plan_node_get_record (problem), "safety-flag", wm_record_get_id (p->flag), "priority", "urgent", NULL);
  add_need_objective (b, add_goal (b, problem, &p->needs[i], p->needs[i].trouble->goals), &p->needs[i], i + 1 == p->n_needs);
}

/* Known, and not worked on now: kept in sight with its reason; what has a diagnosis goes to someone who treats it. */
static void
add_waiting (Build *b)
{
  const WmSamplePerson *p = b->person;
  const WmSampleNeed *need = &p->needs[p->n_needs];
  WmPlanNode *problem = add_need_problem (b, need, p->n_needs + 2);
  wm_record_set_many (wm_plan_node_get_record (problem), "status", need->diagnosis ? "referred" : "deferred", "priority", "low", "reason",
                      need->diagnosis ? need->trouble->provider : _wm_sample_choose (b->sample, p, NULL, wm_sample_reasons_to_wait), NULL);
}

static void
add_criteria (Build *b)
{
  int days = 24 + (int) (b->person->index % 5);
  g_autofree char *criteria = g_strdup_printf ("%d or more days free of use in any 30\nmean confidence of 7 or more in the risky situations of the relapse-prevention plan", days);
  wm_record_set (b->record, "step-down-criteria", criteria);
}

static WmDay
day_made (WmSample *self, const WmSamplePerson *person)
{
  WmDay admitted = wm_record_get_day (person->episode, "admit-date");
  WmDay reviewed = self->until - (WmDay) _wm_sample_below (self, 32); /* who is here longer had reviews; a few are late */
  gboolean over = !wm_record_is_empty (person->episode, "discharge-date");
  return MIN (over ? admitted + 4 : MAX (admitted + 4, reviewed), self->until);
}

/** _wm_sample_plan: a signed plan in force for most; a draft for every fifth, some with what drafts still lack. */
void
_wm_sample_plan (WmSample *self, const WmSamplePerson *person)
{
  gboolean draft = wm_record_is_empty (person->episode, "discharge-date") && person->index % 5 == 0;
  Build b = { .sample = self, .person = person, .made = day_made (self, person),
              .lack = draft ? person->index / 5 % N_LACKS : LACKS_NOTHING };
  start_plan (&b, draft ? "draft" : "in-force");
  add_use_problem (&b);
  for (guint i = 0; i < person->n_needs; i++)
    add_need (&b, i);
  if (person->waits)
    add_waiting (&b);
  if (b.lack != LACKS_CRITERIA)
    add_criteria (&b);
  if (!draft)
    {
      _wm_sample_sign (self, person, b.plan);
      _wm_sample_reviews (self, person, b.plan);
    }
  g_object_unref (b.plan);
}
