/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must sign, as a list out of the facts; nothing here changes anything. */
#include "wm-signers.h"

#include "wm-catalog.h"

#include <string.h>

#define ADULT 18

static gboolean
basis_is (const WmSignerFacts *facts, const char *basis)
{
  return g_strcmp0 (wm_record_get (facts->episode, "consent-basis"), basis) == 0;
}

/** wm_signers_is_minor: by the birth date; where none is known, by the consent basis. */
gboolean
wm_signers_is_minor (const WmSignerFacts *facts)
{
  WmDay birth = wm_record_get_day (facts->client, "date-of-birth");
  if (birth != WM_DAY_NONE && facts->on != WM_DAY_NONE)
    return wm_day_age (birth, facts->on) < facts->adult_age;
  return basis_is (facts, "minor-alone") || basis_is (facts, "parent-and-minor") || basis_is (facts, "emancipated")
         || basis_is (facts, "court");
}

/* A minor whose state lets them consent alone signs alone: a parent isn't even told (42 CFR 2.14). */
static gboolean
minor_signs_alone (const WmSignerFacts *facts)
{
  return basis_is (facts, "minor-alone") || basis_is (facts, "emancipated");
}

/**
 * wm_signing_required: who must sign (domain reference 4.1, 3.4; TP21): the client, a guardian in their place or beside
 * them, the counselor, and a supervisor where the clinic co-signs.
 *
 * Returns: (transfer full) (element-type utf8): role codes, in the order of the paper.
 */
GPtrArray *
wm_signing_required (const WmSignerFacts *facts)
{
  GPtrArray *roles = g_ptr_array_new ();
  gboolean guardian = wm_signers_is_minor (facts) && !minor_signs_alone (facts);
  gboolean client = !guardian || basis_is (facts, "parent-and-minor");
  if (client && facts->client_signs)
    g_ptr_array_add (roles, (gpointer) "client");
  if (guardian)
    g_ptr_array_add (roles, (gpointer) "guardian");
  g_ptr_array_add (roles, (gpointer) "counselor");
  if (facts->cosigned)
    g_ptr_array_add (roles, (gpointer) "supervisor");
  return roles;
}

/* Who turned eighteen before the plan came in force signs for themselves; afterwards nothing of it changes. */
static WmDay
day_of_signing (WmPlan *plan)
{
  WmRecord *record = wm_plan_get_record (plan);
  const char *state = wm_record_get (record, "state");
  WmDay effective = wm_record_get_day (record, "effective");
  gboolean past = g_strcmp0 (state, "superseded") == 0;
  if (effective != WM_DAY_NONE && (past || g_strcmp0 (state, "in-force") == 0)) /* a draft that was imported may say when its plan came in force */
    return effective;
  WmClinic *clinic = wm_plan_get_clinic (plan);
  return clinic && !past ? wm_clinic_get_today (clinic) : wm_record_get_day (record, "plan-date");
}

/** wm_signers_facts: borrowed from @plan, which belongs to a clinic. */
WmSignerFacts
wm_signers_facts (WmPlan *plan)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  return (WmSignerFacts) {
    .client = wm_plan_get_client (plan), .episode = wm_plan_get_episode (plan), .on = day_of_signing (plan),
    .adult_age = wm_clinic_setting_int (clinic, "adolescent-age-limit", ADULT),
    .client_signs = wm_clinic_setting_int (clinic, "require-client-signature", 1) != 0,
    .cosigned = wm_clinic_setting_int (clinic, "supervisor-cosign", 1) != 0,
  };
}

/** wm_plan_required_signers: Returns: (transfer full) (element-type utf8): as wm_signing_required(). */
GPtrArray *
wm_plan_required_signers (WmPlan *plan)
{
  const WmSignerFacts facts = wm_signers_facts (plan);
  return wm_signing_required (&facts);
}

/** wm_signature_is_given: signed, on screen or on paper; not declined. */
gboolean
wm_signature_is_given (WmRecord *signature)
{
  const char *way = wm_record_get (signature, "way");
  return g_strcmp0 (way, "screen") == 0 || g_strcmp0 (way, "paper") == 0;
}

static gboolean
is_returned (WmRecord *signature)
{
  return g_strcmp0 (wm_record_get (signature, "way"), "returned") == 0;
}

/**
 * wm_plan_review_signature_of:
 * @review_id: (nullable): a review of this version; %NULL asks for the plan's own signatures
 *
 * Returns: (transfer none) (nullable): what stands for @role: the signature, or that it was declined, with reason and
 * witness. Who declined and signed later has signed. That a supervisor returned the plan stands for no signature.
 */
