/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame is painted when its clock has come past the painting. */
#include "wm-painted.h"

#include "wm-mark.h"

static void
after_paint_cb (GdkFrameClock *clock, gpointer name)
{
  wm_mark (name);
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, name);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer name)
{
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), name);
  return G_SOURCE_REMOVE;
}

/** wm_mark_when_painted: wm_mark() after @widget's next frame; @name is static. */
void
wm_mark_when_painted (GtkWidget *widget, const char *name)
{
  gtk_widget_add_tick_callback (widget, tick_cb, (gpointer) name, NULL);
}
