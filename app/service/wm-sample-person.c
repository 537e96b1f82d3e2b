/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One invented person: identity, episode, diagnosis, assessment with ratings, a safety flag for some. */
#include "wm-sample-private.h"

#include "wm-sample-data.h"
#include "wm-text.h"

#include <string.h>

static gboolean
is_taken (WmSample *self, const char *name)
{
  g_autofree char *folded = wm_text_fold (name);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  for (guint i = 0; parts[i]; i++)
    if (g_strv_contains ((const char *const *) self->taken, parts[i]))
      return TRUE;
  return FALSE;
}

/** _wm_sample_name: a name of @list no part of which is part of the name of anyone who can sign in. */
const char *
_wm_sample_name (WmSample *self, const char *const *list)
{
  const char *name = _wm_sample_pick (self, list);
  for (guint tries = 0; is_taken (self, name) && tries < 100; tries++)
    name = _wm_sample_pick (self, list);
  return name;
}

static void
set_identity (WmSample *self, WmSamplePerson *p)
{
  static const char *const languages[] = { "en", "en", "en", "en", "en", "es", "es", "vi", "ar", "ru" };
  gboolean woman = g_rand_boolean (self->rand);
  g_autofree char *number = g_strdup_printf ("C-%04u", p->index + 101);
  p->adolescent = p->index % 14 == 9;
  int days = p->adolescent ? g_rand_int_range (self->rand, 15 * 366, 17 * 365) : g_rand_int_range (self->rand, 19 * 366, 71 * 365);
  g_autofree char *birth = wm_day_to_iso (self->until - days);
  const char *language = languages[_wm_sample_below (self, G_N_ELEMENTS (languages))];
  wm_record_set_many (p->client, "client-no", number, "first-name",
                      _wm_sample_name (self, woman ? wm_sample_first_female : wm_sample_first_male), "last-name",
                      _wm_sample_name (self, wm_sample_last), "pronouns", p->index % 23 == 7 ? "they/them" : woman ? "she/her" : "he/him",
                      "date-of-birth", birth, "sex", woman ? "female" : "male", "language", language, "interpreter",
                      strcmp (language, "en") != 0 && g_rand_boolean (self->rand) ? "1" : "0", "may-contact", "1", NULL);
  if (p->index % 11 == 4)
    wm_record_set (p->client, "preferred-name", _wm_sample_name (self, wm_sample_preferred));
}

static void
set_circumstances (WmSample *self, WmSamplePerson *p)
{
  static const char *const work[] = { "full-time", "full-time", "part-time", "unemployed", "homemaker", "retired" };
  static const char *const living[] = { "independent", "independent", "dependent", "homeless" };
  g_autofree char *phone = g_strdup_printf ("(555) 01%u-%04u", _wm_sample_below (self, 10), _wm_sample_below (self, 10000));
  g_autofree char *kin = g_strdup_printf ("(555) 01%u-%04u", _wm_sample_below (self, 10), _wm_sample_below (self, 10000));
  wm_record_set_many (p->client, "employment", p->adolescent ? "student" : work[_wm_sample_below (self, G_N_ELEMENTS (work))],
                      "living", p->adolescent ? "dependent" : living[_wm_sample_below (self, G_N_ELEMENTS (living))], "phone", phone,
                      "emergency-name", _wm_sample_name (self, wm_sample_first_female), "emergency-phone", kin, "emergency-relation",
                      _wm_sample_pick (self, wm_sample_people), NULL);
  if (p->index % 9 == 2)
    wm_record_set (p->client, "accommodations", _wm_sample_pick (self, wm_sample_accommodations));
}

static const char *
choose_status (WmSample *self, guint index)
{
  static const char *const early[] = { "inquiry", "screening", "assessment", "waitlisted", "referred-out" };
  guint n = index < 12 ? 0 : _wm_sample_below (self, 100);
  return n < 74 ? "active" : n < 90 ? "discharged" : early[n % G_N_ELEMENTS (early)];
}

