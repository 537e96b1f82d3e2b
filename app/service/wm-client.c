/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Client numbers and probable duplicates. */
#include "wm-client.h"

#include "wm-text.h"

#include <string.h>

#define PREFIX "C-"

/**
 * wm_client_next_number:
 *
 * Returns: (transfer full) (nullable): "C-0042": one above the highest number of this form, so that a number is
 * never given twice; it says nothing about the person.
 */
char *
wm_client_next_number (WmClinic *clinic, GError **error)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, error);
  guint64 highest = 0, n;
  for (guint i = 0; clients && i < clients->len; i++)
    {
      const char *number = wm_record_get (clients->pdata[i], "client-no");
      if (g_str_has_prefix (number, PREFIX)
          && g_ascii_string_to_unsigned (number + strlen (PREFIX), 10, 0, 99999999, &n, NULL))
        highest = MAX (highest, n);
    }
  return clients ? g_strdup_printf (PREFIX "%04" G_GUINT64_FORMAT, highest + 1) : NULL;
}

static gboolean
is_equal_folded (WmRecord *a, WmRecord *b, const char *field)
{
  g_autofree char *x = wm_text_fold (wm_record_get (a, field)), *y = wm_text_fold (wm_record_get (b, field));
  return *x && strcmp (x, y) == 0;
}

/** wm_client_is_likely_same: the same birth date and last or first name (domain reference 3.1); where a birth date is
 * missing, both names. */
gboolean
wm_client_is_likely_same (WmRecord *a, WmRecord *b)
{
  const char *x = wm_record_get (a, "date-of-birth"), *y = wm_record_get (b, "date-of-birth");
  if (x && y && strcmp (x, y) != 0)
    return FALSE;
  gboolean last = is_equal_folded (a, b, "last-name"), first = is_equal_folded (a, b, "first-name");
  return x && y ? last || first : last && first;
}
