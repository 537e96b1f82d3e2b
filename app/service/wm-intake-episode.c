/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Admission, its papers, authorizations, changes of level (domain reference 3.4, 3.9). */
#include "wm-intake-private.h"

#include "wm-text.h"

static WmDay
admitted (const WmIntakeFacts *facts)
{
  return _wm_intake_day (facts->episode, "admit-date");
}

/** EP01 E (3.4): admitted after the inquiry and the screening, not in the future. */
RULE (ep01)
{
  if (!facts->episode || admitted (facts) == WM_DAY_NONE)
    return;
  WmDay received = _wm_intake_day (facts->inquiry, "received"), screened = _wm_intake_day (facts->screening, "screened");
  if (admitted (facts) > facts->today)
    _wm_intake_add (findings, "EP01", E, facts->episode, "admit-date", _("Correct the day of admission: it is still to come."));
  if (received != WM_DAY_NONE && admitted (facts) < received)
    _wm_intake_add (findings, "EP01", E, facts->episode, "admit-date", _("Correct the day of admission: it is before the inquiry."));
  else if (screened != WM_DAY_NONE && admitted (facts) < screened)
    _wm_intake_add (findings, "EP01", E, facts->episode, "admit-date", _("Correct the day of admission: it is before the screening."));
}

/** EP02 E (3.4): at least isn't more than at most. */
RULE (ep02)
{
  double least, most;
  if (facts->episode && wm_record_get_number (facts->episode, "hours-min", &least) && wm_record_get_number (facts->episode, "hours-max", &most)
      && least > most)
    _wm_intake_add (findings, "EP02", E, facts->episode, "hours-max", _("Enter at most as many hours as at least, or more."));
}

/** EP03 E (1.1, 3.4): prescribed hours lie in the range of the level for the person's age, or have a reason. */
RULE (ep03)
{
  WmRecord *level = facts->episode ? _wm_intake_find (facts->levels, wm_record_get (facts->episode, "level")) : NULL;
  if (level == NULL || !wm_text_is_empty (wm_record_get (facts->episode, "hours-reason")))
    return;
  gint64 limit = facts->adult_age;
  wm_record_get_int (level, "adolescent-age-limit", &limit);
  WmDay birth = _wm_intake_day (facts->client, "date-of-birth"), on = admitted (facts);
  gboolean young = birth != WM_DAY_NONE && on != WM_DAY_NONE && wm_day_age (birth, on) < limit;
  double least, most, low, high;
  if (wm_record_get_number (facts->episode, "hours-min", &least) && wm_record_get_number (level, young ? "min-adolescent" : "min-adult", &low) && least < low)
    _wm_intake_add (findings, "EP03", E, facts->episode, "hours-min", _("This level begins at %g hours a week: prescribe as many, or enter a reason."), low);
  if (wm_record_get_number (facts->episode, "hours-max", &most) && wm_record_get_number (level, young ? "max-adolescent" : "max-adult", &high) && most > high)
    _wm_intake_add (findings, "EP03", E, facts->episode, "hours-max", _("This level ends at %g hours a week: prescribe no more, or enter a reason."), high);
}

/** EP04 E (3.4): the primary counselor works here and holds a credential that was valid on the day of admission. */
RULE (ep04)
{
  WmRecord *counselor = facts->episode ? _wm_intake_find (facts->staff, wm_record_get (facts->episode, "counselor")) : NULL;
  if (counselor == NULL)
    return;
  WmDay expires = wm_record_get_day (counselor, "credential-expires");
  gboolean open = wm_record_is_empty (facts->episode, "discharge-date");
  if (open && !wm_record_get_bool (counselor, "active"))
    _wm_intake_add (findings, "EP04", E, facts->episode, "counselor", _("%s no longer works here: choose another counselor."), wm_record_get (counselor, "name"));
  else if (expires != WM_DAY_NONE && admitted (facts) != WM_DAY_NONE && expires < admitted (facts))
    _wm_intake_add (findings, "EP04", E, facts->episode, "counselor", _("The credential of %s expired before the admission: choose another counselor."),
                    wm_record_get (counselor, "name"));
}

