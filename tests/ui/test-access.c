/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart outside a counselor's caseload asks why, and opens with an answer; their own opens at once. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-access.h"
#include "wm-clients-view.h"
#include "wm-intake-acts.h"
#include "wm-plan-batch.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"
#include "wm-selection-bar.h"
#include "wm-window.h"

static WmClinic *clinic;
static char *folder;

static const char *
some_counselor (void)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    if (g_strcmp0 (wm_record_get (staff->pdata[i], "role"), "counselor") == 0)
      return wm_record_get (staff->pdata[i], "name");
  g_assert_not_reached ();
}

/* The nth client who is theirs, or who isn't. */
static char *
find_client (gboolean own, guint nth)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    if (wm_access_is_own (clinic, wm_record_get_id (clients->pdata[i])) == own && nth-- == 0)
      return g_strdup (wm_record_get_id (clients->pdata[i]));
  g_assert_not_reached ();
}

static AdwMessageDialog *
question (void)
{
  return (AdwMessageDialog *) seek_window (ADW_TYPE_MESSAGE_DIALOG);
}

static void
answer (const char *response)
{
  AdwMessageDialog *dialog = question ();
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_reason (void)
{
  wm_clinic_act_as (clinic, some_counselor ());
  g_autofree char *own = find_client (TRUE, 0), *other = find_client (FALSE, 0), *third = find_client (FALSE, 1);
  GtkWidget *window = gtk_window_new ();
  WmClientsView *view = g_object_new (WM_TYPE_CLIENTS_VIEW, "clinic", clinic, NULL);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  wm_clients_view_open_chart (view, own, NULL);
  g_assert_true (wm_clients_view_shows_chart (view));
  g_assert_null (question ());
  wm_clients_view_close_chart (view);

  wm_clients_view_open_chart (view, other, "plan");
  g_assert_false (wm_clients_view_shows_chart (view));
  GtkEditable *row = GTK_EDITABLE (seek (GTK_WIDGET (question ()), ADW_TYPE_ENTRY_ROW, 0));
  g_assert_false (adw_message_dialog_get_response_enabled (question (), "open"));
  gtk_editable_set_text (row, "  ");
  g_assert_false (adw_message_dialog_get_response_enabled (question (), "open"));
  gtk_editable_set_text (row, "covers this week");
  g_assert_true (adw_message_dialog_get_response_enabled (question (), "open"));
  answer ("open");
  g_assert_true (wm_clients_view_shows_chart (view));
  g_assert_cmpstr (wm_clients_view_get_page (view), ==, "plan");
  wm_clients_view_close_chart (view);
  wm_clients_view_open_chart (view, other, NULL); /* isn't asked twice */
  g_assert_true (wm_clients_view_shows_chart (view));
  wm_clients_view_close_chart (view);

  wm_clients_view_open_chart (view, third, NULL);
  answer ("cancel");
  g_assert_false (wm_clients_view_shows_chart (view));
  g_assert_false (wm_access_is_own (clinic, third));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* Returns: where it is kept. */
static char *
type_contact (WmRecord *contact)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_ptr_array_add (records, contact);
  char *key = wm_record_draft_key (clinic, &wm_contact_schema, wm_record_get (contact, "client"), wm_record_get_id (contact));
  g_autofree char *text = wm_record_draft_write (records);
  g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
  return key;
}

/* As the note after sign-in and Today do it. */
static void
open_kept (WmWindow *window, const char *key, const char *reason)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-kept", "s", key);
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  gtk_editable_set_text (GTK_EDITABLE (seek (GTK_WIDGET (question ()), ADW_TYPE_ENTRY_ROW, 0)), reason);
  answer (*reason ? "open" : "cancel");
}

static WmClientsView *
clients_of (WmWindow *window)
{
  return WM_CLIENTS_VIEW (seek (GTK_WIDGET (window), WM_TYPE_CLIENTS_VIEW, 0));
}

/* What was typed into somebody else's chart comes back with its window once the reason is given, not before; where it was saved
 * after all, the chart opens that was asked for. */
