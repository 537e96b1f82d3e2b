/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Review: every number of the table is the caseload's and opens exactly its charts in the roster; back leads here; what
 * is handed out is in the file; who may not see it has no such view. The roster's filters and their chips. */
#include "save-record.h"
#include "start.h"
#include "wm-caseload-table.h"
#include "wm-clients-view.h"
#include "wm-cosign-list.h"
#include "wm-filter-bar.h"
#include "wm-number-button.h"
#include "wm-plan-batch.h"
#include "wm-review-view.h"
#include "wm-sample.h"
#include "wm-selection-bar.h"
#include "wm-waiting-list.h"
#include "wm-window.h"

#include <glib/gstdio.h>
#include <string.h>

static WmClinic *clinic;
static char *top;

/* All of @type below @widget that are shown. */
static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

static GPtrArray *
all_of (gpointer widget, GType type)
{
  GPtrArray *found = g_ptr_array_new ();
  collect (widget, type, found);
  return found;
}

static gpointer
first_of (gpointer widget, GType type)
{
  g_autoptr (GPtrArray) found = all_of (widget, type);
  return found->len ? found->pdata[0] : NULL;
}

static guint
count_styled (gpointer widget, GType type, const char *style)
{
  guint n = 0;
  g_autoptr (GPtrArray) found = all_of (widget, type);
  for (guint i = 0; i < found->len; i++)
    n += gtk_widget_has_css_class (found->pdata[i], style);
  return n;
}

typedef struct
{
  AdwApplication *application;
  WmWindow *window;
} Shown;

static Shown
show_window (void)
{
  static const WmOptions options = { "/nowhere", "review", TRUE, WM_DAY_NONE };
  Shown shown = { adw_application_new (NULL, G_APPLICATION_NON_UNIQUE), NULL };
  g_assert_true (g_application_register (G_APPLICATION (shown.application), NULL, NULL));
  shown.window = g_object_ref (wm_window_new (GTK_APPLICATION (shown.application), &options));
  wm_window_set_clinic (shown.window, clinic);
  gtk_window_present (GTK_WINDOW (shown.window));
  settle ();
  return shown;
}

static void
close_window (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  settle ();
  g_assert_finalize_object (shown->window);
  g_object_unref (shown->application);
}

static WmCaseload *
this_month (void)
{
  WmDay today = wm_clinic_get_today (clinic);
  WmCaseload *caseload = wm_caseload_load (clinic, wm_day_from_ymd (2026, 11, 1), today, NULL);
  g_assert_nonnull (caseload);
  return caseload;
}

/* The row of the same counselor, or the totals. */
static WmCaseloadRow *
same_row (WmCaseload *caseload, WmCaseloadRow *like)
{
  GListModel *rows = wm_caseload_get_rows (caseload);
  for (guint i = 0; i < g_list_model_get_n_items (rows) && !wm_caseload_row_get_is_total (like); i++)
    {
      g_autoptr (WmCaseloadRow) row = g_list_model_get_item (rows, i);
      if (g_strcmp0 (wm_caseload_row_get_counselor (row), wm_caseload_row_get_counselor (like)) == 0)
        return row; /* the list keeps it */
    }
  return wm_caseload_get_total (caseload);
}

static GListModel *
roster_of (WmWindow *window)
{
  GtkColumnView *table = first_of (window, GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (table);
  return G_LIST_MODEL (gtk_column_view_get_model (table));
}

/* The roster shows these clients and nobody else. */
static void
expect_roster (WmWindow *window, GPtrArray *clients)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *rows = roster_of (window);
  for (guint i = 0; i < clients->len; i++)
    g_hash_table_add (wanted, clients->pdata[i]);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, g_hash_table_size (wanted));
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (rows, i);
      g_assert_true (g_hash_table_contains (wanted, wm_roster_row_get (row, WM_ROSTER_ID)));
    }
}

static WmNumberButton *
number_at (WmWindow *window, guint i)
{
  g_autoptr (GPtrArray) numbers = all_of (window, WM_TYPE_NUMBER_BUTTON);
  return i < numbers->len ? numbers->pdata[i] : NULL;
}

