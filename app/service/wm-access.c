/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A counselor opens the charts of their own caseload, groups and sessions, and of whom nobody treats yet. Another chart
 * opens with a reason, which the audit keeps. What is open stays open until they sign in again, also the chart of who was
 * handed over from it. A clinical record is followed up to whose chart it hangs in, to read it as to write it, and then from
 * where it is to where it goes: an id that somebody remembers is no way in. */
#include "wm-access.h"

#include "wm-clinic-private.h"
#include "wm-role.h"

#include <string.h>

#define REASON_MAX 300 /* characters */

static gboolean
found_cb (const WmRow *row, gpointer found)
{
  *(gboolean *) found = TRUE;
  return TRUE;
}

static gboolean
treats (WmClinic *clinic, const char *client_id)
{
  gboolean found = FALSE;
  WmRecord *staff = wm_clinic_get_user_record (clinic);
  g_autofree char *day = wm_day_to_iso (wm_clinic_get_today (clinic));
  return staff
         && wm_store_query (wm_clinic_get_store (clinic), "access-own", found_cb, &found, NULL, "client", client_id, "staff",
                            wm_record_get_id (staff), "day", day, NULL)
         && found;
}

/* Also where the role sees nothing clinical in one. */
static gboolean
opens_every_chart (WmClinic *clinic)
{
  const char *role = wm_clinic_get_role (clinic);
  return wm_role_may (role, WM_ACT_OPEN_EVERY_CHART) || !wm_role_may (role, WM_ACT_SEE_CLINICAL);
}

/** wm_access_is_own: whether the chart opens without a reason. */
gboolean
wm_access_is_own (WmClinic *clinic, const char *client_id)
{
  if (opens_every_chart (clinic) || g_hash_table_contains (clinic->opened, client_id))
    return TRUE;
  return treats (clinic, client_id) && g_hash_table_add (clinic->opened, g_strdup (client_id));
}

/**
 * wm_access_open:
 * @reason: in the person's own words
 *
 * Opens a chart that isn't theirs to who is signed in, and enters who, whose and why in the audit.
 */
gboolean
wm_access_open (WmClinic *clinic, WmRecord *client, const char *reason, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (reason));
  if (*words == '\0')
    g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, _("Enter why you need this chart."));
  else if (g_utf8_strlen (words, -1) > REASON_MAX)
    g_set_error (error, WM_ERROR, WM_ERROR_INVALID, _("The reason is longer than %d characters; shorten it."), REASON_MAX);
  else if (wm_clinic_may (clinic, WM_ACT_SEE_CLINICAL, error) && wm_clinic_note (clinic, "open with a reason", client, words, error))
    return g_hash_table_add (clinic->opened, g_strdup (wm_record_get_id (client)));
  return FALSE;
}

/** _wm_access_may_open: whether the chart is open to who is signed in; where @client_id is %NULL there is none. */
gboolean
_wm_access_may_open (WmClinic *clinic, const char *client_id, GError **error)
{
  if (client_id == NULL || wm_access_is_own (clinic, client_id))
    return TRUE;
  g_autoptr (WmRecord) client = wm_store_load (wm_clinic_get_store (clinic), &wm_client_schema, client_id, error);
  if (client)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s is not in your caseload, your groups or your sessions. Open the chart in the window and say "
                 "why you need it."), wm_record_get (client, "client-no"));
  return FALSE;
}

/* The link up to whose chart a record of @schema is in: at once where that is said, else to what it hangs below. */
static const char *
link_up (const WmSchema *schema)
{
  return wm_schema_field (schema, "client") ? "client" : wm_schema_field (schema, "episode") ? "episode" : schema->parent;
}

static gboolean
refuse_every_chart (GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, _("Your role doesn’t open every client’s chart. Ask for one client."));
  return FALSE;
}

/* Nothing hangs below what isn't there. */
static gboolean
may_read_below (WmClinic *clinic, const WmSchema *above, const char *id, GError **error)
{
  if (above == &wm_client_schema)
    return _wm_access_may_open (clinic, id, error);
  if (above != &wm_episode_schema && wm_role_act_to_read (above) != WM_ACT_SEE_CLINICAL)
    return refuse_every_chart (error); /* what a staff member, say, is named in */
  g_autoptr (WmRecord) record = wm_store_load (wm_clinic_get_store (clinic), above, id, NULL);
  if (record == NULL)
    return TRUE;
  return above == &wm_episode_schema ? _wm_access_may_open (clinic, wm_record_get (record, "client"), error)
                                     : _wm_access_may_have (clinic, record, error);
}

/** _wm_access_may_read: whether who is signed in may read those records of @schema whose field @owner has the value @id; all
 * where it is %NULL. */
