/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment plan on paper. The client's copy speaks to the client: plain words, no codes, no scores. The chart
 * copy has the same order and every field the tables don't mark internal. */
#include "wm-documents.h"
#include "wm-sheet.h"

#include "wm-finding.h"

#include <string.h>

typedef struct
{
  WmSheet sheet;
  WmPlan *plan;
  WmRecord *record;
} PlanSheet;

static const char *
say (const PlanSheet *self, const char *msgid)
{
  return _wm_sheet_say (&self->sheet, msgid);
}

static WmRecord *
node_at (GListModel *model, guint index, WmPlanNode **node)
{
  g_autoptr (WmPlanNode) held = g_list_model_get_item (model, index);
  *node = held; /* the tree keeps it */
  return wm_plan_node_get_record (held);
}

static gboolean
state_is (const PlanSheet *self, const char *state)
{
  return g_strcmp0 (wm_record_get (self->record, "state"), state) == 0;
}

/* DRAFT across what still has errors; nothing is valid before it is signed. */
static gboolean
add_state (PlanSheet *self, GError **error)
{
  WmSheet *sheet = &self->sheet;
  g_autofree char *version = g_strdup (wm_record_get (self->record, "version"));
  g_autofree char *title = _wm_sheet_fill (sheet, D_("treatment plan {version}"), "version", version);
  gboolean open = state_is (self, "draft") || state_is (self, "ready");
  if (open)
    {
      g_autoptr (GPtrArray) findings = wm_plan_check (self->plan, error);
      if (findings == NULL)
        return FALSE;
      if (wm_findings_have_errors (findings))
        wm_document_set_watermark (sheet->document, say (self, D_("DRAFT")));
    }
  _wm_sheet_footer (sheet, open ? say (self, D_("For signature: not valid until signed")) : NULL, title);
  return TRUE;
}

static void
add_head (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  g_autofree char *date = _wm_sheet_date (sheet, self->record, "plan-date");
  g_autoptr (WmRich) version = wm_rich_fill (say (self, D_("Version {version} · {date}")), "version",
                                             wm_record_get (self->record, "version"), WM_RICH_PLAIN, "date", date,
                                             WM_RICH_PLAIN, NULL);
  _wm_sheet_letterhead (sheet, say (self, sheet->for_staff ? D_("Chart copy") : D_("Client’s copy")),
                        wm_rich_get_text (version));
  wm_document_add_heading (sheet->document, 1, NULL,
                           wm_rich_new (say (self, sheet->for_staff ? D_("Treatment plan") : D_("My treatment plan"))));
  _wm_sheet_person (sheet, NULL);
}

static void
add_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

/* "Intensive outpatient · Evening · with J. Doe, LCSW · next review December 18, 2026" */
static void
add_care_line (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  WmRecord *episode = wm_plan_get_episode (self->plan);
  const char *level_id = wm_record_get (self->record, "level"), *counselor = wm_record_get (self->record, "counselor");
  g_autofree char *level = _wm_sheet_level (sheet, level_id != NULL ? level_id : wm_record_get (episode, "level"));
  g_autofree char *track = _wm_sheet_label (sheet, "track", wm_record_get (episode, "track"));
  g_autofree char *name = counselor != NULL ? wm_clinic_staff_name (sheet->clinic, counselor) : NULL;
  g_autofree char *with = name != NULL && *name != '\0' ? _wm_sheet_fill (sheet, D_("with {name}"), "name", name) : NULL;
  g_autofree char *review = _wm_sheet_date (sheet, self->record, "next-review");
  g_autofree char *next = *review != '\0' ? _wm_sheet_fill (sheet, D_("next review {date}"), "date", review) : NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  add_part (line, level);
  add_part (line, track);
  add_part (line, with);
  add_part (line, next);
  if (line->len > 0)
    wm_document_add_paragraph (sheet->document, wm_rich_new (line->str));
}

static void
add_lines_field (const PlanSheet *self, WmBlock *fields, const char *label, const char *name)
{
  g_autofree char *lines = _wm_sheet_lines (&self->sheet, wm_record_get (self->record, name));
  _wm_sheet_field (&self->sheet, fields, label, lines);
}

