/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the plan as a whole: TP01 complete tree, TP07 problems told by facts, TP17 step-down and
 * review, TP18 no blanks left. */
#include "wm-rules-private.h"

#include "wm-text.h"

#include <string.h>

static void
has_children (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  const WmSchema *schema = wm_record_get_schema (wm_plan_node_get_record (node));
  if (g_list_model_get_n_items (wm_plan_node_get_children (node)) > 0)
    return;
  const char *text = schema == &wm_problem_schema ? _("This problem has no goal yet.")
                     : schema == &wm_goal_schema  ? _("This goal has no objective yet.")
                                                  : _("Nothing is planned by staff for this objective yet.");
  _wm_rule_add (findings, "TP01", WM_SEVERITY_ERROR, node, NULL, text);
}

static void
count_problem (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *count)
{
  g_ptr_array_add (count, NULL);
}

/** TP01 E (4.3): an active problem; each with a goal; each goal with an objective; each active objective with an
 * intervention. */
void
_wm_rule_tp01 (const WmPlanFacts *facts, GPtrArray *findings)
{
  g_autoptr (GPtrArray) active = g_ptr_array_new ();
  _wm_rule_each (facts, &wm_problem_schema, count_problem, active);
  if (active->len == 0)
    _wm_rule_add (findings, "TP01", WM_SEVERITY_ERROR, NULL, NULL, _("The plan names no active problem yet."));
  _wm_rule_each (facts, &wm_problem_schema, has_children, findings);
  _wm_rule_each (facts, &wm_goal_schema, has_children, findings);
  _wm_rule_each (facts, &wm_objective_schema, has_children, findings);
}

static guint
count_words (const char *folded)
{
  guint n = 0;
  for (const char *p = folded; *p; p++)
    n += *p != ' ' && (p == folded || p[-1] == ' ');
  return n;
}

/* Blanks out @name wherever it stands in @folded, whole words only. */
static void
take_out (char *folded, const char *name)
{
  g_autofree char *words = wm_text_fold (name);
  gsize n = strlen (words);
  for (char *at = folded; n > 0 && (at = strstr (at, words)) != NULL; at += n)
    if ((at == folded || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
      memset (at, ' ', n);
}

static gint
longest_first (gconstpointer a, gconstpointer b)
{
  gsize m = strlen (*(const char *const *) a), n = strlen (*(const char *const *) b);
  return (m < n) - (m > n);
}

/* What is left of a folded statement once the names and codes of the diagnoses are taken out: the longest first, so
 * that a name that holds another goes whole. */
static char *
without_diagnoses (const char *statement, GPtrArray *diagnoses)
{
  char *rest = wm_text_fold (statement);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  for (guint i = 0; i < diagnoses->len; i++)
    for (guint j = 0; j < 2; j++)
      {
        const char *name = wm_record_get (diagnoses->pdata[i], j ? "code" : "text");
        if (name)
          g_ptr_array_add (names, (char *) name);
      }
  g_ptr_array_sort (names, longest_first);
  for (guint i = 0; i < names->len; i++)
    take_out (rest, names->pdata[i]);
  return rest;
}

static void
told_by_facts (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  const char *statement = wm_record_get (wm_plan_node_get_record (node), "statement");
  g_autofree char *rest = without_diagnoses (statement, facts->diagnoses);
  if (statement == NULL || g_utf8_strlen (statement, -1) < 25 || count_words (rest) < 5)
    _wm_rule_add (findings, "TP07", WM_SEVERITY_ERROR, node, "statement",
                  _("The problem needs a statement of what happens, in at least five words besides the diagnosis."));
}

/** TP07 E (4.3): a statement of 25 characters or more and five words besides the names of diagnoses. */
void
_wm_rule_tp07 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_problem_schema, told_by_facts, findings);
}

/** TP17 E (4.3): a step-down criterion, and a next review within review_every_days of the plan's date. */
void
_wm_rule_tp17 (const WmPlanFacts *facts, GPtrArray *findings)
{
  WmRecord *plan = wm_plan_get_record (facts->plan);
  if (wm_record_is_empty (plan, "step-down-criteria"))
    _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "step-down-criteria",
                  _("The plan needs a criterion for stepping down or leaving this level of care."));
  WmDay made = wm_record_get_day (plan, "plan-date"), review = wm_record_get_day (plan, "next-review");
  if (review == WM_DAY_NONE)
    _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "next-review", _("The plan needs the date of its next review."));
  else if (made != WM_DAY_NONE && review > made + facts->review_every_days)
    {
      g_autofree char *text = g_strdup_printf (_("The next review must be within %d days of the plan's date."), facts->review_every_days);
      _wm_rule_add (findings, "TP17", WM_SEVERITY_ERROR, NULL, "next-review", text);
    }
}

static gboolean
has_blank (const char *text)
{
  static GRegex *blank;
  if (g_once_init_enter (&blank))
    g_once_init_leave (&blank, g_regex_new ("\\[[^\\]]*\\]|_{3,}|\\{[^}]*\\}|\\bTBD\\b|\\bXXX+\\b", G_REGEX_OPTIMIZE, 0, NULL));
  return text && g_regex_match (blank, text, 0, NULL);
}

static void
look_for_blanks (WmRecord *record, WmPlanNode *node, GPtrArray *findings)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *f = &schema->fields[i];
      if ((f->kind == WM_KIND_TEXT || f->kind == WM_KIND_LONG_TEXT) && has_blank (wm_record_get_at (record, i)))
        {
          g_autofree char *text = g_strdup_printf (_("A blank is left to fill in: %s."), _(f->label));
          _wm_rule_add (findings, "TP18", WM_SEVERITY_ERROR, node, f->name, text);
        }
    }
}

static gboolean
look_into_node (WmPlanNode *node, gpointer findings)
{
  look_for_blanks (wm_plan_node_get_record (node), node, findings);
  return TRUE;
}

/** TP18 E (4.3): no unresolved placeholder in any text. */
void
_wm_rule_tp18 (const WmPlanFacts *facts, GPtrArray *findings)
{
  look_for_blanks (wm_plan_get_record (facts->plan), NULL, findings);
  wm_plan_foreach (facts->plan, look_into_node, findings);
}
