/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: a title, a footer and blocks in reading order. It knows nothing of paper; wm_document_paginate()
 * in wm-pages.h makes pages of it. Texts handed in as WmRich belong to the document from then on; every
 * returned block belongs to the document. */
#pragma once
#include "wm-rich.h"

typedef struct _WmDocument WmDocument;
typedef struct _WmBlock WmBlock;

WmDocument *wm_document_new (const char *title, const char *language);
void wm_document_free (WmDocument *self);
void wm_document_set_footer (WmDocument *self, const char *state, const char *name, const char *about);
void wm_document_set_watermark (WmDocument *self, const char *text);
void wm_document_begin_place (WmDocument *self, const char *record_id);
void wm_document_set_dense (WmDocument *self);
void wm_document_fit_pages (WmDocument *self, guint pages);
const char *wm_document_get_title (const WmDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmDocument, wm_document_free)

/* What any block can be told. */
WmBlock *wm_block_set_indent (WmBlock *self, guint level);
WmBlock *wm_block_keep_with_next (WmBlock *self);
WmBlock *wm_block_keep_together (WmBlock *self);

/* Running text. */
WmBlock *wm_document_add_letterhead (WmDocument *self, const char *name, const char *const *address,
                                     const char *const *right);
WmBlock *wm_document_add_heading (WmDocument *self, guint level, const char *number, WmRich *text);
WmBlock *wm_document_add_paragraph (WmDocument *self, WmRich *text);
WmBlock *wm_document_add_quotation (WmDocument *self, WmRich *text);
WmBlock *wm_document_add_space (WmDocument *self, double points);

/* Lists: add the list, then its items. */
typedef enum
{
  WM_MARK_NONE,
  WM_MARK_BULLET,
  WM_MARK_BOX,     /* an empty box to tick */
  WM_MARK_CHECKED, /* a ticked box */
} WmMarkKind;
WmBlock *wm_document_add_list (WmDocument *self);
WmBlock *wm_block_set_columns (WmBlock *list, guint columns);
void wm_block_add_item (WmBlock *list, WmMarkKind mark, WmRich *text);

/* A box with an optional bold first line. */
WmBlock *wm_document_add_notice (WmDocument *self, const char *title, WmRich *text);

/* Label and value rows. */
WmBlock *wm_document_add_fields (WmDocument *self);
void wm_block_add_field (WmBlock *fields, const char *label, WmRich *value);

enum { WM_TABLE_MAX_COLUMNS = 8 };

/* Tables: @header has one text per column, @shares one fraction of the width per column. */
WmBlock *wm_document_add_table (WmDocument *self, guint n_columns, const char *const *header,
                                const double *shares);
WmBlock *wm_block_set_numbers (WmBlock *table);
void wm_block_add_row (WmBlock *table, WmRich **cells);
void wm_block_add_row_with_note (WmBlock *table, WmRich **cells, WmRich *note);

/* A text with a number to its left and a small line from the start over today to the target at its right.
 * @now_label may be NULL (not yet measured). Without a track the @state text stands there. */
typedef struct
{
  double now_at; /* 0 = at the start, 1 = at the target; negative: not numbers, only the labels are shown */
  const char *start_label;
  const char *now_label;
  const char *target_label;
  const char *unit; /* nullable: what is counted, below the labels */
} WmTrack;
WmBlock *wm_document_add_track (WmDocument *self, const char *number, WmRich *text, const WmTrack *track,
                                const char *state);

/* Who signs: a line above name and role with a place for the date; @given says how and when it was signed. */
WmBlock *wm_document_add_signatures (WmDocument *self, const char *date_word);
void wm_block_add_signer (WmBlock *signatures, const char *name, const char *role, const char *written,
                          const char *given);

/* A week as a picture: days across, hours down. Minutes count from midnight. Things that overlap share
 * the day's width: @lane of @n_lanes. */
typedef struct
{
  guint day;
  int start;
  int end;
  guint lane;
  guint n_lanes;
  const char *label;
} WmWeekThing;
WmBlock *wm_document_add_week (WmDocument *self, guint n_days, const char *const *days, int from_minute,
                               int to_minute, const char *const *hours);
void wm_block_add_thing (WmBlock *week, const WmWeekThing *thing);