gboolean
_wm_access_may_read (WmClinic *clinic, const WmSchema *schema, const char *owner, const char *id, GError **error)
{
  if (wm_role_act_to_read (schema) != WM_ACT_SEE_CLINICAL || opens_every_chart (clinic))
    return TRUE;
  const WmField *link = owner ? wm_schema_field (schema, owner) : NULL;
  if (link == NULL || link->kind != WM_KIND_LINK)
    return refuse_every_chart (error);
  if (id == NULL)
    return g_strcmp0 (owner, link_up (schema)) == 0 || refuse_every_chart (error); /* a link that is needed */
  return may_read_below (clinic, wm_schema_find (link->of), id, error);
}

/** _wm_access_may_have: the same of one record that was read. */
gboolean
_wm_access_may_have (WmClinic *clinic, WmRecord *record, GError **error)
{
  const char *link = link_up (wm_record_get_schema (record));
  return link == NULL || _wm_access_may_read (clinic, wm_record_get_schema (record), link, wm_record_get (record, link), error);
}

/* What an act writes, and what it need not ask about again. */
typedef struct
{
  WmClinic *clinic;
  GHashTable *written; /* id -> WmRecord, borrowed: the parent of a new record may be as new */
  GHashTable *asked;   /* ids of parents, borrowed from records that are held */
  GPtrArray *held;     /* of WmRecord: parents from the store */
} Writing;

static gboolean may_write (Writing *w, WmRecord *record, GError **error);

static gboolean
may_write_below (Writing *w, const WmSchema *schema, const char *id, GError **error)
{
  if (g_hash_table_contains (w->asked, id))
    return TRUE;
  WmRecord *parent = g_hash_table_lookup (w->written, id);
  WmRecord *stored = wm_store_load (wm_clinic_get_store (w->clinic), schema, id, NULL);
  if (stored)
    g_ptr_array_add (w->held, stored);
  if (parent == NULL && stored == NULL)
    return TRUE; /* the store refuses what hangs nowhere */
  g_hash_table_add (w->asked, (gpointer) wm_record_get_id (parent ? parent : stored));
  return (stored == NULL || may_write (w, stored, error)) && (parent == NULL || may_write (w, parent, error));
}

static gboolean
may_write_to (Writing *w, WmRecord *record, const char *link, const char *id, GError **error)
{
  const WmSchema *above = wm_schema_find (wm_schema_field (wm_record_get_schema (record), link)->of);
  if (id == NULL)
    return TRUE;
  return above == &wm_client_schema || above == &wm_episode_schema ? may_read_below (w->clinic, above, id, error) : may_write_below (w, above, id, error);
}

static gboolean
may_move (Writing *w, WmRecord *record, const char *link, GError **error)
{
  const char *was = wm_record_get_stored_at (record, (guint) wm_schema_field_index (wm_record_get_schema (record), link));
  const char *is = wm_record_get (record, link);
  return may_write_to (w, record, link, was, error) && (g_strcmp0 (was, is) == 0 || may_write_to (w, record, link, is, error));
}

/* By each link that says whose it is: a plan names client and episode, which needn't belong together. */
static gboolean
may_write (Writing *w, WmRecord *record, GError **error)
{
  const WmSchema *schema = wm_record_get_schema (record);
  gboolean client = wm_schema_field (schema, "client") != NULL, episode = wm_schema_field (schema, "episode") != NULL;
  if (wm_role_act_to_read (schema) != WM_ACT_SEE_CLINICAL)
    return TRUE;
  g_assert (link_up (schema)); /* a clinical record is in somebody's chart */
  if (!client && !episode)
    return may_move (w, record, schema->parent, error);
  return (!client || may_move (w, record, "client", error)) && (!episode || may_move (w, record, "episode", error));
}

static gboolean
may_write_all (Writing *w, GPtrArray *records, gboolean dirty_only, GError **error)
{
  for (guint i = 0; records && i < records->len; i++)
    if ((!dirty_only || wm_record_is_dirty (records->pdata[i])) && !may_write (w, records->pdata[i], error))
      return FALSE;
  return TRUE;
}

/** _wm_access_may_save: whether the charts are open in which an act writes what is changed in @save and deletes @remove. */
gboolean
_wm_access_may_save (WmClinic *clinic, GPtrArray *save, GPtrArray *remove, GError **error)
{
  if (opens_every_chart (clinic))
    return TRUE;
  g_autoptr (GHashTable) written = g_hash_table_new (g_str_hash, g_str_equal), asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  Writing w = { clinic, written, asked, held };
  for (guint i = 0; save && i < save->len; i++)
    g_hash_table_insert (written, (gpointer) wm_record_get_id (save->pdata[i]), save->pdata[i]);
  return may_write_all (&w, save, TRUE, error) && may_write_all (&w, remove, FALSE, error);
}
