/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the search share. */
#pragma once
#include "wm-search.h"

#define WM_QUERY_MAX_WORDS 12

struct _WmQuery
{
  char *text;
  const char *words[WM_QUERY_MAX_WORDS]; /* in text, not terminated */
  gsize lengths[WM_QUERY_MAX_WORDS];
  guint n;
};

/* Every different word once, in order; a place (a person) is a few numbers of words. */
struct _WmSearchIndex
{
  /* owned */
  GStringChunk *chunk;
  GPtrArray *words;     /* sorted by bytes once sealed: digits stand before letters */
  GHashTable *numbers;  /* word -> its number + 1; NULL once sealed */
  GArray *ids;          /* guint32: the words of all places, one place after the other */
  GArray *starts;       /* guint32: where a place begins in ids, and the end of the last */
  GArray *uses;         /* guint32: in how many places the words before this one stand, summed up; once sealed */
  GArray *places;       /* guint32: the places of the first word, then those of the second ...; once sealed */
  guint first_letter;   /* the first word that doesn't begin with a digit; once sealed */
};

/* Words of the index that fit one typed word: a range of them, or those that are marked. */
typedef struct
{
  guint low, n;        /* the range */
  guint whole;         /* the one that was typed to its end; G_MAXUINT: none */
  const guint8 *marks; /* nullable: for each word of the index 0, 1 (it begins so) or 2 (it is the whole word) */
  guint uses;
} WmSearchSlot;

/* What must be found: each slot must fit. The rarest is the first. */
typedef struct
{
  WmSearchSlot slots[WM_QUERY_MAX_WORDS + 1];
  guint n;
} WmSearchWay;

WmSearchSlot _wm_search_index_range (const WmSearchIndex *self, const char *typed, gsize length);
WmSearchSlot _wm_search_index_marked (const WmSearchIndex *self, const guint8 *marks);

WmSearchWay _wm_search_as_typed (const WmSearchIndex *index, const WmQuery *query);
GArray *_wm_search_slips (const WmSearchIndex *index, const WmQuery *query, guint least, GPtrArray *marks);
