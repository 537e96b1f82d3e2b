/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a plan's version, and every sentence that refuses a step. */
#include "kept-example.h"
#include "wm-plan-code.h"
#include "wm-signing.h"

#include <string.h>

#define NOV(day) wm_day_from_ymd (2026, 11, day)

static void
expect_refused (gboolean done, GError **error, const char *sentence)
{
  g_test_message ("%s", *error ? (*error)->message : "not refused");
  g_assert_false (done);
  g_assert_error (*error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_cmpstr ((*error)->message, ==, sentence);
  g_clear_error (error);
}

static void
expect_state (WmPlan *plan, const char *state)
{
  g_autoptr (GError) error = NULL;
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (plan), "state"), ==, state);
  g_autoptr (WmPlan) stored = wm_plan_load (wm_plan_get_clinic (plan), wm_record_get_id (wm_plan_get_record (plan)), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (stored), "state"), ==, state);
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_signatures (stored)), ==, g_list_model_get_n_items (wm_plan_get_signatures (plan)));
}

static void
mark_ready (WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_signing_mark_ready (plan, findings, &error);
  g_assert_no_error (error);
  expect_state (plan, "ready");
}

/* A legal signature of @role; the director is signed in. */
static WmSigning
legal (KeptExample *k, const char *role, const char *way)
{
  WmSigning s = { .role = role, .way = way, .date = WM_DAY_NONE };
  if (strcmp (way, "paper") == 0)
    s.date = NOV (20);
  if (strcmp (way, "refused") == 0 || strcmp (way, "unable") == 0)
    {
      s.reason = "wants to talk it over at home";
      s.witness = wm_record_get_id (kept_example_staff (k, "A. Okafor"));
    }
  if (strcmp (role, "guardian") == 0)
    {
      s.name = "Rosa Vega";
      s.relation = "mother";
    }
  if (strcmp (role, "supervisor") == 0)
    {
      s.staff = wm_record_get_id (kept_example_staff (k, "A. Director"));
      s.passphrase = KEPT_PASSPHRASE;
    }
  return s;
}

static void
sign (KeptExample *k, WmPlan *plan, const char *role, const char *way)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmSigning signing = legal (k, role, way);
  wm_signing_add (plan, &signing, findings, &error);
  g_assert_no_error (error);
}

static void
test_ready (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *objective = kept_example_item (k, k->plan, "1.1", &wm_objective_schema);
  wm_record_set_many (objective, "method", NULL, "baseline", "many", NULL);
  expect_refused (wm_signing_mark_ready (k->plan, findings, &error), &error, "This plan has changes that are not saved. Save it first.");
  wm_plan_save (k->plan, findings, &error);
  g_assert_no_error (error);
  gboolean marked = wm_signing_mark_ready (k->plan, findings, &error);
  g_assert_cmpuint (findings->len, >=, 2);
  g_autofree char *sentence = g_strdup_printf ("Before this plan can be signed, settle objective 1.1: %s", ((WmFinding *) findings->pdata[0])->text);
  expect_refused (marked, &error, sentence);
  expect_state (k->plan, "draft");
  g_ptr_array_set_size (findings, 0);
  wm_record_set_many (objective, "method", "daily log", "baseline", "12", NULL);
  wm_plan_save (k->plan, findings, &error);
  g_assert_no_error (error);
  mark_ready (k->plan);
  expect_refused (wm_signing_mark_ready (k->plan, findings, &error), &error, "Only a draft can be marked as ready to sign.");
  g_assert_true (wm_plan_is_editable (k->plan));
  g_assert_true (wm_signing_back_to_draft (k->plan, &error));
  expect_state (k->plan, "draft");
}

static void
test_edit_withdraws (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *objective = kept_example_item (k, k->plan, "1.1", &wm_objective_schema);
  mark_ready (k->plan);
  g_assert_true (wm_plan_save (k->plan, findings, &error)); /* nothing was edited */
  expect_state (k->plan, "ready");
  wm_record_set (objective, "weeks", "400");
  g_assert_false (wm_plan_save (k->plan, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (k->plan), "state"), ==, "ready");
  wm_record_set (objective, "weeks", "4");
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  expect_state (k->plan, "draft");
  mark_ready (k->plan);
  WmPlanNode *last = wm_plan_find_node (k->plan, wm_record_get_id (kept_example_item (k, k->plan, "1.1a", &wm_intervention_schema)));
  wm_plan_remove (k->plan, last);
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  expect_state (k->plan, "draft");
}

