/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How an invented person came: who they are beside their name, the inquiry, the screening, the wait, the steps of their
 * status. All of it agrees with what the assessment and the episode say. */
#include "wm-sample-intake.h"

#include <string.h>

#define REFERRED_TO "Springfield Withdrawal Unit"
#define FEW 500 /* of more people than these, every fourth has each step of their status on record */

const char *
_wm_sample_status (const WmSamplePerson *p)
{
  return wm_record_get (p->client, "status");
}

/** _wm_sample_is: whether @field of @record is the code @value. */
gboolean
_wm_sample_is (WmRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (wm_record_get (record, field), value) == 0;
}

/** _wm_sample_age: on the day of admission, else today. */
int
_wm_sample_age (WmSample *self, const WmSamplePerson *p)
{
  WmDay on = p->episode ? wm_record_get_day (p->episode, "admit-date") : self->until;
  return wm_day_age (wm_record_get_day (p->client, "date-of-birth"), on);
}

static const char *
race_of (WmSample *self, const char *language)
{
  static const char *const any[] = { "white", "white", "white", "black", "black", "native", "pacific", "other", "not-said", NULL };
  if (strcmp (language, "vi") == 0)
    return "asian";
  return strcmp (language, "ru") == 0 ? "white" : _wm_sample_pick (self, any);
}

static void
set_person (WmSample *self, WmSamplePerson *p)
{
  static const char *const payers[] = { "State Medicaid", "State Medicaid", "Blue Ridge Health", "Tri-County Care", "Self-pay", NULL };
  static const char *const origins[] = { "mexican", "puerto-rican", "cuban", "other-hispanic", NULL };
  static const char *const alone[] = { "never", "never", "divorced", "separated", "married", NULL };
  static const char *const schools[] = { "grade-11", "grade-12", "grade-12", "some-college", "college", NULL };
  int age = _wm_sample_age (self, p);
  gboolean woman = _wm_sample_is (p->client, "sex", "female"), pregnant = woman && age >= 18 && age <= 42 && p->index % 40 == 11;
  const char *language = wm_record_get (p->client, "language"), *payer = _wm_sample_pick (self, payers);
  g_autofree char *member = g_strdup_printf ("M%07u", _wm_sample_below (self, 10000000));
  wm_record_set_many (p->client, "gender", _wm_sample_is (p->client, "pronouns", "they/them") ? "non-binary" : woman ? "woman" : "man",
                      "pregnant", pregnant ? "yes" : woman ? "no" : "not-applicable",
                      "ethnicity", strcmp (language, "es") == 0 ? _wm_sample_pick (self, origins) : "not-hispanic",
                      "veteran", age > 20 && p->index % 15 == 6 ? "1" : "0",
                      "marital", _wm_sample_is (p->client, "emergency-relation", "partner") ? "married" : age < 22 ? "never" : _wm_sample_pick (self, alone),
                      "education", age < 17 ? "grade-8" : p->adolescent ? "grade-11" : _wm_sample_pick (self, schools), "payer", payer,
                      "member-id", strcmp (payer, "Self-pay") == 0 ? NULL : member, "no-allergies", p->index % 4 ? "1" : "0", NULL);
  wm_record_set_many (_wm_sample_record (self, &wm_client_race_schema), "client", wm_record_get_id (p->client), "race", race_of (self, language), NULL);
}

static void
add_allergy (WmSample *self, WmSamplePerson *p)
{
  static const struct { const char *name, *kind, *reaction, *severity; } known[] = {
    { "penicillin", "medication", "rash", "moderate" }, { "sulfa drugs", "medication", "hives", "moderate" }, { "peanuts", "food", "swelling", "severe" },
    { "latex", "latex", "itching", "mild" }, { "pollen", "environment", "sneezing", "mild" },
  };
  guint n = _wm_sample_below (self, G_N_ELEMENTS (known));
  if (wm_record_get_bool (p->client, "no-allergies"))
    return;
  wm_record_set_many (_wm_sample_record (self, &wm_allergy_schema), "client", wm_record_get_id (p->client), "name", known[n].name, "kind", known[n].kind,
                      "reaction", known[n].reaction, "severity", known[n].severity, NULL);
}

