/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake rules: one person of whom nothing is to be said, and each fault put into their records is found by its rule
 * alone, or with the consequences named. What stands beside a fault with "" passes. */
#include "wm-icd.h"
#include "wm-intake-rules.h"

#include <string.h>

typedef struct
{
  WmIntakeFacts facts;
  GHashTable *named; /* name in the table below -> record, borrowed */
} Person;

static WmRecord *
make (Person *p, GPtrArray **list, const char *name, const WmSchema *schema, ...)
{
  WmRecord *record = wm_record_new_with_id (schema, name);
  va_list args;
  va_start (args, schema);
  for (const char *field; (field = va_arg (args, const char *));)
    wm_record_set (record, field, va_arg (args, const char *));
  va_end (args);
  g_hash_table_insert (p->named, (gpointer) name, record);
  if (list == NULL)
    return record;
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (*list, record);
  return record;
}

static void
add_clinic (Person *p)
{
  WmIntakeFacts *f = &p->facts;
  make (p, &f->staff, "doctor", &wm_staff_schema, "name", "Dr. F. Grant", "active", "1", "credential-expires", "2027-06-30", "may-diagnose", "1", NULL);
  make (p, &f->staff, "counselor", &wm_staff_schema, "name", "J. Doe", "active", "1", "credential-expires", "2026-12-31", NULL);
  make (p, &f->credentials, "credential", &wm_credential_schema, "staff", "counselor", "name", "LCSW", "expires", "2026-11-03", "may-diagnose", "1", NULL);
  make (p, &f->levels, "iop", &wm_level_of_care_schema, "code", "2.1", "min-adult", "9", "max-adult", "19", "min-adolescent", "6", "max-adolescent", "19",
        "adolescent-age-limit", "18", NULL);
  make (p, &f->levels, "op", &wm_level_of_care_schema, "code", "1.5", "min-adult", "0", "max-adult", "8.9", NULL);
  make (p, &f->codes, "old-code", &wm_icd_code_schema, "code", "F32.1", NULL);
  f->program = make (p, NULL, "program", &wm_program_schema, "name", "Evening", "needs-sud", "1", NULL);
  f->papers = g_strsplit ("consent privacy", " ", -1);
  f->paper_names = g_strsplit ("Consent to treatment|Privacy notice", "|", -1);
  f->adult_age = 18;
  f->assessment_due_days = f->alert_days = 7;
  f->alert_percent = 20;
  f->today = wm_day_from_ymd (2026, 11, 24);
}

static void
add_before (Person *p)
{
  WmIntakeFacts *f = &p->facts;
  f->client = make (p, NULL, "client", &wm_client_schema, "client-no", "C-0101", "date-of-birth", "1990-05-02", "emergency-name", "Inés",
                    "emergency-phone", "(555) 010-0101", "emergency-relation", "sister", NULL);
  f->inquiry = make (p, NULL, "inquiry", &wm_inquiry_schema, "received", "2026-10-28", "urgent-risk", "0", "disposition", "admitted", "first-offered",
                     "2026-10-30", "first-service", "2026-11-03", NULL);
  f->screening = make (p, NULL, "screening", &wm_screening_schema, "screened", "2026-10-30", "intoxicated", "0", "withdrawal-risk", "possible",
                       "overdose-ever", "1", "last-overdose", "2025-02-01", "suicide-risk", "low", "violence-risk", "none", "self-harm", "past",
                       "medical-emergency", "0", "needs-24h", "0", "result", "continue", NULL);
  make (p, &f->screening_uses, "screening-use", &wm_screening_use_schema, "substance", "heroin", "last-use", "2026-10-29", NULL);
  f->attended = g_array_new (FALSE, FALSE, sizeof (WmAttended));
  for (guint i = 0; i < 6; i++)
    {
      const WmAttended one = { wm_day_from_ymd (2026, 11, 4 + (int) i * 3), 3 };
      g_array_append_val (f->attended, one);
    }
}

