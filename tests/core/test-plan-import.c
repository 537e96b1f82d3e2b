/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan that goes out and comes in again goes out as the same bytes, but for ids, version, state and signatures; what
 * the chart lacks refuses the file and leaves nothing behind. */
#include "random-plan.h"
#include "wm-plan-import.h"
#include "wm-report.h"
#include "wm-sample.h"
#include "wm-signers.h"

#include <string.h>

#define SAMPLE 40

static WmClinic *clinic;

static WmClinic *
new_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-import-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *made = wm_clinic_create (folder, "Riverside & Sons", "J. Harmon", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (made, wm_day_from_ymd (2026, 11, 24));
  return made;
}

static char *
replaced (char *text, const char *pattern, const char *by)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DOTALL | G_REGEX_OPTIMIZE, 0, NULL);
  char *out = g_regex_replace_literal (regex, text, -1, 0, by, 0, NULL);
  g_assert_nonnull (out);
  g_free (text);
  return out;
}

/* What the law leaves open taken out. */
static char *
essence (GBytes *report)
{
  char *text = g_strndup (g_bytes_get_data (report, NULL), g_bytes_get_size (report));
  text = replaced (text, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  text = replaced (text, " content-code=\"[0-9a-f]{64}\"", "");
  text = replaced (text, "\\s*<signature .*?(</signature>|/>)", "");
  text = replaced (text, "<version>[0-9]+</version>", "");
  return replaced (text, "<state code=\"[a-z-]+\">[^<]*</state>", "");
}

static GBytes *
export (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = wm_report_treatment_plan (plan, for_staff, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
expect_same_text (const char *a, const char *b)
{
  if (strcmp (a, b) == 0)
    return;
  gsize at = 0;
  while (a[at] == b[at])
    at++;
  at = at > 200 ? at - 200 : 0;
  g_error ("differs:\n%.400s\n--- and ---\n%.400s", a + at, b + at);
}

/* Out, in, out; the draft is put away, so that another may come. */
static void
go_round (WmPlan *plan, gboolean for_staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = export (plan, for_staff);
  g_autoptr (WmPlan) draft = wm_plan_import (clinic, wm_plan_get_client (plan), first, &error);
  g_assert_no_error (error);
  WmRecord *record = wm_plan_get_record (draft);
  g_assert_cmpstr (wm_record_get (record, "state"), ==, "draft");
  g_assert_cmpstr (wm_record_get_id (record), !=, wm_record_get_id (wm_plan_get_record (plan)));
  g_assert_cmpuint (g_list_model_get_n_items (wm_plan_get_signatures (draft)), ==, 0);
  g_autoptr (GBytes) second = export (draft, for_staff);
  g_autofree char *a = essence (first), *b = essence (second);
  expect_same_text (a, b);
  random_plan_set_state (draft, "superseded");
}

static void
test_sample_plans (void)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, NULL, NULL, NULL);
  guint n = 0;
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (plans->pdata[i]), &error);
      if (!wm_record_is_empty (wm_plan_get_episode (plan), "discharge-date"))
        continue;
      random_plan_set_state (plan, "in-force");
      go_round (plan, TRUE);
      go_round (plan, FALSE);
      n++;
    }
  g_assert_cmpuint (n, >, SAMPLE / 2);
}

static WmRecord *
client_called (const char *number)
{
  g_autoptr (GError) error = NULL;
  WmRecord *client = wm_clinic_find_client (clinic, number, &error);
  g_assert_no_error (error);
  return client;
}

static void
test_awkward_plans (void)
{
  static const guint sizes[] = { 0, 1, 3, 200, 2, 9, 5, 1, 40, 4, 6, 2 };
  guint seed = 1, rounds = g_test_slow () ? 10 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (sizes) * rounds; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed++);
      g_autoptr (WmRecord) client = client_called (i % 2 ? "C-0102" : "C-0104");
      g_autoptr (WmPlan) plan = random_plan_new (clinic, client, rand, sizes[i % G_N_ELEMENTS (sizes)]);
      g_test_message ("seed %u", seed - 1);
      go_round (plan, TRUE);
      go_round (plan, FALSE);
      random_plan_set_state (plan, "superseded");
    }
}

static gboolean
add_item (WmPlanNode *node, gpointer items)
{
  g_ptr_array_add (items, g_strdup (wm_record_get (wm_plan_node_get_record (node), "item")));
  return TRUE;
}

static GPtrArray *
items_of (WmPlan *plan)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_free);
  wm_plan_foreach (plan, add_item, items);
  return items;
}

static gboolean
needs_guardian (WmPlan *plan)
{
  const WmSignerFacts facts = wm_signers_facts (plan);
  return wm_signers_is_minor (&facts);
}

static WmPlan *
plan_of (const char *number)
{
  g_autoptr (WmRecord) client = client_called (number);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "1", NULL);
  return wm_plan_load (clinic, id, NULL);
}

