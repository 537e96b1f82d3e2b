/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The file's plan as new records: all or none of them. Signatures stay behind: nobody has signed the draft. */
#include "wm-plan-import.h"

#include "wm-plan-import-private.h"
#include "wm-report-read.h"
#include "wm-xml.h"

#include <string.h>

#define MAX_RECORDS 5000

static WmRecord *
plan_of (WmPlanImport *self)
{
  return self->save->pdata[0];
}

/* The item goes on under its id where this client's versions have it; otherwise it is a new one. */
static void
set_item (WmPlanImport *self, xmlNode *node, WmRecord *record)
{
  g_autofree char *item = wm_xml_attribute (node, "id");
  g_autofree char *place = g_strdup_printf ("%s/%s", (const char *) node->name, item);
  wm_record_set (record, "item", g_hash_table_contains (self->items, place) ? item : wm_record_get_id (record));
  if (wm_record_get_schema (record) == &wm_objective_schema)
    g_hash_table_insert (self->objectives, g_steal_pointer (&item), g_strdup (wm_record_get_id (record)));
}

static WmRecord *
add_record (WmPlanImport *self, xmlNode *node, const WmSchema *schema, WmRecord *parent, GError **error)
{
  if (self->save->len >= MAX_RECORDS)
    {
      _wm_plan_import_refuse (node, error, "the plan has more than %d parts, which nobody can work with.", MAX_RECORDS);
      return NULL;
    }
  WmRecord *record = wm_record_new (schema);
  g_ptr_array_add (self->save, record);
  wm_record_set (record, schema->parent, wm_record_get_id (parent));
  return record;
}

static gboolean read_children (WmPlanImport *self, xmlNode *node, WmRecord *parent, GError **error);

static gboolean
read_item (WmPlanImport *self, xmlNode *node, const WmSchema *schema, WmRecord *parent, gint64 position, GError **error)
{
  WmRecord *record = add_record (self, node, schema, parent, error);
  if (record == NULL)
    return FALSE;
  wm_record_set (record, "plan", wm_record_get_id (plan_of (self)));
  wm_record_set_int (record, "position", position);
  set_item (self, node, record);
  return _wm_plan_import_fields (self, node, record, error) && read_children (self, node, record, error);
}

/* A row of a review: its objective is one of this file, which the schema saw to. */
static gboolean
read_row (WmPlanImport *self, xmlNode *node, const WmSchema *schema, WmRecord *parent, GError **error)
{
  WmRecord *record = add_record (self, node, schema, parent, error);
  g_autofree char *objective = wm_xml_attribute (node, "objective");
  if (record && objective)
    wm_record_set (record, "objective", g_hash_table_lookup (self->objectives, objective));
  return record && _wm_plan_import_fields (self, node, record, error) && read_children (self, node, record, error);
}

static gboolean
read_children (WmPlanImport *self, xmlNode *node, WmRecord *parent, GError **error)
{
  gint64 position = 0;
  for (xmlNode *at = wm_xml_first (node); at; at = wm_xml_next (at))
    {
      const WmSchema *schema = wm_schema_find ((const char *) at->name);
      if (schema == NULL || schema == &wm_signature_schema || g_strcmp0 (schema->parent, wm_record_get_schema (parent)->name) != 0)
        continue; /* a field, or a signature */
      if (!(wm_schema_field (schema, "item") ? read_item (self, at, schema, parent, ++position, error) : read_row (self, at, schema, parent, error)))
        return FALSE;
    }
  return TRUE;
}

static xmlNode *
part (WmPlanImport *self, const char *name)
{
  for (xmlNode *at = wm_xml_first (self->top); at; at = wm_xml_next (at))
    if (wm_xml_is (at, WM_REPORT_NS, name))
      return at;
  return NULL;
}

/* The assessment that the file's plan rests on, where this chart has the same one. */
static gboolean
link_assessment (WmPlanImport *self, WmRecord *plan, GError **error)
{
  xmlNode *node = part (self, "assessment");
  g_autofree char *id = node ? wm_xml_attribute (node, "id") : NULL;
  g_autoptr (GPtrArray) assessments = wm_clinic_list (self->clinic, &wm_assessment_schema, "episode", wm_record_get_id (self->episode), error);
  for (guint i = 0; assessments && i < assessments->len; i++)
    if (g_strcmp0 (wm_record_get_id (assessments->pdata[i]), id) == 0)
      wm_record_set (plan, "assessment", id);
  return assessments != NULL;
}

static gboolean
read_plan (WmPlanImport *self, gint64 version, GError **error)
{
  xmlNode *node = part (self, "plan");
  WmRecord *plan = add_record (self, node, &wm_plan_schema, self->episode, error);
  wm_record_set_many (plan, "client", wm_record_get_id (self->client), "state", "draft", "kind", version > 1 ? "update" : "initial", NULL);
  wm_record_set_int (plan, "version", version); /* the table needs both; the file's own are replaced below */
  if (!link_assessment (self, plan, error) || !_wm_plan_import_fields (self, node, plan, error))
    return FALSE;
  wm_record_set (plan, "state", "draft");
  wm_record_set_int (plan, "version", version);
  return read_children (self, node, plan, error);
}

