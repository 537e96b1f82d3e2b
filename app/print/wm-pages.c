/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing what was placed, with tags where the surface is a PDF. Every tag opened on a page is closed on it:
 * cairo leaves an unbalanced file unreadable without saying so before the end. */
#include "wm-pages-private.h"

#include "wm-error.h"

#include <cairo-pdf.h>

#define MAX_DEPTH 12

/** wm_pages_get_n: Returns: the number of pages, at least 1. */
guint
wm_pages_get_n (const WmPages *self)
{
  return self->starts->len - 1;
}

/** wm_pages_get_width: Returns: the paper's width in points. */
double
wm_pages_get_width (const WmPages *self)
{
  return self->width;
}

/** wm_pages_get_height: Returns: the paper's height in points. */
double
wm_pages_get_height (const WmPages *self)
{
  return self->height;
}

static int
compare_ink (gconstpointer a, gconstpointer b)
{
  const WmInk *one = a, *two = b;
  if (one->node != two->node)
    return one->node < two->node ? -1 : 1;
  return one->order < two->order ? -1 : one->order > two->order;
}

/* All ink of a page at its place on the paper, lines and shapes first, then texts in reading order: tags are
 * numbered in reading order, so that a row's cells come one after the other, not line by line. */
GArray *
_wm_pages_collect (const WmPages *self, guint page)
{
  GArray *inks = g_array_new (FALSE, FALSE, sizeof (WmInk));
  guint first = g_array_index (self->starts, guint, page), end = g_array_index (self->starts, guint, page + 1);
  for (guint i = first; i < end; i++)
    {
      const WmPlaced *placed = &g_array_index (self->placed, WmPlaced, i);
      const WmSlab *slab = &g_array_index (self->slabs, WmSlab, placed->slab);
      for (guint j = 0; j < slab->n_ink; j++)
        {
          WmInk ink = g_array_index (self->inks, WmInk, slab->first_ink + j);
          ink.x += self->left;
          ink.y += placed->y;
          if (ink.kind == WM_INK_LINE)
            {
              ink.x2 += self->left;
              ink.y2 += placed->y;
            }
          ink.order = inks->len;
          g_array_append_val (inks, ink);
        }
    }
  g_array_sort (inks, compare_ink);
  return inks;
}

static PangoLayoutLine *
ink_line (const WmPages *self, const WmInk *ink)
{
  return pango_layout_get_line_readonly (g_ptr_array_index (self->layouts, ink->layout), ink->line);
}

/**
 * wm_pages_get_text:
 * @page: from 0
 *
 * Returns: (transfer full): the page's text in reading order, a line of it on each line, without the footer;
 *   what a screen reader says of a preview.
 */
char *
wm_pages_get_text (const WmPages *self, guint page)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GArray) inks = _wm_pages_collect (self, page);
  for (guint i = 0; i < inks->len; i++)
    {
      const WmInk *ink = &g_array_index (inks, WmInk, i);
      if (ink->kind != WM_INK_TEXT)
        continue;
      const PangoLayoutLine *line = ink_line (self, ink);
      const char *all = pango_layout_get_text (g_ptr_array_index (self->layouts, ink->layout));
      g_string_append_len (text, all + line->start_index, line->length);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  cairo_t *cr; /* NULL where tags mean nothing */
  guint open[MAX_DEPTH];
  guint depth;
} TagStack;

static void
tags_close_to (TagStack *self, const WmPages *pages, guint depth)
{
  while (self->depth > depth)
    cairo_tag_end (self->cr, g_array_index (pages->nodes, WmNode, self->open[--self->depth]).tag);
}

/* Closes and opens tags until exactly @node and what it stands in are open. */
static void
tags_go (TagStack *self, const WmPages *pages, guint node)
{
  guint path[MAX_DEPTH], length = 0, common = 0;
  if (self->cr == NULL)
    return;
  for (; node != 0 && length < MAX_DEPTH; node = g_array_index (pages->nodes, WmNode, node).parent)
    path[length++] = node;
  while (common < self->depth && common < length && self->open[common] == path[length - 1 - common])
    common++;
  tags_close_to (self, pages, common);
  for (; common < length; common++)
    {
      self->open[self->depth++] = path[length - 1 - common];
      cairo_tag_begin (self->cr, g_array_index (pages->nodes, WmNode, path[length - 1 - common]).tag, NULL);
    }
}

