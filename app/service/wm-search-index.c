/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of everyone, held so that a hundred thousand people are looked through within a frame: a typed word is
 * compared with each different word once, and then numbers with numbers. */
#include "wm-search-private.h"

#include <string.h>

WmSearchIndex *
wm_search_index_new (void)
{
  WmSearchIndex *self = g_new0 (WmSearchIndex, 1);
  guint32 zero = 0;
  self->chunk = g_string_chunk_new (16384);
  self->words = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (guint32), 16); /* there, even where nobody has a word */
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->starts, zero);
  return self;
}

void
wm_search_index_free (WmSearchIndex *self)
{
  g_string_chunk_free (self->chunk);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_array_unref (self->ids);
  g_array_unref (self->starts);
  g_clear_pointer (&self->uses, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

static guint32
number_of (WmSearchIndex *self, const char *word)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, word));
  if (known)
    return known - 1;
  char *kept = g_string_chunk_insert (self->chunk, word);
  g_ptr_array_add (self->words, kept);
  g_hash_table_insert (self->numbers, kept, GUINT_TO_POINTER (self->words->len));
  return self->words->len - 1;
}

/** wm_search_index_add: the next place: words with one blank between, as wm_text_fold() makes them. Not once it is sealed. */
void
wm_search_index_add (WmSearchIndex *self, const char *folded)
{
  g_assert (self->numbers);
  guint start = self->ids->len;
  g_autofree char *copy = g_strdup (folded);
  for (char *word = copy, *next; word && *word; word = next)
    {
      next = strchr (word, ' ');
      if (next)
        *next++ = '\0';
      guint32 id = number_of (self, word);
      gboolean has = FALSE;
      for (guint i = start; i < self->ids->len; i++)
        has = has || g_array_index (self->ids, guint32, i) == id;
      if (!has)
        g_array_append_val (self->ids, id);
    }
  guint32 end = self->ids->len;
  g_array_append_val (self->starts, end);
}

/** wm_search_index_get_size: how many places it has. */
guint
wm_search_index_get_size (const WmSearchIndex *self)
{
  return self->starts->len - 1;
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer words)
{
  return strcmp (((char **) words)[*(const guint32 *) a], ((char **) words)[*(const guint32 *) b]);
}

/* Words get their numbers anew, in their order. */
static void
sort_words (WmSearchIndex *self)
{
  guint n = self->words->len;
  g_autofree guint32 *order = g_new (guint32, n + 1), *place = g_new (guint32, n + 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_sized_new (n);
  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_words, self->words->pdata);
  for (guint32 i = 0; i < n; i++)
    {
      place[order[i]] = i;
      g_ptr_array_add (sorted, self->words->pdata[order[i]]);
    }
  for (guint i = 0; i < self->ids->len; i++)
    g_array_index (self->ids, guint32, i) = place[g_array_index (self->ids, guint32, i)];
  g_ptr_array_unref (self->words);
  self->words = g_steal_pointer (&sorted);
}

static void
count_uses (WmSearchIndex *self)
{
  self->uses = g_array_sized_new (FALSE, TRUE, sizeof (guint32), self->words->len + 1);
  g_array_set_size (self->uses, self->words->len + 1);
  guint32 *uses = (guint32 *) (gpointer) self->uses->data;
  for (guint i = 0; i < self->ids->len; i++)
    uses[g_array_index (self->ids, guint32, i) + 1]++;
  for (guint i = 0; i < self->words->len; i++)
    uses[i + 1] += uses[i];
}

/* From words to places: what ids and starts say, the other way round. */
static void
turn_round (WmSearchIndex *self)
{
  guint n = self->ids->len;
  g_autofree guint32 *next = g_memdup2 (self->uses->data, self->uses->len * sizeof (guint32));
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  g_array_set_size (self->places, n);
  for (guint32 place = 0; place + 1 < self->starts->len; place++)
    for (guint i = g_array_index (self->starts, guint32, place); i < g_array_index (self->starts, guint32, place + 1); i++)
      g_array_index (self->places, guint32, next[g_array_index (self->ids, guint32, i)]++) = place;
}

/** wm_search_index_seal: all are added; the first search would do it. */
void
wm_search_index_seal (WmSearchIndex *self)
{
  if (self->numbers == NULL)
    return;
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  sort_words (self);
  count_uses (self);
  turn_round (self);
  while (self->first_letter < self->words->len && *(guchar *) self->words->pdata[self->first_letter] <= '9')
    self->first_letter++;
}

/* The first word from @low on that isn't before @typed; with @past, that doesn't begin with it either. */
static guint
find_border (const WmSearchIndex *self, guint low, const char *typed, gsize length, gboolean past)
{
  guint high = self->words->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strncmp (self->words->pdata[middle], typed, length);
      if (order < 0 || (past && order == 0))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/** _wm_search_index_range: the words that begin with @typed. */
WmSearchSlot
_wm_search_index_range (const WmSearchIndex *self, const char *typed, gsize length)
{
  WmSearchSlot slot = { .low = find_border (self, 0, typed, length, FALSE), .whole = G_MAXUINT };
  guint end = find_border (self, slot.low, typed, length, TRUE);
  slot.n = end - slot.low;
  if (slot.n && ((char *) self->words->pdata[slot.low])[length] == '\0')
    slot.whole = slot.low;
  slot.uses = g_array_index (self->uses, guint32, end) - g_array_index (self->uses, guint32, slot.low);
  return slot;
}

/** _wm_search_index_marked: the words that are marked; @marks must live as long as the slot. */
WmSearchSlot
_wm_search_index_marked (const WmSearchIndex *self, const guint8 *marks)
{
  WmSearchSlot slot = { .marks = marks, .whole = G_MAXUINT };
  for (guint i = self->first_letter; i < self->words->len; i++)
    if (marks[i])
      slot.uses += g_array_index (self->uses, guint32, i + 1) - g_array_index (self->uses, guint32, i);
  return slot;
}
