/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example's assessment is typed into an empty chart, signed, read, copied; what is typed survives; the plan
 * begun from it rests on it. */
#include "kept-example.h"
#include "seek.h"
#include "start.h"
#include "wm-assessment-page.h"
#include "wm-assessment.h"
#include "wm-record-row.h"

#include <string.h>

typedef struct
{
  KeptExample *k;
  char *client; /* id: somebody who was admitted and not assessed */
  GtkWidget *window;
  GtkWidget *page;
} Chart;

static void
show_page (Chart *c)
{
  c->window = gtk_window_new ();
  c->page = g_object_new (WM_TYPE_ASSESSMENT_PAGE, "clinic", c->k->clinic, "client-id", c->client, NULL);
  gtk_window_set_child (GTK_WINDOW (c->window), c->page);
  gtk_window_present (GTK_WINDOW (c->window));
}

static void
leave_page (Chart *c)
{
  g_object_ref (c->page);
  seek_spin (); /* GTK still asks a window that is gone where the pointer is */
  gtk_window_destroy (GTK_WINDOW (c->window));
  seek_spin ();
  g_assert_finalize_object (c->page);
}

static Chart
open_chart (KeptExample *k)
{
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema), episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (client, "client-no", "C-0500", "first-name", "Marisol", "last-name", "Vega", "date-of-birth", "1992-03-14", "status", "active", NULL);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", "2026-11-16", "counselor",
                      wm_record_get_id (kept_example_staff (k, "J. Doe")), "level", wm_record_get_id (wm_clinic_find_level (k->clinic, "3", "2.1")), NULL);
  kept_example_save (k, client);
  kept_example_save (k, episode);
  Chart c = { k, g_strdup (wm_record_get_id (client)), NULL, NULL };
  show_page (&c);
  return c;
}

static GtkTextBuffer *
buffer_of (GtkWidget *root, const char *title)
{
  GtkWidget *row = seek_titled (root, ADW_TYPE_PREFERENCES_ROW, title);
  g_assert_nonnull (row);
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (seek (row, GTK_TYPE_TEXT_VIEW, 0)));
}

static void
write_text (GtkWidget *root, const char *title, const char *text)
{
  gtk_text_buffer_set_text (buffer_of (root, title), text, -1);
}

static void
type_into (GtkWidget *root, const char *title, const char *text)
{
  GtkWidget *row = seek_titled (root, ADW_TYPE_PREFERENCES_ROW, title);
  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
pick (GtkWidget *root, const char *title, const char *label)
{
  AdwComboRow *row = ADW_COMBO_ROW (seek_titled (root, ADW_TYPE_COMBO_ROW, title));
  GListModel *model = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);
      if (g_str_has_prefix (gtk_string_object_get_string (item), label))
        adw_combo_row_set_selected (row, i);
    }
  g_assert_cmpuint (adw_combo_row_get_selected (row), >, 0);
}

static GtkWidget *
opened (GtkWidget *root, const char *title)
{
  GtkWidget *row = seek_titled (root, WM_TYPE_RECORD_ROW, title);
  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
enter_words (GtkWidget *page)
{
  write_text (page, "Goals in own words", "I want my daughter to visit on weekends again.");
  write_text (page, "Strengths", "steady job\nfinished 2 of 2 past group courses");
  write_text (page, "Needs", "child care on Thursdays");
  write_text (page, "Abilities", "good with her hands");
  write_text (page, "Preferences", "small groups");
  write_text (page, "Barriers", "evening shifts\nrides home after 21:00");
  write_text (page, "Clinical summary", "Drinks on work nights since her daughter moved out.");
  write_text (page, "Recommendations", "Intensive outpatient, three evenings a week.");
  write_text (page, "Problems by priority", "drinking on work nights\nfew people to call");
}

static void
enter_dimensions (GtkWidget *page)
{
  static const char *const dimensions[][3] = {
    { "D1", "1", "No signs of withdrawal today; shaky on two mornings last month." },
    { "D2", "0", "No complaints; sees a doctor once a year." },
    { "D3", "1", "Low on Sundays, sleeps six hours, no thoughts of self-harm." },
    { "D4", "1", "Wants to stop on work nights; not sure about weddings." },
    { "D5", "3", "18 drinking days in the last 30, most of them on work nights." },
    { "D6", "2", "No contact outside work in the last two weeks." },
  };
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      GtkWidget *row = opened (page, dimensions[i][0]);
      type_into (row, "Rating", dimensions[i][1]);
      write_text (row, "What was found", dimensions[i][2]);
    }
}

