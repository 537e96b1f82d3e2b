/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment plan as XML: whose it is, what it rests on, the plan with its reviews and signatures, and who and which
 * levels of care it names. */
#include "wm-report.h"

#include "wm-plan-code.h"
#include "wm-xml.h"

static void
add_items (WmXml *xml, xmlNode *parent, GListModel *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (WmPlanNode) node = g_list_model_get_item (nodes, i);
      xmlNode *element = wm_xml_add_record (xml, parent, wm_plan_node_get_record (node));
      g_autofree char *number = wm_plan_node_get_number (node);
      wm_xml_set (element, "number", number);
      add_items (xml, element, wm_plan_node_get_children (node));
    }
}

static gboolean
add_list (WmXml *xml, xmlNode *parent, const WmSchema *schema, WmRecord *owner, GError **error)
{
  g_autoptr (GPtrArray) records = wm_clinic_list (xml->clinic, schema, schema->parent, wm_record_get_id (owner), error);
  for (guint i = 0; records && i < records->len; i++)
    wm_xml_add_record (xml, parent, records->pdata[i]);
  return records != NULL;
}

static gboolean
add_assessment (WmXml *xml, xmlNode *parent, const char *id, GError **error)
{
  g_autoptr (WmRecord) assessment = wm_clinic_load (xml->clinic, &wm_assessment_schema, id, error);
  if (assessment == NULL)
    return FALSE;
  xmlNode *node = wm_xml_add_record (xml, parent, assessment);
  return add_list (xml, node, &wm_asam_rating_schema, assessment, error)
         && add_list (xml, node, &wm_life_area_schema, assessment, error);
}

/* What the plan rests on: in the chart copy alone. */
static gboolean
add_findings (WmXml *xml, xmlNode *parent, WmPlan *plan, GError **error)
{
  const char *assessment = wm_record_get (wm_plan_get_record (plan), "assessment");
  return add_list (xml, parent, &wm_diagnosis_schema, wm_plan_get_episode (plan), error)
         && add_list (xml, parent, &wm_screen_result_schema, wm_plan_get_episode (plan), error)
         && add_list (xml, parent, &wm_safety_flag_schema, wm_plan_get_client (plan), error)
         && (assessment == NULL || add_assessment (xml, parent, assessment, error));
}

/* The item, as it is called over versions, whose progress it is. */
static void
add_progress (WmXml *xml, xmlNode *parent, WmPlan *plan, WmRecord *progress)
{
  WmPlanNode *objective = wm_plan_find_node (plan, wm_record_get (progress, "objective"));
  if (objective) /* else one of another version, which this document can't name */
    wm_xml_set (wm_xml_add_record (xml, parent, progress), "objective", wm_record_get (wm_plan_node_get_record (objective), "item"));
}

/* What a supervisor wrote to the counselor is the staff's. */
static gboolean
is_told (WmXml *xml, WmRecord *signature)
{
  return xml->for_staff || g_strcmp0 (wm_record_get (signature, "way"), "returned") != 0;
}

static void
add_signatures (WmXml *xml, xmlNode *parent, WmPlan *plan, const char *review)
{
  GListModel *signatures = wm_plan_get_signatures (plan);
  for (guint i = 0; i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (signatures, i);
      if (g_strcmp0 (wm_record_get (signature, "review"), review) == 0 && is_told (xml, signature))
        wm_xml_add_record (xml, parent, signature);
    }
}

static gboolean
add_review (WmXml *xml, xmlNode *parent, WmPlan *plan, WmRecord *review, GError **error)
{
  xmlNode *node = wm_xml_add_record (xml, parent, review);
  g_autoptr (GPtrArray) progress = wm_clinic_list (xml->clinic, &wm_review_objective_schema, "review", wm_record_get_id (review), error);
  for (guint i = 0; progress && i < progress->len; i++)
    add_progress (xml, node, plan, progress->pdata[i]);
  if (progress == NULL || (xml->for_staff && !add_list (xml, node, &wm_review_rating_schema, review, error)))
    return FALSE;
  add_signatures (xml, node, plan, wm_record_get_id (review));
  return TRUE;
}

static gboolean
add_plan (WmXml *xml, xmlNode *parent, WmPlan *plan, GError **error)
{
  WmRecord *record = wm_plan_get_record (plan);
  xmlNode *node = wm_xml_add_record (xml, parent, record);
  g_autofree char *code = wm_plan_content_code (plan);
  wm_xml_set (node, "content-code", code);
  add_items (xml, node, wm_plan_get_problems (plan));
  g_autoptr (GPtrArray) reviews = wm_clinic_list (xml->clinic, &wm_review_schema, "plan", wm_record_get_id (record), error);
  for (guint i = 0; reviews && i < reviews->len; i++)
    if (!add_review (xml, node, plan, reviews->pdata[i], error))
      return FALSE;
  add_signatures (xml, node, plan, NULL);
  return reviews != NULL;
}

/**
 * wm_report_treatment_plan:
 * @for_staff: the chart copy, with codes, scores and everything clinical; else the client's copy
 */
GBytes *
wm_report_treatment_plan (WmPlan *plan, gboolean for_staff, GError **error)
{
  g_autoptr (WmXml) xml = wm_xml_new (wm_plan_get_clinic (plan), "treatment-plan", for_staff);
  xmlNode *top = wm_xml_add (xml, xml->root, "treatment-plan", NULL);
  wm_xml_add_record (xml, top, wm_clinic_get_record (xml->clinic));
  wm_xml_add_record (xml, top, wm_plan_get_client (plan));
  wm_xml_add_record (xml, top, wm_plan_get_episode (plan));
  if ((for_staff && !add_findings (xml, top, plan, error)) || !add_plan (xml, top, plan, error))
    return NULL;
  wm_xml_add_named (xml, top);
  return wm_xml_finish (xml, error);
}