/* Where mail and calls may reach them: who is without a home has an address for mail alone. */
static void
add_ways (WmSample *self, WmSamplePerson *p)
{
  static const char *const streets[] = { "Mill Street", "Elm Street", "River Road", "Depot Avenue", "Chestnut Lane", "Second Street", NULL };
  gboolean homeless = _wm_sample_is (p->client, "living", "homeless");
  g_autofree char *street = g_strdup_printf ("%u %s", 10 + _wm_sample_below (self, 900), _wm_sample_pick (self, streets));
  if (!homeless || p->index % 2)
    wm_record_set_many (_wm_sample_record (self, &wm_client_address_schema), "client", wm_record_get_id (p->client), "kind", homeless ? "mail" : "home",
                        "street", homeless ? "Poste restante, 1 Depot Avenue" : street, "city", "Springfield", "may-contact", p->index % 5 ? "1" : "0", NULL);
  if (p->index % 3)
    return;
  g_autofree char *number = g_strdup_printf ("(555) 01%u-%04u", _wm_sample_below (self, 10), _wm_sample_below (self, 10000));
  gboolean works = g_str_has_suffix (wm_record_get (p->client, "employment"), "-time");
  wm_record_set_many (_wm_sample_record (self, &wm_client_phone_schema), "client", wm_record_get_id (p->client), "kind", works ? "work" : "other", "number",
                      number, "may-contact", works ? "0" : "1", "may-leave-message", "0", "may-text", "0", "identify-as", "first-name", NULL);
}

static void
add_contacts (WmSample *self, WmSamplePerson *p)
{
  WmRecord *kin = _wm_sample_record (self, &wm_contact_schema);
  wm_record_set_many (kin, "client", wm_record_get_id (p->client), "name", wm_record_get (p->client, "emergency-name"), "kind",
                      _wm_sample_is (p->client, "emergency-relation", "best friend") ? "friend" : "family", "relation",
                      wm_record_get (p->client, "emergency-relation"), "phone", wm_record_get (p->client, "emergency-phone"), "stance", "supportive",
                      "may-attend", p->index % 2 ? "1" : "0", "guardian", "0", NULL);
  if (p->episode && wm_record_get_bool (p->episode, "mandated"))
    wm_record_set_many (_wm_sample_record (self, &wm_contact_schema), "client", wm_record_get_id (p->client), "name",
                        wm_record_get (p->episode, "mandate-officer"), "kind", "probation", "organization", wm_record_get (p->episode, "mandate-agency"),
                        "phone", wm_record_get (p->episode, "mandate-phone"), "stance", "neutral", "may-attend", "0", NULL);
}

static const char *
caller_of (const WmSamplePerson *p, const char *source)
{
  if (p->adolescent)
    return "family";
  if (strcmp (source, "self") == 0 || strcmp (source, "community") == 0)
    return strcmp (source, "self") == 0 ? "self" : "other";
  return strcmp (source, "court") == 0 ? "court" : strcmp (source, "employer") == 0 ? "employer" : "provider";
}

static const char *
disposition_of (const char *status)
{
  static const struct { const char *status, *disposition; } all[] = {
    { "active", "admitted" }, { "discharged", "admitted" }, { "waitlisted", "waitlisted" }, { "referred-out", "referred-out" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].status, status) == 0)
      return all[i].disposition;
  return NULL; /* nothing came of it yet */
}

