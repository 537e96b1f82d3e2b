/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* PR16: what stands in the store is what was signed. The content code holds the content; the audit holds what the
 * code leaves out (the version's number and state, the signatures themselves), since every act was entered there. */
#include "wm-signing-private.h"

#include "wm-plan-code.h"
#include "wm-plan-private.h"

#include <string.h>

static gboolean
is_broken (WmClinic *clinic, WmRecord *plan, GError **error)
{
  g_autoptr (WmRecord) client = wm_store_load (wm_clinic_get_store (clinic), &wm_client_schema, wm_record_get (plan, "client"), NULL);
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("Version %s of the treatment plan of client %s is no longer what was "
               "signed: it was changed afterwards. Restore a backup from before."), wm_record_get (plan, "version"),
               client ? wm_record_get (client, "client-no") : "?");
  return FALSE;
}

/* NULL where the review is gone. */
static char *
code_of_review (WmClinic *clinic, const char *id)
{
  g_autoptr (WmReview) review = wm_review_load (clinic, id, NULL);
  return review ? wm_review_content_code (review) : NULL;
}

/** wm_signing_verify: %WM_ERROR_CORRUPT where the content of the plan or of a review is not what a signature was given for. */
gboolean
wm_signing_verify (WmPlan *plan, GError **error)
{
  GListModel *all = wm_plan_get_signatures (plan);
  g_autofree char *code = g_list_model_get_n_items (all) ? wm_plan_content_code (plan) : NULL;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (WmRecord) signature = g_list_model_get_item (all, i);
      const char *review = wm_record_get (signature, "review");
      g_autofree char *of_review = review ? code_of_review (wm_plan_get_clinic (plan), review) : NULL;
      if (g_strcmp0 (wm_record_get (signature, "content-code"), review ? of_review : code) != 0)
        return is_broken (wm_plan_get_clinic (plan), wm_plan_get_record (plan), error);
    }
  return TRUE;
}

/* As the store reads a value: a whole number has no blanks or zeros before it. */
static gboolean
is_same_value (const WmField *field, const char *a, const char *b)
{
  if (a && b && (field->kind == WM_KIND_INT || field->kind == WM_KIND_BOOL))
    return g_ascii_strtoll (a, NULL, 10) == g_ascii_strtoll (b, NULL, 10);
  return g_strcmp0 (a, b) == 0;
}

static gboolean
is_as_entered (WmRecord *stored, WmRecord *entered)
{
  const WmSchema *schema = wm_record_get_schema (entered);
  for (guint i = 0; i < schema->n_fields; i++)
    if (!is_same_value (&schema->fields[i], wm_record_get_at (stored, i), wm_record_get_at (entered, i)))
      return FALSE;
  return TRUE;
}

typedef struct
{
  WmClinic *clinic;
  GHashTable *stored;  /* id -> signature, as the store has it */
  GHashTable *entered; /* id -> signature, as the audit has it */
  GHashTable *plans;   /* id -> plan that has or had a signature, as the audit has it; NULL: it knows none */
} Verify;

static void
verify_free (Verify *v)
{
  g_clear_pointer (&v->stored, g_hash_table_unref);
  g_clear_pointer (&v->entered, g_hash_table_unref);
  g_clear_pointer (&v->plans, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Verify, verify_free)

static GHashTable *
by_id (GPtrArray *records)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (table, (gpointer) wm_record_get_id (records->pdata[i]), g_object_ref (records->pdata[i]));
  return table;
}

static void
note_plans (GHashTable *signatures, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer signature;
  g_hash_table_iter_init (&iter, signatures);
  while (g_hash_table_iter_next (&iter, NULL, &signature))
    if (wm_record_get (signature, "plan"))
      g_hash_table_add (ids, g_strdup (wm_record_get (signature, "plan")));
}

static gboolean
read_all (Verify *v, GHashTable *ids, GError **error)
{
  WmStore *store = wm_clinic_get_store (v->clinic);
  g_autoptr (GPtrArray) stored = wm_store_list (wm_clinic_get_store (v->clinic), &wm_signature_schema, NULL, NULL, error);
  if (stored == NULL)
    return FALSE;
  v->stored = by_id (stored);
  v->entered = wm_store_audited (store, &wm_signature_schema, NULL, error);
  if (v->entered == NULL)
    return FALSE;
  note_plans (v->stored, ids);
  note_plans (v->entered, ids);
  v->plans = wm_store_audited (store, &wm_plan_schema, ids, error);
  return v->plans != NULL;
}

static gboolean
verify_plan (Verify *v, const char *id, GError **error)
{
  g_autoptr (GError) gone = NULL;
  g_autoptr (WmPlan) plan = _wm_plan_load (v->clinic, id, &gone);
  WmRecord *entered = g_hash_table_lookup (v->plans, id);
  if (plan == NULL && entered && g_error_matches (gone, WM_ERROR, WM_ERROR_NOT_FOUND))
    return is_broken (v->clinic, entered, error);
  if (plan == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
  if (entered == NULL || !is_as_entered (wm_plan_get_record (plan), entered))
    return is_broken (v->clinic, entered ? entered : wm_plan_get_record (plan), error);
  return wm_signing_verify (plan, error);
}

/* Every signature of @from stands in @in with the same values; else its plan is broken. */
static gboolean
verify_signatures (Verify *v, GHashTable *from, GHashTable *in, GError **error)
{
  GHashTableIter iter;
  gpointer id, signature;
  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &id, &signature))
    {
      WmRecord *there = g_hash_table_lookup (in, id), *plan = g_hash_table_lookup (v->plans, wm_record_get (signature, "plan"));
      if (plan && (there == NULL || !is_as_entered (there, signature)))
        return is_broken (v->clinic, plan, error);
    }
  return TRUE;
}

/**
 * wm_signing_verify_all:
 *
 * Every plan that was signed is what was signed, in every stored field, and so are its signatures; %WM_ERROR_CORRUPT names
 * client number and version of the first that isn't. The audit itself is verified by wm_store_verify().
 */
gboolean
wm_signing_verify_all (WmClinic *clinic, GError **error)
{
  g_auto (Verify) v = { .clinic = clinic };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  if (!read_all (&v, ids, error))
    return FALSE;
  if (!verify_signatures (&v, v.entered, v.stored, error) || !verify_signatures (&v, v.stored, v.entered, error))
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!verify_plan (&v, id, error))
      return FALSE;
  return TRUE;
}
