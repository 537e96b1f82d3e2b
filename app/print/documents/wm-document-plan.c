/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment plan on paper. The client's copy speaks to the client: plain words, no codes, no scores. The chart
 * copy has the same order and every field the tables don't mark internal. */
#include "wm-plan-sheet.h"

#include "wm-plan-code.h"
#include "wm-review.h"
#include "wm-rules.h"

#include <string.h>

const char *
_wm_plan_say (const WmPlanSheet *self, const char *msgid)
{
  return _wm_sheet_say (&self->sheet, msgid);
}

WmRecord *
_wm_plan_node_at (GListModel *model, guint index, WmPlanNode **node)
{
  g_autoptr (WmPlanNode) held = g_list_model_get_item (model, index);
  *node = held; /* the tree keeps it */
  return wm_plan_node_get_record (held);
}

/* The date in words in the slot of @msgid; NULL where there is none. */
char *
_wm_plan_field_date (const WmPlanSheet *self, WmRecord *record, const char *field, const char *msgid)
{
  g_autofree char *date = _wm_sheet_date (&self->sheet, record, field);
  return *date != '\0' ? _wm_sheet_fill (&self->sheet, msgid, "date", date) : NULL;
}

void
_wm_plan_part (GString *line, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static gboolean
state_is (const WmPlanSheet *self, const char *state)
{
  return g_strcmp0 (wm_record_get (self->record, "state"), state) == 0;
}

/* What is still open or no longer valid says so at the foot of every page; NULL for a plan in force. */
static const char *
state_words (const WmPlanSheet *self)
{
  if (state_is (self, "in-force"))
    return NULL;
  if (state_is (self, "signed"))
    return _wm_plan_say (self, D_("Not in force: signatures are missing"));
  if (state_is (self, "superseded"))
    return _wm_plan_say (self, D_("No longer in force: replaced by a newer plan"));
  return _wm_plan_say (self, D_("For signature: not valid until signed"));
}

/* DRAFT across what still has errors; nothing is valid before it is signed. */
static gboolean
add_state (WmPlanSheet *self, GError **error)
{
  WmSheet *sheet = &self->sheet;
  g_autofree char *content = wm_plan_content_code (self->plan);
  g_autofree char *code = wm_plan_short_code (content);
  g_autofree char *title = _wm_sheet_fill (sheet, D_("treatment plan {version}"), "version", wm_record_get (self->record, "version"));
  g_autofree char *titled = g_strdup_printf ("%s · %s", title, code);
  if (state_is (self, "draft") || state_is (self, "ready"))
    {
      g_autoptr (GPtrArray) findings = wm_plan_check (self->plan, error);
      if (findings == NULL)
        return FALSE;
      if (wm_findings_block_signing (findings))
        wm_document_set_watermark (sheet->document, _wm_plan_say (self, D_("DRAFT")));
    }
  _wm_sheet_footer (sheet, state_words (self), titled);
  return TRUE;
}

static void
add_head (const WmPlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  g_autofree char *date = _wm_sheet_date (sheet, self->record, "plan-date");
  g_autoptr (WmRich) version = wm_rich_fill (_wm_plan_say (self, D_("Version {version} · {date}")), "version",
                                             wm_record_get (self->record, "version"), WM_RICH_PLAIN, "date", date,
                                             WM_RICH_PLAIN, NULL);
  _wm_sheet_letterhead (sheet, _wm_plan_say (self, sheet->for_staff ? D_("Chart copy") : D_("Client’s copy")),
                        wm_rich_get_text (version));
  wm_document_add_heading (sheet->document, 1, NULL,
                           wm_rich_new (_wm_plan_say (self, sheet->for_staff ? D_("Treatment plan") : D_("My treatment plan"))));
  _wm_sheet_person (sheet, NULL);
}

static char *
with_counselor (const WmPlanSheet *self)
{
  g_autofree char *name = wm_clinic_staff_name (self->sheet.clinic, wm_record_get (self->record, "counselor"));
  return *name != '\0' ? _wm_sheet_fill (&self->sheet, D_("with {name}"), "name", name) : NULL;
}

/* "Intensive outpatient · Evening · with J. Doe, LCSW · in force since November 24, 2026 · next review December 18, 2026" */
static void
add_care_line (const WmPlanSheet *self)
{
  const WmSheet *sheet = &self->sheet;
  WmRecord *episode = wm_plan_get_episode (self->plan);
  const char *level_id = wm_record_get (self->record, "level");
  const char *kind = wm_record_get (self->record, "kind");
  g_autofree char *interim = g_strcmp0 (kind, "interim") == 0 ? _wm_sheet_label (sheet, "plan-kind", kind) : NULL;
  g_autofree char *level = _wm_sheet_level (sheet, level_id != NULL ? level_id : wm_record_get (episode, "level"));
  g_autofree char *track = _wm_sheet_label (sheet, "track", wm_record_get (episode, "track"));
  g_autofree char *with = with_counselor (self);
  g_autofree char *since = state_is (self, "in-force") ? _wm_plan_field_date (self, self->record, "effective", D_("in force since {date}")) : NULL;
  WmDay review = wm_plan_next_review (self->plan);
  g_autofree char *day = _wm_sheet_day (sheet, review);
  g_autofree char *next = review != WM_DAY_NONE ? _wm_sheet_fill (sheet, D_("next review {date}"), "date", day) : NULL;
  const char *parts[] = { interim, level, track, with, since, next };
  g_autoptr (GString) line = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    _wm_plan_part (line, parts[i]);
  if (line->len > 0)
    wm_document_add_paragraph (sheet->document, wm_rich_new (line->str));
}

/**
 * wm_document_treatment_plan:
 * @plan: a plan loaded from a clinic
 * @for_staff: the chart copy, with every field that isn't internal; else the client's copy
 * @language: (nullable): language of the fixed texts, e.g. "es"; %NULL is English
 *
 * Returns: (transfer full) (nullable): the document; %NULL where anything it says can't be read.
 */
WmDocument *
wm_document_treatment_plan (WmPlan *plan, gboolean for_staff, const char *language, GError **error)
{
  const WmCatalog *catalog = wm_catalog_get (language);
  g_autoptr (WmDocument) document = wm_document_new (wm_catalog_text (catalog, D_("Treatment plan")), language);
  WmPlanSheet self = { _wm_sheet_begin (wm_plan_get_clinic (plan), wm_plan_get_client (plan), document, catalog, for_staff), plan,
                       wm_plan_get_record (plan) };
  if (for_staff)
    wm_document_set_dense (document);
  if (!add_state (&self, error))
    return NULL;
  add_head (&self);
  add_care_line (&self);
  _wm_plan_person (&self);
  _wm_plan_problems (&self);
  if (!_wm_plan_put_off (&self, error))
    return NULL;
  wm_document_begin_place (document, wm_record_get_id (self.record));
  _wm_plan_step_down (&self);
  if (for_staff && !_wm_plan_chart (&self, error))
    return NULL;
  _wm_sheet_help (&self.sheet);
  _wm_plan_signing (&self);
  if (for_staff)
    _wm_plan_manifest (&self);
  return _wm_sheet_is_whole (&self.sheet, error) ? g_steal_pointer (&document) : NULL;
}
