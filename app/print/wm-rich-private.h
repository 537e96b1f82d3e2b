/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How WmRich keeps its text: one string and the styled ranges in it. For this room only. */
#pragma once
#include "wm-rich.h"

typedef struct
{
  guint start; /* byte */
  guint end;
  WmRichStyle style;
} WmRichRun;

struct _WmRich
{
  GString *text;
  GArray *runs; /* WmRichRun */
};

guint _wm_rich_longest_word (const WmRich *self);
