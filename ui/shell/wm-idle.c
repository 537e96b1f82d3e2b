/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The time of the last input is kept on the window; a slow tick compares. */
#include "wm-idle.h"

#include <time.h>

#define IDLE "wm-idle"
#define TICK 5 /* seconds */

typedef struct
{
  GtkWidget *window; /* borrowed: it has this */
  gint64 last, limit; /* seconds */
  guint tick;
} Idle;

/* Goes on while the computer sleeps: who comes back to it finds it locked. */
static gint64
now (void)
{
  struct timespec t;
  clock_gettime (CLOCK_BOOTTIME, &t);
  return t.tv_sec;
}

static gboolean
event_cb (GtkWidget *window)
{
  Idle *idle = g_object_get_data (G_OBJECT (window), IDLE);
  if (idle)
    idle->last = now ();
  return GDK_EVENT_PROPAGATE;
}

static void
watch (GtkWidget *toplevel, GtkWidget *window)
{
  GtkEventController *all = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  g_signal_connect_object (all, "event", G_CALLBACK (event_cb), window, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (toplevel, all);
}

/* Who types in a window above this one isn't away either. */
static void
toplevels_cb (GtkWidget *window, guint position, guint removed, guint added, GListModel *toplevels)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
      if (toplevel != window)
        watch (toplevel, window);
    }
}

static gboolean
tick_cb (gpointer data)
{
  Idle *idle = data;
  if (now () - idle->last < idle->limit)
    return G_SOURCE_CONTINUE;
  idle->last = now ();
  gtk_widget_activate_action (idle->window, "win.lock", NULL);
  return G_SOURCE_CONTINUE;
}

static void
idle_free (gpointer data)
{
  Idle *idle = data;
  g_source_remove (idle->tick);
  g_free (idle);
}

static Idle *
idle_new (GtkWidget *window)
{
  Idle *idle = g_new0 (Idle, 1);
  idle->window = window;
  idle->tick = g_timeout_add_seconds_full (G_PRIORITY_LOW, TICK, tick_cb, idle, NULL);
  g_object_set_data_full (G_OBJECT (window), IDLE, idle, idle_free);
  watch (window, window);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb), window, G_CONNECT_SWAPPED);
  return idle;
}

/** wm_idle_watch: activates win.lock after @minutes without input, here or in a window that opens later; again: with another limit. */
void
wm_idle_watch (GtkWidget *window, int minutes)
{
  Idle *idle = g_object_get_data (G_OBJECT (window), IDLE);
  if (idle == NULL)
    idle = idle_new (window);
  idle->last = now ();
  idle->limit = (gint64) MAX (minutes, 1) * 60;
}
