/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A run of text with bold and italic parts. No markup is parsed anywhere, so that what people type can
 * never change how a page looks. Pure glib. */
#pragma once
#include <glib.h>

typedef enum
{
  WM_RICH_PLAIN = 0,
  WM_RICH_BOLD = 1 << 0,
  WM_RICH_ITALIC = 1 << 1,
  WM_RICH_WHOLE = 1 << 2, /* no line ends in it */
} WmRichStyle;

typedef struct _WmRich WmRich;

WmRich *wm_rich_new (const char *text);
WmRich *wm_rich_new_styled (const char *text, WmRichStyle style);
WmRich *wm_rich_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
WmRich *wm_rich_append (WmRich *self, const WmRich *other);
WmRich *wm_rich_add (WmRich *self, const char *text, WmRichStyle style);
const char *wm_rich_get_text (const WmRich *self);
gboolean wm_rich_is_empty (const WmRich *self);
void wm_rich_free (WmRich *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmRich, wm_rich_free)
