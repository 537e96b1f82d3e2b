/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing: one function for each kind of running block. Sizes are multiples of the body's size, so that large
 * print is the same page, only larger. */
#include "wm-pages-private.h"

#define INDENT 1.9      /* of one level, in body sizes */
#define LABEL_SHARE 0.29

static double
body (const WmComposer *self)
{
  return self->pages->body;
}

static guint
section (const WmComposer *self)
{
  for (guint level = 3; level > 0; level--)
    if (self->sections[level] != 0)
      return self->sections[level];
  return 0;
}

/* A heading opens a section that ends at the next heading of its level or above. */
static guint
open_section (WmComposer *self, guint level)
{
  for (guint i = level; i <= 3; i++)
    self->sections[i] = 0;
  guint parent = section (self);
  self->sections[level] = _wm_compose_node (self, parent, "Sect");
  return self->sections[level];
}

static void
compose_heading (WmComposer *self, const WmBlock *block)
{
  static const double sizes[] = { 0, 1.95, 1.3, 1.08 };
  static const double gaps[] = { 0, 1.5, 1.7, 1.1 };
  static const char *const tags[] = { NULL, "H1", "H2", "H3" };
  guint node = _wm_compose_node (self, open_section (self, block->level), tags[block->level]);
  const WmRich *number = _wm_block_text (block, 0);
  double size = body (self) * sizes[block->level];
  double column = wm_rich_is_empty (number) ? 0 : body (self) * INDENT;
  WmCell cells[] = {
    { number, self->left, column, size, WM_RICH_BOLD, WM_ALIGN_START, node },
    { _wm_block_text (block, 1), self->left + column, self->width - column, size, WM_RICH_BOLD, WM_ALIGN_START, node },
  };
  double natural = _wm_compose_measure (self, &cells[0]) + size * 0.5;
  if (column > 0 && natural > column)
    {
      cells[0].width = natural;
      cells[1].x = self->left + natural;
      cells[1].width = self->width - natural;
    }
  _wm_compose_row (self, cells, 2, _wm_compose_gap (self, gaps[block->level]), WM_GLUE_LINES, _wm_glue_after (block));
}

static void
compose_paragraph (WmComposer *self, const WmBlock *block)
{
  guint node = _wm_compose_node (self, section (self), "P");
  WmCell cell = { _wm_block_text (block, 0), self->left, self->width, body (self), WM_RICH_PLAIN, WM_ALIGN_NATURAL, node };
  _wm_compose_row (self, &cell, 1, _wm_compose_gap (self, 0.35), _wm_glue_inside (block), _wm_glue_after (block));
}

static void
compose_quotation (WmComposer *self, const WmBlock *block)
{
  guint node = _wm_compose_node (self, section (self), "BlockQuote");
  double in = body (self) * 1.1;
  WmCell cell = { _wm_block_text (block, 0), self->left + in, self->width - in, body (self) * 1.3, WM_RICH_ITALIC,
                  WM_ALIGN_NATURAL, _wm_compose_node (self, node, "P") };
  g_autoptr (PangoLayout) layout = _wm_compose_layout (self->context, self->font, &cell);
  gboolean reversed = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  if (reversed)
    cell.x = self->left;
  /* The bar stands where the text begins. */
  self->bar = reversed ? self->left + self->width - 1.2 : self->left + 1.2;
  _wm_compose_row (self, &cell, 1, _wm_compose_gap (self, 0.9), _wm_glue_inside (block), _wm_glue_after (block));
  self->bar = -1;
}

static void
compose_space (WmComposer *self, const WmBlock *block)
{
  _wm_compose_open (self, block->points);
  _wm_compose_close (self, 0, _wm_glue_after (block));
}

/* How wide an item's sign stands left of its text. */
static double
mark_width (const WmComposer *self, WmMarkKind mark)
{
  return mark == WM_MARK_NONE ? 0 : body (self) * (mark == WM_MARK_BULLET ? 1.1 : 1.6);
}

