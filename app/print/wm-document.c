/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain data: each block is made by one function. Pure glib. */
#include "wm-document-private.h"

#include "wm-text.h"

static void
clear_thing (gpointer thing)
{
  g_free ((char *) ((WmWeekThing *) thing)->label);
}

static void
block_free (gpointer data)
{
  WmBlock *block = data;
  g_free (block->shares);
  g_ptr_array_unref (block->texts);
  g_clear_pointer (&block->things, g_array_unref);
  g_clear_pointer (&block->marks, g_array_unref);
  g_clear_pointer (&block->place, g_ref_string_release);
  g_free (block);
}

static void
rich_free (gpointer data)
{
  wm_rich_free (data);
}

static WmBlock *
add_block (WmDocument *self, WmBlockKind kind)
{
  WmBlock *block = g_new0 (WmBlock, 1);
  block->kind = kind;
  block->place = self->place ? g_ref_string_acquire (self->place) : NULL;
  block->texts = g_ptr_array_new_with_free_func (rich_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_plain (WmBlock *block, const char *text)
{
  g_ptr_array_add (block->texts, wm_rich_new (text));
}

static void
add_bold (WmBlock *block, const char *text)
{
  g_ptr_array_add (block->texts, wm_rich_new_styled (text, WM_RICH_BOLD));
}

/**
 * wm_document_new:
 * @title: the document's title for readers and metadata; never a client's name
 * @language: (nullable): language code of the fixed texts, e.g. "es"; NULL is English
 *
 * Returns: (transfer full): an empty document; free with wm_document_free().
 */
WmDocument *
wm_document_new (const char *title, const char *language)
{
  WmDocument *self = g_new0 (WmDocument, 1);
  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/** wm_document_free: frees @self and its blocks; NULL is fine. */
void
wm_document_free (WmDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->footer_state);
  g_free (self->footer_name);
  g_free (self->footer_about);
  g_free (self->watermark);
  g_clear_pointer (&self->place, g_ref_string_release);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * wm_document_set_footer:
 * @state: (nullable): the state of the document, such as "For signature: not valid until signed"
 * @name: (nullable): whose document it is; shortened where a page has no room for it
 * @about: (nullable): birth date, number, title; "page x of y" follows by itself
 */
void
wm_document_set_footer (WmDocument *self, const char *state, const char *name, const char *about)
{
  g_free (self->footer_state);
  g_free (self->footer_name);
  g_free (self->footer_about);
  self->footer_state = g_strdup (state);
  self->footer_name = g_strdup (name);
  self->footer_about = g_strdup (about);
}

/** wm_document_begin_place: the blocks that follow belong to the record with this id, so that pages can be asked where
 * it stands: wm_pages_find_place(). */
void
wm_document_begin_place (WmDocument *self, const char *record_id)
{
  g_clear_pointer (&self->place, g_ref_string_release);
  self->place = g_ref_string_new (record_id);
}

/** wm_document_set_watermark: @text (nullable) stands in pale letters across every page and in its footer. */
void
wm_document_set_watermark (WmDocument *self, const char *text)
{
  g_free (self->watermark);
  self->watermark = g_strdup (text);
}

/** wm_document_set_dense: lines and blocks stand closer, for what must stay on few pages; letters keep their size. */
void
wm_document_set_dense (WmDocument *self)
{
  self->dense = TRUE;
}

/** wm_document_fit_pages: like wm_document_set_dense(), and closer yet where it else takes more than @pages in letters of
 * normal size. */
void
wm_document_fit_pages (WmDocument *self, guint pages)
{
  self->dense = TRUE;
  self->fit_pages = pages;
}

/** wm_document_get_title: Returns: (transfer none): the title. */
const char *
wm_document_get_title (const WmDocument *self)
{
  return self->title;
}

/** wm_block_set_indent: moves the block @level steps to the right. Returns: (transfer none): the block. */
WmBlock *
wm_block_set_indent (WmBlock *self, guint level)
{
  self->indent = MIN (level, 6);
  return self;
}

/** wm_block_keep_with_next: no page break after the block. Returns: (transfer none): the block. */
WmBlock *
wm_block_keep_with_next (WmBlock *self)
{
  self->keep_with_next = TRUE;
  return self;
}

/** wm_block_keep_together: no page break in the block where a page can hold it. Returns: (transfer none): the block. */
WmBlock *
wm_block_keep_together (WmBlock *self)
{
  self->keep_together = TRUE;
  return self;
}

/**
 * wm_document_add_letterhead:
 * @name: who hands out the document
 * @address: (nullable) (array zero-terminated=1): lines under the name
 * @right: (nullable) (array zero-terminated=1): up to two lines at the right, such as edition and version
 */
WmBlock *
wm_document_add_letterhead (WmDocument *self, const char *name, const char *const *address,
                            const char *const *right)
{
  WmBlock *block = add_block (self, WM_BLOCK_LETTERHEAD);
  g_autofree char *left_lines = address != NULL ? g_strjoinv ("\n", (char **) address) : NULL;
  g_autofree char *right_lines = right != NULL ? g_strjoinv ("\n", (char **) right) : NULL;
  add_bold (block, name);
  add_plain (block, left_lines);
  add_plain (block, right_lines);
  return block;
}

/** wm_document_add_heading: @level 1 to 3; @number (nullable) stands at its left. Never the last line of a page. */
WmBlock *
wm_document_add_heading (WmDocument *self, guint level, const char *number, WmRich *text)
{
  WmBlock *block = add_block (self, WM_BLOCK_HEADING);
  block->level = CLAMP (level, 1, 3);
  block->keep_with_next = TRUE;
  add_bold (block, number);
  g_ptr_array_add (block->texts, text);
  return block;
}

/** wm_document_add_paragraph: running text; takes @text. */
WmBlock *
wm_document_add_paragraph (WmDocument *self, WmRich *text)
{
  WmBlock *block = add_block (self, WM_BLOCK_PARAGRAPH);
  g_ptr_array_add (block->texts, text);
  return block;
}

/** wm_document_add_quotation: somebody's own words with a bar at their left; takes @text, adds no marks. */
WmBlock *
wm_document_add_quotation (WmDocument *self, WmRich *text)
{
  WmBlock *block = add_block (self, WM_BLOCK_QUOTATION);
  g_ptr_array_add (block->texts, text);
  return block;
}

/** wm_document_add_space: @points of nothing; dropped at the head of a page. */
WmBlock *
wm_document_add_space (WmDocument *self, double points)
{
  WmBlock *block = add_block (self, WM_BLOCK_SPACE);
  block->points = points;
  return block;
}

/** wm_document_add_list: a list without items yet; see wm_block_add_item(). */
WmBlock *
wm_document_add_list (WmDocument *self)
{
  WmBlock *block = add_block (self, WM_BLOCK_LIST);
  block->n_columns = 1;
  block->marks = g_array_new (FALSE, FALSE, sizeof (WmMarkKind));
  return block;
}

/** wm_block_set_columns: items that are short stand side by side, row after row. Returns: (transfer none): the list. */
WmBlock *
wm_block_set_columns (WmBlock *list, guint columns)
{
  g_return_val_if_fail (list->kind == WM_BLOCK_LIST, list);
  list->n_columns = CLAMP (columns, 1, 3);
  return list;
}

/** wm_block_add_item: adds an item to a list; takes @text. */
void
wm_block_add_item (WmBlock *list, WmMarkKind mark, WmRich *text)
{
  g_return_if_fail (list->kind == WM_BLOCK_LIST);
  g_array_append_val (list->marks, mark);
  g_ptr_array_add (list->texts, text);
}

/** wm_document_add_notice: a frame around @title (nullable) and @text, which it takes. */
WmBlock *
wm_document_add_notice (WmDocument *self, const char *title, WmRich *text)
{
  WmBlock *block = add_block (self, WM_BLOCK_NOTICE);
  block->keep_together = TRUE;
  add_bold (block, title);
  g_ptr_array_add (block->texts, text);
  return block;
}

/** wm_document_add_fields: rows of label and value, none yet; see wm_block_add_field(). */
WmBlock *
wm_document_add_fields (WmDocument *self)
{
  return add_block (self, WM_BLOCK_FIELDS);
}

/** wm_block_add_field: adds a row to fields; takes @value. */
void
wm_block_add_field (WmBlock *fields, const char *label, WmRich *value)
{
  g_return_if_fail (fields->kind == WM_BLOCK_FIELDS);
  add_bold (fields, label);
  g_ptr_array_add (fields->texts, value);
}

/**
 * wm_document_add_table:
 * @header: one text per column; repeated at the head of every page the table reaches
 * @shares: one fraction of the width per column; a column whose words are wider takes from the others
 */
WmBlock *
wm_document_add_table (WmDocument *self, guint n_columns, const char *const *header, const double *shares)
{
  g_assert (n_columns > 0 && n_columns <= WM_TABLE_MAX_COLUMNS);
  WmBlock *block = add_block (self, WM_BLOCK_TABLE);
  block->n_columns = n_columns;
  block->shares = g_memdup2 (shares, n_columns * sizeof (double));
  for (guint i = 0; i < n_columns; i++)
    add_bold (block, header[i]);
  return block;
}

/** wm_block_set_numbers: all columns of @table but the first hold numbers, which stand at the columns' ends. */
WmBlock *
wm_block_set_numbers (WmBlock *table)
{
  g_return_val_if_fail (table->kind == WM_BLOCK_TABLE, table);
  table->numbers = TRUE;
  return table;
}

/** wm_block_add_row: adds a row to a table; takes the table's number of @cells, not the array. */
void
wm_block_add_row (WmBlock *table, WmRich **cells)
{
  wm_block_add_row_with_note (table, cells, NULL);
}

/** wm_block_add_row_with_note: like wm_block_add_row(); @note (nullable, taken) runs below the cells across all columns. */
void
wm_block_add_row_with_note (WmBlock *table, WmRich **cells, WmRich *note)
{
  g_return_if_fail (table->kind == WM_BLOCK_TABLE);
  for (guint i = 0; i < table->n_columns; i++)
    g_ptr_array_add (table->texts, cells[i]);
  g_ptr_array_add (table->texts, note != NULL ? note : wm_rich_new (NULL));
}

/**
 * wm_document_add_track:
 * @number: (nullable): stands at the left
 * @text: what is to be reached; taken
 * @track: (nullable): drawn at the right
 * @state: (nullable): a word at the right, below the track or in its place
 */
WmBlock *
wm_document_add_track (WmDocument *self, const char *number, WmRich *text, const WmTrack *track,
                       const char *state)
{
  WmBlock *block = add_block (self, WM_BLOCK_TRACK);
  add_bold (block, number);
  g_ptr_array_add (block->texts, text);
  add_bold (block, state);
  if (track == NULL)
    return block;
  block->points = track->now_at < 0 ? -1.0 : MIN (track->now_at, 1.0);
  add_plain (block, track->start_label);
  add_bold (block, track->now_label);
  add_plain (block, track->target_label);
  add_plain (block, track->unit);
  return block;
}

/** wm_document_add_signatures: a block for signatures, never split; @date_word stands where the date goes. */
WmBlock *
wm_document_add_signatures (WmDocument *self, const char *date_word)
{
  WmBlock *block = add_block (self, WM_BLOCK_SIGNATURES);
  add_plain (block, date_word);
  return block;
}

/**
 * wm_block_add_signer:
 * @name: (nullable): the person; NULL or "" leaves the role alone
 * @role: what they sign as
 * @written: (nullable): what stands on the line as a signature
 * @given: (nullable): how and when it was signed, or why not; NULL leaves a line to sign on
 */
void
wm_block_add_signer (WmBlock *signatures, const char *name, const char *role, const char *written, const char *given)
{
  g_autofree char *isolated = name != NULL ? wm_text_lead (name) : NULL;
  g_autofree char *who = name != NULL && *name != '\0' ? g_strdup_printf ("%s, %s", isolated, role) : g_strdup (role);
  g_return_if_fail (signatures->kind == WM_BLOCK_SIGNATURES);
  add_plain (signatures, who);
  add_plain (signatures, written);
  add_plain (signatures, given);
}

/**
 * wm_document_add_week:
 * @days: @n_days headings, in order
 * @from_minute: first minute shown, a full hour
 * @to_minute: last minute shown, a full hour
 * @hours: (array zero-terminated=1): one text for each hour from @from_minute
 */
WmBlock *
wm_document_add_week (WmDocument *self, guint n_days, const char *const *days, int from_minute, int to_minute,
                      const char *const *hours)
{
  WmBlock *block = add_block (self, WM_BLOCK_WEEK);
  block->n_columns = n_days;
  block->from_minute = from_minute;
  block->to_minute = MAX (to_minute, from_minute + 60);
  block->things = g_array_new (FALSE, FALSE, sizeof (WmWeekThing));
  g_array_set_clear_func (block->things, clear_thing);
  for (guint i = 0; i < n_days; i++)
    add_bold (block, days[i]);
  for (guint i = 0; hours[i] != NULL; i++)
    add_plain (block, hours[i]);
  return block;
}

/** wm_block_add_thing: adds something that happens in the week; copies @thing. */
void
wm_block_add_thing (WmBlock *week, const WmWeekThing *thing)
{
  WmWeekThing copy = *thing;
  g_return_if_fail (week->kind == WM_BLOCK_WEEK && thing->day < week->n_columns);
  copy.label = g_strdup (thing->label);
  copy.n_lanes = MAX (thing->n_lanes, 1);
  copy.lane = MIN (thing->lane, copy.n_lanes - 1);
  g_array_append_val (week->things, copy);
}
