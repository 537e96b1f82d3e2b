/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample clinic: the same for the same seed, whole, its plans in force sound, no two plans alike. */
#include "wm-form-document.h"
#include "wm-likeness.h"
#include "wm-plan.h"
#include "wm-roster.h"
#include "wm-sample.h"
#include "wm-schedule.h"

#include "wm-text.h"

#include <string.h>

#define CLIENTS (g_test_slow () ? 1300u : 150u) /* a thousand plans with -m slow */

static WmClinic *
sample (guint64 seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-sample-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *code = NULL;
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "Björn Vega", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_assert_true (wm_sample_fill (clinic, CLIENTS, seed, wm_day_from_ymd (2026, 11, 24), &error));
  g_assert_no_error (error);
  return clinic;
}

static char *
fingerprint (WmClinic *clinic)
{
  const WmSchema *schemas[] = { &wm_client_schema, &wm_objective_schema, &wm_attendance_schema };
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autoptr (GPtrArray) rows = wm_clinic_list (clinic, schemas[i], NULL, NULL, NULL);
      for (guint j = 0; j < rows->len; j++)
        for (guint k = 0; k < schemas[i]->n_fields; k++)
          {
            const char *value = wm_record_get_at (rows->pdata[j], k);
            g_checksum_update (sum, (const guchar *) (value ? value : "-"), -1);
          }
    }
  return g_strdup (g_checksum_get_string (sum));
}

static void
test_same_seed_same_clinic (void)
{
  g_autoptr (WmClinic) a = sample (1), b = sample (1), c = sample (2);
  g_autofree char *x = fingerprint (a), *y = fingerprint (b), *z = fingerprint (c);
  g_assert_cmpstr (x, ==, y);
  g_assert_cmpstr (x, !=, z);
  g_assert_true (wm_store_verify (wm_clinic_get_store (a), NULL));
}

/* A sample clinic is known as one for good; a clinic of real people never is. */
static void
test_mark (void)
{
  g_autoptr (WmClinic) filled = sample (1);
  g_autofree char *folder = g_strdup (wm_store_get_folder (wm_clinic_get_store (filled)));
  g_assert_true (wm_clinic_is_sample (filled));
  g_clear_object (&filled);
  g_autoptr (WmClinic) again = wm_clinic_open (folder, NULL, "correct horse", NULL);
  g_assert_true (wm_clinic_is_sample (again));
  wm_clinic_act_as (again, "A. Counselor");
  g_assert_cmpstr (wm_clinic_get_user (again), ==, "A. Counselor");
  g_autofree char *top = g_dir_make_tmp ("waymark-sample-XXXXXX", NULL), *code = NULL;
  g_autofree char *other = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) real = wm_clinic_create (other, "Mill Street", "A. Director", "correct horse", &code, NULL);
  g_assert_false (wm_clinic_is_sample (real));
}

static void
test_plans (void)
{
  g_autoptr (WmClinic) clinic = sample (3);
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, NULL, NULL, NULL);
  guint faulty_drafts = 0;
  g_assert_cmpuint (plans->len, >, CLIENTS / 2);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (plans->pdata[i]), &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) findings = wm_plan_check (plan, &error);
      gboolean in_force = g_strcmp0 (wm_record_get (plans->pdata[i], "state"), "in-force") == 0;
      for (guint j = 0; j < findings->len && in_force; j++)
        {
          WmFinding *f = findings->pdata[j];
          g_test_message ("%s %s %s", f->rule, f->where, f->text);
          g_assert_cmpint (f->severity, ==, WM_SEVERITY_WARNING);
          g_assert_cmpstr (f->rule, ==, "TP23"); /* a review that is due; all else is well made */
        }
      faulty_drafts += !in_force && wm_findings_have_errors (findings);
    }
  g_assert_cmpuint (faulty_drafts, >, 0);
}

static gboolean
is_told (GPtrArray *told, const char *fact)
{
  for (guint i = 0; i < told->len; i++)
    if (told->pdata[i] && strstr (told->pdata[i], fact))
      return TRUE;
  return FALSE;
}

