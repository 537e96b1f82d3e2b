/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-tries.h"

#include <string.h>

#define HEAD "waymark tries 1"
#define FIELDS 5
#define MAX_TIME G_GINT64_CONSTANT (253402300799) /* the end of the year 9999 */

static gboolean
parse_id (const char *text, guint8 *id)
{
  if (strlen (text) != 2 * WM_ID_SIZE)
    return FALSE;
  for (guint i = 0; i < WM_ID_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]), low = g_ascii_xdigit_value (text[2 * i + 1]);
      if (high < 0 || low < 0)
        return FALSE;
      id[i] = (guint8)(high * 16 + low);
    }
  return TRUE;
}

static gboolean
parse_line (const char *line, WmTries *tries)
{
  g_auto (GStrv) fields = g_strsplit (line, " ", FIELDS + 1);
  guint64 numbers[FIELDS] = { 0 };

  if (g_strv_length (fields) != FIELDS || !parse_id (fields[0], tries->id))
    return FALSE;
  for (guint i = 1; i < FIELDS; i++)
    if (!g_ascii_string_to_unsigned (fields[i], 10, 0, i < 3 ? WM_TRIES_MAX : MAX_TIME, &numbers[i], NULL))
      return FALSE;
  tries->in_a_row = (guint)numbers[1];
  tries->not_entered = (guint)numbers[2];
  tries->first = (gint64)numbers[3];
  tries->last = (gint64)numbers[4];
  return TRUE;
}

/* Returns: (nullable): the line of the slot */
WmTries *
wm_tries_find (GArray *all, const guint8 *id)
{
  for (guint i = 0; i < all->len; i++)
    if (memcmp (g_array_index (all, WmTries, i).id, id, WM_ID_SIZE) == 0)
      return &g_array_index (all, WmTries, i);
  return NULL;
}

static gboolean
parse_lines (char **lines, GArray *all)
{
  if (g_strcmp0 (lines[0], HEAD) != 0 || g_strv_length (lines) > WM_KEYFILE_MAX_SLOTS + 1)
    return FALSE;
  for (guint i = 1; lines[i]; i++)
    {
      WmTries tries;
      if (!parse_line (lines[i], &tries) || wm_tries_find (all, tries.id))
        return FALSE;
      g_array_append_val (all, tries);
    }
  return TRUE;
}

/**
 * wm_tries_parse:
 * @all: (element-type WmTries): empty
 *
 * Returns: FALSE for anything but a file as it is written; @all stays empty then
 */
gboolean
wm_tries_parse (const guint8 *data, gsize size, GArray *all)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  g_auto (GStrv) lines = NULL;
  gboolean whole = size > 0 && strlen (text) == size && text[size - 1] == '\n';

  if (!whole)
    return FALSE;
  text[size - 1] = '\0';
  lines = g_strsplit (text, "\n", WM_KEYFILE_MAX_SLOTS + 2);
  if (parse_lines (lines, all))
    return TRUE;
  g_array_set_size (all, 0);
  return FALSE;
}

/* Returns: (transfer full): the file's content */
GBytes *
wm_tries_to_bytes (GArray *all)
{
  GString *text = g_string_new (HEAD "\n");
  for (guint i = 0; i < all->len; i++)
    {
      const WmTries *t = &g_array_index (all, WmTries, i);
      for (guint k = 0; k < WM_ID_SIZE; k++)
        g_string_append_printf (text, "%02x", t->id[k]);
      g_string_append_printf (text, " %u %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", t->in_a_row,
                              t->not_entered, t->first, t->last);
    }
  return g_string_free_to_bytes (text);
}
