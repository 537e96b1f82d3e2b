/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about who signs. */
#include "wm-plan-code.h"
#include "worked-example.h"

#include <string.h>

static char *
signing_found (WorkedExample *e)
{
  g_free (e->facts.content_code);
  e->facts.content_code = wm_plan_content_code (e->plan);
  g_autoptr (GPtrArray) findings = wm_rules_run_signing (&e->facts);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      WmFinding *f = findings->pdata[i];
      g_test_message ("%s %s %s: %s", f->rule, f->where, f->field, f->text);
      g_assert_cmpint (f->severity, ==, WM_SEVERITY_ERROR);
      g_string_append_printf (all, "%s%s.%s", all->len ? " " : "", f->rule, f->field);
    }
  g_assert_false (wm_findings_block_signing (findings));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
expect (WorkedExample *e, const char *findings)
{
  g_autofree char *found = signing_found (e);
  g_assert_cmpstr (found, ==, findings);
}

static WmRecord *
sign (WorkedExample *e, const char *role, const char *way)
{
  g_autofree char *code = wm_plan_content_code (e->plan);
  g_autoptr (WmRecord) signature = wm_record_new (&wm_signature_schema);
  wm_record_set_many (signature, "plan", wm_record_get_id (wm_plan_get_record (e->plan)), "role", role, "way", way, "name", "N. Ame",
                      "date", "2026-11-20", "time", "18:05", "content-code", code, NULL);
  g_list_store_append (G_LIST_STORE (wm_plan_get_signatures (e->plan)), signature);
  return signature; /* the list keeps it */
}

static void
test_who_signs (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  expect (e, "TP21.signature TP22.signature TP22.signature");
  sign (e, "counselor", "screen");
  expect (e, "TP21.signature TP22.signature");
  sign (e, "client", "paper");
  expect (e, "TP22.signature");
  sign (e, "supervisor", "screen");
  expect (e, "");
}

static void
test_settings (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  sign (e, "counselor", "screen");
  e->facts.signers.client_signs = e->facts.signers.cosigned = FALSE;
  expect (e, "");
}

static WorkedExample *
signed_by_all (void)
{
  WorkedExample *e = worked_example_new ();
  sign (e, "counselor", "screen");
  sign (e, "client", "screen");
  sign (e, "supervisor", "paper");
  return e;
}

/* A later edit voids all of it. */
static void
test_later_edit (void)
{
  g_autoptr (WorkedExample) e = signed_by_all ();
  WmRecord *objective = wm_plan_node_get_record (worked_example_node (e, "1.1", &wm_objective_schema));
  wm_record_set (objective, "target", "27");
  expect (e, "TP22.content-code TP22.content-code TP22.content-code");
  wm_record_set (objective, "target", "28");
  wm_record_set (wm_plan_get_record (e->plan), "state", "signed"); /* no edit */
  expect (e, "");
}

static void
test_older_signature (void)
{
  g_autoptr (WorkedExample) e = signed_by_all ();
  g_autoptr (WmRecord) first = g_list_model_get_item (wm_plan_get_signatures (e->plan), 0);
  wm_record_set (first, "date", "2026-11-19");
  expect (e, "TP22.date");
}

static void
test_refusal (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  sign (e, "counselor", "screen");
  sign (e, "supervisor", "screen");
  WmRecord *refused = sign (e, "client", "refused");
  expect (e, "TP21.reason TP21.witness");
  wm_record_set_many (refused, "reason", "wants to show it to her sister first", "witness", wm_record_get_id (e->facts.staff->pdata[1]), NULL);
  expect (e, "");
  wm_record_set (refused, "content-code", "0"); /* a refusal is none of an older text */
  expect (e, "");
  sign (e, "client", "paper");
  expect (e, "");
}

static void
test_taking_part (void)
{
  g_autoptr (WorkedExample) e = worked_example_new ();
  WmRecord *plan = wm_plan_get_record (e->plan);
  wm_record_set (plan, "took-part", NULL);
  sign (e, "counselor", "screen");
  sign (e, "client", "screen");
  sign (e, "supervisor", "paper");
  expect (e, "TP21.took-part");
  wm_record_set_many (plan, "took-part", "0", "took-part-how", NULL, NULL);
  g_autofree char *found = signing_found (e);
  g_assert_true (g_str_has_prefix (found, "TP21.took-part-how"));
}

static void
test_minor (void)
{
  g_autoptr (WorkedExample) e = signed_by_all ();
  wm_record_set (e->client, "date-of-birth", "2008-11-20"); /* 18 that day */
  expect (e, "");
  wm_record_set (e->client, "date-of-birth", "2008-11-21");
  expect (e, "TP21.signature TP21.consent-basis");
  wm_record_set (e->episode, "consent-basis", "adult");
  expect (e, "TP21.signature TP21.consent-basis");
  wm_record_set (e->episode, "consent-basis", "minor-alone");
  expect (e, "");
  wm_record_set (e->episode, "consent-basis", "parent-and-minor");
  expect (e, "TP21.signature");
  WmRecord *guardian = sign (e, "guardian", "unable");
  expect (e, "TP21.reason TP21.witness");
  wm_record_set (guardian, "way", "paper");
  expect (e, "");
  e->facts.signers.adult_age = 17; /* the state's age */
  wm_record_set (guardian, "way", "refused");
  expect (e, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/signing/who", test_who_signs);
  g_test_add_func ("/rules/signing/settings", test_settings);
  g_test_add_func ("/rules/signing/later-edit", test_later_edit);
  g_test_add_func ("/rules/signing/older", test_older_signature);
  g_test_add_func ("/rules/signing/refusal", test_refusal);
  g_test_add_func ("/rules/signing/taking-part", test_taking_part);
  g_test_add_func ("/rules/signing/minor", test_minor);
  return g_test_run ();
}
