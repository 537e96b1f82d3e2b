/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What an assessment lacks before it can be signed (domain reference 3.3), and signing it. */
#include "wm-assessment-private.h"

#include "wm-role.h"
#include "wm-text.h"

#include <string.h>

#define NARRATIVE_CHARS 20 /* domain reference 3.3: a narrative for each dimension */

typedef struct
{
  WmAssessment *assessment;
  GPtrArray *findings;
} Check;

static void
add (const Check *c, const char *rule, WmSeverity severity, WmRecord *record, const char *field, const char *where, const char *text)
{
  g_ptr_array_add (c->findings, wm_finding_new (rule, severity, wm_record_get_id (record), field, where, text));
}

/* What the list calls the row, else the kind of record. */
static const char *
name_of (const Check *c, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *key = wm_assessment_key (schema);
  return key ? wm_clinic_label (c->assessment->clinic, wm_schema_field (schema, key)->of, wm_record_get (record, key)) : _(schema->label);
}

/** _wm_assessment_rates: whether a dimension is rated; the sixth of the fourth edition shapes the program, not the level (1.2). */
gboolean
_wm_assessment_rates (const char *dimension)
{
  return g_strcmp0 (dimension, "4.6") != 0;
}

/* What says that it is signed comes with signing; what a dimension needs is said below. */
static gboolean
is_asked_elsewhere (const WmSchema *schema, const char *field)
{
  return g_str_has_prefix (field, "signed") || schema == &wm_asam_rating_schema || schema == &wm_life_area_schema;
}

/* AS01: every field that the table marks as needed to sign. */
static void
check_needed (const Check *c, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      if (!(field->flags & WM_FIELD_SIGN) || is_asked_elsewhere (schema, field->name) || !wm_text_is_empty (wm_record_get_at (record, i)))
        continue;
      g_autofree char *text = g_strdup_printf (_("“%s” is needed before the assessment is signed."), _(field->label));
      add (c, "AS01", WM_SEVERITY_ERROR, record, field->name, name_of (c, record), text);
    }
}

/* AS02: the day is known and has come. */
static void
check_date (const Check *c)
{
  WmRecord *record = c->assessment->record;
  if (wm_record_get_day (record, "assessed") > wm_clinic_get_today (c->assessment->clinic))
    add (c, "AS02", WM_SEVERITY_ERROR, record, "assessed", name_of (c, record), _("The date of the assessment is still to come."));
}

/* AS03: each dimension is told in 20 characters or more, and rated: by a number, in the fourth edition also by the level that
 * it calls for. */
static void
check_dimension (const Check *c, WmRecord *row)
{
  const char *dimension = wm_record_get (row, "dimension"), *narrative = wm_record_get (row, "narrative");
  gboolean rated = !wm_record_is_empty (row, "rating") || (g_str_has_prefix (dimension, "4.") && !wm_record_is_empty (row, "minimum-level"));
  if (_wm_assessment_rates (dimension) && !rated)
    add (c, "AS03", WM_SEVERITY_ERROR, row, "rating", name_of (c, row), _("Rate this dimension."));
  if (_wm_assessment_rates (dimension) && (narrative == NULL || g_utf8_strlen (narrative, -1) < NARRATIVE_CHARS))
    add (c, "AS03", WM_SEVERITY_ERROR, row, "narrative", name_of (c, row), _("Say in 20 characters or more what was found."));
}

/* AS04: where the client is placed otherwise than indicated, why. */
static void
check_level (const Check *c)
{
  WmRecord *record = c->assessment->record;
  const char *indicated = wm_record_get (record, "level-indicated"), *placed = wm_record_get (record, "level-placed");
  if (indicated && placed && strcmp (indicated, placed) != 0 && wm_record_is_empty (record, "discrepancy-reason"))
    add (c, "AS04", WM_SEVERITY_ERROR, record, "discrepancy-reason", name_of (c, record),
         _("The client is placed at another level than indicated: say why."));
}

/* AS05: one diagnosis or more, one of them primary. */
static void
check_diagnoses (const Check *c)
{
  GListModel *rows = wm_assessment_get_rows (c->assessment, &wm_diagnosis_schema);
  guint active = 0, primary = 0;
  WmRecord *last = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      const char *status = wm_record_get (row, "status");
      if (status && strcmp (status, "active") != 0)
        continue;
      active++;
      primary += wm_record_get_bool (row, "is-primary") ? 1 : 0;
      last = row; /* the list keeps it */
    }
  if (active == 0)
    add (c, "AS05", WM_SEVERITY_ERROR, c->assessment->record, "diagnosis", _("Diagnoses"), _("Enter the diagnosis."));
  else if (primary != 1)
    add (c, "AS05", WM_SEVERITY_ERROR, last, "is-primary", name_of (c, last), _("One of the active diagnoses is the primary one."));
}

/* AS06: a need or a strength stands on what was found. */
static void
check_area (const Check *c, WmRecord *row)
{
  if ((wm_record_get_bool (row, "need") || wm_record_get_bool (row, "strength")) && wm_text_is_empty (wm_record_get (row, "finding")))
    add (c, "AS06", WM_SEVERITY_ERROR, row, "finding", name_of (c, row), _("Say what was found."));
}