static void
test_numbers (void)
{
  Shown shown = show_window ();
  g_autoptr (WmCaseload) caseload = this_month ();
  WmNumberButton *button;
  guint n = 0, opened = 0;
  for (; (button = number_at (shown.window, n)); n++)
    {
      guint indicator = wm_number_button_get_indicator (button);
      WmCaseloadRow *row = same_row (caseload, wm_number_button_get_row (button));
      guint number = wm_caseload_row_get_number (row, indicator);
      g_autofree char *text = g_strdup_printf ("%u", number);
      g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)))), text));
      gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_nonnull (gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
      g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (button)) == (number > 0));
      if (number == 0)
        continue;
      g_signal_emit_by_name (button, "clicked");
      settle ();
      expect_roster (shown.window, wm_caseload_row_get_clients (row, indicator));
      gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.back", NULL);
      settle ();
      opened++;
    }
  g_assert_cmpuint (n, ==, (g_list_model_get_n_items (wm_caseload_get_rows (caseload)) + 1) * WM_CASELOAD_N);
  g_assert_cmpuint (opened, >, 20);
  close_window (&shown);
}

/* From Review over the filtered roster into a chart, and the same way back. */
static void
test_back (void)
{
  Shown shown = show_window ();
  g_signal_emit_by_name (number_at (shown.window, 0), "clicked");
  settle ();
  g_autoptr (WmRosterRow) row = g_list_model_get_item (roster_of (shown.window), 0);
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.open-chart", "s", wm_roster_row_get (row, WM_ROSTER_ID));
  WmClientsView *clients = first_of (shown.window, WM_TYPE_CLIENTS_VIEW);
  g_assert_true (wm_clients_view_shows_chart (clients));
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.back", NULL);
  settle ();
  g_assert_false (wm_clients_view_shows_chart (clients));
  g_assert_true (wm_clients_view_shows_only (clients));
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.back", NULL);
  settle ();
  g_assert_nonnull (first_of (shown.window, WM_TYPE_REVIEW_VIEW));
  g_assert_false (wm_clients_view_shows_only (clients));
  /* what waits opens its plan, and back leads here at once */
  GtkListBoxRow *waiting = first_of (first_of (shown.window, WM_TYPE_COSIGN_LIST), ADW_TYPE_ACTION_ROW);
  g_assert_nonnull (waiting);
  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (waiting)), "row-activated", waiting);
  settle ();
  g_assert_cmpstr (wm_clients_view_get_page (clients), ==, "plan");
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.back", NULL);
  settle ();
  g_assert_nonnull (first_of (shown.window, WM_TYPE_REVIEW_VIEW));
  close_window (&shown);
}

/* How many plans are said to be late; one that is overdue and has no version in force is as late as a review. */
static guint
count_late (gpointer widget, const char *prefix, const char *suffix)
{
  guint n = 0;
  g_autoptr (GPtrArray) labels = all_of (widget, GTK_TYPE_LABEL);
  for (guint i = 0; i < labels->len; i++)
    {
      const char *text = gtk_label_get_label (labels->pdata[i]);
      n += gtk_widget_has_css_class (labels->pdata[i], "alert") && g_str_has_prefix (text, prefix) && g_str_has_suffix (text, suffix);
    }
  return n;
}

/* Of a first plan that others are to sign Today says nothing. */
static void
expect_today (GListModel *rows, guint overdue)
{
  g_autoptr (GError) error = NULL;
  WmWaitingList *list = g_object_ref_sink (g_object_new (WM_TYPE_WAITING_LIST, NULL));
  g_assert_true (wm_waiting_list_load (list, clinic, NULL, &error));
  while (wm_waiting_list_is_busy (list))
    settle ();
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (rows, i);
      const char *state = wm_roster_row_get (row, WM_ROSTER_PLAN_STATE);
      overdue -= g_strcmp0 (state, "ready") == 0 || g_strcmp0 (state, "signed") == 0;
    }
  g_assert_cmpuint (count_late (list, "was due ", ""), ==, overdue);
  g_autoptr (GPtrArray) labels = all_of (list, GTK_TYPE_LABEL);
  gboolean others = FALSE;
  for (guint i = 0; i < labels->len; i++)
    {
      g_assert_false (others && gtk_widget_has_css_class (labels->pdata[i], "alert")); /* the late ones stand first in the last group */
      others = others || g_str_has_prefix (gtk_label_get_label (labels->pdata[i]), "version ");
    }
  g_assert_true (others);
  g_assert_finalize_object (list);
}

