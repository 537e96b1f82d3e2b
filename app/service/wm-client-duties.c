/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counted in the current plan, and in the schedule from today on. */
#include "wm-client-duties.h"

#include "wm-plan.h"

typedef struct
{
  const char *counselor;
  guint n;
} Duties;

static gboolean
count_intervention (WmPlanNode *node, gpointer data)
{
  Duties *duties = data;
  WmRecord *record = wm_plan_node_get_record (node);
  duties->n += wm_record_get_schema (record) == &wm_intervention_schema && g_strcmp0 (wm_record_get (record, "staff"), duties->counselor) == 0;
  return TRUE;
}

static guint
count_interventions (WmClinic *clinic, const char *client, const char *counselor)
{
  Duties duties = { counselor, 0 };
  g_autofree char *id = wm_plan_find (clinic, client, NULL, NULL);
  g_autoptr (WmPlan) plan = id ? wm_plan_load (clinic, id, NULL) : NULL;
  if (plan)
    wm_plan_foreach (plan, count_intervention, &duties);
  return duties.n;
}

/* Single sessions still to come, and series that go on. */
static guint
count_planned (WmClinic *clinic, const WmSchema *schema, const char *last, const char *client, const char *counselor)
{
  guint n = 0;
  WmDay today = wm_clinic_get_today (clinic);
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, schema, "client", client, NULL);
  for (guint i = 0; all && i < all->len; i++)
    {
      WmDay until = wm_record_get_day (all->pdata[i], last);
      n += g_strcmp0 (wm_record_get (all->pdata[i], "staff"), counselor) == 0 && (until == WM_DAY_NONE || until >= today);
    }
  return n;
}

/** wm_client_describe_duties: Returns: (transfer full) (nullable): one sentence that says what names the counselor of the open @episode
 * and stays so; %NULL where nothing does. */
char *
wm_client_describe_duties (WmClinic *clinic, WmRecord *episode)
{
  const char *client = wm_record_get (episode, "client"), *counselor = wm_record_get (episode, "counselor");
  WmRecord *staff = wm_clinic_staff (clinic, counselor);
  guint plan = staff ? count_interventions (clinic, client, counselor) : 0;
  guint planned = staff ? count_planned (clinic, &wm_series_schema, "last-date", client, counselor) + count_planned (clinic, &wm_session_schema, "date", client, counselor) : 0;
  if (plan + planned == 0)
    return NULL;
  g_autofree char *in_plan = g_strdup_printf (g_dngettext (NULL, "%u intervention of the plan", "%u interventions of the plan", plan), plan);
  g_autofree char *in_week = g_strdup_printf (g_dngettext (NULL, "%u planned session or series", "%u planned sessions or series", planned), planned);
  return g_strdup_printf (_("%s stays responsible for %s and leads %s until you change them."), wm_record_get (staff, "name"), in_plan, in_week);
}
