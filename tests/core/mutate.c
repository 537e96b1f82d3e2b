/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "mutate.h"

#include <string.h>

#define MOST (4 * 1024 * 1024)

static guint
below (GRand *rand, guint n)
{
  return n ? (guint) g_rand_int_range (rand, 0, (gint32) n) : 0;
}

static void
insert (GByteArray *data, guint at, gconstpointer bytes, guint n)
{
  g_autofree guint8 *rest = g_memdup2 (data->data + at, data->len - at);
  guint n_rest = data->len - at;
  g_byte_array_set_size (data, at);
  g_byte_array_append (data, bytes, n);
  g_byte_array_append (data, rest, n_rest);
}

/* What means something to one of the parsers. */
static void
insert_token (GRand *rand, GByteArray *data)
{
  static const struct { const char *bytes; guint n; } tokens[] = {
    { "\"", 1 }, { "\"\"", 2 }, { ",", 1 }, { ";", 1 }, { "\r", 1 }, { "\n", 1 }, { "\r\n", 2 }, { "\0", 1 }, { "\xff", 1 }, { "'=", 2 },
    { "\xef\xbb\xbf", 3 }, { "\xe2\x80", 2 }, { "\xf0\x9f\x98\x80", 4 }, { "\xed\xa0\x80", 3 }, { "<", 1 }, { "]]>", 3 }, { "<!--", 4 },
    { "<!DOCTYPE a>", 12 }, { "&#0;", 4 }, { "&a;", 3 }, { "<![CDATA[", 9 }, { "/>", 2 }, { "\xff\xff\xff\xff", 4 }, { "2026-02-30", 10 },
    { "-1", 2 }, { "99999999999999999999", 20 }, { "%s%n", 4 }, { "FREQ=SECONDLY", 13 },
  };
  guint i = below (rand, G_N_ELEMENTS (tokens));
  insert (data, below (rand, data->len + 1), tokens[i].bytes, tokens[i].n);
}

/* A huge field, a million columns, quotation marks without end. */
static void
insert_many (GRand *rand, GByteArray *data)
{
  static const char many[] = "\",\n;<aA0 \t";
  guint n = below (rand, 20) == 0 ? 1000000 : 1 + below (rand, 3000);
  g_autofree char *bytes = g_strnfill (n, many[below (rand, sizeof many - 1)]);
  insert (data, below (rand, data->len + 1), bytes, n);
}

static void
copy_part (GRand *rand, GByteArray *data)
{
  guint from = below (rand, data->len), n = below (rand, MIN (200, data->len - from)) + 1;
  g_autofree guint8 *part = g_memdup2 (data->data + from, n);
  insert (data, below (rand, data->len + 1), part, n);
}

static void
erase (GRand *rand, GByteArray *data)
{
  guint from = below (rand, data->len);
  g_byte_array_remove_range (data, from, below (rand, MIN (60, data->len - from)) + 1);
}

/** mutate: one to six wounds. */
void
mutate (GRand *rand, GByteArray *data)
{
  for (guint n = 1 + below (rand, 6); n > 0 && data->len > 0 && data->len < MOST; n--)
    switch (below (rand, 9))
      {
      case 0:
      case 1:
        data->data[below (rand, data->len)] ^= (guint8) (1 << below (rand, 8));
        break;
      case 2:
        data->data[below (rand, data->len)] = (guint8) below (rand, 256);
        break;
      case 3:
        g_byte_array_set_size (data, below (rand, data->len));
        break;
      case 4:
        erase (rand, data);
        break;
      case 5:
        copy_part (rand, data);
        break;
      case 6:
        insert_many (rand, data);
        break;
      default:
        insert_token (rand, data);
      }
}