static gboolean
remember_items (WmPlanImport *self, WmRecord *plan, GError **error)
{
  static const WmSchema *const kinds[] = { &wm_problem_schema, &wm_goal_schema, &wm_objective_schema, &wm_intervention_schema };
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) items = wm_clinic_list (self->clinic, kinds[k], "plan", wm_record_get_id (plan), error);
      for (guint i = 0; items && i < items->len; i++)
        g_hash_table_add (self->items, g_strdup_printf ("%s/%s", kinds[k]->name, wm_record_get (items->pdata[i], "item")));
      if (items == NULL)
        return FALSE;
    }
  return TRUE;
}

/* @version: (out): the next one of the open episode; refused where one is being written already. */
static gboolean
look_at_versions (WmPlanImport *self, gint64 *version, GError **error)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (self->clinic, &wm_plan_schema, "client", wm_record_get_id (self->client), error);
  *version = 1;
  for (guint i = 0; plans && i < plans->len; i++)
    {
      WmRecord *plan = plans->pdata[i];
      gint64 n = 0;
      if (!remember_items (self, plan, error))
        return FALSE;
      if (strcmp (wm_record_get (plan, "episode"), wm_record_get_id (self->episode)) != 0)
        continue;
      wm_record_get_int (plan, "version", &n);
      *version = MAX (*version, n + 1);
      const char *state = wm_record_get (plan, "state");
      if (strcmp (state, "draft") != 0 && strcmp (state, "ready") != 0)
        continue;
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported: there is a draft of this plan already. Finish that one.");
      return FALSE;
    }
  return plans != NULL;
}

static void
remember_named (WmPlanImport *self)
{
  for (xmlNode *at = wm_xml_first (self->top); at; at = wm_xml_next (at))
    {
      g_autofree char *id = wm_xml_attribute (at, "id");
      g_hash_table_insert (self->named, g_strdup_printf ("%s/%s", (const char *) at->name, id), at);
    }
}

static gboolean
load_chart (WmPlanImport *self, GError **error)
{
  g_autoptr (GError) failed = NULL;
  const char *client = wm_record_get_id (self->client);
  self->episode = wm_clinic_open_episode (self->clinic, client, &failed);
  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (self->episode == NULL)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported: this client has no open episode of care. Admit them first.");
  self->diagnoses = self->episode ? wm_clinic_list (self->clinic, &wm_diagnosis_schema, "episode", wm_record_get_id (self->episode), error) : NULL;
  self->flags = self->diagnoses ? wm_clinic_list (self->clinic, &wm_safety_flag_schema, "client", client, error) : NULL;
  return self->flags != NULL;
}

static gboolean
run (WmPlanImport *self, GError **error)
{
  gint64 version;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (!_wm_plan_import_is_same_person (self->client, part (self, "client")))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported: the file is about somebody else, by birth date, number and name. "
                           "Choose the right client, or correct the chart.");
      return FALSE;
    }
  if (!load_chart (self, error) || !look_at_versions (self, &version, error))
    return FALSE;
  remember_named (self);
  if (!read_plan (self, version, error))
    return FALSE;
  return self->dry_run ? wm_clinic_would_save (self->clinic, self->save, findings, error)
                       : wm_clinic_save (self->clinic, "import plan", self->save, NULL, findings, error);
}

/* Returns: (transfer full) (nullable): the id of the draft */
static char *
import (WmClinic *clinic, WmRecord *client, GBytes *file, gboolean dry_run, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *top = wm_report_read (file, "treatment-plan", &document, error);
  if (top == NULL)
    return NULL;
  WmPlanImport in = { .clinic = clinic, .client = client, .top = top, .dry_run = dry_run,
                      .named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      .found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      .items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      .objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                      .save = g_ptr_array_new_with_free_func (g_object_unref) };
  gboolean ok = run (&in, error);
  char *id = ok ? g_strdup (wm_record_get_id (plan_of (&in))) : NULL;
  GHashTable *tables[] = { in.named, in.found, in.items, in.objectives };
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_hash_table_unref (tables[i]);
  g_ptr_array_unref (in.save);
  g_clear_pointer (&in.diagnoses, g_ptr_array_unref);
  g_clear_pointer (&in.flags, g_ptr_array_unref);
  g_clear_object (&in.episode);
  return id;
}

/**
 * wm_plan_import:
 * @client: whose chart it goes to; the file must be about the same person
 * @file: a treatment plan in XML, of either edition, from anywhere
 *
 * One act: the plan with its items and reviews is stored as the next draft of the open episode, or nothing is. Staff are
 * found by name, levels by edition and code, diagnoses by code, choices by code; what the chart lacks refuses the file.
 * The links to assessment and safety flags are kept where the chart has them. Signatures are left behind.
 *
 * Returns: (transfer full) (nullable): the draft.
 */
WmPlan *
wm_plan_import (WmClinic *clinic, WmRecord *client, GBytes *file, GError **error)
{
  g_autofree char *id = import (clinic, client, file, FALSE, error);
  return id ? wm_plan_load (clinic, id, error) : NULL;
}

/** wm_plan_import_try: whether wm_plan_import() would take the plan in; nothing is written. */
gboolean
wm_plan_import_try (WmClinic *clinic, WmRecord *client, GBytes *file, GError **error)
{
  g_autofree char *id = import (clinic, client, file, TRUE, error);
  return id != NULL;
}
