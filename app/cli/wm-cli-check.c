/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* check: the rules of a plan or of the intake, one TAB-separated line per finding. */
#include "wm-cli.h"

#include "wm-assessment.h"
#include "wm-intake-rules.h"
#include "wm-plan.h"

#include <stdio.h>

static GPtrArray *
check_plan (WmClinic *clinic, WmRecord *client, const char *which, GError **error)
{
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), which, error);
  g_autoptr (WmPlan) plan = id ? wm_plan_load (clinic, id, error) : NULL;
  return plan ? wm_plan_check (plan, error) : NULL;
}

static GPtrArray *
check_intake (WmClinic *clinic, WmRecord *client, GError **error)
{
  g_autoptr (WmIntakeFacts) facts = wm_intake_facts_load (clinic, wm_record_get_id (client), error);
  g_autoptr (GPtrArray) findings = facts ? wm_intake_check (facts) : NULL;
  if (findings == NULL || facts->assessment == NULL || !wm_record_is_empty (facts->assessment, "signed"))
    return g_steal_pointer (&findings);
  g_autoptr (WmAssessment) open = wm_assessment_load (clinic, wm_record_get_id (facts->assessment), error);
  if (open == NULL)
    return NULL;
  wm_assessment_complete (open);
  g_autoptr (GPtrArray) more = wm_assessment_check (open);
  for (guint i = 0; i < more->len;) /* what both say is said once */
    if (g_str_has_prefix (((WmFinding *) more->pdata[i])->rule, "AS"))
      g_ptr_array_add (findings, g_ptr_array_steal_index (more, i));
    else
      i++;
  return g_steal_pointer (&findings);
}

/** wm_cli_check: id, E or W, where, text; nothing where nothing is found. */
gboolean
wm_cli_check (WmCliOptions *o, GError **error)
{
  if (!wm_cli_need (o->client, "--client", error))
    return FALSE;
  if (o->intake && o->plan)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "Give --plan or --intake, not both. See waymark-cli --help.");
      return FALSE;
    }
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  g_autoptr (WmRecord) client = clinic ? wm_clinic_find_client (clinic, o->client, error) : NULL;
  if (client == NULL || !wm_clinic_note (clinic, "view", client, NULL, error))
    return FALSE;
  g_autoptr (GPtrArray) findings = o->intake ? check_intake (clinic, client, error) : check_plan (clinic, client, o->plan, error);
  for (guint i = 0; findings && i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      printf ("%s\t%s\t%s\t%s\n", f->rule, f->severity == WM_SEVERITY_ERROR ? "E" : "W", f->where, f->text);
    }
  return findings != NULL;
}
