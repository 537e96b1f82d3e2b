/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chart copy adds: the plan's remaining facts, the person, the admission, what was found, and the reviews. */
#include "wm-plan-sheet.h"

typedef gboolean (*AddMore) (const WmPlanSheet *self, WmRecord *record, GError **error);

static void
add_heading (const WmPlanSheet *self, const char *msgid)
{
  wm_document_add_heading (self->sheet.document, 2, NULL, wm_rich_new (_wm_plan_say (self, msgid)));
}

/* A table of the records of @schema that hang on @parent. */
static gboolean
add_table (const WmPlanSheet *self, const char *heading, const WmSchema *schema, const char *link, const char *parent,
           const WmSheetColumn *columns, GError **error)
{
  g_autoptr (GPtrArray) records = wm_clinic_list (self->sheet.clinic, schema, link, parent, error);
  if (records == NULL)
    return FALSE;
  _wm_sheet_records (&self->sheet, heading, records, columns);
  return TRUE;
}

/* The records of @schema that hang on @parent, each as facts with what @more adds. */
static gboolean
add_each (const WmPlanSheet *self, const char *heading, const WmSchema *schema, const char *link, const char *parent, AddMore more,
          GError **error)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (GPtrArray) records = wm_clinic_list (self->sheet.clinic, schema, link, parent, error);
  if (records == NULL)
    return FALSE;
  if (records->len > 0)
    add_heading (self, heading);
  for (guint i = 0; i < records->len; i++)
    {
      _wm_sheet_facts (&self->sheet, records->pdata[i], nothing, 0, FALSE);
      if (!more (self, records->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_findings (const WmPlanSheet *self, WmRecord *assessment, GError **error)
{
  static const WmSheetColumn ratings[] = { { "dimension", 2.4 }, { "topic", 1.8 }, { "rating", 1 }, { "minimum-level", 1.8 }, { "narrative", 3.6 }, { NULL, 0 } };
  static const WmSheetColumn areas[] = { { "area", 2 }, { "finding", 4 }, { "need", 0.9 }, { "strength", 1.1 }, { NULL, 0 } };
  const char *id = wm_record_get_id (assessment);
  return add_table (self, D_("Ratings by dimension"), &wm_asam_rating_schema, "assessment", id, ratings, error)
         && add_table (self, D_("Life areas"), &wm_life_area_schema, "assessment", id, areas, error);
}

static char *
objective_number (const WmPlanSheet *self, WmRecord *progress)
{
  WmPlanNode *node = wm_plan_find_node (self->plan, wm_record_get (progress, "objective"));
  return node != NULL ? wm_plan_node_get_number (node) : g_strdup ("–");
}

/* How each objective went, by its number, and the dimensions as they stand. */
static gboolean
add_progress (const WmPlanSheet *self, WmRecord *review, GError **error)
{
  static const char *const nothing[] = { NULL };
  static const WmSheetColumn ratings[] = { { "dimension", 3 }, { "rating", 1 }, { NULL, 0 } };
  const char *id = wm_record_get_id (review);
  g_autoptr (GPtrArray) records = wm_clinic_list (self->sheet.clinic, &wm_review_objective_schema, "review", id, error);
  if (records == NULL)
    return FALSE;
  WmBlock *list = records->len > 0 ? wm_document_add_list (self->sheet.document) : NULL;
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *number = objective_number (self, records->pdata[i]);
      g_autoptr (WmRich) rest = _wm_sheet_rest (&self->sheet, records->pdata[i], nothing);
      WmRich *text = wm_rich_new_styled (number, WM_RICH_BOLD);
      wm_rich_append (wm_rich_add (text, "  ", WM_RICH_PLAIN), rest);
      wm_block_add_item (list, WM_MARK_BULLET, text);
    }
  return add_table (self, D_("Dimensions at the review"), &wm_review_rating_schema, "review", id, ratings, error);
}

static gboolean
add_diagnoses (const WmPlanSheet *self, const char *episode, GError **error)
{
  static const WmSheetColumn columns[] = { { "code", 1.1 }, { "text", 3 }, { "severity", 1.3 }, { "criteria-count", 1.1 }, { "status", 1.1 }, { NULL, 0 } };
  return add_table (self, D_("Diagnoses"), &wm_diagnosis_schema, "episode", episode, columns, error);
}

static gboolean
add_screens (const WmPlanSheet *self, const char *episode, GError **error)
{
  static const WmSheetColumn columns[] = { { "instrument", 2 }, { "date", 1.4 }, { "score", 1 }, { "positive", 1 }, { NULL, 0 } };
  return add_table (self, D_("Screening results"), &wm_screen_result_schema, "episode", episode, columns, error);
}

static gboolean
add_flags (const WmPlanSheet *self, const char *client, GError **error)
{
  static const WmSheetColumn columns[] = { { "kind", 1.3 }, { "level", 1.1 }, { "opened", 1.3 }, { "closed", 1.3 }, { "plan", 4 }, { NULL, 0 } };
  return add_table (self, D_("Safety flags"), &wm_safety_flag_schema, "client", client, columns, error);
}

/* Adds the person's records to the chart copy; what can't be read is an error. */
gboolean
_wm_plan_chart (const WmPlanSheet *self, GError **error)
{
  /* what stands above or below in words */
  static const char *const told[] = { "own-words", "strengths", "needs", "abilities", "preferences", "barriers", "culture", "supports",
                                      "step-down-criteria", "disagreement", NULL };
  static const char *const nothing[] = { NULL };
  WmRecord *episode = wm_plan_get_episode (self->plan);
  const char *id = wm_record_get_id (episode);
  add_heading (self, D_("About this plan"));
  _wm_sheet_facts (&self->sheet, self->record, told, 0, FALSE);
  add_heading (self, D_("Client"));
  _wm_sheet_facts (&self->sheet, self->sheet.client, nothing, 0, FALSE);
  add_heading (self, D_("Admission"));
  _wm_sheet_facts (&self->sheet, episode, nothing, 0, FALSE);
  return add_diagnoses (self, id, error) && add_each (self, D_("Assessment"), &wm_assessment_schema, "episode", id, add_findings, error)
         && add_screens (self, id, error) && add_flags (self, wm_record_get_id (self->sheet.client), error)
         && add_each (self, D_("Reviews"), &wm_review_schema, "plan", wm_record_get_id (self->record), add_progress, error);
}
