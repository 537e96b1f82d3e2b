/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans out of the store, and the next version. */
#include "wm-plan-private.h"

#include "wm-access.h"
#include "wm-role.h"

#include <stdlib.h>
#include <string.h>

static gboolean
attach_all (WmPlan *self, GHashTable *nodes, const WmSchema *schema, GError **error)
{
  g_autoptr (GPtrArray) records = wm_store_list (wm_clinic_get_store (self->clinic), schema, "plan", wm_record_get_id (self->record), error);
  for (guint i = 0; records && i < records->len; i++)
    {
      WmRecord *record = records->pdata[i];
      const char *above = wm_record_get (record, schema->parent);
      WmPlanNode *parent = schema == &wm_problem_schema ? NULL : g_hash_table_lookup (nodes, above);
      if (parent || schema == &wm_problem_schema)
        g_hash_table_insert (nodes, (gpointer) wm_record_get_id (record), wm_plan_attach (self, parent, record));
    }
  return records != NULL;
}

static gboolean
load_people (WmPlan *self, GError **error)
{
  self->client = wm_store_load (wm_clinic_get_store (self->clinic), &wm_client_schema, wm_record_get (self->record, "client"), error);
  self->episode = self->client ? wm_store_load (wm_clinic_get_store (self->clinic), &wm_episode_schema, wm_record_get (self->record, "episode"), error) : NULL;
  return self->episode != NULL;
}

static gboolean
load_signatures (WmPlan *self, GError **error)
{
  g_autoptr (GPtrArray) records = wm_store_list (wm_clinic_get_store (self->clinic), &wm_signature_schema, "plan", wm_record_get_id (self->record), error);
  if (records)
    g_list_store_splice (self->signatures, 0, 0, records->pdata, records->len);
  return records != NULL;
}

/** _wm_plan_load: as wm_plan_load(), for who looks at nothing in it: a check of the whole clinic. */
WmPlan *
_wm_plan_load (WmClinic *clinic, const char *plan_id, GError **error)
{
  g_autoptr (WmRecord) record = wm_store_load (wm_clinic_get_store (clinic), &wm_plan_schema, plan_id, error);
  if (record == NULL)
    return NULL;
  g_autoptr (WmPlan) self = wm_plan_build (record);
  _wm_plan_set_clinic (self, clinic);
  if (!load_people (self, error) || !load_signatures (self, error))
    return NULL;
  g_autoptr (GHashTable) nodes = g_hash_table_new (g_str_hash, g_str_equal);
  for (const WmSchema *schema = &wm_problem_schema; schema; schema = _wm_plan_child_of (schema))
    if (!attach_all (self, nodes, schema, error))
      return NULL;
  return g_steal_pointer (&self);
}

/** wm_plan_load: Returns: (transfer full) (nullable): the plan with all its items and signatures. */
WmPlan *
wm_plan_load (WmClinic *clinic, const char *plan_id, GError **error)
{
  g_autoptr (WmPlan) plan = wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, error) ? _wm_plan_load (clinic, plan_id, error) : NULL;
  return plan && _wm_access_may_have (clinic, plan->record, error) ? g_steal_pointer (&plan) : NULL;
}

/** _wm_plan_version: 0 where none is entered. */
gint64
_wm_plan_version (WmRecord *plan)
{
  gint64 version = 0;
  wm_record_get_int (plan, "version", &version);
  return version;
}

gboolean
_wm_plan_state_is (WmRecord *plan, const char *state)
{
  return g_strcmp0 (wm_record_get (plan, "state"), state) == 0;
}

