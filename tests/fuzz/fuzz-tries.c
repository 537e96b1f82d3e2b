/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.tries: what is taken for one says the same when it is written and read again. */
#include "fuzz.h"
#include "wm-tries.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (WmTries)), again = g_array_new (FALSE, TRUE, sizeof (WmTries));
  if (!wm_tries_parse (data, size, all))
    {
      g_assert_cmpuint (all->len, ==, 0);
      return 0;
    }
  g_assert_cmpuint (all->len, <=, WM_KEYFILE_MAX_SLOTS);
  g_autoptr (GBytes) bytes = wm_tries_to_bytes (all);
  gsize length;
  const guint8 *written = g_bytes_get_data (bytes, &length);
  g_assert_true (wm_tries_parse (written, length, again));
  g_assert_cmpuint (again->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const WmTries *a = &g_array_index (all, WmTries, i), *b = wm_tries_find (again, a->id);
      g_assert_true (b && a->in_a_row == b->in_a_row && a->not_entered == b->not_entered && a->first == b->first && a->last == b->last);
      g_assert_true (a->in_a_row <= WM_TRIES_MAX && a->not_entered <= WM_TRIES_MAX && a->last >= 0);
    }
  return 0;
}
