/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs of five words as 64-bit hashes: a folded text has single blanks, so a run is a piece of it. */
#include "wm-shingles.h"

#include "wm-text.h"

#include <string.h>

#define WORDS 5

/* FNV-1a. */
static guint64
hash (const char *from, const char *to)
{
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325);
  for (; from < to; from++)
    h = (h ^ (guchar) *from) * G_GUINT64_CONSTANT (0x100000001b3);
  return h;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

/** wm_shingles_new: Returns: (transfer full): an empty set; add texts, then finish it. Free with g_array_unref(). */
WmShingles *
wm_shingles_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (guint64));
}

/** wm_shingles_add: the runs of @text (nullable), lower case, letters and digits only; a shorter text is one run. */
void
wm_shingles_add (WmShingles *self, const char *text)
{
  g_autofree char *folded = wm_text_fold (text);
  const char *starts[WORDS] = { folded };
  guint n = 0;
  for (const char *p = folded;; p++)
    if (*p == ' ' || *p == '\0')
      {
        if (++n >= WORDS || (*p == '\0' && p > folded))
          {
            guint64 h = hash (n >= WORDS ? starts[n % WORDS] : folded, p);
            g_array_append_val (self, h);
          }
        if (*p == '\0')
          return;
        starts[n % WORDS] = p + 1;
      }
}

/** wm_shingles_finish: sorts, each run once; needed before comparing. */
void
wm_shingles_finish (WmShingles *self)
{
  guint kept = 0;
  g_array_sort (self, compare);
  for (guint i = 0; i < self->len; i++)
    if (i == 0 || g_array_index (self, guint64, i) != g_array_index (self, guint64, kept - 1))
      g_array_index (self, guint64, kept++) = g_array_index (self, guint64, i);
  g_array_set_size (self, kept);
}

static guint
count_common (const WmShingles *a, const WmShingles *b)
{
  const guint64 *x = (const guint64 *) a->data, *y = (const guint64 *) b->data;
  guint i = 0, j = 0, n = 0;
  while (i < a->len && j < b->len)
    {
      n += x[i] == y[j];
      gboolean first = x[i] <= y[j], second = y[j] <= x[i];
      i += first;
      j += second;
    }
  return n;
}

/** wm_shingles_likeness: common runs by all runs, 0 to 1; 0 where neither has any. */
double
wm_shingles_likeness (const WmShingles *a, const WmShingles *b)
{
  guint common = count_common (a, b), all = a->len + b->len - common;
  return all ? (double) common / all : 0;
}

/** wm_shingles_are_alike: whether the likeness is at least @least (above 0). Sets of too different a size are not compared. */
gboolean
wm_shingles_are_alike (const WmShingles *a, const WmShingles *b, double least)
{
  guint fewer = MIN (a->len, b->len), more = MAX (a->len, b->len);
  return fewer > 0 && fewer >= least * more && wm_shingles_likeness (a, b) >= least;
}
