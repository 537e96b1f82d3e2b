/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that suggestions come from, and a look into it. */
#include "fuzz.h"
#include "wm-library.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  WmLibrary *library = wm_library_read (bytes, &error);
  fuzz_expect_sentence (library != NULL, error);
  if (library == NULL)
    return 0;
  g_autoptr (GPtrArray) found = wm_library_search (library, "a", 8);
  g_assert_cmpuint (found->len, <=, 8);
  wm_library_free (library);
  return 0;
}
