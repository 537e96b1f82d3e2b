/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A run of text with bold and italic parts. Pure glib. */
#include "wm-rich-private.h"

#include <string.h>

/**
 * wm_rich_new:
 * @text: (nullable): plain text; NULL is the empty text
 *
 * Returns: (transfer full): the text; free with wm_rich_free() or give it to a block.
 */
WmRich *
wm_rich_new (const char *text)
{
  return wm_rich_new_styled (text, WM_RICH_PLAIN);
}

/** wm_rich_new_styled: like wm_rich_new(), all of it in @style. Returns: (transfer full): the text. */
WmRich *
wm_rich_new_styled (const char *text, WmRichStyle style)
{
  WmRich *self = g_new0 (WmRich, 1);
  self->text = g_string_new (NULL);
  self->runs = g_array_new (FALSE, FALSE, sizeof (WmRichRun));
  return wm_rich_add (self, text, style);
}

static gboolean
runs_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if ((c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfefc) || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff))
        return TRUE;
    }
  return FALSE;
}

/**
 * wm_rich_isolate:
 *
 * Returns: (transfer full): @text, wrapped so that letters that run right to left leave the order of what stands beside
 *   them alone: without it a birth date behind an Arabic name is read backwards. Valid UTF-8 is expected.
 */
char *
wm_rich_isolate (const char *text)
{
  return runs_right_to_left (text) ? g_strconcat ("\u2068", text, "\u2069", NULL) : g_strdup (text);
}

/** wm_rich_lead: like wm_rich_isolate() for what a line begins with: the line itself still runs left to right. */
char *
wm_rich_lead (const char *text)
{
  return runs_right_to_left (text) ? g_strconcat ("\u200e\u2068", text, "\u2069", NULL) : g_strdup (text);
}

/**
 * wm_rich_add: appends @text in @style; invalid UTF-8 is replaced, control characters but newline are
 * dropped, so that any stored text can be drawn. Returns: (transfer none): @self, for chaining.
 */
WmRich *
wm_rich_add (WmRich *self, const char *text, WmRichStyle style)
{
  guint start = (guint) self->text->len;
  g_autofree char *valid = text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;

  for (const char *p = valid; p != NULL && *p != '\0'; p++)
    if ((guchar) *p >= 0x20 && *p != 0x7f)
      g_string_append_c (self->text, *p);
    else if (*p == '\n')
      g_string_append_c (self->text, '\n');
    else if (*p == '\t')
      g_string_append_c (self->text, ' ');

  if (style != WM_RICH_PLAIN && self->text->len > start)
    {
      WmRichRun run = { start, (guint) self->text->len, style };
      g_array_append_val (self->runs, run);
    }
  return self;
}

/** wm_rich_append: appends @other with its styles. Returns: (transfer none): @self, for chaining. */
WmRich *
wm_rich_append (WmRich *self, const WmRich *other)
{
  guint shift = (guint) self->text->len;
  g_string_append_len (self->text, other->text->str, (gssize) other->text->len);
  for (guint i = 0; i < other->runs->len; i++)
    {
      WmRichRun run = g_array_index (other->runs, WmRichRun, i);
      run.start += shift;
      run.end += shift;
      g_array_append_val (self->runs, run);
    }
  return self;
}

typedef struct
{
  const char *name;
  const char *text;
  WmRichStyle style;
} Slot;

static const Slot *
find_slot (const Slot *slots, guint n, const char *start, gsize length)
{
  for (guint i = 0; i < n; i++)
    if (strlen (slots[i].name) == length && strncmp (slots[i].name, start, length) == 0)
      return &slots[i];
  return NULL;
}

static void
add_part (WmRich *self, const char *start, const char *end)
{
  g_autofree char *part = g_strndup (start, (gsize) (end - start));
  wm_rich_add (self, part, WM_RICH_PLAIN);
}

static void
add_isolated (WmRich *self, const char *text, WmRichStyle style)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *isolated = valid != NULL ? wm_rich_isolate (valid) : NULL;
  wm_rich_add (self, isolated, style);
}

/**
 * wm_rich_fill:
 * @pattern: a translated text with slots like "{date}"
 * @...: triples of slot name (const char *), text (const char *, may be NULL) and WmRichStyle, then NULL
 *
 * Translators may move the slots. What is filled in is never searched for slots itself; an unknown slot
 * stays as it is.
 *
 * Returns: (transfer full): the filled text.
 */
WmRich *
wm_rich_fill (const char *pattern, ...)
{
  Slot slots[8];
  guint n = 0;
  va_list args;
  WmRich *self = wm_rich_new (NULL);

  va_start (args, pattern);
  for (const char *name; n < G_N_ELEMENTS (slots) && (name = va_arg (args, const char *)) != NULL; n++)
    {
      slots[n].name = name;
      slots[n].text = va_arg (args, const char *);
      slots[n].style = (WmRichStyle) va_arg (args, int);
    }
  va_end (args);

  const char *from = pattern;
  for (const char *open; (open = strchr (from, '{')) != NULL;)
    {
      const char *close = strchr (open, '}');
      const Slot *slot = close != NULL ? find_slot (slots, n, open + 1, (gsize) (close - open - 1)) : NULL;
      add_part (self, from, slot != NULL ? open : open + 1);
      if (slot != NULL)
        add_isolated (self, slot->text, slot->style);
      from = slot != NULL ? close + 1 : open + 1;
    }
  return wm_rich_add (self, from, WM_RICH_PLAIN);
}

/** wm_rich_get_text: Returns: (transfer none): the text without its styles. */
const char *
wm_rich_get_text (const WmRich *self)
{
  return self->text->str;
}

/** wm_rich_is_empty: Returns: whether there is nothing to draw; NULL counts as empty. */
gboolean
wm_rich_is_empty (const WmRich *self)
{
  return self == NULL || self->text->len == 0;
}

/** wm_rich_free: frees @self; NULL is fine. */
void
wm_rich_free (WmRich *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->runs);
  g_free (self);
}
