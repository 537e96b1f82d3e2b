/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* import: a roster in CSV, all lines or none. */
#include "wm-cli.h"

#include "wm-csv.h"
#include "wm-roster-csv.h"

#include <stdio.h>

/* Bounded before it is read, so that a wrong file name costs no memory. */
static gboolean
read_file (const char *path, char **data, gsize *length, GError **error)
{
  FILE *file = fopen (path, "re");
  if (file == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "The file to import can't be opened. Check its name and permissions.");
      return FALSE;
    }
  *data = g_malloc (WM_CSV_MAX_BYTES + 1);
  *length = fread (*data, 1, WM_CSV_MAX_BYTES + 1, file);
  gboolean ok = !ferror (file);
  fclose (file);
  if (!ok)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The file to import can't be read.");
  return ok;
}

/** wm_cli_import: says how many clients are new; refused lines are named with number and reason. */
gboolean
wm_cli_import (WmCliOptions *o, GError **error)
{
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  if (clinic == NULL || !read_file (o->words[1], &data, &length, error))
    return FALSE;
  g_autoptr (WmImport) result = wm_roster_import (clinic, data, length, o->allow_duplicates, error);
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
