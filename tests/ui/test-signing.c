/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example's plan is marked ready, signed by everyone in their way, returned, co-signed, carried on. */
#include "kept-example.h"
#include "seek.h"
#include "start.h"
#include "wm-drafts.h"
#include "wm-kept.h"
#include "wm-plan-page.h"
#include "wm-plan-review.h"
#include "wm-record-draft.h"
#include "wm-sign-dialog.h"
#include "wm-signer.h"
#include "wm-signing.h"
#include "wm-vault-private.h"
#include "wm-waiting-list.h"

static void
press (GtkWidget *root, const char *label)
{
  GtkWidget *button = seek_button (root, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
type_into (GtkWidget *root, const char *title, const char *text)
{
  GtkWidget *row = seek_titled (root, ADW_TYPE_PREFERENCES_ROW, title);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static GtkWidget *
signer (WmSignDialog *dialog, const char *role)
{
  GtkWidget *group = seek_titled (GTK_WIDGET (dialog), WM_TYPE_SIGNER, role);
  g_assert_nonnull (group);
  return group;
}

/* As the plan page opens it: with a plan of its own. */
static WmSignDialog *
open_dialog (KeptExample *k)
{
  g_autoptr (WmPlan) plan = kept_example_load (k, "1");
  return g_object_ref (wm_sign_dialog_new (NULL, plan, NULL));
}

static void
close_dialog (WmSignDialog *dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  seek_spin ();
  g_assert_finalize_object (dialog);
}

static void
mark_ready (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_signing_mark_ready (k->plan, findings, &error);
  g_assert_no_error (error);
}

static void
expect_state (KeptExample *k, const char *state)
{
  g_autoptr (WmPlan) stored = kept_example_load (k, "1");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (stored), "state"), ==, state);
}

static WmRecord *
signature (KeptExample *k, const char *role)
{
  g_autoptr (WmPlan) stored = kept_example_load (k, "1");
  WmRecord *record = wm_plan_signature_of (stored, role);
  g_assert_nonnull (record);
  return g_object_ref (record);
}

static void
test_all_sign (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  g_assert_true (seek_says (GTK_WIDGET (dialog), "3 signatures are still to come."));
  /* the client's own name, in any capitals, and nobody else's */
  GtkWidget *client = signer (dialog, "Client");
  type_into (client, "The client types their name", "Maria Vega");
  press (client, "Sign");
  g_assert_true (seek_says (client, "the client types their name: Marisol Vega"));
  type_into (client, "The client types their name", " marisol vega ");
  press (client, "Sign");
  g_autoptr (WmRecord) given = signature (k, "client");
  g_assert_cmpstr (wm_record_get (given, "way"), ==, "screen");
  g_assert_cmpstr (wm_record_get (given, "name"), ==, "Marisol Vega");
  expect_state (k, "signed");
  /* the director isn't the counselor: only paper is offered */
  GtkWidget *counselor = signer (dialog, "Counselor");
  g_assert_null (seek_button (counselor, "Sign"));
  type_into (counselor, "Code at the foot", "0000");
  press (counselor, "Record");
  g_assert_true (seek_says (counselor, "The code on the paper is another one"));
  type_into (counselor, "Code at the foot", "");
  press (counselor, "Record");
  /* the supervisor's passphrase */
  GtkWidget *supervisor = signer (dialog, "Supervisor");
  type_into (supervisor, "Your passphrase", "wrong horse");
  press (supervisor, "Sign");
  g_assert_true (seek_is_busy (GTK_WIDGET (dialog)));
  seek_wait (GTK_WIDGET (dialog));
  g_assert_true (seek_says (supervisor, "The passphrase of A. Director is wrong."));
  expect_state (k, "signed");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_titled (supervisor, ADW_TYPE_PREFERENCES_ROW, "Your passphrase"))), ==, "");
  type_into (supervisor, "Your passphrase", KEPT_PASSPHRASE);
  press (supervisor, "Sign");
  press (supervisor, "Sign"); /* once is enough */
  expect_state (k, "signed");
  seek_wait (GTK_WIDGET (dialog));
  expect_state (k, "in-force");
  g_assert_true (seek_says (GTK_WIDGET (dialog), "The plan is in force since November 20, 2026."));
  press (GTK_WIDGET (dialog), "Given today");
  g_assert_true (seek_says (GTK_WIDGET (dialog), "Given on November 20, 2026"));
  close_dialog (dialog);
}

