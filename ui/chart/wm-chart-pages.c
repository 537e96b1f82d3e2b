/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page table, in the order of the sidebar. */
#include "wm-chart-pages.h"

#include "wm-assessment-page.h"
#include "wm-chart-history.h"
#include "wm-chart-overview.h"
#include "wm-form-document.h"
#include "wm-plan-page.h"
#include "wm-records-page.h"
#include "wm-relapse-page.h"

#include <glib/gi18n.h>

const WmChartPage wm_chart_pages[] = {
  { "overview", N_("Overview"), wm_chart_overview_get_type, NULL, WM_ACT_SEE_CLIENTS },
  { "assessment", N_("Assessment"), wm_assessment_page_get_type, NULL, WM_ACT_SEE_CLINICAL },
  { "plan", N_("Treatment plan"), wm_plan_page_get_type, NULL, WM_ACT_SEE_CLINICAL },
  { "relapse", N_("Relapse prevention"), wm_relapse_page_get_type, NULL, WM_ACT_SEE_CLINICAL },
  { "medications", N_("Medications"), wm_records_page_get_type, wm_records_medications, WM_ACT_SEE_CLINICAL },
  { "contacts", N_("Contacts"), wm_records_page_get_type, wm_records_contacts, WM_ACT_SEE_CLIENTS },
  { "authorizations", N_("Authorizations"), wm_records_page_get_type, wm_records_authorizations, WM_ACT_SEE_CLIENTS },
  { "history", N_("History"), wm_chart_history_get_type, NULL, WM_ACT_SEE_CLINICAL },
  { NULL, NULL, NULL, NULL, WM_N_ACTS },
};

/** wm_chart_page_of: the page that shows @what: "plan", "assessment", or the key of a form. */
const char *
wm_chart_page_of (const char *what)
{
  if (g_strcmp0 (what, "assessment") == 0)
    return "assessment";
  return g_strcmp0 (what, WM_FORM_RELAPSE_PREVENTION) == 0 ? "relapse" : "plan";
}

/** wm_chart_page_title: as the sidebar calls it. */
const char *
wm_chart_page_title (const char *page)
{
  for (const WmChartPage *p = wm_chart_pages; p->name; p++)
    if (g_strcmp0 (p->name, page) == 0)
      return _(p->title);
  return "";
}
