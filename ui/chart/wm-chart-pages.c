/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page table, in the order of the sidebar. */
#include "wm-chart-pages.h"

#include "wm-chart-overview.h"
#include "wm-plan-page.h"
#include "wm-relapse-page.h"

#include <glib/gi18n.h>

const WmChartPage wm_chart_pages[] = {
  { "overview", N_("Overview"), wm_chart_overview_get_type },
  { "plan", N_("Treatment plan"), wm_plan_page_get_type },
  { "relapse", N_("Relapse prevention"), wm_relapse_page_get_type },
  { NULL, NULL, NULL },
};
