/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed, and when a word is near it. */
#include "wm-search-private.h"

#include "wm-text.h"

#include <string.h>

/** wm_query_new: Returns: (transfer full): the folded words of what was typed, 12 at most. */
WmQuery *
wm_query_new (const char *text)
{
  WmQuery *self = g_new0 (WmQuery, 1);
  self->text = wm_text_fold (text);
  for (char *p = self->text; *p && self->n < WM_QUERY_MAX_WORDS;)
    {
      gsize length = strcspn (p, " ");
      if (length)
        {
          self->words[self->n] = p;
          self->lengths[self->n++] = length;
        }
      p += length + (p[length] == ' ');
    }
  return self;
}

void
wm_query_free (WmQuery *self)
{
  g_free (self->text);
  g_free (self);
}

gboolean
wm_query_is_empty (const WmQuery *self)
{
  return self->n == 0;
}

/* 2 where the rest of the word is the rest of what was typed, 1 where it goes on, 0 where it is something else. */
static guint
common_tail (const char *word, const char *word_end, const char *typed, const char *typed_end)
{
  gsize n = (gsize) (typed_end - typed);
  if (word > word_end || typed > typed_end || (gsize) (word_end - word) < n || memcmp (word, typed, n) != 0)
    return 0;
  return word + n == word_end ? 2 : 1;
}

static gsize
first_difference (const char *word, gsize word_length, const char *typed, gsize typed_length)
{
  gsize i = 0;
  while (i < word_length && i < typed_length && word[i] == typed[i])
    i++;
  while (i > 0 && i < typed_length && ((guchar) typed[i] & 0xc0) == 0x80) /* back to where the character begins */
    i--;
  return i;
}

static guint
swapped (const char *w, const char *word_end, const char *t, const char *typed_end)
{
  const char *w2 = g_utf8_next_char (w), *t2 = g_utf8_next_char (t);
  if (w2 >= word_end || t2 >= typed_end)
    return 0;
  const char *w3 = g_utf8_next_char (w2), *t3 = g_utf8_next_char (t2);
  if (w2 - w != t3 - t2 || w3 - w2 != t2 - t || memcmp (w, t2, (gsize) (w2 - w)) != 0 || memcmp (w2, t, (gsize) (t2 - t)) != 0)
    return 0;
  return common_tail (w3, word_end, t3, typed_end);
}

/**
 * wm_word_is_near:
 * Returns: 1 where @typed is a prefix of @word after at most one insertion, deletion, replacement or swap of
 * neighbours; 2 where it is then the whole word; else 0. Only the first difference needs to be looked at: what is set
 * right before it would only make another.
 */
guint
wm_word_is_near (const char *word, gsize word_length, const char *typed, gsize typed_length)
{
  gsize i = first_difference (word, word_length, typed, typed_length);
  const char *w = word + i, *t = typed + i, *word_end = word + word_length, *typed_end = typed + typed_length;
  if (t == typed_end)
    return w == word_end || g_utf8_next_char (w) == word_end ? 2 : 1;
  const char *t2 = g_utf8_next_char (t);
  guint best = common_tail (w, word_end, t2, typed_end); /* one too many */
  if (w == word_end)
    return best;
  const char *w2 = g_utf8_next_char (w);
  best = MAX (best, common_tail (w2, word_end, t2, typed_end)); /* replaced */
  best = MAX (best, common_tail (w2, word_end, t, typed_end));  /* one left out */
  return MAX (best, swapped (w, word_end, t, typed_end));
}
