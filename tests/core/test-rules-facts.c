/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules know of a clinic: read once, and again after something was saved. */
#include "save-record.h"
#include "wm-form.h"
#include "worked-example.h"

#include <string.h>

typedef struct
{
  WmClinic *clinic;
  WorkedExample *example;
  WmPlan *plan;
} House;

static void
house_open (House *house)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-facts-XXXXXX", NULL), *code = NULL, *folder = g_build_filename (top, "clinic", NULL);
  house->clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (house->clinic, wm_day_from_ymd (2026, 11, 20));
  house->example = worked_example_new ();
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GPtrArray) records = worked_example_records (house->example, wm_clinic_find_level (house->clinic, "3", "2.1"));
  wm_clinic_save (house->clinic, "worked example", records, NULL, findings, &error);
  g_assert_no_error (error);
  house->plan = wm_plan_load (house->clinic, wm_record_get_id (wm_plan_get_record (house->example->plan)), &error);
  g_assert_no_error (error);
}

static void
house_close (House *house)
{
  g_object_unref (house->plan);
  worked_example_free (house->example);
  g_object_unref (house->clinic);
}

static void
expect (House *house, const char *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_plan_check (house->plan, &error);
  g_assert_no_error (error);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    if (!strstr (all->str, ((WmFinding *) findings->pdata[i])->rule))
      g_string_append_printf (all, "%s%s", all->len ? " " : "", ((WmFinding *) findings->pdata[i])->rule);
  g_assert_cmpstr (all->str, ==, rules);
}

static WmRecord *
new_record (House *house, const WmSchema *schema)
{
  WmRecord *record = wm_record_new (schema);
  const char *owner = strcmp (schema->parent, "client") == 0    ? wm_record_get_id (house->example->client)
                      : strcmp (schema->parent, "episode") == 0 ? wm_record_get_id (house->example->episode)
                                                                : wm_record_get_id (house->example->assessment);
  wm_record_set (record, schema->parent, owner);
  return record;
}

/* Whatever a rule asks the clinic for is found there once it is saved. */
static void
test_all_kinds (void)
{
  House house;
  house_open (&house);
  expect (&house, "");
  g_autoptr (WmRecord) diagnosis = new_record (&house, &wm_diagnosis_schema), flag = new_record (&house, &wm_safety_flag_schema),
                       screen = new_record (&house, &wm_screen_result_schema), area = new_record (&house, &wm_life_area_schema),
                       rating = new_record (&house, &wm_asam_rating_schema), form = new_record (&house, &wm_form_document_schema);
  wm_record_set_many (diagnosis, "code", "Z59.0", "text", "Homelessness", "status", "active", NULL);
  save_record (house.clinic, diagnosis);
  expect (&house, "TP03");
  wm_record_set_many (rating, "dimension", "3.2", "rating", "2", NULL);
  save_record (house.clinic, rating);
  expect (&house, "TP03 TP04");
  wm_record_set_many (flag, "opened", "2026-11-19", "kind", "suicide", "level", "moderate", NULL);
  save_record (house.clinic, flag);
  expect (&house, "TP03 TP04 TP05");
  wm_record_set_many (screen, "instrument", "gad-7", "date", "2026-11-19", "positive", "1", NULL);
  save_record (house.clinic, screen);
  expect (&house, "TP03 TP04 TP05 TP06");
  wm_record_set_many (form, "client", wm_record_get_id (house.example->client), "form", WM_FORM_RELAPSE_PREVENTION, "form-version", "1",
                      "version", "1", "state", "draft", "made", "2026-11-19", NULL);
  save_record (house.clinic, form);
  expect (&house, "TP03 TP04 TP05 TP06 TP26");
  wm_record_set (screen, "positive", "0");
  wm_record_set_many (area, "area", "money", "need", "1", NULL);
  save_record (house.clinic, screen);
  save_record (house.clinic, area);
  expect (&house, "TP03 TP04 TP05 TP06 TP26");
  house_close (&house);
}

