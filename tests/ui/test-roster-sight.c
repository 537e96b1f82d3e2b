/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The roster's table while someone types, scrolls, or goes to its end: each row that a frame paints says who stands there,
 * and what is asked of the table reaches all clients, though it gets its rows by the frame. */
#include "start.h"
#include "wm-clients-view.h"
#include "wm-roster.h"

#define CLIENTS 90

static WmClinic *clinic;

typedef struct
{
  GtkWidget *window, *view, *entry;
  GtkColumnView *table;
  guint painted, rows; /* frames; rows that were looked at in them */
} Shown;

static gpointer
find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  gpointer found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GListModel *
rows_of (Shown *shown)
{
  return G_LIST_MODEL (gtk_column_view_get_model (shown->table));
}

static void
expect_row (Shown *shown, GtkWidget *row, guint position)
{
  g_autoptr (WmRosterRow) item = g_list_model_get_item (rows_of (shown), position);
  g_autofree char *name = wm_roster_row_get_name (item);
  const char *number = wm_roster_row_get (item, WM_ROSTER_NUMBER);
  const char *preferred = wm_roster_row_get (item, WM_ROSTER_PREFERRED_NAME);
  GtkWidget *label = find (row, GTK_TYPE_LABEL), *after = gtk_widget_get_next_sibling (label);
  const char *names = gtk_label_get_label (GTK_LABEL (label));
  g_assert_nonnull (strstr (names, name));
  g_assert_true (preferred ? strstr (names, preferred) != NULL : g_str_equal (names, name));
  g_assert_true ((gtk_label_get_attributes (GTK_LABEL (label)) != NULL) == (preferred != NULL));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (after)), ==, number);
  g_assert_true (gtk_widget_get_mapped (after));
  shown->rows++;
}

/* So few clients that each has a row, in their order. */
static void
after_paint_cb (GdkFrameClock *clock, Shown *shown)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (shown->table));
  guint position = 0;
  shown->painted++;
  if (!gtk_widget_get_mapped (list))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row), position++)
    if (gtk_widget_get_mapped (row)) /* else it is out of sight */
      expect_row (shown, row, position);
}

static void
await_frames (Shown *shown, guint n)
{
  for (guint end = shown->painted + n; shown->painted < end;)
    {
      gtk_widget_queue_draw (shown->window);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
show_roster (Shown *shown)
{
  *shown = (Shown){ gtk_window_new (), g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL) };
  shown->table = find (shown->view, GTK_TYPE_COLUMN_VIEW);
  shown->entry = find (shown->view, GTK_TYPE_SEARCH_ENTRY);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 1100, 500);
  gtk_window_set_child (GTK_WINDOW (shown->window), shown->view);
  gtk_window_present (GTK_WINDOW (shown->window));
  g_signal_connect_after (gtk_widget_get_frame_clock (shown->window), "after-paint", G_CALLBACK (after_paint_cb), shown);
  settle ();
}

static void
close_roster (Shown *shown)
{
  GtkWidget *view = g_object_ref (shown->view);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (shown->window), shown);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  g_assert_finalize_object (view);
}

static void
type (Shown *shown, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (shown->entry), text);
  g_signal_emit_by_name (shown->entry, "search-changed");
}

static void
test_painted (void)
{
  static const char *const typed[] = { "c", "c 011", "", "c 0", "c 015", "nobody of this name", "c", "c 01", "" };
  Shown shown;
  show_roster (&shown);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shown.table));
  for (guint i = 0; i < 3 * G_N_ELEMENTS (typed); i++)
    {
      type (&shown, typed[i % G_N_ELEMENTS (typed)]);
      await_frames (&shown, i % 4 + 1);
      gtk_adjustment_set_value (place, i % 5 * gtk_adjustment_get_upper (place) / 5);
      await_frames (&shown, 2);
    }
  g_assert_cmpuint (shown.rows, >, 200);
  close_roster (&shown);
}

/* As a touchpad's scrolling goes on by itself: within the frame. */
static gboolean
glide_cb (GtkWidget *table, GdkFrameClock *clock, gpointer place)
{
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + 90);
  return G_SOURCE_CONTINUE;
}

static void
test_gliding (void)
{
  Shown shown;
  show_roster (&shown);
  await_frames (&shown, 20);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (shown.table));
  guint before = shown.rows;
  gtk_adjustment_set_value (place, 0);
  guint gliding = gtk_widget_add_tick_callback (GTK_WIDGET (shown.table), glide_cb, place, NULL);
  await_frames (&shown, 15);
  gtk_widget_remove_tick_callback (GTK_WIDGET (shown.table), gliding);
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 1000);
  g_assert_cmpuint (shown.rows - before, >, 100);
  close_roster (&shown);
}

/* A key that is pressed in the table means the last client. */
static void
press (Shown *shown, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (shown->table));
  gboolean handled = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  g_assert_false (handled);
}

static guint
n_chosen (Shown *shown)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (gtk_column_view_get_model (shown->table));
  return (guint) gtk_bitset_get_size (chosen);
}

static void
test_all (void)
{
  Shown shown;
  show_roster (&shown);
  guint all = g_list_model_get_n_items (rows_of (&shown)); /* who is in treatment */
  g_assert_cmpuint (all, >, CLIENTS / 2);
  type (&shown, "c 0101");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (&shown)), ==, 1);
  type (&shown, "");
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (&shown)), <, all); /* the rest comes by the frame */
  press (&shown, GDK_KEY_a);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (shown.table)), "list.select-all", NULL);
  g_assert_cmpuint (n_chosen (&shown), ==, all);
  type (&shown, "c 0101");
  type (&shown, "");
  await_frames (&shown, 20);
  g_assert_cmpuint (g_list_model_get_n_items (rows_of (&shown)), ==, all);
  g_assert_cmpuint (n_chosen (&shown), ==, 1);
  close_roster (&shown);
}

static gboolean
searches (Shown *shown)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (shown->window));
  return focus && gtk_widget_is_ancestor (focus, shown->entry);
}

/* What is typed behind Ctrl+2, before anything is painted, is searched for; and so is what is typed on a button beside it. */
static void
test_typed_at_once (void)
{
  Shown shown = { gtk_window_new (), g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL) };
  GtkWidget *place = adw_bin_new ();
  shown.entry = find (shown.view, GTK_TYPE_SEARCH_ENTRY);
  gtk_window_set_child (GTK_WINDOW (shown.window), place);
  gtk_window_present (GTK_WINDOW (shown.window));
  settle ();
  adw_bin_set_child (ADW_BIN (place), shown.view);
  g_assert_true (searches (&shown));
  settle ();
  g_assert_true (searches (&shown));
  gtk_widget_grab_focus (find (shown.view, GTK_TYPE_TOGGLE_BUTTON));
  g_assert_false (searches (&shown));
  type (&shown, "c 01");
  g_assert_true (searches (&shown));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (shown.entry)), ==, 4);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (shown.entry), NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (shown.window));
  settle ();
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (CLIENTS, NULL);
  g_test_add_func ("/ui/roster-sight/painted", test_painted);
  g_test_add_func ("/ui/roster-sight/gliding", test_gliding);
  g_test_add_func ("/ui/roster-sight/all", test_all);
  g_test_add_func ("/ui/roster-sight/typed-at-once", test_typed_at_once);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