static guint
list_cells (WmComposer *self, const WmBlock *block, guint index, double x, double width, guint list, const WmRich *const *signs, WmCell *cells)
{
  WmMarkKind mark = g_array_index (block->marks, WmMarkKind, index);
  double in = mark_width (self, mark);
  guint item = _wm_compose_node (self, list, "LI"), n = 0;
  if (mark != WM_MARK_NONE)
    cells[n++] = (WmCell){ signs[mark], x, in, body (self), WM_RICH_PLAIN, WM_ALIGN_START, _wm_compose_node (self, item, "Lbl") };
  cells[n++] = (WmCell){ _wm_block_text (block, index), x + in, width - in, body (self), WM_RICH_PLAIN, WM_ALIGN_NATURAL,
                         _wm_compose_node (self, item, "LBody") };
  return n;
}

/* How many items from @first on stand side by side: those whose text needs no more than two lines there. */
static guint
list_run (WmComposer *self, const WmBlock *block, guint first, double width)
{
  guint n = 0;
  while (n < block->n_columns && first + n < block->texts->len)
    {
      WmMarkKind mark = g_array_index (block->marks, WmMarkKind, first + n);
      WmCell cell = { _wm_block_text (block, first + n), 0, -1, body (self), WM_RICH_PLAIN, WM_ALIGN_START, 0 };
      if (_wm_compose_measure (self, &cell) > 1.8 * (width - mark_width (self, mark)))
        break;
      n++;
    }
  return MAX (n, 1);
}

/* Of rows that may be parted the first two and the last two stay together. @ends: the last slab of each row. */
static void
hold_ends (WmComposer *self, GArray *ends)
{
  for (guint i = 0; i + 1 < ends->len; i++)
    if (i == 0 || i + 2 == ends->len)
      {
        WmSlab *slab = &g_array_index (self->pages->slabs, WmSlab, g_array_index (ends, guint, i));
        slab->glue = MAX (slab->glue, WM_GLUE_LINES);
      }
}

static void
compose_list (WmComposer *self, const WmBlock *block)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  static const char *const texts[] = { "", "•", "☐", "☑" };
  const double gutter = body (self) * 1.4;
  const double width = (self->width - gutter * (block->n_columns - 1)) / block->n_columns;
  guint list = _wm_compose_node (self, section (self), "L");
  const WmRich *signs[G_N_ELEMENTS (texts)];
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    signs[i] = wm_rich_new (texts[i]);
  for (guint i = 0; i < block->texts->len;)
    {
      WmCell cells[6];
      guint n = 0, run = block->n_columns > 1 ? list_run (self, block, i, width) : 1;
      for (guint j = 0; j < run; j++)
        n += list_cells (self, block, i + j, self->left + j * (width + gutter), run > 1 ? width : self->width, list, signs, cells + n);
      i += run;
      /* Items side by side have lines of their own: cut through them all, one of them would leave a single line. */
      _wm_compose_row (self, cells, n, _wm_compose_gap (self, 0.35), run > 1 ? WM_GLUE_ROW : _wm_glue_inside (block),
                       i == block->texts->len ? _wm_glue_after (block) : _wm_glue_inside (block));
      guint end = self->pages->slabs->len - 1;
      g_array_append_val (ends, end);
    }
  hold_ends (self, ends);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    wm_rich_free ((WmRich *) signs[i]);
}

static void
notice_edge (WmComposer *self, double gap, gboolean upper, WmGlue glue)
{
  double height = _wm_compose_gap (self, 0.6);
  double y = upper ? 0 : height;
  _wm_compose_open (self, gap);
  _wm_compose_line (self, self->left, y, self->left + self->width, y, 0.8);
  _wm_compose_close (self, height, glue);
}

