/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A supervisor returns a signed plan with a comment: it stays as it was signed, and is not co-signed. */
#include "kept-example.h"
#include "wm-report.h"
#include "wm-signing.h"
#include "wm-waiting.h"

#include <string.h>

#define COMMENT "Objective 2.1 needs a measure the client can keep herself."

static void
add (KeptExample *k, const WmSigning *signing, const char *refusal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  gboolean done = wm_signing_add (k->plan, signing, findings, &error);
  if (refusal == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_false (done);
      g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
      g_assert_cmpstr (error->message, ==, refusal);
    }
}

static KeptExample *
kept_ready (void)
{
  KeptExample *k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_signing_mark_ready (k->plan, findings, &error);
  g_assert_no_error (error);
  return k;
}

static void
sign_as (KeptExample *k, const char *role)
{
  const WmSigning signing = { .role = role, .way = "paper", .date = wm_day_from_ymd (2026, 11, 20) };
  add (k, &signing, NULL);
}

static WmSigning
returning (KeptExample *k)
{
  return (WmSigning) { .role = "supervisor", .way = "returned", .staff = wm_record_get_id (kept_example_staff (k, "A. Director")),
                       .statement = COMMENT, .date = WM_DAY_NONE };
}

static gboolean
xml_holds_comment (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = wm_report_treatment_plan (plan, for_staff, &error);
  g_assert_no_error (error);
  return g_strstr_len (g_bytes_get_data (xml, NULL), (gssize) g_bytes_get_size (xml), COMMENT) != NULL;
}

/* How many returned plans wait for this counselor; NULL: for nobody alone. */
static guint
n_returned (KeptExample *k, const char *staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmWaiting) waiting = wm_waiting_new (k->clinic, staff, &error);
  guint n = 0;
  while (waiting && wm_waiting_step (waiting, &error))
    ;
  g_assert_no_error (error);
  GPtrArray *items = wm_waiting_get_items (waiting);
  for (guint i = 0; i < items->len; i++)
    {
      const WmWaitingItem *item = items->pdata[i];
      if (item->kind != WM_WAITING_RETURNED)
        continue;
      g_assert_cmpstr (item->version, ==, "1");
      g_assert_cmpint (item->due, ==, wm_clinic_get_today (k->clinic));
      n++;
    }
  return n;
}

static const char *
counselor (KeptExample *k)
{
  return wm_record_get (wm_plan_get_episode (k->plan), "counselor");
}

static void
test_return (void)
{
  g_autoptr (KeptExample) k = kept_ready ();
  g_autoptr (GError) error = NULL;
  const WmSigning signing = returning (k);
  sign_as (k, "client");
  sign_as (k, "counselor");
  g_assert_null (wm_plan_returned (k->plan));
  g_assert_cmpuint (n_returned (k, counselor (k)), ==, 0);
  add (k, &signing, NULL);
  g_assert_cmpuint (n_returned (k, counselor (k)), ==, 1);
  g_assert_cmpuint (n_returned (k, wm_record_get_id (kept_example_staff (k, "A. Okafor"))), ==, 0);
  g_assert_cmpuint (n_returned (k, NULL), ==, 0);
  g_autoptr (WmPlan) stored = kept_example_load (k, "1");
  WmRecord *returned = wm_plan_returned (stored);
  g_assert_cmpstr (wm_record_get (returned, "statement"), ==, COMMENT);
  g_assert_cmpstr (wm_record_get (returned, "name"), ==, "A. Director");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (stored), "state"), ==, "signed");
  g_assert_null (wm_plan_signature_of (stored, "supervisor"));
  g_assert_true (wm_signing_verify_all (k->clinic, &error));
  g_assert_no_error (error);
  /* what staff write to each other is not the client's */
  g_assert_true (xml_holds_comment (stored, TRUE));
  g_assert_false (xml_holds_comment (stored, FALSE));
  /* talked over, it may be signed all the same */
  const WmSigning cosign = { .role = "supervisor", .way = "screen", .staff = signing.staff, .passphrase = KEPT_PASSPHRASE };
  add (k, &cosign, NULL);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (k->plan), "state"), ==, "in-force");
  g_assert_null (wm_plan_returned (k->plan));
  g_assert_cmpuint (n_returned (k, counselor (k)), ==, 0);
}

/* The next version answers; signed by all, it takes the place of the one that was returned. */
static void
test_answer (void)
{
  g_autoptr (KeptExample) k = kept_ready ();
  g_autoptr (GError) error = NULL;
  const WmSigning signing = returning (k);
  sign_as (k, "counselor");
  add (k, &signing, NULL);
  g_autoptr (WmPlan) next = wm_plan_new_draft (k->clinic, wm_record_get_id (wm_plan_get_episode (k->plan)), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_problems (next)), ==, 2);
  g_assert_null (wm_plan_returned (next));
  g_assert_true (wm_plan_is_editable (next));
  g_assert_cmpuint (n_returned (k, counselor (k)), ==, 1);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_assert_true (wm_plan_save (next, findings, &error));
  g_assert_cmpuint (n_returned (k, counselor (k)), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (KeptExample) k = kept_ready ();
  WmSigning signing = returning (k);
  add (k, &signing, "Only a plan that waits for a co-signature can be returned.");
  sign_as (k, "counselor");
  signing.statement = " ";
  add (k, &signing, "Write what should change before you return the plan.");
  signing = returning (k);
  signing.role = "physician";
  add (k, &signing, "Only the supervisor who is signed in can return a plan.");
  signing = returning (k);
  signing.staff = wm_record_get_id (kept_example_staff (k, "A. Okafor"));
  add (k, &signing, "Only the supervisor who is signed in can return a plan.");
  g_assert_null (wm_plan_returned (k->plan));
}

static void
test_may (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_assert_true (wm_signing_user_may (k->plan, "supervisor"));
  g_assert_false (wm_signing_user_may (k->plan, "counselor"));
  g_assert_false (wm_signing_user_may (k->plan, "physician"));
  g_assert_false (wm_signing_user_may (k->plan, "client"));
  wm_record_set (wm_plan_get_record (k->plan), "counselor", wm_record_get_id (kept_example_staff (k, "A. Director")));
  g_assert_false (wm_signing_user_may (k->plan, "supervisor"));
  g_assert_true (wm_signing_user_may (k->plan, "counselor"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/signing/return", test_return);
  g_test_add_func ("/service/signing/return/answer", test_answer);
  g_test_add_func ("/service/signing/return/refused", test_refused);
  g_test_add_func ("/service/signing/user-may", test_may);
  return g_test_run ();
}