/* Each fault alone in an otherwise legal signature. @staff and @witness are names. */
static const struct
{
  const char *role, *way, *staff, *witness, *reason, *name, *relation, *passphrase, *paper_code;
  int day; /* of November; 0: none given */
  const char *sentence;
} faults[] = {
  { "client", "refused", .witness = "A. Okafor", .sentence = "Enter why it was not signed, as the person said it." },
  { "client", "unable", .reason = " ", .witness = "A. Okafor", .sentence = "Enter why it was not signed, as the person said it." },
  { "client", "refused", .reason = "no", .sentence = "Choose the member of the staff who was there as witness." },
  { "client", "refused", .reason = "no", .witness = "L. Gone", .sentence = "L. Gone no longer works here and can’t be the witness." },
  { "client", "paper", .sentence = "Enter the date that stands beside the signature on the paper." },
  { "client", "paper", .day = 21, .sentence = "The date of the signature on the paper is still to come." },
  { "client", "paper", .day = 19, .sentence = "The date of the signature on the paper is before the date of what was signed." },
  { "client", "paper", .day = 20, .paper_code = "0000 0000 0000",
    .sentence = "The code on the paper is another one: something else was signed. Print this version and have it signed." },
  { "client", "paper", .day = 20, .paper_code = " ",
    .sentence = "The code on the paper is another one: something else was signed. Print this version and have it signed." },
  { "guardian", "screen", .name = "Rosa Vega", .relation = "mother",
    .sentence = "This client signs without a guardian, as their consent for treatment says." },
  { "counselor", "refused", .reason = "no", .witness = "A. Okafor", .sentence = "Only the client, a parent or a guardian can decline to sign." },
  { "counselor", "screen", .passphrase = KEPT_PASSPHRASE, .sentence = "J. Doe signs on screen only when signed in." },
  { "counselor", "paper", .day = 20, .staff = "A. Okafor", .sentence = "A. Okafor is not the counselor of this plan." },
  { "supervisor", "paper", .day = 20, .sentence = "Choose the member of the staff who signs." },
  { "supervisor", "paper", .day = 20, .staff = "A. Okafor", .sentence = "A. Okafor is no supervisor and can’t co-sign." },
  { "supervisor", "screen", .staff = "A. Director", .sentence = "Enter your passphrase to sign." },
  { "physician", "paper", .day = 20, .staff = "A. Okafor", .sentence = "A. Okafor is no medical staff and can’t sign as physician." },
};

static const char *
id_of (KeptExample *k, const char *name)
{
  return name ? wm_record_get_id (kept_example_staff (k, name)) : NULL;
}

static WmSigning
fault (KeptExample *k, guint i)
{
  return (WmSigning) {
    .role = faults[i].role, .way = faults[i].way, .staff = id_of (k, faults[i].staff), .witness = id_of (k, faults[i].witness),
    .reason = faults[i].reason, .name = faults[i].name, .relation = faults[i].relation, .passphrase = faults[i].passphrase,
    .paper_code = faults[i].paper_code, .date = faults[i].day ? NOV (faults[i].day) : WM_DAY_NONE,
  };
}

static void
change_staff (KeptExample *k, const char *name, const char *field, const char *value)
{
  g_autoptr (WmRecord) staff = g_object_ref (kept_example_staff (k, name));
  wm_record_set (staff, field, value);
  kept_example_save (k, staff);
}

