/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* PR10: a counselor's own charts are the caseload, the groups and the sessions; another opens with a reason in the audit. */
#include "kept-example.h"
#include "wm-access.h"
#include "wm-assessment.h"
#include "wm-client-path.h"
#include "wm-client-status.h"
#include "wm-client-steps.h"
#include "wm-drafts.h"
#include "wm-form-document.h"
#include "wm-history.h"
#include "wm-intake-rules.h"
#include "wm-likeness.h"
#include "wm-plan.h"
#include "wm-record-draft.h"
#include "wm-role.h"
#include "wm-signing.h"

#include <string.h>

#define REASON "covers for J. Doe this week"

/* Somebody who works as @role, and takes the example's place of who is signed in. */
static WmRecord *
become (KeptExample *k, const char *name, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (WmRecord) staff = wm_record_new (&wm_staff_schema);
  if (wm_clinic_is_sample (k->clinic))
    wm_clinic_act_as (k->clinic, wm_store_get_person (wm_clinic_get_store (k->clinic)));
  wm_record_set_many (staff, "name", name, "role", role, "active", "1", NULL);
  g_ptr_array_add (save, staff);
  wm_clinic_save (k->clinic, "edit", save, NULL, findings, &error);
  g_assert_no_error (error);
  g_assert_true (wm_clinic_set_setting (k->clinic, "sample", "1", &error));
  wm_clinic_act_as (k->clinic, name);
  return kept_example_staff (k, name);
}

static void
keep (KeptExample *k, WmRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  char *acting = g_strdup (wm_clinic_get_user (k->clinic));
  wm_clinic_act_as (k->clinic, wm_store_get_person (wm_clinic_get_store (k->clinic)));
  g_ptr_array_add (save, record);
  wm_clinic_save (k->clinic, "edit", save, NULL, findings, &error);
  g_assert_no_error (error);
  wm_clinic_act_as (k->clinic, acting);
  g_free (acting);
}

static gboolean
is_own (KeptExample *k)
{
  return wm_access_is_own (k->clinic, wm_record_get_id (k->example->client));
}

static void
test_caseload (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  become (k, "T. Cover", "counselor");
  g_assert_false (is_own (k));
  wm_clinic_act_as (k->clinic, "J. Doe");
  g_assert_true (is_own (k));
  WmRecord *other = become (k, "M. Other", "counselor");
  wm_record_set (k->example->episode, "counselor", wm_record_get_id (other));
  keep (k, g_object_ref (k->example->episode));
  g_assert_true (is_own (k));
  wm_clinic_act_as (k->clinic, "J. Doe"); /* was transferred away */
  g_assert_false (is_own (k));
  wm_record_set (k->example->episode, "counselor", NULL);
  keep (k, g_object_ref (k->example->episode));
  g_assert_true (is_own (k)); /* nobody's yet */
}

/* Whose open episode it is, whatever ended on the day when it began. */
static void
test_newest (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  WmRecord *other = become (k, "M. Other", "counselor");
  g_autofree char *id = g_uuid_string_random (), *other_id = g_strdup (wm_record_get_id (other));
  WmRecord *ended = wm_record_copy (k->example->episode, id);
  wm_record_set_many (ended, "counselor", other_id, "discharge-date", wm_record_get (ended, "admit-date"), NULL);
  keep (k, ended);
  g_assert_false (is_own (k));
  wm_clinic_act_as (k->clinic, "J. Doe");
  g_assert_true (is_own (k));
}

static void
test_roles (void)
{
  static const struct { const char *name, *role; gboolean own; } table[] = {
    { "A. One", "director", TRUE }, { "A. Two", "supervisor", TRUE }, { "A. Three", "counselor", FALSE }, { "A. Four", "medical", TRUE },
    { "A. Five", "records", TRUE }, { "A. Six", "auditor", TRUE },    { "A. Seven", "front-desk", TRUE }, /* sees nothing clinical */
  };
  g_autoptr (KeptExample) k = kept_example_new ();
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      become (k, table[i].name, table[i].role);
      g_assert_cmpint (is_own (k), ==, table[i].own);
    }
}

