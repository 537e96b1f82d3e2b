/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A new clinic has its lists, levels, settings; saving is whole or not at all. */
#include "wm-clinic.h"
#include "wm-plan.h"
#include "wm-sample.h"

#include <glib/gstdio.h>
#include <string.h>

static WmClinic *
new_clinic (char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-clinic-XXXXXX", NULL);
  *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (*folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  return clinic;
}

static void
test_create_and_open (void)
{
  g_autofree char *folder = NULL;
  WmClinic *clinic = new_clinic (&folder);
  g_assert_finalize_object (clinic);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) again = wm_clinic_open (folder, NULL, "correct horse", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_clinic_get_record (again), "name"), ==, "Riverside Recovery");
  g_assert_cmpstr (wm_clinic_get_user (again), ==, "A. Director");
  g_assert_cmpint (wm_clinic_setting_int (again, "review-every-days", 0), ==, 30);
  g_assert_cmpstr (wm_clinic_label (again, "service", "medication"), ==, "Medication consult");
  g_assert_cmpstr (wm_clinic_plain (again, "service", "medication"), ==, "Talk with a doctor about medication");
  WmRecord *level = wm_clinic_find_level (again, "4", "2.1");
  g_autofree char *text = wm_clinic_text_of (again, wm_schema_field (&wm_plan_schema, "level"), wm_record_get_id (level));
  g_assert_cmpstr (text, ==, "Intensive outpatient (2.1)");
}

static void
test_every_list_exists (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < all[i]->n_fields; j++)
      if (all[i]->fields[j].kind == WM_KIND_PICK)
        {
          g_test_message ("%s", all[i]->fields[j].of);
          g_assert_nonnull (wm_clinic_picks (clinic, all[i]->fields[j].of));
        }
}

static void
test_save_refused_whole (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  g_autoptr (GPtrArray) findings = wm_findings_new (), rooms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (rooms, wm_record_new (&wm_room_schema));
  g_ptr_array_add (rooms, wm_record_new (&wm_room_schema));
  wm_record_set (rooms->pdata[0], "name", "Room A");
  wm_record_set (rooms->pdata[1], "capacity", "none");
  g_assert_false (wm_clinic_save (clinic, "rooms", rooms, NULL, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_cmpuint (findings->len, ==, 2);
  g_autoptr (GPtrArray) stored = wm_clinic_list (clinic, &wm_room_schema, NULL, NULL, NULL);
  g_assert_cmpuint (stored->len, ==, 0);
}

/* A problem may name the diagnoses of its own episode, nobody else's; a level is the clinic's. */
static void
test_link_choices (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  g_assert_true (wm_sample_fill (clinic, 20, 1, wm_day_from_ymd (2026, 11, 24), &error));
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, NULL, NULL, &error);
  guint offered = 0;
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (plans->pdata[i]), &error);
      WmRecord *problem = wm_plan_node_get_record (wm_plan_add (plan, NULL, -1)); /* not stored yet */
      g_autoptr (GPtrArray) choices = wm_clinic_link_choices (clinic, problem, wm_schema_field (&wm_problem_schema, "diagnosis"), &error);
      g_assert_no_error (error);
      for (guint j = 0; j < choices->len; j++)
        g_assert_cmpstr (wm_record_get (choices->pdata[j], "episode"), ==, wm_record_get_id (wm_plan_get_episode (plan)));
      offered += choices->len;
      g_autoptr (GPtrArray) levels = wm_clinic_link_choices (clinic, plans->pdata[i], wm_schema_field (&wm_plan_schema, "level"), &error);
      g_assert_cmpuint (levels->len, ==, wm_clinic_get_levels (clinic)->len);
    }
  g_assert_cmpuint (offered, >=, plans->len);
}

/* Every passphrase is lost: the printed code opens the clinic, one letter less doesn't. */
static void
test_recovery (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-clinic-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_object_unref (wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error));
  g_autoptr (WmClinic) clinic = wm_clinic_open_recovery (folder, code, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_clinic_get_record (clinic), "name"), ==, "Riverside Recovery");
  g_clear_object (&clinic);
  code[strlen (code) - 1] = '\0';
  g_assert_null (wm_clinic_open_recovery (folder, code, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
}

static void
test_find_client (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  g_assert_null (wm_clinic_find_client (clinic, "C-0001", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_null (strstr (error->message, "C-0001")); /* what was typed may be a name */
}

/* How people read a value: nothing stays nothing, no is no, and what is gone is not an error. */
static void
test_text_of (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  static const struct { const WmSchema *schema; const char *field, *value, *text; } table[] = {
    { &wm_client_schema, "last-name", NULL, "" },          { &wm_client_schema, "interpreter", "1", "yes" },
    { &wm_client_schema, "interpreter", "0", "no" },       { &wm_client_schema, "last-name", "Vega", "Vega" },
    { &wm_plan_schema, "counselor", "nobody", "" },        { &wm_plan_schema, "level", "no such level", "" },
    { &wm_problem_schema, "diagnosis", "no such one", "" }, { &wm_intervention_schema, "service", "no-code", "no-code" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = wm_clinic_text_of (clinic, wm_schema_field (table[i].schema, table[i].field), table[i].value);
      g_assert_cmpstr (text, ==, table[i].text);
    }
}

/* One of several records can't be stored: none is, and what was typed is still there to be saved again. */
static void
test_save_is_one_act (void)
{
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (&folder);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  for (guint i = 0; i < 2; i++)
    {
      g_ptr_array_add (records, wm_record_new (&wm_client_schema));
      wm_record_set_many (records->pdata[i], "client-no", "C-0001", "first-name", "Bo", "last-name", "Roe", "status", "active", NULL);
    }
  g_assert_false (wm_clinic_save (clinic, "admit", records, NULL, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  wm_record_set (records->pdata[1], "client-no", "C-0002");
  g_assert_true (wm_clinic_save (clinic, "admit", records, NULL, findings, &error));
  g_autoptr (GPtrArray) stored = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_assert_cmpuint (stored->len, ==, 2);
  g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/clinic/create-open", test_create_and_open);
  g_test_add_func ("/service/clinic/lists", test_every_list_exists);
  g_test_add_func ("/service/clinic/refused-whole", test_save_refused_whole);
  g_test_add_func ("/service/clinic/link-choices", test_link_choices);
  g_test_add_func ("/service/clinic/recovery", test_recovery);
  g_test_add_func ("/service/clinic/find-client", test_find_client);
  g_test_add_func ("/service/clinic/text-of", test_text_of);
  g_test_add_func ("/service/clinic/one-act", test_save_is_one_act);
  return g_test_run ();
}
