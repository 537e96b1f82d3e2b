/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Problems, goals and objectives on paper, and what is left for later. */
#include "wm-plan-sheet.h"

#include <string.h>

/* Deferred or referred, and nothing planned for it here. */
gboolean
_wm_plan_is_put_off (WmPlanNode *problem)
{
  const char *status = wm_record_get (wm_plan_node_get_record (problem), "status");
  gboolean put_off = g_strcmp0 (status, "deferred") == 0 || g_strcmp0 (status, "referred") == 0;
  return put_off && g_list_model_get_n_items (wm_plan_node_get_children (problem)) == 0;
}

static void
add_goal (const WmPlanSheet *self, WmRecord *goal)
{
  const WmSheet *sheet = &self->sheet;
  const char *text = wm_record_get (goal, "text");
  g_autofree char *quoted = wm_record_get_bool (goal, "own-words") && text != NULL
                              ? _wm_sheet_fill (sheet, D_("“{text}”"), "text", text) : g_strdup (text);
  wm_document_begin_place (sheet->document, wm_record_get_id (goal));
  WmRich *line = wm_rich_fill (_wm_plan_say (self, D_("Goal: {text}")), "text", quoted, WM_RICH_ITALIC, NULL);
  WmBlock *block = wm_block_set_indent (wm_document_add_paragraph (sheet->document, line), 1);
  g_autofree char *by = _wm_plan_field_date (self, goal, "target-date", D_("by {date}"));
  if (by != NULL)
    wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), by, WM_RICH_PLAIN);
  wm_block_keep_with_next (block);
}

/* "by January 19, 2027 (extended from December 20, 2026)" */
static void
add_by_when (const WmPlanSheet *self, WmRecord *objective, WmRich *line)
{
  WmDay first = wm_record_get_day (objective, "first-target"), target = wm_record_get_day (objective, "target-date");
  g_autofree char *by = _wm_plan_field_date (self, objective, "target-date", D_("by {date}"));
  g_autofree char *from = _wm_plan_field_date (self, objective, "first-target", D_("(extended from {date})"));
  if (by == NULL)
    return;
  wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), by, WM_RICH_BOLD);
  if (from != NULL && first < target)
    wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), from, WM_RICH_PLAIN);
}

/* Whether @method names one of the clinic's instruments, which the client's copy doesn't. */
static gboolean
names_instrument (const WmPlanSheet *self, const char *method)
{
  GPtrArray *picks = wm_clinic_picks (self->sheet.clinic, "instrument");
  g_autofree char *lower = g_utf8_casefold (method, -1);
  for (guint i = 0; picks != NULL && i < picks->len; i++)
    {
      const char *label = wm_record_get (picks->pdata[i], "label");
      g_autofree char *name = g_utf8_casefold (label, -1);
      /* Names such as PHQ-9; "Drug screen" and "Other" are plain words. */
      if (label[0] != '\0' && g_ascii_isupper (label[1]) && strstr (lower, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
method_of (const WmPlanSheet *self, WmRecord *objective)
{
  const char *method = wm_record_get (objective, "method"), *plain = wm_record_get (objective, "plain-method");
  if (self->sheet.for_staff)
    return method;
  return plain != NULL ? plain : method != NULL && !names_instrument (self, method) ? method : NULL;
}

/* What the client will do, by when, how it is measured. */
static WmRich *
objective_text (const WmPlanSheet *self, WmRecord *objective)
{
  const WmSheet *sheet = &self->sheet;
  const char *text = wm_record_get (objective, "text"), *method = method_of (self, objective);
  g_autofree char *what = g_strdup (text != NULL ? text : "");
  gint64 weeks = 0;
  if (g_str_has_suffix (what, "."))
    what[strlen (what) - 1] = '\0';
  WmRich *line = wm_rich_fill (_wm_plan_say (self, sheet->for_staff ? D_("The client will {what}") : D_("I will {what}")), "what", what,
                               WM_RICH_PLAIN, NULL);
  add_by_when (self, objective, line);
  if (wm_record_get_int (objective, "weeks", &weeks))
    {
      g_autofree char *hold = _wm_sheet_count (sheet, D_("and hold it for {n} week"), D_("and hold it for {n} weeks"), weeks);
      wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), hold, WM_RICH_PLAIN);
    }
  wm_rich_add (line, ".", WM_RICH_PLAIN);
  if (method != NULL)
    {
      g_autofree char *measured = _wm_sheet_fill (sheet, D_("Measured by {method}."), "method", method);
      wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), measured, WM_RICH_PLAIN);
    }
  if (!sheet->for_staff && wm_record_get_bool (objective, "relapse-plan"))
    wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), _wm_plan_say (self, D_("It is part of my relapse-prevention plan.")), WM_RICH_PLAIN);
  return line;
}

