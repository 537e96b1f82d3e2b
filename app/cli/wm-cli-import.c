/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* import: a roster in CSV or XML, all lines or none; a treatment plan in XML, into the chart that is named. */
#include "wm-cli.h"

#include "wm-csv.h"
#include "wm-input.h"
#include "wm-plan-import.h"
#include "wm-roster-csv.h"
#include "wm-xml-read.h"

#include <stdio.h>

static gboolean
import_plan (WmClinic *clinic, WmCliOptions *o, GBytes *bytes, GError **error)
{
  gint64 version = 0;
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, o->client, error);
  g_autoptr (WmPlan) plan = client ? wm_plan_import (clinic, client, bytes, error) : NULL;
  if (plan == NULL)
    return FALSE;
  wm_record_get_int (wm_plan_get_record (plan), "version", &version);
  printf ("New draft of the treatment plan: version %" G_GINT64_FORMAT "\n", version);
  return TRUE;
}

/* Says how many clients are new; refused lines are named with number and reason. */
static gboolean
import_roster (WmClinic *clinic, WmCliOptions *o, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (WmImport) result = wm_input_is_xml (bytes) ? wm_roster_import_xml (clinic, bytes, o->allow_duplicates, error)
                                                        : wm_roster_import (clinic, data, length, o->allow_duplicates, error);
  if (result == NULL)
    return FALSE;
  if (result->refused->len)
    {
      g_autofree char *lines = wm_import_describe (result);
      g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported. %s", lines);
      return FALSE;
    }
  printf ("New clients: %u\n", result->n_new);
  for (guint i = 0; i < result->ignored->len; i++)
    printf ("Column left out: %s\n", (char *) result->ignored->pdata[i]);
  return TRUE;
}

/** wm_cli_import: what the file is, its content says. */
gboolean
wm_cli_import (WmCliOptions *o, GError **error)
{
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  g_autoptr (GBytes) bytes = clinic ? wm_input_read (o->words[1], MAX (WM_CSV_MAX_BYTES, WM_XML_MAX_BYTES), error) : NULL;
  if (bytes == NULL)
    return FALSE;
  if (o->client == NULL || wm_input_is_xml (bytes))
    {
      gboolean done = o->client ? import_plan (clinic, o, bytes, error) : import_roster (clinic, o, bytes, error);
      if (done)
        wm_cli_back_up (clinic);
      return done;
    }
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, "The file is no treatment plan in XML, as --client asks for. A roster is imported without it.");
  return FALSE;
}
