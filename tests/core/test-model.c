/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables, the generic record and its validation. */
#include "wm-record.h"
#include "wm-tables.h"
#include "wm-validate.h"

#include <string.h>

static void
test_tables_sound (void)
{
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < all[i]->n_fields; j++)
      {
        const WmField *f = &all[i]->fields[j];
        g_test_message ("%s.%s", all[i]->name, f->name);
        g_assert_true (g_param_spec_is_valid_name (f->name));
        g_assert_cmpint (wm_schema_field_index (all[i], f->name), ==, (int) j);
        g_assert_true (f->label && *f->label);
        if (f->kind == WM_KIND_LINK)
          g_assert_nonnull (wm_schema_find (f->of));
        if (f->kind == WM_KIND_PICK)
          g_assert_nonnull (f->of);
        if (f->pattern)
          {
            g_autoptr (GRegex) regex = g_regex_new (f->pattern, 0, 0, NULL);
            g_assert_nonnull (regex);
          }
      }
}

static void
count_cb (gpointer data)
{
  (*(int *) data)++;
}

static void
test_record_properties (void)
{
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema);
  int notified = 0;
  g_signal_connect_swapped (client, "notify::first-name", G_CALLBACK (count_cb), &notified);
  g_object_set (client, "first-name", "Marisol", "interpreter", TRUE, NULL);
  wm_record_set (client, "first-name", "Marisol");
  g_assert_cmpint (notified, ==, 1);
  g_assert_cmpstr (wm_record_get (client, "first-name"), ==, "Marisol");
  g_assert_cmpstr (wm_record_get (client, "interpreter"), ==, "1");
  g_autofree char *name = NULL;
  gboolean interpreter = FALSE;
  g_object_get (client, "first-name", &name, "interpreter", &interpreter, NULL);
  g_assert_cmpstr (name, ==, "Marisol");
  g_assert_true (interpreter);
  g_object_set (client, "interpreter", FALSE, NULL);
  g_assert_cmpstr (wm_record_get (client, "interpreter"), ==, "0"); /* "no" was answered: not the same as nothing */
  wm_record_set (client, "first-name", "");
  g_assert_null (wm_record_get (client, "first-name"));
  g_assert_cmpint (notified, ==, 2);
}

static void
test_record_stored (void)
{
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  g_assert_true (wm_record_is_new (room) && wm_record_is_dirty (room));
  wm_record_set_many (room, "name", "Room A", "capacity", "12", NULL);
  wm_record_mark_stored (room);
  g_assert_false (wm_record_is_new (room) || wm_record_is_dirty (room));
  wm_record_set (room, "name", "Room B");
  g_assert_true (wm_record_is_dirty (room));
  wm_record_revert (room);
  g_assert_false (wm_record_is_dirty (room));
  g_assert_cmpstr (wm_record_get (room, "name"), ==, "Room A");
  WmRecord *copy = wm_record_copy (room, NULL);
  g_assert_cmpstr (wm_record_get_id (copy), ==, wm_record_get_id (room));
  g_assert_true (wm_record_is_new (copy));
  g_assert_finalize_object (copy);
}

static gboolean
knows_only_role (const char *list, const char *code, gpointer data)
{
  return strcmp (list, "role") == 0 && strcmp (code, "director") == 0;
}

static void
test_validate_all_at_once (void)
{
  g_autoptr (WmRecord) staff = wm_record_new (&wm_staff_schema);
  wm_record_set_many (staff, "role", "king", "credential-expires", "soon", NULL);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_validate_record (staff, "staff", knows_only_role, NULL, findings);
  g_assert_cmpuint (findings->len, ==, 3);
  const char *rules[] = { "required", "pick", "kind" };
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((WmFinding *) findings->pdata[i])->rule, ==, rules[i]);
  wm_record_set_many (staff, "name", "A. Okafor", "role", "director", "credential-expires", "2027-01-31", NULL);
  g_ptr_array_set_size (findings, 0);
  wm_validate_record (staff, "staff", knows_only_role, NULL, findings);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_validate_values (void)
{
  const struct { const char *field, *value, *rule; } cases[] = {
    { "planned-weeks", "12", NULL }, { "planned-weeks", "0", "range" }, { "planned-weeks", "1e3", "kind" },
    { "hours-min", "9.5", NULL }, { "hours-min", "nan", "kind" }, { "hours-min", "0x10p3", "range" },
    { "hours-max", "2026-02-30", "kind" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmRecord) episode = wm_record_new (&wm_episode_schema);
      wm_record_set_many (episode, "client", "x", "admit-date", "2026-10-01", cases[i].field, cases[i].value, NULL);
      g_autoptr (GPtrArray) findings = wm_findings_new ();
      wm_validate_record (episode, "episode", NULL, NULL, findings);
      g_assert_cmpuint (findings->len, ==, cases[i].rule ? 1 : 0);
      if (cases[i].rule)
        g_assert_cmpstr (((WmFinding *) findings->pdata[0])->rule, ==, cases[i].rule);
    }
}

static void
test_validate_times (void)
{
  const struct { const char *value; gboolean good; } cases[] = {
    { "18:00", TRUE }, { "00:00", TRUE }, { "24:00", TRUE }, { "24:01", FALSE }, { "6 pm", FALSE }, { "7:5", FALSE },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmRecord) session = wm_record_new (&wm_session_schema);
      g_autoptr (GPtrArray) findings = wm_findings_new ();
      guint of_start = 0;
      wm_record_set (session, "starts", cases[i].value);
      wm_validate_record (session, "session", NULL, NULL, findings);
      for (guint j = 0; j < findings->len; j++)
        of_start += g_strcmp0 (((WmFinding *) findings->pdata[j])->field, "starts") == 0;
      g_assert_cmpuint (of_start, ==, cases[i].good ? 0 : 1);
    }
}

/* Two forms may call a section alike: their records are still of two kinds. */
static void
test_schemas_named_alike (void)
{
  static const WmField fields[] = { { .name = "text", .label = "Text", .kind = WM_KIND_TEXT } };
  static const WmSchema one = { .name = "alike", .label = "One", .fields = fields, .n_fields = 1 };
  static const WmSchema two = { .name = "alike", .label = "Two", .fields = fields, .n_fields = 1 };
  g_autoptr (WmRecord) a = wm_record_new (&one), b = wm_record_new (&two);
  g_assert_true (wm_record_get_schema (a) == &one && wm_record_get_schema (b) == &two);
  g_assert_cmpuint (G_OBJECT_TYPE (a), !=, G_OBJECT_TYPE (b));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/tables/sound", test_tables_sound);
  g_test_add_func ("/model/record/properties", test_record_properties);
  g_test_add_func ("/model/record/stored", test_record_stored);
  g_test_add_func ("/model/validate/all-at-once", test_validate_all_at_once);
  g_test_add_func ("/model/validate/values", test_validate_values);
  g_test_add_func ("/model/validate/times", test_validate_times);
  g_test_add_func ("/model/schema/named-alike", test_schemas_named_alike);
  return g_test_run ();
}
