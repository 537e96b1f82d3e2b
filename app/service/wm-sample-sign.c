/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The signatures under a plan in force: the client's, a parent's for a minor, the counselor's and the supervisor's. */
#include "wm-sample-private.h"

#include "wm-plan-code.h"

static WmRecord *
add_signature (WmSample *self, WmPlan *plan, const char *code, WmDay day, guint place)
{
  WmRecord *record = _wm_sample_record (self, &wm_signature_schema);
  g_autofree char *time = wm_minutes_to_text (10 * 60 + 5 + 7 * (int) place);
  wm_record_set_many (record, "plan", wm_record_get_id (wm_plan_get_record (plan)), "way", "paper", "time", time, "content-code", code, NULL);
  wm_record_set_day (record, "date", day);
  return record;
}

static void
add_client (WmSample *self, const WmSamplePerson *p, WmRecord *record)
{
  g_autofree char *name = g_strdup_printf ("%s %s", wm_record_get (p->client, "first-name"), wm_record_get (p->client, "last-name"));
  wm_record_set_many (record, "role", "client", "name", name, "statement", "I took part in making this plan and agree with it.", NULL);
  if (p->index % 17 == 8) /* to refuse is a right; it is written down with its reason */
    wm_record_set_many (record, "way", "refused", "reason", "Agrees with the plan and signs nothing as a rule.", "witness",
                        wm_record_get_id (self->supervisor), "statement", NULL, NULL);
}

static void
add_staff (WmRecord *record, WmRecord *staff, const char *role, const char *statement)
{
  wm_record_set_many (record, "role", role, "staff", wm_record_get_id (staff), "name", wm_record_get (staff, "name"), "credential",
                      wm_record_get (staff, "credential"), "statement", statement, NULL);
}

/** _wm_sample_sign: all who must sign, on the plan's day and the day after. */
void
_wm_sample_sign (WmSample *self, const WmSamplePerson *p, WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  WmDay made = wm_record_get_day (record, "plan-date"), next = MIN (made + 1, self->until);
  g_autofree char *code = wm_plan_content_code (plan);
  add_client (self, p, add_signature (self, plan, code, made, 0));
  if (p->adolescent)
    wm_record_set_many (add_signature (self, plan, code, made, 1), "role", "guardian", "name", wm_record_get (p->episode, "guardian-name"),
                        "relation", wm_record_get (p->episode, "guardian-relation"), "statement", "I agree with this plan.", NULL);
  add_staff (add_signature (self, plan, code, made, 2), p->counselor, "counselor", "I made this plan with the client.");
  add_staff (add_signature (self, plan, code, next, 3), self->supervisor, "supervisor", "I reviewed this plan.");
  wm_record_set_day (record, "effective", next);
}
