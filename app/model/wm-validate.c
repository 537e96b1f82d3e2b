/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Table constraints: required, kind, range, length, pattern, known code. */
#include "wm-validate.h"

#include "wm-text.h"

typedef struct
{
  WmRecord *record;
  const char *where;
  WmHasCode has_code;
  gpointer data;
  GPtrArray *findings;
} Check;

static void G_GNUC_PRINTF (4, 5)
add (const Check *c, const WmField *field, const char *rule, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (c->findings, wm_finding_new (rule, WM_SEVERITY_ERROR, wm_record_get_id (c->record),
                                                field->name, c->where, text));
}

static void
check_number (const Check *c, const WmField *f)
{
  double number;
  gint64 whole;
  gboolean ok = f->kind == WM_KIND_INT ? wm_record_get_int (c->record, f->name, &whole)
                                       : wm_record_get_number (c->record, f->name, &number);
  if (!ok)
    {
      add (c, f, "kind", f->kind == WM_KIND_INT ? _("%s must be a whole number.") : _("%s must be a number."),
           _(f->label));
      return;
    }
  if (f->kind == WM_KIND_INT)
    number = (double) whole;
  if ((f->min != 0 || f->max != 0) && (number < f->min || number > f->max))
    add (c, f, "range", _("%s must be from %g to %g."), _(f->label), f->min, f->max);
}

static void
check_text (const Check *c, const WmField *f, const char *value)
{
  if ((gsize) g_utf8_strlen (value, -1) > wm_field_max_chars (f))
    add (c, f, "length", _("%s may have at most %u characters."), _(f->label), (guint) wm_field_max_chars (f));
  else if (f->pattern && !g_regex_match_simple (f->pattern, value, G_REGEX_DOLLAR_ENDONLY, 0))
    add (c, f, "format", _("%s is not written as expected."), _(f->label));
}

static void
check_value (const Check *c, const WmField *f, const char *value)
{
  switch (f->kind)
    {
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
      check_text (c, f, value);
      break;
    case WM_KIND_DATE:
      if (!wm_day_parse (value, NULL))
        add (c, f, "kind", _("%s must be a date."), _(f->label));
      break;
    case WM_KIND_TIME:
      if (!wm_minutes_parse (value, NULL))
        add (c, f, "kind", _("%s must be a time of day such as 18:00."), _(f->label));
      break;
    case WM_KIND_INT:
    case WM_KIND_NUMBER:
      check_number (c, f);
      break;
    case WM_KIND_PICK:
      if (c->has_code && !c->has_code (f->of, value, c->data))
        add (c, f, "pick", _("%s must be one of its list."), _(f->label));
      break;
    case WM_KIND_BOOL:
    case WM_KIND_LINK:
      break;
    }
}

/**
 * wm_validate_record:
 * @where: where a person finds the record, for the findings
 * @has_code: (nullable): knows the pick lists
 *
 * Appends one finding per problem that refuses a save: required fields and the table's constraints.
 * Fields needed only to sign are the business of the plan rules.
 */
void
wm_validate_record (WmRecord *record, const char *where, WmHasCode has_code, gpointer data,
                    GPtrArray *findings)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const Check c = { record, where, has_code, data, findings };
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *f = &schema->fields[i];
      const char *value = wm_record_get_at (record, i);
      if (wm_text_is_empty (value))
        {
          if (f->flags & WM_FIELD_REQUIRED)
            add (&c, f, "required", _("“%s” is needed."), _(f->label));
        }
      else
        check_value (&c, f, value);
    }
}
