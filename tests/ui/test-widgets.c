/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every widget is built from its template over a sample clinic, does its main work, and is finalized. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-chart-overview.h"
#include "wm-chart.h"
#include "wm-clients-view.h"
#include "wm-documents.h"
#include "wm-form-rows.h"
#include "wm-help-window.h"
#include "wm-new-client.h"
#include "wm-objective-track.h"
#include "wm-page-view.h"
#include "wm-pages-pane.h"
#include "wm-plan-draft.h"
#include "wm-plan-form.h"
#include "wm-plan-page.h"
#include "wm-preview.h"
#include "wm-report.h"
#include "wm-roster-cell.h"
#include "wm-sign-in.h"
#include "wm-squeeze.h"
#include "wm-views.h"
#include "wm-wrap-layout.h"

static WmClinic *clinic;
static char *folder;

static WmRecord *
client_of (const char *number)
{
  WmRecord *client = wm_clinic_find_client (clinic, number, NULL);
  g_assert_nonnull (client);
  return client;
}

static void
spin (void)
{
  for (guint i = 0; i < 50 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static void
unlocked_cb (WmSignIn *page, guint *n)
{
  (*n)++;
}

/* The demo comes back without a passphrase, as one of two counselors or as one person of each other role. */
static void
test_places (void)
{
  guint n = 0;
  WmSignIn *page = g_object_ref_sink (g_object_new (WM_TYPE_SIGN_IN, NULL));
  g_signal_connect (page, "unlocked", G_CALLBACK (unlocked_cb), &n);
  wm_sign_in_lock (page, clinic, TRUE);
  wm_sign_in_lock (page, clinic, TRUE);
  GtkListBox *places = GTK_LIST_BOX (gtk_widget_get_parent (seek_on_screen (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW)));
  g_assert_nonnull (gtk_list_box_get_row_at_index (places, 9));
  g_assert_null (gtk_list_box_get_row_at_index (places, 10));
  g_signal_emit_by_name (places, "row-activated", gtk_list_box_get_row_at_index (places, 2));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (wm_clinic_get_user (clinic), !=, "J. Harmon");
  wm_sign_in_lock (page, clinic, TRUE);
  g_signal_emit_by_name (places, "row-activated", gtk_list_box_get_row_at_index (places, 0));
  g_assert_cmpstr (wm_clinic_get_user (clinic), ==, "J. Harmon");
  g_assert_finalize_object (page);
}

static void
test_sign_in (void)
{
  WmSignIn *page = g_object_ref_sink (g_object_new (WM_TYPE_SIGN_IN, NULL));
  wm_sign_in_set_folder (page, "/nowhere", WM_DAY_NONE);
  wm_sign_in_set_folder (page, folder, WM_DAY_NONE);
  wm_sign_in_lock (page, clinic, FALSE);
  g_assert_finalize_object (page);
}

static void
fill_cb (WmRosterCell *cell, WmRosterRow *row, WmClinic *of)
{
  wm_roster_cell_write (cell, wm_roster_row_get (row, WM_ROSTER_NUMBER), "chip alert");
  if (g_str_has_suffix (wm_roster_row_get (row, WM_ROSTER_NUMBER), "2"))
    wm_roster_cell_write (cell, "second", NULL);
}

/* The labels stay; what they say and how many are seen follows the client in the row's place. */
static void
test_roster_cell (void)
{
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, NULL);
  wm_roster_set_search (roster, "C-0102");
  g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  GtkWidget *cell = g_object_ref_sink (wm_roster_cell_new (fill_cb, clinic));
  wm_roster_cell_set_row (WM_ROSTER_CELL (cell), row);
  GtkWidget *first = gtk_widget_get_first_child (cell), *second = gtk_widget_get_last_child (cell);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (first)), ==, "C-0102");
  g_assert_true (gtk_widget_has_css_class (first, "alert"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (second)), ==, "second");
  wm_roster_set_search (roster, "C-0103");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (first)), ==, "C-0103");
  g_assert_false (gtk_widget_get_visible (second));
  wm_roster_set_search (roster, "C-0102");
  g_assert_true (gtk_widget_get_visible (second) && second == gtk_widget_get_last_child (cell));
  g_assert_finalize_object (cell);
  wm_roster_set_search (roster, "C-0103"); /* nobody listens any more */
}