static void
add_episode (Person *p)
{
  WmIntakeFacts *f = &p->facts;
  f->episode = make (p, NULL, "episode", &wm_episode_schema, "admit-date", "2026-11-03", "level", "iop", "counselor", "counselor", "hours-min", "9",
                     "hours-max", "12", "planned-weeks", "12", "expected-end", "2027-01-26", "mandated", "0", "consent-basis", "adult", NULL);
  make (p, &f->documents, "consent", &wm_document_schema, "kind", "consent", "given", "2026-11-03", "signed", "2026-11-03", NULL);
  make (p, &f->documents, "privacy", &wm_document_schema, "kind", "privacy", "given", "2026-11-03", "refused", "1", "reason", "signs nothing", NULL);
  make (p, &f->authorizations, "authorization", &wm_authorization_schema, "payer", "State plan", "from-date", "2026-11-01", "to-date", "2026-12-31",
        "units", "20", "unit", "day", NULL);
  make (p, &f->level_changes, "change", &wm_level_change_schema, "date", "2026-11-03", "old-level", "op", "new-level", "iop", NULL);
  make (p, &f->medications, "medication", &wm_medication_schema, "name", "buprenorphine and naloxone", "purpose", "moud", "status", "active", NULL);
}

static void
add_assessment (Person *p)
{
  WmIntakeFacts *f = &p->facts;
  f->assessment = make (p, NULL, "assessment", &wm_assessment_schema, "assessed", "2026-11-04", "signed", "2026-11-05", "own-words", "Sleep again.",
                        "strengths", "a job", "needs", "rides", "abilities", "cooks", "preferences", "evenings", "level-indicated", "iop",
                        "level-placed", "iop", "summary", "as told", "recommendations", "as agreed", "problem-list", "opioids", NULL);
  make (p, &f->uses, "use", &wm_substance_use_schema, "substance", "heroin", "rank", "primary", "age-first", "22", "days-used", "20", "last-use",
        "2026-10-29", "frequency", "often", "overdoses", "1", "last-overdose", "2025-02-01", NULL);
  make (p, &f->uses, "second-use", &wm_substance_use_schema, "substance", "tobacco", "rank", "secondary", NULL);
  make (p, &f->diagnoses, "opioid", &wm_diagnosis_schema, "code", "F11.20", "text", "Opioid use disorder, severe", "criteria-count", "7", "severity",
        "severe", "status", "active", "is-primary", "1", "on-maintenance", "1", "diagnosed", "2026-11-04", "diagnosed-by", "doctor", NULL);
  make (p, &f->diagnoses, "mood", &wm_diagnosis_schema, "code", "F32.1", "text", "Major depressive disorder", "status", "active", "is-primary", "0",
        "diagnosed", "2026-11-03", "diagnosed-by", "counselor", NULL);
}

static Person *
person_new (void)
{
  Person *p = g_new0 (Person, 1);
  p->named = g_hash_table_new (g_str_hash, g_str_equal);
  add_clinic (p);
  add_before (p);
  add_episode (p);
  add_assessment (p);
  return p;
}

static void
person_free (Person *p)
{
  g_hash_table_unref (p->named);
  wm_intake_facts_free (g_memdup2 (&p->facts, sizeof p->facts));
  g_free (p);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Person, person_free)

