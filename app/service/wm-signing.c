/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How a version goes from draft to in force; each step is one act of the store. */
#define G_LOG_DOMAIN "wm-signing"
#include "wm-signing-private.h"

#include "wm-access.h"
#include "wm-clinic-private.h"
#include "wm-plan-code.h"
#include "wm-plan-private.h"
#include "wm-role.h"
#include "wm-rules.h"

#include <string.h>

static gboolean
needs_saving (WmPlan *plan, GError **error)
{
  return wm_plan_is_dirty (plan) && !_wm_signing_refuse (error, _("This plan has changes that are not saved. Save it first."));
}

/* Another window may have gone on with the plan since this one read it. */
static gboolean
is_current (WmPlan *plan, GError **error)
{
  g_autoptr (WmPlan) stored = wm_plan_load (plan->clinic, wm_record_get_id (plan->record), error);
  if (stored == NULL)
    return FALSE;
  g_autofree char *here = wm_plan_content_code (plan), *there = wm_plan_content_code (stored);
  gboolean same = strcmp (here, there) == 0 && _wm_plan_state_is (stored->record, wm_record_get (plan->record, "state"))
                  && g_list_model_get_n_items (wm_plan_get_signatures (stored)) == g_list_model_get_n_items (wm_plan_get_signatures (plan));
  return same || _wm_signing_refuse (error, _("This plan was changed meanwhile. Open it again."));
}

/* Saves @records in one act; where that fails, they are again as they were. */
static gboolean
keep (WmPlan *plan, WmAct needed, const char *act, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  if (wm_clinic_may (plan->clinic, needed, error) && _wm_access_may_save (plan->clinic, records, NULL, error)
      && _wm_clinic_write (plan->clinic, act, records, NULL, findings, error))
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    if (!wm_record_is_new (records->pdata[i]))
      wm_record_revert (records->pdata[i]);
  return FALSE;
}

static gboolean
keep_state (WmPlan *plan, const char *act, const char *state, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  wm_record_set (plan->record, "state", state);
  g_ptr_array_add (records, plan->record);
  return keep (plan, WM_ACT_WRITE_PLAN, act, records, error);
}

/* A signature that is still to come forbids nothing; what else the rules of signing want must stand before the first
 * signature, since afterwards it could no longer be entered. */
static gboolean
forbids_signing (const WmFinding *finding)
{
  return finding->severity == WM_SEVERITY_ERROR && g_strcmp0 (finding->field, "signature") != 0;
}

static void
take_errors (GPtrArray *from, GPtrArray *findings)
{
  for (guint i = 0; i < from->len;)
    if (forbids_signing (from->pdata[i]))
      g_ptr_array_add (findings, g_ptr_array_steal_index (from, i));
    else
      i++;
}

/* What forbids signing is appended to @findings, all of it; the error names the first. */
static gboolean
may_be_signed (WmPlan *plan, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) written = wm_plan_check (plan, error), signing = written ? wm_plan_check_signing (plan, error) : NULL;
  if (signing == NULL)
    return FALSE;
  guint before = findings->len;
  take_errors (written, findings);
  take_errors (signing, findings);
  if (findings->len == before)
    return TRUE;
  WmFinding *first = findings->pdata[before];
  return _wm_signing_refuse (error, _("Before this plan can be signed, settle %s: %s"), first->where, first->text);
}

/**
 * wm_signing_mark_ready:
 * @findings: gets every finding that forbids it (4.3: E blocks signing)
 *
 * A draft that the writing rules find nothing against becomes ready to be printed for signature and signed.
 */
gboolean
wm_signing_mark_ready (WmPlan *plan, GPtrArray *findings, GError **error)
{
  if (!_wm_plan_state_is (plan->record, "draft"))
    return _wm_signing_refuse (error, _("Only a draft can be marked as ready to sign."));
  return !needs_saving (plan, error) && is_current (plan, error) && may_be_signed (plan, findings, error)
         && keep_state (plan, "mark plan ready", "ready", error);
}

