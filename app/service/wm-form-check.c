/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Minima, required items, conditions, phones and dates of a form's rows. Touches nothing but the facts. */
#include "wm-form-check.h"

#include "wm-validate.h"

#include <string.h>

#define CRISIS_LINES_YEAR 365

typedef struct
{
  const WmFormFacts *facts;
  const WmFormPart *part;
  const WmFormSection *section;
  GPtrArray *findings;
} Check;

static void
add (const Check *c, const char *rule, WmSeverity severity, const char *id, const char *field, const char *where,
     const char *text)
{
  g_ptr_array_add (c->findings, wm_finding_new (rule, severity, id, field, where, text));
}

/** wm_form_part_applies: whether the part's condition holds. */
gboolean
wm_form_part_applies (const WmFormPart *part, gboolean safety_flag_open)
{
  return part->when == NULL || (strcmp (part->when, "safety-flag-open") == 0 && safety_flag_open);
}

/** wm_form_row_is_blank: nothing entered; an unset switch is nothing. */
gboolean
wm_form_row_is_blank (WmRecord *row)
{
  const WmSchema *schema = wm_record_get_schema (row);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const char *name = schema->fields[i].name;
      gboolean off = schema->fields[i].kind == WM_KIND_BOOL && !wm_record_get_bool (row, name);
      if (!off && !wm_record_is_empty (row, name))
        return FALSE;
    }
  return TRUE;
}

/** wm_form_phone_is_valid: RP11: seven or more of digits, +, blanks, parentheses, full stops, hyphens, x. */
gboolean
wm_form_phone_is_valid (const char *phone)
{
  return strlen (phone) >= 7 && strspn (phone, "+0123456789() .x-") == strlen (phone);
}

/** wm_form_row_where: Returns: (transfer full): where people find a row: "High-risk situations, situation 2". */
char *
wm_form_row_where (const WmFormPart *part, const WmFormSection *section, guint number)
{
  if (!section->many)
    return g_strdup (section->title ? _(section->title) : _(part->title));
  return g_strdup_printf ("%s, %s %u", section->title ? _(section->title) : _(part->title), _(section->row), number);
}

static void
check_required (const Check *c, WmRecord *row, const char *where)
{
  for (guint i = 0; i < c->section->schema->n_fields; i++)
    {
      const WmField *field = &c->section->schema->fields[i];
      if (!(field->flags & WM_FIELD_SIGN) || !wm_record_is_empty (row, field->name))
        continue;
      g_autofree char *text = g_strdup_printf (_("“%s” is still empty."), _(field->label));
      add (c, c->section->rule, WM_SEVERITY_ERROR, wm_record_get_id (row), field->name, where, text);
    }
}

static gboolean
need_holds (const WmFormNeed *need, WmRecord *row)
{
  double number;
  if (need->is)
    return g_strcmp0 (wm_record_get (row, need->item), need->is) == 0;
  return wm_record_get_number (row, need->item, &number) && number <= need->at_most;
}

/* Each missing item has its own finding, so that each row of the form can show its own. What is
 * required anyway has been said already. */
static void
check_needs (const Check *c, WmRecord *row, const char *where)
{
  for (guint i = 0; i < c->section->needs->len; i++)
    {
      const WmFormNeed *need = c->section->needs->pdata[i];
      if (!need_holds (need, row))
        continue;
      for (guint j = 0; need->items[j]; j++)
        {
          const WmField *field = wm_schema_field (c->section->schema, need->items[j]);
          if (!wm_record_is_empty (row, field->name))
            continue;
          g_autofree char *text = g_strdup_printf (_("%s “%s” is still empty."), _(need->text), _(field->label));
          add (c, need->rule, WM_SEVERITY_ERROR, wm_record_get_id (row), field->name, where, text);
        }
    }
}

static void
check_phone (const Check *c, WmRecord *row, const WmField *field, const char *where)
{
  const char *phone = wm_record_get (row, field->name);
  if (wm_record_is_empty (row, field->name) || wm_form_phone_is_valid (phone))
    return;
  g_autofree char *text
    = g_strdup_printf (_("“%s” doesn’t look like a phone number. Write at least seven digits, such as 555-0134."),
                       _(field->label));
  add (c, "RP11", WM_SEVERITY_ERROR, wm_record_get_id (row), field->name, where, text);
}

