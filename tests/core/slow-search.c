/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "slow-search.h"

#include "wm-text.h"

#include <string.h>

typedef struct
{
  char **words;
  int whole; /* this one must be whole; -1: none */
} Try;

static void
free_try (gpointer data)
{
  Try *t = data;
  g_strfreev (t->words);
  g_free (t);
}

/* 2: each is a word of the key, 1: each begins one, 0: one doesn't. */
static int
fit (const char *key, char *const *words, int whole)
{
  g_auto (GStrv) has = g_strsplit (key, " ", -1);
  int fits = 2;
  for (int i = 0; words[i]; i++)
    {
      int best = 0;
      for (int j = 0; has[j]; j++)
        if (strcmp (has[j], words[i]) == 0)
          best = 2;
        else if (best == 0 && i != whole && g_str_has_prefix (has[j], words[i]))
          best = 1;
      fits = MIN (fits, best);
    }
  return fits;
}

/* @words with the @n from @at on replaced by @a and @b (nullable). */
static void
add_try (GPtrArray *tries, char **words, int at, int n, const char *a, const char *b)
{
  if (*a == '\0' || (b && *b == '\0'))
    return;
  Try *t = g_new0 (Try, 1);
  GPtrArray *all = g_ptr_array_new ();
  t->whole = b ? at : -1;
  for (int i = 0; words[i]; i++)
    {
      if (i == at)
        g_ptr_array_add (all, g_strdup (a));
      if (i == at && b)
        g_ptr_array_add (all, g_strdup (b));
      if (i < at || i >= at + n)
        g_ptr_array_add (all, g_strdup (words[i]));
    }
  g_ptr_array_add (all, NULL);
  t->words = (char **) g_ptr_array_free (all, FALSE);
  g_ptr_array_add (tries, t);
}

static char *
splice (const char *text, glong at, glong n, const char *with)
{
  const char *from = g_utf8_offset_to_pointer (text, at), *rest = g_utf8_offset_to_pointer (from, n);
  return g_strdup_printf ("%.*s%s%s", (int) (from - text), text, with, rest);
}

/* A slip makes no number of a word. */
static void
add_word (GPtrArray *tries, char **words, int i, const char *right)
{
  if (!g_ascii_isdigit (*right))
    add_try (tries, words, i, 1, right, NULL);
}

static void
within_word (GPtrArray *tries, char **words, int i, char *const *letters)
{
  glong n = g_utf8_strlen (words[i], -1);
  for (glong at = 0; at <= n; at++)
    {
      for (int l = 0; letters[l]; l++)
        {
          g_autofree char *longer = splice (words[i], at, 0, letters[l]), *other = at < n ? splice (words[i], at, 1, letters[l]) : NULL;
          add_word (tries, words, i, longer);
          if (other)
            add_word (tries, words, i, other);
        }
      g_autofree char *shorter = at < n ? splice (words[i], at, 1, "") : NULL;
      if (shorter)
        add_word (tries, words, i, shorter);
      g_autofree char *one = at + 1 < n ? g_utf8_substring (words[i], at, at + 1) : NULL;
      g_autofree char *without = one ? splice (words[i], at, 1, "") : NULL;
      g_autofree char *swapped = one ? splice (without, at + 1, 0, one) : NULL;
      if (swapped)
        add_word (tries, words, i, swapped);
    }
}

static void
between_words (GPtrArray *tries, char **words, int i, char *const *letters)
{
  g_autofree char *joined = g_strconcat (words[i], words[i + 1], NULL);
  glong cut = g_utf8_strlen (words[i], -1);
  add_try (tries, words, i, 2, joined, NULL);
  for (int l = 0; letters[l]; l++)
    {
      g_autofree char *filled = splice (joined, cut, 0, letters[l]);
      add_try (tries, words, i, 2, filled, NULL);
    }
  for (glong moved = cut - 1; moved <= cut + 1; moved += 2)
    {
      g_autofree char *a = g_utf8_substring (joined, 0, moved), *b = g_utf8_substring (joined, moved, g_utf8_strlen (joined, -1));
      add_try (tries, words, i, 2, a, b);
    }
}

static void
cut_word (GPtrArray *tries, char **words, int i)
{
  glong n = g_utf8_strlen (words[i], -1);
  for (glong at = 1; at < n; at++)
    for (int hit = 0; hit < 2; hit++) /* instead of the blank another key was hit, or none */
      {
        g_autofree char *a = g_utf8_substring (words[i], 0, at), *b = g_utf8_substring (words[i], at + hit, n);
        add_try (tries, words, i, 1, a, b);
      }
}

static GPtrArray *
make_tries (char **words, glong least, char *const *letters)
{
  GPtrArray *tries = g_ptr_array_new_with_free_func (free_try);
  for (int i = 0; words[i]; i++)
    {
      if (g_ascii_isdigit (*words[i]))
        continue;
      if (g_utf8_strlen (words[i], -1) >= least)
        within_word (tries, words, i, letters);
      cut_word (tries, words, i);
      if (words[i + 1] && !g_ascii_isdigit (*words[i + 1]))
        between_words (tries, words, i, letters);
    }
  return tries;
}

static char **
letters_of (GPtrArray *keys)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < keys->len; i++)
    for (const char *p = keys->pdata[i]; *p; p = g_utf8_next_char (p))
      if (*p != ' ')
        g_hash_table_add (known, g_strndup (p, (gsize) (g_utf8_next_char (p) - p)));
  char **letters = (char **) g_hash_table_get_keys_as_array (known, NULL);
  for (int i = 0; letters[i]; i++)
    letters[i] = g_strdup (letters[i]);
  return letters;
}

static int
best_try (const char *key, GPtrArray *tries)
{
  int best = 0;
  for (guint t = 0; best < 2 && t < tries->len; t++)
    best = MAX (best, fit (key, ((Try *) tries->pdata[t])->words, ((Try *) tries->pdata[t])->whole));
  return best;
}

static void
add_nearly (GPtrArray *keys, const int *fits, char **words, gboolean few, GArray *found)
{
  g_auto (GStrv) letters = letters_of (keys);
  g_autoptr (GPtrArray) tries = make_tries (words, few ? 2 : 3, letters);
  g_autofree int *best = g_new0 (int, keys->len + 1);
  for (guint i = 0; i < keys->len; i++)
    best[i] = fits[i] ? 0 : best_try (keys->pdata[i], tries);
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < keys->len; i++)
      if (best[i] == rank)
        g_array_append_val (found, i);
}

/** slow_search: Returns: (transfer full) (element-type guint): the places of @keys that fit, the best first. */
GArray *
slow_search (GPtrArray *keys, const char *typed)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = wm_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autofree int *fits = g_new0 (int, keys->len + 1);
  guint n_whole = 0;
  for (guint i = 0; i < keys->len; i++)
    fits[i] = fit (keys->pdata[i], words, -1);
  for (int rank = 2; rank > 0; rank--)
    for (guint i = 0; i < keys->len; i++)
      if (fits[i] == rank)
        {
          g_array_append_val (found, i);
          n_whole += rank == 2;
        }
  if (words[0] && n_whole == 0 && found->len < 10)
    add_nearly (keys, fits, words, found->len == 0 && words[1], found);
  return found;
}