static void
test_faults (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) gone = wm_record_new (&wm_staff_schema);
  wm_record_set_many (gone, "name", "L. Gone", "role", "peer", "active", "0", NULL);
  kept_example_save (k, gone);
  mark_ready (k->plan);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      const WmSigning signing = fault (k, i);
      expect_refused (wm_signing_add (k->plan, &signing, findings, &error), &error, faults[i].sentence);
      expect_state (k->plan, "ready");
    }
  WmSigning wrong = legal (k, "supervisor", "screen");
  wrong.passphrase = "wrong horse";
  g_assert_false (wm_signing_add (k->plan, &wrong, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  g_clear_error (&error);
  expect_state (k->plan, "ready");
  /* proved to another clinic: of no use here */
  g_autoptr (KeptExample) other = kept_example_new ();
  g_autoptr (WmPresence) presence = wm_store_prove_presence (wm_clinic_get_store (other->clinic), KEPT_PASSPHRASE, &error);
  wrong.passphrase = NULL;
  wrong.presence = presence;
  g_assert_false (wm_signing_add (k->plan, &wrong, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  expect_state (k->plan, "ready");
}

/* What the store refuses leaves the plan as it was. */
static void
test_not_kept (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autofree char *long_reason = g_strnfill (300, 'x');
  mark_ready (k->plan);
  WmSigning signing = legal (k, "client", "refused");
  signing.reason = long_reason;
  g_assert_false (wm_signing_add (k->plan, &signing, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Signature: Reason for not signing may have at most 200 characters.");
  g_clear_error (&error);
  signing = legal (k, "client", "paper");
  signing.time = "25:00";
  g_assert_false (wm_signing_add (k->plan, &signing, findings, &error));
  g_assert_cmpstr (error->message, ==, "Signature: Time must be a time of day such as 18:00.");
  g_clear_error (&error);
  expect_state (k->plan, "ready");
  g_assert_false (wm_plan_is_dirty (k->plan));
  g_assert_true (wm_plan_is_editable (k->plan));
  sign (k, k->plan, "client", "refused");
}

static void
test_credentials (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  mark_ready (k->plan);
  change_staff (k, "A. Director", "credential", NULL);
  WmSigning director = legal (k, "supervisor", "screen");
  expect_refused (wm_signing_add (k->plan, &director, findings, &error), &error,
                  "A. Director has no credential. Enter it with the staff before they sign.");
  change_staff (k, "A. Director", "credential", "LCSW");
  change_staff (k, "A. Director", "credential-expires", "2026-11-19");
  director = legal (k, "supervisor", "screen");
  expect_refused (wm_signing_add (k->plan, &director, findings, &error), &error,
                  "The credential of A. Director expired on 2026-11-19. Enter the renewed one before they sign.");
  change_staff (k, "A. Director", "credential-expires", "2026-11-20");
  sign (k, k->plan, "supervisor", "screen"); /* valid on its last day */
  change_staff (k, "J. Doe", "active", "0");
  const WmSigning counselor = legal (k, "counselor", "paper");
  expect_refused (wm_signing_add (k->plan, &counselor, findings, &error), &error, "J. Doe no longer works here and can’t sign.");
}

/* Who is signed in must be one of the staff, who works here, to record paper. */
static void
test_recorder (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  mark_ready (k->plan);
  change_staff (k, "A. Director", "active", "0");
  const WmSigning client = legal (k, "client", "paper");
  expect_refused (wm_signing_add (k->plan, &client, findings, &error), &error,
                  "A. Director no longer works here and may not see clinical text.");
}

/* What became wrong after the plan was marked ready is found before the first signature. */
static void
test_found_at_signing (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  mark_ready (k->plan);
  change_staff (k, "A. Okafor", "credential-expires", "2026-11-19");
  const WmSigning client = legal (k, "client", "screen");
  gboolean signed_it = wm_signing_add (k->plan, &client, findings, &error);
  g_assert_cmpuint (findings->len, >, 0);
  g_autofree char *sentence = g_strdup_printf ("Before this plan can be signed, settle intervention 1.1b: %s",
                                               ((WmFinding *) findings->pdata[0])->text);
  expect_refused (signed_it, &error, sentence);
}

/* The counselor is who is signed in: signs on screen, and can't co-sign their own plan. */
static void
test_own_plan (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *record = wm_plan_get_record (k->plan);
  wm_record_set (record, "counselor", NULL);
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  mark_ready (k->plan);
  WmSigning counselor = legal (k, "counselor", "screen");
  expect_refused (wm_signing_add (k->plan, &counselor, findings, &error), &error,
                  "This plan has no counselor. Choose one in the plan before it is signed.");
  counselor.staff = id_of (k, "J. Doe");
  expect_refused (wm_signing_add (k->plan, &counselor, findings, &error), &error,
                  "This plan has no counselor. Choose one in the plan before it is signed.");
  wm_record_set (record, "counselor", id_of (k, "A. Director"));
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  mark_ready (k->plan);
  const WmSigning supervisor = legal (k, "supervisor", "screen");
  expect_refused (wm_signing_add (k->plan, &supervisor, findings, &error), &error,
                  "A. Director is the counselor of this plan and can’t co-sign it. Ask another supervisor.");
  counselor = legal (k, "counselor", "screen");
  counselor.passphrase = KEPT_PASSPHRASE;
  g_assert_true (wm_signing_add (k->plan, &counselor, findings, &error));
  g_assert_no_error (error);
}

static void
test_guardian (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *client = wm_plan_get_client (k->plan), *episode = wm_plan_get_episode (k->plan);
  wm_record_set (client, "date-of-birth", "2010-01-01");
  wm_record_set (episode, "consent-basis", "parent-and-minor");
  kept_example_save (k, client);
  kept_example_save (k, episode);
  mark_ready (k->plan);
  WmSigning guardian = { .role = "guardian", .way = "paper", .date = NOV (20), .time = "18:05" };
  expect_refused (wm_signing_add (k->plan, &guardian, findings, &error), &error, "Enter the name of the parent or guardian who signs.");
  guardian.name = "Rosa Vega";
  expect_refused (wm_signing_add (k->plan, &guardian, findings, &error), &error,
                  "Enter how the parent or guardian is related to the client.");
  wm_record_set_many (episode, "guardian-name", "Rosa Vega", "guardian-relation", "mother", NULL);
  kept_example_save (k, episode);
  guardian.name = NULL; /* as the episode has it */
  g_assert_true (wm_signing_add (k->plan, &guardian, findings, &error));
  WmRecord *stands = wm_plan_signature_of (k->plan, "guardian");
  g_assert_cmpstr (wm_record_get (stands, "name"), ==, "Rosa Vega");
  g_assert_cmpstr (wm_record_get (stands, "relation"), ==, "mother");
  g_assert_cmpstr (wm_record_get (stands, "time"), ==, "18:05");
  g_assert_cmpstr (wm_record_get (stands, "recorded-by"), ==, id_of (k, "A. Director"));
  g_assert_cmpstr (wm_record_get (stands, "statement"), ==, "Me explicaron este plan como padre, madre o tutor, y estoy de acuerdo con él.");
  g_autoptr (GPtrArray) missing = wm_plan_missing_signers (k->plan);
  g_assert_cmpuint (missing->len, ==, 3);
}

static void
expect_first_finding (gboolean done, GPtrArray *findings, const char *before, GError **error)
{
  g_assert_cmpuint (findings->len, >, 0);
  WmFinding *first = findings->pdata[0];
  g_autofree char *sentence = g_strdup_printf ("%s, settle %s: %s", before, first->where, first->text);
  expect_refused (done, error, sentence);
  g_ptr_array_set_size (findings, 0);
}

/* What could no longer be entered after the first signature must stand before it: that the client took part, and on what
 * consent a minor is treated. */
static void
test_before_the_first (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *record = wm_plan_get_record (k->plan), *client = wm_plan_get_client (k->plan), *episode = wm_plan_get_episode (k->plan);
  wm_record_set (record, "took-part-how", NULL);
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  expect_first_finding (wm_signing_mark_ready (k->plan, findings, &error), findings, "Before this plan can be signed", &error);
  wm_record_set (record, "took-part-how", "wrote the goals herself");
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  mark_ready (k->plan);
  wm_record_set (client, "date-of-birth", "2010-01-01");
  kept_example_save (k, client);
  const WmSigning counselor = legal (k, "counselor", "paper");
  expect_first_finding (wm_signing_add (k->plan, &counselor, findings, &error), findings, "Before this plan can be signed", &error);
  wm_record_set (episode, "consent-basis", "parent-and-minor");
  kept_example_save (k, episode);
  g_assert_true (wm_signing_add (k->plan, &counselor, findings, &error));
  g_assert_no_error (error);
}

/* Who must sign changed after the last signature: nothing is missing any more, and the version comes in force. */
static void
test_finish (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *client = wm_plan_get_client (k->plan), *episode = wm_plan_get_episode (k->plan);
  wm_record_set (client, "date-of-birth", "2010-01-01");
  wm_record_set (episode, "consent-basis", "parent-and-minor");
  kept_example_save (k, client);
  kept_example_save (k, episode);
  expect_refused (wm_signing_finish (k->plan, findings, &error), &error, "Only a version that is being signed can be put in force.");
  mark_ready (k->plan);
  sign (k, k->plan, "client", "screen");
  sign (k, k->plan, "counselor", "paper");
  sign (k, k->plan, "supervisor", "screen");
  expect_state (k->plan, "signed");
  expect_first_finding (wm_signing_finish (k->plan, findings, &error), findings, "Before this plan is in force", &error);
  expect_state (k->plan, "signed");
  wm_record_set (episode, "consent-basis", "minor-alone");
  kept_example_save (k, episode);
  g_assert_true (wm_signing_finish (k->plan, findings, &error));
  g_assert_no_error (error);
  expect_state (k->plan, "in-force");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (k->plan), "effective"), ==, "2026-11-20");
}

/* Draft, ready, signed, in force, superseded; nothing of a signed plan changes; the copy is no content. */
static void
test_life (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmRecord *record = wm_plan_get_record (k->plan);
  g_autofree char *code = wm_plan_content_code (k->plan), *short_code = wm_plan_short_code (code), *capitals = g_ascii_strup (short_code, -1);
  mark_ready (k->plan);
  WmSigning client = legal (k, "client", "paper");
  client.paper_code = capitals;
  g_assert_true (wm_signing_add (k->plan, &client, findings, &error));
  expect_state (k->plan, "signed");
  g_assert_false (wm_plan_is_editable (k->plan));
  wm_record_set (record, "needs", "sleep");
  g_assert_false (wm_plan_save (k->plan, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_clear_error (&error);
  g_ptr_array_set_size (findings, 0);
  expect_refused (wm_signing_add (k->plan, &client, findings, &error), &error, "This plan has changes that are not saved. Save it first.");
  wm_record_revert (record);
  expect_refused (wm_signing_back_to_draft (k->plan, &error), &error, "This plan is signed and can’t change. Make the next version.");
  expect_refused (wm_signing_add (k->plan, &client, findings, &error), &error, "Client: this is signed already.");
  const WmSigning declined = legal (k, "client", "refused");
  expect_refused (wm_signing_add (k->plan, &declined, findings, &error), &error, "Client: this is signed already.");
  sign (k, k->plan, "counselor", "paper");
  expect_state (k->plan, "signed");
  g_assert_true (wm_record_is_empty (record, "effective"));
  sign (k, k->plan, "supervisor", "screen");
  expect_state (k->plan, "in-force");
  g_assert_cmpstr (wm_record_get (record, "effective"), ==, "2026-11-20");
  WmRecord *signature = wm_plan_signature_of (k->plan, "supervisor");
  g_assert_cmpstr (wm_record_get (signature, "content-code"), ==, code);
  g_assert_cmpstr (wm_record_get (signature, "name"), ==, "A. Director");
  g_assert_cmpstr (wm_record_get (signature, "credential"), ==, "LCSW");
  g_assert_cmpstr (wm_record_get (signature, "date"), ==, "2026-11-20");
  g_assert_true (wm_minutes_parse (wm_record_get (signature, "time"), NULL));
  g_assert_cmpstr (wm_record_get (signature, "statement"), ==, "I have reviewed this plan and agree with it.");
  g_assert_true (wm_signing_record_copy (k->plan, TRUE, NOV (20), &error));
  expect_refused (wm_signing_record_copy (k->plan, TRUE, NOV (21), &error), &error, "The date on which the copy was given is still to come.");
  expect_refused (wm_signing_record_copy (k->plan, TRUE, NOV (19), &error), &error,
                  "The date on which the copy was given is before the date of the plan.");
  g_assert_true (wm_signing_verify (k->plan, &error));
  g_assert_true (wm_signing_verify_all (k->clinic, &error));
  g_assert_no_error (error);
}

static WmPlan *
next_version (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  WmPlan *plan = wm_plan_new_draft (k->clinic, wm_record_get_id (k->example->episode), &error);
  g_assert_no_error (error);
  wm_record_set_many (wm_plan_get_record (plan), "took-part", "1", "took-part-how", "read it with me", "copy-offered", "1", NULL);
  g_assert_true (wm_plan_save (plan, findings, &error));
  return plan;
}

static void
count_acts (WmClinic *clinic, guint *n)
{
  *n += 1;
}

/* A signed version that isn't finished is gone on from, and superseded with the one before, in the act of signing. */
static void
test_superseding (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const char *all[] = { "client", "counselor", "supervisor" };
  mark_ready (k->plan);
  for (guint i = 0; i < 3; i++)
    sign (k, k->plan, all[i], i == 2 ? "screen" : "paper");
  g_autoptr (WmPlan) second = next_version (k);
  mark_ready (second);
  sign (k, second, "client", "screen");
  g_autoptr (WmPlan) found = kept_example_load (k, NULL), current = kept_example_load (k, "current");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (found), "version"), ==, "2");
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (current), "version"), ==, "1");
  WmRecord *goal = kept_example_item (k, second, "1", &wm_goal_schema);
  g_autoptr (WmPlan) third = next_version (k);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (third), "version"), ==, "3");
  g_assert_cmpstr (wm_record_get (kept_example_item (k, third, "1", &wm_goal_schema), "item"), ==, wm_record_get (goal, "item"));
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_signatures (third)), ==, 0);
  mark_ready (third);
  sign (k, third, "supervisor", "screen");
  sign (k, third, "counselor", "paper");
  guint acts = 0;
  g_signal_connect (k->clinic, "saved", G_CALLBACK (count_acts), &acts);
  sign (k, third, "client", "refused");
  g_assert_cmpuint (acts, ==, 1);
  expect_state (third, "in-force");
  for (guint version = 1; version <= 2; version++)
    {
      g_autofree char *number = g_strdup_printf ("%u", version);
      g_autoptr (WmPlan) old = kept_example_load (k, number);
      g_assert_cmpstr (wm_record_get (wm_plan_get_record (old), "state"), ==, "superseded");
      const WmSigning late = legal (k, "physician", "paper");
      expect_refused (wm_signing_add (old, &late, findings, &error), &error, "A later version replaced this plan. Sign that one.");
    }
  const WmSigning again = legal (k, "client", "unable");
  expect_refused (wm_signing_add (third, &again, findings, &error), &error,
                  "Client: it is recorded already why this was not signed.");
  sign (k, third, "client", "screen"); /* made up her mind */
  g_assert_true (wm_signature_is_given (wm_plan_signature_of (third, "client")));
  expect_state (third, "in-force");
  expect_refused (wm_signing_add (second, &again, findings, &error), &error, "This plan was changed meanwhile. Open it again.");
}