static void
test_group_and_session (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  WmRecord *cover = become (k, "T. Cover", "counselor"), *group = wm_record_new (&wm_group_schema);
  const char *client = wm_record_get_id (k->example->client);
  g_autofree char *group_id = g_strdup (wm_record_get_id (group)), *cover_id = g_strdup (wm_record_get_id (cover));
  g_autofree char *today = wm_day_to_iso (wm_clinic_get_today (k->clinic)), *past = wm_day_to_iso (wm_clinic_get_today (k->clinic) - 40);
  wm_record_set_many (group, "name", "Evening", "kind", "process", "facilitator", wm_record_get_id (kept_example_staff (k, "J. Doe")), "cofacilitator",
                      cover_id, NULL);
  keep (k, group);
  WmRecord *member = wm_record_new (&wm_membership_schema);
  wm_record_set_many (member, "client-group", group_id, "client", client, "from-date", past, NULL);
  keep (k, g_object_ref (member));
  g_assert_true (is_own (k));
  wm_record_set (member, "to-date", past);
  keep (k, member);
  g_assert_false (is_own (k));
  WmRecord *session = wm_record_new (&wm_session_schema);
  wm_record_set_many (session, "client", client, "kind", "individual", "date", past, "starts", "09:00", "ends", "09:50", "staff", cover_id, "state",
                      "held", NULL);
  keep (k, g_object_ref (session));
  g_assert_false (is_own (k)); /* long ago */
  wm_record_set (session, "date", today);
  keep (k, g_object_ref (session));
  g_assert_true (is_own (k));
  wm_record_set (session, "state", "cancelled"); /* which nobody came to */
  keep (k, session);
  g_assert_false (is_own (k));
}

/* Who hands a client over from the open chart goes on reading it until they sign in again. */
static void
test_transfer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (WmRecord) change = wm_record_new (&wm_counselor_change_schema);
  const char *client = wm_record_get_id (k->example->client), *plan = wm_record_get_id (wm_plan_get_record (k->plan));
  WmRecord *other = become (k, "M. Other", "counselor");
  wm_clinic_act_as (k->clinic, "J. Doe");
  g_assert_true (is_own (k));
  wm_record_set_many (change, "episode", wm_record_get_id (k->example->episode), "date", "2026-11-20", "reason", "leaves", "new-counselor",
                      wm_record_get_id (other), NULL);
  wm_client_transfer (k->clinic, change, findings, &error);
  g_assert_no_error (error);
  g_autoptr (WmPlan) read = wm_plan_load (k->clinic, plan, &error);
  g_autoptr (GPtrArray) flags = wm_clinic_list (k->clinic, &wm_safety_flag_schema, "client", client, &error);
  g_assert_no_error (error);
  g_assert_true (read && flags);
  wm_clinic_act_as (k->clinic, "J. Doe");
  g_assert_false (is_own (k));
}

/* A rule looks at the plans of everyone: also at one that was saved by another and is somebody else's. */
static void
test_compared_plans (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new (), before = wm_likeness_plans (k->clinic, &error);
  WmRecord *objective = kept_example_item (k, k->plan, "1.1", &wm_objective_schema);
  wm_record_set (objective, "text", "go to the river with my daughter on 3 of 4 Saturdays");
  g_assert_true (wm_plan_save (k->plan, findings, &error));
  become (k, "T. Cover", "counselor");
  g_autoptr (GPtrArray) after = wm_likeness_plans (k->clinic, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, before->len);
}

/* As the director reads it in the chart's history. */
static void
expect_told (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_history_entry_free);
  wm_clinic_act_as (k->clinic, wm_store_get_person (wm_clinic_get_store (k->clinic)));
  g_autoptr (WmHistory) history = wm_history_new (k->clinic, wm_record_get_id (k->example->client), &error);
  while (!wm_history_is_done (history))
    g_assert_true (wm_history_read (history, entries, &error));
  const WmHistoryEntry *newest = entries->pdata[0];
  g_assert_cmpstr (newest->user, ==, "T. Cover");
  g_assert_cmpstr (newest->words, ==, "Chart opened with a reason, outside the own caseload");
  g_assert_cmpstr (newest->details, ==, REASON);
}

