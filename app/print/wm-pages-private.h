/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks to pages. Composing turns each block into slabs: strips that can't be cut, with what is drawn in
 * them (ink) and how strongly each is glued to the next. Paginating only stacks slabs. Drawing only walks what
 * was placed. For this room only. */
#pragma once
#include "wm-document-private.h"
#include "wm-pages.h"
#include "wm-rich-private.h"
#include <pango/pangocairo.h>

/* The first family that is installed is used, letter by letter. */
#define WM_PRINT_FAMILIES "Cantarell, Noto Sans, DejaVu Sans"

typedef enum
{
  WM_INK_TEXT,
  WM_INK_LINE,
  WM_INK_BOX,
  WM_INK_DIAMOND,
  WM_INK_CIRCLE,
} WmInkKind;

/* Something drawn, in points from the slab's left and upper edge. */
typedef struct
{
  WmInkKind kind;
  double x;
  double y; /* text: the baseline */
  double x2;
  double y2;
  double pen;    /* width of the stroke; of the fill's half size for a diamond or circle */
  guint layout;  /* text: index into layouts */
  int line;      /* text: line of that layout */
  guint node;    /* the tag it belongs to; 0 is none */
  guint order;   /* set while a page is collected */
} WmInk;

/* How strongly a slab holds the next one. A stronger glue is given up later, when a run of slabs is taller
 * than a page. */
typedef enum
{
  WM_GLUE_NONE,
  WM_GLUE_TOGETHER,  /* a block that should stay in one piece */
  WM_GLUE_ROW,       /* the lines of one row */
  WM_GLUE_LINES,     /* widows, orphans, headings, table heads */
  WM_GLUE_SIGNATURE, /* a signature block */
} WmGlue;

typedef struct
{
  double height;
  double gap; /* space above, dropped at the head of a page */
  WmGlue glue;
  guint first_ink;
  guint n_ink;
  guint head; /* first slab of the table head to repeat when a page begins with this slab */
  guint n_head;
} WmSlab;

typedef struct
{
  guint parent;
  const char *tag;
} WmNode;

typedef struct
{
  guint slab;
  double y;
} WmPlaced;

/* A part of the document that can be found again: a record's id, the first slab of it. */
typedef struct
{
  char *name; /* a GRefString */
  guint slab;
} WmPlace;

struct _WmPages
{
  char *title;
  char *watermark;
  double width;
  double height;
  double left;
  double top;
  double bottom; /* of what slabs may fill */
  double body;   /* size of the letters in points */
  double leading; /* least height of a line, in sizes of its letters */
  double air;     /* what gaps between blocks are multiplied by */
  GPtrArray *layouts;
  GArray *inks;
  GArray *slabs;
  GArray *nodes;  /* node 0 is unused */
  GArray *placed; /* WmPlaced, page after page */
  GArray *starts; /* guint: first placed of each page, and one more at the end */
  GArray *places; /* WmPlace */
  GPtrArray *footer;      /* layouts that stand alike on every page, one below the other */
  GPtrArray *footer_page; /* one layout per page, at the right of the last line */
};

typedef struct
{
  WmPages *pages;
  PangoContext *context;
  PangoFontDescription *font;
  double left;  /* of the current block, from the left margin */
  double width; /* of the current block */
  double columns[WM_TABLE_MAX_COLUMNS]; /* how wide each is in the current table */
  guint sections[4];
  guint head;
  guint n_head;
  double bar;      /* x of a bar at the left of each slab; negative is none */
  gboolean framed; /* lines at both sides of each slab */
} WmComposer;

typedef enum
{
  WM_ALIGN_START,   /* at the left edge, whichever way the text runs */
  WM_ALIGN_NATURAL, /* at the edge the text begins from */
  WM_ALIGN_END,
  WM_ALIGN_CENTER,
} WmAlign;

/* A text to be placed: where, how wide, how large. */
typedef struct
{
  const WmRich *text;
  double x;
  double width;
  double size;
  WmRichStyle style;
  WmAlign align;
  guint node;
} WmCell;

PangoContext *_wm_print_context (void);
PangoLayout *_wm_compose_layout (PangoContext *context, PangoFontDescription *font, const WmCell *cell);

static inline const WmRich *
_wm_block_text (const WmBlock *block, guint index)
{
  return index < block->texts->len ? g_ptr_array_index (block->texts, index) : NULL;
}

static inline WmGlue
_wm_glue_after (const WmBlock *block)
{
  return block->keep_with_next ? WM_GLUE_LINES : WM_GLUE_NONE;
}

static inline WmGlue
_wm_glue_inside (const WmBlock *block)
{
  return block->keep_together ? WM_GLUE_TOGETHER : WM_GLUE_NONE;
}

guint _wm_compose_node (WmComposer *self, guint parent, const char *tag);
void _wm_compose_open (WmComposer *self, double gap);
void _wm_compose_close (WmComposer *self, double height, WmGlue glue);
void _wm_compose_line (WmComposer *self, double x, double y, double x2, double y2, double pen);
void _wm_compose_ink (WmComposer *self, WmInk ink);
double _wm_compose_place (WmComposer *self, const WmCell *cell, double y);
void _wm_compose_place_within (WmComposer *self, const WmCell *cell, double y, double height);
double _wm_compose_measure (WmComposer *self, const WmCell *cell);
double _wm_compose_widest_word (WmComposer *self, const WmCell *cell);
double _wm_compose_gap (const WmComposer *self, double bodies);
void _wm_compose_row (WmComposer *self, const WmCell *cells, guint n, double gap, WmGlue inner, WmGlue after);
void _wm_compose_document (WmPages *pages, const WmDocument *document);
void _wm_compose_blocks (WmComposer *self, const WmDocument *document);

guint _wm_compose_section (const WmComposer *self);
void _wm_compose_letterhead (WmComposer *self, const WmBlock *block);
void _wm_compose_table (WmComposer *self, const WmBlock *block);
void _wm_compose_track (WmComposer *self, const WmBlock *block, WmGlue after);
void _wm_compose_signatures (WmComposer *self, const WmBlock *block);
void _wm_compose_week (WmComposer *self, const WmBlock *block);

GArray *_wm_places_new (void);
void _wm_places_begin (WmPages *pages, char *name);
void _wm_paginate (WmPages *self);
double _wm_footer_measure (WmPages *self, const WmDocument *document);
void _wm_footer_number (WmPages *self, const WmDocument *document);
void _wm_footer_draw (const WmPages *self, guint page, cairo_t *cr);
GArray *_wm_pages_collect (const WmPages *self, guint page);
