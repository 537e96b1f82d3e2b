/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form on paper, such as the relapse-prevention plan. Walks the definition: parts, fixed notes, sections,
 * rows; an item added to a form's file is printed without a line here. */
#include "wm-documents.h"
#include "wm-sheet.h"

#include "wm-finding.h"

#include <string.h>

#define MAX_TABLE_COLUMNS 4
#define MAX_SIDE_BY_SIDE 3
#define SHEETS 3 /* to carry (domain reference 5) */

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

/* What an answer says beside its label: a tick's label says it all, a written answer follows its label. */
static void
add_labelled (const FormSheet *self, WmRich *text, const WmFormItem *item, WmRecord *row)
{
  g_autofree char *value = answer (self, item, row);
  const char *label = say (self, item->field->label);
  gboolean ticked = item->field->kind == WM_KIND_BOOL && wm_record_get_bool (row, item->field->name);
  if (value == NULL)
    return;
  if (ticked)
    wm_rich_add (text, label, WM_RICH_PLAIN);
  else if (item->choices != NULL)
    wm_rich_add (text, value, WM_RICH_PLAIN);
  else
    wm_rich_add (wm_rich_add (wm_rich_add (text, label, WM_RICH_ITALIC), " ", WM_RICH_PLAIN), value, WM_RICH_PLAIN);
}

static gboolean
is_written (const WmFormItem *item)
{
  return item->field->kind == WM_KIND_TEXT || item->field->kind == WM_KIND_LONG_TEXT;
}

/* Which items of a section stand in which column. The first column names the row and carries what is only picked or
 * counted; what is written has columns of its own, the last of which may hold two. */
typedef struct
{
  const WmFormItem *head;
  GPtrArray *small;   /* below the head */
  GPtrArray *written; /* a column each while there are few */
} Layout;

static Layout
lay_out (const WmFormSection *section)
{
  Layout layout = { section->items->pdata[0], g_ptr_array_new (), g_ptr_array_new () };
  gboolean small_apart = section->items->len <= MAX_TABLE_COLUMNS;
  for (guint i = 1; i < section->items->len; i++)
    {
      WmFormItem *item = section->items->pdata[i];
      g_ptr_array_add (is_written (item) || small_apart ? layout.written : layout.small, item);
    }
  return layout;
}

/* What is only picked or counted, in one run; @text goes on where there is something already. */
static void
add_small (const FormSheet *self, const Layout *layout, WmRecord *row, WmRich *text)
{
  gboolean first = TRUE;
  for (guint i = 0; i < layout->small->len; i++)
    {
      WmFormItem *item = layout->small->pdata[i];
      if (wm_record_is_empty (row, item->field->name))
        continue;
      wm_rich_add (text, !first ? " · " : wm_rich_is_empty (text) ? NULL : "\n", WM_RICH_PLAIN);
      add_labelled (self, text, item, row);
      first = FALSE;
    }
}

/* Much of it is told below the row rather than in a narrow column. */
static gboolean
small_below (const Layout *layout)
{
  return layout->small->len > 2;
}

static WmRich *
head_cell (const FormSheet *self, const Layout *layout, WmRecord *row)
{
  g_autofree char *name = answer (self, layout->head, row);
  WmRich *text = wm_rich_new_styled (name, WM_RICH_BOLD);
  if (!small_below (layout))
    add_small (self, layout, row, text);
  return text;
}

static WmRich *
row_note (const FormSheet *self, const Layout *layout, WmRecord *row)
{
  WmRich *text = wm_rich_new (NULL);
  if (small_below (layout))
    add_small (self, layout, row, text);
  return text;
}

/* The cell of written column @column; the last column also takes what has no column. */
static WmRich *
written_cell (const FormSheet *self, const Layout *layout, guint column, guint n_columns, WmRecord *row)
{
  g_autofree char *first = answer (self, layout->written->pdata[column], row);
  WmRich *text = wm_rich_new (first);
  for (guint i = n_columns; column + 1 == n_columns && i < layout->written->len; i++)
    {
      WmFormItem *item = layout->written->pdata[i];
      if (wm_record_is_empty (row, item->field->name))
        continue;
      wm_rich_add (text, wm_rich_is_empty (text) ? NULL : "\n", WM_RICH_PLAIN);
      add_labelled (self, text, item, row);
    }
  return text;
}