static void
expect_refused (gpointer got, GError **error)
{
  g_assert_null (got);
  g_assert_error (*error, WM_ERROR, WM_ERROR_REFUSED);
  g_assert_nonnull (strstr ((*error)->message, "Open the chart in the window and say why you need it."));
  g_clear_error (error);
}

/* What a chart holds is shut and opened as a whole; who the client is and when they come isn't. */
static void
test_reason (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  const char *client = wm_record_get_id (k->example->client), *episode = wm_record_get_id (k->example->episode);
  g_autofree char *assessment = wm_assessment_find (k->clinic, client, &error);
  g_autoptr (GPtrArray) plans = wm_clinic_list (k->clinic, &wm_plan_schema, "client", client, &error);
  g_autofree char *plan = g_strdup (wm_record_get_id (plans->pdata[0])), *longest = g_strnfill (301, 'x');
  become (k, "T. Cover", "counselor");
  expect_refused (wm_plan_load (k->clinic, plan, &error), &error);
  expect_refused (wm_assessment_load (k->clinic, assessment, &error), &error);
  expect_refused (wm_form_document_find_current (k->clinic, client, "relapse-prevention", &error), &error);
  expect_refused (wm_clinic_list (k->clinic, &wm_medication_schema, "client", client, &error), &error);
  expect_refused (wm_clinic_list (k->clinic, &wm_diagnosis_schema, "episode", episode, &error), &error);
  expect_refused (wm_clinic_load (k->clinic, &wm_plan_schema, plan, &error), &error);
  expect_refused (wm_clinic_load (k->clinic, &wm_assessment_schema, assessment, &error), &error);
  expect_refused (wm_intake_facts_load (k->clinic, client, &error), &error);
  g_autoptr (WmRecord) known = wm_clinic_load (k->clinic, &wm_client_schema, client, &error);
  g_assert_no_error (error);
  g_assert_false (wm_access_open (k->clinic, known, "  ", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (wm_access_open (k->clinic, known, longest, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (is_own (k));
  g_assert_true (wm_access_open (k->clinic, known, " " REASON " ", &error));
  g_assert_true (is_own (k));
  g_autoptr (WmPlan) opened = wm_plan_load (k->clinic, plan, &error);
  g_autoptr (WmAssessment) read = wm_assessment_load (k->clinic, assessment, &error);
  g_assert_no_error (error);
  g_assert_true (opened && read);
  g_assert_true (wm_store_verify (wm_clinic_get_store (k->clinic), &error));
  expect_told (k);
  wm_clinic_act_as (k->clinic, "T. Cover"); /* signed in again */
  g_assert_false (is_own (k));
}

/* Somebody else of the clinic, whom nobody treats yet. */
static WmRecord *
admit_another (KeptExample *k)
{
  g_autofree char *client_id = g_uuid_string_random (), *episode_id = g_uuid_string_random ();
  g_autoptr (WmRecord) client = wm_record_copy (k->example->client, client_id);
  WmRecord *episode = wm_record_copy (k->example->episode, episode_id);
  wm_record_set (client, "client-no", "C-0413");
  wm_record_set_many (episode, "client", client_id, "counselor", NULL, NULL);
  kept_example_save (k, client);
  kept_example_save (k, episode);
  return episode;
}

/* Into the form of a new room. */
static void
type_about_nobody (KeptExample *k)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, wm_record_new (&wm_room_schema));
  wm_record_set (records->pdata[0], "name", "Garden room");
  g_autofree char *key = wm_record_draft_key (k->clinic, &wm_room_schema, NULL, wm_record_get_id (records->pdata[0])), *text = wm_record_draft_write (records);
  g_assert_true (wm_record_draft_put (k->clinic, key, text, &error));
}

/* Nobody who needs a reason for a chart gets the records of all at once, by whatever they are asked for. */
static void
test_all_at_once (void)
{
  static const struct { const WmSchema *schema; const char *field, *value; } asked[] = {
    { &wm_plan_schema, "state", "draft" }, { &wm_diagnosis_schema, "code", "F10.20" }, { &wm_signature_schema, "review", NULL },
    { &wm_objective_schema, "status", "active" }, { &wm_intervention_schema, "staff", "J. Doe" }, { &wm_objective_schema, NULL, NULL },
  };
  g_autoptr (KeptExample) k = kept_example_new ();
  become (k, "T. Cover", "counselor");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (wm_clinic_list (k->clinic, asked[i].schema, asked[i].field, asked[i].value, &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
    }
  g_autoptr (GPtrArray) clients = wm_clinic_list (k->clinic, &wm_client_schema, NULL, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 1);
  become (k, "S. Lead", "supervisor");
  g_autoptr (GPtrArray) plans = wm_clinic_list (k->clinic, &wm_plan_schema, NULL, NULL, NULL);
  g_assert_cmpuint (plans->len, ==, 1);
}

/* A new record of @schema in the example's chart, with those above it where there are none yet: all in @save, the highest first. */
static WmRecord *
add_to_chart (KeptExample *k, const WmSchema *schema, GPtrArray *save)
{
  WmRecord *record = wm_record_new (schema);
  if (wm_schema_field (schema, "client"))
    wm_record_set (record, "client", wm_record_get_id (k->example->client));
  else if (wm_schema_field (schema, "episode"))
    wm_record_set (record, "episode", wm_record_get_id (k->example->episode));
  else
    {
      const WmSchema *above = wm_schema_find (wm_schema_field (schema, schema->parent)->of);
      g_autoptr (GPtrArray) stored = wm_store_list (wm_clinic_get_store (k->clinic), above, NULL, NULL, NULL);
      wm_record_set (record, schema->parent, wm_record_get_id (stored->len ? stored->pdata[0] : add_to_chart (k, above, save)));
    }
  g_ptr_array_add (save, record);
  return record;
}

static gboolean
try_to (KeptExample *k, GPtrArray *save, GPtrArray *remove, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  return wm_clinic_save (k->clinic, "edit", save, remove, findings, error);
}

/* Neither by its id nor by what it hangs below, and not with those of everybody; nor is it taken away. */
static void
expect_shut (KeptExample *k, const WmSchema *schema)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = wm_store_list (wm_clinic_get_store (k->clinic), schema, NULL, NULL, NULL);
  g_assert_null (wm_clinic_list (k->clinic, schema, NULL, NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  g_clear_error (&error);
  g_ptr_array_set_size (stored, MIN (stored->len, 1));
  if (stored->len == 0)
    return;
  expect_refused (wm_clinic_load (k->clinic, schema, wm_record_get_id (stored->pdata[0]), &error), &error);
  expect_refused (wm_clinic_list (k->clinic, schema, schema->parent, wm_record_get (stored->pdata[0], schema->parent), &error), &error);
  g_assert_false (try_to (k, NULL, stored, &error));
  expect_refused (NULL, &error);
}

/* Read by what it hangs below and by its id, and taken when it is whole: what is wrong with it now is its own. */
static void
expect_open (KeptExample *k, const WmSchema *schema, GPtrArray *save)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = wm_store_list (wm_clinic_get_store (k->clinic), schema, NULL, NULL, NULL);
  WmRecord *first = stored->len ? stored->pdata[0] : NULL;
  if (first)
    {
      g_autoptr (GPtrArray) all = wm_clinic_list (k->clinic, schema, schema->parent, wm_record_get (first, schema->parent), &error);
      g_autoptr (WmRecord) one = wm_clinic_load (k->clinic, schema, wm_record_get_id (first), &error);
      g_assert_no_error (error);
    }
  try_to (k, save, NULL, &error);
  g_assert_false (g_error_matches (error, WM_ERROR, WM_ERROR_REFUSED));
}

/* Every type of clinical record, however far below the chart it hangs: neither read nor entered before the chart is open, and the
 * act that holds one is refused as a whole; as ever once it is. */
static void
test_every_type (void)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  guint n, clinical = 0;
  const WmSchema *const *all = wm_schema_all (&n);
  become (k, "T. Cover", "counselor");
  for (guint i = 0; i < n * 2; i++)
    {
      g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GError) error = NULL;
      if (i == n)
        g_assert_true (wm_access_open (k->clinic, k->example->client, REASON, NULL));
      if (wm_role_act_to_read (all[i % n]) != WM_ACT_SEE_CLINICAL)
        continue;
      g_test_message ("%s", all[i % n]->name);
      clinical++;
      add_to_chart (k, all[i % n], save);
      if (i >= n)
        {
          expect_open (k, all[i % n], save);
          continue;
        }
      g_assert_false (try_to (k, save, NULL, &error));
      expect_refused (NULL, &error);
      expect_shut (k, all[i]);
    }
  g_assert_cmpuint (clinical, >, 40);
}

static WmRecord *
new_allergy (WmRecord *client)
{
  WmRecord *record = wm_record_new (&wm_allergy_schema);
  wm_record_set_many (record, "client", wm_record_get_id (client), "name", "penicillin", "kind", "medication", NULL);
  return record;
}

/* Neither out of a chart that isn't open nor into it; with the reason it goes. What isn't clinical never asked. */
static void
test_moving (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (WmRecord) another = admit_another (k);
  const char *there = wm_record_get_id (k->example->client), *own = wm_record_get (another, "client");
  WmRecord *foreign = new_allergy (k->example->client);
  g_ptr_array_add (save, foreign);
  g_assert_true (try_to (k, save, NULL, &error));
  become (k, "T. Cover", "counselor");
  wm_record_set (foreign, "client", own);
  g_assert_false (try_to (k, save, NULL, &error));
  expect_refused (NULL, &error);
  g_assert_true (wm_access_is_own (k->clinic, own));
  wm_record_revert (foreign);
  WmRecord *mine = new_allergy (k->example->client);
  wm_record_set (mine, "client", own);
  g_ptr_array_add (save, mine);
  g_assert_true (try_to (k, save, NULL, &error));
  wm_record_set (mine, "client", there);
  g_assert_false (try_to (k, save, NULL, &error));
  expect_refused (NULL, &error);
  wm_record_revert (mine);
  g_autoptr (GPtrArray) mixed = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (mixed, wm_record_new (&wm_plan_schema)); /* an own client, and the episode of another */
  wm_record_set_many (mixed->pdata[0], "client", own, "episode", wm_record_get_id (k->example->episode), NULL);
  g_assert_false (try_to (k, mixed, NULL, &error));
  expect_refused (NULL, &error);
  wm_record_set (k->example->client, "phone", "555-0100");
  g_ptr_array_add (save, g_object_ref (k->example->client));
  g_assert_true (try_to (k, save, NULL, &error));
  g_assert_true (wm_access_open (k->clinic, k->example->client, REASON, &error));
  wm_record_set (mine, "client", there);
  g_assert_true (try_to (k, save, NULL, &error));
  g_assert_no_error (error);
}

/* A plan that was read before somebody else signed in isn't signed, saved or marked by them. */
static void
test_held_plan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  become (k, "T. Cover", "counselor");
  g_assert_false (wm_signing_mark_ready (k->plan, findings, &error));
  expect_refused (NULL, &error);
  wm_record_set (wm_plan_get_record (k->plan), "own-words", "sleep");
  g_assert_false (wm_plan_save (k->plan, findings, &error));
  expect_refused (NULL, &error);
}