/* The plan asked for among @plans, NULL where there is none. */
static WmRecord *
choose (GPtrArray *plans, const char *which)
{
  WmRecord *newest = NULL, *in_force = NULL, *draft = NULL, *numbered = NULL, *half_signed = NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      WmRecord *plan = plans->pdata[i];
      if (newest == NULL || _wm_plan_version (plan) >= _wm_plan_version (newest))
        newest = plan;
      if (_wm_plan_state_is (plan, "in-force"))
        in_force = plan;
      if (_wm_plan_state_is (plan, "draft") || _wm_plan_state_is (plan, "ready"))
        draft = plan;
      if (_wm_plan_state_is (plan, "signed") && (half_signed == NULL || _wm_plan_version (plan) > _wm_plan_version (half_signed)))
        half_signed = plan;
      if (which && g_ascii_isdigit (which[0]) && _wm_plan_version (plan) == atoi (which))
        numbered = plan;
    }
  if (half_signed && in_force && _wm_plan_version (half_signed) < _wm_plan_version (in_force))
    half_signed = NULL; /* overtaken before it was finished */
  if (draft == NULL)
    draft = half_signed;
  if (which == NULL)
    return draft ? draft : in_force ? in_force : newest;
  if (strcmp (which, "current") == 0)
    return in_force ? in_force : newest;
  return strcmp (which, "draft") == 0 ? draft : numbered;
}

/* Those of the episode that is open, where one is: the plans of an earlier one are history. */
static GPtrArray *
keep_of_episode (GPtrArray *plans, WmRecord *open)
{
  GPtrArray *kept = g_ptr_array_new ();
  for (guint i = 0; i < plans->len; i++)
    if (open == NULL || g_strcmp0 (wm_record_get (plans->pdata[i], "episode"), wm_record_get_id (open)) == 0)
      g_ptr_array_add (kept, plans->pdata[i]);
  return kept;
}

/**
 * wm_plan_find:
 * @which: (nullable): "current" (in force, else the newest), "draft" (also one that is not signed by all yet), a version
 *   number; %NULL the draft, else current
 *
 * While an episode is open its plans alone count; a number that it doesn't have is looked for in earlier ones.
 *
 * Returns: (transfer full) (nullable): the plan's id; %WM_ERROR_NOT_FOUND where the client has no such plan.
 */
char *
wm_plan_find (WmClinic *clinic, const char *client_id, const char *which, GError **error)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, "client", client_id, error);
  GError *problem = NULL;
  g_autoptr (WmRecord) open = plans ? wm_clinic_open_episode (clinic, client_id, &problem) : NULL;
  if (problem)
    g_propagate_error (error, problem);
  if (plans == NULL || problem)
    return NULL;
  g_autoptr (GPtrArray) own = keep_of_episode (plans, open);
  WmRecord *plan = choose (own, which);
  if (plan == NULL && which && g_ascii_isdigit (which[0]))
    plan = choose (plans, which);
  if (plan == NULL)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "This client has no such treatment plan.");
  return plan ? g_strdup (wm_record_get_id (plan)) : NULL;
}

/* An objective that goes on keeps the dates it was first given, so that paper can say what was extended. */
static void
keep_first_dates (WmRecord *objective)
{
  if (wm_record_is_empty (objective, "first-start"))
    wm_record_set (objective, "first-start", wm_record_get (objective, "start-date"));
  if (wm_record_is_empty (objective, "first-target"))
    wm_record_set (objective, "first-target", wm_record_get (objective, "target-date"));
}

static void
carry_children (WmPlan *to, WmPlanNode *parent, GListModel *from)
{
  for (guint i = 0; i < g_list_model_get_n_items (from); i++)
    {
      g_autoptr (WmPlanNode) old = g_list_model_get_item (from, i);
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (WmRecord) record = wm_record_copy (old->record, id); /* `item` stays: it is the same item */
      wm_record_set_many (record, "plan", wm_record_get_id (to->record), wm_record_get_schema (record)->parent,
                          wm_record_get_id (parent ? parent->record : to->record), NULL);
      if (wm_record_get_schema (record) == &wm_objective_schema)
        keep_first_dates (record);
      carry_children (to, wm_plan_attach (to, parent, record), G_LIST_MODEL (old->children));
    }
}

static void
take_from_assessment (WmPlan *self, WmRecord *assessment)
{
  static const char *const same[] = { "own-words", "strengths", "needs", "abilities", "preferences", "barriers" };
  wm_record_set (self->record, "assessment", wm_record_get_id (assessment));
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    wm_record_set (self->record, same[i], wm_record_get (assessment, same[i]));
}

