/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "many-names.h"

#include "wm-sample-data.h"

void
many_names_free (ManyName *name)
{
  g_free (name->first);
  g_free (name->last);
  g_free (name);
}

static const char *
pick (GRand *rand, const char *const *list)
{
  return list[g_rand_int_range (rand, 0, (gint32) g_strv_length ((char **) list))];
}

/* "Morvelan": two or three syllables, so that there are as many family names as a large town has. */
static char *
make_last (GRand *rand)
{
  static const char *const begins[] = { "Mor", "Bel", "Tar", "Kos", "Lin", "Var", "Hol", "Den", "Gra", "Fer", "Stan", "Wil", "Quin", "Ra", NULL };
  static const char *const middles[] = { "", "", "ve", "ti", "lo", "ma", "ker", "in", NULL };
  static const char *const ends[] = { "lan", "son", "berg", "ic", "ez", "ova", "ley", "man", "ski", "ard", "ton", "ell", "ini", "ou", NULL };
  g_autofree char *last = g_strconcat (pick (rand, begins), pick (rand, middles), pick (rand, ends), NULL);
  if (g_rand_int_range (rand, 0, 8) != 0)
    return g_steal_pointer (&last);
  g_autofree char *other = g_strconcat (pick (rand, begins), pick (rand, ends), NULL);
  return g_strconcat (last, "-", other, NULL);
}

/** many_names_make: Returns: (transfer full): half of them called as the sample clinic's people are. */
ManyName *
many_names_make (GRand *rand)
{
  ManyName *name = g_new0 (ManyName, 1);
  name->first = g_strdup (pick (rand, g_rand_boolean (rand) ? wm_sample_first_female : wm_sample_first_male));
  name->last = g_rand_boolean (rand) ? g_strdup (pick (rand, wm_sample_last)) : make_last (rand);
  return name;
}

static gunichar
letter (GRand *rand)
{
  return (gunichar) g_rand_int_range (rand, 'a', 'z' + 1);
}

/** many_names_misspell: Returns: (transfer full): @name with one character too many, too few, another one, or two
 * neighbours in the wrong order, anywhere. */
char *
many_names_misspell (GRand *rand, const char *name)
{
  g_autofree gunichar *all = g_utf8_to_ucs4_fast (name, -1, NULL);
  glong n = g_utf8_strlen (name, -1);
  int kind = n > 1 ? g_rand_int_range (rand, 0, 4) : 0;
  glong at = g_rand_int_range (rand, 0, (gint32) (kind == 0 ? n + 1 : kind == 2 ? n - 1 : n));
  g_autoptr (GString) out = g_string_new (NULL);
  for (glong i = 0; i < n; i++)
    {
      if (i == at && kind == 0)
        g_string_append_unichar (out, letter (rand));
      if (i == at && kind == 1)
        continue;
      if (i == at && kind == 2)
        g_string_append_unichar (out, all[++i]);
      g_string_append_unichar (out, i == at && kind == 3 ? letter (rand) : kind == 2 && i == at + 1 ? all[at] : all[i]);
    }
  if (kind == 0 && at == n)
    g_string_append_unichar (out, letter (rand));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
