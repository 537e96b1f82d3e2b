/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose plan it is: own words, what helps and what may get in the way, the week and its hours, the way on. */
#include "wm-plan-sheet.h"

#include "wm-plan-hours.h"
#include "wm-schedule.h"
#include "wm-text.h"

#include <string.h>

typedef struct
{
  const char *field; /* of an objective */
  const char *line;
  GString *numbers;
} Used;

static gboolean
note_use (WmPlanNode *node, gpointer data)
{
  Used *used = data;
  WmRecord *record = wm_plan_node_get_record (node);
  if (wm_record_get_schema (record) == &wm_objective_schema && g_strcmp0 (wm_record_get (record, used->field), used->line) == 0)
    {
      g_autofree char *number = wm_plan_node_get_number (node);
      g_string_append_printf (used->numbers, "%s%s", used->numbers->len > 0 ? ", " : "", number);
    }
  return TRUE;
}

/* The client reads the lines of a strength or barrier with the numbers of the objectives that take it up. */
static char *
lines_with_uses (const WmPlanSheet *self, const char *text, const char *field)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *joined = g_string_new (NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      g_autoptr (GString) numbers = g_string_new (NULL);
      Used used = { field, lines[i], numbers };
      g_autofree char *line = wm_text_isolate (lines[i]);
      wm_plan_foreach (self->plan, note_use, &used);
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", line);
      if (numbers->len > 0)
        g_string_append_printf (joined, " (%s)", numbers->str);
    }
  return g_string_free (joined, FALSE);
}

static void
add_lines_field (const WmPlanSheet *self, WmBlock *fields, const char *label, const char *name, const char *used_by)
{
  const char *text = wm_record_get (self->record, name);
  if (text == NULL)
    return;
  g_autofree char *lines = self->sheet.for_staff || used_by == NULL ? _wm_sheet_lines (&self->sheet, text)
                                                                    : lines_with_uses (self, text, used_by);
  _wm_sheet_field (&self->sheet, fields, label, lines);
}

void
_wm_plan_person (const WmPlanSheet *self)
{
  static const struct { const char *for_client, *for_staff, *field, *used_by; } lists[] = {
    { D_("My strengths"), D_("Strengths"), "strengths", "strength" },
    { D_("What may get in my way"), D_("What may get in the way"), "barriers", "barrier" },
    { D_("What I need"), D_("Needs"), "needs", NULL },
    { D_("What I am good at"), D_("Abilities"), "abilities", NULL },
    { D_("What I prefer"), D_("Preferences"), "preferences", NULL },
    { D_("My culture and language"), D_("Culture and language"), "culture", NULL },
    { D_("People who help me"), D_("People to involve"), "supports", NULL },
  };
  const WmSheet *sheet = &self->sheet;
  gboolean staff = sheet->for_staff;
  const char *own = wm_record_get (self->record, "own-words");
  g_autofree char *quoted = own != NULL ? _wm_sheet_fill (sheet, D_("“{text}”"), "text", own) : NULL;
  if (quoted != NULL)
    wm_document_add_quotation (sheet->document, wm_rich_new (quoted));
  WmBlock *fields = wm_document_add_fields (sheet->document);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_lines_field (self, fields, staff ? lists[i].for_staff : lists[i].for_client, lists[i].field, lists[i].used_by);
  g_autofree char *week = _wm_sheet_week (sheet, wm_clinic_get_today (sheet->clinic));
  g_autofree char *hours = _wm_plan_hours (self);
  _wm_sheet_field (sheet, fields, staff ? D_("The week") : D_("My week"), week);
  _wm_sheet_field (sheet, fields, staff ? D_("Hours") : D_("My hours"), hours);
}

/* "9 hours 50 minutes": exact, so that the parts add up before everyone's eyes. */
static char *
span_words (const WmSheet *sheet, int minutes)
{
  g_autofree char *hours = minutes >= 60 ? _wm_sheet_count (sheet, D_("{n} hour"), D_("{n} hours"), minutes / 60) : NULL;
  g_autofree char *rest = minutes % 60 != 0 ? _wm_sheet_count (sheet, D_("{n} minute"), D_("{n} minutes"), minutes % 60) : NULL;
  return g_strjoin (hours != NULL && rest != NULL ? " " : "", hours ? hours : "", rest ? rest : "", NULL);
}

