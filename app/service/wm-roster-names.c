/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All texts stand in one block, which goes back to the system as a whole. */
#include "wm-roster-names.h"

#include "wm-day.h"
#include "wm-text.h"

#include <string.h>

/* The texts of a place, one after the other, each with its end. */
enum { KEY, LAST, FIRST, PREFERRED, NUMBER, BIRTH };

struct _WmRosterNames
{
  GString *texts;
  GArray *starts; /* guint32: where the texts of a place begin */
};

WmRosterNames *
_wm_roster_names_new (void)
{
  WmRosterNames *self = g_new0 (WmRosterNames, 1);
  self->texts = g_string_sized_new (1 << 18);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/** _wm_roster_names_free: @self (nullable) */
void
_wm_roster_names_free (WmRosterNames *self)
{
  if (self == NULL)
    return;
  g_string_free (self->texts, TRUE);
  g_array_unref (self->starts);
  g_free (self);
}

static void
append (WmRosterNames *self, const char *text)
{
  if (text)
    g_string_append (self->texts, text);
  g_string_append_c (self->texts, '\0');
}

/** _wm_roster_names_add: the next place. */
void
_wm_roster_names_add (WmRosterNames *self, const WmRosterPerson *p)
{
  g_assert (self->texts->len < G_MAXUINT32);
  guint32 start = (guint32) self->texts->len;
  g_autofree char *all = g_strconcat (p->last ? p->last : "", " ", p->first ? p->first : "", " ", p->preferred ? p->preferred : "", NULL);
  g_autofree char *key = wm_text_fold (all);
  g_array_append_val (self->starts, start);
  append (self, key);
  append (self, p->last);
  append (self, p->first);
  append (self, p->preferred);
  append (self, p->number);
  append (self, p->birth);
}

/** _wm_roster_names_hash: of all texts of all places: another one where anything differs. FNV-1a by eight bytes. */
guint64
_wm_roster_names_hash (const WmRosterNames *self)
{
  guint64 h = G_GUINT64_CONSTANT (0xcbf29ce484222325) ^ self->texts->len, bytes = 0;
  for (gsize i = 0; i < self->texts->len; i += sizeof bytes, bytes = 0)
    {
      memcpy (&bytes, self->texts->str + i, MIN (sizeof bytes, self->texts->len - i));
      h = (h ^ bytes) * G_GUINT64_CONSTANT (0x100000001b3);
      h ^= h >> 32;
    }
  return h;
}

static const char *
text_at (const WmRosterNames *self, guint place, guint which)
{
  const char *text = self->texts->str + g_array_index (self->starts, guint32, place);
  while (which-- > 0)
    text += strlen (text) + 1;
  return text;
}

typedef struct
{
  guint64 begin; /* the first eight bytes of the key: mostly they decide */
  guint32 place;
} Sorted;

static guint64
first_bytes (const char *key)
{
  guint64 bytes = 0;
  for (guint i = 0; i < 8; i++)
    bytes = bytes << 8 | (guchar) (*key ? *key++ : 0);
  return bytes;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer names)
{
  const Sorted *x = a, *y = b;
  if (x->begin != y->begin)
    return x->begin < y->begin ? -1 : 1;
  int by_name = strcmp (text_at (names, x->place, KEY), text_at (names, y->place, KEY));
  return by_name ? by_name : strcmp (text_at (names, x->place, NUMBER), text_at (names, y->place, NUMBER));
}

/** _wm_roster_names_order: Returns: (transfer full): the places by last, first and preferred name, folded; then by number. */
guint32 *
_wm_roster_names_order (const WmRosterNames *self)
{
  guint n = self->starts->len;
  g_autofree Sorted *sorted = g_new (Sorted, n + 1);
  guint32 *order = g_new (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    sorted[i] = (Sorted){ first_bytes (text_at (self, i, KEY)), i };
  g_qsort_with_data (sorted, (int) n, sizeof *sorted, compare, (gpointer) self);
  for (guint i = 0; i < n; i++)
    order[i] = sorted[i].place;
  return order;
}

/* O'Brien is found as "o brien" and as "obrien". */
static void
append_without_apostrophes (GString *words, const char *text)
{
  static const char *const apostrophes[] = { "'", "’", "ʼ", "ʻ", "‘", "`", "´" };
  g_autoptr (GString) name = g_string_new (text);
  guint n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (apostrophes); i++)
    n += g_string_replace (name, apostrophes[i], "", 0);
  g_autofree char *folded = n ? wm_text_fold (name->str) : NULL;
  if (folded && *folded)
    g_string_append_printf (words, " %s", folded);
}

/** _wm_roster_names_words: Returns: (transfer full): what finds the client: names and number; the date of birth as it is
 * stored and as it is written here. */
char *
_wm_roster_names_words (const WmRosterNames *self, guint place)
{
  int y = 0, m = 0, d = 0;
  WmDay birth;
  GString *words = g_string_new (text_at (self, place, KEY));
  g_autofree char *number = wm_text_fold (text_at (self, place, NUMBER));
  for (guint which = LAST; which <= PREFERRED; which++)
    append_without_apostrophes (words, text_at (self, place, which));
  if (*number)
    g_string_append_printf (words, "%s%s", words->len ? " " : "", number);
  if (wm_day_parse (text_at (self, place, BIRTH), &birth))
    {
      wm_day_to_ymd (birth, &y, &m, &d);
      g_string_append_printf (words, " %04d %02d %02d %d %d", y, m, d, m, d);
    }
  return g_string_free (words, FALSE);
}
