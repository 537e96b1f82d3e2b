/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each saves its record first: where the step after it is refused, what was entered is there, and the step is taken later. */
#define G_LOG_DOMAIN "wm-client-steps"
#include "wm-client-steps.h"

#include "wm-access.h"
#include "wm-intake-rules.h"
#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

static gboolean
refuse_first (GPtrArray *findings, GError **error)
{
  if (findings->len == 0)
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, ((WmFinding *) findings->pdata[0])->text);
  return FALSE;
}

/* Appends the errors of the rules with these ids; what the table of fields says is about it already. */
static void
check_rules (const WmIntakeFacts *facts, const char *const *ids, GPtrArray *findings)
{
  g_autoptr (GPtrArray) all = wm_findings_new ();
  for (guint i = 0; wm_intake_rules[i].id; i++)
    if (g_strv_contains (ids, wm_intake_rules[i].id))
      wm_intake_rules[i].check (facts, all);
  for (guint i = 0; i < all->len;)
    if (((WmFinding *) all->pdata[i])->severity == WM_SEVERITY_ERROR)
      g_ptr_array_add (findings, g_ptr_array_steal_index (all, i));
    else
      i++;
}

static gboolean
save (WmClinic *clinic, const char *act, WmRecord *first, WmRecord *second, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  if (first)
    g_ptr_array_add (records, first);
  if (second)
    g_ptr_array_add (records, second);
  return wm_clinic_save (clinic, act, records, NULL, findings, error);
}

static void
check_inquiry (WmClinic *clinic, WmRecord *client, WmRecord *inquiry, GPtrArray *findings)
{
  static const char *const ids[] = { "IN01", "IN02", "IN03", "IN05", "IN06", NULL };
  const WmIntakeFacts facts = { .client = client, .inquiry = inquiry, .today = wm_clinic_get_today (clinic) };
  if (inquiry)
    wm_clinic_validate (clinic, inquiry, _(wm_inquiry_schema.label), findings);
  check_rules (&facts, ids, findings);
}

/**
 * wm_client_begin:
 * @client: new
 * @inquiry: (nullable): new, as far as it is known; %NULL where it is entered later
 *
 * A new client, whose way begins with the inquiry: both are there, or neither.
 */
gboolean
wm_client_begin (WmClinic *clinic, WmRecord *client, WmRecord *inquiry, GPtrArray *findings, GError **error)
{
  wm_record_set (client, "status", "inquiry");
  if (inquiry)
    wm_record_set (inquiry, "client", wm_record_get_id (client));
  wm_clinic_validate (clinic, client, _(wm_client_schema.label), findings);
  check_inquiry (clinic, client, inquiry, findings);
  return refuse_first (findings, error) && save (clinic, "new client", client, inquiry, findings, error);
}

static char *
status_of (WmClinic *clinic, const char *client, GError **error)
{
  g_autoptr (WmRecord) record = wm_clinic_load (clinic, &wm_client_schema, client, error);
  return record ? g_strdup (wm_record_get (record, "status")) : NULL;
}

/**
 * wm_client_inquire:
 * @inquiry: new or changed
 *
 * Of who left before: the way begins anew.
 */
gboolean
wm_client_inquire (WmClinic *clinic, WmRecord *inquiry, GPtrArray *findings, GError **error)
{
  const char *client = wm_record_get (inquiry, "client");
  const WmClientMove again = { .to = "inquiry", .day = wm_record_get_day (inquiry, "received") };
  g_autofree char *status = status_of (clinic, client, error);
  if (status == NULL)
    return FALSE;
  check_inquiry (clinic, NULL, inquiry, findings);
  gboolean is_back = wm_record_is_new (inquiry) && wm_client_step (status, "inquiry");
  return refuse_first (findings, error) && save (clinic, "inquiry", inquiry, NULL, findings, error)
         && (!is_back || wm_client_move (clinic, client, &again, error));
}