/** EP05 (3.4): E the end lies before the admission; W it lies after the planned weeks without a reason. */
RULE (ep05)
{
  WmDay end = _wm_intake_day (facts->episode, "expected-end");
  gint64 weeks;
  if (end == WM_DAY_NONE || admitted (facts) == WM_DAY_NONE)
    return;
  if (end < admitted (facts))
    _wm_intake_add (findings, "EP05", E, facts->episode, "expected-end", _("Correct the expected end: it is before the admission."));
  else if (wm_record_get_int (facts->episode, "planned-weeks", &weeks) && end > admitted (facts) + 7 * weeks
           && wm_text_is_empty (wm_record_get (facts->episode, "extension-reason")))
    _wm_intake_add (findings, "EP05", W, facts->episode, "extension-reason", _("The stay is longer than planned: enter the reason."));
}

/** EP06 E (3.4): a minor's consent has its basis, and a guardian where the minor doesn't consent alone; W an adult with a
 * minor's basis. */
RULE (ep06)
{
  WmRecord *e = facts->episode;
  if (e == NULL)
    return;
  gboolean adult_basis = wm_record_is_empty (e, "consent-basis") || _wm_intake_is (e, "consent-basis", "adult");
  gboolean alone = _wm_intake_is (e, "consent-basis", "minor-alone") || _wm_intake_is (e, "consent-basis", "emancipated");
  if (!wm_intake_is_minor (facts, admitted (facts)))
    {
      if (!adult_basis)
        _wm_intake_add (findings, "EP06", W, e, "consent-basis", _("This person was of age on admission: correct the consent, or the date of birth."));
      return;
    }
  if (adult_basis)
    _wm_intake_add (findings, "EP06", E, e, "consent-basis", _("Choose on what the consent of this minor rests."));
  else if (!alone && (wm_record_is_empty (e, "guardian-name") || wm_record_is_empty (e, "guardian-phone")))
    _wm_intake_add (findings, "EP06", E, e, "guardian-name", _("Enter name and phone of the parent or guardian."));
}

/** EP07 W (3.4): who is mandated has an agency and an officer. */
RULE (ep07)
{
  WmRecord *e = facts->episode;
  if (e && wm_record_get_bool (e, "mandated") && (wm_record_is_empty (e, "mandate-agency") || wm_record_is_empty (e, "mandate-officer")))
    _wm_intake_add (findings, "EP07", W, e, "mandate-agency", _("Enter who mandates attendance, and the officer."));
}

/** EP08 E (3.4): the days of an episode are in order. */
RULE (ep08)
{
  WmDay out = _wm_intake_day (facts->episode, "discharge-date");
  if (out == WM_DAY_NONE)
    return;
  if (admitted (facts) != WM_DAY_NONE && out < admitted (facts))
    _wm_intake_add (findings, "EP08", E, facts->episode, "discharge-date", _("Correct the day of discharge: it is before the admission."));
  if (out > facts->today)
    _wm_intake_add (findings, "EP08", E, facts->episode, "discharge-date", _("Correct the day of discharge: it is still to come."));
}

static void
check_paper (const WmIntakeFacts *facts, WmRecord *paper, GPtrArray *findings)
{
  WmDay given = wm_record_get_day (paper, "given"), signed_on = wm_record_get_day (paper, "signed");
  gboolean refused = wm_record_get_bool (paper, "refused");
  if (given != WM_DAY_NONE && given > facts->today)
    _wm_intake_add (findings, "EP09", E, paper, "given", _("Correct the day this paper was given: it is still to come."));
  if (signed_on != WM_DAY_NONE && given != WM_DAY_NONE && signed_on < given)
    _wm_intake_add (findings, "EP09", E, paper, "signed", _("Correct the day of signing: it is before the paper was given."));
  if (refused && wm_text_is_empty (wm_record_get (paper, "reason")))
    _wm_intake_add (findings, "EP09", E, paper, "reason", _("Enter why this paper was not signed, as the person said it."));
  if (!refused && signed_on == WM_DAY_NONE)
    _wm_intake_add (findings, "EP09", W, paper, "signed", _("This paper is not signed yet, and it is not recorded why."));
}

