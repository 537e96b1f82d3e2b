/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents share. */
#include "wm-sheet.h"

#include "wm-text.h"

#include <string.h>

/** _wm_sheet_begin: @client: nullable. All is borrowed. */
WmSheet
_wm_sheet_begin (WmClinic *clinic, WmRecord *client, WmDocument *document, const WmCatalog *catalog, gboolean for_staff)
{
  return (WmSheet){ clinic, client, document, catalog, for_staff, wm_store_count_faults (wm_clinic_get_store (clinic)) };
}

/** _wm_sheet_is_whole: Returns: whether nothing was left out that couldn't be read; asked when all is said. */
gboolean
_wm_sheet_is_whole (const WmSheet *self, GError **error)
{
  return wm_store_read_whole (wm_clinic_get_store (self->clinic), self->faults, error);
}

const char *
_wm_sheet_say (const WmSheet *self, const char *msgid)
{
  return wm_catalog_text (self->catalog, msgid);
}

/* The text for @msgid with its one slot filled. */
char *
_wm_sheet_fill (const WmSheet *self, const char *msgid, const char *slot, const char *value)
{
  g_autoptr (WmRich) text = wm_rich_fill (_wm_sheet_say (self, msgid), slot, value, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* "{n}" in the right one of two texts. */
char *
_wm_sheet_count (const WmSheet *self, const char *one, const char *many, gint64 n)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  g_auto (GStrv) around = g_strsplit (wm_catalog_plural (self->catalog, one, many, (guint) MAX (n, 0)), "{n} ", -1);
  g_autofree char *words = g_strjoinv ("{n}\u00a0", around);
  g_autoptr (WmRich) text = wm_rich_fill (words, "n", number, WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* The date in words, with blanks that no line ends in; "" where there is none. */
char *
_wm_sheet_day (const WmSheet *self, WmDay day)
{
  g_autofree char *date = wm_catalog_date (self->catalog, day);
  g_auto (GStrv) words = g_strsplit (date, " ", -1);
  return g_strjoinv ("\u00a0", words);
}

char *
_wm_sheet_date (const WmSheet *self, WmRecord *record, const char *field)
{
  return _wm_sheet_day (self, wm_record_get_day (record, field));
}

/* A pick list's label, in the document's language where it is one of ours. */
char *
_wm_sheet_label (const WmSheet *self, const char *list, const char *code)
{
  const char *label = self->for_staff ? wm_clinic_label (self->clinic, list, code) : wm_clinic_plain (self->clinic, list, code);
  return g_strdup (_wm_sheet_say (self, label));
}

char *
_wm_sheet_level (const WmSheet *self, const char *id)
{
  WmRecord *level = id != NULL ? wm_clinic_level (self->clinic, id) : NULL;
  const char *label = level != NULL ? wm_record_get (level, "label") : NULL;
  return g_strdup (label != NULL ? _wm_sheet_say (self, label) : "");
}

/* First and last name; the preferred name stands between where it is another. */
char *
_wm_sheet_client_name (const WmSheet *self)
{
  const char *first = wm_record_get (self->client, "first-name"), *last = wm_record_get (self->client, "last-name");
  const char *preferred = wm_record_get (self->client, "preferred-name");
  if (preferred != NULL && g_strcmp0 (preferred, first) != 0)
    return g_strdup_printf ("%s (%s) %s", first ? first : "", preferred, last ? last : "");
  return g_strdup_printf ("%s %s", first ? first : "", last ? last : "");
}

/* A value as staff reads it, in the document's language where it is one of our words. */
char *
_wm_sheet_value (const WmSheet *self, const WmField *field, const char *value)
{
  WmRecord *level = field->kind == WM_KIND_LINK ? wm_clinic_level (self->clinic, value) : NULL;
  if (field->kind == WM_KIND_BOOL)
    return g_strdup (_wm_sheet_say (self, strcmp (value, "1") == 0 ? D_("yes") : D_("no")));
  if (level != NULL)
    return g_strdup_printf ("%s (%s)", _wm_sheet_say (self, wm_record_get (level, "label")), wm_record_get (level, "code"));
  g_autofree char *text = wm_clinic_text_of (self->clinic, field, value);
  return g_strdup (field->kind == WM_KIND_PICK ? _wm_sheet_say (self, text) : text);
}

/* Texts entered one a line: on one line for the client, as entered for the chart. */
char *
_wm_sheet_lines (const WmSheet *self, const char *text)
{
  if (text == NULL || self->for_staff)
    return g_strdup (text);
  GString *joined = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", lines[i]);
  return g_string_free (joined, FALSE);
}

void
_wm_sheet_letterhead (const WmSheet *self, const char *edition, const char *below)
{
  WmRecord *clinic = wm_clinic_get_record (self->clinic);
  const char *name = wm_record_get (clinic, "name"), *address = wm_record_get (clinic, "address");
  const char *phone = wm_record_get (clinic, "phone");
  g_autofree char *line = g_strjoin (address != NULL && phone != NULL ? " · " : "", address ? address : "", phone ? phone : "", NULL);
  const char *lines[] = { line, NULL }, *right[] = { edition, below, NULL };
  wm_document_add_letterhead (self->document, name, lines, right);
}

/* On every page: whose document it is, by name, birth date and number, and which document. */
void
_wm_sheet_footer (const WmSheet *self, const char *state, const char *title)
{
  const char *birth = wm_record_get (self->client, "date-of-birth"), *number = wm_record_get (self->client, "client-no");
  g_autofree char *name = _wm_sheet_client_name (self);
  g_autofree char *about = g_strjoin (" · ", birth ? birth : "–", number ? number : "–", title, NULL);
  wm_document_set_footer (self->document, state, name, about);
}

/* "Marisol Vega · born March 14, 1992 · C-0412 · next review December 18, 2026"; @more may be NULL. */
void
_wm_sheet_person (const WmSheet *self, const char *more)
{
  g_autofree char *name = _wm_sheet_client_name (self);
  g_autofree char *isolated = wm_text_lead (name);
  g_autofree char *date = _wm_sheet_date (self, self->client, "date-of-birth");
  g_autofree char *born = *date != '\0' ? _wm_sheet_fill (self, D_("born {date}"), "date", date) : NULL;
  const char *parts[] = { born, wm_record_get (self->client, "client-no"), more };
  WmRich *line = wm_rich_new_styled (isolated, WM_RICH_BOLD);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      wm_rich_add (wm_rich_add (line, " · ", WM_RICH_PLAIN), parts[i], WM_RICH_PLAIN);
  wm_document_add_paragraph (self->document, line);
}

void
_wm_sheet_help (const WmSheet *self)
{
  const char *phone = wm_record_get (wm_clinic_get_record (self->clinic), "after-hours-phone");
  g_autofree char *after = phone != NULL ? _wm_sheet_fill (self, D_("After hours: {phone}"), "phone", phone) : NULL;
  WmRich *text = wm_rich_new (after);
  wm_rich_add (text, after != NULL ? " · " : NULL, WM_RICH_PLAIN);
  wm_rich_add (text, _wm_sheet_say (self, D_("In a crisis: call or text 988 · Emergency: 911")), WM_RICH_PLAIN);
  wm_document_add_notice (self->document, _wm_sheet_say (self, D_("If I need help now")), text);
}

/* A row of fields, left out where @value is empty. */
void
_wm_sheet_field (const WmSheet *self, WmBlock *fields, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    wm_block_add_field (fields, _wm_sheet_say (self, label), wm_rich_new (value));
}

/* The value of a field that is to be printed, or NULL. */
static char *
printed_value (const WmSheet *self, WmRecord *record, guint index, const char *const *without)
{
  const WmField *field = &wm_record_get_schema (record)->fields[index];
  const char *value = wm_record_get_at (record, index);
  if (field->flags & WM_FIELD_INTERNAL || value == NULL || g_strv_contains (without, field->name))
    return NULL;
  return _wm_sheet_value (self, field, value);
}

static WmRich *
labelled (const WmSheet *self, const WmField *field, const char *shown)
{
  g_autofree char *isolated = wm_text_isolate (shown);
  WmRich *text = wm_rich_new_styled (_wm_sheet_say (self, field->label), WM_RICH_BOLD);
  return wm_rich_add (wm_rich_add (text, strchr (shown, '\n') != NULL ? ":\n" : ": ", WM_RICH_BOLD), isolated, WM_RICH_PLAIN);
}

/* Every field of a record that may be printed and isn't named in @without, two side by side where they are short: the
 * chart copy leaves nothing out, and what the tables gain is printed without another line here. */
void
_wm_sheet_facts (const WmSheet *self, WmRecord *record, const char *const *without, guint indent, gboolean keep_with_next)
{
  const WmSchema *schema = wm_record_get_schema (record);
  WmBlock *list = NULL;
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *shown = printed_value (self, record, i, without);
      if (shown == NULL)
        continue;
      if (list == NULL)
        list = wm_block_set_columns (wm_block_set_indent (wm_document_add_list (self->document), indent), 2);
      wm_block_add_item (list, WM_MARK_NONE, labelled (self, &schema->fields[i], shown));
    }
  if (list != NULL && keep_with_next)
    wm_block_keep_together (wm_block_keep_with_next (list));
}

/* The same in one run; empty where nothing is left. */
WmRich *
_wm_sheet_rest (const WmSheet *self, WmRecord *record, const char *const *without)
{
  const WmSchema *schema = wm_record_get_schema (record);
  WmRich *text = wm_rich_new (NULL);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *shown = printed_value (self, record, i, without);
      if (shown == NULL)
        continue;
      g_autofree char *isolated = wm_text_isolate (shown);
      wm_rich_add (text, wm_rich_is_empty (text) ? NULL : " · ", WM_RICH_PLAIN);
      wm_rich_add (text, _wm_sheet_say (self, schema->fields[i].label), WM_RICH_ITALIC);
      wm_rich_add (wm_rich_add (text, ": ", WM_RICH_ITALIC), isolated, WM_RICH_PLAIN);
    }
  return text;
}

/* Which of @columns any record has something in; returns their number. */
static guint
used_columns (GPtrArray *records, const WmSheetColumn *columns, WmSheetColumn *used)
{
  guint n = 0;
  for (guint i = 0; columns[i].field != NULL && n < WM_TABLE_MAX_COLUMNS; i++)
    for (guint r = 0; r < records->len; r++)
      if (!wm_record_is_empty (records->pdata[r], columns[i].field))
        {
          used[n++] = columns[i];
          break;
        }
  return n;
}

/* Records as a table of @columns below a heading; columns without a value are left out, and what has no column runs on
 * below its row. Nothing at all where there are no records. */
void
_wm_sheet_records (const WmSheet *self, const char *heading, GPtrArray *records, const WmSheetColumn *columns)
{
  static const char *const nothing[] = { NULL };
  WmSheetColumn used[WM_TABLE_MAX_COLUMNS];
  guint n = used_columns (records, columns, used);
  const char *header[WM_TABLE_MAX_COLUMNS], *told[WM_TABLE_MAX_COLUMNS + 1] = { NULL };
  double shares[WM_TABLE_MAX_COLUMNS], sum = 0;
  if (n == 0)
    return;
  const WmSchema *schema = wm_record_get_schema (records->pdata[0]);
  for (guint i = 0; i < n; i++)
    sum += used[i].weight;
  for (guint i = 0; i < n; i++)
    {
      header[i] = _wm_sheet_say (self, wm_schema_field (schema, used[i].field)->label);
      shares[i] = used[i].weight / sum;
      told[i] = used[i].field;
    }
  wm_document_add_heading (self->document, 2, NULL, wm_rich_new (_wm_sheet_say (self, heading)));
  WmBlock *table = wm_document_add_table (self->document, n, header, shares);
  for (guint r = 0; r < records->len; r++)
    {
      WmRich *cells[WM_TABLE_MAX_COLUMNS];
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *shown = printed_value (self, records->pdata[r], (guint) wm_schema_field_index (schema, used[i].field), nothing);
          cells[i] = wm_rich_new (shown);
        }
      wm_block_add_row_with_note (table, cells, _wm_sheet_rest (self, records->pdata[r], told));
    }
}

/**
 * wm_document_language_for:
 *
 * Returns: (transfer none) (nullable): the client's language where documents can be printed in it; %NULL is English.
 */
const char *
wm_document_language_for (WmRecord *client)
{
  const char *language = wm_record_get (client, "language");
  return language != NULL && wm_catalog_has (language) ? language : NULL;
}
