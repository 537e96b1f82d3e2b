/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to set one slip right: within a word, or of a blank between two words. A number forgives nothing: another
 * number is another client. */
#include "wm-search-private.h"

#include <string.h>

typedef struct
{
  const WmSearchIndex *index;
  const WmQuery *query;
  GArray *ways;     /* WmSearchWay */
  GPtrArray *marks; /* kept for the slots */
} Slips;

static gboolean
is_number (const WmQuery *q, guint i)
{
  return g_ascii_isdigit (q->words[i][0]);
}

static void
put_rarest_first (WmSearchWay *way)
{
  for (guint i = 1; i < way->n; i++)
    for (guint j = i; j > 0 && way->slots[j].uses < way->slots[j - 1].uses; j--)
      {
        WmSearchSlot slot = way->slots[j];
        way->slots[j] = way->slots[j - 1];
        way->slots[j - 1] = slot;
      }
}

/** _wm_search_as_typed: without a slip. */
WmSearchWay
_wm_search_as_typed (const WmSearchIndex *index, const WmQuery *query)
{
  WmSearchWay way = { .n = query->n };
  for (guint i = 0; i < query->n; i++)
    way.slots[i] = _wm_search_index_range (index, query->words[i], query->lengths[i]);
  put_rarest_first (&way);
  return way;
}

/* What was typed with the @n words from @first on replaced by the slots @right. */
static void
add_way (Slips *self, guint first, guint n, const WmSearchSlot *right, guint n_right)
{
  WmSearchWay way = { .n = 0 };
  for (guint i = 0; i < n_right; i++)
    way.slots[way.n++] = right[i];
  for (guint i = 0; i < self->query->n; i++)
    if (i < first || i >= first + n)
      way.slots[way.n++] = _wm_search_index_range (self->index, self->query->words[i], self->query->lengths[i]);
  put_rarest_first (&way);
  if (way.slots[0].uses)
    g_array_append_val (self->ways, way);
}

static guint8 *
new_marks (Slips *self)
{
  guint8 *marks = g_malloc0 (self->index->words->len + 1);
  g_ptr_array_add (self->marks, marks);
  return marks;
}

static void
within_word (Slips *self, guint i)
{
  const char *typed = self->query->words[i];
  gsize length = self->query->lengths[i];
  guint8 *marks = new_marks (self);
  for (guint w = self->index->first_letter; w < self->index->words->len; w++)
    {
      const char *word = self->index->words->pdata[w];
      marks[w] = (guint8) wm_word_is_near (word, strlen (word), typed, length);
    }
  WmSearchSlot slot = _wm_search_index_marked (self->index, marks);
  add_way (self, i, 1, &slot, 1);
}

/* Two words, the first of them whole: who writes on without a blank has written a word to its end. */
static void
add_two (Slips *self, guint first, guint n, const char *a, gsize a_length, const char *b, gsize b_length)
{
  if (a_length == 0 || b_length == 0)
    return;
  WmSearchSlot two[2] = { _wm_search_index_range (self->index, a, a_length), { 0 } };
  if (two[0].whole == G_MAXUINT)
    return;
  two[0].n = 1;
  two[0].uses = g_array_index (self->index->uses, guint32, two[0].low + 1) - g_array_index (self->index->uses, guint32, two[0].low);
  two[1] = _wm_search_index_range (self->index, b, b_length);
  add_way (self, first, n, two, 2);
}

/* A blank was left out, or another key was hit instead of it. */
static void
cut_word (Slips *self, guint i)
{
  const char *typed = self->query->words[i], *end = typed + self->query->lengths[i];
  for (const char *cut = g_utf8_next_char (typed); cut < end; cut = g_utf8_next_char (cut))
    {
      const char *after = g_utf8_next_char (cut);
      add_two (self, i, 1, typed, (gsize) (cut - typed), cut, (gsize) (end - cut));
      add_two (self, i, 1, typed, (gsize) (cut - typed), after, (gsize) (end - after));
    }
}

/* A blank too many. */
static void
join_words (Slips *self, guint i)
{
  const WmQuery *q = self->query;
  g_autoptr (GString) joined = g_string_new_len (q->words[i], (gssize) q->lengths[i]);
  g_string_append_len (joined, q->words[i + 1], (gssize) q->lengths[i + 1]);
  WmSearchSlot slot = _wm_search_index_range (self->index, joined->str, joined->len);
  add_way (self, i, 2, &slot, 1);
}

/* A blank instead of a letter. */
static void
join_over_gap (Slips *self, guint i)
{
  const WmQuery *q = self->query;
  WmSearchSlot begin = _wm_search_index_range (self->index, q->words[i], q->lengths[i]);
  guint8 *marks = NULL;
  for (guint w = begin.low; w < begin.low + begin.n; w++)
    {
      const char *gap = (char *) self->index->words->pdata[w] + q->lengths[i];
      const char *rest = *gap ? g_utf8_next_char (gap) : gap;
      if (rest == gap || strncmp (rest, q->words[i + 1], q->lengths[i + 1]) != 0)
        continue;
      marks = marks ? marks : new_marks (self);
      marks[w] = rest[q->lengths[i + 1]] == '\0' ? 2 : 1;
    }
  if (marks == NULL)
    return;
  WmSearchSlot slot = _wm_search_index_marked (self->index, marks);
  add_way (self, i, 2, &slot, 1);
}

/* A blank one key too early or too late. */
static void
move_blank (Slips *self, guint i)
{
  const WmQuery *q = self->query;
  const char *a = q->words[i], *a_end = a + q->lengths[i], *b = q->words[i + 1], *b_end = b + q->lengths[i + 1];
  const char *last = g_utf8_find_prev_char (a, a_end), *second = g_utf8_next_char (b);
  g_autofree char *longer_b = g_strdup_printf ("%.*s%.*s", (int) (a_end - last), last, (int) (b_end - b), b);
  g_autofree char *longer_a = g_strdup_printf ("%.*s%.*s", (int) (a_end - a), a, (int) (second - b), b);
  add_two (self, i, 2, a, (gsize) (last - a), longer_b, strlen (longer_b));
  add_two (self, i, 2, longer_a, strlen (longer_a), second, (gsize) (b_end - second));
}

/**
 * _wm_search_slips:
 * @least: how many letters a word must have for a slip within it to be forgiven
 * @marks: keeps what the ways point to; its free function is g_free()
 *
 * Returns: (transfer full) (element-type WmSearchWay): every way to set one slip right that somebody may fit
 */
GArray *
_wm_search_slips (const WmSearchIndex *index, const WmQuery *query, guint least, GPtrArray *marks)
{
  Slips self = { index, query, g_array_new (FALSE, FALSE, sizeof (WmSearchWay)), marks };
  for (guint i = 0; i < query->n; i++)
    {
      if (is_number (query, i))
        continue;
      if (g_utf8_strlen (query->words[i], (gssize) query->lengths[i]) >= (glong) least)
        within_word (&self, i);
      cut_word (&self, i);
      if (i + 1 == query->n || is_number (query, i + 1))
        continue;
      join_words (&self, i);
      join_over_gap (&self, i);
      move_blank (&self, i);
    }
  return self.ways;
}