static gboolean
has_paper (const WmIntakeFacts *facts, const char *kind)
{
  for (guint i = 0; facts->documents && i < facts->documents->len; i++)
    if (_wm_intake_is (facts->documents->pdata[i], "kind", kind))
      return TRUE;
  return FALSE;
}

/** EP09 (3.4): E a paper's days are in order and a refusal has its reason; W a paper that is needed is missing or unsigned. */
RULE (ep09)
{
  for (guint i = 0; facts->documents && i < facts->documents->len; i++)
    check_paper (facts, facts->documents->pdata[i], findings);
  for (guint i = 0; facts->episode && facts->papers && facts->papers[i]; i++)
    if (!has_paper (facts, facts->papers[i]))
      _wm_intake_add (findings, "EP09", W, facts->episode, facts->papers[i], _("A paper that each admission needs is missing: %s."), facts->paper_names[i]);
}

/** AU01 E (3.4): an authorization ends after it begins. */
RULE (au01)
{
  for (guint i = 0; facts->authorizations && i < facts->authorizations->len; i++)
    {
      WmRecord *a = facts->authorizations->pdata[i];
      WmDay from = wm_record_get_day (a, "from-date"), to = wm_record_get_day (a, "to-date");
      if (from != WM_DAY_NONE && to != WM_DAY_NONE && to < from)
        _wm_intake_add (findings, "AU01", E, a, "to-date", _("Correct the days of the authorization: it ends before it begins."));
    }
}

static gboolean
is_renewed (const WmIntakeFacts *facts, WmRecord *authorization)
{
  for (guint i = 0; i < facts->authorizations->len; i++)
    if (wm_record_get_day (facts->authorizations->pdata[i], "to-date") > wm_record_get_day (authorization, "to-date"))
      return TRUE;
  return FALSE;
}

/** AU02 W (3.4): no more than seven days or 20 % of its units are left (settings), and nothing follows; or more was attended
 * than is authorized. */
RULE (au02)
{
  gboolean open = facts->episode && wm_record_is_empty (facts->episode, "discharge-date");
  for (guint i = 0; open && facts->authorizations && i < facts->authorizations->len; i++)
    {
      WmRecord *a = facts->authorizations->pdata[i];
      WmAuthorizationUse use = wm_authorization_use (a, facts->attended ? (const WmAttended *) (gpointer) facts->attended->data : NULL,
                                                     facts->attended ? facts->attended->len : 0);
      g_autofree char *last = use.last_covered == WM_DAY_NONE ? NULL : wm_day_to_iso (use.last_covered);
      if (use.overdrawn)
        _wm_intake_add (findings, "AU02", W, a, "units", _("More was attended than is authorized: %s was the last day covered."), last);
      else if (!is_renewed (facts, a) && wm_authorization_ends_soon (a, &use, facts->today, facts->alert_days, facts->alert_percent))
        _wm_intake_add (findings, "AU02", W, a, "to-date", _("Ask for the next authorization: this one covers until %s."), last);
    }
}

/** LC01 E (3.9): a change of level leads to another level, within the episode. */
RULE (lc01)
{
  WmDay out = _wm_intake_day (facts->episode, "discharge-date");
  for (guint i = 0; facts->level_changes && i < facts->level_changes->len; i++)
    {
      WmRecord *change = facts->level_changes->pdata[i];
      WmDay on = wm_record_get_day (change, "date");
      if (!wm_record_is_empty (change, "old-level") && _wm_intake_is (change, "new-level", wm_record_get (change, "old-level")))
        _wm_intake_add (findings, "LC01", E, change, "new-level", _("Choose another level: this one it was before."));
      if (on != WM_DAY_NONE && ((admitted (facts) != WM_DAY_NONE && on < admitted (facts)) || (out != WM_DAY_NONE && on > out) || on > facts->today))
        _wm_intake_add (findings, "LC01", E, change, "date", _("Correct the day of the change: it lies outside the episode."));
    }
}
