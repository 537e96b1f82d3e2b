/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document keeps its blocks. For this room only. */
#pragma once
#include "wm-document.h"

typedef enum
{
  WM_BLOCK_LETTERHEAD,
  WM_BLOCK_HEADING,
  WM_BLOCK_PARAGRAPH,
  WM_BLOCK_QUOTATION,
  WM_BLOCK_SPACE,
  WM_BLOCK_LIST,
  WM_BLOCK_NOTICE,
  WM_BLOCK_FIELDS,
  WM_BLOCK_TABLE,
  WM_BLOCK_TRACK,
  WM_BLOCK_SIGNATURES,
  WM_BLOCK_WEEK,
} WmBlockKind;

struct _WmBlock
{
  WmBlockKind kind;
  guint indent;
  gboolean keep_with_next;
  gboolean keep_together;
  guint level;       /* heading: 1 to 3 */
  double points;     /* space: height; track: where now is, -1 without a line */
  guint n_columns;   /* table, list: columns; week: days */
  double *shares;    /* table */
  gboolean numbers;  /* table: in all columns but the first */
  GPtrArray *texts;  /* WmRich; what each position means is said where the kind is composed */
  GArray *things;    /* week: WmWeekThing, labels owned */
  GArray *marks;     /* list: WmMarkKind */
  int from_minute;   /* week */
  int to_minute;
  char *place;       /* a GRefString shared by the blocks of one place, or NULL */
};

struct _WmDocument
{
  char *title;
  char *language;
  char *footer_state;
  char *footer_name;
  char *footer_about;
  char *watermark;
  gboolean dense;
  guint fit_pages; /* 0: as many as it takes */
  char *place; /* a GRefString: where what is added belongs, or NULL */
  GPtrArray *blocks;
};
