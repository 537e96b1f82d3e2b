/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching folded words. A key is words with one blank between them. */
#include "wm-search.h"

#include "wm-text.h"

#include <string.h>

#define MAX_WORDS 12

struct _WmQuery
{
  char *text;
  const char *words[MAX_WORDS];
  gsize lengths[MAX_WORDS];
  guint n;
};

/** wm_query_new: Returns: (transfer full): the folded words of what was typed, 12 at most. */
WmQuery *
wm_query_new (const char *text)
{
  WmQuery *self = g_new0 (WmQuery, 1);
  self->text = wm_text_fold (text);
  for (char *p = self->text; *p && self->n < MAX_WORDS;)
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

static gboolean
common_tail (const char *a, gsize na, const char *b, gsize nb)
{
  return nb <= na && memcmp (a, b, nb) == 0; /* what was typed may end before the word does */
}

/**
 * wm_word_is_near:
 * Returns: TRUE where @typed is a prefix of @word after at most one insertion, deletion, replacement or
 * swap of neighbours. Numbers and words of fewer than three letters forgive nothing.
 */
gboolean
wm_word_is_near (const char *word, gsize word_length, const char *typed, gsize typed_length)
{
  gsize i = 0;
  while (i < word_length && i < typed_length && word[i] == typed[i])
    i++;
  if (i == typed_length)
    return TRUE;
  if (typed_length < 3 || g_ascii_isdigit (typed[0])) /* another number is another client */
    return FALSE;
  const char *w = word + i, *t = typed + i;
  gsize nw = word_length - i, nt = typed_length - i;
  return (nw > 0 && common_tail (w + 1, nw - 1, t + 1, nt - 1))                                 /* replaced */
         || common_tail (w, nw, t + 1, nt - 1)                                                  /* one too many */
         || (nw > 0 && common_tail (w + 1, nw - 1, t, nt))                                      /* one left out */
         || (nw > 1 && nt > 1 && w[0] == t[1] && w[1] == t[0] && common_tail (w + 2, nw - 2, t + 2, nt - 2));
}

static gboolean
word_in_key (const char *key, const char *typed, gsize length, gboolean near)
{
  for (const char *p = key; *p;)
    {
      gsize n = strcspn (p, " ");
      if (near ? wm_word_is_near (p, n, typed, length) : n >= length && memcmp (p, typed, length) == 0)
        return TRUE;
      p += n + (p[n] == ' ');
    }
  return FALSE;
}

/** wm_query_matches: every typed word begins some word of the key. */
gboolean
wm_query_matches (const WmQuery *self, const char *key)
{
  for (guint i = 0; i < self->n; i++)
    if (!word_in_key (key, self->words[i], self->lengths[i], FALSE))
      return FALSE;
  return TRUE;
}

/** wm_query_nearly_matches: as wm_query_matches() with one slip forgiven in one of the words. */
gboolean
wm_query_nearly_matches (const WmQuery *self, const char *key)
{
  guint slips = 0;
  for (guint i = 0; i < self->n; i++)
    if (!word_in_key (key, self->words[i], self->lengths[i], FALSE))
      if (++slips > 1 || !word_in_key (key, self->words[i], self->lengths[i], TRUE))
        return FALSE;
  return TRUE;
}