/* The same items go on in the chart they came from. */
static void
test_items_go_on (void)
{
  g_autoptr (WmPlan) plan = plan_of ("C-0103");
  g_autoptr (GBytes) file = export (plan, TRUE);
  g_autoptr (WmPlan) draft = wm_plan_import (clinic, wm_plan_get_client (plan), file, NULL);
  g_autoptr (GPtrArray) a = items_of (plan), b = items_of (draft);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_cmpstr (a->pdata[i], ==, b->pdata[i]);
  random_plan_set_state (draft, "superseded");
}

static void
save (WmClinic *into, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_clinic_save (into, "set up", records, NULL, findings, &error);
  g_assert_no_error (error);
}

/* Another clinic knows the same person, staff and diagnosis, under ids of its own and a number of its own. */
static WmRecord *
move_to (WmClinic *other, WmPlan *plan)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      if (strcmp (wm_record_get (staff->pdata[i], "name"), "J. Harmon") != 0)
        g_ptr_array_add (records, wm_record_copy (staff->pdata[i], id));
    }
  g_autofree char *client_id = g_uuid_string_random (), *episode_id = g_uuid_string_random ();
  WmRecord *client = wm_record_copy (wm_plan_get_client (plan), client_id), *episode = wm_record_copy (wm_plan_get_episode (plan), episode_id);
  wm_record_set_many (episode, "client", client_id, "level", NULL, "prior-level", NULL, "program", NULL, "counselor", NULL, NULL);
  wm_record_set (client, "client-no", "9001");
  g_ptr_array_add (records, client);
  g_ptr_array_add (records, episode);
  g_autoptr (GPtrArray) diagnoses = wm_clinic_list (clinic, &wm_diagnosis_schema, "episode", wm_record_get_id (wm_plan_get_episode (plan)), NULL);
  for (guint i = 0; i < diagnoses->len; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      WmRecord *copy = wm_record_copy (diagnoses->pdata[i], id);
      wm_record_set_many (copy, "episode", episode_id, "diagnosed-by", NULL, NULL);
      g_ptr_array_add (records, copy);
    }
  save (other, records);
  return g_object_ref (client);
}

/* The element of the plan alone. */
static char *
plan_text (GBytes *report)
{
  g_autofree char *text = essence (report);
  const char *from = strstr (text, "<plan "), *to = strstr (text, "</plan>");
  return g_strndup (from, (gsize) (to - from));
}

static void
test_other_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) other = new_clinic ();
  g_autoptr (WmPlan) plan = plan_of ("C-0106");
  g_autoptr (WmRecord) client = move_to (other, plan);
  g_autoptr (GBytes) file = export (plan, TRUE);
  g_autoptr (WmPlan) draft = wm_plan_import (other, client, file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (draft), "version"), ==, "1");
  g_assert_true (wm_record_is_empty (wm_plan_get_record (draft), "assessment"));
  g_autoptr (GBytes) again = export (draft, TRUE);
  g_autofree char *a = plan_text (file), *b = plan_text (again);
  expect_same_text (a, b);
  g_autoptr (GPtrArray) old = items_of (plan), new = items_of (draft);
  for (guint i = 0; i < old->len; i++)
    g_assert_cmpstr (old->pdata[i], !=, new->pdata[i]);
}

static guint
n_plans (void)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, NULL, NULL, NULL);
  return plans->len;
}

/* One sentence, which says @said, and nothing is there that wasn't there before. */
static void
expect_refused (WmRecord *client, const char *text, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  guint before = n_plans ();
  g_assert_null (wm_plan_import (clinic, client, file, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, said));
  g_assert_true (g_str_has_suffix (error->message, ".") && !strchr (error->message, '\n'));
  g_assert_cmpuint (n_plans (), ==, before);
}

