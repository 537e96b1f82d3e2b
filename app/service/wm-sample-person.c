/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One invented person: identity, circumstances, episode of care. */
#include "wm-sample-private.h"

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
                      _wm_sample_pick (self, p->adolescent ? wm_sample_kin_of_young : wm_sample_kin), NULL);
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
set_consent (WmSample *self, WmSamplePerson *p)
{
  wm_record_set (p->episode, "consent-basis", p->adolescent ? "parent-and-minor" : "adult");
  if (!p->adolescent)
    return;
  g_autofree char *name = g_strdup_printf ("%s %s", _wm_sample_name (self, wm_sample_first_female), wm_record_get (p->client, "last-name"));
  wm_record_set_many (p->episode, "guardian-name", name, "guardian-relation", "mother", "guardian-phone",
                      wm_record_get (p->client, "emergency-phone"), NULL);
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
  set_consent (self, p);
}

/* Work, someone close, a hard day of the week: what many of the texts speak of. */
static void
set_life (WmSample *self, WmSamplePerson *p)
{
  static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", NULL };
  const char *employment = wm_record_get (p->client, "employment");
  p->kin = wm_record_get (p->client, "emergency-relation");
  p->job = g_str_has_suffix (employment, "-time") ? _wm_sample_pick (self, wm_sample_jobs) : NULL;
  p->day = _wm_sample_pick (self, days);
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
  set_life (self, p);
  add_episode (self, p);
  _wm_sample_assessment (self, p);
  if (strcmp (status, "active") == 0 && wm_record_get_day (p->episode, "admit-date") <= self->until - 10)
    _wm_sample_relapse (self, p, p->flag != NULL);
}
