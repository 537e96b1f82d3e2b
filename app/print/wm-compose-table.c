/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing a table: how wide its columns are, its head that is repeated on each page, its rows. */
#include "wm-pages-private.h"

#define CELL_PAD 0.45 /* above and below a row, in body sizes */

static double
body (const WmComposer *self)
{
  return self->pages->body;
}

static void
table_rule (WmComposer *self, double pen, WmGlue glue)
{
  double pad = _wm_compose_gap (self, CELL_PAD);
  _wm_compose_open (self, 0);
  _wm_compose_line (self, self->left, pad, self->left + self->width, pad, pen);
  _wm_compose_close (self, pad, glue);
}

static double
space_after (const WmComposer *self, const WmBlock *block, guint column)
{
  return column + 1 < block->n_columns ? body (self) * 0.8 : 0;
}

static guint
table_row (WmComposer *self, const WmBlock *block, guint first, guint parent, const char *tag, WmRichStyle style)
{
  WmCell cells[WM_TABLE_MAX_COLUMNS];
  guint row = _wm_compose_node (self, parent, "TR"), n = block->n_columns;
  double x = self->left;
  for (guint i = 0; i < n; i++)
    {
      double width = self->columns[i];
      cells[i] = (WmCell){ _wm_block_text (block, first + i), x, width - space_after (self, block, i), body (self), style,
                           block->numbers && i > 0 ? WM_ALIGN_END : WM_ALIGN_START, _wm_compose_node (self, row, i > 0 && style == WM_RICH_PLAIN ? "TD" : tag) };
      x += width;
    }
  _wm_compose_row (self, cells, n, 0, WM_GLUE_ROW, WM_GLUE_LINES);
  return row;
}

/* What a row says across all its columns. */
static void
table_note (WmComposer *self, const WmRich *note, guint row)
{
  WmCell cell = { note, self->left, self->width, body (self), WM_RICH_PLAIN, WM_ALIGN_NATURAL, _wm_compose_node (self, row, "TD") };
  if (!wm_rich_is_empty (note))
    _wm_compose_row (self, &cell, 1, 0, WM_GLUE_ROW, WM_GLUE_LINES);
}

static void
table_pad (WmComposer *self, double gap)
{
  _wm_compose_open (self, gap);
  _wm_compose_close (self, _wm_compose_gap (self, CELL_PAD), WM_GLUE_LINES);
}

/* The widest word of the column's cells, in points. To measure a cell costs as much as to set it: where a word surely
 * fits into @enough it counts as none. */
static double
widest_word (WmComposer *self, const WmBlock *block, guint column, double enough)
{
  double widest = 0, letter = body (self) * 0.8;
  for (guint i = column; i < block->texts->len; i += i < block->n_columns ? block->n_columns : block->n_columns + 1)
    {
      WmRichStyle style = i < block->n_columns ? WM_RICH_BOLD : WM_RICH_PLAIN;
      WmCell cell = { _wm_block_text (block, i), 0, 0, body (self), style, WM_ALIGN_START, 0 };
      if (!wm_rich_is_empty (cell.text) && _wm_rich_longest_word (cell.text) * letter > enough)
        widest = MAX (widest, _wm_compose_widest_word (self, &cell));
    }
  return widest;
}

/* What the columns lack for their widest words is taken from those that have more than they need. */
static void
widen_columns (WmComposer *self, const WmBlock *block)
{
  double need[WM_TABLE_MAX_COLUMNS], missing = 0, spare = 0;
  for (guint i = 0; i < block->n_columns; i++)
    {
      need[i] = widest_word (self, block, i, 0) + space_after (self, block, i) + 0.5;
      missing += MAX (need[i] - self->columns[i], 0);
      spare += MAX (self->columns[i] - need[i], 0);
    }
  double given = MIN (missing, spare);
  for (guint i = 0; i < block->n_columns && given > 0; i++)
    self->columns[i] += (need[i] - self->columns[i]) * given / (need[i] > self->columns[i] ? missing : spare);
}

/* Columns have their shares of the width, but none breaks a word while another has room to give. */
static void
share_columns (WmComposer *self, const WmBlock *block)
{
  gboolean narrow = FALSE;
  for (guint i = 0; i < block->n_columns; i++)
    {
      self->columns[i] = self->width * block->shares[i];
      double room = self->columns[i] - space_after (self, block, i);
      narrow = narrow || widest_word (self, block, i, room) > room;
    }
  if (narrow)
    widen_columns (self, block);
}

