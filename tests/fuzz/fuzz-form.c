/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The definition of a form. */
#include "fuzz.h"
#include "wm-form.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (WmForm) form = wm_form_read (bytes, &error);
  fuzz_expect_sentence (form != NULL, error);
  return 0;
}
