/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacking slabs into pages. Pure: numbers in, numbers out. A run of glued slabs moves to the next page as a
 * whole; only where it is taller than a page the weaker glue gives way first. */
#include "wm-pages-private.h"

#include "wm-error.h"

#include <string.h>

typedef struct
{
  WmPages *pages;
  double y;
  gboolean at_head; /* nothing but a repeated table head on this page yet */
} Stack;

static const WmSlab *
slab_at (const WmPages *pages, guint index)
{
  return &g_array_index (pages->slabs, WmSlab, index);
}

static void
put (Stack *self, guint index)
{
  const WmSlab *slab = slab_at (self->pages, index);
  WmPlaced placed = { index, 0 };
  self->y += self->at_head ? 0 : slab->gap;
  placed.y = self->y;
  g_array_append_val (self->pages->placed, placed);
  self->y += slab->height;
  self->at_head = FALSE;
}

static void
new_page (Stack *self)
{
  guint start = self->pages->placed->len;
  g_array_append_val (self->pages->starts, start);
  self->y = self->pages->top;
  self->at_head = TRUE;
}

/* Height of the table head that a page beginning with @index repeats. */
static double
head_height (const WmPages *pages, guint index)
{
  const WmSlab *slab = slab_at (pages, index);
  double height = 0;
  for (guint i = slab->head; i < slab->head + slab->n_head; i++)
    height += slab_at (pages, i)->height;
  return height;
}

static double
run_height (const WmPages *pages, guint first, guint end, gboolean at_head)
{
  double height = 0;
  for (guint i = first; i < end; i++)
    height += slab_at (pages, i)->height + (i == first && at_head ? 0 : slab_at (pages, i)->gap);
  return height;
}

static void
turn_page (Stack *self, guint index)
{
  const WmSlab *slab = slab_at (self->pages, index);
  new_page (self);
  for (guint i = slab->head; i < slab->head + slab->n_head; i++)
    put (self, i);
  self->at_head = slab->n_head == 0;
}

static void place_runs (Stack *self, guint first, guint end, WmGlue glue);

static void
place_run (Stack *self, guint first, guint end, WmGlue glue)
{
  const WmPages *pages = self->pages;
  gboolean fits = self->y + run_height (pages, first, end, self->at_head) <= pages->bottom + 0.01;
  double alone = head_height (pages, first) + run_height (pages, first, end, TRUE);
  gboolean fits_alone = pages->top + alone <= pages->bottom + 0.01;

  if (!fits && !fits_alone && end - first > 1)
    {
      place_runs (self, first, end, glue + 1);
      return;
    }
  if (!fits && !self->at_head)
    turn_page (self, first);
  for (guint i = first; i < end; i++)
    put (self, i);
}

/* Places the slabs in runs that are held by @glue or stronger. */
static void
place_runs (Stack *self, guint first, guint end, WmGlue glue)
{
  for (guint i = first; i < end;)
    {
      guint j = i + 1;
      while (j < end && slab_at (self->pages, j - 1)->glue >= glue)
        j++;
      place_run (self, i, j, glue);
      i = j;
    }
}

void
_wm_paginate (WmPages *self)
{
  Stack stack = { .pages = self };
  new_page (&stack);
  place_runs (&stack, 0, self->slabs->len, WM_GLUE_TOGETHER);
  g_array_append_val (self->starts, self->placed->len);
}

/* How close lines (in sizes of their letters) and blocks stand. */
#define CLOSE 0.6 /* less air is for what must stay on few pages */
typedef struct
{
  double leading;
  double air;
} Density;

static void
set_paper (WmPages *self, const WmPaper *paper, const Density *density)
{
  gboolean dense = density->air < CLOSE;
  self->width = paper->kind == WM_PAPER_A4 ? 595.276 : 612.0;
  self->height = paper->kind == WM_PAPER_A4 ? 841.89 : 792.0;
  self->body = paper->large_print ? 16.0 : 10.5;
  self->left = dense ? 47.0 : 54.0;
  self->top = dense ? 38.0 : 48.0;
  self->leading = density->leading;
  self->air = density->air;
}

static WmPages *
lay_out (const WmDocument *document, const WmPaper *paper, const Density *density)
{
  WmPages *self = g_new0 (WmPages, 1);
  self->title = g_strdup (document->title);
  self->watermark = g_strdup (document->watermark);
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->footer = g_ptr_array_new_with_free_func (g_object_unref);
  self->footer_page = g_ptr_array_new_with_free_func (g_object_unref);
  self->inks = g_array_new (FALSE, FALSE, sizeof (WmInk));
  self->slabs = g_array_new (FALSE, FALSE, sizeof (WmSlab));
  self->nodes = g_array_new (FALSE, FALSE, sizeof (WmNode));
  self->placed = g_array_new (FALSE, FALSE, sizeof (WmPlaced));
  self->places = _wm_places_new ();
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  set_paper (self, paper, density);
  /* The footer's height is known before a line is laid out; its page numbers only afterwards. */
  self->bottom = self->height - _wm_footer_measure (self, document);
  _wm_compose_document (self, document);
  _wm_paginate (self);
  _wm_footer_number (self, document);
  return self;
}

/**
 * wm_document_paginate:
 * @document: what to lay out; not changed, may be freed afterwards
 * @paper: size of the paper and of the letters
 *
 * A heading stays with what follows, at least two lines stay on either side of a break, a table's head is
 * repeated, a row and a signature block stay whole; what is taller than a page is cut between lines.
 *
 * Returns: (transfer full): at least one page. Use it in the thread that made it.
 */
WmPages *
wm_document_paginate (const WmDocument *document, const WmPaper *paper)
{
  static const Density normal = { 1.31, 0.86 }, dense[] = { { 1.17, 0.5 }, { 1.14, 0.4 }, { 1.11, 0.32 } };
  WmPages *pages = lay_out (document, paper, document->dense ? &dense[0] : &normal);
  for (guint i = 1; i < G_N_ELEMENTS (dense) && document->fit_pages > 0 && !paper->large_print; i++)
    {
      if (wm_pages_get_n (pages) <= document->fit_pages)
        break;
      wm_pages_free (pages);
      pages = lay_out (document, paper, &dense[i]);
    }
  return pages;
}

/** wm_pages_free: frees the pages; NULL is fine. */
void
wm_pages_free (WmPages *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->watermark);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->footer);
  g_ptr_array_unref (self->footer_page);
  g_array_unref (self->inks);
  g_array_unref (self->slabs);
  g_array_unref (self->nodes);
  g_array_unref (self->placed);
  g_array_unref (self->starts);
  g_array_unref (self->places);
  g_free (self);
}

/**
 * wm_paper_parse:
 * @paper: (nullable): "letter" or "a4"; NULL is letter
 * @size: (nullable): "normal" or "large"; NULL is normal
 *
 * Returns: whether both are known; else %WM_ERROR_USAGE.
 */
gboolean
wm_paper_parse (const char *paper, const char *size, WmPaper *result, GError **error)
{
  gboolean a4 = g_strcmp0 (paper, "a4") == 0, large = g_strcmp0 (size, "large") == 0;
  if (paper != NULL && !a4 && strcmp (paper, "letter") != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "There is no paper “%s”; use letter or a4.", paper);
      return FALSE;
    }
  if (size != NULL && !large && strcmp (size, "normal") != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "There is no print size “%s”; use normal or large.", size);
      return FALSE;
    }
  *result = (WmPaper){ a4 ? WM_PAPER_A4 : WM_PAPER_LETTER, large };
  return TRUE;
}
