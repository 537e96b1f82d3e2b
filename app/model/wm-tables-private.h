/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Short names for the columns of the tables: only wm-tables-*.c includes this. */
#pragma once
#include "wm-tables.h"

#define NEED WM_FIELD_REQUIRED
#define SIGN WM_FIELD_SIGN
#define HIDE WM_FIELD_INTERNAL
#define STAFF WM_FIELD_STAFF
#define ASK WM_FIELD_ASKED
#define USUAL WM_FIELD_USUAL
#define TEXT WM_KIND_TEXT
#define LONG WM_KIND_LONG_TEXT
#define DATE WM_KIND_DATE
#define TIME WM_KIND_TIME
#define INT WM_KIND_INT
#define NUMBER WM_KIND_NUMBER
#define BOOL WM_KIND_BOOL
#define PICK WM_KIND_PICK
#define LINK WM_KIND_LINK
#define PHONE "^[+0-9() .x-]{7,}$"
#define ICD "^[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?$"
#define SCHEMA(id, schema_name, title, parent_field)                                                        \
  const WmSchema wm_##id##_schema = { schema_name, title, parent_field, id##_fields, G_N_ELEMENTS (id##_fields) }
