/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule files share. */
#pragma once
#include "wm-rules.h"

void _wm_rule_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmPlanNode *node, const char *field,
                   const char *text);
gboolean _wm_rule_is_active (WmPlanNode *node);
/* Every item of @schema whose status and whose parents' are active. */
typedef void (*WmRuleItemFunc) (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings);
void _wm_rule_each (const WmPlanFacts *facts, const WmSchema *schema, WmRuleItemFunc func, GPtrArray *findings);

void _wm_rule_tp01 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp07 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp10 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp11 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp14 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp17 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp18 (const WmPlanFacts *facts, GPtrArray *findings);