static void
check_review (const Check *c, WmRecord *row, const WmField *field, const char *where)
{
  WmDay day = wm_record_get_day (row, field->name);
  if (day == WM_DAY_NONE)
    return;
  if (day - c->facts->today > c->facts->review_days)
    {
      g_autofree char *text = g_strdup_printf (_("“%s” must be within %d days from today."), _(field->label),
                                               c->facts->review_days);
      add (c, c->section->rule, WM_SEVERITY_ERROR, wm_record_get_id (row), field->name, where, text);
    }
  else if (day < c->facts->today)
    add (c, c->section->rule, WM_SEVERITY_WARNING, wm_record_get_id (row), field->name, where,
         _("The day for the next review has passed."));
}

static void
check_row (const Check *c, WmRecord *row, guint number)
{
  g_autofree char *where = wm_form_row_where (c->part, c->section, number);
  wm_validate_record (row, where, NULL, NULL, c->findings);
  check_required (c, row, where);
  check_needs (c, row, where);
  for (guint i = 0; i < c->section->items->len; i++)
    {
      const WmFormItem *item = c->section->items->pdata[i];
      if (item->is_phone)
        check_phone (c, row, item->field, where);
      if (item->within_review)
        check_review (c, row, item->field, where);
    }
}

static guint
rows_with (GListModel *rows, const char *item, const char *is)
{
  guint n = 0;
  for (guint i = 0; rows && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      n += g_strcmp0 (wm_record_get (row, item), is) == 0;
    }
  return n;
}

static void
check_section (const Check *c)
{
  GListModel *rows = g_hash_table_lookup (c->facts->rows, c->section->key);
  guint filled = 0;
  for (guint i = 0; rows && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      gboolean blank = wm_form_row_is_blank (row);
      filled += !blank;
      if (!blank || !c->section->many)
        check_row (c, row, i + 1);
    }
  const char *where = c->section->title ? _(c->section->title) : _(c->part->title);
  if (filled < c->section->min_rows)
    {
      g_autofree char *text = c->section->min_rows == 1
        ? g_strdup_printf (_("Write down at least one %s."), _(c->section->row))
        : g_strdup_printf (_("Write down at least %u %s; there are %u so far."), c->section->min_rows,
                           _(c->section->rows), filled);
      add (c, c->section->rule, WM_SEVERITY_ERROR, c->facts->document_id, c->section->key, where, text);
    }
  for (guint i = 0; i < c->section->quotas->len; i++)
    {
      const WmFormQuota *quota = c->section->quotas->pdata[i];
      if (rows_with (rows, quota->item, quota->is) < quota->rows)
        add (c, quota->rule, WM_SEVERITY_ERROR, c->facts->document_id, c->section->key, where, _(quota->text));
    }
}

/* Domain reference 5, K: the numbers are looked at once a year. */
static void
check_lines (const Check *c)
{
  WmDay confirmed = c->facts->lines_confirmed;
  if (confirmed != WM_DAY_NONE && c->facts->today - confirmed <= CRISIS_LINES_YEAR)
    return;
  add (c, "crisis-lines", WM_SEVERITY_WARNING, c->facts->document_id, c->part->key, _(c->part->title),
       _("The crisis lines have not been confirmed for over a year. Call them, then confirm them in the settings."));
}

/**
 * wm_form_check:
 *
 * Returns: (transfer full) (element-type WmFinding): in the order of the form; parts whose condition
 * doesn't hold are left out. Rule ids RP01-RP11: domain reference 5; required, range, kind and length
 * as in wm_validate_record().
 */
GPtrArray *
wm_form_check (const WmFormFacts *facts)
{
  GPtrArray *findings = wm_findings_new ();
  for (guint p = 0; p < facts->form->parts->len; p++)
    {
      const WmFormPart *part = facts->form->parts->pdata[p];
      if (!wm_form_part_applies (part, facts->safety_flag_open))
        continue;
      for (guint s = 0; s < part->sections->len; s++)
        check_section (&(Check){ facts, part, part->sections->pdata[s], findings });
      if (part->lines)
        check_lines (&(Check){ facts, part, NULL, findings });
    }
  return findings;
}
