/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Client numbers. */
#include "wm-client.h"

#define PREFIX "C-"

static gboolean
take_highest (const WmRow *row, gpointer highest)
{
  *(gint64 *) highest = wm_row_int (row, 0);
  return FALSE;
}

/**
 * wm_client_next_number:
 *
 * Returns: (transfer full) (nullable): "C-0042": one above the highest number of this form, so that a number is
 * never given twice; it says nothing about the person.
 */
char *
wm_client_next_number (WmClinic *clinic, GError **error)
{
  gint64 highest = 0;
  if (!wm_store_query (wm_clinic_get_store (clinic), "client-number", take_highest, &highest, error, "prefix", PREFIX, NULL))
    return NULL;
  return g_strdup_printf (PREFIX "%04" G_GINT64_FORMAT, highest + 1);
}
