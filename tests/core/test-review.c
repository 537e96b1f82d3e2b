/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of a plan in force: what it lacks, and the next version that it makes. */
#include "kept-example.h"
#include "wm-review.h"
#include "wm-roster.h"
#include "wm-caseload.h"
#include "wm-signing.h"

#include <string.h>

#define NOV(day) wm_day_from_ymd (2026, 11, day)

static void
sign_all (KeptExample *k, WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmSigning all[] = {
    { .role = "client", .way = "screen" },
    { .role = "counselor", .way = "paper", .date = wm_clinic_get_today (k->clinic) },
    { .role = "supervisor", .way = "screen", .staff = wm_record_get_id (kept_example_staff (k, "A. Director")), .passphrase = KEPT_PASSPHRASE },
  };
  wm_signing_mark_ready (plan, findings, &error);
  for (guint i = 0; i < G_N_ELEMENTS (all) && !error; i++)
    wm_signing_add (plan, &all[i], findings, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (plan), "state"), ==, "in-force");
}

/* Two dimensions of the assessment are rated, one of them by topic. */
static void
add_assessment (KeptExample *k)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmRecord *assessment = wm_record_new (&wm_assessment_schema);
  g_ptr_array_add (records, assessment);
  wm_record_set_many (assessment, "episode", wm_record_get_id (k->example->episode), "assessed", "2026-11-17", "edition", "4",
                      "signed", "2026-11-17", "signed-by", wm_record_get_id (kept_example_staff (k, "J. Doe")), NULL);
  static const char *const dimensions[] = { "4.1", "4.4", "4.4" };
  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      WmRecord *rating = wm_record_new (&wm_asam_rating_schema);
      wm_record_set_many (rating, "assessment", wm_record_get_id (assessment), "dimension", dimensions[i], "rating", "1", NULL);
      g_ptr_array_add (records, rating);
    }
  wm_record_set (wm_plan_get_record (k->plan), "assessment", wm_record_get_id (assessment));
  g_ptr_array_add (records, g_object_ref (wm_plan_get_record (k->plan)));
  wm_clinic_save (k->clinic, "assess", records, NULL, findings, &error);
  g_assert_no_error (error);
}

static KeptExample *
in_force (void)
{
  KeptExample *k = kept_example_new ();
  add_assessment (k);
  sign_all (k, k->plan);
  return k;
}

static WmReview *
start (KeptExample *k, WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  WmReview *review = wm_review_start (plan, "scheduled", &error);
  g_assert_no_error (error);
  return review;
}

