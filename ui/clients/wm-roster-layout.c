/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that aren't seen are taken out of the table, since hidden ones keep their room; the order knows their places.
 * Kept is a line of "id:width:hidden", widths at the usual text size. */
#define G_LOG_DOMAIN "wm-clients"
#include "wm-roster-layout.h"

#include "wm-roster-columns.h"
#include "wm-text-scale.h"

#include <string.h>

#define SAVE_AFTER_MS 600 /* while someone drags, nothing is written */

struct _WmRosterLayout
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  char *key;          /* under which the layout is kept */
  GPtrArray *order;   /* of GtkColumnViewColumn, seen or not */
  GHashTable *hidden; /* ids; interned */
  GMenu *menu;
  GSimpleActionGroup *actions;
  guint later;

  /* borrowed */
  GtkColumnView *view; /* keeps this */
  const char *aside;   /* the id of a column that says nothing now; interned, or NULL */
  gboolean changing;   /* by this, not by the person */
};

G_DEFINE_FINAL_TYPE (WmRosterLayout, wm_roster_layout, G_TYPE_OBJECT)

static const char *
id_of (gpointer column)
{
  return wm_roster_columns_get_id (column);
}

static gboolean
is_seen (WmRosterLayout *self, gpointer column)
{
  return !g_hash_table_contains (self->hidden, id_of (column)) && id_of (column) != self->aside;
}

static gboolean
is_at (WmRosterLayout *self, gpointer column, guint place)
{
  g_autoptr (GtkColumnViewColumn) there = g_list_model_get_item (gtk_column_view_get_columns (self->view), place);
  return there == column;
}

static gboolean
is_in_view (gpointer column)
{
  return gtk_column_view_column_get_column_view (column) != NULL;
}

/* The table as the order has it. */
static void
show_columns (WmRosterLayout *self)
{
  guint place = 0;
  self->changing = TRUE;
  for (guint i = 0; i < self->order->len; i++)
    {
      GtkColumnViewColumn *column = self->order->pdata[i];
      gboolean seen = is_seen (self, column);
      if (is_in_view (column) && !(seen && is_at (self, column, place)))
        gtk_column_view_remove_column (self->view, column);
      if (seen && !is_in_view (column))
        gtk_column_view_insert_column (self->view, place, column);
      place += seen;
    }
  self->changing = FALSE;
}

static void
append_unseen (WmRosterLayout *self, guint from, GPtrArray *order)
{
  for (guint i = from; i < self->order->len && !is_in_view (self->order->pdata[i]); i++)
    g_ptr_array_add (order, g_object_ref (self->order->pdata[i]));
}

/* Takes over the order into which the person dragged the columns; one that isn't seen stays behind the one before it. */
static void
take_order (WmRosterLayout *self)
{
  GListModel *seen = gtk_column_view_get_columns (self->view);
  GPtrArray *order = g_ptr_array_new_with_free_func (g_object_unref);
  append_unseen (self, 0, order);
  for (guint i = 0; i < g_list_model_get_n_items (seen); i++)
    {
      GtkColumnViewColumn *column = g_list_model_get_item (seen, i);
      guint before = 0;
      g_ptr_array_add (order, column);
      if (g_ptr_array_find (self->order, column, &before))
        append_unseen (self, before + 1, order);
    }
  g_ptr_array_unref (self->order);
  self->order = order;
}

static char *
to_text (WmRosterLayout *self)
{
  GString *text = g_string_new (NULL);
  double scale = wm_text_scale (GTK_WIDGET (self->view));
  for (guint i = 0; i < self->order->len; i++)
    {
      int width = gtk_column_view_column_get_fixed_width (self->order->pdata[i]);
      g_string_append_printf (text, "%s%s:%d:%d", i ? " " : "", id_of (self->order->pdata[i]), width < 0 ? -1 : (int) (width / scale + 0.5),
                              g_hash_table_contains (self->hidden, id_of (self->order->pdata[i])));
    }
  return g_string_free (text, FALSE);
}

