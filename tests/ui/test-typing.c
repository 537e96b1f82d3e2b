/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a window of its own is kept while it is typed, comes back with the window, and goes when it is saved or
 * discarded; to nobody but who typed it. */
#include "save-record.h"
#include "seek.h"
#include "start.h"
#include "wm-drafts.h"
#include "wm-intake-acts.h"
#include "wm-kept.h"
#include "wm-new-client.h"
#include "wm-person-dialog.h"
#include "wm-preferences.h"
#include "wm-record-dialog.h"
#include "wm-record-draft.h"
#include "wm-record-list.h"
#include "wm-records-page.h"
#include "wm-schedule-acts.h"
#include "wm-session-dialog.h"

#include <signal.h>
#include <sys/resource.h>

static WmClinic *clinic;

static GtkWidget *
open_form (void)
{
  const GType types[] = { WM_TYPE_RECORD_DIALOG, WM_TYPE_NEW_CLIENT, WM_TYPE_SESSION_DIALOG, WM_TYPE_PERSON_DIALOG };
  GtkWidget *window = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (types) && window == NULL; i++)
    window = seek_window (types[i]);
  return window;
}

static GtkEditable *
row (const char *title)
{
  GtkWidget *window = open_form ();
  GtkWidget *found = seek_any (window, ADW_TYPE_ENTRY_ROW, title);
  g_assert_nonnull (found);
  return GTK_EDITABLE (found);
}

static void
press_save (void)
{
  GtkWidget *button = seek_button (seek_window (WM_TYPE_RECORD_DIALOG), "Save");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
answer (const char *response)
{
  GtkWidget *ask = seek_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (ask);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (ask), response);
}

static void
close_and (const char *response)
{
  gtk_window_close (GTK_WINDOW (open_form ()));
  answer (response);
  g_assert_null (open_form ());
}

static guint
n_kept (void)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  return kept->len;
}

static WmRecord *
client (void)
{
  WmRecord *found = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_assert_nonnull (found);
  return found;
}

static WmRecord *
stored_contact (void)
{
  g_autoptr (WmRecord) who = client ();
  WmRecord *contact = wm_record_new (&wm_contact_schema);
  wm_record_set_many (contact, "client", wm_record_get_id (who), "name", "Rosa Kent", "kind", "family", "stance", "neutral", "phone", "555-0100", NULL);
  save_record (clinic, contact);
  return contact;
}

static void
open_record (WmRecord *record)
{
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new (NULL, clinic, &wm_records_contacts[0], record)));
}

/* As a crash does it: nothing of the window's own end. The journal comes by its own clock. */
static void
type_and_lose (const char *title, const char *words)
{
  gtk_editable_set_text (row (title), words);
  for (gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; n_kept () == 0 && g_get_monotonic_time () < limit;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_kept (), ==, 1);
  gtk_window_destroy (GTK_WINDOW (open_form ()));
}

static void
test_edited (void)
{
  g_autoptr (WmRecord) contact = stored_contact ();
  open_record (contact);
  g_assert_false (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "is back"));
  type_and_lose ("Name", "Rosa K. after the");
  open_record (contact);
  g_assert_cmpstr (gtk_editable_get_text (row ("Name")), ==, "Rosa K. after the");
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Below each row that differs"));
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Saved: Rosa Kent"));
  g_assert_false (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Saved: 555-0100"));
  close_and ("keep");
  g_assert_cmpuint (n_kept (), ==, 1);
  open_record (contact);
  close_and ("discard");
  g_assert_cmpuint (n_kept (), ==, 0);
  open_record (contact);
  g_assert_cmpstr (gtk_editable_get_text (row ("Name")), ==, "Rosa Kent");
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_cmpuint (n_kept (), ==, 0);
  remove_record (clinic, contact);
}

