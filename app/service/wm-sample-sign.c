/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The signatures under a plan in force and under its reviews: the client's, a parent's for a minor, the counselor's and
 * the supervisor's. */
#include "wm-sample-private.h"

#include "wm-catalog.h"
#include "wm-plan-code.h"
#include "wm-signers.h"

#include <string.h>

typedef struct
{
  WmSample *sample;
  const WmSamplePerson *person;
  WmPlan *plan;
  WmRecord *review; /* nullable: the plan itself is signed */
  const char *code;
  guint n;
} Signing;

static const char *
statement (const Signing *s, const char *role, const char *way)
{
  return s->review ? wm_review_statement (role, way) : wm_signing_statement (role, way);
}

/* On paper, one after the other; the counselor recorded it. Clients and parents read their statement in their language. */
static WmRecord *
add_signature (Signing *s, const char *role, const char *name, WmDay day)
{
  WmRecord *record = _wm_sample_record (s->sample, &wm_signature_schema);
  gboolean staff = strcmp (role, "counselor") == 0 || strcmp (role, "supervisor") == 0;
  const char *language = staff ? NULL : wm_record_get (s->person->client, "language");
  g_autofree char *time = wm_minutes_to_text (10 * 60 + 5 + 7 * (int) s->n++);
  wm_record_set_many (record, "plan", wm_record_get_id (wm_plan_get_record (s->plan)), "role", role, "way", "paper", "name", name, "time", time,
                      "statement", wm_catalog_text (wm_catalog_get (language), statement (s, role, "paper")), "content-code", s->code, "review",
                      s->review ? wm_record_get_id (s->review) : NULL, "recorded-by", wm_record_get_id (s->person->counselor), NULL);
  wm_record_set_day (record, "date", day);
  return record;
}

/* To refuse is a right; it is written down with its reason. */
static void
refuse (Signing *s, WmRecord *record)
{
  wm_record_set_many (record, "way", "refused", "reason", "Agrees and signs nothing as a rule.", "witness",
                      wm_record_get_id (s->sample->supervisor), "statement", statement (s, "client", "refused"), "recorded-by", NULL, NULL);
}

static void
add_staff (Signing *s, const char *role, WmRecord *staff, WmDay day)
{
  wm_record_set_many (add_signature (s, role, wm_record_get (staff, "name"), day), "staff", wm_record_get_id (staff), "credential",
                      wm_record_get (staff, "credential"), NULL);
}

/* All but the supervisor, who comes to it on the day after. */
static void
sign (Signing *s, WmDay day)
{
  const WmSamplePerson *p = s->person;
  g_autofree char *name = g_strdup_printf ("%s %s", wm_record_get (p->client, "first-name"), wm_record_get (p->client, "last-name"));
  WmRecord *client = add_signature (s, "client", name, day);
  if (p->index % 17 == 8)
    refuse (s, client);
  if (p->adolescent)
    wm_record_set (add_signature (s, "guardian", wm_record_get (p->episode, "guardian-name"), day), "relation",
                   wm_record_get (p->episode, "guardian-relation"));
  add_staff (s, "counselor", p->counselor, day);
}

/* What the supervisor hasn't come to yet: every 19th plan, every 13th review. */
static gboolean
waits_for_supervisor (const Signing *s)
{
  guint every = s->review ? 13 : 19;
  return s->person->index % every == every - 7 && wm_record_is_empty (s->person->episode, "discharge-date");
}

static WmDay
next_day (const Signing *s, WmDay day)
{
  return MIN (day + 1, s->sample->until);
}

/** _wm_sample_sign: all who must sign, on the plan's day and the day after; a few wait for the supervisor. */
void
_wm_sample_sign (WmSample *self, const WmSamplePerson *p, WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  WmDay made = wm_record_get_day (record, "plan-date");
  g_autofree char *code = wm_plan_content_code (plan);
  Signing s = { .sample = self, .person = p, .plan = plan, .code = code };
  sign (&s, made);
  if (waits_for_supervisor (&s))
    {
      wm_record_set (record, "state", "signed");
      return;
    }
  add_staff (&s, "supervisor", self->supervisor, next_day (&s, made));
  wm_record_set_day (record, "effective", next_day (&s, made));
}

/** _wm_sample_sign_review: the same under a review with all its rows. */
void
_wm_sample_sign_review (WmSample *self, const WmSamplePerson *p, WmReview *review)
{
  WmRecord *record = wm_review_get_record (review);
  WmDay day = wm_record_get_day (record, "review-date");
  g_autofree char *code = wm_review_content_code (review);
  Signing s = { .sample = self, .person = p, .plan = wm_review_get_plan (review), .review = record, .code = code };
  sign (&s, day);
  if (!waits_for_supervisor (&s))
    add_staff (&s, "supervisor", self->supervisor, next_day (&s, day));
}