static void
draw_shape (const WmInk *ink, cairo_t *cr)
{
  switch (ink->kind)
    {
    case WM_INK_LINE:
      cairo_move_to (cr, ink->x, ink->y);
      cairo_line_to (cr, ink->x2, ink->y2);
      break;
    case WM_INK_BOX:
      cairo_rectangle (cr, ink->x, ink->y, ink->x2, ink->y2);
      cairo_set_source_rgb (cr, 0.93, 0.93, 0.93);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      break;
    case WM_INK_CIRCLE:
      cairo_new_sub_path (cr);
      cairo_arc (cr, ink->x, ink->y, ink->pen, 0, 2 * G_PI);
      break;
    case WM_INK_DIAMOND:
      cairo_move_to (cr, ink->x, ink->y - ink->pen);
      cairo_line_to (cr, ink->x + ink->pen, ink->y);
      cairo_line_to (cr, ink->x, ink->y + ink->pen);
      cairo_line_to (cr, ink->x - ink->pen, ink->y);
      cairo_close_path (cr);
      cairo_fill (cr);
      return;
    case WM_INK_TEXT:
    default:
      return;
    }
  cairo_set_line_width (cr, ink->kind == WM_INK_CIRCLE ? 1.2 : ink->pen);
  cairo_stroke (cr);
}

static void
draw_watermark (const WmPages *self, cairo_t *cr)
{
  g_autoptr (WmRich) text = wm_rich_new_styled (self->watermark, WM_RICH_BOLD);
  PangoFontDescription *font = pango_font_description_from_string (WM_PRINT_FAMILIES);
  WmCell cell = { text, 0, -1, 110, WM_RICH_PLAIN, WM_ALIGN_START, 0 };
  g_autoptr (PangoLayout) layout = _wm_compose_layout (_wm_print_context (), font, &cell);
  int width, height;
  pango_layout_get_size (layout, &width, &height);
  double fit = MIN (1.0, self->width * 0.95 * PANGO_SCALE / MAX (width, 1));
  cairo_save (cr);
  cairo_translate (cr, self->width / 2, self->height / 2);
  cairo_rotate (cr, -G_PI / 4);
  cairo_scale (cr, fit, fit);
  cairo_move_to (cr, -(double) width / PANGO_SCALE / 2, -(double) height / PANGO_SCALE / 2);
  /* As an outline: as text its letters would stand between the words of the page for whoever reads the file. */
  pango_cairo_layout_path (cr, layout);
  /* Pale within, so that the text over it can be read; with an edge that a photocopier doesn't lose. */
  cairo_set_source_rgb (cr, 0.92, 0.92, 0.92);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
  pango_font_description_free (font);
}

/**
 * wm_pages_draw:
 * @page: from 0
 * @cr: in points with the paper's upper left corner at 0, 0; may be scaled
 *
 * Draws black on whatever is there; the caller paints the paper white on a screen. On a PDF the content is
 * tagged.
 */
void
wm_pages_draw (const WmPages *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < wm_pages_get_n (self));
  gboolean pdf = cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_PDF;
  TagStack tags = { .cr = pdf ? cr : NULL };
  g_autoptr (GArray) inks = _wm_pages_collect (self, page);

  cairo_save (cr);
  if (self->watermark != NULL && *self->watermark != '\0')
    draw_watermark (self, cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < inks->len; i++)
    {
      const WmInk *ink = &g_array_index (inks, WmInk, i);
      tags_go (&tags, self, ink->node);
      draw_shape (ink, cr);
      if (ink->kind != WM_INK_TEXT)
        continue;
      cairo_move_to (cr, ink->x, ink->y);
      pango_cairo_show_layout_line (cr, ink_line (self, ink));
    }
  tags_go (&tags, self, 0);
  g_assert (tags.depth == 0);
  _wm_footer_draw (self, page, cr);
  cairo_restore (cr);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (const WmPages *self, cairo_surface_t *surface, const char *date_iso)
{
  g_autofree char *created = g_strdup_printf ("%sT00:00:00Z", date_iso);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Waymark");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
}

/**
 * wm_pages_to_pdf:
 * @date_iso: the date of the document, YYYY-MM-DD; also the file's only date
 *
 * Returns: (transfer full): a tagged PDF with its fonts, the same bytes for the same pages and date; or NULL
 *   with %WM_ERROR_IO.
 */
GBytes *
wm_pages_to_pdf (const WmPages *self, const char *date_iso, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, self->width, self->height);
  cairo_t *cr = cairo_create (surface);
  set_metadata (self, surface, date_iso);
  /* The one root that readers expect; it stays open over all pages. */
  cairo_tag_begin (cr, "Document", NULL);
  for (guint page = 0; page < wm_pages_get_n (self); page++)
    {
      wm_pages_draw (self, page, cr);
      if (page + 1 == wm_pages_get_n (self))
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  g_set_error (error, WM_ERROR, WM_ERROR_IO, "The PDF could not be made (%s). Try again.",
               cairo_status_to_string (status));
  return NULL;
}