/* A screening that isn't answered to its end is kept, and finished later. */
static gboolean
check_screening (WmClinic *clinic, WmRecord *screening, GPtrArray *findings, GError **error)
{
  static const char *const days[] = { "SC01", NULL };
  static const char *const all[] = { "SC01", "SC02", "SC03", "SC04", "SC05", "SC06", NULL };
  g_autoptr (WmIntakeFacts) facts = _wm_intake_facts_load_next (clinic, wm_record_get (screening, "client"), error);
  if (facts == NULL)
    return FALSE;
  g_set_object (&facts->screening, screening);
  g_clear_pointer (&facts->screening_uses, g_ptr_array_unref);
  wm_clinic_validate (clinic, screening, _(wm_screening_schema.label), findings);
  check_rules (facts, wm_record_is_empty (screening, "result") ? days : all, findings);
  return refuse_first (findings, error);
}

/* On to "screening", and where it speaks for going on, to "assessment". Who waits for a place goes on waiting. */
static gboolean
follow_screening (WmClinic *clinic, WmRecord *screening, GError **error)
{
  const char *client = wm_record_get (screening, "client"), *result = wm_record_get (screening, "result");
  gboolean goes_on = g_strcmp0 (result, "continue") == 0 && !wm_record_get_bool (screening, "needs-24h");
  WmClientMove move = { .to = "screening", .day = wm_record_get_day (screening, "screened") };
  g_autofree char *status = status_of (clinic, client, error);
  if (status == NULL || g_strcmp0 (status, "waitlisted") == 0)
    return status != NULL;
  if (wm_client_step (status, "screening") && !wm_client_move (clinic, client, &move, error))
    return FALSE;
  move.to = "assessment";
  gboolean before = wm_client_step (status, "screening") || g_strcmp0 (status, "screening") == 0;
  return !before || !goes_on || wm_client_move (clinic, client, &move, error);
}

/**
 * wm_client_screen:
 * @screening: new or changed; without a result it is still being entered
 *
 * With a result every question has its answer; one that speaks for going on leads to the assessment.
 */
gboolean
wm_client_screen (WmClinic *clinic, WmRecord *screening, GPtrArray *findings, GError **error)
{
  return wm_clinic_may (clinic, WM_ACT_WRITE_CLINICAL, error) && _wm_access_may_have (clinic, screening, error)
         && check_screening (clinic, screening, findings, error) && save (clinic, "screening", screening, NULL, findings, error)
         && follow_screening (clinic, screening, error);
}

static void
find (WmRecord *change, const char *field, const char *text, GPtrArray *findings)
{
  g_ptr_array_add (findings, wm_finding_new ("required", WM_SEVERITY_ERROR, wm_record_get_id (change), field, _(wm_status_change_schema.label), text));
}

/**
 * wm_client_take:
 * @change: new, with client, date, the status after and what it needs: where to, or why
 *
 * As wm_client_move(). Who is declined, or taken on against the screening, is told why.
 */
gboolean
wm_client_take (WmClinic *clinic, WmRecord *change, GPtrArray *findings, GError **error)
{
  const char *to = wm_record_get (change, "new-status"), *reason = wm_record_get (change, "reason");
  gboolean against = strcmp (to, "assessment") == 0;
  const WmClientMove move = { to, wm_record_get_day (change, "date"), reason, wm_record_get (change, "referred-to"), against ? reason : NULL };
  if (move.day == WM_DAY_NONE)
    find (change, "date", _("Enter the day."), findings);
  else if (move.day > wm_clinic_get_today (clinic))
    find (change, "date", _("This day is still to come."), findings);
  if (strcmp (to, "referred-out") == 0 && wm_text_is_empty (move.referred_to))
    find (change, "referred-to", _("Enter where this client is referred to."), findings);
  if ((against || strcmp (to, "declined") == 0) && wm_text_is_empty (reason))
    find (change, "reason", _("Enter the reason."), findings);
  return refuse_first (findings, error) && wm_client_move (clinic, wm_record_get (change, "client"), &move, error);
}
