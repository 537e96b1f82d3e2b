/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From a request to bytes, for each report and format. */
#include "wm-cli-reports.h"

#include "wm-caseload-csv.h"
#include "wm-documents.h"
#include "wm-pages.h"
#include "wm-report.h"
#include "wm-roster-csv.h"
#include "wm-signing.h"

#include <string.h>

static WmRoster *
load_roster (const WmCliRequest *r, GError **error)
{
  WmRoster *roster = wm_roster_new (r->clinic, error);
  if (roster)
    wm_roster_set_filter (roster, WM_ROSTER_COUNSELOR, r->options->counselor);
  return roster;
}

static GBytes *
roster_xml (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmRoster) roster = load_roster (r, error);
  return roster ? wm_report_roster (r->clinic, roster, error) : NULL;
}

static GBytes *
roster_csv (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmRoster) roster = load_roster (r, error);
  return roster ? wm_roster_csv (roster, r->clinic) : NULL;
}

/* What is no longer what was signed leaves the clinic in no form (PR16). */
static WmPlan *
load_plan (const WmCliRequest *r, GError **error)
{
  const char *which = r->options->plan ? r->options->plan : "current";
  g_autofree char *id = wm_plan_find (r->clinic, wm_record_get_id (r->client), which, error);
  g_autoptr (WmPlan) plan = id ? wm_plan_load (r->clinic, id, error) : NULL;
  return plan && wm_signing_verify (plan, error) ? g_steal_pointer (&plan) : NULL;
}

static GBytes *
plan_xml (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmPlan) plan = load_plan (r, error);
  return plan ? wm_report_treatment_plan (plan, r->for_staff, error) : NULL;
}

/* What --language says, else English on the staff's copy and the client's language on theirs. */
static const char *
language_for (const WmCliRequest *r)
{
  if (r->options->language || r->for_staff)
    return r->options->language;
  return wm_document_language_for (r->client);
}

static GBytes *
to_pdf (const WmCliRequest *r, WmDocument *document, GError **error)
{
  const char *kind = r->options->paper ? r->options->paper : wm_clinic_setting (r->clinic, "paper");
  const char *size = r->options->size ? r->options->size : wm_clinic_setting (r->clinic, "print-size");
  WmPaper paper;
  if (document == NULL || !wm_paper_parse (kind, size, &paper, error))
    return NULL;
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (r->clinic));
  return wm_pages_to_pdf (pages, date, error);
}

static GBytes *
plan_pdf (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmPlan) plan = load_plan (r, error);
  g_autoptr (WmDocument) document = plan ? wm_document_treatment_plan (plan, r->for_staff, language_for (r), error) : NULL;
  return to_pdf (r, document, error);
}

static WmFormDocument *
load_relapse (const WmCliRequest *r, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *id = wm_form_document_find_current (r->clinic, wm_record_get_id (r->client), WM_FORM_RELAPSE_PREVENTION, &failed);
  if (failed)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (id == NULL)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "This client has no relapse-prevention plan yet.");
  return id ? wm_form_document_load (r->clinic, id, error) : NULL;
}

static GBytes *
relapse_xml (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmFormDocument) document = load_relapse (r, error);
  return document ? wm_report_relapse_prevention (document, r->for_staff, error) : NULL;
}

static gboolean
find_counselor (const WmCliRequest *r, const char **id, GError **error)
{
  GPtrArray *staff = wm_clinic_get_staff (r->clinic);
  *id = NULL;
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "name"), r->options->counselor) == 0)
      *id = wm_record_get_id (staff->pdata[i]);
  if (*id || r->options->counselor == NULL)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "There is no counselor of that name.");
  return FALSE;
}

static GBytes *
week_xml (const WmCliRequest *r, GError **error)
{
  const char *client = r->client ? wm_record_get_id (r->client) : NULL, *staff;
  if (!find_counselor (r, &staff, error))
    return NULL;
  g_autoptr (WmSchedule) week = wm_schedule_load_week (r->clinic, r->day, client, error);
  return week ? wm_report_week (r->clinic, week, client, staff, r->for_staff, error) : NULL;
}

static GBytes *
relapse_pdf (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmFormDocument) form = load_relapse (r, error);
  g_autoptr (WmDocument) document = form ? wm_document_form (form, language_for (r), error) : NULL;
  return to_pdf (r, document, error);
}

static GBytes *
week_pdf (const WmCliRequest *r, GError **error)
{
  const char *staff;
  if (!find_counselor (r, &staff, error))
    return NULL;
  g_autoptr (WmDocument) document = r->client ? wm_document_client_week (r->clinic, r->client, r->day, language_for (r), error)
                                              : wm_document_staff_week (r->clinic, staff, r->day, r->options->language, error);
  return to_pdf (r, document, error);
}

static WmCaseload *
load_caseload (const WmCliRequest *r, GError **error)
{
  return wm_caseload_load (r->clinic, r->from, r->to, error);
}

static GBytes *
caseload_xml (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmCaseload) caseload = load_caseload (r, error);
  return caseload ? wm_report_caseload (r->clinic, caseload, error) : NULL;
}

static GBytes *
caseload_csv (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmCaseload) caseload = load_caseload (r, error);
  return caseload ? wm_caseload_csv (caseload, r->clinic) : NULL;
}

static GBytes *
caseload_pdf (const WmCliRequest *r, GError **error)
{
  g_autoptr (WmCaseload) caseload = load_caseload (r, error);
  g_autoptr (WmDocument) document = caseload ? wm_document_caseload (r->clinic, caseload, r->options->language) : NULL;
  return to_pdf (r, document, error);
}

static const WmCliReport reports[] = {
  { "roster", FALSE, roster_xml, roster_csv, NULL },
  { "treatment-plan", TRUE, plan_xml, NULL, plan_pdf },
  { "relapse-prevention-plan", TRUE, relapse_xml, NULL, relapse_pdf },
  { "week-schedule", FALSE, week_xml, NULL, week_pdf },
  { "caseload-review", FALSE, caseload_xml, caseload_csv, caseload_pdf },
};

/** wm_cli_find_report: %WM_ERROR_NOT_FOUND for a name that isn't in the table. */
const WmCliReport *
wm_cli_find_report (const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (strcmp (reports[i].name, name) == 0)
      return &reports[i];
  g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "There is no report of that name. See waymark-cli --help.");
  return NULL;
}

/** wm_cli_find_writer: %WM_ERROR_NOT_FOUND where the report isn't written in that format. */
WmCliWriter
wm_cli_find_writer (const WmCliReport *report, const char *format, GError **error)
{
  const struct { const char *format; WmCliWriter writer; } writers[] = {
    { "xml", report->xml }, { "csv", report->csv }, { "pdf", report->pdf },
  };
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (writers[i].format, format) == 0 && writers[i].writer)
      return writers[i].writer;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, "The report %s can’t be written in that format. See waymark-cli --help.", report->name);
  return NULL;
}