/* What a covering counselor typed is offered to them after a crash, after their own: to read it, they say once more why. */
static void
test_kept_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autofree char *key = g_strconcat ("plan/", wm_record_get_id (wm_plan_get_record (k->plan)), NULL);
  g_autofree char *id = wm_assessment_find (k->clinic, wm_record_get_id (k->example->client), &error), *first = g_strconcat ("assessment/", id, NULL);
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (k->clinic), key, "{}", &error));
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (k->clinic), first, "{}", &error));
  g_autoptr (WmRecord) another = admit_another (k);
  g_autofree char *own = g_strdup_printf ("form/relapse-prevention/%s/1", wm_record_get_id (another));
  g_assert_true (wm_store_put_draft (wm_clinic_get_store (k->clinic), own, "{}", &error));
  become (k, "T. Cover", "counselor");
  type_about_nobody (k);
  g_autoptr (GPtrArray) offered = wm_drafts_list (k->clinic);
  g_assert_cmpuint (offered->len, ==, 4);
  g_assert_cmpstr (((WmKept *) offered->pdata[0])->client, ==, wm_record_get (another, "client"));
  g_assert_cmpstr (((WmKept *) offered->pdata[1])->what, ==, "room");
  g_assert_cmpstr (((WmKept *) offered->pdata[3])->client, ==, wm_record_get_id (k->example->client));
  g_assert_false (is_own (k));
  become (k, "D. Desk", "front-desk");
  g_autoptr (GPtrArray) none = wm_drafts_list (k->clinic);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Who comes back was somebody's before: the way goes on, and what the screening says is behind the reason. */
