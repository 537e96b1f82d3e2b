/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's plans as shingles. */
#include "wm-likeness.h"

#include "wm-clinic-private.h"

struct _WmLikeness
{
  GHashTable *plans; /* plan id -> WmLikePlan */
  GHashTable *stale; /* ids of plans saved since */
  WmDay from;        /* what was made earlier is not here */
  char *read_to;     /* id of the last plan read, "" before the first */
  guint read;        /* plans, in the last step */
  gboolean whole;    /* all are read */
};

#define PLANS_AT_ONCE 100 /* a few milliseconds */

static void
clear_plan (gpointer data)
{
  WmLikePlan *self = data;
  g_free (self->client);
  g_array_unref (self->objectives);
}

/** wm_like_plan_new: Returns: (transfer full): without objectives yet. */
WmLikePlan *
wm_like_plan_new (const char *client, WmDay made)
{
  WmLikePlan *self = g_rc_box_new0 (WmLikePlan);
  self->client = g_strdup (client);
  self->made = made;
  self->objectives = wm_shingles_new ();
  return self;
}

void
wm_like_plan_unref (WmLikePlan *self)
{
  g_rc_box_release_full (self, clear_plan);
}

static WmLikeness *
likeness_new (WmDay from)
{
  WmLikeness *self = g_new0 (WmLikeness, 1);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) wm_like_plan_unref);
  self->stale = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->from = from;
  self->read_to = g_strdup ("");
  return self;
}

/** _wm_likeness_free: @self (nullable) */
void
_wm_likeness_free (WmLikeness *self)
{
  if (self == NULL)
    return;
  g_hash_table_destroy (self->plans);
  g_hash_table_destroy (self->stale);
  g_free (self->read_to);
  g_free (self);
}

/** _wm_likeness_note: @self (nullable): remembers which plans @records (nullable) change. */
void
_wm_likeness_note (WmLikeness *self, GPtrArray *records)
{
  for (guint i = 0; self && records && i < records->len; i++)
    {
      WmRecord *record = records->pdata[i];
      const WmSchema *schema = wm_record_get_schema (record);
      const char *plan = schema == &wm_plan_schema        ? wm_record_get_id (record)
                         : schema == &wm_objective_schema ? wm_record_get (record, "plan")
                                                          : NULL;
      if (plan)
        g_hash_table_add (self->stale, g_strdup (plan));
    }
}

static void
finish_last (WmLikeness *self)
{
  WmLikePlan *last = g_hash_table_lookup (self->plans, self->read_to);
  if (last)
    wm_shingles_finish (last->objectives);
}

/* plan, client, date, text of an objective (nullable: the plan has none); plan by plan */
static gboolean
add_row (const WmRow *row, gpointer data)
{
  WmLikeness *self = data;
  const char *id = wm_row_text (row, 0), *text = wm_row_text (row, 3);
  if (!g_str_equal (id, self->read_to))
    {
      WmDay made = WM_DAY_NONE;
      finish_last (self);
      g_free (self->read_to);
      self->read_to = g_strdup (id);
      self->read++;
      wm_day_parse (wm_row_text (row, 2), &made);
      if (text)
        g_hash_table_replace (self->plans, g_strdup (id), wm_like_plan_new (wm_row_text (row, 1), made));
    }
  if (text)
    wm_shingles_add (((WmLikePlan *) g_hash_table_lookup (self->plans, id))->objectives, text);
  return TRUE;
}

/**
 * wm_likeness_read_on:
 *
 * Reads some hundred more plans: for an idle step before wm_likeness_plans() is wanted, which reads what is left.
 * Returns: FALSE with the reason; @whole says whether all are read
 */
gboolean
wm_likeness_read_on (WmClinic *clinic, gboolean *whole, GError **error)
{
  WmDay from = wm_clinic_get_today (clinic) - WM_LIKENESS_DAYS;
  if (clinic->likeness && clinic->likeness->from > from)
    g_clear_pointer (&clinic->likeness, _wm_likeness_free);
  if (clinic->likeness == NULL)
    clinic->likeness = likeness_new (from);
  WmLikeness *self = clinic->likeness;
  if (self->whole)
    return *whole = TRUE;
  g_autofree char *day = wm_day_to_iso (self->from), *after = g_strdup (self->read_to);
  self->read = 0;
  gboolean read = wm_store_query (clinic->store, "plan-objectives", add_row, self, error, "from", day, "after", after,
                                  "count", G_STRINGIFY (PLANS_AT_ONCE), NULL);
  finish_last (self);
  if (!read)
    g_clear_pointer (&clinic->likeness, _wm_likeness_free);
  else
    *whole = self->whole = self->read < PLANS_AT_ONCE;
  return read;
}

static gboolean
read_again (WmLikeness *self, WmClinic *clinic, const char *id, GError **error)
{
  g_autoptr (GPtrArray) objectives = wm_store_list (clinic->store, &wm_objective_schema, "plan", id, error);
  g_hash_table_remove (self->plans, id);
  if (objectives == NULL || objectives->len == 0)
    return objectives != NULL;
  g_autoptr (WmRecord) record = wm_store_load (clinic->store, &wm_plan_schema, id, error);
  if (record == NULL)
    return FALSE;
  WmLikePlan *plan = wm_like_plan_new (wm_record_get (record, "client"), wm_record_get_day (record, "plan-date"));
  for (guint i = 0; i < objectives->len; i++)
    wm_shingles_add (plan->objectives, wm_record_get (objectives->pdata[i], "text"));
  wm_shingles_finish (plan->objectives);
  g_hash_table_insert (self->plans, g_strdup (id), plan);
  return TRUE;
}

static gboolean
catch_up (WmLikeness *self, WmClinic *clinic, GError **error)
{
  GHashTableIter iter;
  gpointer id;
  g_hash_table_iter_init (&iter, self->stale);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (!read_again (self, clinic, id, error))
        return FALSE;
      g_hash_table_iter_remove (&iter);
    }
  return TRUE;
}

/**
 * wm_likeness_plans:
 *
 * Returns: (transfer full) (element-type WmLikePlan) (nullable): the plans of the last year that have objectives, of all
 * clients. What wasn't read yet is read, and what was saved meanwhile.
 */
GPtrArray *
wm_likeness_plans (WmClinic *clinic, GError **error)
{
  for (gboolean whole = FALSE; !whole;)
    if (!wm_likeness_read_on (clinic, &whole, error))
      return NULL;
  if (!catch_up (clinic->likeness, clinic, error))
    return NULL;
  GPtrArray *plans = g_ptr_array_new_full (g_hash_table_size (clinic->likeness->plans), (GDestroyNotify) wm_like_plan_unref);
  GHashTableIter iter;
  gpointer plan;
  g_hash_table_iter_init (&iter, clinic->likeness->plans);
  while (g_hash_table_iter_next (&iter, NULL, &plan))
    g_ptr_array_add (plans, g_rc_box_acquire (plan));
  return plans;
}
