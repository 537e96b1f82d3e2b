/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must sign a treatment plan, who has, and who is still to (domain reference 3.4, 4.1). A role is a code of the
 * list "signer-role". */
#pragma once
#include "wm-plan.h"

typedef struct
{
  WmRecord *client;      /* its birth date */
  WmRecord *episode;     /* consent basis and guardian */
  WmDay on;              /* the day on which who is a minor is asked */
  int adult_age;         /* from this age on people sign for themselves */
  gboolean client_signs; /* setting require-client-signature */
  gboolean cosigned;     /* setting supervisor-cosign */
} WmSignerFacts;

gboolean wm_signers_is_minor (const WmSignerFacts *facts);
GPtrArray *wm_signing_required (const WmSignerFacts *facts);
WmSignerFacts wm_signers_facts (WmPlan *plan);

/* The same about one plan. */
GPtrArray *wm_plan_required_signers (WmPlan *plan);
GPtrArray *wm_plan_missing_signers (WmPlan *plan);
WmRecord *wm_plan_signature_of (WmPlan *plan, const char *role);
WmRecord *wm_plan_returned (WmPlan *plan);
WmRecord *wm_plan_review_signature_of (WmPlan *plan, const char *review_id, const char *role);
gboolean wm_signature_is_given (WmRecord *signature);
const char *wm_signing_statement (const char *role, const char *way);
const char *wm_review_statement (const char *role, const char *way);
