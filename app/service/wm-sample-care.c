/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes with an invented person's stay: program, histories of level and phase, papers, authorization, who diagnosed,
 * medication that fits the diagnosis, substance use, mental status; for some a stay of the year before. */
#include "wm-sample-intake.h"

#include <string.h>

typedef struct
{
  const char *code, *route;
} Used;

/* In the order of wm_sample_substances. */
static const Used used[] = { { "alcohol", "oral" }, { "alcohol", "oral" }, { "fentanyl", "smoked" }, { "methamphetamine", "smoked" },
                             { "cocaine", "inhaled" }, { "cannabis", "smoked" }, { "benzodiazepine", "oral" } };

/** _wm_sample_substance: the code in the list "substance". */
const char *
_wm_sample_substance (const WmSamplePerson *p)
{
  g_assert (p->substance < G_N_ELEMENTS (used));
  return used[p->substance].code;
}

static void
set_program (WmSample *self, WmSamplePerson *p)
{
  static const char *const agencies[] = { "County court", "Probation office", "Drug court", NULL };
  g_autofree char *phone = g_strdup_printf ("(555) 010-%04u", 200 + _wm_sample_below (self, 90));
  const char *level = wm_record_get (p->episode, "level");
  for (guint i = 0; i < self->programs->len; i++)
    if (_wm_sample_is (self->programs->pdata[i], "level", level))
      wm_record_set (p->episode, "program", wm_record_get_id (self->programs->pdata[i]));
  if (wm_record_is_empty (p->episode, "track"))
    wm_record_set (p->episode, "track", p->index % 2 ? "day" : "evening");
  if (p->adolescent)
    wm_record_set (p->episode, "parent-told", "agreed");
  if (wm_record_get_bool (p->episode, "mandated"))
    wm_record_set_many (p->episode, "mandate-agency", _wm_sample_pick (self, agencies), "mandate-officer", "R. Hale", "mandate-phone", phone,
                        "mandate-reports", p->index % 2 ? "weekly" : "monthly", NULL);
}

static WmRecord *
add_level (WmSample *self, WmRecord *episode, WmDay day, const char *from, const char *to, const char *reason, WmRecord *who)
{
  WmRecord *row = _wm_sample_record (self, &wm_level_change_schema);
  wm_record_set_many (row, "episode", wm_record_get_id (episode), "old-level", from, "new-level", to, "reason", reason, "decided-by",
                      wm_record_get_id (who), NULL);
  wm_record_set_day (row, "date", day);
  return row;
}

static void
add_phase (WmSample *self, WmRecord *episode, WmDay day, const char *phase)
{
  WmRecord *row = _wm_sample_record (self, &wm_phase_change_schema);
  wm_record_set_many (row, "episode", wm_record_get_id (episode), "phase", phase, NULL);
  wm_record_set_day (row, "date", day);
}

static WmDay
end_of (WmSample *self, WmRecord *episode)
{
  WmDay out = wm_record_get_day (episode, "discharge-date");
  return out == WM_DAY_NONE ? self->until : out;
}