/* With a key that takes its time: the window is alive while it is derived, and a dialog that is closed meanwhile signs
 * nothing. */
static void
test_slow_key (void)
{
  wm_vault_kdf_set_test_cost (64 * 1024);
  g_autoptr (KeptExample) k = kept_example_new ();
  wm_vault_kdf_set_test_cost (1024);
  mark_ready (k);
  for (guint closed = 0; closed < 2; closed++)
    {
      WmSignDialog *dialog = open_dialog (k);
      GtkWidget *supervisor = signer (dialog, "Supervisor");
      type_into (supervisor, "Your passphrase", KEPT_PASSPHRASE);
      press (supervisor, "Sign");
      expect_state (k, "ready");
      if (closed == 0)
        {
          guint holders = G_OBJECT (k->clinic)->ref_count;
          close_dialog (dialog);
          for (guint i = 0; i < 20000 && G_OBJECT (k->clinic)->ref_count >= holders; i++) /* the thread holds it too */
            {
              g_main_context_iteration (NULL, FALSE);
              g_usleep (500);
            }
          expect_state (k, "ready");
          continue;
        }
      g_assert_cmpuint (seek_wait (GTK_WIDGET (dialog)), >, 2);
      expect_state (k, "signed");
      close_dialog (dialog);
    }
}

/* Among what waits for the counselor. */
static void
expect_waiting (KeptExample *k, const char *text)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (WM_TYPE_WAITING_LIST, NULL));
  g_assert_true (wm_waiting_list_load (WM_WAITING_LIST (list), k->clinic, wm_record_get (wm_plan_get_episode (k->plan), "counselor"), NULL));
  while (wm_waiting_list_is_busy (WM_WAITING_LIST (list)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (seek_says (list, text));
  g_assert_finalize_object (list);
}

static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t box;
  return gtk_widget_compute_bounds (widget, scroller, &box) && box.origin.y >= 0
         && box.origin.y + box.size.height <= (float) gtk_widget_get_height (scroller);
}

/* In a window that is too low for all of them: who signs sees the button that signs, not only the one that closes. */
static void
test_in_sight (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 600, 480);
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
  GtkWidget *supervisor = signer (dialog, "Supervisor"), *act = seek_button (supervisor, "Sign");
  g_assert_false (is_in_sight (act));
  wm_sign_dialog_go_to (dialog, "supervisor", NULL);
  settle ();
  g_assert_true (is_in_sight (act));
  close_dialog (dialog);
}

