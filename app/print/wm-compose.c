/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Composing: texts become lines, rows of texts become slabs. What every kind of block is made of. Uses Pango
 * for lines; draws nothing. */
#include "wm-pages-private.h"

static void
context_free (gpointer context)
{
  g_object_unref (context);
}

static GPrivate shared_context = G_PRIVATE_INIT (context_free);

/* One context per thread, so that fonts are looked up once for thousands of documents. 72 dots per inch and no
 * hinting: a line breaks the same on every screen and printer. */
PangoContext *
_wm_print_context (void)
{
  PangoContext *context = g_private_get (&shared_context);
  if (context != NULL)
    return context;

  PangoFontMap *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  cairo_font_options_t *options = cairo_font_options_create ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 72.0);
  context = pango_font_map_create_context (map);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));
  cairo_font_options_destroy (options);
  g_object_unref (map);
  g_private_set (&shared_context, context);
  return context;
}

static void
insert_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
insert_style (PangoAttrList *list, WmRichStyle style, guint start, guint end)
{
  if (style & WM_RICH_BOLD)
    insert_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  if (style & WM_RICH_ITALIC)
    insert_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (style & WM_RICH_WHOLE)
    insert_attribute (list, pango_attr_allow_breaks_new (FALSE), start, end);
}

/* Returns a new layout of the cell's text; @font is a scratch description of the right family. */
PangoLayout *
_wm_compose_layout (PangoContext *context, PangoFontDescription *font, const WmCell *cell)
{
  PangoLayout *layout = pango_layout_new (context);
  GArray *runs = cell->text->runs;

  pango_font_description_set_absolute_size (font, cell->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, cell->text->text->str, (int) cell->text->text->len);
  if (cell->width >= 0)
    pango_layout_set_width (layout, MAX ((int) (cell->width * PANGO_SCALE), PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (g_str_has_prefix (cell->text->text->str, "• ")) /* lines of a cell with bullets: what wraps hangs behind them */
    pango_layout_set_indent (layout, (int) (-0.7 * cell->size * PANGO_SCALE));
  PangoAttrList *list = pango_attr_list_new ();
  /* A hyphen that nobody entered would falsify a name or a code. */
  insert_attribute (list, pango_attr_insert_hyphens_new (FALSE), 0, G_MAXUINT);
  insert_style (list, cell->style, 0, G_MAXUINT);
  for (guint i = 0; i < runs->len; i++)
    {
      WmRichRun *run = &g_array_index (runs, WmRichRun, i);
      insert_style (list, run->style, run->start, run->end);
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
  return layout;
}

/* A gap of so many body sizes, less in a dense document. */
double
_wm_compose_gap (const WmComposer *self, double bodies)
{
  return bodies * self->pages->body * self->pages->air;
}

guint
_wm_compose_node (WmComposer *self, guint parent, const char *tag)
{
  WmNode node = { parent, tag };
  g_array_append_val (self->pages->nodes, node);
  return self->pages->nodes->len - 1;
}

static WmSlab *
last_slab (WmComposer *self)
{
  return &g_array_index (self->pages->slabs, WmSlab, self->pages->slabs->len - 1);
}

void
_wm_compose_open (WmComposer *self, double gap)
{
  WmSlab slab = { .gap = gap, .first_ink = self->pages->inks->len, .head = self->head, .n_head = self->n_head };
  g_array_append_val (self->pages->slabs, slab);
}

void
_wm_compose_ink (WmComposer *self, WmInk ink)
{
  g_array_append_val (self->pages->inks, ink);
}

void
_wm_compose_line (WmComposer *self, double x, double y, double x2, double y2, double pen)
{
  _wm_compose_ink (self, (WmInk){ .kind = WM_INK_LINE, .x = x, .y = y, .x2 = x2, .y2 = y2, .pen = pen });
}

void
_wm_compose_close (WmComposer *self, double height, WmGlue glue)
{
  double right = self->left + self->width;
  if (self->bar >= 0)
    _wm_compose_line (self, self->bar, 0, self->bar, height, 2.4);
  if (self->framed)
    {
      _wm_compose_line (self, self->left, 0, self->left, height, 0.8);
      _wm_compose_line (self, right, 0, right, height, 0.8);
    }
  WmSlab *slab = last_slab (self);
  slab->height = height;
  slab->glue = glue;
  slab->n_ink = self->pages->inks->len - slab->first_ink;
}

/* One line of a cell, measured. */
typedef struct
{
  double x;
  double ascent;  /* of the line with its leading */
  double height;
} Line;

static double
align_line (const WmCell *cell, PangoLayout *layout, const PangoRectangle *extents)
{
  double width = (double) extents->width / PANGO_SCALE;
  switch (cell->align)
    {
    case WM_ALIGN_NATURAL:
      return (double) extents->x / PANGO_SCALE;
    case WM_ALIGN_END:
      return cell->width - width;
    case WM_ALIGN_CENTER:
      return (cell->width - width) / 2;
    case WM_ALIGN_START:
      break;
    }
  return pango_layout_get_indent (layout) != 0 ? (double) extents->x / PANGO_SCALE : 0;
}

static GArray *
measure_lines (const WmComposer *self, const WmCell *cell, PangoLayout *layout)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double least = cell->size * self->pages->leading;
  do
    {
      PangoRectangle logical;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      double natural = (double) logical.height / PANGO_SCALE;
      double above = (double) (pango_layout_iter_get_baseline (iter) - logical.y) / PANGO_SCALE;
      /* A font's own height has room to spare; only a script that is taller than most is given more than asked. */
      double height = natural <= cell->size * 1.35 ? least : MAX (least, natural);
      Line line = { align_line (cell, layout, &logical), above + (height - natural) / 2, height };
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return lines;
}

static guint
add_layout (WmComposer *self, const WmCell *cell)
{
  g_ptr_array_add (self->pages->layouts, _wm_compose_layout (self->context, self->font, cell));
  return self->pages->layouts->len - 1;
}

static void
add_text_ink (WmComposer *self, const WmCell *cell, guint layout, guint index, const Line *line, double baseline)
{
  _wm_compose_ink (self, (WmInk){ .kind = WM_INK_TEXT, .x = cell->x + line->x, .y = baseline,
                                  .layout = layout, .line = (int) index, .node = cell->node });
}

/* Puts a whole text into the open slab with its upper edge at @y; returns its height. */
double
_wm_compose_place (WmComposer *self, const WmCell *cell, double y)
{
  if (wm_rich_is_empty (cell->text))
    return 0;
  guint layout = add_layout (self, cell);
  g_autoptr (GArray) lines = measure_lines (self, cell, g_ptr_array_index (self->pages->layouts, layout));
  double from = y;
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      add_text_ink (self, cell, layout, i, line, y + line->ascent);
      y += line->height;
    }
  return y - from;
}

/* Like _wm_compose_place(), but what doesn't fit into @height is cut off with an ellipsis. */
void
_wm_compose_place_within (WmComposer *self, const WmCell *cell, double y, double height)
{
  guint index = add_layout (self, cell);
  PangoLayout *layout = g_ptr_array_index (self->pages->layouts, index);
  int n = MAX ((int) (height / (cell->size * self->pages->leading)), 1);
  pango_layout_set_height (layout, -n);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  g_autoptr (GArray) lines = measure_lines (self, cell, layout);
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      add_text_ink (self, cell, index, i, line, y + line->ascent);
      y += line->height;
    }
}

/* Returns the natural width of a text on one line. */
double
_wm_compose_measure (WmComposer *self, const WmCell *cell)
{
  WmCell free_cell = *cell;
  PangoRectangle logical;
  if (wm_rich_is_empty (cell->text))
    return 0;
  free_cell.width = -1;
  g_autoptr (PangoLayout) layout = _wm_compose_layout (self->context, self->font, &free_cell);
  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* How wide the cell must be for none of its words to be parted, in points. */
double
_wm_compose_widest_word (WmComposer *self, const WmCell *cell)
{
  PangoRectangle logical;
  g_autoptr (PangoLayout) layout = _wm_compose_layout (self->context, self->font, cell);
  pango_layout_set_width (layout, 0);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* Glue inside a row: at least two lines stay on either side of a break. */
static WmGlue
glue_after_line (guint i, guint n, WmGlue inner, WmGlue after)
{
  if (i + 1 == n)
    return after;
  return i == 0 || i + 2 == n ? MAX (inner, WM_GLUE_LINES) : inner;
}

typedef struct
{
  guint layout[16];
  GArray *lines[16];
  guint n_lines;
} RowLines;

static void
row_measure (WmComposer *self, const WmCell *cells, guint n, RowLines *row)
{
  row->n_lines = 1;
  for (guint i = 0; i < n; i++)
    {
      row->lines[i] = NULL;
      if (wm_rich_is_empty (cells[i].text))
        continue;
      row->layout[i] = add_layout (self, &cells[i]);
      row->lines[i] = measure_lines (self, &cells[i], g_ptr_array_index (self->pages->layouts, row->layout[i]));
      row->n_lines = MAX (row->n_lines, row->lines[i]->len);
    }
}

static double
row_line (WmComposer *self, const WmCell *cells, guint n, const RowLines *row, guint index)
{
  double ascent = 0, descent = 0;
  for (guint i = 0; i < n; i++)
    if (row->lines[i] != NULL && index < row->lines[i]->len)
      {
        Line *line = &g_array_index (row->lines[i], Line, index);
        ascent = MAX (ascent, line->ascent);
        descent = MAX (descent, line->height - line->ascent);
      }
  for (guint i = 0; i < n; i++)
    if (row->lines[i] != NULL && index < row->lines[i]->len)
      add_text_ink (self, &cells[i], row->layout[i], index, &g_array_index (row->lines[i], Line, index), ascent);
  return ascent + descent;
}

/* Texts side by side, cut into one slab per line. @inner is the glue between its lines, @after that below. */
void
_wm_compose_row (WmComposer *self, const WmCell *cells, guint n, double gap, WmGlue inner, WmGlue after)
{
  RowLines row;
  n = MIN (n, G_N_ELEMENTS (row.lines));
  row_measure (self, cells, n, &row);
  for (guint i = 0; i < row.n_lines; i++)
    {
      _wm_compose_open (self, i == 0 ? gap : 0);
      double height = row_line (self, cells, n, &row, i);
      _wm_compose_close (self, height, glue_after_line (i, row.n_lines, inner, after));
    }
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&row.lines[i], g_array_unref);
}

/* Fills @pages with the slabs of @document; where they lie is decided by the paginator. */
void
_wm_compose_document (WmPages *pages, const WmDocument *document)
{
  WmComposer self = { .pages = pages, .context = _wm_print_context (), .bar = -1 };
  WmNode none = { 0, NULL };
  g_array_append_val (pages->nodes, none);
  self.font = pango_font_description_from_string (WM_PRINT_FAMILIES);
  _wm_compose_blocks (&self, document);
  pango_font_description_free (self.font);
}
