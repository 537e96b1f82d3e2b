/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form on paper, such as the relapse-prevention plan. Walks the definition: parts, fixed notes, sections,
 * rows; an item added to a form's file is printed without a line here. */
#include "wm-documents.h"
#include "wm-sheet.h"

#include "wm-finding.h"

#include <string.h>

#define MAX_TABLE_COLUMNS 4

typedef struct
{
  WmSheet sheet;
  WmFormDocument *form_document;
} FormSheet;

static const char *
say (const FormSheet *self, const char *msgid)
{
  return _wm_sheet_say (&self->sheet, msgid);
}

/* A text of the definition in the document's language; NULL stays NULL. */
static WmRich *
fixed (const FormSheet *self, const char *text, WmRichStyle style)
{
  return wm_rich_new_styled (text != NULL ? say (self, text) : NULL, style);
}

static char *
scale_text (const FormSheet *self, const WmFormItem *item, const char *value)
{
  g_autofree char *most = g_strdup_printf ("%.0f", item->field->max);
  g_autoptr (WmRich) text = wm_rich_fill (say (self, D_("{value} of {most}")), "value", value, WM_RICH_PLAIN, "most", most,
                                          WM_RICH_PLAIN, NULL);
  return g_strdup (wm_rich_get_text (text));
}

/* How the client reads an answer; NULL where there is none. */
static char *
answer (const FormSheet *self, const WmFormItem *item, WmRecord *row)
{
  const char *value = wm_record_get (row, item->field->name);
  if (value == NULL)
    return NULL;
  if (item->choices != NULL && wm_form_item_label_of (item, value) != NULL)
    return g_strdup (say (self, wm_form_item_label_of (item, value)));
  if (item->is_scale)
    return scale_text (self, item, value);
  if (item->field->kind == WM_KIND_DATE)
    return _wm_sheet_date (&self->sheet, row, item->field->name);
  if (item->field->kind == WM_KIND_BOOL)
    return g_strdup (say (self, wm_record_get_bool (row, item->field->name) ? D_("yes") : D_("no")));
  return _wm_sheet_value (&self->sheet, item->field, value);
}

/* How much of a table's width an item wants. */
static double
item_weight (const WmFormItem *item)
{
  if (item->field->kind == WM_KIND_LONG_TEXT)
    return 3;
  if (item->field->kind == WM_KIND_TEXT)
    return item->is_phone ? 1.4 : 2.4;
  return item->field->kind == WM_KIND_PICK ? 1.5 : 1.1;
}

/* Few columns make a table. */
static void
add_table (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  guint n = section->items->len;
  const char *header[MAX_TABLE_COLUMNS];
  double shares[MAX_TABLE_COLUMNS], sum = 0;
  for (guint i = 0; i < n; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      header[i] = say (self, item->field->label);
      shares[i] = item_weight (item);
      sum += shares[i];
    }
  for (guint i = 0; i < n; i++)
    shares[i] /= sum;
  WmBlock *table = wm_document_add_table (self->sheet.document, n, header, shares);
  for (guint r = 0; r < rows->len; r++)
    {
      WmRich *cells[MAX_TABLE_COLUMNS];
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *text = answer (self, section->items->pdata[i], rows->pdata[r]);
          cells[i] = wm_rich_new (text);
        }
      wm_block_add_row (table, cells);
    }
}

/* Many items: the first answer stands in bold, the others follow with their labels. */
static void
add_run (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  for (guint r = 0; r < rows->len; r++)
    {
      WmRich *text = wm_rich_new (NULL);
      g_autofree char *number = g_strdup_printf ("%u", r + 1);
      for (guint i = 0; i < section->items->len; i++)
        {
          const WmFormItem *item = section->items->pdata[i];
          g_autofree char *value = answer (self, item, rows->pdata[r]);
          if (value == NULL)
            continue;
          if (!wm_rich_is_empty (text))
            wm_rich_add (text, i == 1 ? "\n" : " · ", WM_RICH_PLAIN);
          if (i > 0)
            wm_rich_add (wm_rich_add (text, say (self, item->field->label), WM_RICH_ITALIC), ": ", WM_RICH_ITALIC);
          wm_rich_add (text, value, i == 0 ? WM_RICH_BOLD : WM_RICH_PLAIN);
        }
      wm_block_keep_together (wm_document_add_track (self->sheet.document, number, text, NULL, NULL));
    }
}

