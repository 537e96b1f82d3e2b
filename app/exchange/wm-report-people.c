/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster and the treatment plan as XML. */
#include "wm-report.h"

#include "wm-xml.h"

static void
add_row (WmXml *xml, xmlNode *parent, WmRosterRow *row)
{
  static const struct { const char *name; WmRosterColumn column; const char *list; } columns[] = {
    { "number", WM_ROSTER_NUMBER, NULL },           { "last-name", WM_ROSTER_LAST_NAME, NULL },
    { "first-name", WM_ROSTER_FIRST_NAME, NULL },   { "preferred-name", WM_ROSTER_PREFERRED_NAME, NULL },
    { "pronouns", WM_ROSTER_PRONOUNS, NULL },       { "date-of-birth", WM_ROSTER_BIRTH, NULL },
    { "status", WM_ROSTER_STATUS, "client-status" }, { "level", WM_ROSTER_LEVEL_CODE, NULL },
    { "track", WM_ROSTER_TRACK, "track" },          { "counselor", WM_ROSTER_COUNSELOR, NULL },
    { "admitted", WM_ROSTER_ADMITTED, NULL },       { "planned-weeks", WM_ROSTER_PLANNED_WEEKS, NULL },
    { "plan-state", WM_ROSTER_PLAN_STATE, "plan-state" }, { "next-review", WM_ROSTER_NEXT_REVIEW, NULL },
    { "language", WM_ROSTER_LANGUAGE, "language" },
  };
  xmlNode *node = wm_xml_add (xml, parent, "person", NULL);
  wm_xml_set (node, "id", wm_roster_row_get (row, WM_ROSTER_ID));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *value = wm_roster_row_get (row, columns[i].column);
      if (value == NULL)
        continue;
      xmlNode *cell = wm_xml_add (xml, node, columns[i].name, columns[i].list ? wm_clinic_label (xml->clinic, columns[i].list, value) : value);
      if (columns[i].list)
        wm_xml_set (cell, "code", value);
    }
}

/** wm_report_roster: Returns: (transfer full) (nullable): who the roster shows, in its order. */
GBytes *
wm_report_roster (WmClinic *clinic, WmRoster *roster, GError **error)
{
  g_autoptr (WmXml) xml = wm_xml_new (clinic, "roster", TRUE);
  xmlNode *list = wm_xml_add (xml, xml->root, "roster", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      add_row (xml, list, row);
    }
  return wm_xml_finish (xml, error);
}

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
add_list (WmXml *xml, xmlNode *parent, const WmSchema *schema, const char *field, const char *value, GError **error)
{
  g_autoptr (GPtrArray) records = wm_clinic_list (xml->clinic, schema, field, value, error);
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
  return add_list (xml, node, &wm_asam_rating_schema, "assessment", id, error);
}

/**
 * wm_report_treatment_plan:
 * @for_staff: the chart copy, with codes, scores and everything clinical; else the client's copy
 */
GBytes *
wm_report_treatment_plan (WmPlan *plan, gboolean for_staff, GError **error)
{
  WmRecord *record = wm_plan_get_record (plan), *episode = wm_plan_get_episode (plan);
  g_autoptr (WmXml) xml = wm_xml_new (wm_plan_get_clinic (plan), "treatment-plan", for_staff);
  xmlNode *top = wm_xml_add (xml, xml->root, "treatment-plan", NULL);
  wm_xml_add_record (xml, top, wm_clinic_get_record (xml->clinic));
  wm_xml_add_record (xml, top, wm_plan_get_client (plan));
  wm_xml_add_record (xml, top, episode);
  if (for_staff && !add_list (xml, top, &wm_diagnosis_schema, "episode", wm_record_get_id (episode), error))
    return NULL;
  if (for_staff && !wm_record_is_empty (record, "assessment") && !add_assessment (xml, top, wm_record_get (record, "assessment"), error))
    return NULL;
  add_items (xml, wm_xml_add_record (xml, top, record), wm_plan_get_problems (plan));
  return wm_xml_finish (xml, error);
}
