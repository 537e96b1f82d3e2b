/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A run of text with bold and italic parts. Pure glib. */
#include "wm-rich-private.h"

#include "wm-text.h"

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

static void
add_run (WmRich *self, guint start, guint end, WmRichStyle style)
{
  WmRichRun run = { start, end, style };
  if (style != WM_RICH_PLAIN && end > start)
    g_array_append_val (self->runs, run);
}

/* What looks like 2026-11-24 could be parted after its hyphens. */
static void
keep_dates_whole (WmRich *self, guint from)
{
  const char *text = self->text->str;
  for (const char *hyphen = strchr (text + from, '-'); hyphen != NULL; hyphen = strchr (hyphen + 1, '-'))
    {
      const char *start = hyphen - 4;
      if (start >= text + from && hyphen[1] != '\0' && hyphen[2] != '\0' && hyphen[3] == '-' && g_ascii_isdigit (*start)
          && g_ascii_isdigit (hyphen[-1]) && g_ascii_isdigit (hyphen[1]) && g_ascii_isdigit (hyphen[2]))
        add_run (self, (guint) (start - text), (guint) (start - text) + 10, WM_RICH_WHOLE);
    }
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

  add_run (self, start, (guint) self->text->len, style);
  keep_dates_whole (self, start);
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
  g_autofree char *isolated = valid != NULL ? wm_text_isolate (valid) : NULL;
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

/* In letters, from blank to blank. */
guint
_wm_rich_longest_word (const WmRich *self)
{
  guint longest = 0, letters = 0;
  for (const char *p = self->text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters = g_ascii_isspace (*p) ? 0 : letters + 1;
      longest = MAX (longest, letters);
    }
  return longest;
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