/* Where the client is between start and target; negative where they aren't numbers. */
static double
now_at (WmRecord *objective)
{
  double from = 0, now = 0, to = 0;
  gboolean ends = wm_record_get_number (objective, "baseline", &from) && wm_record_get_number (objective, "target", &to);
  if (!ends)
    return -1;
  if (!wm_record_get_number (objective, "now", &now))
    return wm_record_is_empty (objective, "now") ? 0 : -1;
  return from < to || from > to ? CLAMP ((now - from) / (to - from), 0.0, 1.0) : 0;
}

/* "Achieved · November 18, 2026"; NULL while it is in progress. */
static char *
state_text (const WmPlanSheet *self, WmRecord *objective)
{
  const char *status = wm_record_get (objective, "status");
  if (status == NULL || strcmp (status, "active") == 0)
    return NULL;
  g_autofree char *label = _wm_sheet_label (&self->sheet, "objective-status", status);
  g_autofree char *date = _wm_sheet_date (&self->sheet, objective, "status-date");
  const char *sign = strcmp (status, "achieved") == 0 ? "✓ " : "";
  return g_strconcat (sign, label, *date != '\0' ? " · " : "", date, NULL);
}

static char *
track_label (const WmPlanSheet *self, WmRecord *objective, const char *field, const char *msgid)
{
  const char *value = wm_record_get (objective, field);
  return value != NULL ? _wm_sheet_fill (&self->sheet, msgid, "value", value) : NULL;
}

static void
add_objective (const WmPlanSheet *self, WmRecord *objective, const char *number, gboolean more)
{
  g_autofree char *start = track_label (self, objective, "baseline", D_("start {value}"));
  g_autofree char *now = track_label (self, objective, "now", D_("now {value}"));
  g_autofree char *goal = track_label (self, objective, "target", D_("goal {value}"));
  g_autofree char *state = state_text (self, objective);
  WmTrack track = { now_at (objective), start, now, goal, wm_record_get (objective, "unit") };
  wm_document_begin_place (self->sheet.document, wm_record_get_id (objective));
  WmBlock *block = wm_document_add_track (self->sheet.document, number, objective_text (self, objective),
                                          start != NULL || goal != NULL ? &track : NULL, state);
  wm_block_set_indent (block, 1);
  if (more)
    wm_block_keep_with_next (block);
}

static void
add_objectives (const WmPlanSheet *self, GListModel *objectives, gboolean *with_header)
{
  /* what the text and the track say already */
  static const char *const told[] = { "text", "method", "baseline", "now", "target", "unit", "weeks", "target-date", "status-date", NULL };
  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      WmPlanNode *node;
      WmRecord *objective = _wm_plan_node_at (objectives, i, &node);
      GListModel *interventions = wm_plan_node_get_children (node);
      g_autofree char *number = wm_plan_node_get_number (node);
      gboolean more = g_list_model_get_n_items (interventions) > 0;
      add_objective (self, objective, number, more || self->sheet.for_staff);
      if (self->sheet.for_staff)
        _wm_sheet_facts (&self->sheet, objective, told, 2, more);
      _wm_plan_interventions (self, interventions, *with_header);
      *with_header = *with_header && !more;
    }
}

/* Plain words often begin with the title that stands above them already. */
static const char *
without_title (const char *plain, const char *title)
{
  gsize length = strlen (title);
  if (g_str_has_prefix (plain, title) && g_str_has_prefix (plain + length, ", "))
    return plain + length + 2;
  return plain;
}

static void
add_problem_words (const WmPlanSheet *self, WmRecord *problem, gboolean more)
{
  static const char *const told[] = { "title", NULL };
  const WmSheet *sheet = &self->sheet;
  const char *title = wm_record_get (problem, "title"), *plain = wm_record_get (problem, "plain");
  const char *status = wm_record_get (problem, "status");
  if (sheet->for_staff)
    {
      _wm_sheet_facts (sheet, problem, told, 1, FALSE); /* many facts: what follows may go on overleaf */
      return;
    }
  WmRich *text = wm_rich_new (NULL);
  if (plain != NULL && g_strcmp0 (plain, title) != 0)
    wm_rich_add (text, title != NULL ? without_title (plain, title) : plain, WM_RICH_PLAIN);
  if (status != NULL && strcmp (status, "active") != 0)
    {
      g_autofree char *label = _wm_sheet_label (sheet, "problem-status", status);
      wm_rich_add (wm_rich_add (text, wm_rich_is_empty (text) ? NULL : " · ", WM_RICH_PLAIN), label, WM_RICH_BOLD);
    }
  if (wm_rich_is_empty (text))
    {
      wm_rich_free (text);
      return;
    }
  WmBlock *block = wm_block_set_indent (wm_document_add_paragraph (sheet->document, text), 1);
  if (more)
    wm_block_keep_with_next (block);
}

