/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: what fits and in which order, against a slow and obvious reference on small random clinics; and how many of
 * two thousand misspelled names are found. */
#include "many-names.h"
#include "slow-search.h"
#include "wm-search.h"
#include "wm-text.h"

#include <string.h>

static GArray *
find (WmSearchIndex *index, const char *typed)
{
  g_autoptr (WmQuery) query = wm_query_new (typed);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < wm_search_index_get_size (index); i++)
    g_array_append_val (order, i);
  wm_search_index_find (index, query, order, NULL, NULL, found);
  return found;
}

static void
test_matching (void)
{
  const char *key = "castellanos rivera ines c 0421 1992 03 14 3 14";
  const char *yes[] = { "", "ines", "Inés cast", "rivera castellanos", "0421", "C-0421", "1992-03-14", "3/14/1992",
                        "castelanos", "castellanso", "xastellanos", "castellannos ines", "INÉS RIV", "inescastellanos", "riveraines",
                        "ine scastellanos", "inesc astellanos", "cas tellanos", "cast llanos", "inesxrivera", "c0421", "castellanosrivera" };
  const char *no[] = { "ines ortiz", "0422", "castelano5x", "xx", "ixes rxvera", "i", "19 92", "1993-03-14", "in es c0421x", "x" };
  g_autoptr (WmSearchIndex) index = wm_search_index_new ();
  wm_search_index_add (index, key);
  for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
    {
      g_test_message ("%s", yes[i]);
      g_autoptr (GArray) found = find (index, yes[i]);
      g_assert_cmpuint (found->len, ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (no); i++)
    {
      if (strcmp (no[i], "i") == 0)
        continue; /* begins a word */
      g_test_message ("%s", no[i]);
      g_autoptr (GArray) found = find (index, no[i]);
      g_assert_cmpuint (found->len, ==, 0);
    }
}

/* Whatever single slip is made in a word, the word is still near, and whole. */
static void
test_one_slip_is_near (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      for (int n = g_rand_int_range (rand, 4, 12); n > 0; n--)
        g_string_append_unichar (word, (gunichar) g_rand_int_range (rand, 'a', 'e') + (g_rand_boolean (rand) ? 0x5d0 - 'a' : 0));
      g_autofree char *typed = many_names_misspell (rand, word->str);
      g_assert_cmpuint (wm_word_is_near (word->str, word->len, typed, strlen (typed)), ==, 2);
      g_string_append (word, "xyz");
      g_assert_cmpuint (wm_word_is_near (word->str, word->len, typed, strlen (typed)), >=, 1);
    }
}

/* Words of few letters, so that many are near each other; with and without another alphabet. */
static char *
random_word (GRand *rand)
{
  GString *word = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, 5), kind = g_rand_int_range (rand, 0, 8);
  for (int i = 0; i < n; i++)
    g_string_append_unichar (word, (gunichar) g_rand_int_range (rand, 0, 3) + (kind == 0 ? '0' : kind == 1 ? 0x5d0 : 'a'));
  return g_string_free (word, FALSE);
}

static char *
random_words (GRand *rand, int most)
{
  GString *words = g_string_new (NULL);
  for (int n = g_rand_int_range (rand, 1, most + 1); n > 0; n--)
    {
      g_autofree char *word = random_word (rand);
      g_string_append_printf (words, "%s%s", words->len ? " " : "", word);
    }
  return g_string_free (words, FALSE);
}

static void
expect_same (GPtrArray *keys, WmSearchIndex *index, const char *typed)
{
  g_autoptr (GArray) fast = find (index, typed), slow = slow_search (keys, typed);
  gboolean same = fast->len == slow->len && (fast->len == 0 || memcmp (fast->data, slow->data, fast->len * sizeof (guint)) == 0);
  if (same)
    return;
  for (guint i = 0; i < keys->len; i++)
    g_test_message ("%u: %s", i, (char *) keys->pdata[i]);
  for (guint i = 0; i < fast->len; i++)
    g_test_message ("fast %u", g_array_index (fast, guint, i));
  for (guint i = 0; i < slow->len; i++)
    g_test_message ("slow %u", g_array_index (slow, guint, i));
  g_error ("search for “%s” differs", typed);
}