/* A phase every four weeks; who comes to outpatient care came from a program like this one. */
static void
add_histories (WmSample *self, WmSamplePerson *p)
{
  static const char *const phases[] = { "phase-1", "phase-2", "phase-3" };
  WmDay admitted = wm_record_get_day (p->episode, "admit-date"), end = end_of (self, p->episode);
  const char *iop = wm_record_get_id (wm_clinic_find_level (self->clinic, p->adolescent ? "3" : "4", "2.1")), *level = wm_record_get (p->episode, "level");
  gboolean down = wm_record_get_day (p->episode, "admit-date") && strcmp (level, iop) != 0 && _wm_sample_is (p->episode, "prescribed-days", "1");
  if (down)
    wm_record_set (p->episode, "prior-level", iop);
  WmRecord *first = add_level (self, p->episode, admitted, down ? iop : NULL, level, "admission", p->counselor);
  wm_record_set_many (first, "hours-min", wm_record_get (p->episode, "hours-min"), "hours-max", wm_record_get (p->episode, "hours-max"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (phases) && admitted + 28 * (WmDay) i <= end; i++)
    {
      add_phase (self, p->episode, admitted + 28 * (WmDay) i, phases[i]);
      wm_record_set (p->episode, "phase", phases[i]);
    }
}

static void
add_authorization (WmSample *self, WmSamplePerson *p, WmRecord *episode, int days)
{
  WmDay from = wm_record_get_day (episode, "admit-date");
  if (_wm_sample_is (p->client, "payer", "Self-pay"))
    return;
  WmRecord *row = _wm_sample_record (self, &wm_authorization_schema);
  g_autofree char *number = g_strdup_printf ("A-%06u", _wm_sample_below (self, 1000000));
  wm_record_set_many (row, "episode", wm_record_get_id (episode), "payer", wm_record_get (p->client, "payer"), "number", number, "units", "36", "unit", "day", NULL);
  wm_record_set_day (row, "from-date", from);
  wm_record_set_day (row, "to-date", from + days);
}

static void
add_papers (WmSample *self, WmSamplePerson *p)
{
  static const char *const kinds[] = { "consent", "privacy", "rights", "rules" };
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      WmRecord *paper = _wm_sample_record (self, &wm_document_schema);
      const char *given = wm_record_get (p->episode, "admit-date");
      gboolean refused = i == 1 && p->index % 19 == 5;
      wm_record_set_many (paper, "episode", wm_record_get_id (p->episode), "kind", kinds[i], "version", "2026-01", "given", given, "given-by",
                          wm_record_get_id (self->front_desk), "signed", refused ? NULL : given, "refused", refused ? "1" : NULL, "reason",
                          refused ? "Took it along and signs nothing as a rule." : NULL, NULL);
    }
}

/* By a credential that allows it: the counselor's, else the supervisor's. */
static void
set_diagnosed (WmSample *self, WmSamplePerson *p)
{
  WmRecord *who = wm_record_get_bool (p->counselor, "may-diagnose") ? p->counselor : self->supervisor;
  wm_record_set_many (p->diagnosis, "diagnosed-by", wm_record_get_id (who), "rank", "1", NULL);
  gint64 rank = 2;
  for (guint i = 0; i < G_N_ELEMENTS (p->needs); i++)
    if (p->needs[i].diagnosis)
      {
        wm_record_set (p->needs[i].diagnosis, "diagnosed-by", wm_record_get_id (who));
        wm_record_set_int (p->needs[i].diagnosis, "rank", rank++);
      }
}

typedef struct
{
  const char *name, *purpose, *dose, *route, *frequency;
} Medicine;

static void
add_medication (WmSample *self, WmSamplePerson *p, const Medicine *m, const char *status)
{
  WmRecord *row = _wm_sample_record (self, &wm_medication_schema);
  gboolean taken = strcmp (status, "active") == 0;
  wm_record_set_many (row, "client", wm_record_get_id (p->client), "name", m->name, "purpose", m->purpose, "dose", taken ? m->dose : NULL, "route", m->route,
                      "frequency", taken ? m->frequency : NULL, "prescriber", taken ? "Dr. M. Ferreira" : NULL, "status", status, "adherence",
                      taken ? (p->index % 4 ? "always" : "mostly") : NULL, NULL);
  if (taken)
    wm_record_set_day (row, "start-date", MIN (wm_record_get_day (p->episode, "admit-date") + (WmDay) (p->index % 6), end_of (self, p->episode)));
}

/* An opioid use disorder is offered medication, and naloxone to have at home; a severe alcohol use disorder is offered it. */
static void
add_for_use (WmSample *self, WmSamplePerson *p)
{
  static const Medicine opioids[] = { { "buprenorphine and naloxone", "moud", "16 mg", "sublingual", "once a day" },
                                      { "methadone", "moud", "80 mg", "oral", "once a day, at the opioid treatment program" },
                                      { "naltrexone, long-acting", "moud", "380 mg", "injection", "every four weeks" } };
  static const Medicine naloxone = { "naloxone", "reversal", "4 mg", "nasal", "when needed" };
  static const Medicine alcohol[] = { { "naltrexone", "maud", "50 mg", "oral", "once a day" }, { "acamprosate", "maud", "666 mg", "oral", "three times a day" } };
  if (p->substance == WM_SAMPLE_OPIOIDS)
    {
      gboolean taken = p->index % 5 != 0;
      add_medication (self, p, &opioids[p->index % 10 < 7 ? 0 : p->index % 10 - 7], taken ? "active" : "declined");
      add_medication (self, p, &naloxone, "active");
      wm_record_set (p->diagnosis, "on-maintenance", taken && p->index % 10 != 9 ? "1" : "0"); /* naltrexone isn't maintenance */
    }
  else if (_wm_sample_is (p->diagnosis, "severity", "severe") && strcmp (_wm_sample_substance (p), "alcohol") == 0)
    add_medication (self, p, &alcohol[p->index % 2], p->index % 3 ? "active" : "offered");
}