static void
test_refusals (void)
{
  static const struct { const char *pattern, *by, *said; } changes[] = {
    { "<service code=\"[a-z-]+\"", "<service code=\"secret-code\"", "service: the list service of this clinic has no such code." },
    { "<priority code=\"[a-z]+\"", "<priority code=\"\"", "priority: the list priority" },
    { "(<staff-member id=\"[^\"]+\">\\s*<name>)[^<]*", "\\1Secret Person", "no staff member here has that name" },
    { "(<level-of-care id=\"[^\"]+\">\\s*<edition code=\")[^\"]*", "\\1secret", "no such level of care" },
    { "(<diagnosis id=\"[^\"]+\">\\s*<code>)[^<]*", "\\1F99.9", "no diagnosis with that code" },
    { "<date-of-birth>[^<]*", "<date-of-birth>1901-01-01", "somebody else" },
    { "<unit>[^<]*", "<unit>secret 12345678901234567890123456789012345678901234567890", "Unit may have at most 40 characters." },
    { "<frequency>[^<]*", "<frequency>600", "How often must be from 1 to 60." },
    { "<plan-date>[^<]*", "<plan-date>2026-11-24Z", "Plan date must be a date." },
    { "<next-review>[^<]*", "<next-review>soon", "doesn’t fit the schema of Waymark’s reports (line " },
    { "<strengths>", "<secret>x</secret><strengths>", "doesn’t fit the schema" },
    { "report=\"treatment-plan\"", "version=\"1\"", "not well-formed XML (line 2)" },
    { "urn:waymark:report:1", "urn:waymark:report:2", "another version" },
    { "urn:waymark:report:1", "urn:secret", "no report of Waymark" },
  };
  g_autoptr (WmPlan) plan = plan_of ("C-0107");
  g_autoptr (GBytes) file = export (plan, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (changes[i].pattern, 0, 0, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
      g_autofree char *changed = g_regex_replace (regex, text, -1, 0, changes[i].by, 0, NULL);
      g_assert_cmpstr (text, !=, changed);
      expect_refused (wm_plan_get_client (plan), changed, changes[i].said);
    }
}

static void
test_wrong_chart (void)
{
  g_autoptr (WmPlan) plan = plan_of ("C-0107");
  g_autoptr (WmRecord) other = client_called ("C-0108");
  g_autoptr (GBytes) file = export (plan, FALSE);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  expect_refused (other, text, "somebody else");
  wm_record_set_many (other, "date-of-birth", wm_record_get (wm_plan_get_client (plan), "date-of-birth"), "last-name",
                      wm_record_get (wm_plan_get_client (plan), "last-name"), NULL); /* a twin */
  expect_refused (other, text, "somebody else");
}

static void
test_draft_stands (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = plan_of ("C-0109");
  g_autoptr (GBytes) file = export (plan, TRUE);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autoptr (WmPlan) draft = wm_plan_import (clinic, wm_plan_get_client (plan), file, &error);
  g_assert_no_error (error);
  expect_refused (wm_plan_get_client (plan), text, "there is a draft of this plan already");
  random_plan_set_state (draft, "ready");
  expect_refused (wm_plan_get_client (plan), text, "there is a draft of this plan already");
  random_plan_set_state (draft, "superseded");
}

/* The draft keeps since when the plan was in force, as the file says; who must sign it is asked today. */
static void
test_signers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = plan_of ("C-0109");
  WmRecord *client = wm_plan_get_client (plan);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  wm_record_set (client, "date-of-birth", "2008-11-01"); /* eighteen this month */
  wm_record_set (wm_plan_get_record (plan), "effective", "2026-10-01");
  g_ptr_array_add (records, client);
  g_ptr_array_add (records, wm_plan_get_record (plan));
  save (clinic, records);
  g_autoptr (GBytes) file = export (plan, TRUE);
  g_autoptr (WmPlan) draft = wm_plan_import (clinic, client, file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (wm_record_get (wm_plan_get_record (draft), "effective"), ==, "2026-10-01");
  g_assert_false (needs_guardian (draft));
  random_plan_set_state (draft, "in-force");
  g_assert_true (needs_guardian (draft));
  random_plan_set_state (draft, "superseded");
}

static void
test_no_episode (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (WmPlan) plan = plan_of ("C-0111");
  g_autoptr (GBytes) file = export (plan, TRUE);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  wm_record_set (wm_plan_get_episode (plan), "discharge-date", "2026-11-24");
  g_ptr_array_add (records, wm_plan_get_episode (plan));
  save (clinic, records);
  expect_refused (wm_plan_get_client (plan), text, "no open episode");
}

/* Links that the import must find in the chart are of four kinds. */
static void
test_links (void)
{
  const WmSchema *schemas[] = { &wm_plan_schema, &wm_problem_schema, &wm_goal_schema, &wm_objective_schema, &wm_intervention_schema,
                                &wm_review_schema, &wm_review_objective_schema, &wm_review_rating_schema };
  static const char *const known[] = { "staff", "level-of-care", "diagnosis", "safety-flag", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    for (guint j = 0; j < schemas[i]->n_fields; j++)
      if (schemas[i]->fields[j].kind == WM_KIND_LINK && !(schemas[i]->fields[j].flags & WM_FIELD_INTERNAL))
        g_assert_true (g_strv_contains (known, schemas[i]->fields[j].of));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  clinic = new_clinic ();
  g_assert_true (wm_sample_fill (clinic, SAMPLE, 1, wm_day_from_ymd (2026, 11, 24), &error));
  g_test_add_func ("/exchange/plan-import/links", test_links);
  g_test_add_func ("/exchange/plan-import/items", test_items_go_on);
  g_test_add_func ("/exchange/plan-import/other-clinic", test_other_clinic);
  g_test_add_func ("/exchange/plan-import/refusals", test_refusals);
  g_test_add_func ("/exchange/plan-import/wrong-chart", test_wrong_chart);
  g_test_add_func ("/exchange/plan-import/draft-stands", test_draft_stands);
  g_test_add_func ("/exchange/plan-import/signers", test_signers);
  g_test_add_func ("/exchange/plan-import/no-episode", test_no_episode);
  g_test_add_func ("/exchange/plan-import/awkward", test_awkward_plans);
  g_test_add_func ("/exchange/plan-import/sample", test_sample_plans);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