static void
compose_notice (WmComposer *self, const WmBlock *block)
{
  double in = body (self) * 0.9;
  guint note = _wm_compose_node (self, section (self), "Note");
  WmCell title = { _wm_block_text (block, 0), self->left + in, self->width - 2 * in, body (self), WM_RICH_BOLD,
                   WM_ALIGN_START, _wm_compose_node (self, note, "P") };
  WmCell text = { _wm_block_text (block, 1), self->left + in, self->width - 2 * in, body (self), WM_RICH_PLAIN,
                  WM_ALIGN_NATURAL, _wm_compose_node (self, note, "P") };
  self->framed = TRUE;
  notice_edge (self, _wm_compose_gap (self, 1.2), TRUE, WM_GLUE_LINES);
  if (!wm_rich_is_empty (title.text))
    _wm_compose_row (self, &title, 1, 0, WM_GLUE_LINES, WM_GLUE_LINES);
  _wm_compose_row (self, &text, 1, 0, WM_GLUE_TOGETHER, WM_GLUE_LINES);
  notice_edge (self, 0, FALSE, _wm_glue_after (block));
  self->framed = FALSE;
}

static void
compose_fields (WmComposer *self, const WmBlock *block)
{
  guint table = _wm_compose_node (self, section (self), "Table");
  double column = self->width * LABEL_SHARE;
  for (guint i = 0; i + 1 < block->texts->len; i += 2)
    {
      guint row = _wm_compose_node (self, table, "TR");
      guint label = _wm_compose_node (self, row, "TH");
      guint value = _wm_compose_node (self, row, "TD");
      WmCell cells[] = {
        { _wm_block_text (block, i), self->left, column - body (self) * 0.7, body (self), WM_RICH_BOLD, WM_ALIGN_START,
          label },
        { _wm_block_text (block, i + 1), self->left + column, self->width - column, body (self), WM_RICH_PLAIN,
          WM_ALIGN_START, value },
      };
      WmGlue after = i + 2 == block->texts->len ? _wm_glue_after (block) : _wm_glue_inside (block);
      _wm_compose_row (self, cells, 2, _wm_compose_gap (self, i == 0 ? 0.9 : 0.5), WM_GLUE_ROW, after);
    }
}

static void
compose_block (WmComposer *self, const WmBlock *block)
{
  switch (block->kind)
    {
    case WM_BLOCK_LETTERHEAD:
      _wm_compose_letterhead (self, block);
      break;
    case WM_BLOCK_HEADING:
      compose_heading (self, block);
      break;
    case WM_BLOCK_PARAGRAPH:
      compose_paragraph (self, block);
      break;
    case WM_BLOCK_QUOTATION:
      compose_quotation (self, block);
      break;
    case WM_BLOCK_SPACE:
      compose_space (self, block);
      break;
    case WM_BLOCK_LIST:
      compose_list (self, block);
      break;
    case WM_BLOCK_NOTICE:
      compose_notice (self, block);
      break;
    case WM_BLOCK_FIELDS:
      compose_fields (self, block);
      break;
    case WM_BLOCK_TABLE:
      _wm_compose_table (self, block);
      break;
    case WM_BLOCK_TRACK:
      _wm_compose_track (self, block, _wm_glue_after (block));
      break;
    case WM_BLOCK_SIGNATURES:
      _wm_compose_signatures (self, block);
      break;
    case WM_BLOCK_WEEK:
      _wm_compose_week (self, block);
      break;
    default:
      g_assert_not_reached ();
    }
}

guint
_wm_compose_section (const WmComposer *self)
{
  return section (self);
}

void
_wm_compose_blocks (WmComposer *self, const WmDocument *document)
{
  double full = self->pages->width - 2 * self->pages->left;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const WmBlock *block = g_ptr_array_index (document->blocks, i);
      self->left = block->indent * body (self) * INDENT;
      self->width = full - self->left;
      _wm_places_begin (self->pages, block->place);
      compose_block (self, block);
    }
}
