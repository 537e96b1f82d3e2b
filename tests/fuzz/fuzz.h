/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One function for each parser, called with bytes from nowhere: by libFuzzer for a minute each in tests/run --all, and by
 * drive.c with damaged copies of good files in the quick suites. */
#pragma once
#include "wm-error.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A parser gives what it read, or one sentence that can be shown. */
static inline void
fuzz_expect_sentence (gboolean read, const GError *error)
{
  g_assert_true (read == (error == NULL));
  if (error == NULL)
    return;
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), >, 10);
  g_assert_cmpuint (strlen (error->message), <, 1000);
}
