/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of intake rules, and what they share. */
#include "wm-intake-private.h"

const WmIntakeRule wm_intake_rules[] = {
  { "IN01", _wm_intake_in01 }, { "IN02", _wm_intake_in02 }, { "IN03", _wm_intake_in03 }, { "IN04", _wm_intake_in04 },
  { "IN05", _wm_intake_in05 }, { "IN06", _wm_intake_in06 }, { "IN07", _wm_intake_in07 }, { "SC01", _wm_intake_sc01 },
  { "SC02", _wm_intake_sc02 }, { "SC03", _wm_intake_sc03 }, { "SC04", _wm_intake_sc04 }, { "SC05", _wm_intake_sc05 },
  { "SC06", _wm_intake_sc06 }, { "SC07", _wm_intake_sc07 }, { "EP01", _wm_intake_ep01 }, { "EP02", _wm_intake_ep02 },
  { "EP03", _wm_intake_ep03 }, { "EP04", _wm_intake_ep04 }, { "EP05", _wm_intake_ep05 }, { "EP06", _wm_intake_ep06 },
  { "EP07", _wm_intake_ep07 }, { "EP08", _wm_intake_ep08 }, { "EP09", _wm_intake_ep09 }, { "AU01", _wm_intake_au01 },
  { "AU02", _wm_intake_au02 }, { "LC01", _wm_intake_lc01 }, { "EP10", _wm_intake_ep10 }, { "SU01", _wm_intake_su01 },
  { "SU02", _wm_intake_su02 }, { "DX01", _wm_intake_dx01 }, { "DX02", _wm_intake_dx02 }, { "DX03", _wm_intake_dx03 }, { "DX04", _wm_intake_dx04 },
  { "DX05", _wm_intake_dx05 }, { "DX06", _wm_intake_dx06 }, { "DX07", _wm_intake_dx07 }, { "DX08", _wm_intake_dx08 },
  { "DX09", _wm_intake_dx09 }, { "DX10", _wm_intake_dx10 }, { NULL, NULL },
};

/** wm_intake_check: Returns: (transfer full) (element-type WmFinding): in the order of the table. */
GPtrArray *
wm_intake_check (const WmIntakeFacts *facts)
{
  GPtrArray *findings = wm_findings_new ();
  for (guint i = 0; wm_intake_rules[i].id; i++)
    wm_intake_rules[i].check (facts, findings);
  return findings;
}

/** wm_intake_check_signing: appends what of substance use and diagnoses stands against signing the assessment, or is to be looked
 * at again. */
void
wm_intake_check_signing (const WmIntakeFacts *facts, GPtrArray *findings)
{
  static const char *const ids[] = { "SU01", "SU02", "DX01", "DX03", "DX04", "DX05", "DX06", "DX07", "DX08", "DX10", NULL };
  for (guint i = 0; wm_intake_rules[i].id; i++)
    if (g_strv_contains (ids, wm_intake_rules[i].id))
      wm_intake_rules[i].check (facts, findings);
}

/* Where a person finds it: a diagnosis by its code, an authorization by its payer, else the kind of record. */
static char *
where_is (WmRecord *record)
{
  static const char *const names[] = { "code", "payer", NULL };
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; names[i]; i++)
    if (schema != &wm_client_schema && schema != &wm_inquiry_schema && wm_schema_field (schema, names[i]) && wm_record_get (record, names[i]))
      return g_strdup_printf ("%s %s", _(schema->label), wm_record_get (record, names[i]));
  return g_strdup (_(schema->label));
}

void
_wm_intake_add (GPtrArray *findings, const char *rule, WmSeverity severity, WmRecord *record, const char *field, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args), *where = where_is (record);
  va_end (args);
  g_ptr_array_add (findings, wm_finding_new (rule, severity, wm_record_get_id (record), field, where, text));
}

/** _wm_intake_is: @record (nullable) */
gboolean
_wm_intake_is (WmRecord *record, const char *field, const char *value)
{
  return record && g_strcmp0 (wm_record_get (record, field), value) == 0;
}

/** _wm_intake_day: @record (nullable) */
WmDay
_wm_intake_day (WmRecord *record, const char *field)
{
  return record ? wm_record_get_day (record, field) : WM_DAY_NONE;
}

/** _wm_intake_find: (nullable): @records and @id may be %NULL */
WmRecord *
_wm_intake_find (GPtrArray *records, const char *id)
{
  for (guint i = 0; id && records && i < records->len; i++)
    if (g_strcmp0 (wm_record_get_id (records->pdata[i]), id) == 0)
      return records->pdata[i];
  return NULL;
}

/** wm_intake_is_minor: by the birth date; unknown counts as of age. */
gboolean
wm_intake_is_minor (const WmIntakeFacts *facts, WmDay on)
{
  WmDay birth = _wm_intake_day (facts->client, "date-of-birth");
  return birth != WM_DAY_NONE && on != WM_DAY_NONE && wm_day_age (birth, on) < facts->adult_age;
}

static gboolean
is_valid_on (WmRecord *record, const char *field, WmDay on)
{
  WmDay expires = wm_record_get_day (record, field);
  return expires == WM_DAY_NONE || on == WM_DAY_NONE || expires >= on;
}

/** wm_staff_may_diagnose: by a credential that allows it and is valid on that day: the main one or a further one (3.3). */
gboolean
wm_staff_may_diagnose (const WmIntakeFacts *facts, const char *staff_id, WmDay on)
{
  WmRecord *staff = _wm_intake_find (facts->staff, staff_id);
  if (staff && wm_record_get_bool (staff, "may-diagnose") && is_valid_on (staff, "credential-expires", on))
    return TRUE;
  for (guint i = 0; staff && facts->credentials && i < facts->credentials->len; i++)
    {
      WmRecord *credential = facts->credentials->pdata[i];
      if (_wm_intake_is (credential, "staff", staff_id) && wm_record_get_bool (credential, "may-diagnose") && is_valid_on (credential, "expires", on))
        return TRUE;
    }
  return FALSE;
}
