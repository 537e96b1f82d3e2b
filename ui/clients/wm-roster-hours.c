/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells are served in the order in which they asked, so those in sight come first. What was read is kept until something
 * is saved. */
#include "wm-roster-hours.h"

#include "wm-schedule.h"

#define SLICE_US 4000 /* of work, between two looks at what else is to do */

struct _WmRosterHours
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  GHashTable *known; /* client id -> WmHours */
  GQueue waiting;    /* of Waiting */
  guint working;
};

typedef struct
{
  GtkWidget *cell; /* borrowed: it leaves before it goes */
  char *client;
  WmRosterHoursFunc func;
} Waiting;

G_DEFINE_FINAL_TYPE (WmRosterHours, wm_roster_hours, G_TYPE_OBJECT)

static void
waiting_free (gpointer data)
{
  g_free (((Waiting *) data)->client);
  g_free (data);
}

/* Returns: NULL where the week can't be read: the cell stays empty; other parts of the window say why. */
static const WmHours *
read_hours (WmRosterHours *self, const char *client)
{
  const WmHours *known = g_hash_table_lookup (self->known, client);
  WmHours hours;
  if (known || !wm_hours_for_week (self->clinic, client, wm_clinic_get_today (self->clinic), &hours, NULL))
    return known;
  WmHours *read = g_memdup2 (&hours, sizeof hours);
  g_hash_table_insert (self->known, g_strdup (client), read);
  return read;
}

static gboolean
work_cb (gpointer data)
{
  WmRosterHours *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  while (!g_queue_is_empty (&self->waiting) && g_get_monotonic_time () < end)
    {
      Waiting *next = g_queue_pop_head (&self->waiting);
      const WmHours *hours = read_hours (self, next->client);
      if (hours)
        next->func (next->cell, hours);
      waiting_free (next);
    }
  if (!g_queue_is_empty (&self->waiting))
    return G_SOURCE_CONTINUE;
  self->working = 0;
  return G_SOURCE_REMOVE;
}

/** wm_roster_hours_ask: calls @func now where @client's hours are known, else as soon as they are. Returns: whether it did */
gboolean
wm_roster_hours_ask (WmRosterHours *self, GtkWidget *cell, const char *client, WmRosterHoursFunc func)
{
  const WmHours *known = g_hash_table_lookup (self->known, client);
  wm_roster_hours_leave (self, cell);
  if (known)
    {
      func (cell, known);
      return TRUE;
    }
  Waiting *waiting = g_new0 (Waiting, 1);
  *waiting = (Waiting){ cell, g_strdup (client), func };
  g_queue_push_tail (&self->waiting, waiting);
  if (self->working == 0)
    self->working = g_idle_add_full (G_PRIORITY_LOW, work_cb, self, NULL);
  return FALSE;
}

/** wm_roster_hours_leave: @cell asks no more. */
void
wm_roster_hours_leave (WmRosterHours *self, GtkWidget *cell)
{
  for (GList *at = self->waiting.head; at; at = at->next)
    if (((Waiting *) at->data)->cell == cell)
      {
        waiting_free (at->data);
        g_queue_delete_link (&self->waiting, at);
        return;
      }
}

static void
forget (WmRosterHours *self)
{
  g_hash_table_remove_all (self->known);
}

static void
wm_roster_hours_finalize (GObject *object)
{
  WmRosterHours *self = WM_ROSTER_HOURS (object);
  g_clear_handle_id (&self->working, g_source_remove);
  g_queue_clear_full (&self->waiting, waiting_free);
  g_hash_table_destroy (self->known);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_roster_hours_parent_class)->finalize (object);
}

static void
wm_roster_hours_class_init (WmRosterHoursClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_hours_finalize;
}

static void
wm_roster_hours_init (WmRosterHours *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->waiting);
}

WmRosterHours *
wm_roster_hours_new (WmClinic *clinic)
{
  WmRosterHours *self = g_object_new (WM_TYPE_ROSTER_HOURS, NULL);
  self->clinic = g_object_ref (clinic);
  g_signal_connect_object (clinic, "saved", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  return self;
}