static void
set_level (WmSample *self, WmSamplePerson *p)
{
  guint n = p->index < 12 ? 0 : _wm_sample_below (self, 100);
  const char *edition = p->adolescent ? "3" : "4";
  const char *code = n < 84 ? "2.1" : n < 95 ? (p->adolescent ? "1" : "1.5") : "2.5";
  const char *least = n < 84 ? (p->adolescent ? "6" : "9") : n < 95 ? "2" : "20";
  const char *most = n < 84 ? (p->adolescent ? "10" : "12") : n < 95 ? "5" : "24";
  wm_record_set_many (p->episode, "level", wm_record_get_id (wm_clinic_find_level (self->clinic, edition, code)), "hours-min",
                      least, "hours-max", most, "prescribed-days", n < 84 ? "4" : n < 95 ? "1" : "5", NULL);
}

static void
add_episode (WmSample *self, WmSamplePerson *p)
{
  static const char *const weeks[] = { "8", "10", "12", "12", "16" };
  static const char *const sources[] = { "self", "health-provider", "court", "sud-provider", "employer", "community" };
  gboolean over = strcmp (wm_record_get (p->client, "status"), "discharged") == 0;
  const char *planned = weeks[_wm_sample_below (self, G_N_ELEMENTS (weeks))];
  WmDay admitted = self->until - (over ? 130 : 8) - (WmDay) _wm_sample_below (self, over ? 200 : 45);
  const char *source = sources[_wm_sample_below (self, G_N_ELEMENTS (sources))];
  p->episode = _wm_sample_record (self, &wm_episode_schema);
  wm_record_set_many (p->episode, "client", wm_record_get_id (p->client), "counselor", wm_record_get_id (p->counselor),
                      "planned-weeks", planned, "referral-source", source, "mandated", strcmp (source, "court") == 0 ? "1" : "0", NULL);
  wm_record_set_day (p->episode, "admit-date", admitted);
  wm_record_set_day (p->episode, "expected-end", admitted + 7 * (WmDay) g_ascii_strtoll (planned, NULL, 10));
  if (over)
    wm_record_set_day (p->episode, "discharge-date", admitted + 60 + (WmDay) _wm_sample_below (self, 60));
  set_level (self, p);
}

static void
add_diagnosis (WmSample *self, WmSamplePerson *p)
{
  const WmSampleSubstance *s = &wm_sample_substances[p->substance];
  gboolean severe = g_str_has_suffix (s->diagnosis, "severe");
  g_autofree char *criteria = g_strdup_printf ("%u", (severe ? 6 : 4) + _wm_sample_below (self, 2));
  p->diagnosis = _wm_sample_record (self, &wm_diagnosis_schema);
  wm_record_set_many (p->diagnosis, "episode", wm_record_get_id (p->episode), "code", s->code, "text", s->diagnosis,
                      "criteria-count", criteria, "severity", severe ? "severe" : "moderate", "status", "active", "is-primary", "1",
                      "diagnosed", wm_record_get (p->episode, "admit-date"), NULL);
}

/* Two different lines of a list, filled in. */
static void
set_lines (WmSample *self, WmRecord *record, const char *field, const char *const *list)
{
  guint n = g_strv_length ((char **) list), first = _wm_sample_below (self, n);
  g_autofree char *a = _wm_sample_fill_in (self, list[first]);
  g_autofree char *b = _wm_sample_fill_in (self, list[(first + 1 + _wm_sample_below (self, n - 1)) % n]);
  g_autofree char *lines = g_strdup_printf ("%s\n%s", a, b);
  wm_record_set (record, field, lines);
}