/* How much of a table's width an item wants. */
static double
item_weight (const WmFormItem *item, gboolean with_small)
{
  if (with_small)
    return 3.8;
  if (item->field->kind == WM_KIND_LONG_TEXT)
    return 3;
  if (item->field->kind == WM_KIND_TEXT)
    return item->is_phone ? 1.4 : 2.4;
  return item->field->kind == WM_KIND_PICK ? 1.7 : 1.1;
}

static void
add_table (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  Layout layout = lay_out (section);
  guint n = MIN (layout.written->len, MAX_TABLE_COLUMNS - 1);
  const char *header[MAX_TABLE_COLUMNS] = { say (self, layout.head->field->label) };
  double shares[MAX_TABLE_COLUMNS] = { item_weight (layout.head, layout.small->len > 0 && !small_below (&layout)) }, sum = shares[0];
  for (guint i = 0; i < n; i++)
    {
      const WmFormItem *item = layout.written->pdata[i];
      header[i + 1] = say (self, item->field->label);
      shares[i + 1] = item_weight (item, FALSE);
      sum += shares[i + 1];
    }
  for (guint i = 0; i <= n; i++)
    shares[i] /= sum;
  WmBlock *table = wm_document_add_table (self->sheet.document, n + 1, header, shares);
  for (guint r = 0; r < rows->len; r++)
    {
      WmRich *cells[MAX_TABLE_COLUMNS] = { head_cell (self, &layout, rows->pdata[r]) };
      for (guint i = 0; i < n; i++)
        cells[i + 1] = written_cell (self, &layout, i, n, rows->pdata[r]);
      wm_block_add_row_with_note (table, cells, row_note (self, &layout, rows->pdata[r]));
    }
  g_ptr_array_unref (layout.small);
  g_ptr_array_unref (layout.written);
}

