/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions call different levels by one code: each choice is of one edition wherever it is known for whom it is made. */
#include "wm-level-choices.h"

/** wm_edition_for: the clinic's choice for adults or for adolescents (domain reference 1.2).
 * @client: (nullable): nobody yet, or without a date of birth, counts as an adult */
const char *
wm_edition_for (WmClinic *clinic, WmRecord *client)
{
  WmDay birth = client ? wm_record_get_day (client, "date-of-birth") : WM_DAY_NONE;
  gboolean young = birth != WM_DAY_NONE
                   && wm_day_age (birth, wm_clinic_get_today (clinic)) < wm_clinic_setting_int (clinic, "adolescent-age-limit", 18);
  const char *edition = wm_clinic_setting (clinic, young ? "asam-edition-adolescent" : "asam-edition-adult");
  return edition ? edition : young ? "3" : "4";
}

static WmRecord *
follow (WmClinic *clinic, WmRecord *record, const char *link, const WmSchema *schema)
{
  const char *id = wm_schema_field (wm_record_get_schema (record), link) ? wm_record_get (record, link) : NULL;
  return id ? wm_clinic_load (clinic, schema, id, NULL) : NULL;
}

/* By the record itself, the assessment it goes by, or the client it is about; NULL: of none of these. */
static const char *
edition_of (WmClinic *clinic, WmRecord *record)
{
  if (wm_schema_field (wm_record_get_schema (record), "edition"))
    return g_intern_string (wm_record_get (record, "edition"));
  g_autoptr (WmRecord) assessment = follow (clinic, record, "assessment", &wm_assessment_schema);
  if (assessment)
    return edition_of (clinic, assessment);
  g_autoptr (WmRecord) episode = follow (clinic, record, "episode", &wm_episode_schema);
  g_autoptr (WmRecord) client = follow (clinic, episode ? episode : record, "client", &wm_client_schema);
  return client ? wm_edition_for (clinic, client) : NULL;
}

/**
 * wm_level_choices:
 * @current: (nullable): the level that stands there, which stays a choice
 *
 * Returns: (transfer container) (element-type WmRecord): those of the edition that @record is written by; of all editions
 * where that isn't known
 */
GPtrArray *
wm_level_choices (WmClinic *clinic, WmRecord *record, const char *current)
{
  const char *edition = edition_of (clinic, record);
  GPtrArray *levels = wm_clinic_get_levels (clinic), *choices = g_ptr_array_new ();
  for (guint i = 0; levels && i < levels->len; i++)
    if (edition == NULL || g_strcmp0 (wm_record_get (levels->pdata[i], "edition"), edition) == 0
        || g_strcmp0 (wm_record_get_id (levels->pdata[i]), current) == 0)
      g_ptr_array_add (choices, levels->pdata[i]);
  return choices;
}

/** wm_level_choice_label: Returns: (transfer full): its code and name; with its edition, where @choices are of more than one. */
char *
wm_level_choice_label (WmClinic *clinic, GPtrArray *choices, WmRecord *level)
{
  gboolean mixed = FALSE;
  const char *edition = wm_record_get (level, "edition"), *code = wm_record_get (level, "code"), *label = wm_record_get (level, "label");
  for (guint i = 0; i < choices->len; i++)
    mixed = mixed || g_strcmp0 (wm_record_get (choices->pdata[i], "edition"), edition) != 0;
  return mixed ? g_strdup_printf ("%s %s · %s", code, label, wm_clinic_label (clinic, "asam-edition", edition)) : g_strdup_printf ("%s %s", code, label);
}
