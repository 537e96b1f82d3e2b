/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fails with the page and the text that breaks a law. */
#include "page-laws.h"

#include "wm-pages-private.h"

#include <string.h>

#define THINNEST 0.5 /* points; a thinner line doesn't survive a photocopier */

static const char *
tag_of (const WmPages *pages, const WmInk *ink)
{
  const char *tag = g_array_index (pages->nodes, WmNode, ink->node).tag;
  return tag != NULL ? tag : "";
}

static char *
line_text (const WmPages *pages, const WmInk *ink)
{
  PangoLayout *layout = g_ptr_array_index (pages->layouts, ink->layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, ink->line);
  return g_strndup (pango_layout_get_text (layout) + line->start_index, (gsize) line->length);
}

/* The lowest line of a page that isn't the last is no heading. */
static void
check_foot (const WmPages *pages, guint page, GArray *inks)
{
  const WmInk *lowest = NULL;
  for (guint i = 0; i < inks->len; i++)
    {
      const WmInk *ink = &g_array_index (inks, WmInk, i);
      if (ink->kind == WM_INK_TEXT && (lowest == NULL || ink->y > lowest->y))
        lowest = ink;
    }
  if (lowest == NULL || page + 1 == wm_pages_get_n (pages))
    return;
  const char *tag = tag_of (pages, lowest);
  g_autofree char *text = line_text (pages, lowest);
  if (tag[0] == 'H' && g_ascii_isdigit (tag[1]))
    g_error ("page %u ends with a heading: %s", page + 1, text);
}

/* Nothing reaches into the footer or over the paper's edge. */
static void
check_edges (const WmPages *pages, guint page, GArray *inks)
{
  for (guint i = 0; i < inks->len; i++)
    {
      const WmInk *ink = &g_array_index (inks, WmInk, i);
      if (ink->kind == WM_INK_LINE)
        g_assert_cmpfloat (ink->pen, >=, THINNEST);
      if (ink->kind != WM_INK_TEXT)
        continue;
      PangoLayoutLine *line = pango_layout_get_line_readonly (g_ptr_array_index (pages->layouts, ink->layout), ink->line);
      PangoRectangle extents;
      pango_layout_line_get_extents (line, NULL, &extents);
      double right = ink->x + (double) extents.width / PANGO_SCALE;
      g_autofree char *text = line_text (pages, ink);
      if (ink->y > pages->bottom + 1 || ink->x < pages->left - 1 || right > pages->width - pages->left + 6)
        g_error ("page %u: this stands outside: %s", page + 1, text);
    }
}

/* Counts the lines of running text on each page; a paragraph cut by a page has two lines on either side. */
static void
check_lines (const WmPages *pages, GArray *inks)
{
  g_autoptr (GHashTable) here = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < inks->len; i++)
    {
      const WmInk *ink = &g_array_index (inks, WmInk, i);
      const char *tag = ink->kind == WM_INK_TEXT ? tag_of (pages, ink) : "";
      if (strcmp (tag, "P") == 0 || strcmp (tag, "LBody") == 0)
        {
          gpointer key = GUINT_TO_POINTER (ink->layout + 1);
          g_hash_table_insert (here, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (here, key)) + 1));
        }
    }
  GHashTableIter iter;
  gpointer key, value;
  g_hash_table_iter_init (&iter, here);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      PangoLayout *layout = g_ptr_array_index (pages->layouts, GPOINTER_TO_UINT (key) - 1);
      guint all = (guint) pango_layout_get_line_count (layout), n = GPOINTER_TO_UINT (value);
      if (n == 1 && all > 1)
        g_error ("one line stands alone of: %s", pango_layout_get_text (layout));
    }
}

static void
check_signatures (const WmPages *pages)
{
  g_autofree guint *page_of = g_new0 (guint, pages->slabs->len + 1);
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    for (guint i = g_array_index (pages->starts, guint, page); i < g_array_index (pages->starts, guint, page + 1); i++)
      page_of[g_array_index (pages->placed, WmPlaced, i).slab] = page;
  for (guint i = 0; i + 1 < pages->slabs->len; i++)
    if (g_array_index (pages->slabs, WmSlab, i).glue == WM_GLUE_SIGNATURE)
      g_assert_cmpuint (page_of[i], ==, page_of[i + 1]);
}

/** page_laws_check: no heading at a page's foot, no single line of a paragraph, no split signatures, nothing too thin
 * to copy, nothing outside the margins. */
void
page_laws_check (const WmPages *pages)
{
  g_assert_cmpfloat (pages->body, >=, 10.5);
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    {
      g_autoptr (GArray) inks = _wm_pages_collect (pages, page);
      check_foot (pages, page, inks);
      check_edges (pages, page, inks);
      check_lines (pages, inks);
    }
  check_signatures (pages);
}

/** page_laws_text: Returns: (transfer full): the text of all pages, without the footers. */
char *
page_laws_text (const WmPages *pages)
{
  GString *all = g_string_new (NULL);
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    {
      g_autofree char *text = wm_pages_get_text (pages, page);
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}
