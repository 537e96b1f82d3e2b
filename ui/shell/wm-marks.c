/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks. Zero is the start of the program, or the last call of wm_marks_set_zero(). */
#include "wm-marks.h"

#include <stdio.h>

static gint64 zero;

/** wm_marks_start: called first in main(). */
void
wm_marks_start (void)
{
  zero = g_get_monotonic_time ();
}

/** wm_marks_set_zero: what follows is measured from here: from the key, say. */
void
wm_marks_set_zero (void)
{
  zero = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer name)
{
  fprintf (stderr, "mark: %s %.3f\n", (const char *) name, (double) (g_get_monotonic_time () - zero) / 1e6);
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, name);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer name)
{
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), name);
  return G_SOURCE_REMOVE;
}

/** wm_marks_when_painted: says "mark: @name SECONDS" after @widget's next frame; @name is static. */
void
wm_marks_when_painted (GtkWidget *widget, const char *name)
{
  if (g_getenv ("WAYMARK_MARKS"))
    gtk_widget_add_tick_callback (widget, tick_cb, (gpointer) name, NULL);
}