static void
add_for_mind (WmSample *self, WmSamplePerson *p)
{
  static const struct { const char *code; Medicine medicine; } all[] = {
    { "F32.1", { "sertraline", "psychiatric", "50 mg", "oral", "once a day" } }, { "F41.0", { "escitalopram", "psychiatric", "10 mg", "oral", "once a day" } },
    { "F43.10", { "prazosin", "psychiatric", "2 mg", "oral", "at night" } },
  };
  for (guint i = 0; i < p->n_needs; i++)
    for (guint j = 0; p->needs[i].diagnosis && j < G_N_ELEMENTS (all); j++)
      if (_wm_sample_is (p->needs[i].diagnosis, "code", all[j].code))
        add_medication (self, p, &all[j].medicine, p->index % 3 ? "active" : "offered");
}

static void
add_use (WmSample *self, WmSamplePerson *p, const char *substance, const char *route, const char *rank, int days)
{
  WmRecord *row = _wm_sample_record (self, &wm_substance_use_schema);
  WmDay assessed = wm_record_get_day (p->assessment, "assessed");
  int age = _wm_sample_age (self, p);
  wm_record_set_many (row, "assessment", wm_record_get_id (p->assessment), "substance", substance, "route", route, "rank", rank, "frequency",
                      days > 24 ? "daily" : days > 11 ? "often" : days > 4 ? "weekly" : "monthly", "withdrawal", days > 15 ? "1" : "0", "overdoses", "0", NULL);
  wm_record_set_int (row, "age-first", _wm_sample_between (self, 12, MIN (age - 1, 30)));
  wm_record_set_int (row, "days-used", days);
  wm_record_set_day (row, "last-use", assessed - 1 - (WmDay) _wm_sample_below (self, 5));
}

static void
add_history (WmSample *self, WmSamplePerson *p)
{
  static const char *const outcomes[] = { "completed", "left", "transferred", "unknown", NULL };
  int year, month, day;
  wm_day_to_ymd (wm_record_get_day (p->assessment, "assessed"), &year, &month, &day);
  WmRecord *row = _wm_sample_record (self, &wm_prior_treatment_schema);
  wm_record_set_many (row, "assessment", wm_record_get_id (p->assessment), "place", p->index % 2 ? "Hillside Residential" : "Springfield Outpatient", "level",
                      wm_record_get_id (wm_clinic_find_level (self->clinic, "4", p->index % 2 ? "3.5" : "1.5")), "outcome", _wm_sample_pick (self, outcomes), NULL);
  wm_record_set_int (row, "year", year - 1 - (int) _wm_sample_below (self, 2));
}

static void
add_mental_status (WmSample *self, WmSamplePerson *p)
{
  WmRecord *row = _wm_sample_record (self, &wm_mental_status_schema);
  const char *mood = "even", *content = p->flag && _wm_sample_is (p->flag, "kind", "suicide") ? "suicidal" : "usual";
  for (guint i = 0; i < p->n_needs; i++)
    if (p->needs[i].trouble->screen)
      mood = strcmp (p->needs[i].trouble->screen, "phq-9") == 0 ? "low" : "anxious";
  wm_record_set_many (row, "assessment", wm_record_get_id (p->assessment), "appearance", p->index % 5 ? "casual" : "well-kept", "behavior", "cooperative",
                      "speech", "normal", "mood", mood, "affect", strcmp (mood, "low") == 0 ? "restricted" : "full", "thought-process", "clear",
                      "thought-content", content, "perception", "usual", "cognition", "oriented", "insight", p->index % 3 ? "good" : "fair", NULL);
}

