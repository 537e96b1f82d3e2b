/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which act it takes to write a record, and to read one. */
#include "wm-role.h"

static const struct { const WmSchema *schema; WmAct act; } writes[] = {
  { &wm_objective_schema, WM_ACT_WRITE_PLAN },           { &wm_intervention_schema, WM_ACT_WRITE_PLAN },
  { &wm_goal_schema, WM_ACT_WRITE_PLAN },                { &wm_problem_schema, WM_ACT_WRITE_PLAN },
  { &wm_plan_schema, WM_ACT_WRITE_PLAN },                { &wm_review_schema, WM_ACT_WRITE_PLAN },
  { &wm_review_objective_schema, WM_ACT_WRITE_PLAN },    { &wm_review_rating_schema, WM_ACT_WRITE_PLAN },
  { &wm_signature_schema, WM_ACT_SIGN },                 { &wm_attendance_schema, WM_ACT_MARK_ATTENDANCE },
  { &wm_room_schema, WM_ACT_SCHEDULE },                  { &wm_group_schema, WM_ACT_SCHEDULE },
  { &wm_series_schema, WM_ACT_SCHEDULE },                { &wm_session_schema, WM_ACT_SCHEDULE },
  { &wm_membership_schema, WM_ACT_SCHEDULE },            { &wm_client_schema, WM_ACT_EDIT_CLIENT },
  { &wm_client_address_schema, WM_ACT_EDIT_CLIENT },     { &wm_client_phone_schema, WM_ACT_EDIT_CLIENT },
  { &wm_client_race_schema, WM_ACT_EDIT_CLIENT },        { &wm_availability_schema, WM_ACT_EDIT_CLIENT },
  { &wm_contact_schema, WM_ACT_EDIT_CLIENT },            { &wm_authorization_schema, WM_ACT_EDIT_CLIENT },
  { &wm_document_schema, WM_ACT_EDIT_CLIENT },           { &wm_inquiry_schema, WM_ACT_INTAKE },
  { &wm_waitlist_schema, WM_ACT_INTAKE },                { &wm_status_change_schema, WM_ACT_ADMIT },
  { &wm_episode_schema, WM_ACT_ADMIT },                  { &wm_level_change_schema, WM_ACT_ADMIT },
  { &wm_phase_change_schema, WM_ACT_ADMIT },             { &wm_counselor_change_schema, WM_ACT_ADMIT },
  { &wm_screening_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_screening_use_schema, WM_ACT_WRITE_CLINICAL },   { &wm_assessment_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_asam_rating_schema, WM_ACT_WRITE_CLINICAL },     { &wm_life_area_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_substance_use_schema, WM_ACT_WRITE_CLINICAL },   { &wm_prior_treatment_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_mental_status_schema, WM_ACT_WRITE_CLINICAL },   { &wm_screen_result_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_diagnosis_schema, WM_ACT_WRITE_CLINICAL },       { &wm_safety_flag_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_form_document_schema, WM_ACT_WRITE_CLINICAL },   { &wm_form_answer_schema, WM_ACT_WRITE_CLINICAL },
  { &wm_medication_schema, WM_ACT_MEDICATION },          { &wm_allergy_schema, WM_ACT_MEDICATION },
  { &wm_task_schema, WM_ACT_KEEP_TASKS },                { &wm_staff_schema, WM_ACT_MANAGE_PEOPLE },
  { &wm_credential_schema, WM_ACT_MANAGE_PEOPLE },       { &wm_setting_schema, WM_ACT_SETTINGS },
  { &wm_pick_item_schema, WM_ACT_SETTINGS },             { &wm_level_of_care_schema, WM_ACT_SETTINGS },
  { &wm_program_schema, WM_ACT_SETTINGS },               { &wm_icd_code_schema, WM_ACT_SETTINGS },
  { &wm_clinic_schema, WM_ACT_SETTINGS },
};

/** wm_role_act_to_write: the act that writing a record of @schema takes. */
WmAct
wm_role_act_to_write (const WmSchema *schema)
{
  for (guint i = 0; i < G_N_ELEMENTS (writes); i++)
    if (writes[i].schema == schema)
      return writes[i].act;
  g_assert_not_reached (); /* a record type without a line here */
}

/** wm_role_act_to_read: the act that reading a record of @schema takes, by what it takes to write it; %WM_N_ACTS: anyone
 * reads it, since it is about no client. */
WmAct
wm_role_act_to_read (const WmSchema *schema)
{
  switch ((int) wm_role_act_to_write (schema))
    {
    case WM_ACT_WRITE_PLAN:
    case WM_ACT_WRITE_CLINICAL:
    case WM_ACT_SIGN:
    case WM_ACT_MEDICATION:
      return WM_ACT_SEE_CLINICAL;
    case WM_ACT_EDIT_CLIENT:
    case WM_ACT_INTAKE:
    case WM_ACT_ADMIT:
    case WM_ACT_SCHEDULE:
    case WM_ACT_MARK_ATTENDANCE:
      return WM_ACT_SEE_CLIENTS;
    case WM_ACT_KEEP_TASKS:
      return WM_ACT_KEEP_TASKS;
    default:
      return WM_N_ACTS;
    }
}

/** _wm_role_may_read: whether who is signed in may read records of @schema. */
gboolean
_wm_role_may_read (WmClinic *clinic, const WmSchema *schema, GError **error)
{
  WmAct act = wm_role_act_to_read (schema);
  return act == WM_N_ACTS || wm_clinic_may (clinic, act, error);
}

static gboolean
may_write (WmClinic *clinic, GPtrArray *records, gboolean dirty_only, guint *allowed, GError **error)
{
  for (guint i = 0; records && i < records->len; i++)
    {
      guint bit = 1u << wm_role_act_to_write (wm_record_get_schema (records->pdata[i]));
      if (*allowed & bit || (dirty_only && !wm_record_is_dirty (records->pdata[i])))
        continue;
      if (!wm_clinic_may (clinic, wm_role_act_to_write (wm_record_get_schema (records->pdata[i])), error))
        return FALSE;
      *allowed |= bit; /* asked once an act, not once a record */
    }
  return TRUE;
}

/** _wm_role_may_save: whether who is signed in may write what is changed in @save and delete @remove. */
gboolean
_wm_role_may_save (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error)
{
  guint allowed = 0;
  return may_write (clinic, save, TRUE, &allowed, error) && may_write (clinic, remove, FALSE, &allowed, error);
}
