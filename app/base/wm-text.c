/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Text helpers: folding, cleaning, ids. */
#include "wm-text.h"

#include <string.h>

/* What folding does to plain letters needs no tables: most names are. Returns: %NULL where @text isn't ASCII */
static char *
fold_ascii (const char *text)
{
  char *out = g_malloc (strlen (text) + 1);
  gsize n = 0;
  for (; *text; text++)
    if ((guchar) *text >= 0x80)
      {
        g_free (out);
        return NULL;
      }
    else if (g_ascii_isalnum (*text))
      out[n++] = g_ascii_tolower (*text);
    else if (n && out[n - 1] != ' ')
      out[n++] = ' ';
  out[n && out[n - 1] == ' ' ? n - 1 : n] = '\0';
  return out;
}

/* Letters with a stroke and ligatures, which have no decomposition: as people type them on a plain keyboard. */
static const char *
plain_letters (gunichar c)
{
  static const struct { gunichar c; const char *plain; } table[] = {
    { 0xe6, "ae" }, { 0xf0, "d" }, { 0xf8, "o" }, { 0xfe, "th" }, { 0x111, "d" }, { 0x127, "h" },
    { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].c == c)
      return table[i].plain;
  return NULL;
}

/**
 * wm_text_fold:
 * @text: (nullable): UTF-8
 *
 * Returns: (transfer full): lower case without accents, runs of anything that is neither letter nor
 * digit as one blank: "Nguyễn-Ökonkwo" and "nguyen okonkwo" fold to the same key.
 */
char *
wm_text_fold (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  char *ascii = fold_ascii (text);
  if (ascii)
    return ascii;
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  GString *out = g_string_sized_new (strlen (text));
  for (const char *p = apart ? apart : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_unichar_ismark (c))
        continue;
      const char *plain = plain_letters (c);
      if (plain)
        g_string_append (out, plain);
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
      else if (out->len && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
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
 * wm_text_isolate:
 *
 * Returns: (transfer full): @text, wrapped so that letters that run right to left leave the order of what stands beside
 *   them alone: without it a birth date behind an Arabic name is read backwards. Valid UTF-8 is expected.
 */
char *
wm_text_isolate (const char *text)
{
  return runs_right_to_left (text) ? g_strconcat ("\u2068", text, "\u2069", NULL) : g_strdup (text);
}

/** wm_text_lead: like wm_text_isolate() for what a line begins with: the line itself still runs left to right. */
char *
wm_text_lead (const char *text)
{
  return runs_right_to_left (text) ? g_strconcat ("\u200e\u2068", text, "\u2069", NULL) : g_strdup (text);
}

static GUnicodeScript
script_of (const char *name)
{
  while (*name && !g_unichar_isalpha (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  return *name ? g_unichar_get_script (g_utf8_get_char (name)) : G_UNICODE_SCRIPT_COMMON;
}

/**
 * wm_text_called:
 * @first: (nullable): a first name
 * @preferred: (nullable): what somebody wants to be called
 *
 * Returns: (transfer full): what somebody is called; in the letters of another script after the first name, for whoever can't
 *   read those.
 */
char *
wm_text_called (const char *first, const char *preferred)
{
  if (wm_text_is_empty (preferred) || wm_text_is_empty (first))
    return g_strdup (wm_text_is_empty (preferred) ? first : preferred);
  g_autofree char *apart = wm_text_isolate (preferred);
  return script_of (preferred) == script_of (first) ? g_strdup (preferred) : g_strdup_printf ("%s %s", first, apart);
}

/* Most texts are: of plain UTF-8, within the limit, with neither a control character nor a blank at an end. A byte
 * 0xef may begin one of the code points that XML forbids. */
static gboolean
is_clean (const char *text, gsize max_chars)
{
  gsize n = 0;
  for (; text[n]; n++)
    if (((guchar) text[n] < 0x20 && text[n] != '\n' && text[n] != '\t') || text[n] == 0x7f || (guchar) text[n] == 0xef)
      return FALSE;
  return n > 0 && n <= max_chars && !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[n - 1])
         && g_utf8_validate (text, (gssize) n, NULL);
}

/**
 * wm_text_clean:
 * @text: (nullable): bytes from outside
 * @max_chars: longer text is cut
 *
 * Returns: (transfer full) (nullable): valid UTF-8 without control characters other than TAB and LF,
 * without the two code points XML forbids, blanks trimmed; %NULL where nothing is left.
 */
char *
wm_text_clean (const char *text, gsize max_chars)
{
  if (text == NULL)
    return NULL;
  if (is_clean (text, max_chars))
    return g_strdup (text);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_new (NULL);
  gsize n = 0;
  for (const char *p = valid; *p && n < max_chars; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f || c == 0xfffe || c == 0xffff)
        continue;
      g_string_append_unichar (out, c);
      n++;
    }
  char *result = g_strstrip (g_string_free (out, FALSE));
  if (*result == '\0')
    g_clear_pointer (&result, g_free);
  return result;
}

/** wm_text_is_empty: %NULL, "" or blanks only. */
gboolean
wm_text_is_empty (const char *text)
{
  for (; text && *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/** wm_id_new: Returns: (transfer full): a random UUID v4. */
char *
wm_id_new (void)
{
  return g_uuid_string_random ();
}

/**
 * wm_id_from_seed:
 * Returns: (transfer full): a well-formed UUID v4 that depends on @seed, @kind and @n alone, so that
 * the sample clinic of one seed has the same ids every time.
 */
char *
wm_id_from_seed (guint64 seed, const char *kind, guint64 n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT ":%s:%" G_GUINT64_FORMAT, seed, kind, n);
  g_autofree char *h = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_strdup_printf ("%.8s-%.4s-4%.3s-%c%.3s-%.12s", h, h + 8, h + 12, "89ab"[h[15] & 3], h + 16, h + 20);
}

/** wm_id_in_order: as wm_id_from_seed(), but the next @n stands behind it in every index: millions are then entered at
 * its end, and not all over it. */
char *
wm_id_in_order (guint64 seed, const char *kind, guint32 n)
{
  char *id = wm_id_from_seed (seed, kind, n), first[9];
  g_snprintf (first, sizeof first, "%08x", n);
  memcpy (id, first, 8);
  return id;
}
