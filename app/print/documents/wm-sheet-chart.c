/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the chart copy adds about the person: identity, admission, diagnoses, assessment, safety flags. */
#include "wm-sheet.h"

static void
add_heading (const WmSheet *self, const char *msgid)
{
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (_wm_sheet_say (self, msgid)));
}

/* All records of @schema that hang on @parent, each in a paragraph; returns FALSE with an error set. */
static gboolean
add_records (const WmSheet *self, const WmSchema *schema, const char *link, const char *parent, const char *heading,
             GError **error)
{
  static const char *const nothing[] = { NULL };
  g_autoptr (GPtrArray) records = wm_clinic_list (self->clinic, schema, link, parent, error);
  if (records == NULL)
    return FALSE;
  if (records->len > 0 && heading != NULL)
    add_heading (self, heading);
  for (guint i = 0; i < records->len; i++)
    {
      _wm_sheet_record (self, records->pdata[i], nothing, 0);
      if (schema == &wm_assessment_schema
          && !add_records (self, &wm_asam_rating_schema, "assessment", wm_record_get_id (records->pdata[i]), NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Adds the person's records to the chart copy; what can't be read is an error. */
void
_wm_sheet_chart_facts (const WmSheet *self, WmRecord *episode, GError **error)
{
  static const char *const nothing[] = { NULL };
  const char *id = wm_record_get_id (episode);
  add_heading (self, D_("Client"));
  _wm_sheet_record (self, self->client, nothing, 0);
  add_heading (self, D_("Admission"));
  _wm_sheet_record (self, episode, nothing, 0);
  if (add_records (self, &wm_diagnosis_schema, "episode", id, D_("Diagnoses"), error)
      && add_records (self, &wm_assessment_schema, "episode", id, D_("Assessment"), error))
    add_records (self, &wm_safety_flag_schema, "client", wm_record_get_id (self->client), D_("Safety flags"), error);
}
