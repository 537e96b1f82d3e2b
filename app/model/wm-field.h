/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A record type is a table of fields: one line per field, read by SQL, form rows, validation, audit,
 * paper and XML alike. No expressions, no inheritance: a line says what a field is, never what to do. */
#pragma once
#include <glib.h>
#include <glib/gi18n.h>

typedef enum
{
  WM_KIND_TEXT,      /* one line */
  WM_KIND_LONG_TEXT, /* several lines */
  WM_KIND_DATE,      /* YYYY-MM-DD */
  WM_KIND_TIME,      /* HH:MM, local wall time */
  WM_KIND_INT,
  WM_KIND_NUMBER,
  WM_KIND_BOOL,
  WM_KIND_PICK,      /* a code of the pick list `of` */
  WM_KIND_LINK,      /* the id of a record of schema `of` */
} WmKind;

typedef enum
{
  WM_FIELD_REQUIRED = 1 << 0, /* needed to save: ! of the domain reference */
  WM_FIELD_SIGN = 1 << 1,     /* needed to sign: * */
  WM_FIELD_INTERNAL = 1 << 2, /* neither on paper nor in XML: links to the parent, order, what no document needs */
  WM_FIELD_STAFF = 1 << 3,    /* chart copy only, never the client's copy */
  WM_FIELD_UNIQUE = 1 << 4,
  WM_FIELD_ASKED = 1 << 5,    /* of yes or no: what nobody asked is not a no */
  WM_FIELD_USUAL = 1 << 6,    /* of yes or no: yes as a rule, so that a no is what lists tell */
} WmFieldFlags;

typedef struct
{
  const char *name;    /* kebab-case: property and XML name; the column is the same with '_' */
  const char *label;   /* N_(): sentence case */
  WmKind kind;
  guint flags;         /* WmFieldFlags */
  const char *of;      /* pick list, or schema of a link */
  double min, max;     /* of a number; both 0: any. Of text: max characters, 0: 200 (line), 8000 (long) */
  const char *pattern; /* whole-value regular expression, or NULL */
  const char *help;    /* N_(), or NULL */
} WmField;

gsize wm_field_max_chars (const WmField *field);
char *wm_field_column (const WmField *field);
