/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All schemas in the order in which their tables may be made: a link's target before the link. */
#include "wm-tables.h"

static const WmSchema *const all[] = {
  &wm_clinic_schema, &wm_staff_schema, &wm_credential_schema, &wm_setting_schema, &wm_pick_item_schema,
  &wm_icd_code_schema, &wm_level_of_care_schema, &wm_program_schema, &wm_client_schema, &wm_client_address_schema,
  &wm_client_phone_schema, &wm_client_race_schema, &wm_allergy_schema, &wm_availability_schema, &wm_contact_schema,
  &wm_inquiry_schema, &wm_waitlist_schema, &wm_screening_schema, &wm_screening_use_schema, &wm_status_change_schema,
  &wm_medication_schema, &wm_episode_schema, &wm_level_change_schema, &wm_phase_change_schema, &wm_counselor_change_schema,
  &wm_authorization_schema, &wm_document_schema, &wm_diagnosis_schema, &wm_assessment_schema, &wm_asam_rating_schema,
  &wm_life_area_schema, &wm_substance_use_schema, &wm_prior_treatment_schema, &wm_mental_status_schema,
  &wm_screen_result_schema, &wm_safety_flag_schema, &wm_plan_schema, &wm_problem_schema, &wm_goal_schema,
  &wm_objective_schema, &wm_intervention_schema, &wm_review_schema, &wm_review_objective_schema,
  &wm_review_rating_schema, &wm_signature_schema, &wm_form_document_schema, &wm_form_answer_schema, &wm_room_schema,
  &wm_group_schema, &wm_series_schema, &wm_session_schema, &wm_membership_schema, &wm_attendance_schema,
  &wm_task_schema,
};

/** wm_schema_all: every built-in schema, a link's target before the link. */
const WmSchema *const *
wm_schema_all (guint *n)
{
  *n = G_N_ELEMENTS (all);
  return all;
}