static void
add_problem (const WmPlanSheet *self, WmPlanNode *node)
{
  static const char *const told[] = { "text", "own-words", "target-date", NULL }; /* own words stand in quotation marks */
  const WmSheet *sheet = &self->sheet;
  WmRecord *problem = wm_plan_node_get_record (node);
  const char *title = wm_record_get (problem, "title");
  g_autofree char *number = wm_plan_node_get_number (node);
  GListModel *goals = wm_plan_node_get_children (node);
  guint n = g_list_model_get_n_items (goals);
  gboolean with_header = TRUE;
  wm_document_begin_place (sheet->document, wm_record_get_id (problem));
  wm_document_add_heading (sheet->document, 2, number, wm_rich_new (title != NULL ? title : _wm_plan_say (self, D_("Problem"))));
  add_problem_words (self, problem, n > 0);
  for (guint i = 0; i < n; i++)
    {
      WmPlanNode *goal;
      WmRecord *record = _wm_plan_node_at (goals, i, &goal);
      GListModel *objectives = wm_plan_node_get_children (goal);
      add_goal (self, record);
      if (sheet->for_staff)
        _wm_sheet_facts (sheet, record, told, 1, g_list_model_get_n_items (objectives) > 0);
      add_objectives (self, objectives, &with_header);
    }
}

void
_wm_plan_problems (const WmPlanSheet *self)
{
  GListModel *problems = wm_plan_get_problems (self->plan);
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      WmPlanNode *node;
      _wm_plan_node_at (problems, i, &node);
      if (!_wm_plan_is_put_off (node))
        add_problem (self, node);
    }
}

/* The client reads what it is and why or where; the chart has every fact of it. */
static void
add_put_off (const WmPlanSheet *self, WmPlanNode *node, WmBlock *list)
{
  static const char *const told[] = { "title", "status", "reason", NULL };
  WmRecord *problem = wm_plan_node_get_record (node);
  const char *title = wm_record_get (problem, "title"), *plain = wm_record_get (problem, "plain");
  const char *reason = wm_record_get (problem, "reason");
  g_autofree char *status = _wm_sheet_label (&self->sheet, "problem-status", wm_record_get (problem, "status"));
  WmRich *text = wm_rich_new_styled (title != NULL ? title : plain, WM_RICH_BOLD);
  wm_rich_add (wm_rich_add (text, " · ", WM_RICH_PLAIN), status, WM_RICH_PLAIN);
  if (reason != NULL)
    wm_rich_add (wm_rich_add (text, ": ", WM_RICH_PLAIN), reason, WM_RICH_PLAIN);
  if (self->sheet.for_staff)
    {
      WmRich *rest = _wm_sheet_rest (&self->sheet, problem, told);
      if (!wm_rich_is_empty (rest))
        wm_rich_append (wm_rich_add (text, "\n", WM_RICH_PLAIN), rest);
      wm_rich_free (rest);
    }
  wm_block_add_item (list, WM_MARK_BULLET, text);
}

/* The list below its heading, begun with its first item. */
static WmBlock *
put_off_list (const WmPlanSheet *self, WmBlock **list)
{
  const char *title = self->sheet.for_staff ? D_("Known needs not worked on now") : D_("For later, or elsewhere");
  if (*list == NULL)
    {
      wm_document_add_heading (self->sheet.document, 2, NULL, wm_rich_new (_wm_plan_say (self, title)));
      *list = wm_document_add_list (self->sheet.document);
    }
  return *list;
}

static gboolean
add_deferred_diagnoses (const WmPlanSheet *self, WmBlock **list, GError **error)
{
  g_autoptr (GPtrArray) diagnoses = wm_clinic_list (self->sheet.clinic, &wm_diagnosis_schema, "episode",
                                                    wm_record_get_id (wm_plan_get_episode (self->plan)), error);
  for (guint i = 0; diagnoses != NULL && i < diagnoses->len; i++)
    {
      const char *reason = wm_record_get (diagnoses->pdata[i], "deferral-reason");
      if (reason == NULL)
        continue;
      WmRich *text = wm_rich_new_styled (wm_record_get (diagnoses->pdata[i], "code"), WM_RICH_BOLD);
      wm_rich_add (wm_rich_add (text, " ", WM_RICH_BOLD), wm_record_get (diagnoses->pdata[i], "text"), WM_RICH_BOLD);
      wm_rich_add (wm_rich_add (text, ": ", WM_RICH_PLAIN), reason, WM_RICH_PLAIN);
      wm_block_add_item (put_off_list (self, list), WM_MARK_BULLET, text);
    }
  return diagnoses != NULL;
}

/* Needs that are known and not worked on now, and why; the chart has the diagnoses among them. */
gboolean
_wm_plan_put_off (const WmPlanSheet *self, GError **error)
{
  GListModel *problems = wm_plan_get_problems (self->plan);
  WmBlock *list = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      WmPlanNode *node;
      _wm_plan_node_at (problems, i, &node);
      if (_wm_plan_is_put_off (node))
        add_put_off (self, node, put_off_list (self, &list));
    }
  return !self->sheet.for_staff || add_deferred_diagnoses (self, &list, error);
}
