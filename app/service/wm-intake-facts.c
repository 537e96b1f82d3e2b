/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading what the intake rules know: straight from the store, since who takes an inquiry a step on sees nothing of it. */
#include "wm-intake-rules.h"

#include "wm-access.h"
#include "wm-attendance.h"
#include "wm-role.h"

/* Papers that each admission needs where the clinic's setting doesn't say otherwise. */
#define PAPERS "consent privacy rights rules"

/* The newest by the date @field, begun by @until where that is known; the later entered of one day. */
static WmRecord *
newest (GPtrArray *records, const char *field, WmDay until)
{
  WmRecord *found = NULL;
  for (guint i = 0; i < records->len; i++)
    {
      WmDay day = wm_record_get_day (records->pdata[i], field);
      if (until != WM_DAY_NONE && day != WM_DAY_NONE && day > until)
        continue;
      if (found == NULL || day >= wm_record_get_day (found, field))
        found = records->pdata[i];
    }
  return found ? g_object_ref (found) : NULL;
}

static gboolean
load_newest (WmClinic *clinic, const WmSchema *schema, const char *link, const char *owner, const char *field, WmDay until, WmRecord **found,
             GError **error)
{
  g_autoptr (GPtrArray) all = owner ? wm_store_list (wm_clinic_get_store (clinic), schema, link, owner, error) : NULL;
  if (all)
    *found = newest (all, field, until);
  return all || owner == NULL;
}

static gboolean
load_list (WmClinic *clinic, const WmSchema *schema, const char *link, const char *owner, GPtrArray **list, GError **error)
{
  *list = owner ? wm_store_list (wm_clinic_get_store (clinic), schema, link, owner, error) : NULL;
  return *list || owner == NULL;
}

static const char *
id_of (WmRecord *record)
{
  return record ? wm_record_get_id (record) : NULL;
}

/* The episode that is open, else the newest. */
static gboolean
load_episode (WmIntakeFacts *self, WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) all = wm_store_list (wm_clinic_get_store (clinic), &wm_episode_schema, "client", id_of (self->client), error);
  for (guint i = 0; all && i < all->len && self->episode == NULL; i++)
    if (wm_record_is_empty (all->pdata[i], "discharge-date"))
      self->episode = g_object_ref (all->pdata[i]);
  if (all && self->episode == NULL)
    self->episode = newest (all, "admit-date", WM_DAY_NONE);
  const char *program = self->episode ? wm_record_get (self->episode, "program") : NULL;
  self->program = all && program ? wm_store_load (wm_clinic_get_store (clinic), &wm_program_schema, program, error) : NULL;
  return all && (program == NULL || self->program);
}

static gboolean
load_codes (WmIntakeFacts *self, WmClinic *clinic, GError **error)
{
  self->codes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->diagnoses && i < self->diagnoses->len; i++)
    {
      g_autoptr (GPtrArray) same = wm_store_list (wm_clinic_get_store (clinic), &wm_icd_code_schema, "code", wm_record_get (self->diagnoses->pdata[i], "code"), error);
      if (same == NULL)
        return FALSE;
      if (same->len)
        g_ptr_array_add (self->codes, g_object_ref (same->pdata[0]));
    }
  return TRUE;
}

/* What led to the episode that began on the day @admitted. */
static gboolean
load_way (WmIntakeFacts *self, WmClinic *clinic, WmDay admitted, GError **error)
{
  const char *client = id_of (self->client);
  return load_newest (clinic, &wm_inquiry_schema, "client", client, "received", admitted, &self->inquiry, error)
         && load_newest (clinic, &wm_screening_schema, "client", client, "screened", admitted, &self->screening, error);
}

static gboolean
load_records (WmIntakeFacts *self, WmClinic *clinic, gboolean next, GError **error)
{
  WmDay admitted = self->episode && !next ? wm_record_get_day (self->episode, "admit-date") : WM_DAY_NONE;
  const char *client = id_of (self->client), *episode = id_of (self->episode);
  return load_way (self, clinic, admitted, error)
         && load_newest (clinic, &wm_assessment_schema, "episode", episode, "assessed", WM_DAY_NONE, &self->assessment, error)
         && load_list (clinic, &wm_screening_use_schema, "screening", id_of (self->screening), &self->screening_uses, error)
         && load_list (clinic, &wm_substance_use_schema, "assessment", id_of (self->assessment), &self->uses, error)
         && load_list (clinic, &wm_diagnosis_schema, "episode", episode, &self->diagnoses, error)
         && load_list (clinic, &wm_authorization_schema, "episode", episode, &self->authorizations, error)
         && load_list (clinic, &wm_document_schema, "episode", episode, &self->documents, error)
         && load_list (clinic, &wm_level_change_schema, "episode", episode, &self->level_changes, error)
         && load_list (clinic, &wm_medication_schema, "client", client, &self->medications, error)
         && load_codes (self, clinic, error);
}

