/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The assessment and its rows of substance use (domain reference 3.3). */
#include "wm-intake-private.h"

#include "wm-text.h"

#define NARRATIVE_CHARS 20
#define MOST_SUBSTANCES 10

/** AS01 W (3.3): the assessment is signed within the days the clinic sets, seven from admission. */
RULE (as01)
{
  WmDay admitted = _wm_intake_day (facts->episode, "admit-date");
  if (admitted == WM_DAY_NONE || !wm_record_is_empty (facts->episode, "discharge-date"))
    return;
  gboolean is_signed = facts->assessment && !wm_record_is_empty (facts->assessment, "signed");
  if (!is_signed && facts->today > admitted + facts->assessment_due_days)
    _wm_intake_add (findings, "AS01", W, facts->assessment ? facts->assessment : facts->episode, facts->assessment ? "signed" : "admit-date",
                    _("Sign the assessment: it was due %d days after the admission."), facts->assessment_due_days);
}

/** AS02 E (3.3): each rated dimension has its rating and at least 20 characters that say why. */
RULE (as02)
{
  for (guint i = 0; facts->ratings && i < facts->ratings->len; i++)
    {
      WmRecord *rating = facts->ratings->pdata[i];
      const char *text = wm_record_get (rating, "narrative");
      if (wm_record_is_empty (rating, "rating"))
        _wm_intake_add (findings, "AS02", E, rating, "rating", _("Rate this dimension."));
      if (text == NULL || g_utf8_strlen (text, -1) < NARRATIVE_CHARS)
        _wm_intake_add (findings, "AS02", E, rating, "narrative", _("Write what was found in this dimension, %d characters or more."), NARRATIVE_CHARS);
    }
}

/** AS03 E (1.2, 3.3): a placement other than the indicated level has a reason. */
RULE (as03)
{
  WmRecord *a = facts->assessment;
  const char *indicated = a ? wm_record_get (a, "level-indicated") : NULL, *placed = a ? wm_record_get (a, "level-placed") : NULL;
  if (indicated && placed && g_strcmp0 (indicated, placed) != 0 && wm_record_is_empty (a, "discrepancy-reason"))
    _wm_intake_add (findings, "AS03", E, a, "discrepancy-reason", _("Choose why the person is placed at another level than the one indicated."));
}

/** AS04 E (3.3): strengths, needs, abilities, preferences, own words, summary, recommendations and problems by priority stand
 * before the assessment is signed. */
RULE (as04)
{
  static const char *const parts[] = { "own-words", "strengths", "needs", "abilities", "preferences", "level-indicated", "level-placed",
                                       "summary", "recommendations", "problem-list" };
  for (guint i = 0; facts->assessment && i < G_N_ELEMENTS (parts); i++)
    if (wm_text_is_empty (wm_record_get (facts->assessment, parts[i])))
      _wm_intake_add (findings, "AS04", E, facts->assessment, parts[i], _("Fill in “%s”."),
                      _(wm_schema_field (&wm_assessment_schema, parts[i])->label));
}

/** AS05 E (3.3): one to ten substances, exactly one of them the primary one. */
RULE (as05)
{
  guint n = facts->uses ? facts->uses->len : 0, primary = 0;
  for (guint i = 0; i < n; i++)
    primary += _wm_intake_is (facts->uses->pdata[i], "rank", "primary");
  if (facts->assessment == NULL)
    return;
  if (n == 0)
    _wm_intake_add (findings, "AS05", E, facts->assessment, "substance-use", _("Enter the substances used: at least one."));
  else if (primary != 1)
    _wm_intake_add (findings, "AS05", E, facts->uses->pdata[0], "rank", _("Choose exactly one substance as the primary one."));
  if (n > MOST_SUBSTANCES)
    _wm_intake_add (findings, "AS05", E, facts->uses->pdata[MOST_SUBSTANCES], "substance", _("Enter at most %d substances."), MOST_SUBSTANCES);
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
    _wm_intake_add (findings, "AS06", E, use, "age-first", _("Correct the age at first use: the person is younger."));
  if (last != WM_DAY_NONE && last > facts->today)
    _wm_intake_add (findings, "AS06", E, use, "last-use", _("Correct the day of last use: it is still to come."));
  if (last != WM_DAY_NONE && has_days && days > 0 && last < on - 30)
    _wm_intake_add (findings, "AS06", E, use, "days-used", _("Correct the days of use or the last one: it is more than 30 days before the assessment."));
  if (has_days && days > 0 && _wm_intake_is (use, "frequency", "none"))
    _wm_intake_add (findings, "AS06", E, use, "frequency", _("Correct how often: there were days of use in the last 30."));
  if (overdose != WM_DAY_NONE && overdose > facts->today)
    _wm_intake_add (findings, "AS06", E, use, "last-overdose", _("Correct the day of the last overdose: it is still to come."));
  if (overdose != WM_DAY_NONE && wm_record_get_int (use, "overdoses", &overdoses) && overdoses == 0)
    _wm_intake_add (findings, "AS06", E, use, "overdoses", _("Count the overdose, or remove its day."));
}

/** AS06 E (3.3): what is told of a substance agrees with itself, with the person's age and with today. */
RULE (as06)
{
  for (guint i = 0; facts->uses && i < facts->uses->len; i++)
    check_use (facts, facts->uses->pdata[i], findings);
}
