/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two sets of texts are: the sets of their runs of five words, compared by Jaccard. Pure. */
#pragma once
#include <glib.h>

/* Sorted hashes of runs, each once. */
typedef GArray WmShingles;

WmShingles *wm_shingles_new (void);
void wm_shingles_add (WmShingles *self, const char *text);
void wm_shingles_finish (WmShingles *self);
double wm_shingles_likeness (const WmShingles *a, const WmShingles *b);
gboolean wm_shingles_are_alike (const WmShingles *a, const WmShingles *b, double least);
