/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about who signs: TP21 the client took part and signed, TP22 staff signed what stands there now. They block "in
 * force", never signing. */
#include "wm-rules-private.h"

#include <string.h>

static void
add (GPtrArray *findings, const char *rule, WmRecord *record, const char *where, const char *field, const char *text)
{
  _wm_rule_add_about (findings, rule, WM_SEVERITY_ERROR, record, where, field, text);
}

/* Signed, or with the reason why not and who saw it. */
static void
expect_signed_or_refused (WmRecord *signature, const char *where, const char *missing, GPtrArray *findings)
{
  if (signature == NULL)
    add (findings, "TP21", NULL, where, "signature", missing);
  if (signature == NULL || wm_signature_is_given (signature))
    return;
  if (wm_record_is_empty (signature, "reason"))
    add (findings, "TP21", signature, where, "reason", _("Give the reason why there is no signature."));
  if (wm_record_is_empty (signature, "witness"))
    add (findings, "TP21", signature, where, "witness", _("Name the staff member who witnessed that there is no signature."));
}

static gboolean
is_required (const WmPlanFacts *facts, const char *role)
{
  g_autoptr (GPtrArray) roles = wm_signing_required (&facts->signers);
  return g_ptr_array_find_with_equal_func (roles, role, g_str_equal, NULL);
}

/* Who consents for a minor is the state's rule; what was chosen says who signs (3.4). */
static void
check_consent (const WmPlanFacts *facts, GPtrArray *findings)
{
  const char *basis = wm_record_get (facts->signers.episode, "consent-basis");
  if (wm_signers_is_minor (&facts->signers) && (basis == NULL || strcmp (basis, "adult") == 0))
    add (findings, "TP21", facts->signers.episode, _("episode of care"), "consent-basis",
         _("The client is a minor: say on what consent the treatment stands."));
}

/** TP21 E (4.3): it is said whether and how the client took part; the client signed, or the reason and a witness are
 * kept; for a minor the consent is known and, where it is the parent's too, so is a guardian's signature. */
void
_wm_rule_tp21 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *plan = wm_plan_get_record (facts->plan);
  if (wm_record_is_empty (plan, "took-part"))
    _wm_rule_add (findings, "TP21", WM_SEVERITY_ERROR, NULL, "took-part", _("Say whether the client took part in making this plan."));
  else if (wm_record_is_empty (plan, "took-part-how"))
    _wm_rule_add (findings, "TP21", WM_SEVERITY_ERROR, NULL, "took-part-how", _("Say how the client took part, or why not."));
  if (is_required (facts, "client"))
    expect_signed_or_refused (wm_plan_signature_of (facts->plan, "client"), _("client’s signature"),
                              _("The client signs, or the reason why not is kept with a witness."), findings);
  if (is_required (facts, "guardian"))
    expect_signed_or_refused (wm_plan_signature_of (facts->plan, "guardian"), _("guardian’s signature"),
                              _("The client is a minor: a parent or guardian signs, or the reason why not is kept with a witness."), findings);
  check_consent (facts, findings);
}

/* Who signs has signed what stands there: a later edit voids the signature. */
static void
check_codes (const WmPlanFacts *facts, GPtrArray *findings)
{
  GListModel *signatures = wm_plan_get_signatures (facts->plan);
  for (guint i = 0; facts->content_code && i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (signatures, i);
      gboolean of_plan = wm_record_is_empty (signature, "review"); /* a review's signature stands under other content */
      if (of_plan && wm_signature_is_given (signature) && !_wm_rule_field_is (signature, "content-code", facts->content_code))
        add (findings, "TP22", signature, _wm_rule_label (facts, "signer-role", wm_record_get (signature, "role")), "content-code",
             _("The plan was changed after this signature: make the next version and sign that."));
    }
}

static void
expect_staff (const WmPlanFacts *facts, const char *role, const char *where, const char *missing, GPtrArray *findings)
{
  WmRecord *signature = wm_plan_signature_of (facts->plan, role);
  WmDay made = wm_record_get_day (wm_plan_get_record (facts->plan), "plan-date");
  WmDay day = signature ? wm_record_get_day (signature, "date") : WM_DAY_NONE;
  if (signature == NULL || !wm_signature_is_given (signature))
    add (findings, "TP22", signature, where, "signature", missing);
  else if (made != WM_DAY_NONE && day != WM_DAY_NONE && day < made)
    add (findings, "TP22", signature, where, "date", _("The signature is older than the plan: sign it again."));
}

/** TP22 E (4.3): the counselor signed after the last edit, and so did the supervisor where the clinic wants it; any
 * later edit voids every signature. */
void
_wm_rule_tp22 (const WmPlanFacts *facts, GPtrArray *findings)
{
  expect_staff (facts, "counselor", _("counselor’s signature"), _("The counselor has to sign the plan."), findings);
  if (is_required (facts, "supervisor"))
    expect_staff (facts, "supervisor", _("supervisor’s signature"), _("A supervisor has to sign the plan."), findings);
  check_codes (facts, findings);
}
