/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of rules, and what they share. */
#include "wm-rules-private.h"

#include "wm-text.h"

#include <string.h>

const WmRule wm_rules[] = {
  { "TP01", WM_RULE_WRITING, _wm_rule_tp01 }, { "TP02", WM_RULE_WRITING, _wm_rule_tp02 }, { "TP03", WM_RULE_WRITING, _wm_rule_tp03 },
  { "TP04", WM_RULE_WRITING, _wm_rule_tp04 }, { "TP05", WM_RULE_WRITING, _wm_rule_tp05 }, { "TP06", WM_RULE_WRITING, _wm_rule_tp06 },
  { "TP07", WM_RULE_WRITING, _wm_rule_tp07 }, { "TP08", WM_RULE_WRITING, _wm_rule_tp08 }, { "TP09", WM_RULE_WRITING, _wm_rule_tp09 },
  { "TP10", WM_RULE_WRITING, _wm_rule_tp10 }, { "TP11", WM_RULE_WRITING, _wm_rule_tp11 }, { "TP12", WM_RULE_WRITING, _wm_rule_tp12 },
  { "TP13", WM_RULE_WRITING, _wm_rule_tp13 }, { "TP14", WM_RULE_WRITING, _wm_rule_tp14 }, { "TP15", WM_RULE_WRITING, _wm_rule_tp15 },
  { "TP16", WM_RULE_WRITING, _wm_rule_tp16 }, { "TP17", WM_RULE_WRITING, _wm_rule_tp17 }, { "TP18", WM_RULE_WRITING, _wm_rule_tp18 },
  { "TP19", WM_RULE_WRITING, _wm_rule_tp19 }, { "TP20", WM_RULE_WRITING, _wm_rule_tp20 }, { "TP21", WM_RULE_SIGNING, _wm_rule_tp21 },
  { "TP22", WM_RULE_SIGNING, _wm_rule_tp22 }, { "TP23", WM_RULE_WRITING, _wm_rule_tp23 }, { "TP24", WM_RULE_WRITING, _wm_rule_tp24 },
  { "TP25", WM_RULE_WRITING, _wm_rule_tp25 }, { "TP26", WM_RULE_WRITING, _wm_rule_tp26 }, { NULL, 0, NULL },
};

static GPtrArray *
run (const WmPlanFacts *facts, WmRuleWhen when)
{
  GPtrArray *findings = wm_findings_new ();
  g_autoptr (GPtrArray) nodes = _wm_rule_all_items (facts);
  WmPlanFacts known = *facts; /* borrows from @facts */
  known.nodes = nodes;
  for (guint i = 0; wm_rules[i].id; i++)
    if (wm_rules[i].when == when)
      wm_rules[i].check (&known, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      if (f->record_id == NULL) /* a rule that speaks of the plan itself */
        f->record_id = g_strdup (wm_record_get_id (wm_plan_get_record (facts->plan)));
    }
  return findings;
}

/** wm_rules_run: Returns: (transfer full) (element-type WmFinding): what is written, in the order of the table. */
GPtrArray *
wm_rules_run (const WmPlanFacts *facts)
{
  return run (facts, WM_RULE_WRITING);
}

/** wm_rules_run_signing: Returns: (transfer full) (element-type WmFinding): who still has to sign, or to sign again. */
GPtrArray *
wm_rules_run_signing (const WmPlanFacts *facts)
{
  return run (facts, WM_RULE_SIGNING);
}

static gboolean
is_about_signing (const WmFinding *finding)
{
  for (guint i = 0; wm_rules[i].id; i++)
    if (wm_rules[i].when == WM_RULE_SIGNING && strcmp (wm_rules[i].id, finding->rule) == 0)
      return TRUE;
  return FALSE;
}

/** wm_findings_block_signing: whether a plan with @findings is a DRAFT that nobody may sign: any E but a missing
 * signature. */
gboolean
wm_findings_block_signing (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (f->severity == WM_SEVERITY_ERROR && !is_about_signing (f))
        return TRUE;
    }
  return FALSE;
}

/** _wm_rule_add: @node (nullable): %NULL speaks of the plan itself. */
void
_wm_rule_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmPlanNode *node, const char *field,
              const char *text)
{
  g_autofree char *where = node ? wm_plan_node_where (node) : g_strdup (_("plan"));
  _wm_rule_add_about (findings, rule, severity, node ? wm_plan_node_get_record (node) : NULL, where, field, text);
}