/* A layout that can't be written is no reason to disturb anybody. */
static gboolean
save_cb (gpointer data)
{
  WmRosterLayout *self = data;
  self->later = 0;
  take_order (self);
  g_autofree char *text = to_text (self);
  wm_store_put_draft (wm_clinic_get_store (self->clinic), self->key, text, NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WmRosterLayout *self)
{
  if (self->changing)
    return;
  g_clear_handle_id (&self->later, g_source_remove);
  self->later = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
set_hidden (WmRosterLayout *self, const char *id, gboolean hidden)
{
  if (hidden)
    g_hash_table_add (self->hidden, (char *) g_intern_string (id));
  else
    g_hash_table_remove (self->hidden, id);
}

static void
toggle_cb (GSimpleAction *action, GVariant *state, WmRosterLayout *self)
{
  take_order (self);
  set_hidden (self, g_action_get_name (G_ACTION (action)), !g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
  show_columns (self);
  changed_cb (self);
}

/** wm_roster_layout_set_aside: @id (nullable) of a column that would say the same in every row; it comes back with %NULL. */
void
wm_roster_layout_set_aside (WmRosterLayout *self, const char *id)
{
  const char *interned = g_intern_string (id);
  if (self->aside == interned)
    return;
  take_order (self);
  self->aside = interned;
  show_columns (self);
}

static int
place_of (WmRosterLayout *self, const char *id)
{
  for (guint i = 0; i < self->order->len; i++)
    if (strcmp (id_of (self->order->pdata[i]), id) == 0)
      return (int) i;
  return -1;
}

/* Columns of which nothing was kept follow at the end. */
static void
take_text (WmRosterLayout *self, const char *text)
{
  g_auto (GStrv) entries = g_strsplit (text, " ", -1);
  guint n_known = 0;
  for (guint i = 0; entries[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (entries[i], ":", 3);
      int at = g_strv_length (parts) == 3 ? place_of (self, parts[0]) : -1;
      if (at < (int) n_known)
        continue;
      GtkColumnViewColumn *column = g_ptr_array_steal_index (self->order, (guint) at);
      int width = atoi (parts[1]);
      g_ptr_array_insert (self->order, (int) n_known++, column);
      set_hidden (self, parts[0], strcmp (parts[2], "1") == 0 && wm_roster_columns_may_hide (column));
      if (width > 0 && width < 4000)
        gtk_column_view_column_set_fixed_width (column, (int) (width * wm_text_scale (GTK_WIDGET (self->view))));
    }
}

static void
add_action (WmRosterLayout *self, GtkColumnViewColumn *column)
{
  const char *id = id_of (column);
  g_autofree char *name = g_strconcat ("columns.", id, NULL);
  g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (id, NULL, g_variant_new_boolean (!g_hash_table_contains (self->hidden, id)));
  g_signal_connect_object (action, "change-state", G_CALLBACK (toggle_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  g_menu_append (self->menu, gtk_column_view_column_get_title (column), name);
}

static void
read_columns (WmRosterLayout *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    g_ptr_array_add (self->order, g_list_model_get_item (columns, i));
}

/** wm_roster_layout_new: Returns: (transfer full): of @view, which has all its columns; those that are kept out go. */
WmRosterLayout *
wm_roster_layout_new (GtkColumnView *view, WmClinic *clinic)
{
  WmRosterLayout *self = g_object_new (WM_TYPE_ROSTER_LAYOUT, NULL);
  self->view = view;
  self->clinic = g_object_ref (clinic);
  self->key = g_strconcat ("layout/roster/", wm_clinic_get_user (clinic), NULL);
  read_columns (self);
  g_autoptr (GPtrArray) usual = g_ptr_array_copy (self->order, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
  g_autofree char *kept = wm_store_get_draft (wm_clinic_get_store (clinic), self->key);
  if (kept)
    take_text (self, kept);
  show_columns (self);
  for (guint i = 0; i < usual->len; i++)
    {
      if (wm_roster_columns_may_hide (usual->pdata[i]))
        add_action (self, usual->pdata[i]);
      gtk_column_view_column_set_header_menu (usual->pdata[i], G_MENU_MODEL (self->menu));
      g_signal_connect_object (usual->pdata[i], "notify::fixed-width", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/** wm_roster_layout_get_menu: (transfer none): a line for each column that may be hidden. */
GMenuModel *
wm_roster_layout_get_menu (WmRosterLayout *self)
{
  return G_MENU_MODEL (self->menu);
}

/** wm_roster_layout_get_actions: (transfer none): what the menu acts on, to be inserted as "columns". */
GActionGroup *
wm_roster_layout_get_actions (WmRosterLayout *self)
{
  return G_ACTION_GROUP (self->actions);
}

/* What was changed a moment ago is written, not lost. */
static void
wm_roster_layout_dispose (GObject *object)
{
  WmRosterLayout *self = WM_ROSTER_LAYOUT (object);
  if (self->later)
    {
      g_clear_handle_id (&self->later, g_source_remove);
      save_cb (self);
    }
  G_OBJECT_CLASS (wm_roster_layout_parent_class)->dispose (object);
}

static void
wm_roster_layout_finalize (GObject *object)
{
  WmRosterLayout *self = WM_ROSTER_LAYOUT (object);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->hidden);
  g_object_unref (self->menu);
  g_object_unref (self->actions);
  g_clear_object (&self->clinic);
  g_free (self->key);
  G_OBJECT_CLASS (wm_roster_layout_parent_class)->finalize (object);
}

static void
wm_roster_layout_class_init (WmRosterLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_roster_layout_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_roster_layout_finalize;
}

static void
wm_roster_layout_init (WmRosterLayout *self)
{
  self->order = g_ptr_array_new_with_free_func (g_object_unref);
  self->hidden = g_hash_table_new (g_str_hash, g_str_equal);
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
}
