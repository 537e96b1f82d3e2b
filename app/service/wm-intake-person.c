/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The person, the inquiry and the screening (domain reference 3.1, 3.2). */
#include "wm-intake-private.h"

#include "wm-text.h"

#include <string.h>

#define OLDEST 120

/* Known and before another day that is known. */
static gboolean
is_before (WmDay day, WmDay other)
{
  return day != WM_DAY_NONE && other != WM_DAY_NONE && day < other;
}

/** IN01 E (3.1): an inquiry isn't received in the future. */
RULE (in01)
{
  if (facts->inquiry && is_before (facts->today, _wm_intake_day (facts->inquiry, "received")))
    _wm_intake_add (findings, "IN01", E, facts->inquiry, "received", _("Correct the day of the inquiry: it is still to come."));
}

/** IN02 E (3.1): what is offered or given first comes after the inquiry. */
RULE (in02)
{
  static const char *const later[] = { "first-offered", "first-service" };
  for (guint i = 0; facts->inquiry && i < G_N_ELEMENTS (later); i++)
    if (is_before (_wm_intake_day (facts->inquiry, later[i]), _wm_intake_day (facts->inquiry, "received")))
      _wm_intake_add (findings, "IN02", E, facts->inquiry, later[i], _("Correct this day: it is before the inquiry."));
}

/** IN03 E (3.1): who was referred out was referred to someone. */
RULE (in03)
{
  if (_wm_intake_is (facts->inquiry, "disposition", "referred-out") && wm_text_is_empty (wm_record_get (facts->inquiry, "referred-to")))
    _wm_intake_add (findings, "IN03", E, facts->inquiry, "referred-to", _("Enter where this person was referred to."));
}

/** IN04 W (3.1): an urgent risk told by the caller is screened the same day. */
RULE (in04)
{
  if (!facts->inquiry || !wm_record_get_bool (facts->inquiry, "urgent-risk"))
    return;
  WmDay screened = _wm_intake_day (facts->screening, "screened"), received = _wm_intake_day (facts->inquiry, "received");
  if (screened == WM_DAY_NONE || screened > received)
    _wm_intake_add (findings, "IN04", W, facts->inquiry, "urgent-risk",
                    _("An urgent risk was told: tell the supervisor, and screen the person the same day."));
}

/** IN05 E (3.1): a birth date in the past, and no older than 120 years. */
RULE (in05)
{
  WmDay birth = _wm_intake_day (facts->client, "date-of-birth");
  if (birth == WM_DAY_NONE)
    return;
  if (birth > facts->today)
    _wm_intake_add (findings, "IN05", E, facts->client, "date-of-birth", _("Correct the date of birth: it is still to come."));
  else if (wm_day_age (birth, facts->today) > OLDEST)
    _wm_intake_add (findings, "IN05", E, facts->client, "date-of-birth", _("Correct the date of birth: nobody is older than %d years."), OLDEST);
}

