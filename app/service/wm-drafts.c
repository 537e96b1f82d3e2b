/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft's key says what it belongs to: "plan/ID", "review/PLAN", "assessment/ID", "form/KEY/EPISODE/VERSION". */
#include "wm-drafts.h"

#include "wm-role.h"

#include <string.h>

static void
kept_free (gpointer data)
{
  WmKept *kept = data;
  g_free (kept->client);
  g_free (kept->name);
  g_free (kept->what);
  g_free (kept);
}

static WmRecord *
episode_of (WmStore *store, char **parts)
{
  if (strcmp (parts[0], "form") == 0 && g_strv_length (parts) == 4)
    return wm_store_load (store, &wm_episode_schema, parts[2], NULL);
  const WmSchema *schema = strcmp (parts[0], "assessment") == 0 ? &wm_assessment_schema
                           : strcmp (parts[0], "plan") == 0 || strcmp (parts[0], "review") == 0 ? &wm_plan_schema
                                                                                                : NULL;
  g_autoptr (WmRecord) record = schema && g_strv_length (parts) == 2 ? wm_store_load (store, schema, parts[1], NULL) : NULL;
  return record ? wm_store_load (store, &wm_episode_schema, wm_record_get (record, "episode"), NULL) : NULL;
}

/* Straight from the store: whose chart it is, is no secret, and what was typed is read in the chart, which opens to whom it
 * may. */
static WmKept *
kept_new (WmStore *store, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", -1);
  g_autoptr (WmRecord) episode = parts[0] ? episode_of (store, parts) : NULL;
  g_autoptr (WmRecord) client = episode ? wm_store_load (store, &wm_client_schema, wm_record_get (episode, "client"), NULL) : NULL;
  if (client == NULL)
    return NULL;
  WmKept *kept = g_new0 (WmKept, 1);
  *kept = (WmKept){ g_strdup (wm_record_get_id (client)),
                    g_strdup_printf ("%s, %s", wm_record_get (client, "last-name"), wm_record_get (client, "first-name")),
                    g_strdup (strcmp (parts[0], "form") == 0 ? parts[1] : strcmp (parts[0], "assessment") == 0 ? parts[0] : "plan") };
  return kept;
}

/** wm_drafts_list: Returns: (transfer full) (element-type WmKept): every draft whose chart is still there, whoever's chart that
 * is; none where the role of who is signed in sees nothing clinical. */
GPtrArray *
wm_drafts_list (WmClinic *clinic)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (kept_free);
  WmStore *store = wm_clinic_get_store (clinic);
  g_auto (GStrv) keys = wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, NULL) ? wm_store_list_drafts (store) : NULL;
  for (guint i = 0; keys && keys[i]; i++)
    {
      WmKept *kept = kept_new (store, keys[i]);
      if (kept)
        g_ptr_array_add (list, kept);
    }
  return list;
}
