/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnoses by ICD-10-CM (domain reference 3.3): the code against severity, criteria and remission; who diagnosed, when. */
#include "wm-intake-private.h"

#include "wm-icd.h"
#include "wm-text.h"

#include <string.h>

#define OPIOIDS 11
#define TOBACCO 17
#define EARLY 90 /* three months in days */
#define SUSTAINED 365

static gboolean
is_active (WmRecord *diagnosis)
{
  return wm_record_is_empty (diagnosis, "status") || _wm_intake_is (diagnosis, "status", "active");
}

typedef void (*Check) (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings);

/* Every diagnosis that is not ruled out and has a code. */
static void
each (const WmIntakeFacts *facts, Check check, GPtrArray *findings)
{
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    {
      WmRecord *diagnosis = facts->diagnoses->pdata[i];
      const char *code = wm_record_get (diagnosis, "code");
      if (code && !_wm_intake_is (diagnosis, "status", "ruled-out"))
        check (facts, diagnosis, code, findings);
    }
}

static void
check_form (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  if (!wm_icd_is_well_formed (code))
    _wm_intake_add (findings, "DX01", E, diagnosis, "code", _("Write the code as ICD-10-CM does: F10.20."));
}

/** DX01 E (3.3): a code is well formed, upper case, with its dot. Any such code is accepted. */
RULE (dx01)
{
  each (facts, check_form, findings);
}

/** DX02 E (3.3): exactly one active diagnosis is the primary one. */
RULE (dx02)
{
  guint active = 0, primary = 0;
  WmRecord *first = NULL;
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    if (is_active (facts->diagnoses->pdata[i]))
      {
        first = first ? first : facts->diagnoses->pdata[i];
        active++;
        primary += wm_record_get_bool (facts->diagnoses->pdata[i], "is-primary");
      }
  if (active && primary != 1)
    _wm_intake_add (findings, "DX02", E, first, "is-primary", _("Choose exactly one diagnosis as the primary one."));
}

static void
check_degree (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  const char *severity = wm_record_get (diagnosis, "severity");
  int family = wm_icd_family (code);
  WmIcdDegree degree = wm_icd_degree (code);
  if (family == 0 || severity == NULL || degree == WM_ICD_UNSPECIFIED)
    return;
  gboolean mild = strcmp (severity, "mild") == 0;
  if (degree == (mild ? WM_ICD_MILD : WM_ICD_GRAVE) && !(mild && family == TOBACCO && strcmp (code, "Z72.0") != 0))
    return;
  g_autofree char *right = family == TOBACCO ? g_strdup (mild ? "Z72.0" : "F17.2") : g_strdup_printf ("F%d.%c", family, mild ? '1' : '2');
  _wm_intake_add (findings, "DX03", E, diagnosis, "code", _("Correct the code or the severity: at this severity the code begins with %s."), right);
}

/** DX03 E (3.3): mild is F1x.1, moderate and severe are F1x.2; of tobacco Z72.0 and F17.2. Of codes for what a substance
 * induced only the family and this digit count. */
RULE (dx03)
{
  each (facts, check_degree, findings);
}

static void
check_criteria (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  gint64 criteria;
  const char *severity = wm_record_get (diagnosis, "severity");
  if (wm_icd_family (code) == 0 || !wm_record_get_int (diagnosis, "criteria-count", &criteria) || !wm_record_is_empty (diagnosis, "remission"))
    return;
  const char *right = wm_icd_severity_of ((int) criteria);
  if (right == NULL)
    _wm_intake_add (findings, "DX04", E, diagnosis, "criteria-count", _("Fewer than two criteria make no substance use disorder: correct the count, or rule the diagnosis out."));
  else if (severity && strcmp (severity, right) != 0)
    _wm_intake_add (findings, "DX04", E, diagnosis, "severity", _("Correct the severity or the count: 2 or 3 criteria are mild, 4 or 5 moderate, 6 or more severe."));
}

