/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* export: reports as files. About one person: one file, or with --all one each in a folder, named by the client's
 * number. Every one passes the gate. */
#include "wm-cli-reports.h"

#include "wm-output.h"
#include "wm-roster.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  WmCliOptions *options;
  WmCliRequest request;
  const WmCliReport *report;
  WmCliWriter write;
  WmRecipient recipient;
  guint n_without; /* people who have no such document */
} Export;

static gboolean
choose_recipient (Export *x, GError **error)
{
  gboolean about_one = x->report->personal || x->options->client;
  x->recipient = about_one ? WM_RECIPIENT_CLIENT : WM_RECIPIENT_STAFF;
  return x->options->for_whom == NULL || wm_recipient_parse (x->options->for_whom, &x->recipient, error);
}

static gboolean
write_one (Export *x, const char *path, GError **error)
{
  const WmHandout handout = { x->report->name, x->options->format, x->recipient, x->request.client };
  g_autoptr (GBytes) bytes = x->write (&x->request, error);
  return bytes && wm_output_hand_out (x->request.clinic, &handout, path, bytes, error);
}

/* The number is checked again where it becomes a name: whatever stands in the record, nothing leaves the folder. */
static char *
path_for (Export *x, GError **error)
{
  const char *number = wm_record_get (x->request.client, "client-no");
  if (!g_regex_match_simple ("^[A-Za-z0-9-]{1,20}$", number, G_REGEX_DOLLAR_ENDONLY, 0))
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, "A client’s number can’t be used as a file name. Correct it in the chart.");
      return NULL;
    }
  return g_strdup_printf ("%s/%s.%s", x->options->output, number, x->options->format);
}

static gboolean
write_client (Export *x, const char *client_id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (WmRecord) client = wm_clinic_load (x->request.clinic, &wm_client_schema, client_id, error);
  g_autofree char *path = NULL;
  x->request.client = client;
  gboolean ok = client && (path = path_for (x, error)) && write_one (x, path, &failed);
  x->request.client = NULL;
  if (ok || failed == NULL)
    return ok;
  if (!g_error_matches (failed, WM_ERROR, WM_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  x->n_without++;
  return TRUE;
}

static gboolean
write_clients (Export *x, GError **error)
{
  g_autoptr (WmRoster) roster = wm_roster_new (x->request.clinic, error);
  if (roster == NULL)
    return FALSE;
  wm_roster_set_filter (roster, WM_ROSTER_COUNSELOR, x->options->counselor);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (roster)); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      gboolean open = wm_roster_row_get (row, WM_ROSTER_EPISODE) && !wm_roster_row_get (row, WM_ROSTER_DISCHARGED);
      if (open && !write_client (x, wm_roster_row_get (row, WM_ROSTER_ID), error))
        return FALSE;
    }
  return TRUE;
}

/* One act for the whole batch, so that a thousand log entries are written once. What was handed out stays logged even
 * where a later one fails. */
static gboolean
write_folder (Export *x, GError **error)
{
  WmStore *store = wm_clinic_get_store (x->request.clinic);
  if (g_mkdir (x->options->output, 0700) != 0 && errno != EEXIST)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_IO, "The folder for the reports can’t be made (%s).", g_strerror (errno));
      return FALSE;
    }
  if (!wm_store_begin (store, wm_clinic_get_user (x->request.clinic), "export", error))
    return FALSE;
  gboolean ok = write_clients (x, error);
  ok = wm_store_commit (store, ok ? error : NULL) && ok;
  if (ok && x->n_without)
    fprintf (stderr, "Without such a document: %u\n", x->n_without);
  return ok;
}

static gboolean
parse_day (const char *text, const char *option, WmDay *day, GError **error)
{
  if (text == NULL || wm_day_parse (text, day))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "%s must be a date such as 2026-11-24.", option);
  return FALSE;
}

/* The period is the month so far, where nothing else is said. */
static gboolean
parse_days (WmCliRequest *r, GError **error)
{
  int year, month, day;
  r->day = r->to = wm_clinic_get_today (r->clinic);
  if (!parse_day (r->options->week, "--week", &r->day, error) || !parse_day (r->options->to, "--to", &r->to, error))
    return FALSE;
  wm_day_to_ymd (r->to, &year, &month, &day);
  r->from = wm_day_from_ymd (year, month, 1);
  if (!parse_day (r->options->from, "--from", &r->from, error))
    return FALSE;
  if (r->from <= r->to)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "--from is after --to.");
  return FALSE;
}

static gboolean
run (Export *x, GError **error)
{
  WmCliOptions *o = x->options;
  x->request.options = o;
  x->request.for_staff = x->recipient == WM_RECIPIENT_STAFF;
  if (!parse_days (&x->request, error))
    return FALSE;
  if (x->report->personal && o->client == NULL)
    return write_folder (x, error);
  g_autoptr (WmRecord) client = o->client ? wm_clinic_find_client (x->request.clinic, o->client, error) : NULL;
  if (o->client && client == NULL)
    return FALSE;
  x->request.client = client;
  return write_one (x, o->output, error);
}

/** wm_cli_export: an existing file is replaced; nothing is half-written. */
gboolean
wm_cli_export (WmCliOptions *o, GError **error)
{
  Export x = { .options = o };
  if (!wm_cli_need (o->report, "--report", error) || !wm_cli_need (o->format, "--format", error)
      || !wm_cli_need (o->output, "--output", error) || (x.report = wm_cli_find_report (o->report, error)) == NULL
      || (x.write = wm_cli_find_writer (x.report, o->format, error)) == NULL || !choose_recipient (&x, error))
    return FALSE;
  if (x.report->personal && o->client == NULL && o->counselor == NULL && !o->all)
    return wm_cli_need (NULL, "--client, --counselor or --all", error);
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  x.request.clinic = clinic;
  return clinic && run (&x, error);
}