/* So that a draft stands there that still has time. */
static void
admit_one_lately (void)
{
  g_autoptr (GPtrArray) drafts = wm_clinic_list (clinic, &wm_plan_schema, "state", "draft", NULL);
  for (guint i = 0; i < drafts->len; i++)
    {
      g_autoptr (WmRecord) episode = wm_clinic_load (clinic, &wm_episode_schema, wm_record_get (drafts->pdata[i], "episode"), NULL);
      if (strcmp (wm_record_get (drafts->pdata[i], "version"), "1") != 0 || !wm_record_is_empty (episode, "discharge-date"))
        continue;
      wm_record_set_day (episode, "admit-date", wm_clinic_get_today (clinic) - 7);
      save_record (clinic, episode);
      return;
    }
  g_assert_not_reached ();
}

/* What Review counts as overdue is late in the roster and in Today. */
static void
test_overdue (void)
{
  admit_one_lately ();
  Shown shown = show_window ();
  g_autoptr (WmCaseload) caseload = this_month ();
  guint totals = g_list_model_get_n_items (wm_caseload_get_rows (caseload)) * WM_CASELOAD_N;
  guint n = wm_caseload_row_get_number (wm_caseload_get_total (caseload), WM_CASELOAD_OVERDUE);
  g_signal_emit_by_name (number_at (shown.window, totals + WM_CASELOAD_OVERDUE), "clicked");
  settle ();
  WmClientsView *clients = first_of (shown.window, WM_TYPE_CLIENTS_VIEW);
  g_assert_cmpuint (count_late (clients, "draft, ", " late"), >, 0);
  g_assert_cmpuint (count_late (clients, "", " late"), ==, n);
  expect_today (roster_of (shown.window), n);
  close_window (&shown);
}

/* A head sorts by its numbers, the largest first, and once more by name; the totals stay below. */
static void
test_sort (void)
{
  Shown shown = show_window ();
  WmCaseloadTable *table = first_of (shown.window, WM_TYPE_CASELOAD_TABLE);
  g_autoptr (GPtrArray) buttons = all_of (table, GTK_TYPE_BUTTON), by_name = all_of (table, WM_TYPE_NUMBER_BUTTON);
  guint n_rows = by_name->len / WM_CASELOAD_N - 1, before = G_MAXUINT;
  const char *first = wm_caseload_row_get_name (wm_number_button_get_row (by_name->pdata[0]));
  g_signal_emit_by_name (buttons->pdata[WM_CASELOAD_HOURS], "clicked"); /* the heads come first */
  settle ();
  for (guint i = 0; i < n_rows; i++)
    {
      guint n = wm_caseload_row_get_number (wm_number_button_get_row (number_at (shown.window, i * WM_CASELOAD_N)), WM_CASELOAD_HOURS);
      g_assert_cmpuint (n, <=, before);
      before = n;
    }
  g_assert_true (wm_caseload_row_get_is_total (wm_number_button_get_row (number_at (shown.window, n_rows * WM_CASELOAD_N))));
  g_signal_emit_by_name (buttons->pdata[WM_CASELOAD_HOURS], "clicked");
  settle ();
  g_assert_cmpstr (wm_caseload_row_get_name (wm_number_button_get_row (number_at (shown.window, 0))), ==, first);
  close_window (&shown);
}

static void
test_export (void)
{
  Shown shown = show_window ();
  WmReviewView *view = first_of (shown.window, WM_TYPE_REVIEW_VIEW);
  static const struct { const char *format, *starts; } formats[] = { { "pdf", "%PDF-" }, { "csv", "counselor,day" }, { "xml", "<?xml" } };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strconcat ("caseload.", formats[i].format, NULL), *path = g_build_filename (top, name, NULL), *text = NULL;
      g_assert_true (wm_review_view_write (view, formats[i].format, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, formats[i].starts));
    }
  close_window (&shown);
}

/* Numbers follow what is saved; who isn't a director or supervisor doesn't get the view. */
static void
test_roles (void)
{
  wm_clinic_act_as (clinic, "A. Okafor");
  Shown shown = show_window ();
  g_assert_null (first_of (shown.window, WM_TYPE_REVIEW_VIEW));
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.view", "i", 3);
  settle ();
  g_assert_null (first_of (shown.window, WM_TYPE_REVIEW_VIEW));
  close_window (&shown);
  WmReviewView *alone = g_object_ref_sink (g_object_new (WM_TYPE_REVIEW_VIEW, "clinic", clinic, NULL));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (top, "refused.xml", NULL);
  g_assert_false (wm_review_view_write (alone, "xml", path, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (alone);
  wm_clinic_act_as (clinic, NULL);
}

static void
save_discharge (const char *client)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, client, &error);
  wm_record_set_day (episode, "discharge-date", wm_clinic_get_today (clinic));
  save_record (clinic, episode);
}

