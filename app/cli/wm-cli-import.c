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
#include <string.h>

static gboolean
import_plan (WmClinic *clinic, WmCliOptions *o, GBytes *bytes, GError **error)
{
  gint64 version = 0;
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, o->client, error);
  if (client && o->dry_run)
    {
      gboolean ok = wm_plan_import_try (clinic, client, bytes, error);
      if (ok)
        printf ("The plan would be taken in as a new draft.\n");
      return ok;
    }
  g_autoptr (WmPlan) plan = client ? wm_plan_import (clinic, client, bytes, error) : NULL;
  if (plan == NULL)
    return FALSE;
  wm_record_get_int (wm_plan_get_record (plan), "version", &version);
  printf ("New draft of the treatment plan: version %" G_GINT64_FORMAT "\n", version);
  return TRUE;
}

static guint
line_of (const char *told)
{
  return (guint) g_ascii_strtoull (told + strlen ("Line "), NULL, 10);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint x = line_of (*(char *const *) a), y = line_of (*(char *const *) b);
  return (x > y) - (x < y);
}

/* Every line in its order, and what would become of it. */
static gboolean
tell_lines (const WmImport *result, GError **error)
{
  guint n = result->taken->len, refused = result->refused->len;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, result->taken->pdata[i]);
  for (guint i = 0; i < refused; i++)
    g_ptr_array_add (lines, result->refused->pdata[i]);
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    printf ("%s\n", (char *) lines->pdata[i]);
  if (refused == 0)
    printf ("New clients: %u\n", n);
  else
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing would be imported: %u of the file’s lines are in order, and there are %u reasons to refuse others.", n, refused);
  return refused == 0;
}

static WmImport *
read_roster (WmClinic *clinic, WmCliOptions *o, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  WmImportFlags flags = (o->allow_duplicates ? WM_IMPORT_ALLOW_DUPLICATES : 0) | (o->dry_run ? WM_IMPORT_DRY_RUN : 0);
  return wm_input_is_xml (bytes) ? wm_roster_import_xml (clinic, bytes, flags, error) : wm_roster_import (clinic, data, length, flags, error);
}

/* Says how many clients are new; refused lines are named with number and reason. */
static gboolean
import_roster (WmClinic *clinic, WmCliOptions *o, GBytes *bytes, GError **error)
{
  g_autoptr (WmImport) result = read_roster (clinic, o, bytes, error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->ignored->len && (o->dry_run || result->refused->len == 0); i++)
    printf ("Column left out: %s\n", (char *) result->ignored->pdata[i]);
  if (o->dry_run)
    return tell_lines (result, error);
  if (result->refused->len)
    {
      g_autofree char *lines = wm_import_describe (result);
      g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, "Nothing was imported. %s", lines);
      return FALSE;
    }
  printf ("New clients: %u\n", result->n_new);
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