/* The last word is journaled when the window goes, and what is typed back to what it was leaves nothing, and no question. */
static void
test_at_once (void)
{
  g_autoptr (WmRecord) contact = stored_contact ();
  open_record (contact);
  gtk_editable_set_text (row ("Phone"), "555-0199");
  gtk_window_destroy (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  g_assert_cmpuint (n_kept (), ==, 1);
  open_record (contact);
  gtk_editable_set_text (row ("Phone"), "555-0100");
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_cmpuint (n_kept (), ==, 0);
  remove_record (clinic, contact);
}

static void
test_changed_meanwhile (void)
{
  g_autoptr (WmRecord) contact = stored_contact ();
  open_record (contact);
  type_and_lose ("Name", "Rosa K.");
  wm_record_set (contact, "phone", "555-0199");
  save_record (clinic, contact);
  open_record (contact);
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "The entry was changed after that"));
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Saved: Rosa Kent"));
  g_assert_cmpstr (gtk_editable_get_text (row ("Phone")), ==, "555-0199");
  press_save ();
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_cmpuint (n_kept (), ==, 0);
  g_autoptr (WmRecord) stored = wm_clinic_load (clinic, &wm_contact_schema, wm_record_get_id (contact), NULL);
  g_assert_cmpstr (wm_record_get (stored, "name"), ==, "Rosa K.");
  g_assert_cmpstr (wm_record_get (stored, "phone"), ==, "555-0199");
  remove_record (clinic, stored);
}

/* It stands in the list all the same, and is entered anew from there. */
static void
test_removed_meanwhile (void)
{
  g_autoptr (WmRecord) contact = stored_contact (), who = client ();
  open_record (contact);
  type_and_lose ("Name", "Rosa K.");
  g_autoptr (WmRecord) stored = wm_clinic_load (clinic, &wm_contact_schema, wm_record_get_id (contact), NULL);
  remove_record (clinic, stored);
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_records_contacts[0], wm_record_get_id (who))));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "Rosa K."), "activated");
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "The entry was removed after that"));
  g_assert_cmpstr (gtk_editable_get_text (row ("Phone")), ==, "555-0100");
  press_save ();
  g_assert_cmpuint (n_kept (), ==, 0);
  g_autoptr (WmRecord) again = wm_clinic_load (clinic, &wm_contact_schema, wm_record_get_id (contact), NULL);
  g_assert_cmpstr (wm_record_get (again, "name"), ==, "Rosa K.");
  remove_record (clinic, again);
  g_assert_finalize_object (list);
}

/* A new one stands below the others, marked, until it is saved. */
static void
test_new (void)
{
  g_autoptr (WmRecord) who = client ();
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_records_contacts[0], wm_record_get_id (who))));
  g_signal_emit_by_name (adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (list)), "clicked");
  type_and_lose ("Name", "Ines of the");
  g_assert_true (seek_says (list, "not saved"));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "Ines of the"), "activated");
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Nothing of it is saved yet."));
  press_save (); /* refused: its kind is needed; it is kept all the same */
  g_assert_cmpuint (n_kept (), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), ADW_TYPE_COMBO_ROW, "Kind")), 1);
  press_save ();
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_cmpuint (n_kept (), ==, 0);
  g_assert_nonnull (seek_any (list, ADW_TYPE_ACTION_ROW, "Ines of the"));
  g_assert_false (seek_says (list, "not saved"));
  g_assert_finalize_object (list);
}

static WmRecord *
keep_new (WmRecord *who, const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  WmRecord *contact = wm_record_kind_make (&wm_records_contacts[0], clinic, wm_record_get_id (who), id);
  wm_record_set_many (contact, "name", name, "kind", "family", NULL);
  g_ptr_array_add (records, contact);
  g_autofree char *text = wm_record_draft_write (records);
  g_autofree char *key = wm_record_draft_key (clinic, &wm_contact_schema, wm_record_get_id (who), id);
  g_assert_true (wm_record_draft_put (clinic, key, text, &error));
  return contact;
}

