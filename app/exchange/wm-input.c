/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a file that is bounded before it is read, so that a wrong name costs no memory. */
#include "wm-input.h"

#include <stdio.h>
#include <string.h>

#define STEP 65536

static gboolean
read_all (FILE *file, gsize max_bytes, GByteArray *into)
{
  for (;;)
    {
      guint8 buffer[STEP];
      gsize n = fread (buffer, 1, sizeof buffer, file);
      if (n == 0)
        return !ferror (file);
      gsize room = max_bytes + 1 - into->len;
      g_byte_array_append (into, buffer, (guint) MIN (n, room));
      if (n >= room)
        return TRUE;
    }
}

/**
 * wm_input_read:
 *
 * Returns: (transfer full) (nullable): the file's bytes; of a larger file @max_bytes and one more, so that the reader
 * of its kind can say that it is too large.
 */
GBytes *
wm_input_read (const char *path, gsize max_bytes, GError **error)
{
  FILE *file = fopen (path, "re");
  if (file == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_NOT_FOUND, "The file to import can’t be opened. Check its name and permissions.");
      return NULL;
    }
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gboolean ok = read_all (file, max_bytes, all);
  fclose (file);
  if (!ok)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The file to import can’t be read.");
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&all)) : NULL;
}

/** wm_input_is_xml: whether the first sign is one that no roster begins with; everything else is CSV or nothing. */
gboolean
wm_input_is_xml (GBytes *bytes)
{
  gsize length, at = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    at = 3;
  while (at < length && g_ascii_isspace (data[at]))
    at++;
  return at < length && data[at] == '<';
}
