/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about wording: TP07 problems told by facts, TP08 evidence, TP09 the client's own words, TP12 plain verbs, TP13
 * what the client does, TP18 no blanks left, TP19 no library text as it came. */
#include "wm-rules-private.h"

#include "wm-blank.h"
#include "wm-text.h"

#include <string.h>

#define SHOWN 40 /* characters of a blank */

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
  for (guint i = 0; diagnoses && i < diagnoses->len; i++)
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

static void
has_evidence (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  if (wm_record_is_empty (wm_plan_node_get_record (node), "evidence"))
    _wm_rule_add (findings, "TP08", WM_SEVERITY_WARNING, node, "evidence",
                  _("Say by what the problem shows: days, numbers, what happened."));
}

/** TP08 W (4.3): the problem has an evidence clause. */
void
_wm_rule_tp08 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_problem_schema, has_evidence, findings);
}

static gboolean
is_own (WmRecord *goal, gconstpointer unused)
{
  return wm_record_get_bool (goal, "own-words");
}

/** TP09 (4.3): E where the client's own statement is missing or shorter than 10 characters; W where no goal is in the
 * client's own words. */
void
_wm_rule_tp09 (const WmPlanFacts *facts, GPtrArray *findings)
{
  const char *said = wm_record_get (wm_plan_get_record (facts->plan), "own-words");
  if (said == NULL || g_utf8_strlen (said, -1) < 10)
    _wm_rule_add (findings, "TP09", WM_SEVERITY_ERROR, NULL, "own-words",
                  _("The plan needs what the client wants, in the client’s own words: at least 10 characters."));
  g_autoptr (GPtrArray) goals = _wm_rule_items (facts, &wm_goal_schema);
  if (goals->len && !_wm_rule_any (facts, &wm_goal_schema, is_own, NULL))
    _wm_rule_add (findings, "TP09", WM_SEVERITY_WARNING, goals->pdata[0], "own-words",
                  _("At least one goal should be in the client’s own words."));
}

/* Whether @folded holds @words, whole words only. */
static gboolean
holds_words (const char *folded, const char *words)
{
  gsize n = strlen (words);
  for (const char *at = folded; (at = strstr (at, words)) != NULL; at++)
    if ((at == folded || at[-1] == ' ') && (at[n] == ' ' || at[n] == '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
has_digit (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isdigit (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
has_plain_verb (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  static const char *const vague[] = { "understand", "learn about", "be aware", "improve", "explore", "work on", "gain insight",
                                       "cope better", "decrease", "increase" };
  g_autofree char *folded = wm_text_fold (wm_record_get (wm_plan_node_get_record (node), "text"));
  if (has_digit (folded))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (vague); i++)
    if (holds_words (folded, vague[i]))
      {
        g_autofree char *text = g_strdup_printf (_("“%s” can’t be seen: say what the client will do, and how much of it."), vague[i]);
        _wm_rule_add (findings, "TP12", WM_SEVERITY_WARNING, node, "text", text);
        return;
      }
}

/** TP12 W (4.3): no vague verb in an objective without a number. */
void
_wm_rule_tp12 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_objective_schema, has_plain_verb, findings);
}

static void
is_the_clients (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  static const char *const staff[] = { "counselor will ", "therapist will ", "staff will ", "program will " };
  g_autofree char *folded = wm_text_fold (wm_record_get (wm_plan_node_get_record (node), "text"));
  const char *begin = g_str_has_prefix (folded, "the ") ? folded + 4 : folded;
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    if (g_str_has_prefix (begin, staff[i]))
      _wm_rule_add (findings, "TP13", WM_SEVERITY_WARNING, node, "text",
                    _("An objective says what the client will do: what staff does belongs below it."));
}

/** TP13 W (4.3): an objective's subject is the client, not staff. */
void
_wm_rule_tp13 (const WmPlanFacts *facts, GPtrArray *findings)
{
  _wm_rule_each (facts, &wm_objective_schema, is_the_clients, findings);
}

/* (transfer full) (nullable): the first blank in @text, on one line, cut where it is long */
static char *
find_blank (const char *text)
{
  int from, to;
  if (!wm_blank_find (text, &from, &to))
    return NULL;
  g_autofree char *found = g_utf8_substring (text, from, MIN (to, from + SHOWN));
  return g_strdup_printf ("%s%s", g_strdelimit (found, "\t\r\n", ' '), to > from + SHOWN ? "…" : "");
}

static void
look_for_blanks (WmRecord *record, WmPlanNode *node, GPtrArray *findings)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *f = &schema->fields[i];
      gboolean is_text = f->kind == WM_KIND_TEXT || f->kind == WM_KIND_LONG_TEXT;
      g_autofree char *blank = is_text ? find_blank (wm_record_get_at (record, i)) : NULL;
      if (blank == NULL)
        continue;
      g_autofree char *text = g_strdup_printf (_("Fill in “%s”: a blank is left here."), blank);
      _wm_rule_add (findings, "TP18", WM_SEVERITY_ERROR, node, f->name, text);
    }
}

/** TP18 E (4.3): no unresolved placeholder in any text. */
void
_wm_rule_tp18 (const WmPlanFacts *facts, GPtrArray *findings)
{
  look_for_blanks (wm_plan_get_record (facts->plan), NULL, findings);
  g_autoptr (GPtrArray) nodes = _wm_rule_all_items (facts);
  for (guint i = 0; i < nodes->len; i++)
    look_for_blanks (wm_plan_node_get_record (nodes->pdata[i]), nodes->pdata[i], findings);
}

/* Both folded; only letters and digits count. */
static gboolean
has_same_letters (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      a += strspn (a, " ");
      b += strspn (b, " ");
      if (*a != *b || *a == '\0')
        return *a == *b;
    }
}

static gboolean
is_library_text (const WmLibrary *library, const char *group, const char *text)
{
  g_autofree char *own = wm_text_fold (text);
  for (guint i = 0; *own && i < library->entries->len; i++)
    {
      const WmLibraryEntry *entry = library->entries->pdata[i];
      if (g_strcmp0 (entry->group, group) == 0 && has_same_letters (entry->folded, own))
        return TRUE;
    }
  return FALSE;
}

static void
is_made_own (const WmPlanFacts *facts, WmPlanNode *node, GPtrArray *findings)
{
  WmRecord *record = wm_plan_node_get_record (node);
  if (is_library_text (facts->library, wm_record_get_schema (record)->name, wm_record_get (record, "text")))
    _wm_rule_add (findings, "TP19", WM_SEVERITY_WARNING, node, "text",
                  _("This is the library’s wording: say it as it is for this client."));
}

/** TP19 W (4.3): no goal, objective or intervention says just what a row of the library says. A problem's title is a
 * name and may stay. */
void
_wm_rule_tp19 (const WmPlanFacts *facts, GPtrArray *findings)
{
  if (facts->library == NULL)
    return;
  _wm_rule_each (facts, &wm_goal_schema, is_made_own, findings);
  _wm_rule_each (facts, &wm_objective_schema, is_made_own, findings);
  _wm_rule_each (facts, &wm_intervention_schema, is_made_own, findings);
}