/** _wm_sample_inquiry: received on @day; @first (or %WM_DAY_NONE) is the first service. */
void
_wm_sample_inquiry (WmSample *self, WmSamplePerson *p, WmDay day, WmDay first, const char *status)
{
  static const char *const reasons[] = { "Wants to stop and has not managed alone.", "Was told to look for treatment.", "Lost a job over it and wants another.",
                                         "The family asked for help.", "Comes from withdrawal management and wants to go on.", NULL };
  static const char *const tracks[] = { "evening", "evening", "day", "morning", NULL };
  static const char *const ways[] = { "first-name", "neutral", "program", NULL };
  const char *source = p->episode ? wm_record_get (p->episode, "referral-source") : p->index % 3 ? "self" : "health-provider";
  const char *caller = caller_of (p, source), *track = p->episode ? wm_record_get (p->episode, "track") : NULL;
  WmRecord *row = _wm_sample_record (self, &wm_inquiry_schema);
  g_autofree char *time = wm_minutes_to_text (8 * 60 + 5 * (int) _wm_sample_below (self, 108));
  wm_record_set_many (row, "client", wm_record_get_id (p->client), "received-time", time, "caller-name",
                      strcmp (caller, "self") == 0 ? wm_record_get (p->client, "first-name") : strcmp (caller, "family") == 0 ? wm_record_get (p->client, "emergency-name")
                                                                                                                              : "A. Caller",
                      "caller-relation", caller, "callback-phone", strcmp (caller, "self") == 0 ? wm_record_get (p->client, "phone") : NULL,
                      "may-leave-message", p->index % 4 ? "1" : "0", "identify-as", _wm_sample_pick (self, ways), "referral-source", source, "reason",
                      _wm_sample_pick (self, reasons), "urgent-risk", "0", "payer", wm_record_get (p->client, "payer"), "track-wanted",
                      track ? track : _wm_sample_pick (self, tracks), "disposition", disposition_of (status), "referred-to",
                      strcmp (status, "referred-out") == 0 ? REFERRED_TO : NULL, "taken-by", wm_record_get_id (self->front_desk), NULL);
  wm_record_set_day (row, "received", day);
  if (first != WM_DAY_NONE)
    wm_record_set_day (row, "first-offered", MIN (day + 2, first));
  wm_record_set_day (row, "first-service", first);
}

static const char *
risk_of (const WmSamplePerson *p, const char *kind)
{
  return p->flag && _wm_sample_is (p->flag, "kind", kind) ? wm_record_get (p->flag, "level") : NULL;
}

/** _wm_sample_screening: what was found agrees with the safety flag; who is referred out needs more than this program. */
void
_wm_sample_screening (WmSample *self, WmSamplePerson *p, WmDay day, gboolean refer)
{
  const char *suicide = risk_of (p, "suicide"), *harm = risk_of (p, "self-harm");
  gboolean overdose = risk_of (p, "overdose") != NULL || p->index % 9 == 4, opioid = p->assessment && p->substance == WM_SAMPLE_OPIOIDS;
  WmRecord *row = _wm_sample_record (self, &wm_screening_schema);
  wm_record_set_many (row, "client", wm_record_get_id (p->client), "screened-by", wm_record_get_id (p->counselor), "intoxicated", "0", "withdrawal-risk",
                      refer ? "medical" : opioid ? "possible" : "none", "overdose-ever", overdose ? "1" : "0", "suicide-risk", suicide ? suicide : "none",
                      "violence-risk", "none", "self-harm", harm ? "current" : p->index % 7 == 3 ? "past" : "never", "action",
                      suicide || harm ? "Crisis and safety plan written together the same day." : NULL, "medical-emergency", "0", "needs-24h",
                      refer ? "1" : "0", "result", refer ? "refer" : "continue", "referred-to", refer ? REFERRED_TO : NULL, NULL);
  wm_record_set_day (row, "screened", day);
  if (overdose)
    wm_record_set_day (row, "last-overdose", day - 60 - (WmDay) _wm_sample_below (self, 600));
  if (p->assessment == NULL)
    return;
  WmRecord *use = _wm_sample_record (self, &wm_screening_use_schema);
  wm_record_set_many (use, "screening", wm_record_get_id (row), "substance", _wm_sample_substance (p), NULL);
  wm_record_set_day (use, "last-use", day - 1 - (WmDay) (p->index % 4));
}

static void
add_step (WmSample *self, WmSamplePerson *p, const char *from, const char *to, WmDay day)
{
  WmRecord *row = _wm_sample_record (self, &wm_status_change_schema);
  wm_record_set_many (row, "client", wm_record_get_id (p->client), "old-status", from, "new-status", to, "referred-to",
                      strcmp (to, "referred-out") == 0 ? REFERRED_TO : NULL, "decided-by", wm_record_get_id (p->counselor), NULL);
  wm_record_set_day (row, "date", day);
}

