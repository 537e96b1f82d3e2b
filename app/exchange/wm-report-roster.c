/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as XML. */
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