/** wm_signing_back_to_draft: refused from the first signature on. */
gboolean
wm_signing_back_to_draft (WmPlan *plan, GError **error)
{
  if (!wm_plan_is_editable (plan))
    return _wm_signing_refuse (error, _("This plan is signed and can’t change. Make the next version."));
  return !needs_saving (plan, error) && is_current (plan, error) && keep_state (plan, "back to draft", "draft", error);
}

/* The version in force until now, and older ones that were signed and never finished, are superseded. */
static gboolean
supersede_others (WmPlan *plan, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (plan->clinic, &wm_plan_schema, "episode", wm_record_get_id (plan->episode), error);
  for (guint i = 0; all && i < all->len; i++)
    {
      WmRecord *other = all->pdata[i];
      gboolean older = _wm_plan_state_is (other, "signed") && _wm_plan_version (other) < _wm_plan_version (plan->record);
      if (strcmp (wm_record_get_id (other), wm_record_get_id (plan->record)) == 0 || !(_wm_plan_state_is (other, "in-force") || older))
        continue;
      wm_record_set (other, "state", "superseded");
      g_ptr_array_add (records, g_object_ref (other));
    }
  return all != NULL;
}

/* TP21 and TP22 hold: all who must sign have signed this content. */
static gboolean
is_complete (WmPlan *plan, GPtrArray **missing, GError **error)
{
  *missing = wm_plan_check_signing (plan, error);
  return *missing && (*missing)->len == 0;
}

static gboolean
put_in_force (WmPlan *plan, GPtrArray *records, GError **error)
{
  wm_record_set (plan->record, "state", "in-force");
  wm_record_set_day (plan->record, "effective", wm_clinic_get_today (plan->clinic));
  return supersede_others (plan, records, error);
}

static gboolean
advance (WmPlan *plan, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;
  if (_wm_plan_state_is (plan->record, "in-force"))
    return TRUE; /* who did not sign before signs later; the plan stays */
  g_ptr_array_add (records, g_object_ref (plan->record));
  wm_record_set (plan->record, "state", "signed");
  if (is_complete (plan, &missing, error))
    return put_in_force (plan, records, error);
  return missing != NULL;
}

static gboolean
sign (WmPlan *plan, WmRecord *signature, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_list_store_append (plan->signatures, signature);
  g_ptr_array_add (records, g_object_ref (signature));
  const char *act = g_strcmp0 (wm_record_get (signature, "way"), "returned") == 0 ? "return plan" : "sign plan";
  if (advance (plan, records, error) && keep (plan, WM_ACT_SIGN, act, records, error))
    {
      g_signal_emit_by_name (plan, "changed");
      return TRUE;
    }
  wm_record_revert (plan->record);
  g_list_store_remove (plan->signatures, g_list_model_get_n_items (G_LIST_MODEL (plan->signatures)) - 1);
  return FALSE;
}

static gboolean
can_be_signed_now (WmPlan *plan, GPtrArray *findings, GError **error)
{
  if (_wm_plan_state_is (plan->record, "draft"))
    return _wm_signing_refuse (error, _("This plan is a draft. Mark it as ready to sign first."));
  if (_wm_plan_state_is (plan->record, "superseded"))
    return _wm_signing_refuse (error, _("A later version replaced this plan. Sign that one."));
  if (needs_saving (plan, error) || !is_current (plan, error) || !wm_signing_verify (plan, error))
    return FALSE;
  return !_wm_plan_state_is (plan->record, "ready") || may_be_signed (plan, findings, error);
}

/**
 * wm_signing_add:
 * @findings: gets what the writing rules find since the plan was marked ready, where they do
 *
 * One signature under a ready or signed plan, or that it was declined. With the last that is required the version comes
 * in force today, and the one before is superseded, in the same act (TP21, TP22). A plan in force takes later signatures
 * of who didn't sign. A supervisor may return a signed plan with a comment instead of co-signing it: it stays as it was
 * signed, waits no longer (wm_plan_returned()), and the next version is to answer.
 */