/** DX04 E (3.3): criteria met within twelve months and severity agree; in remission they are those of before. */
RULE (dx04)
{
  each (facts, check_criteria, findings);
}

/* The substances that a family of codes is about, by the codes of the list. */
static gboolean
is_of_family (WmRecord *use, int family)
{
  static const char *const of[10][6] = {
    { "alcohol" }, { "opioid-prescribed", "heroin", "fentanyl", "methadone", "buprenorphine" }, { "cannabis" }, { "sedative", "benzodiazepine" },
    { "cocaine" }, { "methamphetamine", "other-stimulant" }, { "hallucinogen", "pcp" }, { "tobacco" }, { "inhalant" }, { "over-the-counter", "other" },
  };
  const char *substance = wm_record_get (use, "substance");
  for (guint i = 0; substance && i < G_N_ELEMENTS (of[0]) && of[family - 10][i]; i++)
    if (strcmp (of[family - 10][i], substance) == 0)
      return TRUE;
  return FALSE;
}

static WmDay
last_use (const WmIntakeFacts *facts, int family)
{
  WmDay last = WM_DAY_NONE;
  for (guint i = 0; facts->uses && i < facts->uses->len; i++)
    {
      WmDay day = wm_record_get_day (facts->uses->pdata[i], "last-use");
      if (is_of_family (facts->uses->pdata[i], family) && day != WM_DAY_NONE && (last == WM_DAY_NONE || day > last))
        last = day;
    }
  return last;
}

static void
check_remission (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  const char *remission = wm_record_get (diagnosis, "remission");
  int family = wm_icd_family (code);
  gboolean says = wm_icd_is_in_remission (code), mild_tobacco = strcmp (code, "Z72.0") == 0;
  if (family == 0)
    {
      if (remission)
        _wm_intake_add (findings, "DX05", E, diagnosis, "remission", _("Clear the remission: it is said of substance use disorders only."));
      return;
    }
  if (remission && !says && !mild_tobacco)
    _wm_intake_add (findings, "DX05", E, diagnosis, "code", _("Choose the code for remission: it ends in .11 where the disorder was mild, in .21 where it was more."));
  if (remission == NULL && says)
    _wm_intake_add (findings, "DX05", E, diagnosis, "remission", _("This code says remission: choose whether it is early or sustained."));
  WmDay used = last_use (facts, family), on = wm_record_get_day (diagnosis, "diagnosed");
  int need = g_strcmp0 (remission, "sustained") == 0 ? SUSTAINED : EARLY;
  if (remission && used != WM_DAY_NONE && on != WM_DAY_NONE && on - used < need)
    _wm_intake_add (findings, "DX05", W, diagnosis, "remission", _("The last use was less than %s before the diagnosis: check the remission."),
                    need == EARLY ? _("3 months") : _("12 months"));
}

/** DX05 (3.3): E remission is in the code and in its field, or in neither; W the last use was too short a time before. */
RULE (dx05)
{
  each (facts, check_remission, findings);
}

static void
check_unspecified (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  if (wm_icd_degree (code) == WM_ICD_UNSPECIFIED)
    _wm_intake_add (findings, "DX06", W, diagnosis, "code", _("“Use, unspecified” seldom carries an admission to intensive outpatient care: count the criteria and choose a disorder."));
}

/** DX06 W (3.3): F1x.9, use unspecified, as ground for an admission. */
RULE (dx06)
{
  each (facts, check_unspecified, findings);
}

static void
check_who (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  WmRecord *staff = _wm_intake_find (facts->staff, wm_record_get (diagnosis, "diagnosed-by"));
  if (staff == NULL)
    _wm_intake_add (findings, "DX07", E, diagnosis, "diagnosed-by", _("Choose who made this diagnosis."));
  else if (!wm_staff_may_diagnose (facts, wm_record_get_id (staff), wm_record_get_day (diagnosis, "diagnosed")))
    _wm_intake_add (findings, "DX07", E, diagnosis, "diagnosed-by", _("%s had no credential that allows to diagnose on that day: choose who diagnosed, or enter the credential with the staff."), wm_record_get (staff, "name"));
}