static void
test_declined (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  GtkWidget *client = signer (dialog, "Client");
  wm_signer_choose_way (WM_SIGNER (client), "refused");
  press (client, "Record");
  g_assert_true (seek_says (client, "Enter why it was not signed, as the person said it."));
  type_into (client, "Reason", "wants to talk it over at home");
  press (client, "Record");
  g_assert_true (seek_says (client, "who was there as witness"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (seek_titled (client, ADW_TYPE_COMBO_ROW, "Witness")), 2);
  press (client, "Record");
  g_autoptr (WmRecord) declined = signature (k, "client");
  g_assert_cmpstr (wm_record_get (declined, "way"), ==, "refused");
  g_assert_false (wm_record_is_empty (declined, "witness"));
  g_assert_true (seek_says (GTK_WIDGET (dialog), "wants to talk it over at home"));
  g_assert_true (seek_says (GTK_WIDGET (dialog), "2 signatures are still to come."));
  close_dialog (dialog);
}

static void
make_minor (KeptExample *k)
{
  WmRecord *client = wm_plan_get_client (k->plan), *episode = wm_plan_get_episode (k->plan);
  wm_record_set (client, "date-of-birth", "2010-01-01");
  wm_record_set_many (episode, "consent-basis", "parent-and-minor", "guardian-name", "Rosa Vega", "guardian-relation", "mother", NULL);
  kept_example_save (k, client);
  kept_example_save (k, episode);
}

static void
test_guardian (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  make_minor (k);
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  GtkWidget *guardian = signer (dialog, "Parent or guardian");
  g_assert_true (seek_says (guardian, "Rosa Vega"));
  press (guardian, "Sign");
  g_autoptr (WmRecord) given = signature (k, "guardian");
  g_assert_cmpstr (wm_record_get (given, "name"), ==, "Rosa Vega");
  g_assert_cmpstr (wm_record_get (given, "relation"), ==, "mother");
  close_dialog (dialog);
}

static WmPlanPage *
open_page (KeptExample *k)
{
  return g_object_ref_sink (g_object_new (WM_TYPE_PLAN_PAGE, "clinic", k->clinic, "client-id", wm_record_get_id (k->example->client), NULL));
}

/* What the page offers in each state, and that it follows what the dialog does. */
static void
test_page (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  WmPlanPage *page = open_page (k);
  GtkWidget *widget = GTK_WIDGET (page);
  g_assert_null (seek_button (widget, "Sign…"));
  gtk_widget_activate_action (widget, "page.ready", NULL);
  expect_state (k, "ready");
  g_assert_true (seek_says (widget, "version 1 · ready to sign"));
  g_assert_nonnull (seek_button (widget, "Sign…"));
  gtk_widget_activate_action (widget, "page.back-to-draft", NULL);
  expect_state (k, "draft");
  gtk_widget_activate_action (widget, "page.ready", NULL);
  WmSignDialog *dialog = open_dialog (k);
  press (signer (dialog, "Counselor"), "Record");
  type_into (signer (dialog, "Client"), "The client types their name", "Marisol Vega");
  press (signer (dialog, "Client"), "Sign");
  g_assert_true (seek_says (widget, "version 1 · signed"));
  g_assert_true (seek_says (widget, "can be read, not changed"));
  g_assert_nonnull (seek_button (widget, "Co-sign…"));
  /* returned, with what should change; the next version leads on */
  GtkWidget *supervisor = signer (dialog, "Supervisor");
  wm_signer_choose_way (WM_SIGNER (supervisor), "returned");
  press (supervisor, "Return to the counselor");
  g_assert_true (seek_says (supervisor, "Write what should change"));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (seek (supervisor, GTK_TYPE_TEXT_VIEW, 0)));
  gtk_text_buffer_set_text (buffer, "Objective 2.1 needs a measure she can keep.", -1);
  press (supervisor, "Return to the counselor");
  g_assert_true (seek_says (widget, "A. Director returned this version on November 20, 2026"));
  g_assert_true (gtk_widget_has_css_class (seek_button (widget, "Next version"), "suggested-action"));
  close_dialog (dialog);
  expect_waiting (k, "Returned with a comment · 1");
  expect_waiting (k, "plan returned Nov 20");
  gtk_widget_activate_action (widget, "page.next-version", NULL);
  g_assert_true (seek_says (widget, "version 2 · draft"));
  g_assert_finalize_object (page);
}

static void
put_in_force (KeptExample *k)
{
  static const char *const roles[] = { "client", "counselor", "supervisor" };
  mark_ready (k);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = wm_findings_new ();
      const WmSigning signing = { .role = roles[i], .way = "paper", .date = wm_day_from_ymd (2026, 11, 20),
                                  .staff = i == 2 ? wm_record_get_id (kept_example_staff (k, "A. Director")) : NULL };
      wm_signing_add (k->plan, &signing, findings, &error);
      g_assert_no_error (error);
    }
  expect_state (k, "in-force");
}

static void
write_text (GtkWidget *root, const char *title, guint n, const char *text)
{
  for (guint i = 0, seen = 0;; i++)
    {
      GtkWidget *view = seek (root, GTK_TYPE_TEXT_VIEW, i);
      g_assert_nonnull (view);
      GtkWidget *row = gtk_widget_get_ancestor (view, ADW_TYPE_PREFERENCES_ROW);
      if (!g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) || seen++ < n)
        continue;
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
      return;
    }
}

static guint
n_kept (KeptExample *k)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (k->clinic);
  return kept->len;
}

/* As after a crash: from the list of what is kept. */
static WmSignDialog *
open_kept (KeptExample *k)
{
  g_autoptr (GPtrArray) kept = wm_drafts_list (k->clinic);
  const WmKept *first = kept->pdata[0];
  g_assert_cmpstr (first->client, ==, wm_record_get_id (k->example->client));
  g_assert_cmpstr (wm_kept_title (first), ==, "Signature");
  g_assert_cmpstr (wm_kept_page (first), ==, "plan");
  wm_kept_open (NULL, k->clinic, first);
  return g_object_ref (WM_SIGN_DIALOG (seek_window (WM_TYPE_SIGN_DIALOG)));
}