static void
test_follows (void)
{
  Shown shown = show_window ();
  WmCaseloadRow *row = wm_number_button_get_row (number_at (shown.window, 0));
  guint before = wm_caseload_row_get_number (row, WM_CASELOAD_ACTIVE), now = before;
  save_discharge (wm_caseload_row_get_clients (row, WM_CASELOAD_ACTIVE)->pdata[0]);
  for (guint i = 0; i < 50 && now == before; i++)
    {
      settle ();
      now = wm_caseload_row_get_number (wm_number_button_get_row (number_at (shown.window, 0)), WM_CASELOAD_ACTIVE);
    }
  g_assert_cmpuint (now, ==, before - 1);
  close_window (&shown);
}

static guint
n_shown (WmWindow *window)
{
  GtkColumnView *table = first_of (window, GTK_TYPE_COLUMN_VIEW);
  return table ? g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (table))) : 0;
}

/* Chips say what is chosen; each goes by itself, and all at once where nobody is left. */
static void
test_filters (void)
{
  Shown shown = show_window ();
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.view", "i", 1);
  settle ();
  WmFilterBar *bar = first_of (shown.window, WM_TYPE_FILTER_BAR);
  WmClientsView *clients = first_of (shown.window, WM_TYPE_CLIENTS_VIEW);
  guint active = n_shown (shown.window);
  g_assert_cmpuint (count_styled (bar, GTK_TYPE_BUTTON, "filter-chip"), ==, 1);
  g_autoptr (GPtrArray) buttons = all_of (first_of (bar, GTK_TYPE_SCROLLED_WINDOW), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (buttons->pdata[0], "clicked");
  settle ();
  g_assert_cmpuint (n_shown (shown.window), >, active);
  g_assert_cmpuint (count_styled (bar, GTK_TYPE_BUTTON, "filter-chip"), ==, 0);
  static const char *const nobody[] = { NULL };
  wm_clients_view_show_only (clients, "Nobody · J. Doe", nobody);
  settle ();
  g_assert_null (first_of (shown.window, GTK_TYPE_COLUMN_VIEW)); /* filtered, empty */
  g_assert_cmpuint (count_styled (bar, GTK_TYPE_BUTTON, "filter-chip"), ==, 1);
  wm_clients_view_show_only (clients, NULL, NULL);
  settle ();
  g_assert_cmpuint (n_shown (shown.window), >, active); /* what was chosen before */
  close_window (&shown);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;
  while ((name = g_dir_read_name (dir)))
    {
      g_assert_true (g_str_has_prefix (name, "C-") && g_str_has_suffix (name, ".pdf"));
      n++;
    }
  return n;
}

static guint
wait_for_batch (WmSelectionBar *bar, const char *folder)
{
  for (guint i = 0; i < 200 && wm_selection_bar_is_busy (bar); i++)
    settle ();
  g_assert_false (wm_selection_bar_is_busy (bar));
  return count_files (folder);
}

static char *
make_folder (const char *name)
{
  char *folder = g_build_filename (top, name, NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

static guint
pages_of (GPtrArray *parts)
{
  guint n = 0;
  for (guint i = 0; i < parts->len; i++)
    n += wm_pages_get_n (((WmPrintPart *) parts->pdata[i])->pages);
  return n;
}

/* One job holds every page of every plan, under a title that names nobody; each plan is logged. */
static void
check_printing (GtkSelectionModel *model)
{
  const char *clients[4] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_build_filename (top, "job.pdf", NULL), *written = NULL, *title = NULL;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      clients[i] = g_intern_string (wm_roster_row_get (row, WM_ROSTER_ID));
    }
  g_autoptr (WmPlanBatch) batch = wm_plan_batch_new (clinic, clients, WM_RECIPIENT_CLIENT, NULL);
  gint64 logged = wm_store_get_last_entry (wm_clinic_get_store (clinic));
  wm_plan_batch_start (batch);
  guint done = 0, total = 1;
  for (guint i = 0; i < 200 && done < total; i++, wm_plan_batch_get_progress (batch, &done, &total))
    settle ();
  g_assert_cmpint (wm_store_get_last_entry (wm_clinic_get_store (clinic)), ==, logged); /* nothing went out yet */
  GPtrArray *parts = wm_plan_batch_take_parts (batch);
  g_assert_cmpuint (parts->len, ==, 3);
  guint n = pages_of (parts);
  g_assert_cmpuint (n, >, 3);
  g_autoptr (GtkPrintOperation) job = wm_print_prepare (clinic, parts, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_store_get_last_entry (wm_clinic_get_store (clinic)), ==, logged + 3);
  g_object_get (job, "job-name", &title, NULL);
  g_assert_cmpstr (title, ==, "Report");
  gtk_print_operation_set_allow_async (job, FALSE);
  gtk_print_operation_set_export_filename (job, file);
  g_assert_cmpint (gtk_print_operation_run (job, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (job), ==, (int) n);
  g_assert_true (g_file_get_contents (file, &written, NULL, &error) && g_str_has_prefix (written, "%PDF"));
}

/* Those who are chosen, not others that come to stand in their places; cancelled, what is written stays. */
static void
test_batch (void)
{
  Shown shown = show_window ();
  gtk_widget_activate_action (GTK_WIDGET (shown.window), "win.view", "i", 1);
  settle ();
  WmClientsView *clients = first_of (shown.window, WM_TYPE_CLIENTS_VIEW);
  GtkColumnView *table = first_of (shown.window, GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *model = gtk_column_view_get_model (table);
  g_autofree char *all = make_folder ("all"), *some = make_folder ("some");
  g_assert_null (first_of (clients, WM_TYPE_SELECTION_BAR)); /* nobody is chosen */
  gtk_selection_model_select_range (model, 0, 6, TRUE);
  settle ();
  WmSelectionBar *bar = first_of (clients, WM_TYPE_SELECTION_BAR);
  g_assert_nonnull (bar);
  wm_selection_bar_save_plans (bar, all);
  g_assert_true (wm_selection_bar_is_busy (bar));
  gtk_selection_model_select_item (model, 0, TRUE); /* it goes on with whom it was told */
  guint written = wait_for_batch (bar, all);
  g_assert_cmpuint (written, ==, 6);
  gtk_selection_model_select_all (model);
  wm_selection_bar_save_plans (bar, some);
  g_autoptr (GPtrArray) buttons = all_of (bar, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (buttons->pdata[buttons->len - 1], "clicked"); /* Cancel */
  g_assert_cmpuint (wait_for_batch (bar, some), <, 6);
  check_printing (model);
  gtk_selection_model_select_range (model, 0, 3, TRUE);
  settle ();
  wm_clients_view_show_only (clients, NULL, NULL);
  g_signal_emit_by_name (first_of (clients, WM_TYPE_FILTER_BAR), "changed");
  settle ();
  g_assert_null (first_of (clients, WM_TYPE_SELECTION_BAR)); /* other clients, nobody chosen */
  close_window (&shown);
}

/* The page gives the table the height it asks for and scrolls: otherwise, in a low window, a counselor is scrolled away within the
 * table, above totals that count everyone. */
static void
test_everyone_in_sight (void)
{
  Shown shown = show_window ();
  GtkWidget *page = gtk_widget_get_ancestor (first_of (shown.window, WM_TYPE_CASELOAD_TABLE), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *around = gtk_widget_get_ancestor (gtk_widget_get_parent (page), GTK_TYPE_VIEWPORT);
  g_assert_cmpint (gtk_scrollable_get_vscroll_policy (GTK_SCROLLABLE (around)), ==, GTK_SCROLL_NATURAL);
  close_window (&shown);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_autoptr (GError) error = NULL;
  top = g_dir_make_tmp ("waymark-review-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_sample_create (folder, NULL, "correct horse", 40, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/review/everyone-in-sight", test_everyone_in_sight);
  g_test_add_func ("/ui/review/numbers", test_numbers);
  g_test_add_func ("/ui/review/back", test_back);
  g_test_add_func ("/ui/review/overdue", test_overdue);
  g_test_add_func ("/ui/review/sort", test_sort);
  g_test_add_func ("/ui/review/export", test_export);
  g_test_add_func ("/ui/review/roles", test_roles);
  g_test_add_func ("/ui/review/filters", test_filters);
  g_test_add_func ("/ui/review/batch", test_batch);
  g_test_add_func ("/ui/review/follows", test_follows);
  int status = g_test_run ();
  g_object_unref (clinic);
  return status;
}