static void
test_kept (void)
{
  const WmOptions options = { folder, "clients", TRUE, WM_DAY_NONE };
  wm_clinic_act_as (clinic, some_counselor ());
  g_autofree char *other = find_client (FALSE, 3), *third = find_client (FALSE, 4);
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  WmWindow *window = g_object_ref (wm_window_new (GTK_APPLICATION (application), &options));
  wm_window_set_clinic (window, clinic);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_autoptr (WmRecord) contact = wm_record_new (&wm_contact_schema), saved = wm_record_new (&wm_contact_schema);
  wm_record_set_many (contact, "client", other, "name", "Rosa of the", NULL);
  wm_record_set_many (saved, "client", third, "name", "Ines Kent", "kind", "family", "stance", "neutral", NULL);
  g_autofree char *key = type_contact (contact), *saved_key = type_contact (saved);
  save_record (clinic, saved);

  open_kept (window, key, "");
  g_assert_false (wm_clients_view_shows_chart (clients_of (window)));
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  open_kept (window, key, "covers this week");
  g_assert_true (wm_clients_view_shows_chart (clients_of (window)));
  g_assert_cmpstr (wm_clients_view_get_page (clients_of (window)), ==, "contacts");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_ENTRY_ROW, "Name"))), ==, "Rosa of the");
  gtk_window_destroy (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  open_kept (window, saved_key, "covers this week");
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_true (wm_access_is_own (clinic, third));
  g_assert_true (seek_says (GTK_WIDGET (window), "That was saved or discarded meanwhile."));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

static gboolean
has_plan (const char *client)
{
  g_autoptr (GPtrArray) plans = wm_store_list (wm_clinic_get_store (clinic), &wm_plan_schema, "client", client, NULL);
  for (guint i = 0; i < plans->len; i++)
    if (g_strcmp0 (wm_record_get (plans->pdata[i], "state"), "in-force") == 0)
      return TRUE;
  return FALSE;
}

/* Two of others, two of their own, in turn. */
static char **
choose_mixed (void)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  GPtrArray *ids = g_ptr_array_new ();
  for (guint n = 0; n < 4; n++)
    for (guint i = 0; i < clients->len; i++)
      {
        const char *id = wm_record_get_id (clients->pdata[i]);
        if (wm_access_is_own (clinic, id) != (n % 2 == 1) || !has_plan (id) || g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
          continue;
        g_ptr_array_add (ids, g_strdup (id));
        break;
      }
  g_assert_cmpuint (ids->len, ==, 4);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static guint
count_files (const char *place)
{
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  guint n = 0;
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
say_cb (GSimpleAction *action, GVariant *text, gpointer said)
{
  g_free (*(char **) said);
  *(char **) said = g_variant_dup_string (text, NULL);
}

/* The bar, over a window that keeps what is said. */
static GtkWidget *
open_bar (char **said, WmSelectionBar **bar)
{
  GtkWidget *window = gtk_window_new ();
  const GActionEntry entries[] = { { "say", say_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), said);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  *bar = g_object_new (WM_TYPE_SELECTION_BAR, NULL);
  wm_selection_bar_set_clinic (*bar, clinic);
  wm_selection_bar_set_clients (*bar, choose_mixed ());
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (*bar));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
save_until_asked (WmSelectionBar *bar, const char *place)
{
  wm_selection_bar_save_plans (bar, place);
  for (guint i = 0; i < 200 && question () == NULL; i++)
    settle ();
  g_assert_nonnull (question ());
  g_assert_cmpuint (count_files (place), ==, 2); /* the own ones didn't wait for an answer */
}

/* The plans of a few at once: the own ones are written, and one reason, which the audit has for each chart, opens the others; or
 * they are left out, and it is said which. */
static void
test_plans_of_others (void)
{
  wm_clinic_act_as (clinic, some_counselor ());
  g_autofree char *said = NULL, *place = g_dir_make_tmp ("waymark-plans-XXXXXX", NULL);
  WmStore *store = wm_clinic_get_store (clinic);
  WmSelectionBar *bar;
  GtkWidget *window = open_bar (&said, &bar);
  g_auto (GStrv) ids = choose_mixed ();
  save_until_asked (bar, place);
  g_assert_true (seek_says (GTK_WIDGET (question ()), "2 chosen charts are not in your caseload: C-"));
  gint64 before = wm_store_get_last_entry (store);
  answer ("cancel");
  g_assert_cmpint (wm_store_get_last_entry (store), ==, before);
  g_assert_false (wm_selection_bar_is_busy (bar));
  g_assert_false (wm_access_is_own (clinic, ids[0]) || wm_access_is_own (clinic, ids[2]));
  g_assert_true (g_str_has_prefix (said, "2 plans saved; 2 left out, not in your caseload: C-"));
  save_until_asked (bar, place);
  before = wm_store_get_last_entry (store);
  gtk_editable_set_text (GTK_EDITABLE (seek (GTK_WIDGET (question ()), ADW_TYPE_ENTRY_ROW, 0)), "covers this week");
  answer ("open");
  for (guint i = 0; i < 200 && wm_selection_bar_is_busy (bar); i++)
    settle ();
  g_assert_cmpuint (count_files (place), ==, 4);
  g_assert_cmpint (wm_store_get_last_entry (store), ==, before + 4); /* a reason and a document for each */
  g_assert_cmpstr (said, ==, "4 plans saved");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
run_batch (WmPlanBatch *batch, void (*run) (WmPlanBatch *))
{
  guint finished = 0;
  gulong handler = g_signal_connect_swapped (batch, "finished", G_CALLBACK (count_cb), &finished);
  run (batch);
  for (guint i = 0; i < 200 && finished == 0; i++)
    settle ();
  g_assert_cmpuint (finished, ==, 1);
  g_signal_handler_disconnect (batch, handler);
}

/* One job of what may be printed; who goes on without a reason gets no more. */
static void
test_prints_of_others (void)
{
  wm_clinic_act_as (clinic, some_counselor ());
  g_auto (GStrv) ids = choose_mixed ();
  g_autoptr (WmPlanBatch) batch = wm_plan_batch_new (clinic, (const char *const *) ids, WM_RECIPIENT_CLIENT, NULL);
  for (guint again = 0; again < 2; again++)
    {
      guint done, total;
      run_batch (batch, again ? wm_plan_batch_go_on : wm_plan_batch_start);
      wm_plan_batch_get_progress (batch, &done, &total);
      g_assert_cmpuint (wm_plan_batch_get_outside (batch)->len, ==, 2);
      g_assert_cmpuint (done, ==, 2);
      g_assert_cmpuint (total, ==, 4);
    }
  g_autoptr (GPtrArray) parts = wm_plan_batch_take_parts (batch);
  g_assert_cmpuint (parts->len, ==, 2);
}

static void
opened_cb (GSimpleAction *action, GVariant *client, gpointer id)
{
  *(char **) id = g_variant_dup_string (client, NULL);
}

/* Whoever comes back was a client of somebody: the list of inquiries leads to the chart, which asks why, not to the screening. */
static void
test_screening (void)
{
  g_autoptr (GError) error = NULL;
  wm_clinic_act_as (clinic, some_counselor ());
  g_autofree char *other = find_client (FALSE, 2), *opened = NULL;
  g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, other, &error);
  wm_record_set (client, "status", "inquiry");
  save_record (clinic, client);
  GtkWidget *window = gtk_window_new ();
  const GActionEntry entries[] = { { "open-chart", opened_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), &opened);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  wm_intake_act (window, clinic, other, WM_CLIENT_SCREEN);
  g_assert_cmpstr (opened, ==, other);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (20, &folder);
  g_test_add_func ("/ui/access/reason", test_reason);
  g_test_add_func ("/ui/access/screening", test_screening);
  g_test_add_func ("/ui/access/kept", test_kept);
  g_test_add_func ("/ui/access/plans-of-others", test_plans_of_others);
  g_test_add_func ("/ui/access/prints-of-others", test_prints_of_others);
  int result = g_test_run ();
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