static void
add_ratings (WmSample *self, WmSamplePerson *p)
{
  const char *edition = p->adolescent ? "3" : "4";
  guint use = p->adolescent ? 5 : 4;
  for (guint d = 1; d <= (p->adolescent ? 6u : 5u); d++)
    {
      WmRecord *rating = _wm_sample_record (self, &wm_asam_rating_schema);
      g_autofree char *dimension = g_strdup_printf ("%s.%u", edition, d);
      g_autofree char *narrative
        = d == use ? g_strdup_printf ("%d days of use in the last 30, with %s.", p->use_days, _wm_sample_pick (self, wm_sample_consequences))
                   : g_strdup_printf ("Asked on admission; %s.", _wm_sample_below (self, 2) ? "stable, to be watched" : "no concern today");
      wm_record_set_many (rating, "assessment", wm_record_get_id (p->assessment), "dimension", dimension, "narrative", narrative, NULL);
      wm_record_set_int (rating, "rating", d == use ? 3 : (gint64) _wm_sample_below (self, 2));
    }
}

static void
add_assessment (WmSample *self, WmSamplePerson *p)
{
  const WmSampleTrouble *t[] = { &wm_sample_troubles[p->troubles[0]], &wm_sample_troubles[p->troubles[1]] };
  g_autofree char *wish = _wm_sample_fill_in (self, _wm_sample_pick (self, wm_sample_wishes));
  g_autofree char *needs = g_strdup_printf ("%s\n%s", t[0]->need, t[1]->need);
  g_autofree char *barriers = g_strdup_printf ("%s\n%s", t[0]->barrier, t[1]->barrier);
  g_autofree char *summary = g_strdup_printf ("%d days of use in the last 30. %s. %s.", p->use_days, t[0]->title, t[1]->title);
  p->assessment = _wm_sample_record (self, &wm_assessment_schema);
  wm_record_set_many (p->assessment, "episode", wm_record_get_id (p->episode), "edition", p->adolescent ? "3" : "4", "own-words", wish,
                      "needs", needs, "barriers", barriers, "summary", summary, "level-indicated", wm_record_get (p->episode, "level"),
                      "level-placed", wm_record_get (p->episode, "level"), NULL);
  wm_record_set_day (p->assessment, "assessed", wm_record_get_day (p->episode, "admit-date"));
  set_lines (self, p->assessment, "strengths", wm_sample_strengths);
  set_lines (self, p->assessment, "abilities", wm_sample_abilities);
  set_lines (self, p->assessment, "preferences", wm_sample_preferences);
  add_ratings (self, p);
}

static void
add_safety_flag (WmSample *self, WmSamplePerson *p)
{
  static const char *const kinds[] = { "suicide", "overdose", "self-harm" };
  WmRecord *flag = _wm_sample_record (self, &wm_safety_flag_schema);
  wm_record_set_many (flag, "client", wm_record_get_id (p->client), "opened", wm_record_get (p->episode, "admit-date"), "kind",
                      kinds[_wm_sample_below (self, G_N_ELEMENTS (kinds))], "level", g_rand_boolean (self->rand) ? "moderate" : "low",
                      "plan", "Crisis and safety plan written together; asked about at every visit.", NULL);
}

/** _wm_sample_person: fills @person and puts its records into the batch. */
void
_wm_sample_person (WmSample *self, WmSamplePerson *p)
{
  p->client = _wm_sample_record (self, &wm_client_schema);
  set_identity (self, p);
  set_circumstances (self, p);
  const char *status = choose_status (self, p->index);
  wm_record_set (p->client, "status", status);
  if (strcmp (status, "active") != 0 && strcmp (status, "discharged") != 0)
    return;
  p->substance = _wm_sample_below (self, wm_sample_n_substances);
  p->troubles[0] = _wm_sample_below (self, wm_sample_n_troubles);
  p->troubles[1] = (p->troubles[0] + 1 + _wm_sample_below (self, wm_sample_n_troubles - 1)) % wm_sample_n_troubles;
  p->use_days = g_rand_int_range (self->rand, 8, 26);
  add_episode (self, p);
  add_diagnosis (self, p);
  add_assessment (self, p);
  gboolean has_flag = p->index % 13 == 3;
  if (has_flag)
    add_safety_flag (self, p);
  if (strcmp (status, "active") == 0 && wm_record_get_day (p->episode, "admit-date") <= self->until - 10)
    _wm_sample_relapse (self, p, has_flag);
}
