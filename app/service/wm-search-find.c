/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who fits what was typed, the best first. */
#include "wm-search-private.h"

#define ENOUGH 10 /* as many good answers need no guesses behind them */

/* What a place is worth, in one byte. Near ones are kept apart from those that fit as typed by FITS. */
enum { NO_MATCH, NEARLY, NEARLY_WHOLE, BEGINS, WHOLE, N_RANKS };
#define FITS (BEGINS - 1)

typedef struct
{
  const WmSearchIndex *index;
  guint8 *ranks; /* of each place */
  guint n_places;
} Find;

static gboolean
has_range (const guint32 *id, const guint32 *end, guint low, guint n)
{
  gboolean has = FALSE;
  for (; id < end; id++) /* no way out of the loop: a place has ten words, and the processor takes them at once */
    has |= *id - low < n;
  return has;
}

static guint
best_mark (const guint32 *id, const guint32 *end, const guint8 *marks)
{
  guint best = 0;
  for (; id < end; id++)
    best = MAX (best, marks[*id]);
  return best;
}

/* 2: each slot has its whole word among those of the place, 1: it fits, 0: it doesn't. */
static guint
fit (const WmSearchIndex *index, const WmSearchWay *way, guint place)
{
  const guint32 *ids = (const guint32 *) (gconstpointer) index->ids->data;
  const guint32 *id = ids + g_array_index (index->starts, guint32, place), *end = ids + g_array_index (index->starts, guint32, place + 1);
  guint fits = 2;
  for (guint i = 0; i < way->n; i++)
    {
      const WmSearchSlot *slot = &way->slots[i];
      if (slot->marks)
        fits = MIN (fits, best_mark (id, end, slot->marks));
      else if (!has_range (id, end, slot->low, slot->n))
        return 0;
      else if (fits == 2 && (slot->whole == G_MAXUINT || !has_range (id, end, slot->whole, 1)))
        fits = 1;
      if (fits == 0)
        return 0;
    }
  return fits;
}

static void
try_place (Find *self, const WmSearchWay *way, guint place, guint above)
{
  if (self->ranks[place] >= above + 2)
    return;
  guint fits = fit (self->index, way, place);
  if (fits)
    self->ranks[place] = (guint8) MAX (self->ranks[place], above + fits);
}

/* Where a word stands. */
static void
try_places_of (Find *self, const WmSearchWay *way, guint word, guint n, guint above)
{
  const guint32 *uses = (const guint32 *) (gconstpointer) self->index->uses->data;
  for (guint i = uses[word]; i < uses[word + n]; i++)
    try_place (self, way, g_array_index (self->index->places, guint32, i), above);
}

/* Looks only at the places of the rarest slot, which is the first; where that is everywhere, at all in their order, which
 * the memory is quicker to give. */
static void
try_way (Find *self, const WmSearchWay *way, guint above)
{
  const WmSearchSlot *rarest = &way->slots[0];
  if (way->n == 0 || rarest->uses > self->n_places / 4)
    for (guint place = 0; place < self->n_places; place++)
      try_place (self, way, place, above);
  else if (rarest->marks == NULL)
    try_places_of (self, way, rarest->low, rarest->n, above);
  else
    for (guint word = self->index->first_letter; word < self->index->words->len; word++)
      if (rarest->marks[word])
        try_places_of (self, way, word, 1, above);
}

/* Whether what was typed needs no guesses: somebody is called so to the letter, or enough begin so. */
static gboolean
has_enough (const Find *self, guint *n)
{
  for (guint i = 0; i < self->n_places && *n < ENOUGH; i++)
    *n += self->ranks[i] == WHOLE ? ENOUGH : self->ranks[i] == BEGINS;
  return *n >= ENOUGH;
}

static void
find (Find *self, const WmQuery *query)
{
  WmSearchWay typed = _wm_search_as_typed (self->index, query);
  guint n = 0;
  try_way (self, &typed, FITS);
  if (query->n == 0 || has_enough (self, &n))
    return;
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ways = _wm_search_slips (self->index, query, n == 0 && query->n > 1 ? 2 : 3, marks);
  for (guint i = 0; i < ways->len; i++)
    try_way (self, &g_array_index (ways, WmSearchWay, i), NO_MATCH);
}

/**
 * wm_search_index_find:
 * @order: (element-type guint): the places to look at, in the order in which they are wanted
 * @allows: (nullable): FALSE for a place that a filter hides
 * @found: (element-type guint): gets the places of who fits: first those who have each typed word whole, then those who
 * have words that begin so, then those for whom one slip must be forgiven, again whole words first; each in @order
 *
 * A slip is forgiven only where nobody has each typed word whole and few have words that begin so, hidden or not: a right
 * name is never drowned by others. It is a letter too many, too few, another one, or two in the wrong order; in a word of
 * three letters or more, of two where nothing else was found; or the same of a blank between two words.
 */
void
wm_search_index_find (WmSearchIndex *index, const WmQuery *query, const GArray *order, WmSearchAllows allows, gpointer data,
                      GArray *found)
{
  wm_search_index_seal (index);
  Find self = { .index = index, .n_places = wm_search_index_get_size (index) };
  self.ranks = g_malloc0 (self.n_places + 1);
  find (&self, query);
  for (guint rank = N_RANKS - 1; rank > NO_MATCH; rank--)
    for (guint i = 0; i < order->len; i++)
      {
        guint place = g_array_index (order, guint, i);
        if (self.ranks[place] == rank && (allows == NULL || allows (place, data)))
          g_array_append_val (found, place);
      }
  g_free (self.ranks);
}