/* One of two that are saved goes before the other: the keyboard goes with it. */
static void
test_keyboard_follows (void)
{
  g_autoptr (WmRecord) who = client (), first = keep_new (who, "aaaaaaaa-0000-4000-8000-000000000001", "Ada Quill");
  g_autoptr (WmRecord) second = keep_new (who, "bbbbbbbb-0000-4000-8000-000000000002", "Ben Quill");
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *list = GTK_WIDGET (wm_record_list_new (clinic, &wm_records_contacts[0], wm_record_get_id (who)));
  gtk_window_set_child (window, list);
  gtk_window_present (window);
  g_assert_true (gtk_widget_grab_focus (seek_any (list, ADW_TYPE_ACTION_ROW, "Ben Quill")));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "Ben Quill"), "activated");
  press_save ();
  g_assert_null (seek_window (WM_TYPE_RECORD_DIALOG));
  g_assert_true (gtk_window_get_focus (window) == seek_any (list, ADW_TYPE_ACTION_ROW, "Ben Quill"));
  g_signal_emit_by_name (seek_any (list, ADW_TYPE_ACTION_ROW, "Ada Quill"), "activated");
  close_and ("discard");
  gtk_window_destroy (window);
}

/* What isn't a day yet is told as it was typed. */
static void
test_no_day_yet (void)
{
  g_autoptr (WmRecord) who = client (), episode = wm_clinic_open_episode (clinic, wm_record_get_id (who), NULL);
  const char *owner = wm_record_get_id (episode), *id = "cccccccc-0000-4000-8000-000000000003";
  g_autoptr (WmRecord) record = wm_record_kind_make (&wm_records_authorizations[0], clinic, owner, id);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  wm_record_set_many (record, "payer", "Valley Health", "from-date", "the 32nd", NULL);
  g_ptr_array_add (records, record);
  g_autofree char *text = wm_record_draft_write (records), *key = wm_record_draft_key (clinic, &wm_authorization_schema, owner, id);
  g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_records_authorizations[0], owner)));
  GtkWidget *shown = seek_any (list, ADW_TYPE_ACTION_ROW, "Valley Health");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (shown)), ==, "From: the 32nd");
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
  g_assert_finalize_object (list);
}

/* Somebody else neither sees it nor takes it away; who comes back finds it. */
static void
test_somebody_else (void)
{
  g_autoptr (WmRecord) contact = stored_contact ();
  g_autofree char *me = g_strdup (wm_clinic_get_user (clinic));
  open_record (contact);
  gtk_editable_set_text (row ("Name"), "mine");
  wm_clinic_act_as (clinic, "J. Doe"); /* the lock is taken over: the windows of who was there are destroyed after that */
  gtk_window_destroy (GTK_WINDOW (seek_window (WM_TYPE_RECORD_DIALOG)));
  g_assert_cmpuint (n_kept (), ==, 0);
  open_record (contact);
  g_assert_cmpstr (gtk_editable_get_text (row ("Name")), ==, "Rosa Kent");
  gtk_editable_set_text (row ("Name"), "theirs");
  close_and ("discard");
  wm_clinic_act_as (clinic, me);
  g_assert_cmpuint (n_kept (), ==, 1);
  open_record (contact);
  g_assert_cmpstr (gtk_editable_get_text (row ("Name")), ==, "mine");
  close_and ("discard");
  remove_record (clinic, contact);
}

static void
open_kept (void)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 1);
  wm_kept_open (NULL, clinic, kept->pdata[0]);
}