static gboolean
add_attended (const WmRow *row, gpointer attended)
{
  WmAttendance status = wm_attendance_parse (wm_row_text (row, 3));
  WmSessionTimes times = { WM_MINUTES_NONE, WM_MINUTES_NONE, WM_MINUTES_NONE, WM_MINUTES_NONE };
  int arrive = WM_MINUTES_NONE, leave = WM_MINUTES_NONE;
  WmAttended one;
  if (!wm_attendance_was_there (status) || !wm_day_parse (wm_row_text (row, 0), &one.date) || !wm_minutes_parse (wm_row_text (row, 1), &times.start)
      || !wm_minutes_parse (wm_row_text (row, 2), &times.end))
    return TRUE;
  wm_minutes_parse (wm_row_text (row, 4), &arrive);
  wm_minutes_parse (wm_row_text (row, 5), &leave);
  one.hours = wm_attendance_credit (&times, status, arrive, leave, TRUE) / 60.0;
  g_array_append_val (attended, one);
  return TRUE;
}

static void
take_settings (WmIntakeFacts *self, WmClinic *clinic)
{
  const char *papers = wm_clinic_setting (clinic, "papers-needed");
  self->papers = g_strsplit (papers ? papers : PAPERS, " ", -1);
  self->paper_names = g_new0 (char *, g_strv_length (self->papers) + 1);
  for (guint i = 0; self->papers[i]; i++)
    self->paper_names[i] = g_strdup (wm_clinic_label (clinic, "document-kind", self->papers[i]));
  self->adult_age = wm_clinic_setting_int (clinic, "adolescent-age-limit", 18);
  self->assessment_due_days = wm_clinic_setting_int (clinic, "assessment-due-days", 7);
  self->alert_days = wm_clinic_setting_int (clinic, "authorization-alert-days", 7);
  self->alert_percent = wm_clinic_setting_int (clinic, "authorization-alert-percent", 20);
  self->today = wm_clinic_get_today (clinic);
  self->staff = g_ptr_array_ref (wm_clinic_get_staff (clinic));
  self->levels = g_ptr_array_ref (wm_clinic_get_levels (clinic));
}

static WmIntakeFacts *
load_person (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (WmIntakeFacts) self = g_new0 (WmIntakeFacts, 1);
  self->client = wm_store_load (wm_clinic_get_store (clinic), &wm_client_schema, client_id, error);
  return self->client && load_episode (self, clinic, error) ? g_steal_pointer (&self) : NULL;
}

static WmIntakeFacts *
load (WmClinic *clinic, const char *client_id, gboolean next, GError **error)
{
  g_autoptr (WmIntakeFacts) self = load_person (clinic, client_id, error);
  if (self == NULL || !load_records (self, clinic, next, error))
    return NULL;
  take_settings (self, clinic);
  self->credentials = wm_store_list (wm_clinic_get_store (clinic), &wm_credential_schema, NULL, NULL, error);
  self->attended = g_array_new (FALSE, FALSE, sizeof (WmAttended));
  if (self->credentials == NULL
      || !wm_store_query (wm_clinic_get_store (clinic), "attended", add_attended, self->attended, error, "client", client_id, NULL))
    return NULL;
  return g_steal_pointer (&self);
}

/** wm_intake_facts_load: Returns: (transfer full) (nullable): of the client and of the open episode, else the newest. */
WmIntakeFacts *
wm_intake_facts_load (WmClinic *clinic, const char *client_id, GError **error)
{
  gboolean may = wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, error) && _wm_access_may_open (clinic, client_id, error);
  return may ? load (clinic, client_id, FALSE, error) : NULL;
}

/** _wm_intake_facts_load_next: what is next for the client counts: the newest inquiry and screening, whatever episode came
 * before them. For acts that ask by themselves who may do them. */
WmIntakeFacts *
_wm_intake_facts_load_next (WmClinic *clinic, const char *client_id, GError **error)
{
  return load (clinic, client_id, TRUE, error);
}

/** _wm_intake_facts_load_way: as _wm_intake_facts_load_next(), only the client, the episode, the inquiry and the screening:
 * enough to tell where the client is on the way. */
WmIntakeFacts *
_wm_intake_facts_load_way (WmClinic *clinic, const char *client_id, GError **error)
{
  g_autoptr (WmIntakeFacts) self = load_person (clinic, client_id, error);
  return self && load_way (self, clinic, WM_DAY_NONE, error) ? g_steal_pointer (&self) : NULL;
}

void
wm_intake_facts_free (WmIntakeFacts *self)
{
  WmRecord **records[] = { &self->client, &self->inquiry, &self->screening, &self->episode, &self->assessment, &self->program };
  GPtrArray **lists[] = { &self->screening_uses, &self->uses, &self->diagnoses, &self->authorizations, &self->documents,
                          &self->level_changes, &self->medications, &self->staff, &self->credentials, &self->levels, &self->codes };
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    g_clear_object (records[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_ptr_array_unref);
  g_clear_pointer (&self->attended, g_array_unref);
  g_strfreev (self->papers);
  g_strfreev (self->paper_names);
  g_free (self);
}