static void
add_person (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  gboolean staff = sheet->for_staff;
  const char *own = wm_record_get (self->record, "own-words");
  g_autofree char *quoted = own != NULL ? _wm_sheet_fill (sheet, D_("“{text}”"), "text", own) : NULL;
  if (quoted != NULL)
    wm_document_add_quotation (sheet->document, wm_rich_new (quoted));
  WmBlock *fields = wm_document_add_fields (sheet->document);
  add_lines_field (self, fields, staff ? D_("Strengths") : D_("My strengths"), "strengths");
  add_lines_field (self, fields, staff ? D_("What may get in the way") : D_("What may get in my way"), "barriers");
  add_lines_field (self, fields, staff ? D_("Needs") : D_("What I need"), "needs");
  add_lines_field (self, fields, staff ? D_("Abilities") : D_("What I am good at"), "abilities");
  add_lines_field (self, fields, staff ? D_("Preferences") : D_("What I prefer"), "preferences");
  add_lines_field (self, fields, staff ? D_("People to involve") : D_("People who help me"), "supports");
  g_autofree char *week = _wm_sheet_week (sheet, wm_clinic_get_today (sheet->clinic));
  _wm_sheet_field (sheet, fields, staff ? D_("The week") : D_("My week"), week);
}

static void
add_goal (const PlanSheet *self, WmRecord *goal)
{
  const WmSheet *sheet = &self->sheet;
  const char *text = wm_record_get (goal, "text");
  g_autofree char *quoted = wm_record_get_bool (goal, "own-words") && text != NULL
                              ? _wm_sheet_fill (sheet, D_("“{text}”"), "text", text) : g_strdup (text);
  WmRich *line = wm_rich_fill (say (self, D_("Goal: {text}")), "text", quoted, WM_RICH_ITALIC, NULL);
  WmBlock *block = wm_block_set_indent (wm_document_add_paragraph (sheet->document, line), 1);
  g_autofree char *date = _wm_sheet_date (sheet, goal, "target-date");
  if (!sheet->for_staff && *date != '\0')
    {
      g_autofree char *by = _wm_sheet_fill (sheet, D_("by {date}"), "date", date);
      wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), by, WM_RICH_PLAIN);
    }
  wm_block_keep_with_next (block);
}

/* What the client will do, by when, how it is measured. */
static WmRich *
objective_text (const PlanSheet *self, WmRecord *objective)
{
  const WmSheet *sheet = &self->sheet;
  const char *text = wm_record_get (objective, "text"), *plain = wm_record_get (objective, "plain-method");
  const char *method = plain != NULL && !sheet->for_staff ? plain : wm_record_get (objective, "method");
  g_autofree char *date = _wm_sheet_date (sheet, objective, "target-date");
  g_autofree char *what = g_strdup (text != NULL ? text : "");
  if (g_str_has_suffix (what, "."))
    what[strlen (what) - 1] = '\0';
  WmRich *line = wm_rich_fill (say (self, sheet->for_staff ? D_("The client will {what}") : D_("I will {what}")), "what", what,
                               WM_RICH_PLAIN, NULL);
  if (*date != '\0')
    {
      g_autofree char *by = _wm_sheet_fill (sheet, D_("by {date}"), "date", date);
      wm_rich_add (wm_rich_add (line, " ", WM_RICH_PLAIN), by, WM_RICH_BOLD);
    }
  wm_rich_add (line, ". ", WM_RICH_PLAIN);
  if (method != NULL)
    {
      g_autofree char *measured = _wm_sheet_fill (sheet, D_("Measured by {method}."), "method", method);
      wm_rich_add (line, measured, WM_RICH_PLAIN);
    }
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

static void
add_objective (const PlanSheet *self, WmRecord *objective, const char *number, gboolean more)
{
  const WmSheet *sheet = &self->sheet;
  const char *from = wm_record_get (objective, "baseline"), *now = wm_record_get (objective, "now");
  const char *to = wm_record_get (objective, "target"), *status = wm_record_get (objective, "status");
  g_autofree char *start_label = from != NULL ? _wm_sheet_fill (sheet, D_("start {value}"), "value", from) : NULL;
  g_autofree char *now_label = now != NULL ? _wm_sheet_fill (sheet, D_("now {value}"), "value", now) : NULL;
  g_autofree char *goal_label = to != NULL ? _wm_sheet_fill (sheet, D_("goal {value}"), "value", to) : NULL;
  g_autofree char *state = status != NULL && strcmp (status, "active") != 0
                             ? _wm_sheet_label (sheet, "objective-status", status) : NULL;
  WmTrack track = { now_at (objective), start_label, now_label, goal_label };
  gboolean drawn = from != NULL || to != NULL;
  WmBlock *block = wm_document_add_track (sheet->document, number, objective_text (self, objective), drawn ? &track : NULL, state);
  wm_block_set_indent (block, 1);
  if (more)
    wm_block_keep_with_next (block);
}

/* "three times" stays a number, so that it is right in every language. */
static char *
frequency_text (const PlanSheet *self, WmRecord *intervention)
{
  static const struct
  {
    const char *per, *one, *many;
  } words[] = {
    { "day", D_("once a day"), D_("{n} times a day") },
    { "week", D_("once a week"), D_("{n} times a week") },
    { "two-weeks", D_("once every two weeks"), D_("{n} times every two weeks") },
    { "month", D_("once a month"), D_("{n} times a month") },
    { "once", D_("once"), D_("{n} times") },
  };
  gint64 n = 0;
  const char *per = wm_record_get (intervention, "per");
  if (per == NULL || !wm_record_get_int (intervention, "frequency", &n))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].per, per) == 0)
      return _wm_sheet_count (&self->sheet, words[i].one, words[i].many, n);
  return NULL;
}

