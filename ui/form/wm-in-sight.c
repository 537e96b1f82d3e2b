/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-in-sight.h"

#define BELOW 12 /* pixels between it and the end of what is in sight */

/** wm_in_sight: scrolls what is around @widget, as it is laid out now, until its end is seen, or its beginning where it is longer. */
void
wm_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t box;
  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &box))
    return;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  double below = (double) box.origin.y + (double) box.size.height + BELOW - gtk_widget_get_height (scroller);
  if (below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + MIN (below, (double) box.origin.y));
}

static gboolean
laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  if ((*(guint *) frames)++ == 0)
    return G_SOURCE_CONTINUE; /* this frame lays it out */
  wm_in_sight (widget);
  return G_SOURCE_REMOVE;
}

/** wm_in_sight_soon: the same, once what is being changed is laid out. */
void
wm_in_sight_soon (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, laid_out_cb, g_new0 (guint, 1), g_free);
}