static char *
found_in (Person *p)
{
  g_autoptr (GPtrArray) findings = wm_intake_check (&p->facts);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      g_test_message ("%s %s %s: %s", f->rule, f->where, f->field, f->text);
      g_assert_true (f->record_id && f->field && *f->where);
      g_assert_true (g_str_has_suffix (f->text, "."));
      g_assert_null (strstr (f->text, f->rule));
      if (!strstr (all->str, f->rule))
        g_string_append_printf (all, "%s%s%s", all->len ? " " : "", f->rule, f->severity == WM_SEVERITY_WARNING ? "w" : "");
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
expect (Person *p, const char *rules)
{
  g_autofree char *found = found_in (p);
  g_assert_cmpstr (found, ==, rules);
}

static void
test_sound (void)
{
  g_autoptr (Person) p = person_new ();
  expect (p, "");
}

typedef struct
{
  const char *record, *field, *value, *rules;
} Fault;

static const Fault faults[] = {
  { "inquiry", "received", "2026-11-25", "IN01 IN02 SC01 EP01" },
  { "inquiry", "received", "2026-10-30", "" },
  { "inquiry", "first-offered", "2026-10-27", "IN02" },
  { "inquiry", "first-service", "2026-10-27", "IN02" },
  { "inquiry", "first-service", "2026-10-28", "" },
  { "inquiry", "disposition", "referred-out", "IN03" },
  { "inquiry", "urgent-risk", "1", "IN04w" },
  { "client", "date-of-birth", "2026-11-25", "IN05 EP06 SU02 DX08" }, /* not born yet: a minor who never used */
  { "client", "date-of-birth", "1905-11-24", "IN05" },
  { "client", "date-of-birth", "1906-11-24", "" }, /* 120 today */
  { "client", "client-no", "19900502", "IN06" },
  { "client", "client-no", "C-05021990", "IN06" },
  { "client", "client-no", "123-45-6789", "IN06" },
  { "client", "client-no", "C-20261", "" },
  { "client", "emergency-phone", NULL, "IN07" },
  { "client", "emergency-relation", NULL, "IN07" },
  { "screening", "screened", "2026-10-27", "SC01" }, /* before the inquiry, and before the last use */
  { "screening", "screened", "2026-10-28", "SC01" }, /* the use after it */
  { "screening", "screened", "2026-11-25", "SC01 EP01" },
  { "screening-use", "last-use", "2026-10-30", "" },
  { "screening-use", "last-use", "2026-10-31", "SC01" },
  { "screening", "suicide-risk", "moderate", "SC02" },
  { "screening", "suicide-risk", "high", "SC02" },
  { "screening", "violence-risk", "moderate", "SC02" },
  { "screening", "self-harm", "current", "SC02" },
  { "screening", "violence-risk", "low", "" },
  { "screening", "last-overdose", "2026-10-31", "SC03" },
  { "screening", "last-overdose", NULL, "SC03w" },
  { "screening", "overdose-ever", "0", "SC03" },
  { "screening", "needs-24h", "1", "SC04" },
  { "screening", "medical-emergency", "1", "SC05" },
  { "screening", "result", NULL, "SC06" },
  { "screening", "intoxicated", NULL, "SC06" },
  { "screening", "self-harm", NULL, "SC06" },
  { "screening", "withdrawal-risk", "medical", "SC07w" },
  { "episode", "admit-date", "2026-10-27", "EP01 EP05w" },
  { "episode", "admit-date", "2026-10-29", "EP01 EP05w" },
  { "episode", "admit-date", "2026-11-25", "EP01 LC01" },
  { "episode", "hours-min", "13", "EP02" },
  { "episode", "hours-min", "8", "EP03" },
  { "episode", "hours-max", "20", "EP03" },
  { "episode", "level", "op", "EP03" },
  { "counselor", "active", "0", "EP04" },
  { "counselor", "credential-expires", "2026-11-02", "EP04" },
  { "counselor", "credential-expires", "2026-11-03", "" },
  { "episode", "expected-end", "2026-11-02", "EP05" },
  { "episode", "expected-end", "2027-01-27", "EP05w" },
  { "client", "date-of-birth", "2009-01-01", "EP06 SU02" }, /* 17: no adult's consent; and used at 22 */
  { "episode", "consent-basis", "parent-and-minor", "EP06w" },
  { "episode", "consent-basis", NULL, "" },
  { "episode", "mandated", "1", "EP07w" },
  { "episode", "discharge-date", "2026-11-02", "EP08 LC01" },
  { "episode", "discharge-date", "2026-11-25", "EP08" },
  { "episode", "discharge-date", "2026-11-24", "" },
  { "consent", "given", "2026-11-25", "EP09" },
  { "consent", "signed", "2026-11-02", "EP09" },
  { "consent", "signed", NULL, "EP09w" },
  { "privacy", "reason", NULL, "EP09" },
  { "privacy", "kind", "photo", "EP09w" }, /* the notice is missing */
  { "authorization", "to-date", "2026-10-31", "AU01" },
  { "authorization", "to-date", "2026-12-01", "AU02w" },
  { "authorization", "to-date", "2026-12-02", "" },
  { "authorization", "units", "7", "AU02w" }, /* one of seven left */
  { "authorization", "units", "8", "" },
  { "authorization", "units", "5", "AU02w" },
  { "authorization", "unit", "hour", "AU02w" }, /* 18 of 20 hours used */
  { "change", "old-level", "iop", "LC01" },
  { "change", "date", "2026-11-02", "LC01" },
  { "change", "date", "2026-11-25", "LC01" },
  { "assessment", "signed", NULL, "EP10w" },
  { "use", "rank", "secondary", "SU01" },
  { "second-use", "rank", "primary", "SU01" },
  { "use", "age-first", "37", "SU02" },
  { "use", "age-first", "36", "" },
  { "use", "last-use", "2026-11-25", "SU02" },
  { "use", "last-use", "2026-10-04", "SU02" }, /* 31 days before, and used on 20 of 30 */
  { "use", "last-use", "2026-10-05", "" },
  { "use", "frequency", "none", "SU02" },
  { "use", "overdoses", "0", "SU02" },
  { "use", "last-overdose", "2026-11-25", "SU02" },
  { "mood", "code", "f32.1", "DX01" },
  { "mood", "code", "F3", "DX01" },
  { "mood", "code", "F32.12345", "DX01" },
  { "mood", "code", "X99.ABCD", "" }, /* any well-formed code */
  { "opioid", "is-primary", "0", "DX02" },
  { "mood", "is-primary", "1", "DX02" },
  { "opioid", "code", "F11.10", "DX03" },
  { "opioid", "code", "F11.24", "" }, /* induced by the substance: family and digit fit */
  { "opioid", "severity", "mild", "DX03 DX04" },
  { "opioid", "severity", "moderate", "DX04" },
  { "opioid", "criteria-count", "5", "DX04" },
  { "opioid", "criteria-count", "6", "" },
  { "opioid", "criteria-count", "1", "DX04" },
  { "opioid", "remission", "early", "DX05" },
  { "opioid", "code", "F11.21", "DX05" },
  { "mood", "remission", "early", "DX05" },
  { "opioid", "code", "F11.90", "DX06w" },
  { "opioid", "diagnosed-by", NULL, "DX07" },
  { "doctor", "may-diagnose", "0", "DX07" },
  { "doctor", "credential-expires", "2026-11-03", "DX07" },
  { "mood", "diagnosed", "2026-11-04", "DX07" }, /* the further credential had expired */
  { "credential", "may-diagnose", "0", "DX07" },
  { "opioid", "diagnosed", NULL, "DX08" },
  { "opioid", "diagnosed", "2026-11-25", "DX08" },
  { "mood", "diagnosed", "1990-05-01", "DX08" },
  { "opioid", "status", "resolved", "DX02 DX09" },
  { "opioid", "status", "ruled-out", "DX02 DX09" },
  { "medication", "status", "stopped", "DX10w" },
  { "medication", "purpose", "maud", "DX10w" },
  { "mood", "on-maintenance", "1", "DX10w" },
  { "old-code", "to-date", "2026-09-30", "DX10w" },
  { "old-code", "to-date", "2026-11-03", "" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (Person) p = person_new ();
      const Fault *f = &faults[i];
      WmRecord *record = g_hash_table_lookup (p->named, f->record);
      g_test_message ("-- %s.%s = %s", f->record, f->field, f->value);
      wm_record_set (record, f->field, f->value);
      g_autofree char *found = found_in (p);
      if (strcmp (found, f->rules) == 0)
        continue;
      g_test_message ("expected %s, found %s", f->rules, found);
      g_test_fail ();
    }
}

/* Every rule of the table is found by a fault above. */
static void
test_every_rule_has_a_fault (void)
{
  for (guint i = 0; wm_intake_rules[i].id; i++)
    {
      gboolean found = FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (faults); j++)
        found = found || strstr (faults[j].rules, wm_intake_rules[i].id);
      g_test_message ("%s", wm_intake_rules[i].id);
      g_assert_true (found);
    }
}

