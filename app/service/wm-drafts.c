/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft's key says what it belongs to: "plan/ID", "review/PLAN", "assessment/ID", "form/KEY/EPISODE/VERSION",
 * "record/STAFF/TYPE/OWNER/ID". */
#include "wm-drafts.h"

#include "wm-access.h"
#include "wm-record-draft.h"
#include "wm-role.h"

#include <string.h>

static void
kept_free (gpointer data)
{
  WmKept *kept = data;
  g_free (kept->client);
  g_free (kept->name);
  g_free (kept->what);
  g_free (kept->key);
  g_free (kept->owner);
  g_free (kept->id);
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

static char *
name_of (WmRecord *client)
{
  return g_strdup_printf ("%s, %s", wm_record_get (client, "last-name"), wm_record_get (client, "first-name"));
}

/* Straight from the store: whose chart it is, is no secret, and what was typed is read in the chart, which opens to whom it
 * may. */
static WmKept *
page_new (WmStore *store, char **parts)
{
  g_autoptr (WmRecord) episode = parts[0] ? episode_of (store, parts) : NULL;
  g_autoptr (WmRecord) client = episode ? wm_store_load (store, &wm_client_schema, wm_record_get (episode, "client"), NULL) : NULL;
  if (client == NULL)
    return NULL;
  WmKept *kept = g_new0 (WmKept, 1);
  kept->client = g_strdup (wm_record_get_id (client));
  kept->name = name_of (client);
  kept->what = g_strdup (strcmp (parts[0], "form") == 0 ? parts[1] : strcmp (parts[0], "assessment") == 0 ? parts[0] : "plan");
  return kept;
}

/* By whom or what the record belongs to: the client, an episode, a screening, a plan, its review. */
static WmRecord *
client_of (WmStore *store, const WmSchema *schema, const char *owner, const char *id)
{
  static const struct { const WmSchema *schema; const char *link; } owners[] = {
    { &wm_episode_schema, "client" }, { &wm_screening_schema, "client" }, { &wm_plan_schema, "client" }, { &wm_review_schema, "plan" },
  };
  WmRecord *client = wm_store_load (store, &wm_client_schema, schema == &wm_client_schema ? id : owner, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (owners) && client == NULL; i++)
    {
      g_autoptr (WmRecord) record = wm_store_load (store, owners[i].schema, owner, NULL);
      if (record)
        client = client_of (store, owners[i].schema, wm_record_get (record, owners[i].link), id);
    }
  return client;
}

/* A room, an entry of a list; or somebody who isn't in the clinic yet. */
static gboolean
is_about_nobody (const WmSchema *schema, const char *id)
{
  return schema == &wm_client_schema ? g_str_equal (id, WM_DRAFT_NEW_CLIENT)
                                     : schema->parent == NULL || wm_role_act_to_read (schema) == WM_N_ACTS;
}

/* Of who is signed in. In a chart that isn't open to them nobody knows whether it was saved after all. */
static WmKept *
record_new (WmClinic *clinic, const char *key, char **parts)
{
  const WmSchema *schema = g_strv_length (parts) == 5 ? wm_schema_find (parts[2]) : NULL;
  if (schema == NULL)
    return NULL;
  gboolean about_nobody = is_about_nobody (schema, parts[4]);
  g_autoptr (WmRecord) client = about_nobody ? NULL : client_of (wm_clinic_get_store (clinic), schema, parts[3], parts[4]);
  WmReturn what = WM_RETURN_NOTHING;
  g_autoptr (WmRecord) typed = client || about_nobody ? wm_record_draft_load (clinic, key, &what) : NULL;
  if (typed == NULL || (what == WM_RETURN_NOTHING && (client == NULL || wm_access_is_own (clinic, wm_record_get_id (client)))))
    return NULL;
  WmKept *kept = g_new0 (WmKept, 1);
  *kept = (WmKept){ client ? g_strdup (wm_record_get_id (client)) : NULL, client ? name_of (client) : NULL, g_strdup (schema->name),
                    g_strdup (key), g_strdup (parts[3]), g_strdup (parts[4]) };
  return kept;
}

/** wm_drafts_list: Returns: (transfer full) (element-type WmKept): every draft whose chart is still there, whoever's chart that
 * is, those of the own caseload first; those of pages where the role of who is signed in sees what is clinical, those of records'
 * own windows that they typed. */
GPtrArray *
wm_drafts_list (WmClinic *clinic)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (kept_free);
  int own = 0;
  WmStore *store = wm_clinic_get_store (clinic);
  gboolean clinical = wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, NULL);
  g_auto (GStrv) keys = wm_store_list_drafts (store);
  for (guint i = 0; keys[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (keys[i], "/", -1);
      WmKept *kept = g_strcmp0 (parts[0], "record") == 0 ? record_new (clinic, keys[i], parts) : clinical ? page_new (store, parts) : NULL;
      if (kept)
        g_ptr_array_insert (list, kept->client == NULL || wm_access_is_own (clinic, kept->client) ? own++ : -1, kept);
    }
  return list;
}