static char *
how_long_text (const PlanSheet *self, gint64 minutes)
{
  if (minutes % 60 == 0)
    return _wm_sheet_count (&self->sheet, D_("{n} hour"), D_("{n} hours"), minutes / 60);
  return _wm_sheet_count (&self->sheet, D_("{n} minute"), D_("{n} minutes"), minutes);
}

static void
add_comma (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
}

/* "2 times a week, 50 minutes, 8 sessions, until January 18, 2027" */
static char *
schedule_text (const PlanSheet *self, WmRecord *intervention)
{
  const WmSheet *sheet = &self->sheet;
  gint64 minutes = 0, sessions = 0;
  gboolean once = g_strcmp0 (wm_record_get (intervention, "per"), "once") == 0;
  GString *text = g_string_new (NULL);
  g_autofree char *often = frequency_text (self, intervention);
  g_autofree char *date = _wm_sheet_date (sheet, intervention, "stop-date");
  g_autofree char *until = *date == '\0' ? NULL : _wm_sheet_fill (sheet, once ? D_("by {date}") : D_("until {date}"), "date", date);
  g_autofree char *length = wm_record_get_int (intervention, "minutes", &minutes) ? how_long_text (self, minutes) : NULL;
  g_autofree char *count = wm_record_get_int (intervention, "sessions", &sessions)
                             ? _wm_sheet_count (sheet, D_("{n} session"), D_("{n} sessions"), sessions) : NULL;
  add_comma (text, often);
  add_comma (text, length);
  add_comma (text, count);
  add_comma (text, until);
  return g_string_free (text, FALSE);
}

static char *
who_text (const PlanSheet *self, WmRecord *intervention)
{
  const char *provider = wm_record_get (intervention, "provider");
  if (wm_record_is_empty (intervention, "staff") && provider != NULL)
    return _wm_sheet_fill (&self->sheet, D_("{name} (referral)"), "name", provider);
  return wm_clinic_staff_name (self->sheet.clinic, wm_record_get (intervention, "staff"));
}

/* The client reads the plain name where there is one; the chart has the service and what exactly is done. */
static WmRich *
service_text (const PlanSheet *self, WmRecord *intervention)
{
  const char *plain = wm_record_get (intervention, "plain-name"), *text = wm_record_get (intervention, "text");
  g_autofree char *service = _wm_sheet_label (&self->sheet, "service", wm_record_get (intervention, "service"));
  if (!self->sheet.for_staff)
    return wm_rich_new (plain != NULL ? plain : *service != '\0' ? service : text);
  WmRich *both = wm_rich_new (service);
  if (text != NULL)
    wm_rich_add (wm_rich_add (both, *service != '\0' ? ": " : NULL, WM_RICH_PLAIN), text, WM_RICH_PLAIN);
  return both;
}