static gboolean
has_header (const WmBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    if (!wm_rich_is_empty (_wm_block_text (block, i)))
      return TRUE;
  return FALSE;
}

static void
table_head (WmComposer *self, const WmBlock *block, guint table, gboolean with_rows)
{
  table_pad (self, _wm_compose_gap (self, 0.4));
  table_row (self, block, 0, table, "TH", WM_RICH_BOLD);
  table_rule (self, 1.0, with_rows ? WM_GLUE_LINES : _wm_glue_after (block));
}

/* Without words above its columns each row is named by its first cell. */
static void
whole_table (WmComposer *self, const WmBlock *block)
{
  guint table = _wm_compose_node (self, _wm_compose_section (self), "Table");
  guint head = self->pages->slabs->len, columns = block->n_columns;
  gboolean header = has_header (block);
  share_columns (self, block);
  if (header)
    table_head (self, block, table, block->texts->len > columns);
  guint n_head = self->pages->slabs->len - head;
  for (guint first = columns; first + columns < block->texts->len; first += columns + 1)
    {
      gboolean last = first + 2 * columns + 1 >= block->texts->len;
      self->head = head;
      self->n_head = n_head;
      table_pad (self, header || first > columns ? 0 : _wm_compose_gap (self, 0.2));
      guint row = table_row (self, block, first, table, header ? "TD" : "TH", WM_RICH_PLAIN);
      table_note (self, _wm_block_text (block, first + columns), row);
      table_rule (self, 0.5, last ? _wm_glue_after (block) : _wm_glue_inside (block));
      self->n_head = 0;
    }
}

/* Whether each column has room for its widest word. */
static gboolean
words_fit (WmComposer *self, const WmBlock *block)
{
  double need = 0;
  for (guint i = 0; i < block->n_columns; i++)
    need += widest_word (self, block, i, 0) + space_after (self, block, i) + 0.5;
  return need <= self->width;
}

static void
copy_cells (const WmBlock *from, guint first, guint column, guint n, WmBlock *to)
{
  g_ptr_array_add (to->texts, from->texts->pdata[first]);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (to->texts, from->texts->pdata[first + column + i]);
}

/* @n columns of a table from @column on, each row named by the first one again. The texts stay the table's. */
static void
part_of_table (const WmBlock *block, guint column, guint n, WmBlock *part)
{
  guint columns = block->n_columns;
  *part = *block;
  part->n_columns = n + 1;
  part->texts = g_ptr_array_new ();
  part->shares = g_new (double, n + 1);
  for (guint i = 0; i <= n; i++)
    part->shares[i] = i == 0 ? block->shares[0] : (1 - block->shares[0]) / n;
  copy_cells (block, 0, column, n, part);
  for (guint first = columns; first + columns < block->texts->len; first += columns + 1)
    {
      copy_cells (block, first, column, n, part);
      g_ptr_array_add (part->texts, block->texts->pdata[first + columns]);
    }
}

/* Composes the table in @n_parts below each other; FALSE and nothing where a word would still be broken. */
static gboolean
compose_parts (WmComposer *self, const WmBlock *block, guint n_parts)
{
  WmBlock parts[WM_TABLE_MAX_COLUMNS];
  guint n = block->n_columns - 1, column = 1;
  gboolean fit = TRUE;
  for (guint i = 0; i < n_parts; i++)
    {
      guint n_here = n / n_parts + (i < n % n_parts);
      part_of_table (block, column, n_here, &parts[i]);
      fit = fit && (words_fit (self, &parts[i]) || n_parts == n);
      column += n_here;
    }
  for (guint i = 0; i < n_parts; i++)
    {
      if (fit)
        whole_table (self, &parts[i]);
      g_ptr_array_unref (parts[i].texts);
      g_free (parts[i].shares);
    }
  return fit;
}

/* A table of numbers too wide for its words, as in large print, goes on below. */
void
_wm_compose_table (WmComposer *self, const WmBlock *block)
{
  guint n_parts = 1;
  if (!block->numbers || block->n_columns < 3 || words_fit (self, block))
    whole_table (self, block);
  else
    while (!compose_parts (self, block, ++n_parts))
      ;
}
