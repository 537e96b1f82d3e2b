/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window around the views: its title, the lock with what stands above it and where the caret was, leaving for somebody
 * else, and what it tells of. */
#include "seek.h"
#include "start.h"
#include "wm-sign-in.h"
#include "wm-today-view.h"
#include "wm-window.h"

static WmClinic *clinic;
static char *folder;
static AdwApplication *application;

static WmWindow *
show_window (WmClinic *of, const char *place, const char *view)
{
  static WmOptions options; /* the window borrows them */
  options = (WmOptions){ place, view, of == clinic, WM_DAY_NONE };
  WmWindow *window = g_object_ref (wm_window_new (GTK_APPLICATION (application), &options));
  wm_window_set_clinic (window, of);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
close_window (WmWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

static void
test_views_and_window (void)
{
  WmWindow *window = show_window (clinic, folder, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Waymark");
  g_assert_nonnull (seek_on_screen (GTK_WIDGET (window), WM_TYPE_TODAY_VIEW)); /* what today asks comes first */
  g_assert_cmpstr (wm_window_get_help_page (window), ==, "today");
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-chart", "s", wm_record_get_id (client));
  g_assert_cmpstr (wm_window_get_help_page (window), ==, "clients");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-page", "(ss)", wm_record_get_id (client), "plan");
  g_assert_cmpstr (wm_window_get_help_page (window), ==, "plan");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Waymark");
  /* what stands above the window is hidden with it and comes back with whoever left it */
  GtkWindow *above = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_transient_for (above, GTK_WINDOW (window));
  gtk_window_present (above);
  GtkWindow *higher = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_transient_for (higher, above);
  gtk_window_present (higher);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  seek_spin ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (above)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (higher)));
  g_signal_emit_by_name (seek_on_screen (GTK_WIDGET (window), WM_TYPE_SIGN_IN), "unlocked");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (above)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (higher)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  wm_clinic_act_as (clinic, "A. Okafor");
  g_object_add_weak_pointer (G_OBJECT (above), (gpointer *) &above);
  g_object_add_weak_pointer (G_OBJECT (higher), (gpointer *) &higher);
  g_signal_emit_by_name (seek_on_screen (GTK_WIDGET (window), WM_TYPE_SIGN_IN), "unlocked");
  seek_spin ();
  g_assert_null (above);
  g_assert_null (higher);
  wm_clinic_act_as (clinic, "J. Harmon");
  close_window (window);
}

static GtkWidget *
seek_action (GtkWidget *root, const char *action)
{
  if (GTK_IS_ACTIONABLE (root) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = seek_action (child, action);
  return found;
}

/* Behind the lock the caret stays where it was: the next key goes on and replaces nothing. */
static void
test_caret (void)
{
  WmWindow *window = show_window (clinic, folder, "clients");
  seek_spin ();
  GtkEditable *search = GTK_EDITABLE (seek_on_screen (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY));
  gtk_widget_grab_focus (GTK_WIDGET (search));
  gtk_editable_set_text (search, "harm");
  gtk_editable_set_position (search, 2);
  g_assert_false (gtk_widget_get_focus_on_click (seek_action (GTK_WIDGET (window), "win.lock"))); /* the pointer takes no keyboard away */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  seek_spin ();
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (search)));
  g_signal_emit_by_name (seek_on_screen (GTK_WIDGET (window), WM_TYPE_SIGN_IN), "unlocked");
  seek_spin ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (search)));
  g_assert_false (gtk_editable_get_selection_bounds (search, NULL, NULL));
  g_assert_cmpint (gtk_editable_get_position (search), ==, 2);
  close_window (window);
}

static gboolean
take_number (const WmRow *row, gpointer data)
{
  *(gint64 *) data = wm_row_int (row, 0);
  return FALSE;
}

static gint64
last_entry (void)
{
  gint64 n = 0;
  g_assert_true (wm_store_query (wm_clinic_get_store (clinic), "audit-last", take_number, &n, NULL, NULL));
  return n;
}

/* A locked window that nobody comes back to is locked once, also for the audit. */
static void
test_locked_once (void)
{
  WmWindow *window = show_window (clinic, folder, "clients");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  gint64 n = last_entry ();
  g_assert_cmpint (n, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_assert_cmpint (last_entry (), ==, n);
  g_signal_emit_by_name (seek_on_screen (GTK_WIDGET (window), WM_TYPE_SIGN_IN), "unlocked");
  g_assert_cmpint (last_entry (), ==, n + 1);
  close_window (window);
}

static void
count_saying (GtkWidget *widget, const char *text, guint *n)
{
  *n += GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    count_saying (child, text, n);
}

/* What a page goes on without, since it couldn't be read, the window tells of: once, until it is put away. */
static void
test_fault (void)
{
  static const char *const sentence = "The disk makes noises.";
  WmWindow *window = show_window (clinic, folder, "clients");
  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (clinic, "fault", sentence);
  seek_spin ();
  guint n = 0;
  count_saying (GTK_WIDGET (window), sentence, &n);
  g_assert_cmpuint (n, ==, 1);
  close_window (window);
  g_signal_emit_by_name (clinic, "fault", sentence); /* nobody is left to hear it */
}

/* Whoever sits down next needn't wait for the one before: behind the lock the clinic is closed, and its people are asked for. */
static void
test_leave (void)
{
  char *place = NULL;
  WmClinic *own = start_clinic (3, &place);
  WmWindow *window = show_window (own, place, NULL);
  for (int view = 0; view < 5; view++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "i", view);
      settle ();
    }
  g_autoptr (WmRecord) client = wm_clinic_find_client (own, "C-0102", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-page", "(ss)", wm_record_get_id (client), "plan");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", NULL);
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL);
  g_object_add_weak_pointer (G_OBJECT (own), (gpointer *) &own);
  g_object_unref (own);
  settle ();
  g_signal_emit_by_name (seek_button (GTK_WIDGET (window), "Sign in as somebody else"), "clicked");
  settle ();
  g_assert_null (own);
  g_assert_nonnull (seek_button (GTK_WIDGET (window), "Use the recovery code"));
  g_assert_cmpstr (wm_window_get_help_page (window), ==, "safety");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.lock", NULL); /* nothing to lock */
  g_autoptr (GError) error = NULL;
  WmClinic *again = wm_clinic_open (place, "J. Harmon", "correct horse", &error);
  g_assert_no_error (error);
  wm_window_set_clinic (window, again);
  g_object_unref (again);
  g_assert_nonnull (seek_on_screen (GTK_WIDGET (window), WM_TYPE_TODAY_VIEW));
  close_window (window);
  g_free (place);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (3, &folder);
  application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/ui/window", test_views_and_window);
  g_test_add_func ("/ui/window/caret", test_caret);
  g_test_add_func ("/ui/window/locked-once", test_locked_once);
  g_test_add_func ("/ui/window/fault", test_fault);
  g_test_add_func ("/ui/window/leave", test_leave);
  int result = g_test_run ();
  g_clear_object (&application);
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