/* Recommendations and the order of the problems are those the plan takes up. */
static void
complete_assessment (WmSample *self, WmSamplePerson *p)
{
  const WmSampleSubstance *s = &wm_sample_substances[p->substance];
  WmRecord *level = wm_clinic_level (self->clinic, wm_record_get (p->episode, "level"));
  g_autofree char *advice = g_strdup_printf ("%s, %s days a week%s%s.", wm_record_get (level, "label"), wm_record_get (p->episode, "prescribed-days"),
                                             s->consult ? "; " : "", s->consult ? s->consult : "");
  g_autoptr (GString) problems = g_string_new (s->title);
  for (guint i = 0; i < p->n_needs; i++)
    g_string_append_printf (problems, "\n%s", p->needs[i].trouble->title);
  wm_record_set_many (p->assessment, "recommendations", advice, "problem-list", problems->str, NULL);
  add_use (self, p, _wm_sample_substance (p), used[p->substance].route, "primary", p->use_days);
  if (p->index % 2)
    add_use (self, p, "tobacco", "smoked", "secondary", 30);
  if (p->index % 4 == 3 && p->substance != 5)
    add_use (self, p, "cannabis", "smoked", "tertiary", _wm_sample_between (self, 1, 6));
  if (p->index % 3 == 0 && !p->adolescent)
    add_history (self, p);
  add_mental_status (self, p);
}

/* When they can't come: at work, at hours that leave room for their own group. */
static void
add_hours (WmSample *self, WmSamplePerson *p)
{
  static const char *const days[] = { "monday", "wednesday", "friday" };
  gboolean evening = _wm_sample_is (p->episode, "track", "evening");
  if (p->job == NULL || p->index % 3)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    wm_record_set_many (_wm_sample_record (self, &wm_availability_schema), "client", wm_record_get_id (p->client), "weekday", days[i], "starts",
                        evening ? "07:30" : "13:30", "ends", evening ? "16:00" : "21:30", "kind", "work", NULL);
}

/* The stay of the year before: intensive outpatient care, stepped down when the goals were met, over since. */
static void
add_stay_before (WmSample *self, WmSamplePerson *p)
{
  WmDay admitted = self->until - 420 - (WmDay) _wm_sample_below (self, 280), down = admitted + 42 + (WmDay) _wm_sample_below (self, 20);
  const char *iop = wm_record_get_id (wm_clinic_find_level (self->clinic, "4", "2.1")), *op = wm_record_get_id (wm_clinic_find_level (self->clinic, "4", "1.5"));
  WmRecord *stay = _wm_sample_record (self, &wm_episode_schema);
  wm_record_set_many (stay, "client", wm_record_get_id (p->client), "program", wm_record_get_id (self->programs->pdata[0]), "track", "evening", "level", op,
                      "counselor", wm_record_get_id (p->counselor), "prescribed-days", "1", "hours-min", "2", "hours-max", "5", "planned-weeks", "14",
                      "phase", "phase-2", "referral-source", "self", "mandated", "0", "consent-basis", "adult", NULL);
  wm_record_set_day (stay, "admit-date", admitted);
  wm_record_set_day (stay, "expected-end", admitted + 98);
  wm_record_set_day (stay, "discharge-date", down + 30 + (WmDay) _wm_sample_below (self, 20));
  _wm_sample_inquiry (self, p, admitted - 5, admitted, "discharged");
  add_level (self, stay, admitted, NULL, iop, "admission", p->counselor);
  wm_record_set_many (add_level (self, stay, down, iop, op, "goals-met", p->counselor), "criteria-met", "Four weeks without use and every session kept.",
                      "hours-min", "2", "hours-max", "5", NULL);
  add_phase (self, stay, admitted, "phase-1");
  add_phase (self, stay, down, "phase-2");
  add_authorization (self, p, stay, 112);
}

/** _wm_sample_care: for who has an episode and its assessment. */
void
_wm_sample_care (WmSample *self, WmSamplePerson *p)
{
  set_program (self, p);
  add_histories (self, p);
  add_authorization (self, p, p->episode, 56);
  add_papers (self, p);
  set_diagnosed (self, p);
  add_for_use (self, p);
  add_for_mind (self, p);
  complete_assessment (self, p);
  add_hours (self, p);
  if (p->index % 6 == 2 && !p->adolescent && _wm_sample_age (self, p) > 21)
    add_stay_before (self, p);
}
