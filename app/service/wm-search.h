/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over people: any word order, prefixes, accents folded, one typing slip forgiven, the best first. Pure. */
#pragma once
#include <glib.h>

typedef struct _WmQuery WmQuery;
typedef struct _WmSearchIndex WmSearchIndex;
typedef gboolean (*WmSearchAllows) (guint place, gpointer data);

WmQuery *wm_query_new (const char *text);
void wm_query_free (WmQuery *query);
gboolean wm_query_is_empty (const WmQuery *query);
guint wm_word_is_near (const char *word, gsize word_length, const char *typed, gsize typed_length);

WmSearchIndex *wm_search_index_new (void);
void wm_search_index_free (WmSearchIndex *index);
void wm_search_index_add (WmSearchIndex *index, const char *folded);
void wm_search_index_seal (WmSearchIndex *index);
guint wm_search_index_get_size (const WmSearchIndex *index);
void wm_search_index_find (WmSearchIndex *index, const WmQuery *query, const GArray *order, WmSearchAllows allows, gpointer data,
                           GArray *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmQuery, wm_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSearchIndex, wm_search_index_free)
