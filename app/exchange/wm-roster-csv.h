/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster as CSV, out and in, and as XML in. */
#pragma once
#include "wm-roster.h"

typedef enum
{
  WM_IMPORT_ALLOW_DUPLICATES = 1, /* people who are probably here already */
  WM_IMPORT_DRY_RUN = 2,          /* only say what would happen */
} WmImportFlags;

typedef struct
{
  guint n_new;        /* clients that were taken in */
  GPtrArray *refused; /* char *: "Line 3: ..." */
  GPtrArray *taken;   /* char *: "Line 4: ...": what became of a line that is in order, or would */
  GPtrArray *ignored; /* char *: headers nobody knows */
} WmImport;

GBytes *wm_roster_csv (WmRoster *roster, WmClinic *clinic);
WmImport *wm_roster_import (WmClinic *clinic, const char *data, gsize length, WmImportFlags flags, GError **error);
WmImport *wm_roster_import_rows (WmClinic *clinic, GPtrArray *rows, WmImportFlags flags, GError **error);
WmImport *wm_roster_import_xml (WmClinic *clinic, GBytes *file, WmImportFlags flags, GError **error);
void wm_import_free (WmImport *result);
char *wm_import_describe (const WmImport *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmImport, wm_import_free)