static const char *const steps_to_treatment[] = { "inquiry", "screening", "assessment", "admitted", "active", "discharged" };

/* Each step of the status that was taken, legal one after the other. */
static void
add_steps (WmSample *self, WmSamplePerson *p, WmDay received, WmDay screened)
{
  const char *status = _wm_sample_status (p);
  WmDay admitted = p->episode ? wm_record_get_day (p->episode, "admit-date") : WM_DAY_NONE;
  const WmDay days[] = { received, screened, screened, admitted, admitted, p->episode ? wm_record_get_day (p->episode, "discharge-date") : WM_DAY_NONE };
  if (p->index >= FEW && p->index % 4)
    return;
  gboolean aside = strcmp (status, "waitlisted") == 0 || strcmp (status, "referred-out") == 0;
  const char *until = aside ? "assessment" : status;
  for (guint i = 1; i < G_N_ELEMENTS (steps_to_treatment) && strcmp (steps_to_treatment[i - 1], until) != 0; i++)
    if (!(strcmp (status, "referred-out") == 0 && strcmp (steps_to_treatment[i], "assessment") == 0))
      add_step (self, p, steps_to_treatment[i - 1], steps_to_treatment[i], days[i]);
  if (aside)
    add_step (self, p, strcmp (status, "waitlisted") == 0 ? "assessment" : "screening", status, screened);
}

static void
add_wait (WmSample *self, WmSamplePerson *p, WmDay since)
{
  WmRecord *place = _wm_sample_record (self, &wm_waitlist_schema);
  wm_record_set_many (place, "client", wm_record_get_id (p->client), "program", wm_record_get_id (self->programs->pdata[0]), "track", "evening", "priority",
                      _wm_sample_is (p->client, "pregnant", "yes") ? "pregnant" : p->index % 6 == 0 ? "urgent" : "routine", "interim",
                      "Weekly call; groups that are open to everyone.", NULL);
  wm_record_set_day (place, "since", since);
  wm_record_set_day (place, "last-contact", MAX (since, self->until - (WmDay) _wm_sample_below (self, 7)));
  WmRecord *task = _wm_sample_record (self, &wm_task_schema);
  wm_record_set_many (task, "title", "Call who waits for a place", "kind", "call-back", "client", wm_record_get_id (p->client), "staff",
                      wm_record_get_id (self->front_desk), NULL);
  wm_record_set_day (task, "due", self->until + 1 + (WmDay) _wm_sample_below (self, 6));
}

static void
arrive (WmSample *self, WmSamplePerson *p)
{
  const char *status = _wm_sample_status (p);
  WmDay admitted = p->episode ? wm_record_get_day (p->episode, "admit-date") : WM_DAY_NONE;
  WmDay received = (admitted == WM_DAY_NONE ? self->until - 4 : admitted) - 2 - (WmDay) _wm_sample_below (self, 12);
  WmDay screened = received + 1 + (WmDay) (p->index % 2);
  set_person (self, p);
  add_allergy (self, p);
  add_ways (self, p);
  if (p->episode)
    _wm_sample_care (self, p);
  add_contacts (self, p);
  _wm_sample_inquiry (self, p, received, admitted, status);
  if (strcmp (status, "inquiry") != 0 && strcmp (status, "screening") != 0)
    _wm_sample_screening (self, p, screened, strcmp (status, "referred-out") == 0);
  if (strcmp (status, "waitlisted") == 0)
    add_wait (self, p, screened);
  add_steps (self, p, received, screened);
}

/**
 * _wm_sample_intake: once track and counselor are known. Draws from a source of its own, so that what else the sample draws
 * doesn't change.
 */
void
_wm_sample_intake (WmSample *self, WmSamplePerson *p)
{
  GRand *others = self->rand;
  self->rand = self->intake;
  arrive (self, p);
  self->rand = others;
}