/** DX07 E (3.3): whoever diagnosed held a credential that allows it. */
RULE (dx07)
{
  each (facts, check_who, findings);
}

static void
check_day (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  WmDay on = wm_record_get_day (diagnosis, "diagnosed"), birth = _wm_intake_day (facts->client, "date-of-birth");
  if (on == WM_DAY_NONE)
    _wm_intake_add (findings, "DX08", E, diagnosis, "diagnosed", _("Enter the day of the diagnosis."));
  else if (on > facts->today)
    _wm_intake_add (findings, "DX08", E, diagnosis, "diagnosed", _("Correct the day of the diagnosis: it is still to come."));
  else if (birth != WM_DAY_NONE && on < birth)
    _wm_intake_add (findings, "DX08", E, diagnosis, "diagnosed", _("Correct the day of the diagnosis: it is before the person’s birth."));
}

/** DX08 E (3.3): a diagnosis has its day, in the person's life and not in the future. */
RULE (dx08)
{
  each (facts, check_day, findings);
}

/** DX09 E (3.3): at least one active diagnosis; one of them a substance use disorder where the program asks for it. */
RULE (dx09)
{
  guint active = 0, substance = 0;
  for (guint i = 0; facts->diagnoses && i < facts->diagnoses->len; i++)
    if (is_active (facts->diagnoses->pdata[i]))
      {
        active++;
        substance += wm_icd_family (wm_record_get (facts->diagnoses->pdata[i], "code")) != 0;
      }
  if (facts->assessment == NULL)
    return;
  if (active == 0)
    _wm_intake_add (findings, "DX09", E, facts->assessment, "diagnosis", _("Enter the diagnoses: at least one that is active."));
  else if (substance == 0 && facts->program && wm_record_get_bool (facts->program, "needs-sud"))
    _wm_intake_add (findings, "DX09", E, facts->assessment, "diagnosis", _("This program admits for a substance use disorder: enter that diagnosis, or choose another program."));
}

static gboolean
has_medication (const WmIntakeFacts *facts, const char *purpose)
{
  for (guint i = 0; facts->medications && i < facts->medications->len; i++)
    if (_wm_intake_is (facts->medications->pdata[i], "purpose", purpose) && _wm_intake_is (facts->medications->pdata[i], "status", "active"))
      return TRUE;
  return FALSE;
}

static void
check_specifiers (const WmIntakeFacts *facts, WmRecord *diagnosis, const char *code, GPtrArray *findings)
{
  int family = wm_icd_family (code);
  WmRecord *known = NULL;
  for (guint i = 0; facts->codes && i < facts->codes->len && known == NULL; i++)
    if (_wm_intake_is (facts->codes->pdata[i], "code", code))
      known = facts->codes->pdata[i];
  WmDay on = wm_record_get_day (diagnosis, "diagnosed"), ends = _wm_intake_day (known, "to-date");
  if (on != WM_DAY_NONE && ends != WM_DAY_NONE && on > ends)
    _wm_intake_add (findings, "DX10", W, diagnosis, "code", _("This code was no longer valid on the day of the diagnosis: choose the one that followed it."));
  if (!wm_record_get_bool (diagnosis, "on-maintenance"))
    return;
  if (family != OPIOIDS && family != TOBACCO)
    _wm_intake_add (findings, "DX10", W, diagnosis, "on-maintenance", _("Maintenance therapy is said of opioid and tobacco use disorders only."));
  else if (!has_medication (facts, family == OPIOIDS ? "moud" : "tobacco"))
    _wm_intake_add (findings, "DX10", W, diagnosis, "on-maintenance", _("Enter the medication of the maintenance therapy."));
}

/** DX10 W (3.3): maintenance therapy has its medication; a code was valid on its day. */
RULE (dx10)
{
  each (facts, check_specifiers, findings);
}
