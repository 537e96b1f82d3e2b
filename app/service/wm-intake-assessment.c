/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* When the assessment is due, and its rows of substance use (domain reference 3.3). What else an assessment needs before it is
 * signed, wm_assessment_check() says. */
#include "wm-intake-private.h"

#include "wm-icd.h"

#define MOST_SUBSTANCES 10

/** EP10 W (3.3): the assessment is signed within the days the clinic sets, seven from admission. */
RULE (ep10)
{
  WmDay admitted = _wm_intake_day (facts->episode, "admit-date");
  if (admitted == WM_DAY_NONE || !wm_record_is_empty (facts->episode, "discharge-date"))
    return;
  gboolean is_signed = facts->assessment && !wm_record_is_empty (facts->assessment, "signed");
  if (!is_signed && facts->today > admitted + facts->assessment_due_days)
    _wm_intake_add (findings, "EP10", W, facts->assessment ? facts->assessment : facts->episode, facts->assessment ? "signed" : "admit-date",
                    _("Sign the assessment: it was due %d days after the admission."), facts->assessment_due_days);
}

static gboolean
has_substance_diagnosis (const WmIntakeFacts *facts)
{
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    if (wm_icd_family (wm_record_get (facts->diagnoses->pdata[i], "code")) != 0 && !_wm_intake_is (facts->diagnoses->pdata[i], "status", "ruled-out"))
      return TRUE;
  return FALSE;
}

/** SU01 E (3.3): one to ten substances, exactly one of them the primary one; none where no substance use disorder is
 * diagnosed, since programs for other disorders exist. */
RULE (su01)
{
  guint n = facts->uses ? facts->uses->len : 0, primary = 0;
  for (guint i = 0; i < n; i++)
    primary += _wm_intake_is (facts->uses->pdata[i], "rank", "primary");
  if (facts->assessment == NULL)
    return;
  if (n == 0 && has_substance_diagnosis (facts))
    _wm_intake_add (findings, "SU01", E, facts->assessment, "substance-use", _("Enter the substances used: at least one."));
  else if (n > 0 && primary != 1)
    _wm_intake_add (findings, "SU01", E, facts->uses->pdata[0], "rank", _("Choose exactly one substance as the primary one."));
  if (n > MOST_SUBSTANCES)
    _wm_intake_add (findings, "SU01", E, facts->uses->pdata[MOST_SUBSTANCES], "substance", _("Enter at most %d substances."), MOST_SUBSTANCES);
}

static void
check_use (const WmIntakeFacts *facts, WmRecord *use, GPtrArray *findings)
{
  WmDay birth = _wm_intake_day (facts->client, "date-of-birth"), on = _wm_intake_day (facts->assessment, "assessed");
  WmDay last = wm_record_get_day (use, "last-use"), overdose = wm_record_get_day (use, "last-overdose");
  gint64 age, days, overdoses;
  gboolean has_days = wm_record_get_int (use, "days-used", &days);
  if (on == WM_DAY_NONE)
    on = facts->today;
  if (birth != WM_DAY_NONE && wm_record_get_int (use, "age-first", &age) && age > wm_day_age (birth, on))
    _wm_intake_add (findings, "SU02", E, use, "age-first", _("Correct the age at first use: the person is younger."));
  if (last != WM_DAY_NONE && last > facts->today)
    _wm_intake_add (findings, "SU02", E, use, "last-use", _("Correct the day of last use: it is still to come."));
  if (last != WM_DAY_NONE && has_days && days > 0 && last < on - 30)
    _wm_intake_add (findings, "SU02", E, use, "days-used", _("Correct the days of use or the last one: it is more than 30 days before the assessment."));
  if (has_days && days > 0 && _wm_intake_is (use, "frequency", "none"))
    _wm_intake_add (findings, "SU02", E, use, "frequency", _("Correct how often: there were days of use in the last 30."));
  if (overdose != WM_DAY_NONE && overdose > facts->today)
    _wm_intake_add (findings, "SU02", E, use, "last-overdose", _("Correct the day of the last overdose: it is still to come."));
  if (overdose != WM_DAY_NONE && wm_record_get_int (use, "overdoses", &overdoses) && overdoses == 0)
    _wm_intake_add (findings, "SU02", E, use, "overdoses", _("Count the overdose, or remove its day."));
}

/** SU02 E (3.3): what is told of a substance agrees with itself, with the person's age and with today. */
RULE (su02)
{
  for (guint i = 0; facts->uses && i < facts->uses->len; i++)
    check_use (facts, facts->uses->pdata[i], findings);
}