static void
add_interventions (const PlanSheet *self, GListModel *interventions)
{
  static const double shares[] = { 0.36, 0.38, 0.26 };
  static const char *const without[] = { "text", "service", NULL };
  const WmSheet *sheet = &self->sheet;
  const char *header[] = { say (self, D_("What staff will do")), say (self, D_("How often, how long, until when")),
                           say (self, D_("Who")) };
  guint n = g_list_model_get_n_items (interventions);
  if (n == 0)
    return;
  WmBlock *table = wm_block_set_indent (wm_document_add_table (sheet->document, 3, header, shares), 2);
  for (guint i = 0; i < n; i++)
    {
      WmPlanNode *node;
      WmRecord *intervention = node_at (interventions, i, &node);
      g_autofree char *schedule = schedule_text (self, intervention);
      g_autofree char *who = who_text (self, intervention);
      WmRich *cells[] = { service_text (self, intervention), wm_rich_new (schedule), wm_rich_new (who) };
      wm_block_add_row (table, cells);
    }
  for (guint i = 0; sheet->for_staff && i < n; i++)
    {
      WmPlanNode *node;
      _wm_sheet_record (sheet, node_at (interventions, i, &node), without, 2);
    }
}

static void
add_objectives (const PlanSheet *self, GListModel *objectives)
{
  static const char *const without[] = { "text", NULL };
  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      WmPlanNode *node;
      WmRecord *objective = node_at (objectives, i, &node);
      GListModel *interventions = wm_plan_node_get_children (node);
      g_autofree char *number = wm_plan_node_get_number (node);
      gboolean more = g_list_model_get_n_items (interventions) > 0;
      add_objective (self, objective, number, more);
      if (self->sheet.for_staff)
        _wm_sheet_record (&self->sheet, objective, without, 2);
      add_interventions (self, interventions);
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
add_problem (const PlanSheet *self, WmPlanNode *node)
{
  static const char *const problem_without[] = { "title", NULL }, *const goal_without[] = { "text", NULL };
  const WmSheet *sheet = &self->sheet;
  WmRecord *problem = wm_plan_node_get_record (node);
  const char *title = wm_record_get (problem, "title"), *plain = wm_record_get (problem, "plain");
  g_autofree char *number = wm_plan_node_get_number (node);
  GListModel *goals = wm_plan_node_get_children (node);

  wm_document_add_heading (sheet->document, 2, number, wm_rich_new (title != NULL ? title : say (self, D_("Problem"))));
  if (sheet->for_staff)
    _wm_sheet_record (sheet, problem, problem_without, 1);
  else if (plain != NULL && g_strcmp0 (plain, title) != 0)
    wm_block_keep_with_next (wm_block_set_indent (
      wm_document_add_paragraph (sheet->document, wm_rich_new (title != NULL ? without_title (plain, title) : plain)), 1));
  for (guint i = 0; i < g_list_model_get_n_items (goals); i++)
    {
      WmPlanNode *goal;
      WmRecord *record = node_at (goals, i, &goal);
      add_goal (self, record);
      if (sheet->for_staff)
        _wm_sheet_record (sheet, record, goal_without, 1);
      add_objectives (self, wm_plan_node_get_children (goal));
    }
}

static void
add_step_down (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  const char *criteria = wm_record_get (self->record, "step-down-criteria");
  g_autofree char *next = _wm_sheet_level (sheet, wm_record_get (self->record, "next-level"));
  g_autofree char *date = _wm_sheet_date (sheet, self->record, "step-down-date");
  if (criteria == NULL)
    return;
  g_auto (GStrv) lines = g_strsplit (criteria, "\n", -1);
  wm_document_add_heading (sheet->document, 2, NULL, wm_rich_new (say (self, sheet->for_staff ? D_("Ready to step down when") : D_("I am ready to step down when"))));
  WmBlock *list = wm_document_add_list (sheet->document);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      wm_block_add_item (list, WM_MARK_BULLET, wm_rich_new (lines[i]));
  g_autoptr (GString) then = g_string_new (NULL);
  g_autofree char *level = *next != '\0' ? _wm_sheet_fill (sheet, D_("next: {level}"), "level", next) : NULL;
  g_autofree char *about = *date != '\0' ? _wm_sheet_fill (sheet, D_("expected about {date}"), "date", date) : NULL;
  add_part (then, level);
  add_part (then, about);
  if (then->len > 0)
    wm_document_add_paragraph (sheet->document, wm_rich_new (then->str));
}

static void
add_box (const PlanSheet *self, WmBlock *list, gboolean checked, const char *text)
{
  wm_block_add_item (list, checked ? WM_MARK_CHECKED : WM_MARK_BOX, wm_rich_new (text));
}

static void
add_participation (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  const char *how = wm_record_get (self->record, "took-part-how"), *in = wm_record_get (self->record, "explained-in");
  g_autofree char *language = _wm_sheet_label (sheet, "language", in);
  g_autofree char *explained = in != NULL ? _wm_sheet_fill (sheet, D_("This plan was explained to me in {language}."), "language", language) : NULL;
  g_autofree char *took = how != NULL ? g_strdup_printf ("%s (%s)", say (self, D_("I took part in making this plan.")), how)
                                      : g_strdup (say (self, D_("I took part in making this plan.")));
  wm_document_add_space (sheet->document, 8);
  WmBlock *list = wm_block_keep_with_next (wm_block_keep_together (wm_document_add_list (sheet->document)));
  add_box (self, list, wm_record_get_bool (self->record, "took-part"), took);
  if (explained != NULL)
    add_box (self, list, TRUE, explained);
  add_box (self, list, wm_record_get_bool (self->record, "copy-offered"), say (self, D_("I was offered a copy of this plan.")));
  add_box (self, list, FALSE, say (self, D_("I was given a copy on ____________________")));
  add_box (self, list, FALSE, say (self, D_("I do not want to sign, because ______________________________________")));
}

static void
add_signatures (const PlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  const char *counselor = wm_record_get (self->record, "counselor");
  g_autofree char *client = _wm_sheet_client_name (sheet);
  g_autofree char *staff = wm_clinic_staff_name (sheet->clinic, counselor);
  WmBlock *block = wm_document_add_signatures (sheet->document, say (self, D_("date")));
  wm_block_add_signer (block, client, say (self, D_("client")), NULL);
  wm_block_add_signer (block, staff, say (self, D_("counselor")), NULL);
  if (wm_clinic_setting_int (sheet->clinic, "supervisor-cosign", 1) != 0)
    wm_block_add_signer (block, NULL, say (self, D_("supervisor")), NULL);
}

/* What only the chart copy has: the plan's remaining fields, then the person, the admission and the findings. */
static gboolean
add_chart_part (const PlanSheet *self, GError **error)
{
  static const char *const plan_without[] = { "own-words", "strengths", "needs", "abilities", "preferences", "barriers",
                                              "supports", "step-down-criteria", NULL };
  const WmSheet *sheet = &self->sheet;
  g_autoptr (GError) problem = NULL;
  wm_document_add_heading (sheet->document, 2, NULL, wm_rich_new (say (self, D_("About this plan"))));
  _wm_sheet_record (sheet, self->record, plan_without, 0);
  _wm_sheet_chart_facts (sheet, wm_plan_get_episode (self->plan), &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * wm_document_treatment_plan:
 * @plan: a plan loaded from a clinic
 * @for_staff: the chart copy, with every field that isn't internal; else the client's copy
 * @language: (nullable): language of the fixed texts, e.g. "es"; %NULL is English
 *
 * Returns: (transfer full) (nullable): the document; %NULL where the clinic can't be read.
 */
WmDocument *
wm_document_treatment_plan (WmPlan *plan, gboolean for_staff, const char *language, GError **error)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  g_autoptr (WmDocument) document = wm_document_new (wm_catalog_text (catalog, D_("Treatment plan")), language);
  PlanSheet self = { { wm_plan_get_clinic (plan), wm_plan_get_client (plan), document, catalog, for_staff }, plan,
                     wm_plan_get_record (plan) };
  GListModel *problems = wm_plan_get_problems (plan);

  if (!add_state (&self, error))
    return NULL;
  add_head (&self);
  add_care_line (&self);
  add_person (&self);
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      WmPlanNode *node;
      node_at (problems, i, &node);
      add_problem (&self, node);
    }
  add_step_down (&self);
  if (for_staff && !add_chart_part (&self, error))
    return NULL;
  if (!for_staff)
    _wm_sheet_help (&self.sheet);
  add_participation (&self);
  add_signatures (&self);
  return g_steal_pointer (&document);
}
