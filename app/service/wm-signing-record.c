/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature becomes a record, or is refused: who may sign as what, and what each way of signing needs. */
#include "wm-signing-private.h"

#include "wm-catalog.h"
#include "wm-plan-code.h"
#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

typedef struct
{
  WmPlan *plan;
  WmReview *review; /* nullable */
  WmClinic *clinic;
  const WmSigning *signing;
  WmRecord *record;
  WmDay date;
} Act;

/** _wm_signing_refuse: FALSE, with the sentence. */
gboolean
_wm_signing_refuse (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, text);
  return FALSE;
}

static gboolean
is (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gboolean
is_declined (const Act *act)
{
  return is (act->signing->way, "refused") || is (act->signing->way, "unable");
}

static gboolean
is_client_side (const Act *act)
{
  return is (act->signing->role, "client") || is (act->signing->role, "guardian");
}

static gboolean
is_required (const Act *act)
{
  g_autoptr (GPtrArray) roles = wm_plan_required_signers (act->plan);
  return g_ptr_array_find_with_equal_func (roles, act->signing->role, g_str_equal, NULL);
}

static gboolean
take_client (Act *act, GError **error)
{
  WmRecord *client = wm_plan_get_client (act->plan);
  g_autofree char *name = g_strdup_printf ("%s %s", wm_record_get (client, "first-name"), wm_record_get (client, "last-name"));
  wm_record_set (act->record, "name", name);
  return TRUE;
}

static gboolean
take_guardian (Act *act, GError **error)
{
  WmRecord *episode = wm_plan_get_episode (act->plan);
  const char *name = wm_text_is_empty (act->signing->name) ? wm_record_get (episode, "guardian-name") : act->signing->name;
  const char *relation = wm_text_is_empty (act->signing->relation) ? wm_record_get (episode, "guardian-relation") : act->signing->relation;
  if (!is_required (act))
    return _wm_signing_refuse (error, _("This client signs without a guardian, as their consent for treatment says."));
  if (name == NULL)
    return _wm_signing_refuse (error, _("Enter the name of the parent or guardian who signs."));
  if (relation == NULL)
    return _wm_signing_refuse (error, _("Enter how the parent or guardian is related to the client."));
  wm_record_set_many (act->record, "name", name, "relation", relation, NULL);
  return TRUE;
}

static gboolean
check_counselor (const Act *act, WmRecord *staff, GError **error)
{
  const char *counselor = wm_record_get (wm_plan_get_record (act->plan), "counselor");
  if (counselor == NULL)
    return _wm_signing_refuse (error, _("This plan has no counselor. Choose one in the plan before it is signed."));
  if (!is (counselor, wm_record_get_id (staff)))
    return _wm_signing_refuse (error, _("%s is not the counselor of this plan."), wm_record_get (staff, "name"));
  return TRUE;
}

static gboolean
check_supervisor (const Act *act, WmRecord *staff, GError **error)
{
  const char *role = wm_record_get (staff, "role"), *name = wm_record_get (staff, "name");
  if (!wm_role_may (role, WM_ACT_COSIGN))
    return _wm_signing_refuse (error, _("%s is no supervisor and can’t co-sign."), name);
  if (is (wm_record_get (wm_plan_get_record (act->plan), "counselor"), wm_record_get_id (staff)))
    return _wm_signing_refuse (error, _("%s is the counselor of this plan and can’t co-sign it. Ask another supervisor."), name);
  return TRUE;
}

static gboolean
is_returned (const Act *act)
{
  return is (act->signing->way, "returned");
}

static gboolean
check_physician (const Act *act, WmRecord *staff, GError **error)
{
  if (!is (wm_record_get (staff, "role"), "medical"))
    return _wm_signing_refuse (error, _("%s is no medical staff and can’t sign as physician."), wm_record_get (staff, "name"));
  return TRUE;
}

/* A person signs only for their role. */
static gboolean
check_role (const Act *act, WmRecord *staff, GError **error)
{
  if (is (act->signing->role, "counselor"))
    return check_counselor (act, staff, error);
  return is (act->signing->role, "supervisor") ? check_supervisor (act, staff, error) : check_physician (act, staff, error);
}

static gboolean
check_credential (const Act *act, WmRecord *staff, GError **error)
{
  const char *name = wm_record_get (staff, "name");
  WmDay expires = wm_record_get_day (staff, "credential-expires");
  if (!wm_record_get_bool (staff, "active"))
    return _wm_signing_refuse (error, _("%s no longer works here and can’t sign."), name);
  if (wm_record_is_empty (staff, "credential"))
    return _wm_signing_refuse (error, _("%s has no credential. Enter it with the staff before they sign."), name);
  if (expires != WM_DAY_NONE && expires < act->date)
    return _wm_signing_refuse (error, _("The credential of %s expired on %s. Enter the renewed one before they sign."), name,
                               wm_record_get (staff, "credential-expires"));
  return TRUE;
}

/* On screen people sign for themselves alone, and say so by their passphrase (PR14). */
static gboolean
check_presence (const Act *act, WmRecord *staff, GError **error)
{
  if (!is (act->signing->way, "screen"))
    return TRUE;
  if (staff != wm_clinic_get_user_record (act->clinic))
    return _wm_signing_refuse (error, _("%s signs on screen only when signed in."), wm_record_get (staff, "name"));
  if (act->signing->presence)
    return wm_store_take_presence (wm_clinic_get_store (act->clinic), act->signing->presence, error);
  if (wm_text_is_empty (act->signing->passphrase))
    return _wm_signing_refuse (error, _("Enter your passphrase to sign."));
  return wm_store_check_passphrase (wm_clinic_get_store (act->clinic), act->signing->passphrase, error);
}

static gboolean
take_staff (Act *act, GError **error)
{
  const char *id = act->signing->staff;
  if (id == NULL && is (act->signing->role, "counselor"))
    id = wm_record_get (wm_plan_get_record (act->plan), "counselor");
  WmRecord *staff = wm_clinic_staff (act->clinic, id);
  if (staff == NULL && is (act->signing->role, "counselor") && id == NULL)
    return _wm_signing_refuse (error, _("This plan has no counselor. Choose one in the plan before it is signed."));
  if (staff == NULL)
    return _wm_signing_refuse (error, _("Choose the member of the staff who signs."));
  if (!check_role (act, staff, error) || !check_credential (act, staff, error) || !check_presence (act, staff, error))
    return FALSE;
  wm_record_set_many (act->record, "staff", wm_record_get_id (staff), "name", wm_record_get (staff, "name"), "credential",
                      wm_record_get (staff, "credential"), NULL);
  return TRUE;
}

static gboolean
take_refusal (Act *act, GError **error)
{
  WmRecord *witness = wm_clinic_staff (act->clinic, act->signing->witness);
  if (!is_client_side (act))
    return _wm_signing_refuse (error, _("Only the client, a parent or a guardian can decline to sign."));
  if (wm_text_is_empty (act->signing->reason))
    return _wm_signing_refuse (error, _("Enter why it was not signed, as the person said it."));
  if (witness == NULL)
    return _wm_signing_refuse (error, _("Choose the member of the staff who was there as witness."));
  if (!wm_record_get_bool (witness, "active"))
    return _wm_signing_refuse (error, _("%s no longer works here and can’t be the witness."), wm_record_get (witness, "name"));
  wm_record_set_many (act->record, "reason", act->signing->reason, "witness", wm_record_get_id (witness), NULL);
  return TRUE;
}

/* Who returns a plan says what is to change. It was signed by others, so it stays as it is; the next version answers. */
static gboolean
take_return (Act *act, GError **error)
{
  WmRecord *user = wm_clinic_get_user_record (act->clinic);
  if (act->review || !is (wm_record_get (wm_plan_get_record (act->plan), "state"), "signed"))
    return _wm_signing_refuse (error, _("Only a plan that waits for a co-signature can be returned."));
  if (!is (act->signing->role, "supervisor") || user == NULL || !is (act->signing->staff, wm_record_get_id (user)))
    return _wm_signing_refuse (error, _("Only the supervisor who is signed in can return a plan."));
  return !wm_text_is_empty (act->signing->statement) || _wm_signing_refuse (error, _("Write what should change before you return the plan."));
}

/* Blanks and capitals don't count: the code is read off paper. */
static gboolean
is_same_code (const char *typed, const char *code)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  for (const char *p = typed; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (bare, g_ascii_tolower (*p));
  return bare->len > 0 && g_str_has_prefix (code, bare->str);
}

static WmDay
day_of_what_is_signed (const Act *act)
{
  return act->review ? wm_record_get_day (wm_review_get_record (act->review), "review-date")
                     : wm_record_get_day (wm_plan_get_record (act->plan), "plan-date");
}

static gboolean
take_paper (Act *act, GError **error)
{
  WmRecord *user = wm_clinic_get_user_record (act->clinic);
  const char *code = wm_record_get (act->record, "content-code");
  if (user == NULL)
    return _wm_signing_refuse (error, _("Only a member of the staff can record what was signed on paper."));
  if (act->signing->date == WM_DAY_NONE)
    return _wm_signing_refuse (error, _("Enter the date that stands beside the signature on the paper."));
  if (act->date > wm_clinic_get_today (act->clinic))
    return _wm_signing_refuse (error, _("The date of the signature on the paper is still to come."));
  if (act->date < day_of_what_is_signed (act))
    return _wm_signing_refuse (error, _("The date of the signature on the paper is before the date of what was signed."));
  if (act->signing->paper_code && !is_same_code (act->signing->paper_code, code))
    return _wm_signing_refuse (error, _("The code on the paper is another one: something else was signed. Print this version and have it signed."));
  wm_record_set (act->record, "recorded-by", wm_record_get_id (user));
  return TRUE;
}

/* Client and guardian read their statement in the language in which the plan was explained. */
static const char *
statement (const Act *act)
{
  if (!wm_text_is_empty (act->signing->statement))
    return act->signing->statement;
  const char *text = act->review ? wm_review_statement (act->signing->role, act->signing->way)
                                 : wm_signing_statement (act->signing->role, act->signing->way);
  if (is_declined (act) || !is_client_side (act))
    return text;
  const char *language = wm_record_get (wm_plan_get_record (act->plan), "explained-in");
  return wm_catalog_text (wm_catalog_get (language ? language : wm_record_get (wm_plan_get_client (act->plan), "language")), text);
}

static gboolean
check_once (const Act *act, GError **error)
{
  const char *review = act->review ? wm_record_get_id (wm_review_get_record (act->review)) : NULL;
  WmRecord *there = wm_plan_review_signature_of (act->plan, review, act->signing->role);
  if (there && (wm_signature_is_given (there) || is_declined (act)))
    return _wm_signing_refuse (error, wm_signature_is_given (there) ? _("%s: this is signed already.")
                                                                   : _("%s: it is recorded already why this was not signed."),
                               wm_clinic_label (act->clinic, "signer-role", act->signing->role));
  return TRUE;
}

static gboolean
fill (Act *act, GError **error)
{
  const WmSigning *s = act->signing;
  g_autofree char *code = act->review ? wm_review_content_code (act->review) : wm_plan_content_code (act->plan);
  wm_record_set_many (act->record, "plan", wm_record_get_id (wm_plan_get_record (act->plan)), "role", s->role, "way", s->way,
                      "statement", statement (act), "content-code", code, NULL);
  if (act->review)
    wm_record_set (act->record, "review", wm_record_get_id (wm_review_get_record (act->review)));
  wm_record_set_day (act->record, "date", act->date);
  if (s->time)
    wm_record_set (act->record, "time", s->time);
  else
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *time = g_date_time_format (now, "%H:%M");
      wm_record_set (act->record, "time", time);
    }
  if (is_declined (act) && !take_refusal (act, error))
    return FALSE;
  if (is_returned (act) && !take_return (act, error))
    return FALSE;
  if (is (s->way, "paper") && !take_paper (act, error))
    return FALSE;
  if (!is_client_side (act))
    return take_staff (act, error);
  return is (s->role, "client") ? take_client (act, error) : take_guardian (act, error);
}

/** _wm_signing_record: Returns: (transfer full) (nullable): the record, not saved; %WM_ERROR_REFUSED with what forbids it. */
WmRecord *
_wm_signing_record (WmPlan *plan, WmReview *review, const WmSigning *signing, GError **error)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  g_autoptr (WmRecord) record = wm_record_new (&wm_signature_schema);
  gboolean on_paper = is (signing->way, "paper") && signing->date != WM_DAY_NONE;
  Act act = { plan, review, clinic, signing, record, on_paper ? signing->date : wm_clinic_get_today (clinic) };
  return check_once (&act, error) && fill (&act, error) ? g_steal_pointer (&record) : NULL;
}

/** wm_signing_user_may: whether who is signed in may sign @plan on screen in @role, one of the staff's. */
gboolean
wm_signing_user_may (WmPlan *plan, const char *role)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  const WmSigning signing = { .role = role, .way = "screen" };
  const Act act = { plan, NULL, clinic, &signing, NULL, wm_clinic_get_today (clinic) };
  WmRecord *user = wm_clinic_get_user_record (clinic);
  return user && wm_record_get_bool (user, "active") && !is_client_side (&act) && check_role (&act, user, NULL);
}
