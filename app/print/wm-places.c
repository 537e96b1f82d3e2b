/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on which page a part of the document came to stand. */
#include "wm-pages-private.h"

static void
place_clear (gpointer data)
{
  g_ref_string_release (((WmPlace *) data)->name);
}

/** _wm_places_new: Returns: (transfer full): of WmPlace, in the order of the slabs. */
GArray *
_wm_places_new (void)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (WmPlace));
  g_array_set_clear_func (places, place_clear);
  return places;
}

/** _wm_places_begin: what is composed from now on belongs to @name (nullable: to nothing). */
void
_wm_places_begin (WmPages *pages, char *name)
{
  const WmPlace *last = pages->places->len ? &g_array_index (pages->places, WmPlace, pages->places->len - 1) : NULL;
  if (name == NULL || (last && last->name == name))
    return;
  WmPlace place = { g_ref_string_acquire (name), pages->slabs->len };
  g_array_append_val (pages->places, place);
}

static gboolean
slabs_of (const WmPages *self, const char *name, guint *first, guint *end)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const WmPlace *place = &g_array_index (self->places, WmPlace, i);
      if (!g_str_equal (place->name, name))
        continue;
      *first = place->slab;
      *end = i + 1 < self->places->len ? place[1].slab : self->slabs->len;
      return *first < *end;
    }
  return FALSE;
}

static guint
page_of (const WmPages *self, guint placed)
{
  guint page = 0;
  while (page + 1 < self->starts->len && g_array_index (self->starts, guint, page + 1) <= placed)
    page++;
  return page;
}

/**
 * wm_pages_find_place:
 * @name: as given to wm_document_begin_place()
 * @page: (out): the page on which it begins
 * @top: (out): points from the paper's upper edge
 * @height: (out): points, as far as that page goes
 *
 * Returns: FALSE where the document has no such place.
 */
gboolean
wm_pages_find_place (const WmPages *self, const char *name, guint *page, double *top, double *height)
{
  guint first, end;
  gboolean found = FALSE;
  if (!slabs_of (self, name, &first, &end))
    return FALSE;
  for (guint i = 0; i < self->placed->len; i++)
    {
      const WmPlaced *placed = &g_array_index (self->placed, WmPlaced, i);
      if (placed->slab < first || placed->slab >= end || (found && page_of (self, i) != *page))
        continue;
      if (!found)
        {
          *page = page_of (self, i);
          *top = placed->y;
        }
      found = TRUE;
      *height = placed->y + g_array_index (self->slabs, WmSlab, placed->slab).height - *top;
    }
  return found;
}