static void
test_clients_view (void)
{
  WmClientsView *view = g_object_ref_sink (g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL));
  g_autoptr (WmRecord) client = client_of ("C-0102");
  g_assert_false (wm_clients_view_shows_chart (view));
  wm_clients_view_open_chart (view, wm_record_get_id (client), "plan");
  g_assert_true (wm_clients_view_shows_chart (view));
  GtkColumnView *table = GTK_COLUMN_VIEW (gtk_widget_get_template_child (GTK_WIDGET (view), WM_TYPE_CLIENTS_VIEW, "table"));
  GListModel *rows = G_LIST_MODEL (gtk_column_view_get_model (table));
  g_autoptr (WmRosterRow) first = g_list_model_get_item (rows, 0);
  g_autoptr (WmRecord) other = client_of (wm_roster_row_get (first, WM_ROSTER_NUMBER));
  wm_record_set (other, "pronouns", "any");
  save_record (clinic, other);
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_PRONOUNS), !=, "any"); /* nobody sees the roster: it isn't read again */
  wm_clients_view_close_chart (view);
  g_assert_false (wm_clients_view_shows_chart (view));
  g_assert_cmpstr (wm_roster_row_get (first, WM_ROSTER_PRONOUNS), ==, "any");
  g_assert_finalize_object (view);
}

/* The page nobody sees has no icon to read yet; where it is seen, its own. */
static void
test_page_icon (void)
{
  WmClientsView *view = g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL);
  GtkWidget *window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  GtkStack *states = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (view), WM_TYPE_CLIENTS_VIEW, "states"));
  AdwStatusPage *page = ADW_STATUS_PAGE (seek (gtk_stack_get_child_by_name (states, "none"), ADW_TYPE_STATUS_PAGE, 0));
  g_assert_cmpstr (adw_status_page_get_icon_name (page), ==, NULL);
  gtk_stack_set_visible_child_name (states, "none");
  g_assert_cmpstr (adw_status_page_get_icon_name (page), ==, "edit-find-symbolic");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_chart (void)
{
  g_autoptr (WmRecord) client = client_of ("C-0102");
  g_autoptr (GError) error = NULL;
  WmChart *chart = g_object_ref_sink (wm_chart_new (clinic, wm_record_get_id (client), &error));
  g_assert_no_error (error);
  wm_chart_act (chart, "page.save");
  g_assert_finalize_object (chart);
  g_assert_null (wm_chart_new (clinic, "gone", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  WmChartOverview *overview = g_object_ref_sink (
    g_object_new (WM_TYPE_CHART_OVERVIEW, "clinic", clinic, "client-id", wm_record_get_id (client), NULL));
  g_assert_finalize_object (overview);
}

static void
test_plan_page (void)
{
  g_autoptr (WmRecord) client = client_of ("C-0101");
  WmPlanPage *page = g_object_ref_sink (
    g_object_new (WM_TYPE_PLAN_PAGE, "clinic", clinic, "client-id", wm_record_get_id (client), NULL));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.save", NULL);
  g_assert_finalize_object (page);
}

static void
press_in (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);
  gboolean taken = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (all) && !taken; i++)
    {
      g_autoptr (GtkEventController) keys = g_list_model_get_item (all, i);
      if (GTK_IS_EVENT_CONTROLLER_KEY (keys) && gtk_event_controller_get_propagation_phase (keys) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (keys, "key-pressed", key, 0, 0, &taken);
    }
  g_assert_true (taken);
}

/* A row of the outline is one stop, not its arrow; Left and Right fold and unfold, and go up and down the tree. */
static void
test_plan_outline (void)
{
  g_autoptr (WmRecord) client = client_of ("C-0102");
  GtkWidget *window = gtk_window_new (), *page = g_object_ref_sink (g_object_new (WM_TYPE_PLAN_PAGE, "clinic", clinic, "client-id", wm_record_get_id (client), NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  GtkWidget *outline = seek_on_screen (page, GTK_TYPE_LIST_VIEW);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (outline)));
  guint all = g_list_model_get_n_items (G_LIST_MODEL (selection));
  g_assert_cmpuint (all, >, 3);
  gtk_widget_grab_focus (gtk_widget_get_first_child (outline));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_widget_get_first_child (outline));
  gtk_single_selection_set_selected (selection, 0);
  press_in (outline, GDK_KEY_Right);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_widget_get_next_sibling (gtk_widget_get_first_child (outline)));
  press_in (outline, GDK_KEY_Left);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), <, all);
  press_in (outline, GDK_KEY_Right);
  press_in (outline, GDK_KEY_Left);
  press_in (outline, GDK_KEY_Left);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), outline));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_widget_get_first_child (outline));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (page, WM_TYPE_PLAN_PAGE, "whole")));
  gtk_single_selection_set_selected (selection, 2); /* however that came about, the keyboard comes back to it */
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (gtk_widget_get_first_child (outline))));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (page);
}