static char *
digits_of (const char *text)
{
  GString *digits = g_string_new (NULL);
  for (const char *p = text ? text : ""; *p; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

/** IN06 E (3.1): a client number tells neither birth date nor social security number. */
RULE (in06)
{
  const char *number = facts->client ? wm_record_get (facts->client, "client-no") : NULL;
  WmDay birth = _wm_intake_day (facts->client, "date-of-birth");
  if (number == NULL)
    return;
  g_autofree char *digits = digits_of (number);
  gboolean tells = g_regex_match_simple ("\\b[0-9]{3}-?[0-9]{2}-?[0-9]{4}\\b", number, 0, 0);
  if (birth != WM_DAY_NONE)
    {
      int year, month, day;
      wm_day_to_ymd (birth, &year, &month, &day);
      g_autofree char *iso = g_strdup_printf ("%04d%02d%02d", year, month, day), *us = g_strdup_printf ("%02d%02d%04d", month, day, year);
      tells = tells || strstr (digits, iso) || strstr (digits, us);
    }
  if (tells)
    _wm_intake_add (findings, "IN06", E, facts->client, "client-no", _("Choose another client number: this one tells a birth date or a social security number."));
}

/** IN07 E (3.1): an emergency contact has name, phone and relation. */
RULE (in07)
{
  static const char *const parts[] = { "emergency-name", "emergency-phone", "emergency-relation" };
  for (guint i = 0; facts->client && i < G_N_ELEMENTS (parts); i++)
    if (wm_record_is_empty (facts->client, parts[i]))
      _wm_intake_add (findings, "IN07", E, facts->client, parts[i], _("Enter name, phone and relation of the emergency contact."));
}

/** SC01 E (3.2): the screening lies between the inquiry and today, and no use after it. */
RULE (sc01)
{
  WmDay screened = _wm_intake_day (facts->screening, "screened");
  if (is_before (facts->today, screened))
    _wm_intake_add (findings, "SC01", E, facts->screening, "screened", _("Correct the day of the screening: it is still to come."));
  if (is_before (screened, _wm_intake_day (facts->inquiry, "received")))
    _wm_intake_add (findings, "SC01", E, facts->screening, "screened", _("Correct the day of the screening: it is before the inquiry."));
  for (guint i = 0; facts->screening_uses && i < facts->screening_uses->len; i++)
    if (is_before (screened, _wm_intake_day (facts->screening_uses->pdata[i], "last-use")))
      _wm_intake_add (findings, "SC01", E, facts->screening_uses->pdata[i], "last-use", _("Correct the day of last use: it is after the screening."));
}

static gboolean
is_grave_risk (WmRecord *screening, const char *field)
{
  return _wm_intake_is (screening, field, "moderate") || _wm_intake_is (screening, field, "high");
}

/** SC02 E (3.2): a risk that is moderate or high, and self-harm now, were answered by something done. */
RULE (sc02)
{
  WmRecord *s = facts->screening;
  gboolean risk = is_grave_risk (s, "suicide-risk") || is_grave_risk (s, "violence-risk") || _wm_intake_is (s, "self-harm", "current");
  if (risk && wm_text_is_empty (wm_record_get (s, "action")))
    _wm_intake_add (findings, "SC02", E, s, "action", _("Enter what was done about the risk."));
}

/** SC03 (3.2): E an overdose after the screening, or one where there never was any; W one without a date. */
RULE (sc03)
{
  WmRecord *s = facts->screening;
  WmDay last = _wm_intake_day (s, "last-overdose");
  if (s == NULL)
    return;
  if (is_before (_wm_intake_day (s, "screened"), last))
    _wm_intake_add (findings, "SC03", E, s, "last-overdose", _("Correct the day of the last overdose: it is after the screening."));
  if (last != WM_DAY_NONE && _wm_intake_is (s, "overdose-ever", "0"))
    _wm_intake_add (findings, "SC03", E, s, "overdose-ever", _("Say that there was an overdose, or remove its day."));
  if (last == WM_DAY_NONE && _wm_intake_is (s, "overdose-ever", "1"))
    _wm_intake_add (findings, "SC03", W, s, "last-overdose", _("Ask when the last overdose was."));
}

/** SC04 E (3.2): who needs 24-hour care or withdrawal management is referred; or the director decided otherwise, with a
 * reason. */
RULE (sc04)
{
  WmRecord *s = facts->screening;
  if (s && wm_record_get_bool (s, "needs-24h") && wm_text_is_empty (wm_record_get (s, "referred-to"))
      && (wm_text_is_empty (wm_record_get (s, "override-reason")) || wm_record_is_empty (s, "overridden-by")))
    _wm_intake_add (findings, "SC04", E, s, "referred-to", _("Enter where this person is referred to for 24-hour care or withdrawal management."));
}

/** SC05 E (3.2): a medical emergency is the result. */
RULE (sc05)
{
  if (facts->screening && wm_record_get_bool (facts->screening, "medical-emergency") && !_wm_intake_is (facts->screening, "result", "emergency"))
    _wm_intake_add (findings, "SC05", E, facts->screening, "result", _("Choose “Emergency” as the result, or correct the medical emergency."));
}

/** SC06 E (3.2): every question that has to be answered is. */
RULE (sc06)
{
  for (guint i = 0; facts->screening && i < wm_screening_schema.n_fields; i++)
    {
      const WmField *field = &wm_screening_schema.fields[i];
      if (field->flags & WM_FIELD_SIGN && wm_record_get_at (facts->screening, i) == NULL)
        _wm_intake_add (findings, "SC06", E, facts->screening, field->name, _("Answer “%s”."), _(field->label));
    }
}

/** SC07 W (3.2): a withdrawal that needs a medical evaluation is referred to one. */
RULE (sc07)
{
  if (_wm_intake_is (facts->screening, "withdrawal-risk", "medical") && wm_text_is_empty (wm_record_get (facts->screening, "referred-to")))
    _wm_intake_add (findings, "SC07", W, facts->screening, "referred-to", _("Withdrawal needs a medical evaluation: enter where."));
}