WmRecord *
wm_plan_review_signature_of (WmPlan *plan, const char *review_id, const char *role)
{
  GListModel *all = wm_plan_get_signatures (plan);
  WmRecord *found = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (all, i);
      if (g_strcmp0 (wm_record_get (signature, "review"), review_id) != 0 || g_strcmp0 (wm_record_get (signature, "role"), role) != 0
          || is_returned (signature))
        continue;
      if (found == NULL || !wm_signature_is_given (found))
        found = signature; /* the list keeps it */
    }
  return found;
}

/** wm_plan_signature_of: Returns: (transfer none) (nullable): as wm_plan_review_signature_of(), under the plan itself. */
WmRecord *
wm_plan_signature_of (WmPlan *plan, const char *role)
{
  return wm_plan_review_signature_of (plan, NULL, role);
}

/** wm_plan_returned: Returns: (transfer none) (nullable): the last comment with which a supervisor returned @plan; %NULL
 * where nobody did, or a supervisor signed all the same. */
WmRecord *
wm_plan_returned (WmPlan *plan)
{
  GListModel *all = wm_plan_get_signatures (plan);
  WmRecord *found = NULL;
  if (wm_plan_signature_of (plan, "supervisor"))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (all, i);
      if (is_returned (signature))
        found = signature; /* the list keeps it */
    }
  return found;
}

/** wm_plan_missing_signers: Returns: (transfer full) (element-type utf8): the roles that are still to sign. */
GPtrArray *
wm_plan_missing_signers (WmPlan *plan)
{
  GPtrArray *roles = wm_plan_required_signers (plan);
  for (guint i = roles->len; i-- > 0;)
    if (wm_plan_signature_of (plan, roles->pdata[i]))
      g_ptr_array_remove_index (roles, i);
  return roles;
}

typedef struct
{
  const char *role, *way, *text; /* @way NULL: signed */
} Said;

static const char *
find_said (const Said *said, const char *role, const char *way)
{
  for (; said->role; said++)
    if (strcmp (said->role, role) == 0 && (said->way == NULL || strcmp (said->way, way) == 0))
      return said->text;
  return "";
}

/**
 * wm_signing_statement:
 *
 * Returns: what who signs a plan in @role says, or what is said of who declined: a text of the documents, to be looked up
 * in their language.
 */
const char *
wm_signing_statement (const char *role, const char *way)
{
  static const Said said[] = {
    { "client", "refused", D_("The plan was explained and offered to the client, who did not want to sign it.") },
    { "client", "unable", D_("The plan was explained and offered to the client, who was not able to sign it.") },
    { "guardian", "refused", D_("The plan was explained and offered to the parent or guardian, who did not want to sign it.") },
    { "guardian", "unable", D_("The plan was explained and offered to the parent or guardian, who was not able to sign it.") },
    { "client", NULL, D_("I took part in making this plan. It was explained to me, and I agree with it.") },
    { "guardian", NULL, D_("This plan was explained to me as parent or guardian, and I agree with it.") },
    { "counselor", NULL, D_("I made this plan together with the client, from the assessment.") },
    { "supervisor", NULL, D_("I have reviewed this plan and agree with it.") },
    { "physician", NULL, D_("I have reviewed the medical part of this plan and agree with it.") },
    { NULL, NULL, NULL },
  };
  return find_said (said, role, way);
}

/** wm_review_statement: Returns: as wm_signing_statement(), under a review. */
const char *
wm_review_statement (const char *role, const char *way)
{
  static const Said said[] = {
    { "client", "refused", D_("The review was talked over with the client, who did not want to sign it.") },
    { "client", "unable", D_("The review was talked over with the client, who was not able to sign it.") },
    { "guardian", "refused", D_("The review was talked over with the parent or guardian, who did not want to sign it.") },
    { "guardian", "unable", D_("The review was talked over with the parent or guardian, who was not able to sign it.") },
    { "client", NULL, D_("I took part in this review of my plan, and what I said is written in it.") },
    { "guardian", NULL, D_("This review was talked over with me as parent or guardian.") },
    { "counselor", NULL, D_("I reviewed this plan together with the client.") },
    { "supervisor", NULL, D_("I have read this review and agree with it.") },
    { "physician", NULL, D_("I have read the medical part of this review and agree with it.") },
    { NULL, NULL, NULL },
  };
  return find_said (said, role, way);
}
