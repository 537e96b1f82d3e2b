/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule files share. */
#pragma once
#include "wm-rules.h"

void _wm_rule_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmPlanNode *node, const char *field,
                   const char *text);
void _wm_rule_add_about (GPtrArray *findings, const char *rule, WmSeverity severity, WmRecord *record, const char *where,
                         const char *field, const char *text);
GPtrArray *_wm_rule_all_items (const WmPlanFacts *facts);
/* Every item of @schema whose status and whose parents' are active. */
GPtrArray *_wm_rule_items (const WmPlanFacts *facts, const WmSchema *schema);
typedef void (*WmRuleItemFunc) (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings);
void _wm_rule_each (const WmPlanFacts *facts, const WmSchema *schema, WmRuleItemFunc func, GPtrArray *findings);
/* Whether any record of @schema in the plan fits, whatever its status. */
typedef gboolean (*WmRuleFits) (WmRecord *record, gconstpointer what);
gboolean _wm_rule_any (const WmPlanFacts *facts, const WmSchema *schema, WmRuleFits fits, gconstpointer what);
gboolean _wm_rule_field_is (WmRecord *record, const char *field, const char *value);
WmRecord *_wm_rule_find (GPtrArray *records, const char *id);
const char *_wm_rule_label (const WmPlanFacts *facts, const char *list, const char *code);
GStrv _wm_rule_lines (const char *text);
gboolean _wm_rule_is_same_text (const char *a, const char *b);

void _wm_rule_tp01 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp02 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp03 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp04 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp05 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp06 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp07 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp08 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp09 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp10 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp11 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp12 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp13 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp14 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp15 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp16 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp17 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp18 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp19 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp20 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp21 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp22 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp23 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp24 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp25 (const WmPlanFacts *facts, GPtrArray *findings);
void _wm_rule_tp26 (const WmPlanFacts *facts, GPtrArray *findings);
