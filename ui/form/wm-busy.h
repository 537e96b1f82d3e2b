/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Something runs in a thread: it isn't begun twice, and what takes longer than a blink is shown. Embedded in its owner,
 * which ends it when it is disposed. */
#pragma once
#include <gtk/gtk.h>

typedef struct
{
  /* weak */
  GtkWidget *form;
  GtkSpinner *spinner;
  GtkWidget *focus; /* where the keyboard was */

  guint wait;
  gboolean on;
} WmBusy;

void wm_busy_show (GtkSpinner *spinner, gboolean shown);
gboolean wm_busy_begin (WmBusy *busy, GtkWidget *form, GtkSpinner *spinner);
void wm_busy_end (WmBusy *busy);