/* Who isn't in the clinic yet: both records of the window, and a number that is still free. */
static void
test_new_client (void)
{
  g_autoptr (GError) error = NULL;
  WmNewClient *window = wm_new_client_new (NULL, clinic, &error);
  gtk_window_present (GTK_WINDOW (window));
  gtk_editable_set_text (row ("Last name"), "Okon");
  g_autofree char *number = g_strdup (gtk_editable_get_text (row ("Client number")));
  gtk_editable_set_text (row ("Who asked"), "Ada");
  gtk_window_destroy (GTK_WINDOW (window));
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (wm_kept_title (kept->pdata[0]), ==, "New client");
  g_autoptr (WmRecord) other = client ();
  wm_record_set (other, "client-no", number);
  save_record (clinic, other);
  open_kept ();
  g_assert_cmpstr (gtk_editable_get_text (row ("Last name")), ==, "Okon");
  g_assert_cmpstr (gtk_editable_get_text (row ("Who asked")), ==, "Ada");
  g_assert_cmpstr (gtk_editable_get_text (row ("Client number")), !=, number);
  wm_record_set (other, "client-no", "C-0102");
  save_record (clinic, other);
  gtk_window_close (GTK_WINDOW (seek_window (WM_TYPE_NEW_CLIENT)));
  answer ("discard");
  g_assert_cmpuint (n_kept (), ==, 0);
}

static WmRecord *
in_treatment (WmClientAct act)
{
  for (guint n = 101; n < 112; n++)
    {
      g_autofree char *number = g_strdup_printf ("C-%04u", n);
      g_autoptr (WmRecord) found = wm_clinic_find_client (clinic, number, NULL);
      g_autoptr (WmClientPath) path = found ? wm_client_path_load (clinic, wm_record_get_id (found), NULL) : NULL;
      if (path && path->episode && path->may & (1u << act))
        return g_steal_pointer (&found);
    }
  g_assert_not_reached ();
}

/* A form that is opened for what follows from it: back with it, and where that can't follow any more just to be read. */
static void
test_act (void)
{
  g_autoptr (WmRecord) who = in_treatment (WM_CLIENT_CHANGE_LEVEL);
  g_autoptr (WmClientPath) path = wm_client_path_load (clinic, wm_record_get_id (who), NULL);
  gtk_window_present (GTK_WINDOW (wm_intake_dialog_new (NULL, clinic, path, WM_CLIENT_CHANGE_LEVEL)));
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Now: Intensive outpatient (2.1), "));
  type_and_lose ("Accepted by", "the residence at");
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpstr (wm_kept_title (kept->pdata[0]), ==, "Change of level");
  g_assert_cmpstr (((WmKept *) kept->pdata[0])->client, ==, wm_record_get_id (who));
  open_kept ();
  g_assert_cmpstr (gtk_editable_get_text (row ("Accepted by")), ==, "the residence at");
  g_assert_true (gtk_widget_get_visible (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), GTK_TYPE_BUTTON, "Change")));
  close_and ("keep");
  path->may = 0;
  gtk_window_present (GTK_WINDOW (wm_intake_dialog_new (NULL, clinic, path, WM_CLIENT_CHANGE_LEVEL)));
  g_assert_cmpstr (gtk_editable_get_text (row ("Accepted by")), ==, "the residence at");
  g_assert_false (gtk_widget_get_visible (seek_any (seek_window (WM_TYPE_RECORD_DIALOG), GTK_TYPE_BUTTON, "Change")));
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "can’t be done any more"));
  close_and ("discard");
  g_assert_cmpuint (n_kept (), ==, 0);
}

static void
said_cb (GSimpleAction *action, GVariant *sentence, gpointer said)
{
  g_free (*(char **) said);
  *(char **) said = g_variant_dup_string (sentence, NULL);
}