/** _wm_rule_add_about: @record (nullable): what the finding is about where that is no item of the plan. */
void
_wm_rule_add_about (GPtrArray *findings, const char *rule, WmSeverity severity, WmRecord *record, const char *where,
                    const char *field, const char *text)
{
  g_ptr_array_add (findings, wm_finding_new (rule, severity, record ? wm_record_get_id (record) : NULL, field, where, text));
}

static gboolean
collect (WmPlanNode *node, gpointer nodes)
{
  g_ptr_array_add (nodes, node);
  return TRUE;
}

/** _wm_rule_all_items: Returns: (transfer container) (element-type WmPlanNode): walked once for all rules, since a list
 * model hands out every item by itself. */
GPtrArray *
_wm_rule_all_items (const WmPlanFacts *facts)
{
  if (facts->nodes)
    return g_ptr_array_ref (facts->nodes);
  GPtrArray *nodes = g_ptr_array_new ();
  wm_plan_foreach (facts->plan, collect, nodes);
  return nodes;
}

static gboolean
is_wanted (WmPlanNode *node, const WmSchema *schema)
{
  return wm_record_get_schema (wm_plan_node_get_record (node)) == schema && wm_plan_node_is_active (node);
}

/** _wm_rule_items: Returns: (transfer container) (element-type WmPlanNode): see the header. */
GPtrArray *
_wm_rule_items (const WmPlanFacts *facts, const WmSchema *schema)
{
  g_autoptr (GPtrArray) nodes = _wm_rule_all_items (facts);
  GPtrArray *wanted = g_ptr_array_new ();
  for (guint i = 0; i < nodes->len; i++)
    if (is_wanted (nodes->pdata[i], schema))
      g_ptr_array_add (wanted, nodes->pdata[i]);
  return wanted;
}

void
_wm_rule_each (const WmPlanFacts *facts, const WmSchema *schema, WmRuleItemFunc func, GPtrArray *findings)
{
  g_autoptr (GPtrArray) nodes = _wm_rule_items (facts, schema);
  for (guint i = 0; i < nodes->len; i++)
    func (facts, nodes->pdata[i], findings);
}

gboolean
_wm_rule_any (const WmPlanFacts *facts, const WmSchema *schema, WmRuleFits fits, gconstpointer what)
{
  g_autoptr (GPtrArray) nodes = _wm_rule_all_items (facts);
  for (guint i = 0; i < nodes->len; i++)
    {
      WmRecord *record = wm_plan_node_get_record (nodes->pdata[i]);
      if (wm_record_get_schema (record) == schema && fits (record, what))
        return TRUE;
    }
  return FALSE;
}

gboolean
_wm_rule_field_is (WmRecord *record, const char *field, const char *value)
{
  return g_strcmp0 (wm_record_get (record, field), value) == 0;
}

/** _wm_rule_find: (transfer none) (nullable): @records (nullable) and @id (nullable) */
WmRecord *
_wm_rule_find (GPtrArray *records, const char *id)
{
  for (guint i = 0; id && records && i < records->len; i++)
    if (strcmp (wm_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

/** _wm_rule_label: the label of a list's entry, else the code. */
const char *
_wm_rule_label (const WmPlanFacts *facts, const char *list, const char *code)
{
  WmRecord *pick = facts->pick && code ? facts->pick (facts->picks, list, code) : NULL;
  return pick ? wm_record_get (pick, "label") : code ? code : "";
}

/** _wm_rule_lines: Returns: (transfer full): the lines of @text (nullable) in which something stands, trimmed. */
GStrv
_wm_rule_lines (const char *text)
{
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) all = g_strsplit (text ? text : "", "\n", -1);
  for (guint i = 0; all[i]; i++)
    if (!wm_text_is_empty (all[i]))
      g_strv_builder_add (kept, g_strdelimit (g_strstrip (all[i]), "\t", ' '));
  return g_strv_builder_end (kept);
}

/** _wm_rule_is_same_text: nothing is the same as nothing. */
gboolean
_wm_rule_is_same_text (const char *a, const char *b)
{
  g_autofree char *x = wm_text_fold (a), *y = wm_text_fold (b);
  return *x && strcmp (x, y) == 0;
}
