/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are equally high, so the adjustment tells which are in sight: whenever it moves, and after the layout of a frame, which
 * may have moved it. What comes into sight then is laid out again before it is painted. */
#include "wm-roster-sight.h"

#include <math.h>

#define SLICE_US 4000  /* of work, between two looks at what else is to do */
#define MORE 2         /* rows before and after those in sight, for one that is higher than the others */
#define FIRST_PAGE 20  /* rows, until the height of one is known */

struct _WmRosterSight
{
  GObject parent_instance;

  /* owned */
  GHashTable *items; /* GtkListItem, of those that are bound -> Cell */
  GPtrArray *rows;   /* widgets, some of which the table may have let go */
  guint nearing;     /* puts rows away and lets those near by follow */

  /* borrowed */
  GtkColumnView *table; /* keeps this */
  WmRosterSightFunc func;

  double row_height; /* 0: not known yet */
  guint first, last; /* in sight */
  gboolean in_frame; /* nothing is written outside of its own turns */
};

typedef struct
{
  GObject *factory; /* borrowed: it outlives its items */
  gboolean follows;
} Cell;

G_DEFINE_FINAL_TYPE (WmRosterSight, wm_roster_sight, G_TYPE_OBJECT)

static void
set_follows (WmRosterSight *self, GtkListItem *item, Cell *cell, gboolean follows)
{
  if (cell->follows != follows)
    self->func (item, cell->factory, follows);
  cell->follows = follows;
}

static gboolean
is_between (GtkListItem *item, guint first, guint last)
{
  guint position = gtk_list_item_get_position (item);
  return position >= first && position <= last;
}

static gboolean
is_near (WmRosterSight *self, GtkListItem *item)
{
  guint page = self->last - self->first;
  return is_between (item, self->first - MIN (self->first, page), self->last + page);
}

/* To end a row takes longer than to write one. Returns: whether all are put away that the table let go. */
static gboolean
put_rows_away (WmRosterSight *self, gint64 end)
{
  while (self->rows->len > 0 && g_get_monotonic_time () < end)
    g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
  return self->rows->len == 0;
}

/* Returns: whether all that are near follow. */
static gboolean
follow_near (WmRosterSight *self, gint64 end)
{
  GHashTableIter iter;
  gpointer item, cell;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    {
      if (((Cell *) cell)->follows || !is_near (self, item))
        continue;
      if (g_get_monotonic_time () > end)
        return FALSE;
      set_follows (self, item, cell, TRUE);
    }
  return TRUE;
}

static gboolean
near_cb (gpointer data)
{
  WmRosterSight *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_US;
  if (!put_rows_away (self, end) || !follow_near (self, end))
    return G_SOURCE_CONTINUE;
  self->nearing = 0;
  return G_SOURCE_REMOVE;
}

static void
look_near (WmRosterSight *self)
{
  if (self->nearing == 0)
    self->nearing = g_idle_add_full (G_PRIORITY_LOW, near_cb, self, NULL);
}

/* Those in sight follow; others go on while @far says so of them. */
static void
choose (WmRosterSight *self, gboolean far)
{
  GHashTableIter iter;
  gpointer item, cell;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    {
      gboolean seen = is_between (item, self->first, self->last);
      set_follows (self, item, cell, seen || (far && ((Cell *) cell)->follows && is_near (self, item)));
    }
}

static void
look (WmRosterSight *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  guint first = 0, last = FIRST_PAGE;
  if (self->row_height > 0)
    {
      first = (guint) (gtk_adjustment_get_value (place) / self->row_height);
      last = (guint) ceil ((gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place)) / self->row_height) + MORE;
      first -= MIN (first, MORE);
    }
  if (first == self->first && last == self->last)
    return;
  self->first = first;
  self->last = last;
  choose (self, TRUE);
  look_near (self);
}

/* At once, so that the frame finds the rows written and measured. But it may be the layout of a frame that moves the table. */
static void
moved_cb (WmRosterSight *self)
{
  if (!self->in_frame)
    look (self);
}

/* Whatever moves with time has moved. */
static void
updated_cb (WmRosterSight *self)
{
  look (self);
  self->in_frame = TRUE;
}

static void
painted_cb (WmRosterSight *self)
{
  self->in_frame = FALSE;
}

/* Only now does the adjustment fit the rows. Where they don't fill the page, it is as high as that. */
static void
laid_out_cb (WmRosterSight *self)
{
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));
  GtkSelectionModel *rows = gtk_column_view_get_model (self->table);
  guint n = rows ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
  if (n > 0 && gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place))
    self->row_height = gtk_adjustment_get_upper (place) / n;
  look (self);
}

static void
realize_cb (WmRosterSight *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->table));
  g_signal_connect_object (clock, "update", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)), "value-changed", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
unrealize_cb (WmRosterSight *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->table)), self);
  g_signal_handlers_disconnect_by_data (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table)), self);
}

/** wm_roster_sight_add: @item, which @factory made, is bound: its cell follows now, or once it comes into sight. */
void
wm_roster_sight_add (WmRosterSight *self, GtkListItem *item, GObject *factory)
{
  Cell *cell = g_new0 (Cell, 1);
  cell->factory = factory;
  g_hash_table_insert (self->items, g_object_ref (item), cell);
  set_follows (self, item, cell, is_between (item, self->first, self->last));
  if (!cell->follows && is_near (self, item))
    look_near (self);
}

void
wm_roster_sight_remove (WmRosterSight *self, GtkListItem *item)
{
  Cell *cell = g_hash_table_lookup (self->items, item);
  if (cell)
    set_follows (self, item, cell, FALSE);
  g_hash_table_remove (self->items, item);
}

static void
hold_rows (WmRosterSight *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->table)); /* after the titles */
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    g_ptr_array_add (self->rows, g_object_ref (row));
}

/** wm_roster_sight_narrow: before many rows change, so that those near by aren't written with them, nor those that go put
 * away, but afterwards. */
void
wm_roster_sight_narrow (WmRosterSight *self)
{
  choose (self, FALSE);
  hold_rows (self);
  look_near (self);
}

/** wm_roster_sight_get_page: how many rows fill the window. */
guint
wm_roster_sight_get_page (WmRosterSight *self)
{
  return self->last - self->first + 1;
}

static void
wm_roster_sight_finalize (GObject *object)
{
  WmRosterSight *self = WM_ROSTER_SIGHT (object);
  g_clear_handle_id (&self->nearing, g_source_remove);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->items);
  G_OBJECT_CLASS (wm_roster_sight_parent_class)->finalize (object);
}

static void
wm_roster_sight_class_init (WmRosterSightClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_roster_sight_finalize;
}

static void
wm_roster_sight_init (WmRosterSight *self)
{
  self->items = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->last = FIRST_PAGE;
}

/** wm_roster_sight_new: Returns: (transfer full): for @table, which keeps it with its columns. */
WmRosterSight *
wm_roster_sight_new (GtkColumnView *table, WmRosterSightFunc func)
{
  WmRosterSight *self = g_object_new (WM_TYPE_ROSTER_SIGHT, NULL);
  self->table = table;
  self->func = func;
  g_signal_connect_object (table, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (table, "unrealize", G_CALLBACK (unrealize_cb), self, G_CONNECT_SWAPPED);
  return self;
}
