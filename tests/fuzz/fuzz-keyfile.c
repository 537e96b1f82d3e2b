/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A key file: what is taken for one is written as it was read. */
#include "fuzz.h"
#include "wm-keyfile.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  wm_crypto_init ();
  g_autoptr (WmKeyfile) keys = wm_keyfile_parse (data, size, "clinic.keys", &error);
  fuzz_expect_sentence (keys != NULL, error);
  if (keys == NULL)
    return 0;
  g_autoptr (GBytes) again = wm_keyfile_to_bytes (keys);
  g_autoptr (GBytes) before = g_bytes_new_static (data, size);
  g_assert_true (g_bytes_equal (before, again));
  return 0;
}
