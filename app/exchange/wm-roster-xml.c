/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster in XML as the rows that the import of a roster in CSV reads: each element's name is its column. */
#include "wm-roster-csv.h"

#include "wm-csv.h"
#include "wm-report-read.h"
#include "wm-text.h"

#include <string.h>

#define MAX_CELL 10000

static const char *const columns[] = { "number", "last-name", "first-name", "preferred-name", "pronouns", "date-of-birth", "status", "level",
                                       "track", "counselor", "admitted", "planned-weeks", "language" };

static WmCsvRow *
new_row (xmlNode *node)
{
  WmCsvRow *row = g_new (WmCsvRow, 1);
  row->line = (guint) MAX (xmlGetLineNo (node), 0);
  row->cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    row->cells[i] = g_strdup ("");
  return row;
}

static void
set_cell (WmCsvRow *row, guint column, char *text)
{
  g_free (row->cells[column]);
  row->cells[column] = text ? text : g_strdup ("");
}

static WmCsvRow *
header (xmlNode *top)
{
  WmCsvRow *row = new_row (top);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    set_cell (row, i, g_strdup (columns[i]));
  return row;
}

/* A choice by its code, which is the same whatever the clinic calls it. */
static WmCsvRow *
read_person (xmlNode *person)
{
  WmCsvRow *row = new_row (person);
  for (xmlNode *node = wm_xml_first (person); node; node = wm_xml_next (node))
    for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
      if (strcmp ((const char *) node->name, columns[i]) == 0)
        {
          char *code = wm_xml_attribute (node, "code");
          set_cell (row, i, code ? code : wm_xml_text (node, MAX_CELL));
        }
  return row;
}

/**
 * wm_roster_import_xml:
 * @file: a roster in XML from anywhere
 *
 * As wm_roster_import(). A treatment plan, which only a client's chart can take in, is %WM_ERROR_USAGE.
 */
WmImport *
wm_roster_import_xml (WmClinic *clinic, GBytes *file, WmImportFlags flags, GError **error)
{
  g_autoptr (xmlDoc) document = NULL;
  xmlNode *top = wm_report_read (file, NULL, &document, error);
  if (top == NULL)
    return NULL;
  if (strcmp ((const char *) top->name, "roster") != 0)
    {
      gboolean plan = strcmp ((const char *) top->name, "treatment-plan") == 0;
      g_set_error_literal (error, WM_ERROR, plan ? WM_ERROR_USAGE : WM_ERROR_INVALID,
                           plan ? "A treatment plan goes into one client’s chart. Name it with --client." : "The file is a report of Waymark, but neither a roster nor a treatment plan.");
      return NULL;
    }
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (wm_csv_row_free);
  g_ptr_array_add (rows, header (top));
  for (xmlNode *node = wm_xml_first (top); node; node = wm_xml_next (node))
    g_ptr_array_add (rows, read_person (node));
  return wm_roster_import_rows (clinic, rows, flags, error);
}