/* Where what is typed can't be kept, the main window says so, also below another one. */
static void
test_disk_full (void)
{
  g_autoptr (WmRecord) contact = stored_contact ();
  g_autofree char *said = NULL;
  const GActionEntry entries[] = { { "say", said_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new (), *between = gtk_window_new ();
  struct rlimit old, low;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), &said);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_transient_for (GTK_WINDOW (between), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new (GTK_WINDOW (between), clinic, &wm_records_contacts[0], contact)));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low = (struct rlimit){ 0, old.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  gtk_editable_set_text (row ("Name"), "Rosa K.");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  for (gint64 limit = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; said == NULL && g_get_monotonic_time () < limit;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_nonnull (said);
  close_and ("discard");
  gtk_window_destroy (GTK_WINDOW (between));
  gtk_window_destroy (GTK_WINDOW (window));
  remove_record (clinic, contact);
}

static gboolean
refuse (WmClinic *with, WmRecord *record, GPtrArray *findings, GError **error)
{
  g_set_error_literal (error, WM_ERROR, WM_ERROR_NO_SPACE, "The disk is full.");
  return FALSE;
}

/* Where what came back can't be saved, the reason is told, though rows say what differs. */
static void
test_refused (void)
{
  static const char *const fields[] = { "name", NULL };
  static const WmRecordAct act = { "refused", "Contact", "Save", fields, refuse };
  g_autoptr (WmRecord) contact = stored_contact (), who = client ();
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new_act (NULL, clinic, &act, contact, wm_record_get_id (who), NULL)));
  type_and_lose ("Name", "Rosa K.");
  wm_record_revert (contact);
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new_act (NULL, clinic, &act, contact, wm_record_get_id (who), NULL)));
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "Saved: Rosa Kent"));
  press_save ();
  g_assert_true (seek_says (seek_window (WM_TYPE_RECORD_DIALOG), "The disk is full."));
  close_and ("discard");
  wm_record_revert (contact);
  remove_record (clinic, contact);
}

static GtkDropDown *
choice (const char *title)
{
  return GTK_DROP_DOWN (seek_any (seek_any (open_form (), ADW_TYPE_ACTION_ROW, title), GTK_TYPE_DROP_DOWN, NULL));
}

static void
open_session (int start)
{
  gtk_window_present (GTK_WINDOW (wm_session_dialog_new (clinic, wm_clinic_get_today (clinic), start, start + 50, NULL)));
}

/* What is chosen counts as what is typed: for whom, of which kind, with whom, where. Nothing chosen leaves nothing. */
static void
test_session (void)
{
  static const char *const titles[] = { "For", "Kind", "Staff", "Room" };
  guint chosen[G_N_ELEMENTS (titles)];
  open_session (600);
  gtk_window_close (GTK_WINDOW (open_form ()));
  g_assert_null (open_form ());
  g_assert_cmpuint (n_kept (), ==, 0);
  open_session (600);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      chosen[i] = gtk_drop_down_get_selected (choice (titles[i])) == 1 ? 2 : 1;
      gtk_drop_down_set_selected (choice (titles[i]), chosen[i]);
    }
  type_and_lose ("Starts", "half past");
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_assert_cmpstr (wm_kept_title (kept->pdata[0]), ==, "New session");
  g_assert_null (((WmKept *) kept->pdata[0])->client);
  open_session (840);
  g_assert_true (seek_says (open_form (), "Nothing of it is saved yet."));
  g_assert_cmpstr (gtk_editable_get_text (row ("Starts")), ==, "half past");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_cmpuint (gtk_drop_down_get_selected (choice (titles[i])), ==, chosen[i]);
  close_and ("discard");
  g_assert_cmpuint (n_kept (), ==, 0);
}

/* Whom it was for may have been discharged meanwhile: nobody else stands there in their place. */
static void
test_session_for_nobody (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *key = wm_record_draft_key (clinic, &wm_session_schema, NULL, WM_DRAFT_NEW_SESSION);
  g_ptr_array_add (records, wm_session_new (wm_clinic_get_today (clinic), 600, 700));
  wm_record_set_many (records->pdata[0], "client", "aaaaaaaa-0000-4000-8000-000000000009", "kind", "individual", NULL);
  g_autofree char *text = wm_record_draft_write (records);
  g_assert_true (wm_record_draft_put (clinic, key, text, NULL));
  open_session (600);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice ("For")), ==, 0);
  gtk_window_destroy (GTK_WINDOW (open_form ()));
  g_autofree char *after = wm_store_get_draft (wm_clinic_get_store (clinic), key);
  g_assert_null (strstr (after, "aaaaaaaa"));
  g_assert_true (wm_record_draft_put (clinic, key, NULL, NULL));
}

