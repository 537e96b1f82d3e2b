/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Text helpers: folding for search and comparison, cleaning of what comes from outside, letters that run right
 * to left among others, ids. */
#pragma once
#include <glib.h>

char *wm_text_fold (const char *text);
char *wm_text_clean (const char *text, gsize max_chars);
gboolean wm_text_is_empty (const char *text);
char *wm_text_isolate (const char *text);
char *wm_text_lead (const char *text);
char *wm_text_called (const char *first, const char *preferred);
char *wm_id_new (void);
char *wm_id_from_seed (guint64 seed, const char *kind, guint64 n);
char *wm_id_in_order (guint64 seed, const char *kind, guint32 n);