/* "9 to 19", "at least 20", "at most 9" */
static char *
range_words (const WmPlanSheet *self, double min, double max)
{
  g_autofree char *from = g_strdup_printf ("%.4g", min), *to = g_strdup_printf ("%.4g", max);
  if (max < 0)
    return _wm_sheet_fill (&self->sheet, D_("at least {n}"), "n", from);
  if (min < 0)
    return _wm_sheet_fill (&self->sheet, D_("at most {n}"), "n", to);
  g_autoptr (WmRich) text = wm_rich_fill (_wm_plan_say (self, D_("{n} to {m}")), "n", from, WM_RICH_PLAIN, "m", to, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* "Intensive outpatient asks for 9 to 19 hours a week"; NULL for a level without hours. */
static char *
level_words (const WmPlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  WmRecord *level = wm_clinic_level (sheet->clinic, wm_record_get (self->record, "level"));
  double min, max;
  if (level == NULL)
    return NULL;
  wm_plan_hours_range (level, wm_record_get_day (sheet->client, "date-of-birth"), wm_record_get_day (self->record, "plan-date"), &min, &max);
  if (min < 0 && max < 0)
    return NULL;
  g_autofree char *range = range_words (self, min, max);
  g_autofree char *name = _wm_sheet_level (sheet, wm_record_get_id (level));
  g_autoptr (WmRich) text = wm_rich_fill (_wm_plan_say (self, D_("{level} asks for {range} hours a week")), "level", name,
                                          WM_RICH_PLAIN, "range", range, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

static gboolean
add_intervention (WmPlanNode *node, gpointer interventions)
{
  if (wm_record_get_schema (wm_plan_node_get_record (node)) == &wm_intervention_schema && wm_plan_node_is_active (node))
    g_ptr_array_add (interventions, node);
  return TRUE;
}

static WmRecord *
pick_of_clinic (gpointer clinic, const char *list, const char *code)
{
  return wm_clinic_pick (clinic, list, code);
}

/* (transfer full) @name; the one that stands in @names already, or itself. */
static char *
once (GPtrArray *names, char *name)
{
  guint at;
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, &at))
    {
      g_ptr_array_add (names, name);
      return name;
    }
  g_free (name);
  return names->pdata[at];
}

/* What each service comes to, in whole minutes, so that the parts add up: names in @names, in the plan's order. */
static GHashTable *
minutes_by_service (const WmPlanSheet *self, GPtrArray *names)
{
  GHashTable *minutes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) interventions = g_ptr_array_new ();
  wm_plan_foreach (self->plan, add_intervention, interventions);
  g_autoptr (GArray) hours = wm_plan_hours (interventions, wm_record_get_day (self->record, "plan-date"), pick_of_clinic, self->sheet.clinic, NULL);
  for (guint i = 0; i < hours->len; i++)
    {
      const WmPlanHours *one = &g_array_index (hours, WmPlanHours, i);
      char *name = once (names, _wm_sheet_label (&self->sheet, "service", wm_record_get (one->intervention, "service")));
      int sum = GPOINTER_TO_INT (g_hash_table_lookup (minutes, name)) + (int) (one->minutes + 0.5);
      g_hash_table_insert (minutes, name, GINT_TO_POINTER (sum));
    }
  return minutes;
}

/* "One-to-one counseling 50 minutes + Relapse-prevention group 9 hours = 9 hours 50 minutes a week", and below it what
 * the level of care asks for. By the plan itself, not by this week's calendar: it is what is signed. NULL where nothing
 * counts. */
char *
_wm_plan_hours (const WmPlanSheet *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) minutes = minutes_by_service (self, names);
  int sum = 0;
  if (names->len == 0)
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < names->len; i++)
    {
      int own = GPOINTER_TO_INT (g_hash_table_lookup (minutes, names->pdata[i]));
      g_autofree char *span = span_words (&self->sheet, own);
      g_string_append_printf (text, "%s%s %s", i > 0 ? " + " : "", (char *) names->pdata[i], span);
      sum += own;
    }
  g_autofree char *span = span_words (&self->sheet, sum);
  g_autofree char *together = _wm_sheet_fill (&self->sheet, D_("{hours} a week"), "hours", span);
  g_autofree char *level = level_words (self);
  g_string_append_printf (text, " = %s", together);
  if (level != NULL)
    g_string_append_printf (text, "\n%s", level);
  return g_string_free (text, FALSE);
}

void
_wm_plan_step_down (const WmPlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  const char *criteria = wm_record_get (self->record, "step-down-criteria");
  g_autofree char *next = _wm_sheet_level (sheet, wm_record_get (self->record, "next-level"));
  g_autofree char *level = *next != '\0' ? _wm_sheet_fill (sheet, D_("Next: {level}"), "level", next) : NULL;
  g_autofree char *about = _wm_plan_field_date (self, self->record, "step-down-date", D_("expected about {date}"));
  g_autoptr (GString) then = g_string_new (NULL);
  _wm_plan_part (then, level);
  _wm_plan_part (then, about);
  if (criteria == NULL && then->len == 0)
    return;
  g_auto (GStrv) lines = g_strsplit (criteria != NULL ? criteria : "", "\n", -1);
  wm_document_add_heading (sheet->document, 2, NULL,
                           wm_rich_new (_wm_plan_say (self, sheet->for_staff ? D_("Ready to step down when") : D_("I am ready to step down when"))));
  WmBlock *list = wm_document_add_list (sheet->document);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      wm_block_add_item (list, WM_MARK_BULLET, wm_rich_new (lines[i]));
  if (then->len > 0)
    wm_block_keep_with_next (list);
  if (then->len > 0)
    wm_document_add_paragraph (sheet->document, wm_rich_new (then->str));
}
