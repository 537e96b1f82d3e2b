/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV by RFC 4180: UTF-8, CRLF, quotation marks doubled. A cell a spreadsheet would run as a formula gets a leading
 * apostrophe, which reading takes off again. */
#pragma once
#include "wm-error.h"

#define WM_CSV_MAX_BYTES (16 * 1024 * 1024)

typedef struct
{
  guint line;   /* where it begins in the file, from 1 */
  char **cells;
} WmCsvRow;

void wm_csv_append (GString *out, const char *const *cells, guint n_cells);
void wm_csv_row_free (gpointer row);
GPtrArray *wm_csv_parse (const char *data, gsize length, GError **error);
