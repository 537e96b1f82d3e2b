/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Probable duplicates (domain reference 3.1): the same birth date and last or first name; where a birth date is missing,
 * both names. To who types a name it also shows who has nearly that one. */
#include "wm-lookalikes.h"

#include "wm-text.h"

#include <string.h>

#define LEAST 3 /* bytes of a name in which a slip is forgiven */

typedef struct
{
  WmLookalike called;
  const char *key_last, *key_first; /* folded */
  gint64 next_last, next_first;     /* who else has the name: a place in people, -1 at the end */
} Person;

struct _WmLookalikes
{
  /* owned */
  GStringChunk *texts;
  GArray *people;
  GHashTable *lasts, *firsts; /* folded name -> place of the newest who has it, + 1 */
  GHashTable *numbers;
};

static const char *
keep (WmLookalikes *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

static const char *
keep_folded (WmLookalikes *self, const char *text)
{
  g_autofree char *folded = wm_text_fold (text);
  return keep (self, folded);
}

/* Names repeat: each person points to the one before of the same name. */
static gint64
enter (GHashTable *newest, const char *key, guint place)
{
  gint64 before = (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (newest, key)) - 1;
  g_hash_table_insert (newest, (gpointer) key, GUINT_TO_POINTER (place + 1));
  return before;
}

static void
add (WmLookalikes *self, const char *number, const char *last, const char *first, const char *birth)
{
  Person p = { .called = { keep (self, number), keep (self, last), keep (self, first), keep (self, birth) },
               .key_last = keep_folded (self, last), .key_first = keep_folded (self, first) };
  p.next_last = enter (self->lasts, p.key_last, self->people->len);
  p.next_first = enter (self->firsts, p.key_first, self->people->len);
  g_array_append_val (self->people, p);
  if (number)
    g_hash_table_add (self->numbers, (gpointer) p.called.number);
}

static gboolean
add_row (const WmRow *row, gpointer data)
{
  add (data, wm_row_text (row, 0), wm_row_text (row, 1), wm_row_text (row, 2), wm_row_text (row, 3));
  return TRUE;
}

/** wm_lookalikes_new: Returns: (transfer full) (nullable): of every client of the clinic. */
WmLookalikes *
wm_lookalikes_new (WmClinic *clinic, GError **error)
{
  g_autoptr (WmLookalikes) self = g_new0 (WmLookalikes, 1);
  self->texts = g_string_chunk_new (16384);
  self->people = g_array_new (FALSE, FALSE, sizeof (Person));
  self->lasts = g_hash_table_new (g_str_hash, g_str_equal);
  self->firsts = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return wm_store_query (wm_clinic_get_store (clinic), "client-names", add_row, self, error, NULL) ? g_steal_pointer (&self) : NULL;
}

void
wm_lookalikes_free (WmLookalikes *self)
{
  g_hash_table_unref (self->lasts);
  g_hash_table_unref (self->firsts);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->people);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/** wm_lookalikes_add: one who is not in the clinic yet, such as an earlier line of a file. */
void
wm_lookalikes_add (WmLookalikes *self, WmRecord *client)
{
  add (self, wm_record_get (client, "client-no"), wm_record_get (client, "last-name"), wm_record_get (client, "first-name"),
       wm_record_get (client, "date-of-birth"));
}

/** wm_lookalikes_has_number: whether anybody has this client number. */
gboolean
wm_lookalikes_has_number (const WmLookalikes *self, const char *number)
{
  return g_hash_table_contains (self->numbers, number);
}

static gboolean
is_likely_same (const Person *p, const char *last, const char *first, const char *birth)
{
  if (p->called.birth && birth && strcmp (p->called.birth, birth) != 0)
    return FALSE;
  gboolean same_last = *last && strcmp (p->key_last, last) == 0, same_first = *first && strcmp (p->key_first, first) == 0;
  return p->called.birth && birth ? same_last || same_first : same_last && same_first;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 ((*(WmLookalike *const *) a)->number, (*(WmLookalike *const *) b)->number);
}

/** wm_lookalikes_find: Returns: (transfer container) (element-type WmLookalike): who @client probably is, by number; until the next one
 * is added. */
GPtrArray *
wm_lookalikes_find (const WmLookalikes *self, WmRecord *client)
{
  g_autofree char *last = wm_text_fold (wm_record_get (client, "last-name")), *first = wm_text_fold (wm_record_get (client, "first-name"));
  const char *birth = wm_record_get (client, "date-of-birth");
  GPtrArray *found = g_ptr_array_new ();
  for (int by_first = 0; by_first < 2; by_first++)
    {
      gint64 at = (gint64) GPOINTER_TO_UINT (g_hash_table_lookup (by_first ? self->firsts : self->lasts, by_first ? first : last)) - 1;
      while (at >= 0)
        {
          Person *p = &g_array_index (self->people, Person, (guint) at);
          if (is_likely_same (p, last, first, birth) && !(by_first && strcmp (p->key_last, last) == 0 && *last))
            g_ptr_array_add (found, &p->called);
          at = by_first ? p->next_first : p->next_last;
        }
    }
  g_ptr_array_sort (found, compare);
  return found;
}

/* At most one letter more, less or other, or two that changed places; both are folded. */
static gboolean
is_near (const char *one, const char *other)
{
  gsize a = strlen (one), b = strlen (other), begin = 0;
  if (strcmp (one, other) == 0)
    return TRUE;
  if (MIN (a, b) < LEAST || MAX (a, b) - MIN (a, b) > 1)
    return FALSE;
  while (begin < MIN (a, b) && one[begin] == other[begin])
    begin++;
  while (a > begin && b > begin && one[a - 1] == other[b - 1])
    a--, b--;
  one += begin;
  other += begin;
  return MAX (a, b) - begin <= 1 || (a - begin == 2 && b - begin == 2 && one[0] == other[1] && one[1] == other[0]);
}

/**
 * wm_lookalikes_find_near:
 * @most: how many are wanted
 *
 * As wm_lookalikes_find(), and after those who has both names but for a slip in either, with no other birth date. It looks at
 * everyone: for one who types, not for a long file.
 *
 * Returns: (transfer container) (element-type WmLookalike)
 */
GPtrArray *
wm_lookalikes_find_near (const WmLookalikes *self, WmRecord *client, guint most)
{
  g_autofree char *last = wm_text_fold (wm_record_get (client, "last-name")), *first = wm_text_fold (wm_record_get (client, "first-name"));
  const char *birth = wm_record_get (client, "date-of-birth");
  GPtrArray *found = wm_lookalikes_find (self, client);
  for (guint i = 0; *last && *first && found->len < most && i < self->people->len; i++)
    {
      Person *p = &g_array_index (self->people, Person, i);
      gboolean other = p->called.birth && birth && strcmp (p->called.birth, birth) != 0;
      if (!other && is_near (p->key_last, last) && is_near (p->key_first, first) && !is_likely_same (p, last, first, birth))
        g_ptr_array_add (found, &p->called);
    }
  g_ptr_array_set_size (found, (int) MIN (found->len, most));
  return found;
}
