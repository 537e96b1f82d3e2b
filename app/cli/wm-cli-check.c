/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* check: the plan rules, one TAB-separated line per finding. */
#include "wm-cli.h"

#include "wm-plan.h"

#include <stdio.h>

/** wm_cli_check: id, E or W, where, text; nothing where nothing is found. */
gboolean
wm_cli_check (WmCliOptions *o, GError **error)
{
  if (!wm_cli_need (o->client, "--client", error))
    return FALSE;
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  g_autoptr (WmRecord) client = clinic ? wm_clinic_find_client (clinic, o->client, error) : NULL;
  g_autofree char *id = client ? wm_plan_find (clinic, wm_record_get_id (client), o->plan, error) : NULL;
  g_autoptr (WmPlan) plan = id && wm_clinic_note (clinic, "view", client, NULL, error) ? wm_plan_load (clinic, id, error) : NULL;
  g_autoptr (GPtrArray) findings = plan ? wm_plan_check (plan, error) : NULL;
  for (guint i = 0; findings && i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      printf ("%s\t%s\t%s\t%s\n", f->rule, f->severity == WM_SEVERITY_ERROR ? "E" : "W", f->where, f->text);
    }
  return findings != NULL;
}
