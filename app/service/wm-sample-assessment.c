/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What intake found out about one invented person: needs with their own numbers, diagnoses, the signed assessment with
 * ratings and life areas, screenings, a safety flag for some. Facts agree: what the plan quotes stands here. */
#include "wm-sample-private.h"

#include <string.h>

/* A need of the person's own: no other has the same numbers and words. */
static void
add_need (WmSample *self, WmSamplePerson *p, guint place, const WmSampleTrouble *t)
{
  WmSampleNeed *need = &p->needs[place];
  *need = (WmSampleNeed){ .trouble = t, .n = _wm_sample_between (self, 3, 12), .score = _wm_sample_between (self, t->score_low, t->score_high),
                          .from = _wm_sample_between (self, t->from_low, t->from_high), .to = _wm_sample_between (self, t->to_low, t->to_high) };
  need->facts = _wm_sample_choose (self, p, need, t->facts);
}

static void
draw_needs (WmSample *self, WmSamplePerson *p)
{
  guint first = _wm_sample_below (self, wm_sample_n_troubles), n = 2;
  guint second = (first + 1 + _wm_sample_below (self, wm_sample_n_troubles - 2)) % wm_sample_n_troubles;
  add_need (self, p, 0, &wm_sample_troubles[first]);
  add_need (self, p, 1, &wm_sample_troubles[second]);
  if (p->index % 13 == 3)
    add_need (self, p, n++, &wm_sample_dangers[p->index / 13 % 3]);
  p->n_needs = n;
  p->waits = p->index % 6 == 1;
  if (p->waits)
    add_need (self, p, n, &wm_sample_troubles[(second + 1) % wm_sample_n_troubles == first ? (first + 1) % wm_sample_n_troubles
                                                                                           : (second + 1) % wm_sample_n_troubles]);
}

static void
draw_use (WmSample *self, WmSamplePerson *p)
{
  p->substance = _wm_sample_below (self, wm_sample_n_substances);
  p->use_days = _wm_sample_between (self, 8, 25);
  g_autofree char *facts = g_strdup_printf ("%d %s days in the last 30 and %s", p->use_days, wm_sample_substances[p->substance].use,
                                            _wm_sample_choose (self, p, NULL, wm_sample_consequences));
  p->use_facts = g_string_chunk_insert (self->texts, facts);
}

static WmRecord *
add_diagnosis (WmSample *self, WmSamplePerson *p, const char *code, const char *text, gboolean primary)
{
  WmRecord *diagnosis = _wm_sample_record (self, &wm_diagnosis_schema);
  gboolean severe = g_str_has_suffix (text, "severe");
  wm_record_set_many (diagnosis, "episode", wm_record_get_id (p->episode), "code", code, "text", text, "status", "active",
                      "is-primary", primary ? "1" : "0", "diagnosed", wm_record_get (p->episode, "admit-date"), NULL);
  if (!primary)
    return diagnosis;
  wm_record_set_int (diagnosis, "criteria-count", (severe ? 6 : 4) + (gint64) _wm_sample_below (self, 2));
  wm_record_set (diagnosis, "severity", severe ? "severe" : "moderate");
  return diagnosis;
}

static guint
n_known (const WmSamplePerson *p)
{
  return p->n_needs + (p->waits ? 1 : 0);
}

static void
add_diagnoses (WmSample *self, WmSamplePerson *p)
{
  const WmSampleSubstance *s = &wm_sample_substances[p->substance];
  p->diagnosis = add_diagnosis (self, p, s->code, s->diagnosis, TRUE);
  for (guint i = 0; i < n_known (p); i++)
    if (p->needs[i].trouble->code)
      p->needs[i].diagnosis = add_diagnosis (self, p, p->needs[i].trouble->code, p->needs[i].trouble->diagnosis, FALSE);
}

/* Two different lines of a list, filled in. */
static void
set_lines (WmSample *self, WmSamplePerson *p, const char *field, const char *const *list)
{
  const char *a = _wm_sample_choose (self, p, NULL, list), *b = _wm_sample_choose (self, p, NULL, list);
  while (strcmp (a, b) == 0)
    b = _wm_sample_choose (self, p, NULL, list);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", a, b);
  wm_record_set (p->assessment, field, lines);
}

/* One line for each need. */
static char *
lines_of (const WmSamplePerson *p, gsize offset)
{
  GString *lines = g_string_new (NULL);
  for (guint i = 0; i < p->n_needs; i++)
    g_string_append_printf (lines, "%s%s", i ? "\n" : "", G_STRUCT_MEMBER (const char *, p->needs[i].trouble, offset));
  return g_string_free (lines, FALSE);
}

static const WmSampleNeed *
need_of_dimension (const WmSamplePerson *p, const char *dimension)
{
  for (guint i = 0; i < n_known (p); i++)
    if (strcmp (_wm_sample_dimension (p, p->needs[i].trouble->dimension), dimension) == 0)
      return &p->needs[i];
  return NULL;
}

static void
add_rating (WmSample *self, WmSamplePerson *p, const char *dimension, const WmSampleNeed *need)
{
  const char *edition = p->adolescent ? "3" : "4";
  gboolean is_use = strcmp (dimension, _wm_sample_dimension (p, "4")) == 0;
  WmRecord *rating = _wm_sample_record (self, &wm_asam_rating_schema);
  g_autofree char *narrative = is_use ? g_strdup_printf ("Told on admission: %s.", p->use_facts)
                               : need ? g_strdup_printf ("%s: %s.", need->trouble->what, need->facts)
                                      : g_strdup ("Asked on admission; no concern today.");
  wm_record_set_many (rating, "assessment", wm_record_get_id (p->assessment), "dimension", dimension, "narrative", narrative,
                      "rating", is_use ? "3" : need ? "2" : "0", NULL);
  if (!p->adolescent && (is_use || need))
    wm_record_set (rating, "minimum-level", wm_record_get_id (wm_clinic_find_level (self->clinic, edition, is_use ? "2.1" : "1.5")));
}

