/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan built from one person's own assessment: their words, numbers, strengths and troubles. */
#include "wm-sample-private.h"

#include "wm-sample-data.h"

#include <string.h>

typedef struct
{
  WmSample *sample;
  const WmSamplePerson *person;
  WmRecord *plan;
  WmDay made;
} Build;

static WmRecord *
add (Build *b, const WmSchema *schema, WmRecord *parent, guint position)
{
  WmRecord *record = _wm_sample_record (b->sample, schema);
  wm_record_set_many (record, "plan", wm_record_get_id (b->plan), schema->parent, wm_record_get_id (parent), "item",
                      wm_record_get_id (record), NULL);
  wm_record_set_int (record, "position", position);
  return record;
}

static void
take_over (Build *b)
{
  static const char *const same[] = { "own-words", "strengths", "needs", "abilities", "preferences", "barriers" };
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (b->plan, same[i], wm_record_get (b->person->assessment, same[i]));
}

static void
start_plan (Build *b, const char *state)
{
  const WmSamplePerson *p = b->person;
  WmSample *s = b->sample;
  gboolean iop = !wm_record_is_empty (p->episode, "level");
  b->plan = _wm_sample_record (s, &wm_plan_schema);
  wm_record_set_many (b->plan, "client", wm_record_get_id (p->client), "episode", wm_record_get_id (p->episode), "version", "1",
                      "state", state, "kind", "initial", "level", wm_record_get (p->episode, "level"), "counselor",
                      wm_record_get (p->episode, "counselor"), "assessment", wm_record_get_id (p->assessment), "stage",
                      g_rand_boolean (s->rand) ? "action" : "preparation", "took-part", "1", "took-part-how",
                      "chose the goals and their order", "copy-offered", "1", "explained-in", wm_record_get (p->client, "language"), NULL);
  wm_record_set_day (b->plan, "plan-date", b->made);
  wm_record_set_day (b->plan, "next-review", b->made + 28);
  wm_record_set_day (b->plan, "step-down-date", wm_record_get_day (p->episode, "expected-end"));
  if (iop)
    wm_record_set (b->plan, "next-level", wm_record_get_id (wm_clinic_find_level (s->clinic, p->adolescent ? "3" : "4", p->adolescent ? "1" : "1.5")));
  take_over (b);
}

static void
add_intervention (Build *b, WmRecord *objective, guint position, const char *service, const char *modality, const char *text,
                  const char *staff, const char *frequency, const char *per, const char *minutes, const char *sessions, const char *setting)
{
  WmRecord *record = add (b, &wm_intervention_schema, objective, position);
  wm_record_set_many (record, "service", service, "modality", modality, "text", text, "staff", staff, "frequency", frequency, "per",
                      per, "minutes", minutes, "sessions", sessions, "setting", setting, NULL);
  wm_record_set_day (record, "start-date", b->made);
}

static void
add_consult (Build *b, WmRecord *objective, const char *text)
{
  WmRecord *record = add (b, &wm_intervention_schema, objective, 3);
  wm_record_set_many (record, "service", "medication", "modality", "medication", "text", text, "provider", "Dr. R. Lindqvist",
                      "frequency", "1", "per", "once", "setting", "external", NULL);
  wm_record_set_day (record, "stop-date", b->made + 14);
}

static void
measure (Build *b, WmRecord *objective, int baseline, int target, const char *unit, WmDay by)
{
  wm_record_set_many (objective, "measure-type", "count", "unit", unit, "status", "active", NULL);
  wm_record_set_int (objective, "baseline", baseline);
  wm_record_set_int (objective, "now", baseline + (target - baseline) * (int) _wm_sample_below (b->sample, 4) / 4);
  wm_record_set_int (objective, "target", target);
  wm_record_set_day (objective, "start-date", b->made);
  wm_record_set_day (objective, "target-date", by);
}

static WmDay
by_when (Build *b, int days)
{
  WmDay end = wm_record_get_day (b->person->episode, "expected-end");
  return MAX (MIN (b->made + days, end), b->made);
}

static void
add_use_problem (Build *b)
{
  const WmSamplePerson *p = b->person;
  const WmSampleSubstance *s = &wm_sample_substances[p->substance];
  const char *consequence = _wm_sample_pick (b->sample, wm_sample_consequences);
  const char *counselor = wm_record_get (p->episode, "counselor");
  g_autofree char *facts = g_strdup_printf ("%d %s days in the last 30 and %s", p->use_days, s->use, consequence);
  g_autofree char *statement = g_strdup_printf ("%s, as evidenced by %s.", s->title, facts);
  g_autofree char *plain = g_strdup_printf ("%s, as shown by %s.", s->title, facts);
  WmRecord *problem = add (b, &wm_problem_schema, b->plan, 1);
  wm_record_set_many (problem, "title", s->title, "statement", statement, "evidence", facts, "plain", plain, "dimension",
                      p->adolescent ? "3.5" : "4.4", "diagnosis", wm_record_get_id (p->diagnosis), "priority", "urgent", "status", "active", NULL);
  wm_record_set_day (problem, "identified", b->made);
  WmRecord *goal = add (b, &wm_goal_schema, problem, 1);
  wm_record_set_many (goal, "text", _wm_sample_pick (b->sample, wm_sample_own_goals), "own-words", "1", NULL);
  int free_days = 30 - p->use_days, target = 24 + (int) _wm_sample_below (b->sample, 7);
  g_autofree char *text = g_strdup_printf ("have %d or more %s days in any 30", target, s->free_of);
  const char *strengths = wm_record_get (b->plan, "strengths");
  g_autofree char *strength = g_strndup (strengths, strcspn (strengths, "\n"));
  WmRecord *objective = add (b, &wm_objective_schema, goal, 1);
  wm_record_set_many (objective, "text", text, "method", s->method, "plain-method", s->plain_method, "strength", strength, NULL);
  measure (b, objective, free_days, target, "days in 30", by_when (b, 60));
  add_intervention (b, objective, 1, "individual", "cbt", "cognitive behavioral therapy, one to one", counselor, "1", "week", "50", "10", "individual");
  add_intervention (b, objective, 2, "relapse-prevention", "relapse-prevention", "relapse-prevention group", counselor, "3", "week",
                    p->adolescent ? "120" : "180", "36", "group");
  if (s->consult)
    add_consult (b, objective, s->consult);
}