static void
add_single (const FormSheet *self, const WmFormSection *section, WmRecord *row)
{
  WmBlock *fields = wm_document_add_fields (self->sheet.document);
  for (guint i = 0; i < section->items->len; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      g_autofree char *value = answer (self, item, row);
      _wm_sheet_field (&self->sheet, fields, item->field->label, value);
    }
}

/* The rows with something in them. */
static GPtrArray *
filled_rows (const FormSheet *self, const WmFormSection *section)
{
  GPtrArray *filled = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *rows = wm_form_document_get_rows (self->form_document, section->key);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (rows), i);
      if (!wm_form_row_is_blank (row))
        g_ptr_array_add (filled, g_steal_pointer (&row));
    }
  return filled;
}

static void
add_section (const FormSheet *self, const WmFormSection *section)
{
  g_autoptr (GPtrArray) rows = filled_rows (self, section);
  if (rows->len == 0)
    return;
  if (section->title != NULL)
    wm_document_add_heading (self->sheet.document, 3, NULL, fixed (self, section->title, WM_RICH_PLAIN));
  if (!section->many)
    add_single (self, section, rows->pdata[0]);
  else if (section->items->len == 1)
    {
      WmBlock *list = wm_document_add_list (self->sheet.document);
      for (guint i = 0; i < rows->len; i++)
        {
          g_autofree char *text = answer (self, section->items->pdata[0], rows->pdata[i]);
          wm_block_add_item (list, WM_MARK_BULLET, wm_rich_new (text));
        }
    }
  else if (section->items->len <= MAX_TABLE_COLUMNS)
    add_table (self, section, rows);
  else
    add_run (self, section, rows);
}

static void
add_note (const FormSheet *self, const WmFormNote *note)
{
  WmRich *text = wm_rich_new (NULL);
  for (guint i = 0; note->lines[i] != NULL; i++)
    wm_rich_add (wm_rich_add (text, i > 0 ? "\n" : NULL, WM_RICH_PLAIN), say (self, note->lines[i]), WM_RICH_PLAIN);
  wm_document_add_notice (self->sheet.document, note->title != NULL ? say (self, note->title) : NULL, text);
}

static void
add_lines (const FormSheet *self, const char *setting)
{
  g_auto (GStrv) lines = wm_form_lines (self->sheet.clinic, setting);
  WmBlock *list = wm_block_keep_together (wm_document_add_list (self->sheet.document));
  for (guint i = 0; lines[i] != NULL; i++)
    wm_block_add_item (list, WM_MARK_BULLET, fixed (self, lines[i], WM_RICH_PLAIN));
}

static void
add_part (const FormSheet *self, const WmFormPart *part)
{
  wm_document_add_heading (self->sheet.document, 2, part->letter, fixed (self, part->title, WM_RICH_PLAIN));
  if (part->intro != NULL)
    wm_block_keep_with_next (wm_document_add_paragraph (self->sheet.document, fixed (self, part->intro, WM_RICH_ITALIC)));
  for (guint i = 0; i < part->notes->len; i++)
    add_note (self, part->notes->pdata[i]);
  for (guint i = 0; i < part->sections->len; i++)
    add_section (self, part->sections->pdata[i]);
  if (part->lines != NULL)
    add_lines (self, part->lines);
}

