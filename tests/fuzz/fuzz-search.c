/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A search: the first line is typed, each further one is a person. */
#include "fuzz.h"
#include "wm-search.h"
#include "wm-text.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup (size ? (const char *) data : "", MIN (size, 20000));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 200);
  g_autoptr (WmSearchIndex) index = wm_search_index_new ();
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint)), found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *typed = wm_text_clean (lines[0], 512);
  g_autoptr (WmQuery) query = wm_query_new (typed);
  for (guint i = 0; lines[0] && lines[i + 1]; i++)
    {
      g_autofree char *clean = wm_text_clean (lines[i + 1], 200), *folded = wm_text_fold (clean);
      wm_search_index_add (index, folded);
      g_array_append_val (order, i);
    }
  wm_search_index_find (index, query, order, NULL, NULL, found);
  g_assert_cmpuint (found->len, <=, order->len);
  if (wm_query_is_empty (query))
    g_assert_cmpuint (found->len, ==, order->len);
  return 0;
}