static void
set (Person *p, const char *record, const char *field, const char *value)
{
  wm_record_set (g_hash_table_lookup (p->named, record), field, value);
}

/* What answers a finding: two fields at once. */
static void
test_answers (void)
{
  static const struct { const char *record, *field, *value, *second, *field2, *value2; } answers[] = {
    { "inquiry", "disposition", "referred-out", "inquiry", "referred-to", "Springfield detox" },
    { "screening", "suicide-risk", "high", "screening", "action", "safety plan, sister stays over" },
    { "screening", "needs-24h", "1", "screening", "referred-to", "Springfield detox" },
    { "screening", "medical-emergency", "1", "screening", "result", "emergency" },
    { "screening", "withdrawal-risk", "medical", "screening", "referred-to", "Springfield hospital" },
    { "screening", "overdose-ever", "0", "screening", "last-overdose", NULL },
    { "episode", "hours-min", "8", "episode", "hours-reason", "works nights in November" },
    { "episode", "expected-end", "2027-03-01", "episode", "extension-reason", "two weeks in hospital" },
    { "opioid", "severity", "moderate", "opioid", "criteria-count", "4" },
    { "use", "days-used", "0", "use", "last-use", "2026-06-01" },
    { "use", "last-overdose", NULL, "use", "overdoses", "0" },
    { "opioid", "on-maintenance", "0", "medication", "status", "stopped" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (Person) p = person_new ();
      g_test_message ("-- %s.%s = %s", answers[i].record, answers[i].field, answers[i].value);
      set (p, answers[i].record, answers[i].field, answers[i].value);
      set (p, answers[i].second, answers[i].field2, answers[i].value2);
      expect (p, "");
    }
}

static void
test_minors (void)
{
  g_autoptr (Person) p = person_new ();
  set (p, "client", "date-of-birth", "2009-06-01");
  set (p, "use", "age-first", "14");
  set (p, "episode", "consent-basis", "minor-alone");
  set (p, "episode", "hours-min", "6"); /* an adolescent's level begins there */
  expect (p, "");
  set (p, "episode", "consent-basis", "parent-and-minor");
  expect (p, "EP06");
  set (p, "episode", "guardian-name", "Inés Vega");
  set (p, "episode", "guardian-phone", "(555) 010-0101");
  expect (p, "");
  set (p, "episode", "consent-basis", "court");
  set (p, "episode", "guardian-phone", NULL);
  expect (p, "EP06");
}

static void
test_mandate (void)
{
  g_autoptr (Person) p = person_new ();
  set (p, "episode", "mandated", "1");
  set (p, "episode", "mandate-agency", "County court");
  expect (p, "EP07w");
  set (p, "episode", "mandate-officer", "R. Hale");
  expect (p, "");
}

/* Nothing of someone who only asked is a fault of theirs. */
static void
test_only_asked (void)
{
  g_autoptr (Person) p = person_new ();
  const WmIntakeFacts some = { .client = p->facts.client, .inquiry = p->facts.inquiry, .today = p->facts.today, .adult_age = 18 };
  g_autoptr (GPtrArray) findings = wm_intake_check (&some);
  g_assert_cmpuint (findings->len, ==, 0);
  const WmIntakeFacts none = { .today = p->facts.today };
  g_autoptr (GPtrArray) nothing = wm_intake_check (&none);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* However a record is emptied, the rules say something sound and never fall over. */
static void
test_any_field_emptied (void)
{
  g_autoptr (Person) pattern = person_new ();
  GHashTableIter iter;
  gpointer name, record;
  g_hash_table_iter_init (&iter, pattern->named);
  while (g_hash_table_iter_next (&iter, &name, &record))
    for (guint i = 0; i < wm_record_get_schema (record)->n_fields; i++)
      {
        g_autoptr (Person) p = person_new ();
        wm_record_set_at (g_hash_table_lookup (p->named, name), i, NULL);
        g_free (found_in (p));
      }
}

/* codes */

static void
test_codes (void)
{
  static const struct { const char *typed, *code; int family; WmIcdDegree degree; gboolean remission; } codes[] = {
    { "f10.10", "F10.10", 10, WM_ICD_MILD, FALSE },    { "F1020", "F10.20", 10, WM_ICD_GRAVE, FALSE },
    { " f11 .21", "F11.21", 11, WM_ICD_GRAVE, TRUE },  { "F12.11", "F12.11", 12, WM_ICD_MILD, TRUE },
    { "F13.90", "F13.90", 13, WM_ICD_UNSPECIFIED, FALSE }, { "F14.122", "F14.122", 14, WM_ICD_MILD, FALSE },
    { "F17.200", "F17.200", 17, WM_ICD_GRAVE, FALSE }, { "F17.201", "F17.201", 17, WM_ICD_GRAVE, TRUE },
    { "F17211", "F17.211", 17, WM_ICD_GRAVE, TRUE },   { "Z72.0", "Z72.0", 17, WM_ICD_MILD, FALSE },
    { "F10.24", "F10.24", 10, WM_ICD_GRAVE, FALSE },   { "F10.251", "F10.251", 10, WM_ICD_GRAVE, FALSE },
    { "F19", "F19", 19, WM_ICD_OTHER, FALSE },         { "F32.A", "F32.A", 0, WM_ICD_OTHER, FALSE },
    { "F20.9", "F20.9", 0, WM_ICD_OTHER, FALSE },      { "R45.851", "R45.851", 0, WM_ICD_OTHER, FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *code = wm_icd_normalize (codes[i].typed);
      g_assert_cmpstr (code, ==, codes[i].code);
      g_assert_true (wm_icd_is_well_formed (code));
      g_assert_cmpint (wm_icd_family (code), ==, codes[i].family);
      g_assert_cmpint (wm_icd_degree (code), ==, codes[i].degree);
      g_assert_cmpint (wm_icd_is_in_remission (code), ==, codes[i].remission);
    }
  static const char *const wrong[] = { "", "F", "F1", "10.20", "F10.", "F10.20 ", "F10.20\n", "FF0.1", "F10-20", "F10.2.0" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (wm_icd_is_well_formed (wrong[i]));
  g_assert_null (wm_icd_normalize (" . "));
  g_assert_cmpint (wm_icd_family (NULL), ==, 0);
}

static void
test_severity (void)
{
  static const char *const of[] = { NULL, NULL, "mild", "mild", "moderate", "moderate", "severe", "severe", "severe", "severe", "severe", "severe" };
  for (int i = 0; i < (int) G_N_ELEMENTS (of); i++)
    g_assert_cmpstr (wm_icd_severity_of (i), ==, of[i]);
}

/* every family at every degree with every severity: the rule says yes where the digits fit, and only there */
static void
test_families (void)
{
  static const char *const severities[] = { "mild", "moderate", "severe" };
  for (int family = 10; family <= 19; family++)
    for (guint s = 0; s < G_N_ELEMENTS (severities); s++)
      for (int digit = 1; digit <= 2; digit++)
        {
          g_autoptr (Person) p = person_new ();
          g_autofree char *code = g_strdup_printf (family == 17 && digit == 1 ? "Z72.0" : "F%d.%d%s", family, digit, family == 17 ? "00" : "0");
          static const char *const counts[] = { "3", "4", "6" };
          set (p, "opioid", "code", code);
          set (p, "opioid", "severity", severities[s]);
          set (p, "opioid", "criteria-count", counts[s]);
          set (p, "opioid", "on-maintenance", "0");
          g_test_message ("%s %s", code, severities[s]);
          expect (p, (s == 0) == (digit == 1) ? "" : "DX03");
        }
}

static void
test_remission (void)
{
  static const struct { const char *last_use, *remission, *code, *rules; } cases[] = {
    { "2026-08-06", "early", "F11.21", "" },       { "2026-08-07", "early", "F11.21", "DX05w" },
    { "2025-11-04", "sustained", "F11.21", "" },   { "2025-11-05", "sustained", "F11.21", "DX05w" },
    { "2025-11-04", "sustained", "F11.20", "DX05" }, { "2025-11-04", NULL, "F11.21", "DX05" },
    { "2025-11-04", "early", "F11.11", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Person) p = person_new ();
      set (p, "use", "days-used", "0");
      set (p, "use", "frequency", "none");
      set (p, "use", "last-use", cases[i].last_use);
      set (p, "screening-use", "last-use", cases[i].last_use);
      set (p, "opioid", "remission", cases[i].remission);
      set (p, "opioid", "code", cases[i].code);
      set (p, "opioid", "severity", strstr (cases[i].code, ".1") ? "mild" : "severe");
      g_test_message ("%s %s %s", cases[i].code, cases[i].remission, cases[i].last_use);
      expect (p, cases[i].remission || *cases[i].rules == '\0' ? cases[i].rules : "DX05");
    }
}

/* authorizations */

static void
test_authorization (void)
{
  static const struct { const char *units, *unit; guint n; double used, left; const char *last; gboolean overdrawn; } cases[] = {
    { NULL, NULL, 5, 4, -1, "2026-12-31", FALSE },       /* five sessions on four days */
    { "10", "day", 5, 4, 6, "2026-12-31", FALSE },
    { "4", "day", 5, 4, 0, "2026-11-12", FALSE },        /* the last one was used that day */
    { "3", "day", 5, 4, 0, "2026-11-09", TRUE },
    { "10", "session", 5, 5, 5, "2026-12-31", FALSE },
    { "5", "session", 5, 5, 0, "2026-11-12", FALSE },
    { "20", "hour", 5, 13, 7, "2026-12-31", FALSE },
    { "13", "hour", 5, 13, 0, "2026-11-12", FALSE },
    { "12.5", "hour", 5, 13, 0, "2026-11-12", TRUE },
    { "4", "day", 0, 0, 4, "2026-12-31", FALSE },
  };
  const WmAttended attended[] = { { wm_day_from_ymd (2026, 11, 12), 3 }, { wm_day_from_ymd (2026, 11, 4), 3 }, { wm_day_from_ymd (2026, 11, 9), 3 },
                                  { wm_day_from_ymd (2026, 11, 4), 1 }, { wm_day_from_ymd (2026, 11, 6), 3 } };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmRecord) a = wm_record_new (&wm_authorization_schema);
      wm_record_set_many (a, "from-date", "2026-11-01", "to-date", "2026-12-31", "units", cases[i].units, "unit", cases[i].unit, NULL);
      WmAuthorizationUse use = wm_authorization_use (a, attended, cases[i].n);
      g_autofree char *last = wm_day_to_iso (use.last_covered);
      g_assert_cmpfloat (use.used, ==, cases[i].used);
      g_assert_cmpfloat (use.left, ==, cases[i].left);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpint (use.overdrawn, ==, cases[i].overdrawn);
    }
}

/* Before its first day and after its last nothing is used up. */
static void
test_outside (void)
{
  g_autoptr (WmRecord) a = wm_record_new (&wm_authorization_schema);
  wm_record_set_many (a, "from-date", "2026-11-05", "to-date", "2026-11-10", "units", "4", "unit", "session", NULL);
  const WmAttended attended[] = { { wm_day_from_ymd (2026, 11, 4), 3 }, { wm_day_from_ymd (2026, 11, 5), 3 }, { wm_day_from_ymd (2026, 11, 10), 3 },
                                  { wm_day_from_ymd (2026, 11, 11), 3 } };
  WmAuthorizationUse use = wm_authorization_use (a, attended, 4);
  g_assert_cmpfloat (use.used, ==, 2);
  g_assert_true (wm_authorization_ends_soon (a, &use, wm_day_from_ymd (2026, 11, 5), 7, 20));
  g_assert_false (wm_authorization_ends_soon (a, &use, wm_day_from_ymd (2026, 11, 5), 4, 20));
  g_assert_false (wm_authorization_ends_soon (a, &use, wm_day_from_ymd (2026, 11, 11), 7, 20));
  g_assert_false (wm_authorization_ends_soon (a, &use, wm_day_from_ymd (2026, 11, 4), 7, 20));
  g_assert_true (wm_authorization_ends_soon (a, &use, wm_day_from_ymd (2026, 11, 5), 4, 50));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/intake/sound", test_sound);
  g_test_add_func ("/service/intake/faults", test_faults);
  g_test_add_func ("/service/intake/every-rule", test_every_rule_has_a_fault);
  g_test_add_func ("/service/intake/answers", test_answers);
  g_test_add_func ("/service/intake/minors", test_minors);
  g_test_add_func ("/service/intake/mandate", test_mandate);
  g_test_add_func ("/service/intake/only-asked", test_only_asked);
  g_test_add_func ("/service/intake/emptied", test_any_field_emptied);
  g_test_add_func ("/service/intake/codes", test_codes);
  g_test_add_func ("/service/intake/severity", test_severity);
  g_test_add_func ("/service/intake/families", test_families);
  g_test_add_func ("/service/intake/remission", test_remission);
  g_test_add_func ("/service/intake/authorization", test_authorization);
  g_test_add_func ("/service/intake/outside", test_outside);
  return g_test_run ();
}