static void
add_ratings (WmSample *self, WmSamplePerson *p)
{
  for (guint d = 1; d <= (p->adolescent ? 6u : 5u); d++) /* the sixth of the fourth edition isn't rated */
    {
      g_autofree char *dimension = g_strdup_printf ("%s.%u", p->adolescent ? "3" : "4", d);
      add_rating (self, p, dimension, need_of_dimension (p, dimension));
    }
}

static void
add_life_area (WmSample *self, WmSamplePerson *p, const char *area, const char *finding, gboolean need)
{
  WmRecord *row = _wm_sample_record (self, &wm_life_area_schema);
  wm_record_set_many (row, "assessment", wm_record_get_id (p->assessment), "area", area, "finding", finding, "need", need ? "1" : "0",
                      "strength", need ? "0" : "1", NULL);
}

static void
add_life_areas (WmSample *self, WmSamplePerson *p)
{
  const char *strengths = wm_record_get (p->assessment, "strengths");
  g_autofree char *first = g_strndup (strengths, strcspn (strengths, "\n"));
  for (guint i = 0; i < n_known (p); i++)
    {
      g_autofree char *finding = g_strdup_printf ("%s: %s.", p->needs[i].trouble->what, p->needs[i].facts);
      add_life_area (self, p, p->needs[i].trouble->area, finding, TRUE);
    }
  add_life_area (self, p, "leisure", first, FALSE);
}

static void
add_screen (WmSample *self, WmSamplePerson *p, const char *instrument, int score, gboolean positive)
{
  WmRecord *row = _wm_sample_record (self, &wm_screen_result_schema);
  wm_record_set_many (row, "episode", wm_record_get_id (p->episode), "instrument", instrument, "date",
                      wm_record_get (p->episode, "admit-date"), "positive", positive ? "1" : "0", NULL);
  wm_record_set_int (row, "score", score);
}

static void
add_screens (WmSample *self, WmSamplePerson *p)
{
  const char *screen = wm_sample_substances[p->substance].screen;
  gboolean low_mood = FALSE;
  p->screen_score = strcmp (screen, "audit") == 0 ? _wm_sample_between (self, 17, 32) : _wm_sample_between (self, 4, 9);
  add_screen (self, p, screen, p->screen_score, TRUE);
  for (guint i = 0; i < n_known (p); i++)
    if (p->needs[i].trouble->screen)
      {
        add_screen (self, p, p->needs[i].trouble->screen, p->needs[i].score, TRUE);
        low_mood = low_mood || strcmp (p->needs[i].trouble->screen, "phq-9") == 0;
      }
  if (!low_mood)
    add_screen (self, p, "phq-9", _wm_sample_between (self, 1, 8), FALSE);
}

static void
add_assessment (WmSample *self, WmSamplePerson *p)
{
  WmDay admitted = wm_record_get_day (p->episode, "admit-date");
  g_autofree char *needs = lines_of (p, G_STRUCT_OFFSET (WmSampleTrouble, need)), *barriers = lines_of (p, G_STRUCT_OFFSET (WmSampleTrouble, barrier));
  g_autofree char *summary = g_strdup_printf ("%d days of use in the last 30. %s. %s.", p->use_days, p->needs[0].trouble->title, p->needs[1].trouble->title);
  p->assessment = _wm_sample_record (self, &wm_assessment_schema);
  wm_record_set_many (p->assessment, "episode", wm_record_get_id (p->episode), "edition", p->adolescent ? "3" : "4", "own-words",
                      _wm_sample_choose (self, p, NULL, wm_sample_wishes), "needs", needs, "barriers", barriers, "summary", summary,
                      "level-indicated", wm_record_get (p->episode, "level"), "level-placed", wm_record_get (p->episode, "level"),
                      "signed-by", wm_record_get_id (p->counselor), NULL);
  wm_record_set_day (p->assessment, "assessed", admitted);
  wm_record_set_day (p->assessment, "signed", MIN (admitted + 2, self->until));
  set_lines (self, p, "strengths", wm_sample_strengths);
  set_lines (self, p, "abilities", wm_sample_abilities);
  set_lines (self, p, "preferences", wm_sample_preferences);
}

static void
add_safety_flag (WmSample *self, WmSamplePerson *p)
{
  static const char *const kinds[] = { "suicide", "overdose", "self-harm" };
  p->flag = _wm_sample_record (self, &wm_safety_flag_schema);
  wm_record_set_many (p->flag, "client", wm_record_get_id (p->client), "opened", wm_record_get (p->episode, "admit-date"), "kind",
                      kinds[p->index / 13 % 3], "level", g_rand_boolean (self->rand) ? "moderate" : "low", "plan",
                      "Crisis and safety plan written together; asked about at every visit.", NULL);
}

/** _wm_sample_assessment: draws what the person needs and writes down what intake found. */
void
_wm_sample_assessment (WmSample *self, WmSamplePerson *p)
{
  draw_use (self, p);
  draw_needs (self, p);
  add_diagnoses (self, p);
  add_assessment (self, p);
  add_ratings (self, p);
  add_life_areas (self, p);
  add_screens (self, p);
  if (p->index % 13 == 3)
    add_safety_flag (self, p);
}
