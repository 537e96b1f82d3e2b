/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML reports: one function each, all valid by data/schema/waymark-report-1.xsd. */
#pragma once
#include "wm-caseload.h"
#include "wm-form-document.h"
#include "wm-plan.h"
#include "wm-roster.h"
#include "wm-schedule.h"

GBytes *wm_report_caseload (WmClinic *clinic, WmCaseload *caseload, GError **error);
GBytes *wm_report_roster (WmClinic *clinic, WmRoster *roster, GError **error);
GBytes *wm_report_treatment_plan (WmPlan *plan, gboolean for_staff, GError **error);
GBytes *wm_report_relapse_prevention (WmFormDocument *document, gboolean for_staff, GError **error);
GBytes *wm_report_week (WmClinic *clinic, WmSchedule *week, const char *client_id, const char *staff_id,
                        gboolean for_staff, GError **error);
