/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* PR16: whatever is changed in a signed plan past the program, in any field of any of its rows, is found. */
#include "kept-example.h"
#include "raw-store.h"
#include "wm-signing.h"

#include <string.h>

#define LOOSE "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "

static void
sign_all (KeptExample *k, WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  const WmDay today = wm_clinic_get_today (k->clinic);
  const WmSigning all[] = {
    { .role = "client", .way = "refused", .reason = "wants to think", .witness = wm_record_get_id (kept_example_staff (k, "A. Okafor")) },
    { .role = "counselor", .way = "paper", .date = today },
    { .role = "supervisor", .way = "screen", .staff = wm_record_get_id (kept_example_staff (k, "A. Director")), .passphrase = KEPT_PASSPHRASE },
  };
  wm_signing_mark_ready (plan, findings, &error);
  for (guint i = 0; i < G_N_ELEMENTS (all) && !error; i++)
    wm_signing_add (plan, &all[i], findings, &error);
  g_assert_no_error (error);
  g_assert_true (wm_signing_record_copy (plan, TRUE, today, &error));
}

typedef struct
{
  char *folder;
  GPtrArray *records; /* one of each type, two signatures */
} Closed;

static void
closed_free (Closed *self)
{
  g_free (self->folder);
  g_ptr_array_unref (self->records);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Closed, closed_free)

static void
note_records (KeptExample *k, GPtrArray *records)
{
  static const struct { const char *number; const WmSchema *schema; } items[] = {
    { "2", &wm_problem_schema }, { "1", &wm_goal_schema }, { "2.2", &wm_objective_schema }, { "1.1b", &wm_intervention_schema } };
  g_ptr_array_add (records, g_object_ref (wm_plan_get_record (k->plan)));
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_ptr_array_add (records, g_object_ref (kept_example_item (k, k->plan, items[i].number, items[i].schema)));
  for (guint i = 0; i < MIN (2, g_list_model_get_n_items (wm_plan_get_signatures (k->plan))); i++)
    g_ptr_array_add (records, g_list_model_get_item (wm_plan_get_signatures (k->plan), i));
}

/* The kept example, in force with all signatures or still a draft; its clinic is closed again. */
static Closed *
closed_new (gboolean with_signatures)
{
  g_autoptr (KeptExample) k = kept_example_new ();
  Closed *self = g_new0 (Closed, 1);
  if (with_signatures)
    sign_all (k, k->plan);
  self->folder = g_strdup (k->folder);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  note_records (k, self->records);
  return self;
}

static gboolean
verify (const char *folder, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_open (folder, NULL, KEPT_PASSPHRASE, &problem);
  g_assert_no_error (problem);
  return wm_signing_verify_all (clinic, error);
}

static void
expect_found (const char *folder, const char *what)
{
  g_autoptr (GError) error = NULL;
  gboolean whole = verify (folder, &error);
  g_test_message ("%s: %s", what, error ? error->message : "not found");
  g_assert_false (whole);
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_cmpstr (error->message, ==, "Version 1 of the treatment plan of client C-0412 is no longer what was signed: it was "
                                       "changed afterwards. Restore a backup from before.");
}

static void
expect_whole (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (verify (folder, &error));
  g_assert_no_error (error);
}

static char *
quoted (const char *value)
{
  if (value == NULL)
    return g_strdup ("NULL");
  g_auto (GStrv) parts = g_strsplit (value, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);
  return g_strdup_printf ("'%s'", doubled);
}

static const char *
other_value (const WmField *field, const char *old)
{
  if (field->kind == WM_KIND_INT || field->kind == WM_KIND_BOOL)
    return g_strcmp0 (old, "1") == 0 ? "0" : "1";
  return "2026-11-19";
}

static void
put (const char *folder, WmRecord *record, const WmField *field, const char *value)
{
  g_autofree char *table = wm_schema_table (wm_record_get_schema (record)), *column = wm_field_column (field), *text = quoted (value);
  g_autofree char *sql = g_strdup_printf (LOOSE "UPDATE %s SET %s = %s WHERE id = '%s'", table, column, text, wm_record_get_id (record));
  raw_store_exec (folder, sql);
}

/* Every field of one row: another value, and none where there was one. */
static void
tamper (const char *folder, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      const WmField *field = &schema->fields[i];
      const char *old = wm_record_get_at (record, i);
      g_autofree char *what = g_strdup_printf ("%s %s", schema->name, field->name);
      put (folder, record, field, other_value (field, old));
      expect_found (folder, what);
      if (old && !(field->flags & WM_FIELD_REQUIRED))
        {
          put (folder, record, field, NULL);
          expect_found (folder, what);
        }
      put (folder, record, field, old);
    }
}

static void
test_every_field (void)
{
  g_autoptr (Closed) c = closed_new (TRUE);
  expect_whole (c->folder);
  g_assert_cmpuint (c->records->len, ==, 7);
  for (guint i = 0; i < c->records->len; i++)
    tamper (c->folder, c->records->pdata[i]);
  expect_whole (c->folder);
}

static void
test_rows (void)
{
  static const struct { const char *what, *sql, *undo; } rows[] = {
    { "an intervention is gone", "UPDATE intervention SET plan = 'x' WHERE position = 2",
      "UPDATE intervention SET plan = (SELECT id FROM plan) WHERE plan = 'x'" },
    { "an objective more",
      "INSERT INTO objective (id, plan, goal, position, item, created, changed, changed_by) SELECT 'new', plan, goal, 9, 'new', '', '', '' "
      "FROM objective LIMIT 1", "DELETE FROM objective WHERE id = 'new'" },
    { "a signature more",
      "INSERT INTO signature (id, plan, role, way, name, date, time, content_code, created, changed, changed_by) SELECT 'new', plan, "
      "'client', 'screen', name, date, time, content_code, '', '', '' FROM signature LIMIT 1", "DELETE FROM signature WHERE id = 'new'" },
    { "a signature is gone", "DELETE FROM signature WHERE role = 'supervisor'", NULL },
    { "all signatures are gone", "DELETE FROM signature", NULL },
    { "the plan is gone", "DELETE FROM plan", NULL },
  };
  g_autoptr (Closed) c = closed_new (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *sql = g_strconcat (LOOSE, rows[i].sql, NULL);
      raw_store_exec (c->folder, sql);
      expect_found (c->folder, rows[i].what);
      if (rows[i].undo == NULL)
        continue;
      raw_store_exec (c->folder, rows[i].undo);
      expect_whole (c->folder);
    }
}

/* What was never signed may change; a clinic without signatures is whole. */
static void
test_unsigned (void)
{
  g_autoptr (Closed) c = closed_new (FALSE);
  raw_store_exec (c->folder, "UPDATE plan SET needs = 'sleep'");
  expect_whole (c->folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/signing-verify/every-field", test_every_field);
  g_test_add_func ("/service/signing-verify/rows", test_rows);
  g_test_add_func ("/service/signing-verify/unsigned", test_unsigned);
  return g_test_run ();
}