static void
add_head (const FormSheet *self, const WmForm *form, WmRecord *record)
{
  const WmSheet *sheet = &self->sheet;
  g_autofree char *date = _wm_sheet_date (sheet, record, "made");
  g_autoptr (WmRich) version = wm_rich_fill (say (self, D_("Version {version} · {date}")), "version",
                                             wm_record_get (record, "version"), WM_RICH_PLAIN, "date", date, WM_RICH_PLAIN, NULL);
  WmRecord *next = wm_form_document_get_single (self->form_document, "next");
  g_autofree char *review = next != NULL && wm_schema_field (wm_record_get_schema (next), "next-review") != NULL
                              ? _wm_sheet_date (sheet, next, "next-review") : NULL;
  _wm_sheet_letterhead (sheet, wm_rich_get_text (version), NULL);
  wm_document_add_heading (sheet->document, 1, NULL, fixed (self, form->title, WM_RICH_PLAIN));
  _wm_sheet_person (sheet);
  if (review != NULL && *review != '\0')
    wm_document_add_paragraph (sheet->document, wm_rich_fill (say (self, D_("Next review: {date}")), "date", review, WM_RICH_BOLD, NULL));
  if (form->intro != NULL)
    wm_document_add_paragraph (sheet->document, fixed (self, form->intro, WM_RICH_PLAIN));
}

static void
add_state (const FormSheet *self, const WmForm *form, WmRecord *record)
{
  const char *state = wm_record_get (record, "state");
  gboolean open = g_strcmp0 (state, "draft") == 0 || g_strcmp0 (state, "ready") == 0;
  g_autofree char *title = g_strdup_printf ("%s %s", say (self, form->title), wm_record_get (record, "version"));
  g_autoptr (GPtrArray) findings = wm_form_document_check (self->form_document);
  if (open && wm_findings_have_errors (findings))
    wm_document_set_watermark (self->sheet.document, say (self, D_("DRAFT")));
  _wm_sheet_footer (&self->sheet, open ? say (self, D_("For signature: not valid until signed")) : NULL, title);
}

static gboolean
add_signatures (const FormSheet *self, WmRecord *record, GError **error)
{
  g_autoptr (WmRecord) episode = wm_clinic_load (self->sheet.clinic, &wm_episode_schema, wm_record_get (record, "episode"), error);
  if (episode == NULL)
    return FALSE;
  g_autofree char *client = _wm_sheet_client_name (&self->sheet);
  g_autofree char *counselor = wm_clinic_staff_name (self->sheet.clinic, wm_record_get (episode, "counselor"));
  WmBlock *block = wm_document_add_signatures (self->sheet.document, say (self, D_("date")));
  wm_block_add_signer (block, client, say (self, D_("client")), NULL);
  wm_block_add_signer (block, counselor, say (self, D_("counselor")), NULL);
  return TRUE;
}

/**
 * wm_document_form:
 * @form_document: a filled-in form, such as the relapse-prevention plan
 * @language: (nullable): language of the fixed texts; %NULL is English
 *
 * The form's notes (the overdose warning among them) and crisis lines are always printed, also where nothing is
 * filled in; parts that aren't asked of this client are left out.
 *
 * Returns: (transfer full) (nullable): the document; %NULL where the clinic can't be read.
 */
WmDocument *
wm_document_form (WmFormDocument *form_document, const char *language, GError **error)
{
  const WmForm *form = wm_form_document_get_form (form_document);
  const WmCatalog *catalog = wm_catalog_get (language);
  g_autoptr (WmDocument) document = wm_document_new (wm_catalog_text (catalog, form->title), language);
  WmRecord *record = wm_form_document_get_record (form_document);
  FormSheet self = { { wm_form_document_get_clinic (form_document), wm_form_document_get_client (form_document), document,
                       catalog, FALSE }, form_document };

  add_head (&self, form, record);
  add_state (&self, form, record);
  for (guint i = 0; i < form->parts->len; i++)
    if (wm_form_document_applies (form_document, form->parts->pdata[i]))
      add_part (&self, form->parts->pdata[i]);
  if (!add_signatures (&self, record, error))
    return NULL;
  return g_steal_pointer (&document);
}