/* What was said and handed out about the last version says nothing about the next. */
static void
forget_the_talk (WmRecord *record)
{
  static const char *const said[] = { "took-part", "took-part-how", "family-invited", "disagreement", "copy-offered", "copy-date",
                                      "explained-in", "explained-by", "effective" };
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    wm_record_set (record, said[i], NULL);
}

static WmRecord *
draft_record (WmClinic *clinic, WmRecord *episode, WmRecord *from, gint64 version)
{
  g_autofree char *id = g_uuid_string_random ();
  WmRecord *record = from ? wm_record_copy (from, id) : wm_record_new (&wm_plan_schema);
  WmDay today = wm_clinic_get_today (clinic);
  wm_record_set_many (record, "client", wm_record_get (episode, "client"), "episode", wm_record_get_id (episode), "state",
                      "draft", "kind", from ? "update" : "initial", "level", wm_record_get (episode, "level"), "counselor",
                      wm_record_get (episode, "counselor"), NULL);
  forget_the_talk (record);
  wm_record_set_int (record, "version", version);
  wm_record_set_day (record, "plan-date", today);
  wm_record_set_day (record, "next-review", today + wm_clinic_setting_int (clinic, "review-every-days", 30));
  return record;
}

static WmPlan *
start_draft (WmClinic *clinic, WmRecord *episode, WmPlan *from, gint64 version, GError **error)
{
  g_autoptr (WmRecord) record = draft_record (clinic, episode, from ? from->record : NULL, version);
  g_autoptr (WmPlan) self = wm_plan_build (record);
  _wm_plan_set_clinic (self, clinic);
  if (!load_people (self, error))
    return NULL;
  g_autoptr (GPtrArray) assessments
    = wm_clinic_list (clinic, &wm_assessment_schema, "episode", wm_record_get_id (episode), error);
  if (assessments == NULL)
    return NULL;
  if (from)
    carry_children (self, NULL, G_LIST_MODEL (from->problems));
  else if (assessments->len)
    take_from_assessment (self, assessments->pdata[assessments->len - 1]);
  return g_steal_pointer (&self);
}

/* The version to go on from: the newest that was signed or is in force, else the newest. */
static WmRecord *
to_go_on_from (GPtrArray *plans)
{
  WmRecord *newest = NULL, *signed_one = NULL;
  for (guint i = 0; i < plans->len; i++)
    {
      WmRecord *plan = plans->pdata[i];
      gboolean stands = _wm_plan_state_is (plan, "signed") || _wm_plan_state_is (plan, "in-force");
      if (newest == NULL || _wm_plan_version (plan) >= _wm_plan_version (newest))
        newest = plan;
      if (stands && (signed_one == NULL || _wm_plan_version (plan) >= _wm_plan_version (signed_one)))
        signed_one = plan;
    }
  return signed_one ? signed_one : newest;
}

static gboolean
has_open_draft (GPtrArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    if (_wm_plan_state_is (plans->pdata[i], "draft") || _wm_plan_state_is (plans->pdata[i], "ready"))
      return TRUE;
  return FALSE;
}

/**
 * wm_plan_new_draft:
 *
 * Returns: (transfer full) (nullable): the next version of the episode's plan, unsaved: carried forward from the newest
 * that was signed or is in force, with every item's identity kept, or begun from the assessment. Refused while a draft
 * stands.
 */
WmPlan *
wm_plan_new_draft (WmClinic *clinic, const char *episode_id, GError **error)
{
  g_autoptr (WmRecord) episode = wm_clinic_load (clinic, &wm_episode_schema, episode_id, error);
  g_autoptr (GPtrArray) plans = episode ? wm_clinic_list (clinic, &wm_plan_schema, "episode", episode_id, error) : NULL;
  if (plans == NULL)
    return NULL;
  if (has_open_draft (plans))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "There is a draft of this plan already. Finish that one.");
      return NULL;
    }
  gint64 version = 0;
  for (guint i = 0; i < plans->len; i++)
    version = MAX (version, _wm_plan_version (plans->pdata[i]));
  WmRecord *current = to_go_on_from (plans);
  g_autoptr (WmPlan) from = current ? wm_plan_load (clinic, wm_record_get_id (current), error) : NULL;
  if (current && from == NULL)
    return NULL;
  return start_draft (clinic, episode, from, version + 1, error);
}
