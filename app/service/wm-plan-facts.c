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
  self->reviews = self->flags ? wm_clinic_list (clinic, &wm_review_schema, "plan", wm_record_get_id (wm_plan_get_record (self->plan)), error) : NULL;
  return self->reviews && load_assessments (self, clinic, episode, error) && load_relapse_plans (self, clinic, episode, error);
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
                          &self->staff, &self->levels, &self->relapse_plans, &self->reviews, &self->notes, &self->others };
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

static WmPlanFacts *
facts_of (WmPlan *self, GError **error)
{
  if (self->facts == NULL)
    self->facts = wm_plan_facts_load (self, error);
  if (self->facts)
    self->facts->today = wm_clinic_get_today (self->clinic);
  return self->facts;
}

/** wm_plan_check_signing: Returns: (transfer full) (element-type WmFinding) (nullable): what keeps a plan that people
 * sign from being in force (TP21, TP22). */
GPtrArray *
wm_plan_check_signing (WmPlan *self, GError **error)
{
  WmPlanFacts *facts = facts_of (self, error);
  if (facts == NULL)
    return NULL;
  g_free (facts->content_code);
  facts->content_code = wm_plan_content_code (self);
  facts->signers = wm_signers_facts (self);
  return wm_rules_run_signing (facts);
}

static gboolean
has_signatures (WmPlan *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->signatures)); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (G_LIST_MODEL (self->signatures), i);
      if (wm_record_is_empty (signature, "review"))
        return TRUE;
    }
  return FALSE;
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
  WmPlanFacts *facts = facts_of (self, error);
  g_autoptr (GPtrArray) findings = facts ? wm_rules_run (facts) : NULL;
  if (findings == NULL || !has_signatures (self))
    return g_steal_pointer (&findings);
  GPtrArray *signing = wm_plan_check_signing (self, error);
  if (signing == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (findings, signing);
  return g_steal_pointer (&findings);
}
