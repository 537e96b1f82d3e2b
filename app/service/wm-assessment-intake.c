/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake rules say about an assessment as it is typed: its substances and its diagnoses by ICD-10-CM. */
#include "wm-assessment-private.h"

#include "wm-intake-rules.h"

static GPtrArray *
rows_of (WmAssessment *self, const WmSchema *schema)
{
  GListModel *rows = wm_assessment_get_rows (self, schema);
  GPtrArray *entered = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; rows && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (!wm_assessment_is_blank (row))
        g_ptr_array_add (entered, g_steal_pointer (&row));
    }
  return entered;
}

static gboolean
is_said (GPtrArray *findings, const WmFinding *finding)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (g_strcmp0 (f->record_id, finding->record_id) == 0 && g_strcmp0 (f->field, finding->field) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A field of which something is said already is left at that. */
static void
take (GPtrArray *findings, GPtrArray *more)
{
  for (guint i = 0; i < more->len;)
    if (is_said (findings, more->pdata[i]))
      i++;
    else
      g_ptr_array_add (findings, g_ptr_array_steal_index (more, i));
}

/** _wm_assessment_check_intake: appends; of what can't be read the caller tells. */
void
_wm_assessment_check_intake (WmAssessment *self, GPtrArray *findings)
{
  const char *client = wm_record_get (self->episode, "client");
  g_autoptr (WmIntakeFacts) facts = g_new0 (WmIntakeFacts, 1);
  facts->client = wm_clinic_load (self->clinic, &wm_client_schema, client, NULL);
  facts->episode = g_object_ref (self->episode);
  facts->assessment = g_object_ref (self->record);
  facts->uses = rows_of (self, &wm_substance_use_schema);
  facts->diagnoses = rows_of (self, &wm_diagnosis_schema);
  facts->medications = wm_clinic_list (self->clinic, &wm_medication_schema, "client", client, NULL);
  facts->credentials = wm_clinic_list (self->clinic, &wm_credential_schema, NULL, NULL, NULL);
  facts->staff = g_ptr_array_ref (wm_clinic_get_staff (self->clinic));
  facts->today = wm_clinic_get_today (self->clinic);
  g_autoptr (GPtrArray) more = wm_findings_new ();
  wm_intake_check_signing (facts, more);
  take (findings, more);
}
