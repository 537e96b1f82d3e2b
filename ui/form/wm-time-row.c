/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-time-row.h"

#include "wm-schedule.h"
#include "wm-typed-row.h"

#include <glib/gi18n.h>

static char *
read_time (WmClinic *clinic, const char *text)
{
  int minutes;
  return wm_minutes_understand (text, &minutes) ? wm_minutes_to_text (minutes) : NULL;
}

/* "6:00 pm" */
static char *
show_time (WmClinic *clinic, const char *value)
{
  int minutes, read = -1;
  if (!wm_minutes_parse (value, &minutes))
    return g_strdup (value);
  g_autofree char *words = wm_minutes_to_clock (minutes);
  return wm_minutes_understand (words, &read) && read == minutes ? g_steal_pointer (&words) : g_strdup (value);
}

/** wm_time_row_new: the row for @field, a time of day, of @record. */
GtkWidget *
wm_time_row_new (WmRecord *record, const WmField *field)
{
  static const WmWriting writing = { show_time, read_time };
  WmTypedRow *self = g_object_new (WM_TYPE_TYPED_ROW, "tooltip-text", _("6:00 pm or 18:00"), NULL);
  wm_typed_row_begin (self, NULL, record, field, &writing);
  return GTK_WIDGET (self);
}