static void
assert_selected_blank (GtkWidget *window, GtkWidget *form, const char *field)
{
  wm_plan_form_focus (form, field);
  wm_plan_form_select_blank (form);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  int from = 0, to = 0;
  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextIter start, end;
      g_assert_true (gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), &start, &end));
      from = gtk_text_iter_get_offset (&start);
      to = gtk_text_iter_get_offset (&end);
    }
  else
    g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &from, &to));
  g_assert_cmpint (from, ==, 6);
  g_assert_cmpint (to, ==, 9);
}

/* Whoever goes to a blank types in its place. */
static void
test_blank (void)
{
  g_autoptr (WmRecord) client = client_of ("C-0102");
  g_autoptr (GPtrArray) episodes = wm_clinic_list (clinic, &wm_episode_schema, "client", wm_record_get_id (client), NULL);
  g_autoptr (WmPlan) plan = wm_plan_new_draft (clinic, wm_record_get_id (episodes->pdata[0]), NULL);
  GtkWidget *window = gtk_window_new (), *form = wm_plan_form_new (plan, NULL);
  wm_record_set_many (wm_plan_get_record (plan), "own-words", "Señor [n] of [date]", "took-part-how", "Señor [n]", NULL);
  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  assert_selected_blank (window, form, "own-words");
  assert_selected_blank (window, form, "took-part-how");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_form_rows_bind (void)
{
  const char *const fields[] = { "plan-date", "own-words", "kind", "counselor", "took-part", "took-part-how", NULL };
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  wm_record_set (plan, "own-words", "I want mornings that belong to me.");
  AdwPreferencesGroup *group = g_object_ref_sink (ADW_PREFERENCES_GROUP (adw_preferences_group_new ()));
  wm_form_rows_add (group, clinic, plan, fields);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_ptr_array_add (findings, wm_finding_new ("TP18", WM_SEVERITY_ERROR, wm_record_get_id (plan), "own-words", "plan", "A blank is left."));
  wm_form_rows_show_findings (group, findings);
  wm_record_set (plan, "took-part", "1");
  g_assert_finalize_object (group);
}

static WmDocument *
make_document (gpointer plan, gboolean for_staff, const char *language, GError **error)
{
  return wm_document_treatment_plan (plan, for_staff, language, error);
}

static GBytes *
make_xml (gpointer plan, gboolean for_staff, GError **error)
{
  return wm_report_treatment_plan (plan, for_staff, error);
}

static void
test_preview (void)
{
  static const WmPreviewSource source = { "treatment-plan", make_document, make_xml };
  g_autoptr (WmRecord) client = client_of ("C-0102");
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "current", NULL);
  WmPlan *plan = wm_plan_load (clinic, id, NULL);
  WmPreview *preview = g_object_ref (wm_preview_new (NULL, clinic, client, &source, G_OBJECT (plan)));
  gtk_window_destroy (GTK_WINDOW (preview));
  g_assert_finalize_object (preview);
  GtkWidget *form = g_object_ref_sink (wm_plan_form_new (plan, NULL));
  wm_plan_form_show_findings (form, NULL);
  g_assert_finalize_object (form);
  g_assert_finalize_object (plan);
}

