/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart outside a counselor's caseload asks why, and opens with an answer; their own opens at once. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-access.h"
#include "wm-clients-view.h"
#include "wm-intake-acts.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"
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
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (all, i);
      if (ADW_IS_MESSAGE_DIALOG (one))
        return ADW_MESSAGE_DIALOG (one); /* the list keeps it */
    }
  return NULL;
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

static GtkWidget *
record_window (void)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWidget) one = g_list_model_get_item (all, i);
      if (WM_IS_RECORD_DIALOG (one))
        return one; /* the list keeps it */
    }
  return NULL;
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
  g_assert_null (record_window ());
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
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  wm_record_set_many (contact, "client", other, "name", "Rosa of the", NULL);
  wm_record_set_many (saved, "client", third, "name", "Ines Kent", "kind", "family", "stance", "neutral", NULL);
  g_autofree char *key = type_contact (contact), *saved_key = type_contact (saved);
  g_ptr_array_add (save, saved);
  g_assert_true (wm_clinic_save (clinic, "edit", save, NULL, findings, NULL));

  open_kept (window, key, "");
  g_assert_false (wm_clients_view_shows_chart (clients_of (window)));
  g_assert_null (record_window ());
  open_kept (window, key, "covers this week");
  g_assert_true (wm_clients_view_shows_chart (clients_of (window)));
  g_assert_cmpstr (wm_clients_view_get_page (clients_of (window)), ==, "contacts");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_any (record_window (), ADW_TYPE_ENTRY_ROW, "Name"))), ==, "Rosa of the");
  gtk_window_destroy (GTK_WINDOW (record_window ()));
  open_kept (window, saved_key, "covers this week");
  g_assert_null (record_window ());
  g_assert_true (wm_access_is_own (clinic, third));
  g_assert_true (seek_says (GTK_WIDGET (window), "That was saved or discarded meanwhile."));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
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
  int result = g_test_run ();
  g_clear_object (&clinic);
  g_free (folder);
  return result;
}
