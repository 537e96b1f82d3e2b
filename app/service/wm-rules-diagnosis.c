/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about diagnoses: TP03 each has its problem, TP25 other disorders and medication. */
#include "wm-rules-private.h"

#include "wm-icd.h"

#include <string.h>

#define REASON_CHARS 10

static gboolean
is_linked (WmRecord *problem, gconstpointer diagnosis)
{
  return _wm_rule_field_is (problem, "diagnosis", diagnosis);
}

static gboolean
is_active (WmRecord *diagnosis)
{
  return wm_record_is_empty (diagnosis, "status") || _wm_rule_field_is (diagnosis, "status", "active");
}

static gboolean
is_deferred (WmRecord *diagnosis)
{
  const char *reason = wm_record_get (diagnosis, "deferral-reason");
  return reason && g_utf8_strlen (reason, -1) >= REASON_CHARS;
}

static void
add (GPtrArray *findings, const char *rule, WmSeverity severity, WmRecord *diagnosis, const char *field, const char *text)
{
  g_autofree char *where = g_strdup_printf (_("diagnosis %s"), wm_record_get (diagnosis, "code"));
  _wm_rule_add_about (findings, rule, severity, diagnosis, where, field, text);
}

/** TP03 E (4.3): each active diagnosis is linked to a problem, or has a reason of 10 characters why not now. */
void
_wm_rule_tp03 (const WmPlanFacts *facts, GPtrArray *findings)
{
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    {
      WmRecord *diagnosis = facts->diagnoses->pdata[i];
      if (is_active (diagnosis) && !is_deferred (diagnosis)
          && !_wm_rule_any (facts, &wm_problem_schema, is_linked, wm_record_get_id (diagnosis)))
        add (findings, "TP03", WM_SEVERITY_ERROR, diagnosis, "deferral-reason",
             _("Link this diagnosis to a problem, or say in 10 characters or more why it is not worked on now."));
    }
}

/* F01-F99 but substance use (F10-F19): with a substance use disorder it makes a co-occurring one (1.3). */
static gboolean
is_other_disorder (const char *code)
{
  return code && code[0] == 'F' && code[1] != '1';
}

/* Moderate or severe, by what is entered or else by the fourth character (3.3). */
static gboolean
is_grave (WmRecord *diagnosis)
{
  const char *code = wm_record_get (diagnosis, "code");
  if (!wm_record_is_empty (diagnosis, "severity"))
    return !_wm_rule_field_is (diagnosis, "severity", "mild");
  return wm_icd_degree (code) == WM_ICD_GRAVE;
}

static gboolean
wants_medication (WmRecord *diagnosis)
{
  const char *code = wm_record_get (diagnosis, "code");
  return code && (g_str_has_prefix (code, "F10") || g_str_has_prefix (code, "F11")) && is_grave (diagnosis);
}

static gboolean
is_psychiatric (WmRecord *intervention, gconstpointer unused)
{
  return _wm_rule_field_is (intervention, "modality", "psychiatric") || _wm_rule_field_is (intervention, "service", "psychiatric");
}

static gboolean
is_referred (WmRecord *problem, gconstpointer diagnosis)
{
  return _wm_rule_field_is (problem, "status", "referred") && is_linked (problem, diagnosis);
}

static gboolean
is_medication (WmRecord *intervention, gconstpointer unused)
{
  static const char *const services[] = { "medication", "medication-management", NULL };
  const char *service = wm_record_get (intervention, "service");
  return _wm_rule_field_is (intervention, "modality", "medication") || (service && g_strv_contains (services, service));
}

/** TP25 W (4.3): a co-occurring disorder has a psychiatric intervention or a referral; with an opioid or alcohol use
 * disorder, moderate or severe, medication is discussed or offered. */
void
_wm_rule_tp25 (const WmPlanFacts *facts, GPtrArray *findings)
{
  gboolean psychiatric = _wm_rule_any (facts, &wm_intervention_schema, is_psychiatric, NULL);
  gboolean medication = _wm_rule_any (facts, &wm_intervention_schema, is_medication, NULL);
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    {
      WmRecord *diagnosis = facts->diagnoses->pdata[i];
      if (!is_active (diagnosis))
        continue;
      if (is_other_disorder (wm_record_get (diagnosis, "code")) && !psychiatric
          && !_wm_rule_any (facts, &wm_problem_schema, is_referred, wm_record_get_id (diagnosis)))
        add (findings, "TP25", WM_SEVERITY_WARNING, diagnosis, "code",
             _("Plan psychiatric care for this diagnosis, or refer its problem to someone who gives it."));
      if (wants_medication (diagnosis) && !medication)
        add (findings, "TP25", WM_SEVERITY_WARNING, diagnosis, "code",
             _("Plan a talk in which medication for this diagnosis is discussed or offered."));
    }
}
