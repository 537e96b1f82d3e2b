/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a library's wording leaves to be filled in: “[n]”, “___”, “{date}”, “TBD”, “XXX”. */
#pragma once
#include <glib.h>

gboolean wm_blank_find (const char *text, int *from, int *to);
