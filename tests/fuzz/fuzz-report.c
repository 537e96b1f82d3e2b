/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A report in XML, up to the schema. */
#include "fuzz.h"
#include "wm-report-read.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *top = wm_report_read (bytes, NULL, &document, &error);
  fuzz_expect_sentence (top != NULL, error);
  return 0;
}
