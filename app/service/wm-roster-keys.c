/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Compact keys of a roster. */
#define G_LOG_DOMAIN "wm-roster"
#include "wm-roster-keys.h"

#include <stdlib.h>
#include <string.h>

#define PACKED 16

/* A column: for each place the number of its value among the different ones, from 1; 0 where there is none. */
typedef struct
{
  GArray *numbers;   /* guint32; NULL: nothing is known of this column */
  GPtrArray *values; /* borrowed from known */
  GHashTable *known; /* value -> its number */
} Column;

struct _WmRosterKeys
{
  /* owned */
  GByteArray *ids;   /* UUIDs as numbers */
  GHashTable *odd;   /* place -> an id that is none */
  guint32 *by_name;  /* the places in the order of the names; NULL: that of the places */
  Column columns[WM_ROSTER_N_COLUMNS];
};

WmRosterKeys *
_wm_roster_keys_new (void)
{
  WmRosterKeys *self = g_new0 (WmRosterKeys, 1);
  self->ids = g_byte_array_new ();
  self->odd = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
_wm_roster_keys_free (WmRosterKeys *self)
{
  for (guint i = 0; i < WM_ROSTER_N_COLUMNS; i++)
    if (self->columns[i].numbers)
      {
        g_array_unref (self->columns[i].numbers);
        g_ptr_array_unref (self->columns[i].values);
        g_hash_table_unref (self->columns[i].known);
      }
  g_byte_array_unref (self->ids);
  g_hash_table_unref (self->odd);
  g_free (self->by_name);
  g_free (self);
}

/** _wm_roster_keys_size: how many clients there are. */
guint
_wm_roster_keys_size (const WmRosterKeys *self)
{
  return self->ids->len / PACKED;
}

static void
unpack (const guint8 *packed, char *text)
{
  static const char digits[] = "0123456789abcdef";
  for (guint i = 0; i < PACKED; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *text++ = '-';
      *text++ = digits[packed[i] >> 4];
      *text++ = digits[packed[i] & 15];
    }
  *text = '\0';
}

/* Whether @id is a UUID in the form in which they are made here: only then does it come back as it was. */
static gboolean
pack (const char *id, guint8 *packed)
{
  char again[WM_ROSTER_ID_SIZE];
  const char *p = id;
  for (guint i = 0; i < PACKED; i++, p += 2)
    {
      p += *p == '-';
      int high = g_ascii_xdigit_value (p[0]), low = high < 0 ? -1 : g_ascii_xdigit_value (p[1]);
      if (low < 0)
        return FALSE;
      packed[i] = (guint8) (high << 4 | low);
    }
  unpack (packed, again);
  return strcmp (again, id) == 0;
}

/** _wm_roster_keys_add: Returns: the place of the client with this id. */
guint
_wm_roster_keys_add (WmRosterKeys *self, const char *id)
{
  guint8 packed[PACKED] = { 0 };
  guint place = _wm_roster_keys_size (self);
  if (!pack (id, packed))
    g_hash_table_insert (self->odd, GUINT_TO_POINTER (place), g_strdup (id));
  g_byte_array_append (self->ids, packed, PACKED);
  return place;
}

/** _wm_roster_keys_id: the client's id; @text of WM_ROSTER_ID_SIZE may be used for it. */
const char *
_wm_roster_keys_id (const WmRosterKeys *self, guint place, char *text)
{
  const char *odd = g_hash_table_lookup (self->odd, GUINT_TO_POINTER (place));
  if (odd)
    return odd;
  unpack (self->ids->data + (gsize) place * PACKED, text);
  return text;
}

/** _wm_roster_keys_take_names: @by_name (transfer full): the places in the order of the names. */
void
_wm_roster_keys_take_names (WmRosterKeys *self, guint32 *by_name)
{
  g_free (self->by_name);
  self->by_name = by_name;
}

/** _wm_roster_keys_adopt_names: takes the order of the names from @before, which isn't used any more, where both have the
 * same clients. Returns: whether they do. */
gboolean
_wm_roster_keys_adopt_names (WmRosterKeys *self, WmRosterKeys *before)
{
  if (self->ids->len != before->ids->len || g_hash_table_size (before->odd) || memcmp (self->ids->data, before->ids->data, self->ids->len) != 0)
    return FALSE;
  _wm_roster_keys_take_names (self, g_steal_pointer (&before->by_name));
  return TRUE;
}

/** _wm_roster_keys_adopt: takes @column from @before, which isn't used any more, where its clients are the first ones here.
 * Returns: whether they are. */
gboolean
_wm_roster_keys_adopt (WmRosterKeys *self, WmRosterKeys *before, WmRosterColumn at)
{
  if (before->ids->len > self->ids->len || g_hash_table_size (before->odd) || memcmp (self->ids->data, before->ids->data, before->ids->len) != 0)
    return FALSE;
  Column own = self->columns[at];
  self->columns[at] = before->columns[at];
  before->columns[at] = own;
  return TRUE;
}

static void
begin_column (WmRosterKeys *self, Column *column)
{
  column->numbers = g_array_sized_new (FALSE, TRUE, sizeof (guint32), _wm_roster_keys_size (self));
  column->values = g_ptr_array_new ();
  column->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint32
number_of (Column *column, const char *value)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (column->known, value));
  if (number)
    return number;
  char *kept = g_strdup (value);
  g_ptr_array_add (column->values, kept);
  g_hash_table_insert (column->known, kept, GUINT_TO_POINTER (column->values->len));
  return column->values->len;
}

