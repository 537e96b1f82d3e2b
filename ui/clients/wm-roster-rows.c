/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-roster-rows.h"

#define ROWS_A_FRAME 24
#define ROWS_MADE 200

struct _WmRosterRows
{
  GtkWidget *table;        /* borrowed */
  WmRosterSight *sight;    /* borrowed */
  GtkSliceListModel *rows; /* the roster's; fewer until all are there */
  guint growing;           /* more rows with every frame */
};

static guint
count (GListModel *model)
{
  return g_list_model_get_n_items (model);
}

static void
grow_with (WmRosterRows *self, GtkTickCallback frame)
{
  self->growing = gtk_widget_add_tick_callback (self->table, frame, self, NULL);
}

static gboolean
more_rows_cb (GtkWidget *table, GdkFrameClock *clock, gpointer data)
{
  WmRosterRows *self = data;
  guint next = count (G_LIST_MODEL (self->rows)) + ROWS_A_FRAME;
  if (next < MIN (ROWS_MADE, count (gtk_slice_list_model_get_model (self->rows))))
    {
      gtk_slice_list_model_set_size (self->rows, next);
      return G_SOURCE_CONTINUE;
    }
  self->growing = 0;
  gtk_slice_list_model_set_size (self->rows, G_MAXUINT);
  return G_SOURCE_REMOVE;
}

/* The first frame paints what it has. */
static gboolean
first_frame_cb (GtkWidget *table, GdkFrameClock *clock, gpointer data)
{
  grow_with (data, more_rows_cb);
  return G_SOURCE_REMOVE;
}

static void
stop (WmRosterRows *self)
{
  if (self->growing)
    gtk_widget_remove_tick_callback (self->table, self->growing);
  self->growing = 0;
}

/** wm_roster_rows_new: as many of @roster as the window shows; the others come after the first frame. @table and @sight are
 * borrowed, and outlive it. */
WmRosterRows *
wm_roster_rows_new (GtkColumnView *table, GListModel *roster, WmRosterSight *sight)
{
  WmRosterRows *self = g_new0 (WmRosterRows, 1);
  self->table = GTK_WIDGET (table);
  self->sight = sight;
  self->rows = gtk_slice_list_model_new (g_object_ref (roster), 0, wm_roster_sight_get_page (sight));
  grow_with (self, first_frame_cb);
  return self;
}

void
wm_roster_rows_free (WmRosterRows *self)
{
  stop (self);
  g_object_unref (self->rows);
  g_free (self);
}

/** wm_roster_rows_get_model: (transfer none): for the table. */
GListModel *
wm_roster_rows_get_model (WmRosterRows *self)
{
  return G_LIST_MODEL (self->rows);
}

/** wm_roster_rows_show_all: now: a key such as End or Ctrl+A means the last client, not the last row so far. */
void
wm_roster_rows_show_all (WmRosterRows *self)
{
  stop (self);
  gtk_slice_list_model_set_size (self->rows, G_MAXUINT);
}

/** wm_roster_rows_begin_change: before the roster shows others. Rows that stand in the table are written anew, as far as they
 * are in sight; of those that are still to be made, only as many come now as the window shows. */
void
wm_roster_rows_begin_change (WmRosterRows *self)
{
  guint n = count (G_LIST_MODEL (self->rows));
  wm_roster_sight_narrow (self->sight);
  if (n < ROWS_MADE)
    gtk_slice_list_model_set_size (self->rows, MAX (n, wm_roster_sight_get_page (self->sight)));
  if (n < ROWS_MADE && self->growing == 0)
    grow_with (self, more_rows_cb);
}
