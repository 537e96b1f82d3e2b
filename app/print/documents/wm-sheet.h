/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the documents share: who it is about, letterhead, footer, help lines, numbers and lists in words. For this
 * folder only. */
#pragma once
#include "wm-catalog.h"
#include "wm-documents.h"

typedef struct
{
  WmClinic *clinic;
  WmRecord *client;
  WmDocument *document;
  const WmCatalog *catalog;
  gboolean for_staff;
  guint faults; /* of the store, when it was begun */
} WmSheet;

WmSheet _wm_sheet_begin (WmClinic *clinic, WmRecord *client, WmDocument *document, const WmCatalog *catalog, gboolean for_staff);
gboolean _wm_sheet_is_whole (const WmSheet *self, GError **error);

const char *_wm_sheet_say (const WmSheet *self, const char *msgid);
char *_wm_sheet_fill (const WmSheet *self, const char *msgid, const char *slot, const char *value);
char *_wm_sheet_count (const WmSheet *self, const char *one, const char *many, gint64 n);
char *_wm_sheet_day (const WmSheet *self, WmDay day);
char *_wm_sheet_date (const WmSheet *self, WmRecord *record, const char *field);
char *_wm_sheet_label (const WmSheet *self, const char *list, const char *code);
char *_wm_sheet_level (const WmSheet *self, const char *id);
char *_wm_sheet_client_name (const WmSheet *self);
char *_wm_sheet_value (const WmSheet *self, const WmField *field, const char *value);
char *_wm_sheet_lines (const WmSheet *self, const char *text);
void _wm_sheet_letterhead (const WmSheet *self, const char *edition, const char *below);
void _wm_sheet_footer (const WmSheet *self, const char *left, const char *title);
void _wm_sheet_person (const WmSheet *self, const char *more);
void _wm_sheet_help (const WmSheet *self);
void _wm_sheet_field (const WmSheet *self, WmBlock *fields, const char *label, const char *value);
void _wm_sheet_facts (const WmSheet *self, WmRecord *record, const char *const *without, guint indent, gboolean keep_with_next);
WmRich *_wm_sheet_rest (const WmSheet *self, WmRecord *record, const char *const *without);

/* A column of a table of records: a field, and how much of the width it wants. A list of them ends with NULL. */
typedef struct
{
  const char *field;
  double weight;
} WmSheetColumn;
void _wm_sheet_records (const WmSheet *self, const char *heading, GPtrArray *records, const WmSheetColumn *columns);

/* The week's sessions of the client, the same time and title on one line. */
char *_wm_sheet_week (const WmSheet *self, WmDay any_day);
