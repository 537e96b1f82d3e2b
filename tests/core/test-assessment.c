/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An assessment: which dimensions it asks, what it lacks, who signs it, its copy, and what was typed and not saved. */
#include "kept-example.h"
#include "wm-crosswalk.h"
#include "wm-drafts.h"
#include "wm-level-choices.h"
#include "wm-review-draft.h"
#include "wm-signing.h"

#include <string.h>

static WmAssessment *
load (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_assessment_find (k->clinic, wm_record_get_id (k->example->client), &error);
  g_assert_no_error (error);
  WmAssessment *assessment = wm_assessment_load (k->clinic, id, &error);
  g_assert_no_error (error);
  return assessment;
}

/* The next one, as a copy that was kept and completed. */
static WmAssessment *
begin (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmAssessment) signed_one = load (k);
  WmAssessment *copy = wm_assessment_copy (signed_one, &error);
  g_assert_no_error (error);
  wm_record_set_many (wm_assessment_get_record (copy), "recommendations", "three evenings a week", "problem-list", "drinking on work nights",
                      "level-indicated", wm_record_get_id (wm_clinic_find_level (k->clinic, "3", "2.1")), "level-placed",
                      wm_record_get_id (wm_clinic_find_level (k->clinic, "3", "2.1")), NULL);
  wm_assessment_save (copy, findings, &error);
  g_assert_no_error (error);
  wm_assessment_complete (copy);
  return copy;
}

static WmRecord *
row_of (WmAssessment *assessment, const WmSchema *schema, const char *code)
{
  GListModel *rows = wm_assessment_get_rows (assessment, schema);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
      if (g_strcmp0 (wm_record_get (row, wm_assessment_key (schema)), code) == 0)
        return row; /* the list keeps it */
    }
  return NULL;
}

/* Finds exactly these errors: rule and field, one a line. */
static void
expect (WmAssessment *assessment, const char *expected)
{
  g_autoptr (GPtrArray) findings = wm_assessment_check (assessment);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *f = findings->pdata[i];
      if (f->severity == WM_SEVERITY_ERROR)
        g_string_append_printf (found, "%s %s\n", f->rule, f->field);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* The example's diagnosis has nobody who made it: the table asks for that. */
static WmAssessment *
sound (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmAssessment *assessment = begin (k);
  g_autoptr (WmRecord) diagnosis = g_list_model_get_item (wm_assessment_get_rows (assessment, &wm_diagnosis_schema), 0);
  wm_record_set (diagnosis, "diagnosed-by", wm_record_get_id (kept_example_staff (k, "J. Doe")));
  WmRecord *use = wm_assessment_add (assessment, &wm_substance_use_schema);
  wm_record_set_many (use, "substance", "alcohol", "rank", "primary", "days-used", "18", NULL);
  wm_assessment_save (assessment, findings, &error);
  g_assert_no_error (error);
  expect (assessment, "");
  wm_record_set (diagnosis, "diagnosed-by", wm_record_get_id (kept_example_staff (k, "L. Baptiste")));
  expect (assessment, "DX07 diagnosed-by\n"); /* a credential that doesn't allow it */
  wm_record_set (diagnosis, "diagnosed-by", wm_record_get_id (kept_example_staff (k, "J. Doe")));
  wm_record_set (use, "rank", "secondary");
  expect (assessment, "SU01 rank\n");
  wm_record_set (use, "rank", "primary");
  wm_record_set (diagnosis, "code", "F10.10");
  expect (assessment, "DX03 code\n"); /* severe, and the code of a mild one */
  wm_record_set (diagnosis, "code", "F10.20");
  return assessment;
}

static void
test_check (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (WmAssessment) a = sound (k);
  WmRecord *record = wm_assessment_get_record (a), *use = row_of (a, &wm_asam_rating_schema, "3.5"), *family = row_of (a, &wm_life_area_schema, "family");
  wm_record_set (use, "narrative", "drinks");
  expect (a, "AS03 narrative\n");
  wm_record_set (use, "rating", NULL);
  expect (a, "AS03 rating\nAS03 narrative\n");
  wm_record_set_many (use, "rating", "3", "narrative", "18 drinking days in the last 30", NULL);
  wm_record_set (family, "finding", NULL);
  expect (a, "AS06 finding\n");
  wm_record_set (family, "finding", "Two friends from school.");
  wm_record_set (record, "level-placed", wm_record_get_id (wm_clinic_find_level (k->clinic, "3", "1")));
  expect (a, "AS04 discrepancy-reason\n");
  wm_record_set (record, "discrepancy-reason", "client-choice");
  wm_record_set (record, "assessed", "2026-11-21");
  expect (a, "AS02 assessed\n");
  wm_record_set (record, "assessed", NULL);
  wm_record_set (record, "own-words", " ");
  expect (a, "AS01 own-words\n");
  wm_record_set_many (record, "assessed", "2026-11-20", "own-words", "I want my daughter to visit.", NULL);
  g_autoptr (WmRecord) diagnosis = g_list_model_get_item (wm_assessment_get_rows (a, &wm_diagnosis_schema), 0);
  wm_record_set (diagnosis, "is-primary", "0");
  expect (a, "AS05 is-primary\n");
  wm_record_set (diagnosis, "status", "resolved");
  expect (a, "AS05 diagnosis\n");
}

/* Another edition asks other dimensions; the sixth of the fourth isn't rated. */
static void
test_edition (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (WmAssessment) a = sound (k);
  g_assert_nonnull (row_of (a, &wm_asam_rating_schema, "3.6"));
  wm_record_set (wm_assessment_get_record (a), "edition", "4");
  wm_assessment_complete (a);
  g_assert_null (row_of (a, &wm_asam_rating_schema, "3.6"));
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (a, &wm_asam_rating_schema)), ==, 6);
  for (char n = '1'; n <= '5'; n++)
    {
      const char code[] = { '4', '.', n, '\0' };
      wm_record_set_many (row_of (a, &wm_asam_rating_schema, code), "narrative", "Asked about at length today.", "minimum-level",
                          wm_record_get_id (wm_clinic_find_level (k->clinic, "4", "2.1")), NULL);
    }
  expect (a, "");
}

