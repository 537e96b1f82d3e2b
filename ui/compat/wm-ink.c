/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* gtk_widget_get_color() came with GTK 4.10. */
#include "wm-ink.h"

/** wm_ink_of: the widget's text color in its present style. */
GdkRGBA
wm_ink_of (GtkWidget *widget)
{
  GdkRGBA ink;
#if GTK_CHECK_VERSION(4, 10, 0) && defined(GDK_VERSION_4_10) && GDK_VERSION_MAX_ALLOWED >= GDK_VERSION_4_10
  gtk_widget_get_color (widget, &ink);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
#endif
  return ink;
}

/** wm_ink_dot: x and y of its middle, in pixels. */
void
wm_ink_dot (GtkSnapshot *snapshot, const GdkRGBA *color, float x, float y, float radius)
{
  GskRoundedRect round;
  gsk_rounded_rect_init_from_rect (&round, &GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius), radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, color, &round.bounds);
  gtk_snapshot_pop (snapshot);
}
