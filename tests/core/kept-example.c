/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked example in a clinic. */
#include "kept-example.h"

#include <string.h>

static void
save_all (KeptExample *self, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_clinic_save (self->clinic, "worked example", records, NULL, findings, &error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", ((WmFinding *) findings->pdata[i])->field, ((WmFinding *) findings->pdata[i])->text);
  g_assert_no_error (error);
}

/** kept_example_save: one record, in one act. */
void
kept_example_save (KeptExample *self, WmRecord *record)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_ptr_array_add (records, record);
  save_all (self, records);
}

/** kept_example_staff: Returns: (transfer none): the clinic's own record of @name. */
WmRecord *
kept_example_staff (KeptExample *self, const char *name)
{
  GPtrArray *staff = wm_clinic_get_staff (self->clinic);
  for (guint i = 0; i < staff->len; i++)
    if (strcmp (wm_record_get (staff->pdata[i], "name"), name) == 0)
      return staff->pdata[i];
  g_error ("no such person: %s", name);
}

/** kept_example_load: Returns: (transfer full): a plan of the client, as wm_plan_find() names it. */
WmPlan *
kept_example_load (KeptExample *self, const char *which)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = wm_plan_find (self->clinic, wm_record_get_id (self->example->client), which, &error);
  g_assert_no_error (error);
  WmPlan *plan = wm_plan_load (self->clinic, id, &error);
  g_assert_no_error (error);
  return plan;
}

typedef struct
{
  const char *number;
  const WmSchema *schema;
  WmRecord *found;
} Wanted;

static gboolean
is_wanted (WmPlanNode *node, gpointer data)
{
  Wanted *wanted = data;
  WmRecord *record = wm_plan_node_get_record (node);
  g_autofree char *number = wm_plan_node_get_number (node);
  if (wm_record_get_schema (record) == wanted->schema && strcmp (number, wanted->number) == 0)
    wanted->found = record;
  return wanted->found == NULL;
}

/** kept_example_item: Returns: (transfer none): the record of the item with @number in @plan. */
WmRecord *
kept_example_item (KeptExample *self, WmPlan *plan, const char *number, const WmSchema *schema)
{
  Wanted wanted = { number, schema, NULL };
  wm_plan_foreach (plan, is_wanted, &wanted);
  g_assert_nonnull (wanted.found);
  return wanted.found;
}

static void
keep (KeptExample *self)
{
  g_autoptr (GPtrArray) records = worked_example_records (self->example, wm_clinic_find_level (self->clinic, "3", "2.1"));
  WmRecord *director = kept_example_staff (self, "A. Director");
  wm_record_set_many (director, "credential", "LCSW", "may-diagnose", "1", "credential-expires", "2027-06-30", NULL);
  g_ptr_array_add (records, director);
  save_all (self, records);
}

KeptExample *
kept_example_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-kept-XXXXXX", NULL), *code = NULL;
  KeptExample *self = g_new0 (KeptExample, 1);
  self->folder = g_build_filename (top, "clinic", NULL);
  self->clinic = wm_clinic_create (self->folder, "Riverside Recovery", "A. Director", KEPT_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (self->clinic, wm_day_from_ymd (2026, 11, 20));
  self->example = worked_example_new ();
  keep (self);
  self->plan = kept_example_load (self, "1");
  return self;
}

void
kept_example_free (KeptExample *self)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->clinic);
  worked_example_free (self->example);
  g_free (self->folder);
  g_free (self);
}
