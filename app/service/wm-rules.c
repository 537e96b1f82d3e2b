/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rules, and what they share. */
#include "wm-rules-private.h"

#include <string.h>

const WmRule wm_rules[] = {
  { "TP01", _wm_rule_tp01 }, { "TP07", _wm_rule_tp07 }, { "TP10", _wm_rule_tp10 }, { "TP11", _wm_rule_tp11 },
  { "TP14", _wm_rule_tp14 }, { "TP17", _wm_rule_tp17 }, { "TP18", _wm_rule_tp18 }, { NULL, NULL },
};

/** wm_rules_run: Returns: (transfer full) (element-type WmFinding): in the order of the table. */
GPtrArray *
wm_rules_run (const WmPlanFacts *facts)
{
  GPtrArray *findings = wm_findings_new ();
  for (guint i = 0; wm_rules[i].id; i++)
    wm_rules[i].check (facts, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      if (f->record_id == NULL) /* a rule that speaks of the plan itself */
        f->record_id = g_strdup (wm_record_get_id (wm_plan_get_record (facts->plan)));
    }
  return findings;
}

/** _wm_rule_add: @node (nullable): %NULL speaks of the plan itself. */
void
_wm_rule_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmPlanNode *node, const char *field,
              const char *text)
{
  g_autofree char *where = node ? wm_plan_node_where (node) : g_strdup (_("plan"));
  g_ptr_array_add (findings, wm_finding_new (rule, severity, node ? wm_record_get_id (wm_plan_node_get_record (node)) : NULL,
                                             field, where, text));
}

/** _wm_rule_is_active: a problem or objective nobody closed, deferred or referred; goals and interventions always. */
gboolean
_wm_rule_is_active (WmPlanNode *node)
{
  WmRecord *record = wm_plan_node_get_record (node);
  if (wm_schema_field_index (wm_record_get_schema (record), "status") < 0)
    return TRUE;
  const char *status = wm_record_get (record, "status");
  return status == NULL || strcmp (status, "active") == 0;
}

typedef struct
{
  const WmPlanFacts *facts;
  const WmSchema *schema;
  WmRuleItemFunc func;
  GPtrArray *findings;
} Each;

static gboolean
visit (WmPlanNode *node, gpointer data)
{
  Each *each = data;
  if (wm_record_get_schema (wm_plan_node_get_record (node)) != each->schema)
    return TRUE;
  for (WmPlanNode *up = node; up; up = wm_plan_node_get_parent (up))
    if (!_wm_rule_is_active (up))
      return TRUE;
  each->func (each->facts, node, each->findings);
  return TRUE;
}

void
_wm_rule_each (const WmPlanFacts *facts, const WmSchema *schema, WmRuleItemFunc func, GPtrArray *findings)
{
  Each each = { facts, schema, func, findings };
  wm_plan_foreach (facts->plan, visit, &each);
}