/** _wm_roster_keys_set: @value (nullable): what stands in @column for the client at @place. */
void
_wm_roster_keys_set (WmRosterKeys *self, guint place, WmRosterColumn at, const char *value)
{
  Column *column = &self->columns[at];
  if (column->numbers == NULL)
    begin_column (self, column);
  if (place >= column->numbers->len)
    g_array_set_size (column->numbers, _wm_roster_keys_size (self));
  g_array_index (column->numbers, guint32, place) = value ? number_of (column, value) : 0;
}

static guint32
number_at (const Column *column, guint place)
{
  return column->numbers && place < column->numbers->len ? g_array_index (column->numbers, guint32, place) : 0;
}

/** _wm_roster_keys_get: (nullable): what was set. */
const char *
_wm_roster_keys_get (const WmRosterKeys *self, guint place, WmRosterColumn at)
{
  guint32 number = number_at (&self->columns[at], place);
  return number ? self->columns[at].values->pdata[number - 1] : NULL;
}

/** _wm_roster_keys_number: what _wm_roster_keys_has() looks for; 0 where nobody has this @value. */
guint32
_wm_roster_keys_number (const WmRosterKeys *self, WmRosterColumn at, const char *value)
{
  return self->columns[at].known ? GPOINTER_TO_UINT (g_hash_table_lookup (self->columns[at].known, value)) : 0;
}

gboolean
_wm_roster_keys_has (const WmRosterKeys *self, guint place, WmRosterColumn at, guint32 number)
{
  return number && number_at (&self->columns[at], place) == number;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer values)
{
  return strcmp (((char **) values)[*(const guint32 *) a], ((char **) values)[*(const guint32 *) b]);
}

/* Returns: (transfer full): for each number of a value which one it is in their order; none comes first */
static guint32 *
rank_values (const Column *column)
{
  guint n = column->values->len;
  g_autofree guint32 *order = g_new (guint32, n + 1);
  guint32 *ranks = g_new0 (guint32, n + 1);
  for (guint32 i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_values, column->values->pdata);
  for (guint32 i = 0; i < n; i++)
    ranks[order[i] + 1] = i + 1;
  return ranks;
}

static int
compare_keys (const void *a, const void *b)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;
  return (x > y) - (x < y);
}

/* One number for each place, of the value above and the name below, tells the order of all. */
static void
order_by_column (const WmRosterKeys *self, const Column *column, gboolean descending, guint32 *order, guint n)
{
  g_autofree guint32 *ranks = rank_values (column), *names = g_memdup2 (order, n * sizeof *order);
  g_autofree guint64 *keys = g_new (guint64, n + 1);
  for (guint32 i = 0; i < n; i++)
    {
      guint64 rank = ranks[number_at (column, names[i])];
      keys[i] = (descending ? G_MAXUINT32 - rank : rank) << 32 | i;
    }
  qsort (keys, n, sizeof *keys, compare_keys);
  for (guint i = 0; i < n; i++)
    order[i] = names[(guint32) keys[i]];
}

/**
 * _wm_roster_keys_order:
 * @order: (element-type guint32): gets all places by what stands in @column as text, those without first; who has the same
 * there by name. @descending turns the column round, never the names below it.
 *
 * By %WM_ROSTER_LAST_NAME it is the order of the names.
 */
void
_wm_roster_keys_order (const WmRosterKeys *self, WmRosterColumn at, gboolean descending, GArray *order)
{
  guint n = _wm_roster_keys_size (self);
  g_array_set_size (order, n);
  guint32 *places = (guint32 *) (gpointer) order->data;
  gboolean by_name = at == WM_ROSTER_LAST_NAME;
  for (guint32 i = 0; i < n; i++)
    {
      guint32 from = by_name && descending ? n - 1 - i : i;
      places[i] = self->by_name ? self->by_name[from] : from;
    }
  if (!by_name && self->columns[at].numbers)
    order_by_column (self, &self->columns[at], descending, places, n);
}