static void
expect_ways (KeptExample *k, const char *from, const char *to, const char *expected)
{
  g_autoptr (GPtrArray) ways = wm_crosswalk (wm_clinic_picks (k->clinic, "asam-crosswalk"), from, to);
  g_autoptr (GString) found = g_string_new (NULL);
  for (guint i = 0; i < ways->len; i++)
    {
      const WmCrossing *way = ways->pdata[i];
      g_string_append_printf (found, "%s>%s ", way->from, way->to);
      g_assert_cmpstr (way->note, !=, "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Domain reference 1.2: readiness goes to the sixth, the fifth to the fourth, the sixth to the fifth; earlier ratings stay. */
static void
test_crosswalk (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAssessment) a = sound (k), none = wm_crosswalk_earlier (a, &error);
  expect_ways (k, "3", "4", "3.1>4.1 3.2>4.2 3.3>4.3 3.4>4.6 3.5>4.4 3.6>4.5 ");
  expect_ways (k, "4", "3", "4.1>3.1 4.2>3.2 4.3>3.3 4.4>3.5 4.5>3.6 4.6>3.4 ");
  expect_ways (k, "4", "4", "");
  expect_ways (k, "4", "5", "");
  g_assert_no_error (error);
  g_assert_null (none); /* the one before went by the same edition */
  wm_record_set (wm_assessment_get_record (a), "edition", "4");
  wm_assessment_complete (a);
  g_autoptr (WmAssessment) earlier = wm_crosswalk_earlier (a, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (earlier), "edition"), ==, "3");
  g_autofree char *then = wm_crosswalk_rating (earlier, "3.5"), *now = wm_crosswalk_rating (a, "4.4"), *sixth = wm_crosswalk_rating (a, "4.6");
  g_assert_cmpstr (then, ==, wm_record_get (row_of (earlier, &wm_asam_rating_schema, "3.5"), "rating"));
  g_assert_cmpstr (now, ==, "–");
  g_assert_cmpstr (sixth, ==, "not rated");
  wm_record_set (row_of (a, &wm_asam_rating_schema, "4.4"), "rating", "2");
  g_autofree char *rated = wm_crosswalk_rating (a, "4.4");
  g_assert_cmpstr (rated, ==, "2");
}

static char *
codes_offered (WmClinic *clinic, WmRecord *record, const char *current)
{
  g_autoptr (GPtrArray) choices = wm_level_choices (clinic, record, current);
  GString *codes = g_string_new (NULL);
  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (codes, "%s:%s ", wm_record_get (choices->pdata[i], "edition"), wm_record_get (choices->pdata[i], "code"));
  return g_string_free (codes, FALSE);
}

/* Domain reference 1.2: an assessment's levels are of its own edition, a client's of the one the clinic uses at that age. */
static void
test_levels (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (WmAssessment) a = sound (k);
  g_autoptr (WmRecord) program = wm_record_new (&wm_program_schema);
  WmRecord *third = wm_clinic_find_level (k->clinic, "3", "1"), *fourth = wm_clinic_find_level (k->clinic, "4", "1.5");
  g_autofree char *own = codes_offered (k->clinic, wm_assessment_get_record (a), NULL);
  g_autofree char *grown = codes_offered (k->clinic, k->example->episode, NULL);
  g_autofree char *kept = codes_offered (k->clinic, k->example->episode, wm_record_get_id (third));
  g_autofree char *all = codes_offered (k->clinic, program, NULL);
  g_assert_nonnull (strstr (own, "3:2.1 "));
  g_assert_null (strstr (own, "4:"));
  g_assert_nonnull (strstr (grown, "4:2.1 "));
  g_assert_null (strstr (grown, "3:"));
  g_assert_nonnull (strstr (kept, "3:1 ")); /* what stands there stays a choice */
  g_assert_null (strstr (kept, "3:2.1 "));
  g_autoptr (WmRecord) plan = wm_record_new (&wm_plan_schema);
  wm_record_set_many (plan, "episode", wm_record_get_id (k->example->episode), "assessment", wm_record_get_id (wm_assessment_get_record (a)), NULL);
  g_autofree char *planned = codes_offered (k->clinic, plan, NULL); /* goes on where its assessment ended */
  g_assert_nonnull (strstr (planned, "3:2.1 "));
  g_assert_null (strstr (planned, "4:"));
  g_assert_nonnull (strstr (all, "3:2.1 "));
  g_assert_nonnull (strstr (all, "4:2.1 "));
  g_autoptr (GPtrArray) both = wm_level_choices (k->clinic, program, NULL), one = wm_level_choices (k->clinic, k->example->episode, NULL);
  g_autofree char *told = wm_level_choice_label (k->clinic, both, fourth), *plain = wm_level_choice_label (k->clinic, one, fourth);
  g_assert_true (g_str_has_prefix (told, "1.5 Outpatient therapy · "));
  g_assert_cmpstr (plain, ==, "1.5 Outpatient therapy");
}

static WmAssessment *
fresh (WmClinic *clinic, const char *birth, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  WmRecord *client = wm_record_new (&wm_client_schema), *episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (client, "client-no", number, "first-name", "Ana", "last-name", "Ruiz", "date-of-birth", birth, "status", "active", NULL);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", "2026-11-16", NULL);
  g_ptr_array_add (save, client);
  g_ptr_array_add (save, episode);
  wm_clinic_save (clinic, "admit", save, NULL, findings, &error);
  g_assert_no_error (error);
  WmAssessment *assessment = wm_assessment_new (clinic, wm_record_get_id (episode), &error);
  g_assert_no_error (error);
  return assessment;
}

static void
test_ages (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (WmAssessment) adult = fresh (k->clinic, "1990-01-01", "C-0501"), young = fresh (k->clinic, "2010-01-01", "C-0502");
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (adult), "edition"), ==, "4");
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (young), "edition"), ==, "3");
}

