/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-blank.h"

#include <string.h>

/* What no blank can do without, looked for before the expression. */
static gboolean
may_hold_one (const char *text)
{
  return strpbrk (text, "[{") || strstr (text, "___") || strstr (text, "TBD") || strstr (text, "XXX");
}

/**
 * wm_blank_find:
 * @text: (nullable)
 * @from: (out): where the first blank begins, in characters
 * @to: (out): the character after it
 *
 * Returns: whether there is one
 */
gboolean
wm_blank_find (const char *text, int *from, int *to)
{
  static GRegex *blank;
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;
  if (g_once_init_enter (&blank))
    g_once_init_leave (&blank, g_regex_new ("\\[[^\\]]*\\]|_{3,}|\\{[^}]*\\}|\\bTBD\\b|\\bXXX+\\b", G_REGEX_OPTIMIZE, 0, NULL));
  if (text == NULL || !may_hold_one (text) || !g_regex_match (blank, text, 0, &match) || !g_match_info_fetch_pos (match, 0, &start, &end))
    return FALSE;
  *from = (int) g_utf8_pointer_to_offset (text, text + start);
  *to = (int) g_utf8_pointer_to_offset (text, text + end);
  return TRUE;
}