static void
comment (WmSignDialog *dialog, const char *text)
{
  GtkWidget *supervisor = signer (dialog, "Supervisor");
  wm_signer_choose_way (WM_SIGNER (supervisor), "returned");
  write_text (supervisor, "What should change", 0, text);
}

/* A comment that is written when the program ends, and a reason that is written while somebody else signs, are there again;
 * which way was looked at isn't typed. */
static void
test_typed (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  press (signer (dialog, "Counselor"), "Record");
  wm_signer_choose_way (WM_SIGNER (signer (dialog, "Client")), "refused");
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_window_close (GTK_WINDOW (dialog)); /* goes without being asked about */
  seek_spin ();
  g_assert_finalize_object (dialog);
  dialog = open_dialog (k);
  type_into (signer (dialog, "Client"), "The client types their name", "Marisol Vega");
  press (signer (dialog, "Client"), "Sign");
  comment (dialog, "Objective 2.1 needs a measure");
  close_dialog (dialog);
  g_assert_cmpuint (n_kept (k), ==, 1);
  dialog = open_kept (k);
  GtkWidget *supervisor = signer (dialog, "Supervisor");
  g_assert_true (seek_says (GTK_WIDGET (dialog), "What you typed and didn’t save is back."));
  g_assert_nonnull (seek_button (supervisor, "Return to the counselor"));
  press (supervisor, "Return to the counselor");
  g_assert_cmpuint (n_kept (k), ==, 0);
  g_autoptr (WmPlan) stored = kept_example_load (k, "1");
  g_assert_cmpstr (wm_record_get (wm_plan_returned (stored), "statement"), ==, "Objective 2.1 needs a measure");
  close_dialog (dialog);
}

static void
test_typed_beside (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  mark_ready (k);
  WmSignDialog *dialog = open_dialog (k);
  gtk_window_present (GTK_WINDOW (dialog));
  wm_signer_choose_way (WM_SIGNER (signer (dialog, "Client")), "refused");
  type_into (signer (dialog, "Client"), "Reason", "wants to talk");
  type_into (signer (dialog, "Supervisor"), "Your passphrase", "a secret");
  press (signer (dialog, "Counselor"), "Record");
  GtkWidget *client = signer (dialog, "Client");
  g_assert_false (seek_says (GTK_WIDGET (dialog), "is back"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (seek_titled (client, ADW_TYPE_ENTRY_ROW, "Reason"))), ==, "wants to talk");
  g_assert_cmpuint (n_kept (k), ==, 1);
  close_dialog (dialog);
}

/* Somebody else signed in that place: the words are shown once, and wait no longer. */
static void
test_typed_too_late (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  const char *plan = wm_record_get_id (wm_plan_get_record (k->plan));
  g_autofree char *key = wm_record_draft_key (k->clinic, &wm_signature_schema, plan, "supervisor");
  put_in_force (k);
  g_assert_true (wm_record_draft_put (k->clinic, key, "[signature]\nway=returned\nstatement=Objective 2.1\n", NULL));
  WmSignDialog *dialog = open_kept (k);
  g_assert_true (seek_says (GTK_WIDGET (dialog), "“Objective 2.1”"));
  g_assert_cmpuint (n_kept (k), ==, 0);
  close_dialog (dialog);
}

/* What forbids signing is listed: the plan's own findings, and that nobody said whether the client took part. */
static void
test_not_ready (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_record_set (wm_plan_get_record (k->plan), "took-part", NULL);
  wm_record_set (kept_example_item (k, k->plan, "1.1", &wm_objective_schema), "baseline", NULL);
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  WmPlanPage *page = open_page (k);
  g_signal_emit_by_name (seek_around (GTK_WIDGET (page), "The plan as a whole"), "clicked");
  g_assert_false (seek_says (GTK_WIDGET (page), "Say whether the client took part in making this plan."));
  gtk_widget_activate_action (GTK_WIDGET (page), "page.ready", NULL);
  expect_state (k, "draft");
  g_assert_true (seek_says (GTK_WIDGET (page), "Say whether the client took part in making this plan."));
  g_assert_finalize_object (page);
}

/* The nth row of this title, of those that are typed or chosen in. */
static GtkWidget *
nth_row (GtkWidget *root, GType type, const char *title, guint n)
{
  for (guint i = 0, seen = 0;; i++)
    {
      GtkWidget *row = seek (root, type, i);
      g_assert_nonnull (row);
      if (g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) && seen++ == n)
        return row;
    }
}