/* AS07 W: what nobody asked about, in one sentence. */
static void
check_areas_asked (const Check *c)
{
  GPtrArray *picks = wm_clinic_picks (c->assessment->clinic, "life-area");
  GListModel *rows = wm_assessment_get_rows (c->assessment, &wm_life_area_schema);
  guint asked = 0, all = 0;
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      asked += wm_assessment_is_blank (row) ? 0 : 1;
    }
  for (guint i = 0; picks && i < picks->len; i++)
    all += wm_record_get_bool (picks->pdata[i], "active") ? 1 : 0;
  if (asked >= all)
    return;
  g_autofree char *text = g_strdup_printf (_("%u of %u life areas are not asked about yet."), all - asked, all);
  add (c, "AS07", WM_SEVERITY_WARNING, c->assessment->record, "life-area", _("Life areas"), text);
}

static void
check_row (const Check *c, WmRecord *row)
{
  if (wm_record_get_schema (row) == &wm_asam_rating_schema)
    check_dimension (c, row);
  else if (wm_record_get_schema (row) == &wm_life_area_schema)
    check_area (c, row);
  else
    check_needed (c, row);
}

/* What couldn't be read may be what keeps it from being signed. */
static void
check_read (const Check *c, guint faults)
{
  g_autoptr (GError) error = NULL;
  if (!wm_store_read_whole (wm_clinic_get_store (c->assessment->clinic), faults, &error))
    g_ptr_array_add (c->findings, wm_finding_new ("read", WM_SEVERITY_ERROR, wm_record_get_id (c->assessment->record), NULL, "", error->message));
}

/**
 * wm_assessment_check: after wm_assessment_complete().
 *
 * Returns: (transfer full) (element-type WmFinding): what keeps it from being signed (E), and what is left open (W).
 */
GPtrArray *
wm_assessment_check (WmAssessment *self)
{
  GPtrArray *findings = wm_findings_new ();
  const Check c = { self, findings };
  guint faults = wm_store_count_faults (wm_clinic_get_store (self->clinic));
  check_needed (&c, self->record);
  check_date (&c);
  check_level (&c);
  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < g_list_model_get_n_items (self->rows->pdata[i]); j++)
      {
        g_autoptr (WmRecord) row = g_list_model_get_item (self->rows->pdata[i], j);
        check_row (&c, row);
      }
  check_diagnoses (&c);
  _wm_assessment_check_intake (self, findings);
  check_areas_asked (&c);
  check_read (&c, faults);
  return findings;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Who assesses, by the table of roles (medical staff keep medication and sign plans as physician); with a credential that is
 * valid today. */
static gboolean
may_sign (WmClinic *clinic, WmRecord *staff, GError **error)
{
  if (!wm_clinic_may (clinic, WM_ACT_WRITE_CLINICAL, error) || !wm_clinic_may (clinic, WM_ACT_SIGN, error))
    return FALSE;
  if (staff == NULL)
    return refuse (error, _("An assessment is signed by who is in the list of the staff. Sign in as one of them."));
  WmDay expires = wm_record_get_day (staff, "credential-expires");
  if (wm_record_is_empty (staff, "credential") || (expires != WM_DAY_NONE && expires < wm_clinic_get_today (clinic)))
    return refuse (error, _("You have no valid credential. Have it entered with the staff before you sign."));
  return TRUE;
}

static gboolean
is_sound (WmAssessment *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) found = wm_assessment_check (self);
  WmFinding *first = NULL;
  for (guint i = 0; i < found->len && first == NULL; i++)
    if (((WmFinding *) found->pdata[i])->severity == WM_SEVERITY_ERROR)
      first = found->pdata[i];
  if (first == NULL)
    return TRUE;
  g_autofree char *sentence = g_strdup_printf (_("Before this assessment can be signed, settle %s: %s"), first->where, first->text);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&found));
  return refuse (error, sentence);
}

static gboolean
may_be_signed (WmAssessment *self, GPtrArray *findings, GError **error)
{
  if (!wm_assessment_is_editable (self))
    return refuse (error, _("This assessment is signed already."));
  if (wm_assessment_is_dirty (self))
    return refuse (error, _("This assessment has changes that are not saved. Save it first."));
  return is_sound (self, findings, error) && may_sign (self->clinic, wm_clinic_get_user_record (self->clinic), error);
}

static gboolean
sign (WmAssessment *self, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  wm_record_set (self->record, "signed-by", wm_record_get_id (wm_clinic_get_user_record (self->clinic)));
  wm_record_set_day (self->record, "signed", wm_clinic_get_today (self->clinic));
  g_ptr_array_add (records, self->record);
  if (wm_clinic_save (self->clinic, "sign assessment", records, NULL, findings, error))
    return TRUE;
  wm_record_revert (self->record);
  return FALSE;
}

/**
 * wm_assessment_sign:
 * @passphrase: of who is signed in, entered again (PR14)
 * @findings: gets what forbids it
 *
 * Signed today by who is signed in; nothing of it changes any more. Takes as long as a key derivation.
 */
gboolean
wm_assessment_sign (WmAssessment *self, const char *passphrase, GPtrArray *findings, GError **error)
{
  if (!may_be_signed (self, findings, error))
    return FALSE;
  if (wm_text_is_empty (passphrase))
    return refuse (error, _("Enter your passphrase to sign."));
  return wm_store_check_passphrase (wm_clinic_get_store (self->clinic), passphrase, error) && sign (self, findings, error);
}

/** wm_assessment_sign_present: wm_assessment_sign() where the passphrase was proved in a thread; takes @presence. */
gboolean
wm_assessment_sign_present (WmAssessment *self, WmPresence *presence, GPtrArray *findings, GError **error)
{
  return may_be_signed (self, findings, error) && wm_store_take_presence (wm_clinic_get_store (self->clinic), presence, error)
         && sign (self, findings, error);
}