/* Who is to sign in: their name and role, and of the passphrase nothing. No list of records offers what would be a person
 * without a key. */
static void
test_new_person (void)
{
  gtk_window_present (GTK_WINDOW (wm_person_dialog_new (NULL, clinic, WM_PERSON_ADD, NULL)));
  gtk_editable_set_text (row ("Passphrase"), "plum tractor seventeen haze");
  type_and_lose ("Name", "Theo Ade");
  g_autoptr (GPtrArray) kept = wm_drafts_list (clinic);
  g_autofree char *text = wm_store_get_draft (wm_clinic_get_store (clinic), ((WmKept *) kept->pdata[0])->key);
  g_assert_nonnull (strstr (text, "Theo Ade"));
  g_assert_null (strstr (text, "plum"));
  g_assert_cmpstr (wm_kept_title (kept->pdata[0]), ==, "Add a person");
  GtkWidget *list = g_object_ref_sink (GTK_WIDGET (wm_record_list_new (clinic, &wm_preferences_staff, NULL)));
  g_assert_null (seek_any (list, ADW_TYPE_ACTION_ROW, "Theo Ade"));
  g_assert_finalize_object (list);
  open_kept ();
  g_assert_cmpstr (gtk_editable_get_text (row ("Name")), ==, "Theo Ade");
  g_assert_cmpstr (gtk_editable_get_text (row ("Passphrase")), ==, "");
  close_and ("keep");
  g_assert_cmpuint (n_kept (), ==, 1);
  open_kept ();
  close_and ("discard");
  g_assert_cmpuint (n_kept (), ==, 0);
}

/* Every act has a name of its own for its draft, and leads back to itself. */
static void
test_act_names (void)
{
  static const char *const names[WM_CLIENT_N_ACTS] = { "inquire", "screen", "override", "admit", "begin", "wait", "refer", "decline", "change-level",
                                                       "change-phase", "transfer", "follow-up" };
  for (WmClientAct act = 0; act < WM_CLIENT_N_ACTS; act++)
    g_assert_cmpint (wm_intake_act_called (names[act]), ==, act);
  g_assert_cmpint (wm_intake_act_called ("contact"), ==, WM_CLIENT_N_ACTS);
  g_assert_cmpint (wm_intake_act_called (NULL), ==, WM_CLIENT_N_ACTS);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  clinic = start_clinic (12, NULL);
  g_test_add_func ("/ui/typing/edited", test_edited);
  g_test_add_func ("/ui/typing/at-once", test_at_once);
  g_test_add_func ("/ui/typing/changed-meanwhile", test_changed_meanwhile);
  g_test_add_func ("/ui/typing/removed-meanwhile", test_removed_meanwhile);
  g_test_add_func ("/ui/typing/new", test_new);
  g_test_add_func ("/ui/typing/keyboard-follows", test_keyboard_follows);
  g_test_add_func ("/ui/typing/no-day-yet", test_no_day_yet);
  g_test_add_func ("/ui/typing/somebody-else", test_somebody_else);
  g_test_add_func ("/ui/typing/new-client", test_new_client);
  g_test_add_func ("/ui/typing/act", test_act);
  g_test_add_func ("/ui/typing/disk-full", test_disk_full);
  g_test_add_func ("/ui/typing/refused", test_refused);
  g_test_add_func ("/ui/typing/session", test_session);
  g_test_add_func ("/ui/typing/session-for-nobody", test_session_for_nobody);
  g_test_add_func ("/ui/typing/new-person", test_new_person);
  g_test_add_func ("/ui/typing/act-names", test_act_names);
  int result = g_test_run ();
  settle ();
  g_assert_finalize_object (clinic);
  return result;
}