static void
enter_diagnosis (GtkWidget *page)
{
  GtkWidget *group = seek_titled (page, ADW_TYPE_PREFERENCES_GROUP, "Diagnoses");
  g_signal_emit_by_name (seek (group, GTK_TYPE_BUTTON, 0), "clicked");
  GtkWidget *row = opened (page, "New: Diagnosis");
  type_into (row, "Code", "F10.20");
  type_into (row, "Diagnosis", "Alcohol use disorder, severe");
  type_into (row, "Criteria met", "6");
  pick (row, "Diagnosed by", "A. Director");
  g_assert_nonnull (seek_titled (page, WM_TYPE_RECORD_ROW, "F10.20 Alcohol use disorder, severe"));
}

static void
enter_use (GtkWidget *page)
{
  GtkWidget *group = seek_titled (page, ADW_TYPE_PREFERENCES_GROUP, "Substance use");
  g_signal_emit_by_name (seek (group, GTK_TYPE_BUTTON, 0), "clicked");
  GtkWidget *row = opened (page, "New: Substance use");
  pick (row, "Rank", "Primary");
  pick (row, "Substance", "Alcohol");
}

static void
enter_example (GtkWidget *page)
{
  enter_words (page);
  enter_use (page);
  GtkWidget *family = opened (page, "Family and friends");
  write_text (family, "What was found", "Two friends from school; has called neither since summer.");
  gtk_switch_set_active (GTK_SWITCH (seek (family, GTK_TYPE_SWITCH, 0)), TRUE);
  enter_dimensions (page);
  enter_diagnosis (page);
  pick (page, "Level indicated", "2.1 ");
  pick (page, "Level placed", "2.1 ");
}

static WmAssessment *
stored (Chart *c)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_assessment_find (c->k->clinic, c->client, &error);
  g_assert_no_error (error);
  return id ? wm_assessment_load (c->k->clinic, id, &error) : NULL;
}

static guint
n_findings_of (WmPlan *plan, const char *rule)
{
  g_autoptr (GPtrArray) findings = wm_plan_check (plan, NULL);
  guint n = 0;
  for (guint i = 0; i < findings->len; i++)
    n += strcmp (((WmFinding *) findings->pdata[i])->rule, rule) == 0;
  return n;
}

static void
expect_plan_rests_on_it (Chart *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (c->k->clinic, c->client, &error);
  g_autoptr (WmPlan) plan = wm_plan_new_draft (c->k->clinic, wm_record_get_id (episode), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (plan), "own-words"), ==, "I want my daughter to visit on weekends again.");
  g_assert_cmpuint (n_findings_of (plan, "TP02"), ==, 0);
}