static void
expect_refused (WmAssessment *a, const char *passphrase, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_assert_false (wm_assessment_sign (a, passphrase, findings, &error));
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_true (wm_assessment_is_editable (a));
}

static void
change_director (KeptExample *k, const char *field, const char *value)
{
  g_autoptr (WmRecord) director = g_object_ref (kept_example_staff (k, "A. Director"));
  wm_record_set (director, field, value);
  kept_example_save (k, director);
}

/* Medical staff keep medication and sign plans as physician; they don't assess. */
static void
test_medical (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (WmAssessment) a = sound (k);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_assert_true (wm_assessment_save (a, findings, NULL));
  change_director (k, "role", "medical");
  expect_refused (a, KEPT_PASSPHRASE, "Your role, Medical staff, doesn’t allow you to write clinical records. Ask the clinical director.");
}

static void
test_sign (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmAssessment) a = sound (k);
  expect_refused (a, "", "Enter your passphrase to sign.");
  wm_record_set (wm_assessment_get_record (a), "summary", "Drinks on work nights.");
  expect_refused (a, KEPT_PASSPHRASE, "This assessment has changes that are not saved. Save it first.");
  wm_record_set (wm_assessment_get_record (a), "summary", NULL);
  g_assert_true (wm_assessment_save (a, findings, &error));
  expect_refused (a, KEPT_PASSPHRASE, "Before this assessment can be signed, settle Assessment: “Clinical summary” is needed before the assessment is signed.");
  wm_record_set (wm_assessment_get_record (a), "summary", "Drinks on work nights.");
  g_assert_true (wm_assessment_save (a, findings, &error));
  change_director (k, "credential", NULL);
  expect_refused (a, KEPT_PASSPHRASE, "You have no valid credential. Have it entered with the staff before you sign.");
  change_director (k, "credential", "LCSW");
  g_assert_true (wm_assessment_sign (a, KEPT_PASSPHRASE, findings, &error));
  g_assert_no_error (error);
  g_assert_false (wm_assessment_is_editable (a));
  g_autoptr (WmAssessment) stored = load (k);
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (stored), "signed"), ==, "2026-11-20");
  g_assert_false (wm_assessment_sign (stored, KEPT_PASSPHRASE, findings, &error));
  g_clear_error (&error);
  g_assert_false (wm_assessment_save (stored, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

/* Clinical text is not for every role. */
static void
test_role (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_assessment_find (k->clinic, wm_record_get_id (k->example->client), &error);
  change_director (k, "role", "front-desk");
  g_assert_null (wm_assessment_load (k->clinic, id, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

static void
test_draft (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WmAssessment) a = sound (k), again = NULL;
  g_assert_null (wm_assessment_to_draft (a));
  wm_record_set (wm_assessment_get_record (a), "needs", "child care");
  wm_record_set (row_of (a, &wm_life_area_schema, "money"), "finding", "two loans");
  wm_record_set (wm_assessment_add (a, &wm_diagnosis_schema), "code", "F32.1");
  wm_assessment_remove (a, row_of (a, &wm_life_area_schema, "family"));
  g_autofree char *key = wm_assessment_draft_key (a), *text = wm_assessment_to_draft (a);
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (k->clinic), key, text, &error));
  g_autoptr (GPtrArray) kept = wm_drafts_list (k->clinic);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((WmKept *) kept->pdata[0])->what, ==, "assessment");
  again = load (k);
  g_assert_false (wm_assessment_apply_draft (again, "no [draft"));
  g_assert_true (wm_assessment_apply_draft (again, text));
  wm_assessment_complete (again);
  g_assert_cmpstr (wm_record_get (wm_assessment_get_record (again), "needs"), ==, "child care");
  g_assert_cmpstr (wm_record_get (row_of (again, &wm_life_area_schema, "money"), "finding"), ==, "two loans");
  g_assert_true (wm_assessment_is_blank (row_of (again, &wm_life_area_schema, "family")));
  g_assert_cmpuint (g_list_model_get_n_items (wm_assessment_get_rows (again, &wm_diagnosis_schema)), ==, 2);
}

/* A review begun again has other records: what was typed is found by objective and dimension. */
static void
test_review_draft (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  wm_record_set (wm_plan_get_record (k->plan), "state", "in-force"); /* in memory is enough */
  kept_example_save (k, wm_plan_get_record (k->plan));
  g_autoptr (WmReview) first = wm_review_start (k->plan, "scheduled", &error), second = NULL;
  g_assert_no_error (error);
  g_autoptr (WmRecord) objective = g_list_model_get_item (wm_review_get_objectives (first), 1), rating = g_list_model_get_item (wm_review_get_ratings (first), 4);
  wm_record_set (objective, "evidence", "the support log");
  wm_record_set (rating, "rating", "2");
  wm_record_set_many (wm_review_get_record (first), "client-comment", "I slept better.", "next-review", "2026-12-01", NULL);
  g_autofree char *text = wm_review_to_draft (first);
  second = wm_review_start (k->plan, "scheduled", &error);
  g_assert_false (wm_review_apply_draft (second, "[other]\n"));
  g_assert_true (wm_review_apply_draft (second, text));
  g_autoptr (WmRecord) same = g_list_model_get_item (wm_review_get_objectives (second), 1), rated = g_list_model_get_item (wm_review_get_ratings (second), 4);
  g_assert_cmpstr (wm_record_get (same, "evidence"), ==, "the support log");
  g_assert_cmpstr (wm_record_get (same, "review"), ==, wm_record_get_id (wm_review_get_record (second)));
  g_assert_cmpstr (wm_record_get (rated, "rating"), ==, "2");
  g_assert_cmpstr (wm_record_get (wm_review_get_record (second), "next-review"), ==, "2026-12-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/assessment/check", test_check);
  g_test_add_func ("/service/assessment/edition", test_edition);
  g_test_add_func ("/service/assessment/ages", test_ages);
  g_test_add_func ("/service/assessment/sign", test_sign);
  g_test_add_func ("/service/assessment/crosswalk", test_crosswalk);
  g_test_add_func ("/service/assessment/levels", test_levels);
  g_test_add_func ("/service/assessment/medical", test_medical);
  g_test_add_func ("/service/assessment/role", test_role);
  g_test_add_func ("/service/assessment/draft", test_draft);
  g_test_add_func ("/service/review/draft", test_review_draft);
  return g_test_run ();
}