static guint
count_drawn (GtkWidget *root)
{
  guint n = WM_IS_PAGE_VIEW (root) && wm_page_view_is_drawn (WM_PAGE_VIEW (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count_drawn (child);
  return n;
}

static WmPages *
many_pages (guint at_least)
{
  const WmPaper paper = { WM_PAPER_LETTER, FALSE };
  g_autoptr (WmDocument) document = wm_document_new ("Long", NULL);
  for (guint i = 0; i < 60 * at_least; i++)
    wm_document_add_paragraph (document, wm_rich_new ("A line."));
  WmPages *pages = wm_document_paginate (document, &paper);
  g_assert_cmpuint (wm_pages_get_n (pages), >=, at_least);
  return pages;
}

static GtkWidget *
child_of (GtkWidget *pane, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (pane, WM_TYPE_PAGES_PANE, name));
}

/* Only what is near is drawn; the small pages lead to the large ones, and follow them; sizes go in steps. */
static void
test_pages_pane (void)
{
  g_autoptr (WmPages) pages = many_pages (100);
  GtkWidget *window = gtk_window_new (), *pane = g_object_new (WM_TYPE_PAGES_PANE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  wm_pages_pane_set (WM_PAGES_PANE (pane), pages);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 3; i++, gtk_test_widget_wait_for_draw (window))
    spin ();
  guint drawn = count_drawn (pane);
  g_assert_cmpuint (drawn, >=, 2);
  g_assert_cmpuint (drawn, <, 40);
  GtkListBox *thumbs = GTK_LIST_BOX (child_of (pane, "thumbs"));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child_of (pane, "place")));
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (thumbs)), ==, 0);
  gtk_list_box_select_row (thumbs, gtk_list_box_get_row_at_index (thumbs, 50));
  spin ();
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 10000);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (thumbs)), ==, 50);
  gtk_adjustment_set_value (down, gtk_adjustment_get_upper (down));
  spin ();
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (thumbs)), ==, (int) wm_pages_get_n (pages) - 1);
  wm_pages_pane_fit (WM_PAGES_PANE (pane), WM_ZOOM_FIXED);
  g_assert_cmpuint (wm_pages_pane_get_percent (WM_PAGES_PANE (pane)), ==, 100);
  wm_pages_pane_zoom (WM_PAGES_PANE (pane), 1);
  g_assert_cmpuint (wm_pages_pane_get_percent (WM_PAGES_PANE (pane)), ==, 125);
  wm_pages_pane_zoom (WM_PAGES_PANE (pane), -1);
  wm_pages_pane_zoom (WM_PAGES_PANE (pane), -1);
  g_assert_cmpuint (wm_pages_pane_get_percent (WM_PAGES_PANE (pane)), ==, 75);
  for (guint i = 0; i < 20; i++)
    wm_pages_pane_zoom (WM_PAGES_PANE (pane), -1);
  g_assert_cmpuint (wm_pages_pane_get_percent (WM_PAGES_PANE (pane)), ==, 25);
  wm_pages_pane_set (WM_PAGES_PANE (pane), NULL);
  g_object_ref (pane);
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
  g_assert_finalize_object (pane);
}

/* What has no room in a line goes on in the next; of several that say the same, the first that has room is shown. */
static void
test_layouts (void)
{
  GtkWidget *row = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0)), *parts[4];
  gtk_widget_set_layout_manager (row, wm_wrap_layout_new ());
  for (guint i = 0; i < 4; i++)
    {
      parts[i] = gtk_button_new_with_label ("A word");
      gtk_box_append (GTK_BOX (row), parts[i]);
    }
  gtk_widget_set_hexpand (parts[1], TRUE);
  int least, usual, low, high;
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, usual, &low, NULL, NULL, NULL);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, usual - 1, &high, NULL, NULL, NULL);
  g_assert_cmpint (usual, >=, 4 * least);
  g_assert_cmpint (high, >, 2 * low);
  gtk_widget_allocate (row, usual - 1, high, -1, NULL);
  graphene_rect_t first, last;
  g_assert_true (gtk_widget_compute_bounds (parts[0], row, &first) && gtk_widget_compute_bounds (parts[3], row, &last));
  g_assert_cmpfloat (last.origin.y, >, first.origin.y);
  g_assert_cmpfloat_with_epsilon (last.origin.x + last.size.width, usual - 1, 1);
  gtk_widget_set_layout_manager (row, wm_squeeze_new ());
  gtk_button_set_label (GTK_BUTTON (parts[0]), "A word that needs more room");
  gtk_widget_measure (parts[0], GTK_ORIENTATION_HORIZONTAL, -1, &usual, NULL, NULL, NULL);
  gtk_widget_allocate (row, usual, low, -1, NULL);
  g_assert_true (gtk_widget_get_child_visible (parts[0]) && !gtk_widget_get_child_visible (parts[1]));
  gtk_widget_allocate (row, usual - 1, low, -1, NULL);
  g_assert_true (!gtk_widget_get_child_visible (parts[0]) && gtk_widget_get_child_visible (parts[1]));
  g_assert_finalize_object (row);
}

