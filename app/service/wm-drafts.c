/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft's key says what it belongs to: "plan/ID", "review/PLAN", "assessment/ID", "form/KEY/EPISODE/VERSION". */
#include "wm-drafts.h"

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
episode_of (WmClinic *clinic, char **parts)
{
  if (strcmp (parts[0], "form") == 0 && g_strv_length (parts) == 4)
    return wm_clinic_load (clinic, &wm_episode_schema, parts[2], NULL);
  const WmSchema *schema = strcmp (parts[0], "assessment") == 0 ? &wm_assessment_schema
                           : strcmp (parts[0], "plan") == 0 || strcmp (parts[0], "review") == 0 ? &wm_plan_schema
                                                                                                : NULL;
  g_autoptr (WmRecord) record = schema && g_strv_length (parts) == 2 ? wm_clinic_load (clinic, schema, parts[1], NULL) : NULL;
  return record ? wm_clinic_load (clinic, &wm_episode_schema, wm_record_get (record, "episode"), NULL) : NULL;
}

static WmKept *
kept_new (WmClinic *clinic, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "/", -1);
  g_autoptr (WmRecord) episode = parts[0] ? episode_of (clinic, parts) : NULL;
  g_autoptr (WmRecord) client = episode ? wm_clinic_load (clinic, &wm_client_schema, wm_record_get (episode, "client"), NULL) : NULL;
  if (client == NULL)
    return NULL;
  WmKept *kept = g_new0 (WmKept, 1);
  *kept = (WmKept){ g_strdup (wm_record_get_id (client)),
                    g_strdup_printf ("%s, %s", wm_record_get (client, "last-name"), wm_record_get (client, "first-name")),
                    g_strdup (strcmp (parts[0], "form") == 0 ? parts[1] : strcmp (parts[0], "assessment") == 0 ? parts[0] : "plan") };
  return kept;
}

/** wm_drafts_list: Returns: (transfer full) (element-type WmKept): every draft whose chart is still there. */
GPtrArray *
wm_drafts_list (WmClinic *clinic)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (kept_free);
  g_auto (GStrv) keys = wm_store_list_drafts (wm_clinic_get_store (clinic));
  for (guint i = 0; keys[i]; i++)
    {
      WmKept *kept = kept_new (clinic, keys[i]);
      if (kept)
        g_ptr_array_add (list, kept);
    }
  return list;
}