typedef struct
{
  int n, score, from, to;
  const char *kin, *job;
} Own;

static char *
fill_own (const Own *own, const char *text)
{
  const struct { const char *slot; int number; } numbers[] = { { "{n}", own->n }, { "{score}", own->score }, { "{from}", own->from }, { "{to}", own->to } };
  GString *out = g_string_new (text);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", numbers[i].number);
      g_string_replace (out, numbers[i].slot, number, 0);
    }
  g_string_replace (out, "{person}", own->kin, 0);
  g_string_replace (out, "{job}", own->job, 0);
  return g_string_free (out, FALSE);
}

static Own
draw_own (Build *b, const WmSampleTrouble *t)
{
  WmSample *s = b->sample;
  return (Own){ 3 + (int) _wm_sample_below (s, 12), 10 + (int) _wm_sample_below (s, 11), g_rand_int_range (s->rand, t->from_low, t->from_high + 1),
                g_rand_int_range (s->rand, t->to_low, t->to_high + 1), wm_record_get (b->person->client, "emergency-relation"),
                _wm_sample_pick (s, wm_sample_jobs) };
}

static WmRecord *
add_trouble_problem (Build *b, const WmSampleTrouble *t, const Own *own, guint position)
{
  static const char *const third[] = { "3.1", "3.2", "3.3", "3.5", "3.6", "3.4" }; /* crosswalk of 1.2 */
  g_autofree char *fourth = g_strdup_printf ("4.%s", t->dimension);
  g_autofree char *facts = fill_own (own, t->facts[_wm_sample_below (b->sample, G_N_ELEMENTS (t->facts))]);
  g_autofree char *statement = g_strdup_printf ("%s, as evidenced by %s.", t->what, facts);
  g_autofree char *plain = g_strdup_printf ("%s, as shown by %s.", t->title, facts);
  WmRecord *problem = add (b, &wm_problem_schema, b->plan, position);
  wm_record_set_many (problem, "title", t->title, "statement", statement, "evidence", facts, "plain", plain, "dimension",
                      b->person->adolescent ? third[t->dimension[0] - '1'] : fourth, "priority", position == 2 ? "high" : "medium",
                      "status", "active", NULL);
  wm_record_set_day (problem, "identified", b->made);
  return problem;
}

static void
add_trouble (Build *b, const WmSampleTrouble *t, guint position, gboolean blank)
{
  const WmSamplePerson *p = b->person;
  const Own own = draw_own (b, t);
  WmRecord *goal = add (b, &wm_goal_schema, add_trouble_problem (b, t, &own, position), 1);
  g_autofree char *wish = fill_own (&own, t->goals[_wm_sample_below (b->sample, G_N_ELEMENTS (t->goals))]);
  wm_record_set_many (goal, "text", wish, "own-words", "1", NULL);
  WmRecord *objective = add (b, &wm_objective_schema, goal, 1);
  g_autofree char *text = fill_own (&own, t->objective);
  wm_record_set_many (objective, "text", blank ? "call [n] people at least once a week" : text, "method", t->method, NULL);
  measure (b, objective, own.from, own.to, t->unit, by_when (b, 30 + 5 * (int) _wm_sample_below (b->sample, 5)));
  const char *staff = strcmp (t->service, "peer-support") == 0 ? wm_record_get_id (b->sample->peer) : wm_record_get (p->episode, "counselor");
  const char *sessions = _wm_sample_below (b->sample, 2) ? "6" : "4";
  add_intervention (b, objective, 1, t->service, t->modality, t->text, staff, "1", "two-weeks", "30", sessions, "individual");
}

/** _wm_sample_plan: a plan in force for most; a draft for every fifth, some with what drafts still lack. */
void
_wm_sample_plan (WmSample *self, const WmSamplePerson *person)
{
  WmDay admitted = wm_record_get_day (person->episode, "admit-date");
  gboolean draft = wm_record_is_empty (person->episode, "discharge-date") && person->index % 5 == 0;
  WmDay reviewed = self->until - (WmDay) _wm_sample_below (self, 32); /* who is here longer had reviews; a few are late */
  WmDay made = wm_record_is_empty (person->episode, "discharge-date") ? MAX (admitted + 4, reviewed) : admitted + 4;
  Build b = { self, person, NULL, MIN (made, self->until) };
  start_plan (&b, draft ? "draft" : "in-force");
  add_use_problem (&b);
  for (guint i = 0; i < 2; i++)
    add_trouble (&b, &wm_sample_troubles[person->troubles[i]], i + 2, draft && person->index % 10 == 5 && i == 1);
  g_autofree char *criteria = g_strdup_printf ("%d or more days free of use in any 30, and mean confidence of 7 or more in my risky situations",
                                               24 + (int) (person->index % 5));
  if (!(draft && person->index % 15 == 10))
    wm_record_set (b.plan, "step-down-criteria", criteria);
}
