/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents share. */
#include "wm-sheet.h"

#include <string.h>

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
  g_autoptr (WmRich) text = wm_rich_fill (wm_catalog_plural (self->catalog, one, many, (guint) MAX (n, 0)), "n", number,
                                          WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* The date in words; "" where there is none. */
char *
_wm_sheet_date (const WmSheet *self, WmRecord *record, const char *field)
{
  return wm_catalog_date (self->catalog, wm_record_get_day (record, field));
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
  g_autofree char *text = wm_clinic_text_of (self->clinic, field, value);
  return g_strdup (field->kind == WM_KIND_PICK || field->kind == WM_KIND_BOOL ? _wm_sheet_say (self, text) : text);
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
  g_autofree char *isolated = wm_rich_isolate (name);
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

/* The value of a field that is to be printed, or NULL. What has several lines is told from what has one. */
static char *
printed_value (const WmSheet *self, WmRecord *record, guint index, const char *const *without, gboolean several_lines)
{
  const WmField *field = &wm_record_get_schema (record)->fields[index];
  const char *value = wm_record_get_at (record, index);
  if (field->flags & WM_FIELD_INTERNAL || value == NULL || g_strv_contains (without, field->name)
      || (strchr (value, '\n') != NULL) != several_lines)
    return NULL;
  return _wm_sheet_value (self, field, value);
}

static void
add_long_fields (const WmSheet *self, WmRecord *record, const char *const *without, guint indent)
{
  const WmSchema *schema = wm_record_get_schema (record);
  WmBlock *fields = NULL;
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *shown = printed_value (self, record, i, without, TRUE);
      if (shown == NULL)
        continue;
      if (fields == NULL)
        fields = wm_block_set_indent (wm_document_add_fields (self->document), indent);
      _wm_sheet_field (self, fields, schema->fields[i].label, shown);
    }
}

/* Every field of a record that may be printed and isn't named in @without: the chart copy leaves nothing out, and what
 * the tables gain is printed without another line here. One-line values run on in one paragraph. */
void
_wm_sheet_record (const WmSheet *self, WmRecord *record, const char *const *without, guint indent)
{
  const WmSchema *schema = wm_record_get_schema (record);
  WmRich *text = wm_rich_new (NULL);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      g_autofree char *shown = printed_value (self, record, i, without, FALSE);
      if (shown == NULL)
        continue;
      wm_rich_add (text, wm_rich_is_empty (text) ? NULL : " · ", WM_RICH_PLAIN);
      wm_rich_add (text, _wm_sheet_say (self, field->label), WM_RICH_BOLD);
      wm_rich_add (wm_rich_add (text, ": ", WM_RICH_BOLD), shown, WM_RICH_PLAIN);
    }
  if (wm_rich_is_empty (text))
    wm_rich_free (text);
  else
    wm_block_set_indent (wm_document_add_paragraph (self->document, text), indent);
  add_long_fields (self, record, without, indent);
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
