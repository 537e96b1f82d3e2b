/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of the last input is kept on the window; a slow tick compares. */
#include "wm-idle.h"

typedef struct
{
  GtkWidget *window; /* borrowed: the tick ends with it */
  gint64 last;
  gint64 limit;
} Idle;

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, Idle *idle)
{
  idle->last = g_get_monotonic_time ();
  return GDK_EVENT_PROPAGATE;
}

static gboolean
tick_cb (gpointer data)
{
  Idle *idle = data;
  if (g_get_monotonic_time () - idle->last < idle->limit)
    return G_SOURCE_CONTINUE;
  idle->last = g_get_monotonic_time ();
  gtk_widget_activate_action (idle->window, "win.lock", NULL);
  return G_SOURCE_CONTINUE;
}

static void
stop (gpointer data, GObject *window)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

/** wm_idle_watch: activates win.lock after @minutes without input; call once for a window. */
void
wm_idle_watch (GtkWidget *window, int minutes)
{
  Idle *idle = g_new0 (Idle, 1);
  GtkEventController *all = gtk_event_controller_legacy_new ();
  *idle = (Idle) { window, g_get_monotonic_time (), (gint64) MAX (minutes, 1) * 60 * G_USEC_PER_SEC };
  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  g_signal_connect (all, "event", G_CALLBACK (event_cb), idle);
  gtk_widget_add_controller (window, all);
  guint tick = g_timeout_add_seconds_full (G_PRIORITY_LOW, 5, tick_cb, idle, g_free);
  g_object_weak_ref (G_OBJECT (window), stop, GUINT_TO_POINTER (tick));
}