static void
expect_refused (gboolean done, GError **error, const char *sentence)
{
  g_test_message ("%s", *error ? (*error)->message : "not refused");
  g_assert_false (done);
  g_assert_error (*error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_cmpstr ((*error)->message, ==, sentence);
  g_clear_error (error);
}

static WmRecord *
row (WmReview *review, guint i)
{
  g_autoptr (WmRecord) record = g_list_model_get_item (wm_review_get_objectives (review), i);
  return record; /* the list keeps it */
}

/* Everything is said and nothing changes. */
static void
fill (WmReview *review)
{
  for (guint i = 0; i < g_list_model_get_n_items (wm_review_get_objectives (review)); i++)
    {
      WmRecord *record = row (review, i), *objective = wm_plan_node_get_record (wm_review_find_objective (review, record));
      wm_record_set_many (record, "progress", "no-change", "evidence", "her log", NULL);
      if (wm_record_is_empty (record, "value-now"))
        wm_record_set (record, "value-now", wm_record_get (objective, "baseline"));
    }
  for (guint i = 0; i < g_list_model_get_n_items (wm_review_get_ratings (review)); i++)
    {
      g_autoptr (WmRecord) rating = g_list_model_get_item (wm_review_get_ratings (review), i);
      wm_record_set (rating, "rating", "2");
    }
  wm_record_set_many (wm_review_get_record (review), "continued-stay-reason", "still drinks on pay days", "changes", "nothing",
                      "client-comment", "I slept better.", NULL);
}

static char *
findings_text (WmReview *review)
{
  g_autoptr (GPtrArray) findings = wm_review_check (review);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      g_string_append_printf (text, "%s%s %s: %s", i ? "\n" : "", f->rule, f->where, f->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_all_missing (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (WmReview) review = start (k, k->plan);
  WmRecord *record = wm_review_get_record (review);
  g_assert_cmpuint (g_list_model_get_n_items (wm_review_get_objectives (review)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (wm_review_get_ratings (review)), ==, 2);
  g_assert_cmpstr (wm_record_get (record, "next-review"), ==, "2026-12-20");
  g_assert_cmpstr (wm_record_get (row (review, 0), "value-now"), ==, "12");
  wm_record_set_many (record, "review-date", NULL, "next-review", NULL, NULL);
  g_autofree char *found = findings_text (review);
  g_assert_cmpstr (found, ==,
                   "RV01 review: The review needs its date.\n"
                   "RV02 objective 1.1: Say how this objective goes.\n"
                   "RV03 objective 1.1: Say how we know: a measure, a note, what the client reports.\n"
                   "RV02 objective 2.1: Say how this objective goes.\n"
                   "RV03 objective 2.1: Say how we know: a measure, a note, what the client reports.\n"
                   "RV04 objective 2.1: Enter the value now.\n"
                   "RV02 objective 2.2: Say how this objective goes.\n"
                   "RV03 objective 2.2: Say how we know: a measure, a note, what the client reports.\n"
                   "RV04 objective 2.2: Enter the value now.\n"
                   "RV05 D1 Intoxication, withdrawal, medications: Rate this dimension as it is now.\n"
                   "RV05 D4 Substance use-related risks: Rate this dimension as it is now.\n"
                   "RV06 review: Say why this level of care goes on, or why it changes.\n"
                   "RV07 review: Say what changes, or that nothing does.\n"
                   "RV08 review: Write down what the client says about it, in their own words.\n"
                   "RV09 review: The review needs the date of the next one.");
  wm_record_set (record, "review-date", "2026-11-20");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmPlan) next = NULL;
  expect_refused (wm_review_finish (review, &next, findings, &error), &error,
                  "Before this review can be finished, settle objective 1.1: Say how this objective goes.");
  g_assert_cmpuint (findings->len, ==, 14);
  g_assert_null (next);
  g_assert_true (wm_record_is_new (record));
}

/* Each fault in an otherwise complete review is found alone. @row: -1 is the review itself. */
static const struct { int row; const char *field, *value, *text; } faults[] = {
  { -1, "review-date", "2026-11-25", "RV01 review: The date of the review is still to come." },
  { -1, "review-date", "2026-11-19", "RV01 review: The date of the review is before this version came in force." },
  { -1, "next-review", "2026-11-24", "RV09 review: The next review must be after this one." },
  { -1, "next-review", "2026-12-25", "RV09 review: The next review must be within 30 days of this one." },
  { -1, "step-down-reason", "stable", "RV06 review: The level of care goes on or it changes: give one of the two reasons." },
  { -1, "client-comment", " ", "RV08 review: Write down what the client says about it, in their own words." },
  { 0, "value-now", "many", "RV04 objective 1.1: The value now must be a number, as baseline and target are." },
  { 1, "evidence", "\n", "RV03 objective 2.1: Say how we know: a measure, a note, what the client reports." },
  { -1, "next-review", "2026-12-24", "" },
  { -1, "next-review", "2026-11-25", "" },
};

static void
test_one_fault (void)
{
  g_autoptr (KeptExample) k = in_force ();
  wm_clinic_set_today (k->clinic, NOV (24));
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (WmReview) review = start (k, k->plan);
      fill (review);
      wm_record_set (wm_review_get_record (review), "next-review", "2026-12-18");
      wm_record_set (faults[i].row < 0 ? wm_review_get_record (review) : row (review, (guint) faults[i].row), faults[i].field, faults[i].value);
      g_autofree char *found = findings_text (review);
      g_assert_cmpstr (found, ==, faults[i].text);
    }
  g_autoptr (GError) error = NULL;
  g_autoptr (WmReview) last = wm_review_start (k->plan, "discharge", &error);
  g_assert_no_error (error);
  fill (last);
  g_autofree char *found = findings_text (last);
  g_assert_cmpstr (found, ==, "");
}

/* A review that changes nothing is kept; the plan in force goes on. */
static void
test_nothing_changed (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *rides = kept_example_item (k, k->plan, "2.2", &wm_objective_schema);
  g_assert_true (wm_record_is_empty (rides, "now"));
  g_autoptr (WmReview) first = start (k, k->plan);
  fill (first);
  g_assert_true (wm_review_changes_plan (first)); /* two objectives had no value now */
  for (guint i = 1; i < 3; i++)
    wm_record_set (wm_plan_node_get_record (wm_review_find_objective (first, row (first, i))), "now", "0");
  g_assert_false (wm_review_changes_plan (first));
  g_autoptr (WmPlan) next = NULL;
  g_assert_true (wm_review_finish (first, &next, findings, &error));
  g_assert_no_error (error);
  g_assert_null (next);
  g_autoptr (WmReview) back = wm_review_load (k->clinic, wm_record_get_id (wm_review_get_record (first)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (wm_review_get_objectives (back)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (wm_review_get_ratings (back)), ==, 2);
  g_assert_cmpstr (wm_record_get (wm_review_get_record (back), "client-comment"), ==, "I slept better.");
  expect_refused (wm_review_finish (back, &next, findings, &error), &error, "This review is finished already.");
}

static const char *
next_review_in_roster (WmRoster *roster)
{
  g_autoptr (WmRosterRow) only = g_list_model_get_item (G_LIST_MODEL (roster), 0);
  return wm_roster_row_get (only, WM_ROSTER_NEXT_REVIEW);
}

static void
count_acts (WmClinic *clinic, guint *n)
{
  *n += 1;
}

/* What is found out stands in the next version, in the act that keeps the review. */
static void
test_next_version (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_clinic_set_today (k->clinic, NOV (24));
  g_autoptr (WmReview) review = start (k, k->plan);
  fill (review);
  wm_record_set_many (row (review, 0), "progress", "progressing", "value-now", "16", NULL);
  wm_record_set_many (row (review, 1), "progress", "discontinued", "value-now", "1", NULL);
  wm_record_set_many (row (review, 2), "progress", "achieved", "value-now", "3", NULL);
  wm_record_set_many (wm_review_get_record (review), "review-date", "2026-11-23", "next-review", "2026-12-14", NULL);
  guint acts = 0;
  g_signal_connect (k->clinic, "saved", G_CALLBACK (count_acts), &acts);
  g_autoptr (WmPlan) next = NULL;
  g_assert_true (wm_review_finish (review, &next, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (acts, ==, 1);
  g_assert_false (wm_plan_is_dirty (next));
  g_autoptr (WmPlan) draft = kept_example_load (k, "draft");
  WmRecord *record = wm_plan_get_record (draft);
  g_assert_cmpstr (wm_record_get (record, "version"), ==, "2");
  g_assert_cmpstr (wm_record_get (record, "state"), ==, "draft");
  g_assert_cmpstr (wm_record_get (record, "next-review"), ==, "2026-12-14");
  g_assert_cmpstr (wm_record_get (record, "kind"), ==, "update");
  static const struct { const char *number, *now, *status, *since; } carried[] = {
    { "1.1", "16", "active", NULL }, { "2.1", "1", "discontinued", "2026-11-23" }, { "2.2", "3", "achieved", "2026-11-23" } };
  for (guint i = 0; i < G_N_ELEMENTS (carried); i++)
    {
      WmRecord *objective = kept_example_item (k, draft, carried[i].number, &wm_objective_schema);
      g_assert_cmpstr (wm_record_get (objective, "now"), ==, carried[i].now);
      g_assert_cmpstr (wm_record_get (objective, "status"), ==, carried[i].status);
      g_assert_cmpstr (wm_record_get (objective, "status-date"), ==, carried[i].since);
    }
  g_autoptr (WmPlan) reviewed = kept_example_load (k, "1");
  g_assert_cmpstr (wm_record_get (kept_example_item (k, reviewed, "1.1", &wm_objective_schema), "now"), ==, "12");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (reviewed), "state"), ==, "in-force");
  g_assert_true (wm_signing_verify_all (k->clinic, &error));
  g_assert_null (wm_review_start (reviewed, "scheduled", &error));
  expect_refused (FALSE, &error, "There is a draft of the next version already. Finish or remove it before the review.");
  g_assert_null (wm_review_start (draft, "scheduled", &error));
  expect_refused (FALSE, &error, "Only the plan in force is reviewed.");
}

static void
add_signature (KeptExample *k, const char *review, const char *day, const char *role)
{
  g_autoptr (WmRecord) signature = wm_record_new (&wm_signature_schema);
  g_autofree char *code = g_strnfill (64, 'a');
  wm_record_set_many (signature, "plan", wm_record_get_id (wm_plan_get_record (k->plan)), "review", review, "role", role, "way", "paper", "name", "N.",
                      "time", "10:00", "date", day, "content-code", code, NULL);
  kept_example_save (k, signature);
}

static void
hold (KeptExample *k, const char *id, const char *day, const char *roles)
{
  g_autoptr (WmRecord) held = wm_record_new_with_id (&wm_review_schema, id);
  g_auto (GStrv) signers = g_strsplit (roles, " ", -1);
  wm_record_set_many (held, "plan", wm_record_get_id (wm_plan_get_record (k->plan)), "kind", "scheduled", "review-date", day, NULL);
  kept_example_save (k, held);
  for (guint i = 0; signers[i]; i++)
    add_signature (k, id, day, signers[i]);
}

static void
expect_unsigned (KeptExample *k, const char *as, const char *id)
{
  wm_clinic_act_as (k->clinic, as);
  g_autofree char *found = wm_review_find_unsigned (k->plan);
  g_assert_cmpstr (found, ==, id);
}

/* @since: the counselor signed; NULL: nothing waits */
static void
expect_waiting (KeptExample *k, const char *since)
{
  g_autoptr (WmCaseload) caseload = wm_caseload_load_waiting (k->clinic, NULL);
  GPtrArray *waiting = wm_caseload_get_waiting (caseload);
  g_assert_cmpuint (waiting->len, ==, since ? 1 : 0);
  if (since == NULL)
    return;
  const WmCaseloadChart *chart = waiting->pdata[0];
  g_autofree char *day = wm_day_to_iso (chart->signed_on);
  g_assert_true (chart->review_waits);
  g_assert_cmpstr (day, ==, since);
}

/* Each review is signed for what it says: a later one that is co-signed hides no earlier one, neither in the queue nor from who
 * opens the plan. Each is offered to who may sign it next, the oldest first. */
static void
test_which_is_offered (void)
{
  static const char *const ids[] = { "aaaaaaaa-0000-4000-8000-000000000001", "aaaaaaaa-0000-4000-8000-000000000002", "aaaaaaaa-0000-4000-8000-000000000003" };
  g_autoptr (KeptExample) k = in_force ();
  g_assert_true (wm_clinic_set_setting (k->clinic, "sample", "1", NULL));
  expect_unsigned (k, "J. Doe", NULL);
  wm_clinic_act_as (k->clinic, "A. Director");
  hold (k, ids[2], "2026-11-19", "client counselor supervisor");
  expect_waiting (k, NULL);
  hold (k, ids[1], "2026-11-18", "client counselor");
  expect_waiting (k, "2026-11-18");
  hold (k, ids[0], "2026-11-17", "client counselor");
  expect_waiting (k, "2026-11-17");
  expect_unsigned (k, "A. Director", ids[0]);
  expect_unsigned (k, "J. Doe", ids[1]); /* for nobody's pen here; it is told all the same */
  wm_clinic_act_as (k->clinic, "A. Director");
  add_signature (k, ids[0], "2026-11-20", "supervisor");
  expect_waiting (k, "2026-11-18");
  expect_unsigned (k, "A. Director", ids[1]);
  hold (k, "aaaaaaaa-0000-4000-8000-000000000004", "2026-11-20", "client");
  expect_waiting (k, "2026-11-18"); /* the counselor comes first */
  expect_unsigned (k, "A. Director", ids[1]);
  expect_unsigned (k, "J. Doe", "aaaaaaaa-0000-4000-8000-000000000004");
}

/* What the review changes stands in a draft by then; the review is to be co-signed all the same, until the new version waits. */
static void
test_beside_a_draft (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  hold (k, "aaaaaaaa-0000-4000-8000-000000000001", "2026-11-19", "client counselor");
  g_autoptr (WmPlan) next = wm_plan_new_draft (k->clinic, wm_record_get_id (k->example->episode), &error);
  g_assert_true (next && wm_plan_save (next, findings, &error));
  g_autoptr (WmCaseload) caseload = wm_caseload_load_waiting (k->clinic, NULL);
  const WmCaseloadChart *chart = wm_caseload_get_waiting (caseload)->pdata[0];
  g_assert_true (chart->review_waits && chart->in_work);
  g_assert_cmpint (chart->version, ==, 2);
  g_assert_cmpint (chart->reviewed, ==, 1);
}

/* Client, counselor and supervisor sign the review; the plan's own signatures are others. */
static void
test_signatures (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmReview) review = start (k, k->plan);
  fill (review);
  const WmSigning client = { .role = "client", .way = "screen" };
  expect_refused (wm_signing_add_to_review (review, &client, &error), &error, "This review is not finished. Finish it before it is signed.");
  g_autoptr (WmPlan) next = NULL;
  g_assert_true (wm_review_finish (review, &next, findings, &error));
  g_assert_true (wm_signing_add_to_review (review, &client, &error));
  expect_refused (wm_signing_add_to_review (review, &client, &error), &error, "Client: this is signed already.");
  const WmSigning supervisor = { .role = "supervisor", .way = "screen", .passphrase = KEPT_PASSPHRASE,
                                 .staff = wm_record_get_id (kept_example_staff (k, "A. Director")) };
  g_assert_true (wm_signing_add_to_review (review, &supervisor, &error));
  const char *id = wm_record_get_id (wm_review_get_record (review));
  WmRecord *signature = wm_plan_review_signature_of (k->plan, id, "supervisor");
  g_assert_cmpstr (wm_record_get (signature, "statement"), ==, "I have read this review and agree with it.");
  g_assert_true (wm_plan_signature_of (k->plan, "supervisor") != signature);
  g_assert_null (wm_plan_review_signature_of (k->plan, id, "counselor"));
  g_assert_true (wm_signing_verify_all (k->clinic, &error));
  g_assert_no_error (error);
  wm_record_set (row (review, 0), "evidence", "something else"); /* as an act would enter it */
  kept_example_save (k, row (review, 0));
  g_assert_false (wm_signing_verify_all (k->clinic, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
}

/* The review was begun, and meanwhile somebody began the next version. */
static void
test_draft_meanwhile (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmReview) review = start (k, k->plan);
  g_autoptr (WmPlan) draft = wm_plan_new_draft (k->clinic, wm_record_get_id (k->example->episode), &error);
  g_assert_true (wm_plan_save (draft, findings, &error));
  fill (review);
  wm_record_set (row (review, 0), "value-now", "20");
  g_autoptr (WmPlan) next = NULL;
  expect_refused (wm_review_finish (review, &next, findings, &error), &error,
                  "There is a draft of the next version already. Finish or remove it before the review.");
  g_assert_true (wm_record_is_new (wm_review_get_record (review)));
  g_autoptr (GPtrArray) kept = wm_clinic_list (k->clinic, &wm_review_schema, NULL, NULL, &error);
  g_assert_cmpuint (kept->len, ==, 0);
}

/* The rules ask the newest review as well. @day: of November */
static void
expect_due (KeptExample *k, int day, gboolean due)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = kept_example_load (k, "1");
  wm_clinic_set_today (k->clinic, NOV (day));
  g_autoptr (GPtrArray) findings = wm_plan_check (plan, &error);
  g_assert_no_error (error);
  gboolean found = FALSE;
  for (guint i = 0; i < findings->len; i++)
    found |= strcmp (((WmFinding *) findings->pdata[i])->rule, "TP23") == 0;
  g_assert_cmpint (found, ==, due);
}

/* The date of the next review is the newest review's, also where the version stays. */
static void
test_roster_date (void)
{
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRoster) roster = wm_roster_new (k->clinic, &error);
  g_assert_true (wm_roster_reload (roster, &error));
  g_assert_cmpstr (next_review_in_roster (roster), ==, "2026-12-18");
  g_assert_cmpint (wm_plan_next_review (k->plan), ==, wm_day_from_ymd (2026, 12, 18));
  g_autoptr (WmReview) review = start (k, k->plan);
  fill (review);
  wm_record_set (row (review, 0), "value-now", "20");
  wm_record_set (wm_review_get_record (review), "next-review", "2026-12-04");
  g_autoptr (WmPlan) next = NULL;
  g_assert_true (wm_review_finish (review, &next, findings, &error));
  g_assert_true (wm_roster_reload (roster, &error));
  g_assert_cmpstr (next_review_in_roster (roster), ==, "2026-12-04");
  g_assert_cmpint (wm_plan_next_review (k->plan), ==, wm_day_from_ymd (2026, 12, 4));
  expect_due (k, 28, FALSE);
  expect_due (k, 30, TRUE);
}

/* Three versions: an objective keeps its identity and its first dates, whatever is done with them; a closed one stays closed. */
static void
test_three_versions (void)
{
  static const char *const said[] = { "took-part", "took-part-how", "family-invited", "disagreement", "copy-offered", "copy-date",
                                      "explained-in", "explained-by", "effective" };
  g_autoptr (KeptExample) k = in_force ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *first = kept_example_item (k, k->plan, "1.1", &wm_objective_schema);
  g_autoptr (WmPlan) last = g_object_ref (k->plan);
  for (int version = 2; version <= 4; version++)
    {
      wm_clinic_set_today (k->clinic, NOV (20) + 7 * (version - 1));
      g_assert_true (wm_signing_record_copy (last, TRUE, wm_clinic_get_today (k->clinic), &error));
      g_autoptr (WmPlan) next = wm_plan_new_draft (k->clinic, wm_record_get_id (k->example->episode), &error);
      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (said); i++)
        g_assert_true (wm_record_is_empty (wm_plan_get_record (next), said[i]));
      WmRecord *objective = kept_example_item (k, next, "1.1", &wm_objective_schema);
      g_assert_cmpstr (wm_record_get (objective, "item"), ==, wm_record_get (first, "item"));
      g_assert_cmpstr (wm_record_get_id (objective), !=, wm_record_get_id (first));
      g_assert_cmpstr (wm_record_get (objective, "first-start"), ==, "2026-11-20");
      g_assert_cmpstr (wm_record_get (objective, "first-target"), ==, "2027-01-19");
      wm_record_set_day (objective, "start-date", wm_clinic_get_today (k->clinic));
      wm_record_set_day (objective, "target-date", wm_day_from_ymd (2027, 1, 19) + version);
      g_assert_cmpstr (wm_record_get (objective, "first-target"), <, wm_record_get (objective, "target-date")); /* extended */
      wm_record_set_many (wm_plan_get_record (next), "took-part", "1", "took-part-how", "read it with me", "disagreement", "rides",
                          "explained-in", "es", NULL);
      wm_record_set (kept_example_item (k, next, "2.2a", &wm_intervention_schema), "stop-date", "2026-12-31");
      g_assert_true (wm_plan_save (next, findings, &error));
      sign_all (k, next);
      g_set_object (&last, next);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/review/all-missing", test_all_missing);
  g_test_add_func ("/service/review/one-fault", test_one_fault);
  g_test_add_func ("/service/review/nothing-changed", test_nothing_changed);
  g_test_add_func ("/service/review/next-version", test_next_version);
  g_test_add_func ("/service/review/beside-a-draft", test_beside_a_draft);
  g_test_add_func ("/service/review/signatures", test_signatures);
  g_test_add_func ("/service/review/which-is-offered", test_which_is_offered);
  g_test_add_func ("/service/review/draft-meanwhile", test_draft_meanwhile);
  g_test_add_func ("/service/review/roster-date", test_roster_date);
  g_test_add_func ("/service/review/three-versions", test_three_versions);
  return g_test_run ();
}
