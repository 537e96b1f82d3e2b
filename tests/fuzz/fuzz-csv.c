/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: what was read is written and read again. */
#include "fuzz.h"
#include "wm-csv.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wm_csv_parse ((const char *) data, size, &error);
  fuzz_expect_sentence (rows != NULL, error);
  if (rows == NULL)
    return 0;
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      WmCsvRow *row = rows->pdata[i];
      wm_csv_append (out, (const char *const *) row->cells, g_strv_length (row->cells));
    }
  if (out->len > WM_CSV_MAX_BYTES || (rows->len && g_strv_length (((WmCsvRow *) rows->pdata[0])->cells) == 1))
    return 0; /* what parts the cells of other lines is told by the first */
  g_autoptr (GPtrArray) again = wm_csv_parse (out->str, out->len, &error);
  g_assert_no_error (error);
  for (guint i = 0, j = 0; i < rows->len; i++)
    {
      WmCsvRow *row = rows->pdata[i];
      if (row->cells[0][0] == '\0' && row->cells[1] == NULL)
        continue;
      g_assert_cmpuint (j, <, again->len);
      g_assert_cmpuint (g_strv_length (row->cells), ==, g_strv_length (((WmCsvRow *) again->pdata[j++])->cells));
    }
  return 0;
}