/* Label and answer run on; short ones stand two side by side. */
static void
add_single (const FormSheet *self, const WmFormSection *section, WmRecord *row)
{
  WmBlock *list = wm_block_set_columns (wm_document_add_list (self->sheet.document), 2);
  for (guint i = 0; i < section->items->len; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      g_autofree char *value = answer (self, item, row);
      if (value == NULL)
        continue;
      WmRich *text = wm_rich_new_styled (say (self, item->field->label), WM_RICH_BOLD);
      wm_block_add_item (list, WM_MARK_NONE, wm_rich_add (wm_rich_add (text, ": ", WM_RICH_BOLD), value, WM_RICH_PLAIN));
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
add_bullets (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  WmBlock *list = wm_block_set_columns (wm_document_add_list (self->sheet.document), 2);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = answer (self, section->items->pdata[0], rows->pdata[i]);
      wm_block_add_item (list, WM_MARK_BULLET, wm_rich_new (text));
    }
}

static void
add_section (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  if (section->title != NULL)
    wm_document_add_heading (self->sheet.document, 3, NULL, fixed (self, section->title, WM_RICH_PLAIN));
  if (!section->many)
    add_single (self, section, rows->pdata[0]);
  else if (section->items->len == 1)
    add_bullets (self, section, rows);
  else
    add_table (self, section, rows);
}

/* A titled section of short rows is a column beside others of its kind. */
static gboolean
is_column (const WmFormSection *section)
{
  return section->many && section->title != NULL && section->items->len <= 3;
}

static WmRich *
column_cell (const FormSheet *self, const WmFormSection *section, GPtrArray *rows)
{
  WmRich *text = wm_rich_new (NULL);
  for (guint r = 0; r < rows->len; r++)
    {
      gboolean any = FALSE;
      wm_rich_add (text, r > 0 ? "\n• " : "• ", WM_RICH_PLAIN);
      for (guint i = 0; i < section->items->len; i++)
        {
          g_autofree char *value = answer (self, section->items->pdata[i], rows->pdata[r]);
          wm_rich_add (wm_rich_add (text, any && value != NULL ? " · " : NULL, WM_RICH_PLAIN), value, WM_RICH_PLAIN);
          any = any || value != NULL;
        }
    }
  return text;
}

static void
add_columns (const FormSheet *self, const WmFormSection **sections, GPtrArray **rows, guint n)
{
  const char *header[MAX_SIDE_BY_SIDE];
  double shares[MAX_SIDE_BY_SIDE];
  WmRich *cells[MAX_SIDE_BY_SIDE];
  for (guint i = 0; i < n; i++)
    {
      header[i] = say (self, sections[i]->title);
      shares[i] = 1.0 / n;
      cells[i] = column_cell (self, sections[i], rows[i]);
    }
  wm_block_add_row (wm_document_add_table (self->sheet.document, n, header, shares), cells);
}

/* Adds the section at @index, or as many from there on as stand side by side; returns the index of the next. */
static guint
add_sections (const FormSheet *self, GPtrArray *sections, guint index)
{
  const WmFormSection *side[MAX_SIDE_BY_SIDE];
  GPtrArray *rows[MAX_SIDE_BY_SIDE];
  guint n = 0, next = index;
  for (; next < sections->len && n < MAX_SIDE_BY_SIDE && is_column (sections->pdata[next]); next++)
    {
      GPtrArray *filled = filled_rows (self, sections->pdata[next]);
      side[n] = sections->pdata[next];
      rows[n] = filled;
      if (filled->len > 0)
        n++;
      else
        g_ptr_array_unref (filled);
    }
  if (n > 0)
    add_columns (self, side, rows, n);
  for (guint i = 0; i < n; i++)
    g_ptr_array_unref (rows[i]);
  if (next > index)
    return next;
  g_autoptr (GPtrArray) single = filled_rows (self, sections->pdata[index]);
  if (single->len > 0)
    add_section (self, sections->pdata[index], single);
  return index + 1;
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
  WmBlock *list = wm_block_set_columns (wm_block_keep_together (wm_document_add_list (self->sheet.document)), 2);
  for (guint i = 0; lines[i] != NULL; i++)
    wm_block_add_item (list, WM_MARK_BULLET, fixed (self, lines[i], WM_RICH_PLAIN));
}

static gboolean
has_answers (const FormSheet *self, const WmFormPart *part)
{
  for (guint i = 0; i < part->sections->len; i++)
    {
      g_autoptr (GPtrArray) rows = filled_rows (self, part->sections->pdata[i]);
      if (rows->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_part (const FormSheet *self, const WmFormPart *part)
{
  wm_document_add_heading (self->sheet.document, 2, part->letter, fixed (self, part->title, WM_RICH_PLAIN));
  if (part->intro != NULL && !(part->guide && has_answers (self, part)))
    wm_block_keep_with_next (wm_document_add_paragraph (self->sheet.document, fixed (self, part->intro, WM_RICH_ITALIC)));
  for (guint i = 0; i < part->notes->len; i++)
    add_note (self, part->notes->pdata[i]);
  for (guint i = 0; i < part->sections->len;)
    i = add_sections (self, part->sections, i);
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
  g_autofree char *next_review = review != NULL && *review != '\0' ? _wm_sheet_fill (sheet, D_("next review {date}"), "date", review) : NULL;
  _wm_sheet_letterhead (sheet, wm_rich_get_text (version), NULL);
  wm_document_add_heading (sheet->document, 1, NULL, fixed (self, form->title, WM_RICH_PLAIN));
  _wm_sheet_person (sheet, next_review);
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
  wm_block_add_signer (block, client, say (self, D_("client")), NULL, NULL);
  wm_block_add_signer (block, counselor, say (self, D_("counselor")), NULL, NULL);
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
  FormSheet self = { _wm_sheet_begin (wm_form_document_get_clinic (form_document), wm_form_document_get_client (form_document), document,
                                      catalog, FALSE), form_document };

  wm_document_fit_pages (document, SHEETS);
  add_head (&self, form, record);
  add_state (&self, form, record);
  for (guint i = 0; i < form->parts->len; i++)
    if (wm_form_document_applies (form_document, form->parts->pdata[i]))
      add_part (&self, form->parts->pdata[i]);
  return add_signatures (&self, record, error) && _wm_sheet_is_whole (&self.sheet, error) ? g_steal_pointer (&document) : NULL;
}
