/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan rules of domain reference 4.3: pure functions over the facts of one plan. A finding's sentence
 * never carries a rule's id; E blocks signing, W may be overridden with a reason. */
#pragma once
#include "wm-plan-facts.h"

typedef enum
{
  WM_RULE_WRITING, /* about what is written: at any time */
  WM_RULE_SIGNING, /* about who signed: from the first signature on; never blocks signing itself */
} WmRuleWhen;

typedef struct
{
  const char *id;
  WmRuleWhen when;
  void (*check) (const WmPlanFacts *facts, GPtrArray *findings);
} WmRule;

extern const WmRule wm_rules[]; /* ends with an id of NULL */

GPtrArray *wm_rules_run (const WmPlanFacts *facts);
GPtrArray *wm_rules_run_signing (const WmPlanFacts *facts);
gboolean wm_findings_block_signing (GPtrArray *findings);
gboolean wm_rules_week_minutes (const WmPlanFacts *facts, double *minutes);