static void
fill_review (GtkWidget *review)
{
  static const char *const values[] = { "21", "2", "1" };
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (nth_row (review, ADW_TYPE_COMBO_ROW, "Progress", i)), 2);
      gtk_editable_set_text (GTK_EDITABLE (nth_row (review, ADW_TYPE_ENTRY_ROW, "Now", i)), values[i]);
      write_text (review, "How we know", i, "her own log");
    }
  for (guint i = 0; i < 6; i++)
    gtk_editable_set_text (GTK_EDITABLE (nth_row (review, ADW_TYPE_ENTRY_ROW, "D", i)), "1");
  write_text (review, "What the client says", 0, "I slept better.");
  write_text (review, "Why this level goes on", 0, "still drinks on pay days");
  write_text (review, "What changes", 0, "the third evening moves to Fridays");
}

static void
test_review (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  put_in_force (k);
  WmPlanPage *page = open_page (k);
  GtkWidget *widget = GTK_WIDGET (page);
  g_assert_nonnull (seek_button (widget, "Review…"));
  gtk_widget_activate_action (widget, "page.review", NULL);
  GtkWidget *review = seek (widget, WM_TYPE_PLAN_REVIEW, 0);
  g_assert_true (seek_says (review, "D5 Continued use potential · 3 at the assessment") || seek_titled (review, ADW_TYPE_ENTRY_ROW, "D5 Continued use potential · 3 at the assessment"));
  /* nothing is said yet, and nothing is marked before finishing is asked for */
  g_assert_false (seek_says (review, "Say how this objective goes."));
  press (review, "Finish and sign…");
  g_assert_true (seek_says (review, "Say how this objective goes."));
  fill_review (review);
  /* left and come back to: what was typed is there */
  g_signal_emit_by_name (seek (review, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_null (seek (widget, WM_TYPE_PLAN_REVIEW, 0));
  g_assert_true (gtk_widget_has_css_class (seek_button (widget, "Review…"), "suggested-action"));
  gtk_widget_activate_action (widget, "page.review", NULL);
  review = seek (widget, WM_TYPE_PLAN_REVIEW, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nth_row (review, ADW_TYPE_ENTRY_ROW, "Now", 0))), ==, "21");
  press (review, "Finish and sign…");
  /* the next version is begun, and the review waits for its signatures */
  g_assert_null (seek (widget, WM_TYPE_PLAN_REVIEW, 0));
  g_assert_true (seek_says (widget, "version 2 · draft"));
  g_autoptr (WmPlan) next = kept_example_load (k, "2");
  g_assert_cmpstr (wm_record_get (kept_example_item (k, next, "1.1", &wm_objective_schema), "now"), ==, "21");
  g_autoptr (GtkWidget) dialog = g_object_ref (seek_window (WM_TYPE_SIGN_DIALOG));
  g_assert_true (seek_says (dialog, "Review of November 20, 2026"));
  type_into (signer (WM_SIGN_DIALOG (dialog), "Client"), "The client types their name", "Marisol Vega");
  press (signer (WM_SIGN_DIALOG (dialog), "Client"), "Sign");
  g_assert_true (seek_says (dialog, "2 signatures are still to come."));
  gtk_window_destroy (GTK_WINDOW (dialog));
  seek_spin ();
  /* who is still to sign is told on the plan's page, and signs from there */
  g_signal_emit_by_name (seek_around (widget, "The plan as a whole"), "clicked");
  g_assert_true (seek_says (widget, "Counselor, Supervisor"));
  g_assert_nonnull (seek_button (widget, "Sign the review…"));
  g_assert_finalize_object (page);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_test_add_func ("/ui/signing/all", test_all_sign);
  g_test_add_func ("/ui/signing/slow-key", test_slow_key);
  g_test_add_func ("/ui/signing/declined", test_declined);
  g_test_add_func ("/ui/signing/in-sight", test_in_sight);
  g_test_add_func ("/ui/signing/guardian", test_guardian);
  g_test_add_func ("/ui/signing/page", test_page);
  g_test_add_func ("/ui/signing/typed", test_typed);
  g_test_add_func ("/ui/signing/typed-beside", test_typed_beside);
  g_test_add_func ("/ui/signing/typed-too-late", test_typed_too_late);
  g_test_add_func ("/ui/signing/not-ready", test_not_ready);
  g_test_add_func ("/ui/signing/review", test_review);
  return g_test_run ();
}