static void
test_screening (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const char *client = wm_record_get_id (k->example->client);
  g_autoptr (WmRecord) screening = wm_record_new (&wm_screening_schema);
  wm_record_set (k->example->episode, "discharge-date", "2026-11-19");
  wm_record_set (k->example->client, "status", "screening");
  wm_record_set_many (screening, "client", client, "screened", "2026-11-20", "screened-by",
                      wm_record_get_id (kept_example_staff (k, "J. Doe")), "intoxicated", "0", NULL);
  kept_example_save (k, k->example->episode);
  kept_example_save (k, k->example->client);
  kept_example_save (k, screening);
  become (k, "T. Cover", "counselor");
  g_autoptr (WmClientPath) outside = wm_client_path_load (k->clinic, client, &error);
  g_assert_no_error (error);
  g_assert_true (outside->screened);
  g_assert_null (outside->screening);
  g_assert_false (wm_client_screen (k->clinic, screening, findings, &error));
  expect_refused (NULL, &error);
  g_assert_true (wm_access_open (k->clinic, outside->client, REASON, &error));
  g_autoptr (WmClientPath) inside = wm_client_path_load (k->clinic, client, &error);
  g_assert_cmpstr (wm_record_get_id (inside->screening), ==, wm_record_get_id (screening));
  wm_client_screen (k->clinic, inside->screening, findings, &error);
  g_assert_no_error (error);
}

/* The front desk can't take a reason for a way in. */
static void
test_no_way_round (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KeptExample) k = kept_example_new ();
  become (k, "D. Desk", "front-desk");
  g_assert_false (wm_access_open (k->clinic, k->example->client, REASON, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/access/caseload", test_caseload);
  g_test_add_func ("/service/access/newest", test_newest);
  g_test_add_func ("/service/access/roles", test_roles);
  g_test_add_func ("/service/access/group-and-session", test_group_and_session);
  g_test_add_func ("/service/access/transfer", test_transfer);
  g_test_add_func ("/service/access/compared-plans", test_compared_plans);
  g_test_add_func ("/service/access/reason", test_reason);
  g_test_add_func ("/service/access/all-at-once", test_all_at_once);
  g_test_add_func ("/service/access/every-type", test_every_type);
  g_test_add_func ("/service/access/moving", test_moving);
  g_test_add_func ("/service/access/held-plan", test_held_plan);
  g_test_add_func ("/service/access/kept-text", test_kept_text);
  g_test_add_func ("/service/access/screening", test_screening);
  g_test_add_func ("/service/access/no-way-round", test_no_way_round);
  return g_test_run ();
}