/* Whoever must sign, in whatever order and way: the version is in force after the last signature and not before. */
static void
test_any_order (void)
{
  static const struct { const char *birth, *basis; } people[] = {
    { "1992-03-14", "adult" }, { "2010-01-01", "parent-and-minor" }, { "2010-01-01", "minor-alone" }, { "2010-01-01", "court" } };
  static const char *const ways[] = { "screen", "paper", "refused", "unable" };
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  g_autoptr (WmPlan) before = NULL;
  for (guint i = 0; i < 40; i++)
    {
      WmPlan *plan = i ? next_version (k) : g_object_ref (k->plan);
      WmRecord *client = wm_plan_get_client (plan), *episode = wm_plan_get_episode (plan);
      guint who = (guint) g_rand_int_range (rand, 0, G_N_ELEMENTS (people));
      wm_record_set (client, "date-of-birth", people[who].birth);
      wm_record_set (episode, "consent-basis", people[who].basis);
      kept_example_save (k, client);
      kept_example_save (k, episode);
      mark_ready (plan);
      g_autoptr (GPtrArray) roles = wm_plan_required_signers (plan);
      while (roles->len)
        {
          const char *role = g_ptr_array_steal_index (roles, (guint) g_rand_int_range (rand, 0, (gint32) roles->len));
          gboolean staff = strcmp (role, "counselor") == 0 || strcmp (role, "supervisor") == 0;
          const char *way = staff ? strcmp (role, "supervisor") == 0 ? ways[g_rand_int_range (rand, 0, 2)] : "paper" : ways[g_rand_int_range (rand, 0, 4)];
          sign (k, plan, role, way);
          expect_state (plan, roles->len ? "signed" : "in-force");
        }
      if (before)
        {
          g_autoptr (WmPlan) old = wm_plan_load (k->clinic, wm_record_get_id (wm_plan_get_record (before)), NULL);
          g_assert_cmpstr (wm_record_get (wm_plan_get_record (old), "state"), ==, "superseded");
        }
      g_clear_object (&before);
      before = plan;
    }
  g_autoptr (GError) error = NULL;
  g_assert_true (wm_signing_verify_all (k->clinic, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/signing/ready", test_ready);
  g_test_add_func ("/service/signing/edit-withdraws", test_edit_withdraws);
  g_test_add_func ("/service/signing/faults", test_faults);
  g_test_add_func ("/service/signing/not-kept", test_not_kept);
  g_test_add_func ("/service/signing/credentials", test_credentials);
  g_test_add_func ("/service/signing/recorder", test_recorder);
  g_test_add_func ("/service/signing/found-at-signing", test_found_at_signing);
  g_test_add_func ("/service/signing/own-plan", test_own_plan);
  g_test_add_func ("/service/signing/guardian", test_guardian);
  g_test_add_func ("/service/signing/before-the-first", test_before_the_first);
  g_test_add_func ("/service/signing/finish", test_finish);
  g_test_add_func ("/service/signing/life", test_life);
  g_test_add_func ("/service/signing/superseding", test_superseding);
  g_test_add_func ("/service/signing/any-order", test_any_order);
  return g_test_run ();
}