static void
test_example (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  Chart c = open_chart (k);
  g_assert_null (stored (&c));
  g_assert_true (seek_says (c.page, "No assessment yet"));
  gtk_widget_activate_action (c.page, "page.begin", NULL);
  g_assert_true (seek_says (c.page, "November 20, 2026 · draft"));
  pick (c.page, "ASAM edition", "Third edition");
  seek_spin ();
  g_assert_null (seek_titled (c.page, WM_TYPE_RECORD_ROW, "D4 Substance use-related risks"));
  gtk_widget_activate_action (c.page, "page.sign", NULL); /* nothing is entered: all of it is said */
  g_assert_true (gtk_widget_has_css_class (seek_titled (c.page, WM_TYPE_RECORD_ROW, "D5 Continued use potential"), "error"));
  enter_example (c.page);
  gtk_widget_activate_action (c.page, "page.save", NULL);
  type_into (c.page, "Your passphrase", "wrong horse");
  g_signal_emit_by_name (seek_button (c.page, "Sign the assessment"), "clicked");
  seek_wait (c.page);
  g_autoptr (WmAssessment) unsigned_one = stored (&c);
  g_assert_true (wm_assessment_is_editable (unsigned_one));
  type_into (c.page, "Your passphrase", KEPT_PASSPHRASE);
  g_signal_emit_by_name (seek_button (c.page, "Sign the assessment"), "clicked");
  g_assert_true (seek_says (c.page, "November 20, 2026 · draft"));
  seek_wait (c.page);
  g_assert_true (seek_says (c.page, "November 20, 2026 · signed"));
  g_assert_null (seek (c.page, GTK_TYPE_TEXT_VIEW, 0));
  g_autoptr (WmAssessment) signed_one = stored (&c);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (signed_one), "signed"), ==, "2026-11-20");
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (signed_one, &wm_life_area_schema)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (signed_one, &wm_asam_rating_schema)), ==, 6);
  wm_record_set (wm_assessment_get_record (signed_one), "summary", "changed");
  g_assert_false (wm_assessment_save (signed_one, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  expect_plan_rests_on_it (&c);
  /* the next begins as its copy */
  gtk_widget_activate_action (c.page, "page.begin", NULL);
  g_assert_true (seek_says (c.page, "November 20, 2026 · draft"));
  g_assert_nonnull (seek_titled (c.page, WM_TYPE_RECORD_ROW, "D5 Continued use potential"));
  g_assert_null (seek_titled (c.page, ADW_TYPE_PREFERENCES_GROUP, "From the earlier edition"));
  /* by another edition: where each dimension went, with the earlier rating beside the new one */
  pick (c.page, "ASAM edition", "Fourth edition");
  seek_spin ();
  GtkWidget *change = seek_titled (c.page, ADW_TYPE_PREFERENCES_GROUP, "From the earlier edition");
  g_assert_nonnull (change);
  g_assert_true (seek_says (change, "Now D4 Substance use-related risks"));
  g_assert_true (seek_says (change, "then 3, now –"));
  type_into (opened (c.page, "D4 Substance use-related risks"), "Rating", "2");
  g_assert_true (seek_says (change, "then 3, now 2"));
  leave_page (&c);
  g_free (c.client);
}

/* Typed and not saved: it is there again when the page is opened again, also what was typed into a blank row. */
static void
test_draft (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  Chart c = open_chart (k);
  gtk_widget_activate_action (c.page, "page.begin", NULL);
  pick (c.page, "ASAM edition", "Third edition");
  seek_spin ();
  write_text (c.page, "Needs", "child care on Thursdays");
  write_text (opened (c.page, "D5"), "What was found", "18 drinking days");
  leave_page (&c);
  show_page (&c);
  g_assert_true (seek_says (c.page, "· not saved"));
  GtkTextIter start, end;
  GtkTextBuffer *buffer = buffer_of (c.page, "Needs");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "child care on Thursdays");
  g_assert_true (seek_says (c.page, "18 drinking days"));
  gtk_widget_activate_action (c.page, "page.save", NULL);
  g_assert_false (seek_says (c.page, "· not saved"));
  leave_page (&c);
  g_free (c.client);
}

/* A row that was added and taken away again leaves nothing behind. */
static void
test_remove (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  Chart c = open_chart (k);
  gtk_widget_activate_action (c.page, "page.begin", NULL);
  enter_diagnosis (c.page);
  gtk_widget_activate_action (c.page, "page.save", NULL);
  g_autoptr (WmAssessment) with = stored (&c);
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (with, &wm_diagnosis_schema)), ==, 1);
  g_signal_emit_by_name (seek_button (opened (c.page, "F10.20"), "Remove"), "clicked");
  g_assert_null (seek_titled (c.page, WM_TYPE_RECORD_ROW, "F10.20"));
  gtk_widget_activate_action (c.page, "page.save", NULL);
  g_autoptr (WmAssessment) without = stored (&c);
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (without, &wm_diagnosis_schema)), ==, 0);
  leave_page (&c);
  g_free (c.client);
}

/* Who may only read is shown what is there, and neither rows to type into nor a place to sign. */
static void
test_reader (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  Chart c = open_chart (k);
  gtk_widget_activate_action (c.page, "page.begin", NULL);
  write_text (c.page, "Needs", "child care on Thursdays");
  gtk_widget_activate_action (c.page, "page.save", NULL);
  leave_page (&c);
  g_autoptr (WmRecord) director = g_object_ref (kept_example_staff (k, "A. Director"));
  wm_record_set (director, "role", "medical");
  kept_example_save (k, director);
  show_page (&c);
  seek_spin ();
  g_assert_true (seek_says (c.page, "child care on Thursdays"));
  g_assert_null (seek (c.page, GTK_TYPE_TEXT_VIEW, 0));
  g_assert_nonnull (seek_titled (c.page, ADW_TYPE_ACTION_ROW, "Not signed yet"));
  g_assert_null (seek_button (c.page, "Sign the assessment"));
  leave_page (&c);
  g_free (c.client);
}

int
main (int argc, char **argv)
{
  start_test (&argc, &argv);
  g_test_add_func ("/ui/assessment/example", test_example);
  g_test_add_func ("/ui/assessment/draft", test_draft);
  g_test_add_func ("/ui/assessment/remove", test_remove);
  g_test_add_func ("/ui/assessment/reader", test_reader);
  return g_test_run ();
}
