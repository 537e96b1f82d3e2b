/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing and reading CSV. Reading is for files from anywhere: bounded, UTF-8 only, one sentence for what is wrong. */
#include "wm-csv.h"

#include <string.h>

#define MAX_COLUMNS 200
#define MAX_ROWS 200000
#define MAX_CELLS (4 * 1000 * 1000) /* a file of commas alone costs much more memory than bytes */
#define FORMULA "=+-@"

static void
append_cell (GString *out, const char *cell)
{
  gboolean formula = *cell && strchr (FORMULA, *cell);
  gboolean quoted = strpbrk (cell, ",\"\r\n") != NULL;
  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = cell; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quoted)
    g_string_append_c (out, '"');
}

/** wm_csv_append: one row; %NULL cells are empty. */
void
wm_csv_append (GString *out, const char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i)
        g_string_append_c (out, ',');
      append_cell (out, cells[i] ? cells[i] : "");
    }
  g_string_append (out, "\r\n");
}

typedef struct
{
  const char *at, *end;
  char separator;
  guint line;
  guint n_cells;
  GString *cell;
} Reader;

/** wm_csv_row_free: a #GDestroyNotify. */
void
wm_csv_row_free (gpointer data)
{
  WmCsvRow *row = data;
  g_strfreev (row->cells);
  g_free (row);
}

static void
take_char (Reader *r)
{
  if (*r->at == '\n' || (*r->at == '\r' && (r->at + 1 == r->end || r->at[1] != '\n')))
    r->line++;
  g_string_append_c (r->cell, *r->at++);
}

static gboolean
read_quoted (Reader *r, GError **error)
{
  guint begun = r->line;
  for (r->at++; r->at < r->end; take_char (r))
    if (*r->at == '"' && (r->at + 1 == r->end || r->at[1] != '"'))
      {
        r->at++;
        return TRUE;
      }
    else if (*r->at == '"')
      r->at++;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "Line %u: a quotation mark is opened and never closed.", begun);
  return FALSE;
}

static gboolean
read_cell (Reader *r, GError **error)
{
  g_string_set_size (r->cell, 0);
  if (r->at < r->end && *r->at == '"' && !read_quoted (r, error))
    return FALSE;
  while (r->at < r->end && *r->at != r->separator && *r->at != '\n' && *r->at != '\r')
    take_char (r);
  if (r->cell->len > 1 && r->cell->str[0] == '\'' && strchr (FORMULA, r->cell->str[1]))
    g_string_erase (r->cell, 0, 1);
  return TRUE;
}

static void
skip_line_end (Reader *r)
{
  if (r->at < r->end && *r->at == '\r')
    r->at++;
  if (r->at < r->end && *r->at == '\n')
    r->at++;
  r->line++;
}

static WmCsvRow *
read_row (Reader *r, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint line = r->line;
  for (;;)
    {
      if (!read_cell (r, error))
        return NULL;
      g_ptr_array_add (cells, g_strdup (r->cell->str));
      if (r->at == r->end || *r->at != r->separator)
        break;
      r->at++;
      if (cells->len < MAX_COLUMNS)
        continue;
      g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "Line %u has more than %d columns.", line, MAX_COLUMNS);
      return NULL;
    }
  skip_line_end (r);
  r->n_cells += cells->len;
  g_ptr_array_add (cells, NULL);
  WmCsvRow *row = g_new (WmCsvRow, 1);
  row->line = line;
  row->cells = (char **) g_ptr_array_free (g_steal_pointer (&cells), FALSE);
  return row;
}

static gboolean
is_blank (const WmCsvRow *row)
{
  return row->cells[0][0] == '\0' && row->cells[1] == NULL;
}

static gboolean
is_bounded (const Reader *r, const GPtrArray *rows, GError **error)
{
  if (rows->len <= MAX_ROWS && r->n_cells <= MAX_CELLS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_INVALID, "The file has more than %d lines or %d cells. Split it and import the parts.",
               MAX_ROWS, MAX_CELLS);
  return FALSE;
}

static gboolean
is_text (const char *data, gsize length, GError **error)
{
  if (length > WM_CSV_MAX_BYTES)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, "The file is larger than 16 MB. Split it and import the parts.");
  else if (memchr (data, '\0', length) || !g_utf8_validate (data, (gssize) length, NULL))
    g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, "The file is not UTF-8 text. Save it as \"CSV UTF-8\" and try again.");
  else
    return TRUE;
  return FALSE;
}

/* A comma; where the first line has none, the semicolon or TAB that spreadsheets write in other countries. */
static char
find_separator (const char *at, const char *end)
{
  gboolean semicolon = FALSE, tab = FALSE, quoted = FALSE;
  while (at < end && (*at == '\n' || *at == '\r'))
    at++;
  for (; at < end && (quoted || (*at != '\n' && *at != '\r' && *at != ',')); at++)
    {
      quoted = quoted != (*at == '"');
      semicolon = semicolon || (*at == ';' && !quoted);
      tab = tab || (*at == '\t' && !quoted);
    }
  return at < end && *at == ',' ? ',' : semicolon ? ';' : tab ? '\t' : ',';
}

/**
 * wm_csv_parse:
 *
 * Returns: (transfer full) (element-type WmCsvRow) (nullable): every row that isn't blank, with or without a byte order
 * mark at the front, with any line ends.
 */
GPtrArray *
wm_csv_parse (const char *data, gsize length, GError **error)
{
  if (data == NULL) /* how a GBytes gives nothing */
    data = "";
  if (!is_text (data, length, error))
    return NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (wm_csv_row_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  Reader r = { .at = data, .end = data + length, .line = 1, .cell = cell };
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    r.at += 3;
  r.separator = find_separator (r.at, r.end);
  while (r.at < r.end)
    {
      WmCsvRow *row = read_row (&r, error);
      if (row == NULL)
        return NULL;
      if (is_blank (row))
        wm_csv_row_free (row);
      else
        g_ptr_array_add (rows, row);
      if (!is_bounded (&r, rows, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}