/* What the assessment of the plan tells: narratives of its ratings and life areas. */
static GPtrArray *
told_by_assessment (WmClinic *clinic, const char *assessment, GPtrArray *keep)
{
  const struct { const WmSchema *schema; const char *field; } where[] = { { &wm_asam_rating_schema, "narrative" }, { &wm_life_area_schema, "finding" } };
  GPtrArray *told = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (where); i++)
    {
      GPtrArray *rows = wm_clinic_list (clinic, where[i].schema, "assessment", assessment, NULL);
      g_ptr_array_add (keep, rows);
      for (guint j = 0; j < rows->len; j++)
        g_ptr_array_add (told, (gpointer) wm_record_get (rows->pdata[j], where[i].field));
    }
  return told;
}

/* No plan's objectives read like another's (TP20), nor like the library (TP19). */
static void
test_plans_differ (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = sample (7);
  g_autoptr (GPtrArray) plans = wm_likeness_plans (clinic, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, >, CLIENTS / 2);
  for (guint i = 0; i < plans->len; i++)
    for (guint j = i + 1; j < plans->len; j++)
      {
        const WmLikePlan *a = plans->pdata[i], *b = plans->pdata[j];
        g_assert_cmpfloat (wm_shingles_likeness (a->objectives, b->objectives), <, 0.80);
      }
}

/* Every plan quotes at least three facts of its assessment, word for word. */
static void
test_facts_quoted (void)
{
  g_autoptr (WmClinic) clinic = sample (6);
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, NULL, NULL, NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
      g_autoptr (GPtrArray) told = told_by_assessment (clinic, wm_record_get (plans->pdata[i], "assessment"), keep);
      g_autoptr (GPtrArray) problems = wm_clinic_list (clinic, &wm_problem_schema, "plan", wm_record_get_id (plans->pdata[i]), NULL);
      guint quoted = 0;
      for (guint j = 0; j < problems->len; j++)
        {
          g_auto (GStrv) parts = g_strsplit (wm_record_get (problems->pdata[j], "evidence"), " and a score of ", 2);
          quoted += is_told (told, parts[0]);
        }
      g_assert_cmpuint (quoted, >=, 3);
    }
}

static void
test_names (void)
{
  g_autoptr (WmClinic) clinic = sample (4);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      g_autofree char *all = g_strdup_printf ("%s %s", wm_record_get (clients->pdata[i], "first-name"), wm_record_get (clients->pdata[i], "last-name"));
      g_autofree char *folded = wm_text_fold (all);
      g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
      g_assert_false (g_strv_contains ((const char *const *) parts, "bjorn"));
      g_assert_false (g_strv_contains ((const char *const *) parts, "vega"));
    }
}

/* Every relapse-prevention plan meets its form's minima, with the safety part where a flag is open. */
static void
test_relapse_plans (void)
{
  g_autoptr (WmClinic) clinic = sample (4);
  g_autoptr (GPtrArray) documents = wm_clinic_list (clinic, &wm_form_document_schema, NULL, NULL, NULL);
  g_assert_cmpuint (documents->len, >, CLIENTS / 2);
  for (guint i = 0; i < documents->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmFormDocument) document = wm_form_document_load (clinic, wm_record_get_id (documents->pdata[i]), &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) findings = wm_form_document_check (document), unknown = wm_form_document_get_unknown (document);
      for (guint j = 0; j < findings->len; j++)
        g_test_message ("%s %s %s", ((WmFinding *) findings->pdata[j])->rule, ((WmFinding *) findings->pdata[j])->where,
                        ((WmFinding *) findings->pdata[j])->text);
      g_assert_false (wm_findings_have_errors (findings));
      g_assert_cmpuint (unknown->len, ==, 0);
    }
}

/* Nobody leads two sessions at once, no room holds two. */
static void
test_week (void)
{
  g_autoptr (WmClinic) clinic = sample (1);
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, NULL);
  g_assert_cmpuint (wm_schedule_occurrences (week)->len, >, 50);
  g_assert_cmpuint (wm_schedule_clashes (week)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/sample/same-seed", test_same_seed_same_clinic);
  g_test_add_func ("/service/sample/mark", test_mark);
  g_test_add_func ("/service/sample/plans", test_plans);
  g_test_add_func ("/service/sample/plans-differ", test_plans_differ);
  g_test_add_func ("/service/sample/facts-quoted", test_facts_quoted);
  g_test_add_func ("/service/sample/names", test_names);
  g_test_add_func ("/service/sample/week", test_week);
  g_test_add_func ("/service/sample/relapse-plans", test_relapse_plans);
  return g_test_run ();
}