static void
test_new_client (void)
{
  g_autoptr (GError) error = NULL;
  WmNewClient *window = g_object_ref (wm_new_client_new (NULL, clinic, &error));
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
}

/* F1 opens the page about what is shown; every view and every page of a chart has one. */
static void
test_help (void)
{
  static const char *const pages[] = { "today", "clients", "calendar", "assessment", "plan", "relapse", "history", "safety", WM_HELP_KEYS };
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWindow *help = g_object_ref (wm_help_window_new (NULL, pages[i]));
      g_assert_cmpstr (wm_help_window_get_page (WM_HELP_WINDOW (help)), ==, pages[i]);
      gtk_window_destroy (help);
      g_assert_finalize_object (help);
    }
}

/* The drawn share follows the record; words, which no line can show, leave no track. */
static void
test_objective_track (void)
{
  g_autoptr (WmRecord) objective = wm_record_new (&wm_objective_schema);
  double share = -1;
  wm_record_set_many (objective, "baseline", "12", "now", "21", "target", "28", "unit", "days", NULL);
  GtkWidget *track = g_object_ref_sink (wm_objective_track_new (objective));
  g_assert_true (gtk_widget_get_visible (track));
  g_assert_true (wm_objective_track_share (objective, &share));
  g_assert_cmpfloat_with_epsilon (share, 9.0 / 16, 1e-9);
  wm_record_set (objective, "now", "40");
  g_assert_true (wm_objective_track_share (objective, &share));
  g_assert_cmpfloat_with_epsilon (share, 1, 1e-9);
  wm_record_set_many (objective, "baseline", "10", "now", "7.5", "target", "5", NULL);
  g_assert_true (wm_objective_track_share (objective, &share));
  g_assert_cmpfloat_with_epsilon (share, 0.5, 1e-9);
  wm_record_set (objective, "now", NULL);
  g_assert_true (wm_objective_track_share (objective, &share));
  g_assert_cmpfloat_with_epsilon (share, 0, 1e-9);
  wm_record_set (objective, "target", "every week");
  g_assert_false (wm_objective_track_share (objective, &share));
  g_assert_false (gtk_widget_get_visible (track));
  g_assert_finalize_object (track);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (30, &folder);
  g_test_add_func ("/ui/sign-in", test_sign_in);
  g_test_add_func ("/ui/sign-in/places", test_places);
  g_test_add_func ("/ui/roster-cell", test_roster_cell);
  g_test_add_func ("/ui/clients-view", test_clients_view);
  g_test_add_func ("/ui/page-icon", test_page_icon);
  g_test_add_func ("/ui/chart", test_chart);
  g_test_add_func ("/ui/plan-page", test_plan_page);
  g_test_add_func ("/ui/plan-page/blank", test_blank);
  g_test_add_func ("/ui/plan-page/outline", test_plan_outline);
  g_test_add_func ("/ui/form-rows", test_form_rows_bind);
  g_test_add_func ("/ui/objective-track", test_objective_track);
  g_test_add_func ("/ui/preview", test_preview);
  g_test_add_func ("/ui/pages-pane", test_pages_pane);
  g_test_add_func ("/ui/layouts", test_layouts);
  g_test_add_func ("/ui/new-client", test_new_client);
  g_test_add_func ("/ui/help", test_help);
  int result = g_test_run ();
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