gboolean
wm_signing_add (WmPlan *plan, const WmSigning *signing, GPtrArray *findings, GError **error)
{
  g_return_val_if_fail (signing->role && signing->way, FALSE);
  if (!can_be_signed_now (plan, findings, error))
    return FALSE;
  g_autoptr (WmRecord) signature = _wm_signing_record (plan, NULL, signing, error);
  return signature && sign (plan, signature, error);
}

/**
 * wm_signing_finish:
 * @findings: gets what is still missing
 *
 * A signed version for which nothing is missing any more, since who must sign changed meanwhile, comes in force.
 */
gboolean
wm_signing_finish (WmPlan *plan, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL, records = g_ptr_array_new_with_free_func (g_object_unref);
  if (!_wm_plan_state_is (plan->record, "signed"))
    return _wm_signing_refuse (error, _("Only a version that is being signed can be put in force."));
  if (needs_saving (plan, error) || !is_current (plan, error) || !wm_signing_verify (plan, error))
    return FALSE;
  if (!is_complete (plan, &missing, error))
    {
      if (missing == NULL)
        return FALSE;
      WmFinding *first = missing->pdata[0];
      _wm_signing_refuse (error, _("Before this plan is in force, settle %s: %s"), first->where, first->text);
      while (missing->len)
        g_ptr_array_add (findings, g_ptr_array_steal_index (missing, 0));
      return FALSE;
    }
  g_ptr_array_add (records, g_object_ref (plan->record));
  if (put_in_force (plan, records, error) && keep (plan, WM_ACT_SIGN, "put plan in force", records, error))
    return TRUE;
  wm_record_revert (plan->record);
  return FALSE;
}

/**
 * wm_signing_add_to_review: one signature under a finished review (3.8: client, counselor, supervisor), or that it was
 * declined. The same people sign as under the plan; no state waits for them.
 */
gboolean
wm_signing_add_to_review (WmReview *review, const WmSigning *signing, GError **error)
{
  g_return_val_if_fail (signing->role && signing->way, FALSE);
  WmPlan *plan = wm_review_get_plan (review);
  if (wm_record_is_new (wm_review_get_record (review)))
    return _wm_signing_refuse (error, _("This review is not finished. Finish it before it is signed."));
  if (!wm_signing_verify (plan, error))
    return FALSE;
  g_autoptr (WmRecord) signature = _wm_signing_record (plan, review, signing, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_ptr_array_add (records, signature);
  if (signature == NULL || !keep (plan, WM_ACT_SIGN, "sign review", records, error))
    return FALSE;
  g_list_store_append (plan->signatures, signature);
  return TRUE;
}

/**
 * wm_signing_record_copy:
 * @given: %WM_DAY_NONE where it was offered and not taken
 *
 * That the client was offered or given a copy: no content of the plan, so also of a signed one.
 */
gboolean
wm_signing_record_copy (WmPlan *plan, gboolean offered, WmDay given, GError **error)
{
  if (given != WM_DAY_NONE && given > wm_clinic_get_today (plan->clinic))
    return _wm_signing_refuse (error, _("The date on which the copy was given is still to come."));
  if (given != WM_DAY_NONE && given < wm_record_get_day (plan->record, "plan-date"))
    return _wm_signing_refuse (error, _("The date on which the copy was given is before the date of the plan."));
  if (needs_saving (plan, error))
    return FALSE;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  wm_record_set_bool (plan->record, "copy-offered", offered || given != WM_DAY_NONE);
  wm_record_set_day (plan->record, "copy-date", given);
  g_ptr_array_add (records, plan->record);
  return keep (plan, WM_ACT_EXPORT_CLINICAL, "record copy of plan", records, error);
}