static void
test_against_reference (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  for (guint round = 0; round < (g_test_slow () ? 2000u : 60u); round++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (WmSearchIndex) index = wm_search_index_new ();
      for (int n = g_rand_int_range (rand, 0, 25); n > 0; n--)
        g_ptr_array_add (keys, random_words (rand, 4));
      for (guint i = 0; i < keys->len; i++)
        wm_search_index_add (index, keys->pdata[i]);
      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *typed = random_words (rand, 3);
          g_autofree char *slipped = many_names_misspell (rand, keys->len ? keys->pdata[i % keys->len] : "ab");
          expect_same (keys, index, typed);
          expect_same (keys, index, slipped);
        }
    }
}

typedef struct
{
  GPtrArray *keys;
  WmSearchIndex *index;
} Clinic;

/* Of what was typed: whether anyone called @wanted is among the first ten. */
static gboolean
is_hit (const Clinic *clinic, const char *typed, const char *wanted)
{
  g_autoptr (GArray) found = find (clinic->index, typed);
  for (guint i = 0; i < MIN (10, found->len); i++)
    if (strcmp (clinic->keys->pdata[g_array_index (found, guint, i)], wanted) == 0)
      return TRUE;
  return FALSE;
}

static double
hit_rate (guint n_clients)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_clients);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free), names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (WmSearchIndex) index = wm_search_index_new ();
  for (guint i = 0; i < n_clients; i++)
    {
      ManyName *name = many_names_make (rand);
      g_ptr_array_add (names, g_strdup_printf ("%s %s", name->first, name->last));
      g_ptr_array_add (keys, wm_text_fold (names->pdata[i]));
      g_hash_table_add (known, keys->pdata[i]);
      wm_search_index_add (index, keys->pdata[i]);
      many_names_free (name);
    }
  const Clinic clinic = { keys, index };
  guint hits = 0, tried = 0;
  while (tried < 2000)
    {
      guint who = (guint) g_rand_int_range (rand, 0, (gint32) n_clients);
      g_autofree char *typed = many_names_misspell (rand, names->pdata[who]), *folded = wm_text_fold (typed);
      if (g_hash_table_contains (known, folded))
        continue; /* it makes another's name, or changed nothing */
      tried++;
      if (is_hit (&clinic, typed, keys->pdata[who]))
        hits++;
      else
        g_test_message ("of %u: “%s” for “%s”", n_clients, typed, (char *) names->pdata[who]);
    }
  return hits / 2000.0;
}

static void
test_hit_rate (void)
{
  const guint sizes[] = { 1000, 10000, 100000 };
  for (guint i = 0; i < (g_test_slow () ? G_N_ELEMENTS (sizes) : 1); i++)
    {
      double rate = hit_rate (sizes[i]);
      g_test_message ("%u clients: %.4f", sizes[i], rate);
      g_assert_cmpfloat (rate, >=, 0.98);
    }
}

static void
expect_order (const char *const *keys, const char *typed, const char *expected)
{
  g_autoptr (WmSearchIndex) index = wm_search_index_new ();
  for (guint i = 0; keys[i]; i++)
    wm_search_index_add (index, keys[i]);
  g_autoptr (GArray) found = find (index, typed);
  g_autoptr (GString) places = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (places, "%u", g_array_index (found, guint, i));
  g_assert_cmpstr (places->str, ==, expected);
}

static void
test_ranks (void)
{
  const char *const keys[] = { "brandenburg karl", "brandt karl", "brant karl", "brennt karl", "granden ida", NULL };
  expect_order (keys, "brandt", "1");         /* somebody is called so: nobody else is meant */
  expect_order (keys, "brand", "0124");       /* begins so, then a slip in the whole word, then in its beginning */
  expect_order (keys, "karl brandt", "1");
  expect_order (keys, "karl brndt", "1");
  expect_order (keys, "brantt karl", "12");   /* as many slips in either */
  expect_order (keys, "karlbrandt", "1");
  expect_order (keys, "nobody", "");
  expect_order (keys, "", "01234");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/search/matching", test_matching);
  g_test_add_func ("/service/search/one-slip", test_one_slip_is_near);
  g_test_add_func ("/service/search/ranks", test_ranks);
  g_test_add_func ("/service/search/against-reference", test_against_reference);
  g_test_add_func ("/service/search/hit-rate", test_hit_rate);
  return g_test_run ();
}
