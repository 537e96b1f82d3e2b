/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over people: any word order, prefixes, accents folded, one typing slip forgiven. Pure. */
#pragma once
#include <glib.h>

typedef struct _WmQuery WmQuery;

WmQuery *wm_query_new (const char *text);
void wm_query_free (WmQuery *query);
gboolean wm_query_is_empty (const WmQuery *query);
gboolean wm_query_matches (const WmQuery *query, const char *folded_key);
gboolean wm_query_nearly_matches (const WmQuery *query, const char *folded_key);
gboolean wm_word_is_near (const char *word, gsize word_length, const char *typed, gsize typed_length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmQuery, wm_query_free)
