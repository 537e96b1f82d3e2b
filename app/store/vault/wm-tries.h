/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* clinic.tries: its bytes. One line for each slot with wrong tries: its id, how many in a row, how many that aren't entered
 * in the audit yet, and when the first of these and the last of all were. No names. */
#pragma once
#include "wm-keyfile.h"

typedef struct
{
  guint8 id[WM_ID_SIZE];
  guint in_a_row;
  guint not_entered;
  gint64 first, last; /* seconds since 1970 */
} WmTries;

enum { WM_TRIES_MAX = 1000000 };

gboolean wm_tries_parse (const guint8 *data, gsize size, GArray *all);
GBytes *wm_tries_to_bytes (GArray *all);
WmTries *wm_tries_find (GArray *all, const guint8 *id);
