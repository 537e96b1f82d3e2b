/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading what the rules know, and checking a plan by it. */
#include "wm-plan-facts.h"

#include "wm-form.h"
#include "wm-likeness.h"
#include "wm-plan-code.h"
#include "wm-plan-private.h"
#include "wm-rules.h"

/* All records of @schema that belong to any of @owners. */
static GPtrArray *
list_below (WmClinic *clinic, const WmSchema *schema, GPtrArray *owners, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < owners->len; i++)
    {
      g_autoptr (GPtrArray) some = wm_clinic_list (clinic, schema, schema->parent, wm_record_get_id (owners->pdata[i]), error);
      if (some == NULL)
        return NULL;
      for (guint j = 0; j < some->len; j++)
        g_ptr_array_add (all, g_object_ref (some->pdata[j]));
    }
  return g_steal_pointer (&all);
}

static gboolean
load_assessments (WmPlanFacts *self, WmClinic *clinic, const char *episode, GError **error)
{
  self->assessments = wm_clinic_list (clinic, &wm_assessment_schema, "episode", episode, error);
  self->ratings = self->assessments ? list_below (clinic, &wm_asam_rating_schema, self->assessments, error) : NULL;
  self->life_areas = self->ratings ? list_below (clinic, &wm_life_area_schema, self->assessments, error) : NULL;
  return self->life_areas != NULL;
}

static gboolean
load_relapse_plans (WmPlanFacts *self, WmClinic *clinic, const char *episode, GError **error)
{
  self->relapse_plans = wm_clinic_list (clinic, &wm_form_document_schema, "episode", episode, error);
  for (guint i = self->relapse_plans ? self->relapse_plans->len : 0; i-- > 0;)
    if (g_strcmp0 (wm_record_get (self->relapse_plans->pdata[i], "form"), WM_FORM_RELAPSE_PREVENTION) != 0)
      g_ptr_array_remove_index (self->relapse_plans, i);
  return self->relapse_plans != NULL;
}

static gboolean
load_records (WmPlanFacts *self, WmClinic *clinic, GError **error)
{
  const char *episode = wm_record_get_id (self->episode);
  self->diagnoses = wm_clinic_list (clinic, &wm_diagnosis_schema, "episode", episode, error);
  self->screens = self->diagnoses ? wm_clinic_list (clinic, &wm_screen_result_schema, "episode", episode, error) : NULL;
  self->flags = self->screens ? wm_clinic_list (clinic, &wm_safety_flag_schema, "client", wm_record_get_id (self->client), error) : NULL;
  return self->flags && load_assessments (self, clinic, episode, error) && load_relapse_plans (self, clinic, episode, error);
}

static WmRecord *
pick_of_clinic (gpointer clinic, const char *list, const char *code)
{
  return wm_clinic_pick (clinic, list, code);
}

static void
read_settings (WmPlanFacts *self, WmClinic *clinic)
{
  self->review_every_days = wm_clinic_setting_int (clinic, "review-every-days", 30);
  self->relapse_plan_days = wm_clinic_setting_int (clinic, "rpp-due-days", 14);
  self->minor_below = wm_clinic_setting_int (clinic, "adolescent-age-limit", 18);
  self->client_signs = wm_clinic_setting_int (clinic, "require-client-signature", 1) != 0;
  self->supervisor_signs = wm_clinic_setting_int (clinic, "supervisor-cosign", 1) != 0;
}

/** wm_plan_facts_load: Returns: (transfer full) (nullable): all but the content code, for a plan of a clinic. */
WmPlanFacts *
wm_plan_facts_load (WmPlan *plan, GError **error)
{
  WmClinic *clinic = wm_plan_get_clinic (plan);
  g_autoptr (WmPlanFacts) self = g_new0 (WmPlanFacts, 1);
  self->plan = plan;
  self->client = wm_plan_get_client (plan);
  self->episode = wm_plan_get_episode (plan);
  self->pick = pick_of_clinic;
  self->picks = clinic;
  self->staff = g_ptr_array_ref (wm_clinic_get_staff (clinic));
  self->levels = g_ptr_array_ref (wm_clinic_get_levels (clinic));
  self->today = wm_clinic_get_today (clinic);
  read_settings (self, clinic);
  self->library = wm_library_find ("plan-statements", error);
  self->others = self->library ? wm_likeness_plans (clinic, error) : NULL;
  return self->others && load_records (self, clinic, error) ? g_steal_pointer (&self) : NULL;
}

/** wm_plan_facts_clear: lets go of what @self owns; for facts put together by hand. */
void
wm_plan_facts_clear (WmPlanFacts *self)
{
  GPtrArray **owned[] = { &self->assessments, &self->diagnoses, &self->screens, &self->ratings, &self->life_areas, &self->flags,
                          &self->staff, &self->levels, &self->relapse_plans, &self->notes, &self->others };
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_clear_pointer (owned[i], g_ptr_array_unref);
  g_clear_pointer (&self->content_code, g_free);
}

void
wm_plan_facts_free (WmPlanFacts *self)
{
  wm_plan_facts_clear (self);
  g_free (self);
}

/**
 * wm_plan_check:
 *
 * The rules about writing, and from the first signature on those about signing (domain reference 4.3). Cheap enough
 * for every change: what the clinic knows is read again only after something was saved.
 *
 * Returns: (transfer full) (element-type WmFinding) (nullable)
 */
GPtrArray *
wm_plan_check (WmPlan *self, GError **error)
{
  if (self->facts == NULL && (self->facts = wm_plan_facts_load (self, error)) == NULL)
    return NULL;
  self->facts->today = wm_clinic_get_today (self->clinic);
  GPtrArray *findings = wm_rules_run (self->facts);
  if (g_list_model_get_n_items (wm_plan_get_signatures (self)) > 0)
    {
      g_free (self->facts->content_code);
      self->facts->content_code = wm_plan_content_code (self);
      g_autoptr (GPtrArray) signing = wm_rules_run_signing (self->facts);
      g_ptr_array_extend_and_steal (findings, g_steal_pointer (&signing));
    }
  return findings;
}