/* Typing reads nothing: a record that got into the store without a save by the clinic isn't seen before the next one. */
static void
test_read_once (void)
{
  House house;
  g_autoptr (GError) error = NULL;
  house_open (&house);
  expect (&house, "");
  g_autoptr (WmRecord) rating = new_record (&house, &wm_asam_rating_schema);
  wm_record_set_many (rating, "dimension", "3.2", "rating", "3", NULL);
  WmStore *store = wm_clinic_get_store (house.clinic);
  g_assert_true (wm_store_begin (store, "A. Director", "edit", &error) && wm_store_save (store, rating, &error) && wm_store_commit (store, &error));
  wm_record_set (wm_plan_get_record (house.plan), "needs", "sleep");
  expect (&house, "");
  wm_record_set (house.example->client, "employment", "part-time");
  save_record (house.clinic, house.example->client);
  expect (&house, "TP04");
  house_close (&house);
}

static void
test_settings_and_day (void)
{
  House house;
  house_open (&house);
  wm_clinic_set_today (house.clinic, wm_day_from_ymd (2026, 12, 17));
  expect (&house, "TP23 TP26");
  wm_clinic_set_today (house.clinic, wm_day_from_ymd (2026, 12, 1));
  expect (&house, "TP26");
  g_autoptr (GPtrArray) settings = wm_clinic_list (house.clinic, &wm_setting_schema, "name", "rpp-due-days", NULL);
  wm_record_set (settings->pdata[0], "value", "20");
  save_record (house.clinic, settings->pdata[0]);
  expect (&house, "");
  house_close (&house);
}

/* From the first signature on who still has to sign is said too. */
static void
test_signatures (void)
{
  House house;
  house_open (&house);
  g_autoptr (WmRecord) signature = wm_record_new (&wm_signature_schema);
  wm_record_set_many (signature, "role", "counselor", "way", "screen", "date", "2026-11-20", "content-code", "of another text", NULL);
  g_list_store_append (G_LIST_STORE (wm_plan_get_signatures (house.plan)), signature);
  expect (&house, "TP21 TP22");
  house_close (&house);
}

/* Every rule of the reference is there once. */
static void
test_table (void)
{
  for (guint i = 0; i < 26; i++)
    {
      g_autofree char *id = g_strdup_printf ("TP%02u", i + 1);
      g_assert_cmpstr (wm_rules[i].id, ==, id);
      g_assert_cmpint (wm_rules[i].when == WM_RULE_SIGNING, ==, i + 1 == 21 || i + 1 == 22);
    }
  g_assert_null (wm_rules[26].id);
}

/* Every skeleton of the library has its parts, and each objective a slot that has to be filled. */
static void
test_library (void)
{
  g_autoptr (GError) error = NULL;
  const WmLibrary *library = wm_library_find ("plan-statements", &error);
  g_assert_no_error (error);
  guint titles = 0;
  g_assert_cmpuint (library->entries->len, ==, 80);
  for (guint i = 0; i < library->entries->len; i++)
    {
      const WmLibraryEntry *entry = library->entries->pdata[i];
      g_autofree char *code = g_strdup_printf ("%s-%s", entry->of, entry->group);
      g_assert_cmpstr (entry->code, ==, code);
      gboolean title = strcmp (entry->group, "title") == 0;
      titles += title;
      g_assert_true (title == (entry->dimensions != NULL));
      g_assert_true (!title || (strstr (entry->dimensions, "3.") && strstr (entry->dimensions, "4.")));
      g_assert_true (title || wm_schema_find (entry->group) != NULL);
      if (strcmp (entry->group, "objective") == 0)
        g_assert_nonnull (strchr (entry->text, '['));
    }
  g_assert_cmpuint (titles, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/facts/all-kinds", test_all_kinds);
  g_test_add_func ("/rules/facts/read-once", test_read_once);
  g_test_add_func ("/rules/facts/settings", test_settings_and_day);
  g_test_add_func ("/rules/facts/signatures", test_signatures);
  g_test_add_func ("/rules/facts/table", test_table);
  g_test_add_func ("/rules/facts/library", test_library);
  return g_test_run ();
}
