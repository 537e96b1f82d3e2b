/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* XML reports of a sample clinic: valid, the same every time, complete in the chart copy, and without what is the
 * staff's in the client's copy. Hostile texts come out as text. */
#include "random-plan.h"
#include "wm-report.h"
#include "wm-sample.h"
#include "wm-text.h"
#include "wm-xml-read.h"
#include "wm-xsd.h"

#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <string.h>

static WmClinic *clinic;

static WmPlan *
plan_of (const char *number)
{
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, number, NULL);
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), "current", NULL);
  return wm_plan_load (clinic, id, NULL);
}

static const char *
text_of (GBytes *bytes)
{
  return g_bytes_get_data (bytes, NULL); /* written by libxml2, which ends it with a NUL */
}

/* What an XPath finds; its first node in @first (nullable). */
static guint
count_nodes (xmlDoc *document, const char *path, xmlNode **first)
{
  xmlXPathContext *context = xmlXPathNewContext (document);
  xmlXPathRegisterNs (context, (const xmlChar *) "xs", (const xmlChar *) "http://www.w3.org/2001/XMLSchema");
  xmlXPathRegisterNs (context, (const xmlChar *) "w", (const xmlChar *) "urn:waymark:report:1");
  xmlXPathObject *found = xmlXPathEvalExpression ((const xmlChar *) path, context);
  g_assert_nonnull (found);
  guint n = (guint) (found->nodesetval ? found->nodesetval->nodeNr : 0);
  if (first && n)
    *first = found->nodesetval->nodeTab[0];
  xmlXPathFreeObject (found);
  xmlXPathFreeContext (context);
  return n;
}

typedef struct
{
  xmlDoc *document;
  guint n;
} Walk;

/* The field's element stands once in its record's element, with the value as people read it and as records keep it. */
static void
expect_value (Walk *walk, const char *id, WmRecord *record, const WmField *field, const char *value)
{
  xmlNode *node = NULL;
  g_autofree char *path = g_strdup_printf ("//w:%s[@id='%s']/w:%s", wm_record_get_schema (record)->name, id, field->name);
  g_assert_cmpuint (count_nodes (walk->document, path, &node), ==, 1);
  g_autofree char *read = wm_clinic_text_of (clinic, field, value), *kept = g_strdup (value);
  const char *shown = field->kind == WM_KIND_BOOL ? (strcmp (value, "1") == 0 ? "true" : "false") : read;
  xmlChar *text = xmlNodeGetContent (node);
  g_assert_cmpstr ((const char *) text, ==, shown);
  xmlFree (text);
  const char *attribute = field->kind == WM_KIND_PICK ? "code" : field->kind == WM_KIND_LINK ? "ref" : NULL;
  g_autofree char *stored = attribute ? wm_xml_attribute (node, attribute) : NULL;
  if (attribute)
    g_assert_cmpstr (stored, ==, kept);
  walk->n++;
}

static void
expect_record (Walk *walk, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  const char *id = wm_schema_field (schema, "item") ? wm_record_get (record, "item") : wm_record_get_id (record);
  for (guint i = 0; i < schema->n_fields; i++)
    {
      g_autofree char *value = wm_text_clean (wm_record_get_at (record, i), 10000);
      if (!(schema->fields[i].flags & WM_FIELD_INTERNAL) && !wm_text_is_empty (value))
        expect_value (walk, id, record, &schema->fields[i], value);
    }
}

static gboolean
expect_node (WmPlanNode *node, gpointer walk)
{
  expect_record (walk, wm_plan_node_get_record (node));
  return TRUE;
}

static void
expect_list (Walk *walk, const WmSchema *schema, const char *owner, const WmSchema *below, const WmSchema *beside)
{
  g_autoptr (GPtrArray) records = wm_clinic_list (clinic, schema, schema->parent, owner, NULL);
  for (guint i = 0; i < records->len; i++)
    {
      expect_record (walk, records->pdata[i]);
      if (below)
        expect_list (walk, below, wm_record_get_id (records->pdata[i]), NULL, NULL);
      if (beside)
        expect_list (walk, beside, wm_record_get_id (records->pdata[i]), NULL, NULL);
    }
}

/* Every record of the plan and of what it rests on, by its table. */
static guint
expect_all (WmPlan *plan, GBytes *staff)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) document = wm_xml_read (staff, WM_XML_MAX_BYTES, "The report", &error);
  Walk walk = { document, 0 };
  const char *id = wm_record_get_id (wm_plan_get_record (plan)), *episode = wm_record_get_id (wm_plan_get_episode (plan));
  WmRecord *records[] = { wm_clinic_get_record (clinic), wm_plan_get_record (plan), wm_plan_get_client (plan), wm_plan_get_episode (plan) };
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    expect_record (&walk, records[i]);
  wm_plan_foreach (plan, expect_node, &walk);
  expect_list (&walk, &wm_diagnosis_schema, episode, NULL, NULL);
  expect_list (&walk, &wm_screen_result_schema, episode, NULL, NULL);
  expect_list (&walk, &wm_safety_flag_schema, wm_record_get_id (wm_plan_get_client (plan)), NULL, NULL);
  expect_list (&walk, &wm_review_schema, id, &wm_review_objective_schema, &wm_review_rating_schema);
  expect_list (&walk, &wm_signature_schema, id, NULL, NULL);
  g_autoptr (WmRecord) assessment = wm_clinic_load (clinic, &wm_assessment_schema, wm_record_get (records[1], "assessment"), NULL);
  expect_record (&walk, assessment);
  expect_list (&walk, &wm_asam_rating_schema, wm_record_get_id (assessment), NULL, NULL);
  expect_list (&walk, &wm_life_area_schema, wm_record_get_id (assessment), NULL, NULL);
  return walk.n;
}

static WmPlan *
awkward (guint seed, guint n_objectives)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0104", NULL);
  return random_plan_new (clinic, client, rand, n_objectives);
}

static void
test_plan_complete (void)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPlan) plan = i ? awkward (i, i * 2) : plan_of ("C-0102");
      g_autoptr (GBytes) staff = wm_report_treatment_plan (plan, TRUE, &error), again = wm_report_treatment_plan (plan, TRUE, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (staff, again));
      g_assert_cmpuint (expect_all (plan, staff), >, 80);
    }
}

/* No element of a field that is the staff's, in whatever record. */
static void
test_staff_fields_stay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = awkward (99, 30);
  g_autoptr (GBytes) copy = wm_report_treatment_plan (plan, FALSE, &error);
  g_assert_no_error (error);
  g_autoptr (xmlDoc) document = wm_xml_read (copy, WM_XML_MAX_BYTES, "The report", &error);
  guint n;
  const WmSchema *const *all = wm_schema_all (&n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < all[i]->n_fields; j++)
      {
        g_autofree char *path = g_strdup_printf ("//w:%s/w:%s", all[i]->name, all[i]->fields[j].name);
        if (all[i]->fields[j].flags & WM_FIELD_STAFF)
          g_assert_cmpuint (count_nodes (document, path, NULL), ==, 0);
      }
  g_assert_cmpuint (count_nodes (document, "//w:review|//w:signature|//w:review-objective", NULL), >, 4);
  g_assert_cmpuint (count_nodes (document, "//w:diagnosis|//w:assessment|//w:safety-flag|//w:screen-result|//w:review-rating", NULL), ==, 0);
}

static void
test_client_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = plan_of ("C-0102");
  g_autoptr (GBytes) copy = wm_report_treatment_plan (plan, FALSE, &error);
  g_assert_no_error (error);
  const char *never[] = { "<diagnosis", "<assessment", "<dimension", "<modality", "<measure-type", "F1" };
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_null (strstr (text_of (copy), never[i]));
  g_assert_nonnull (strstr (text_of (copy), "<own-words>"));
}

/* Every plan of a clinic in both editions; writing validates the bytes. */
static guint
export_all (WmClinic *of)
{
  g_autoptr (GPtrArray) plans = wm_clinic_list (of, &wm_plan_schema, NULL, NULL, NULL);
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPlan) plan = wm_plan_load (of, wm_record_get_id (plans->pdata[i]), &error);
      g_autoptr (GBytes) staff G_GNUC_UNUSED = wm_report_treatment_plan (plan, TRUE, &error);
      g_assert_no_error (error);
      g_autoptr (GBytes) copy G_GNUC_UNUSED = wm_report_treatment_plan (plan, FALSE, &error);
      g_assert_no_error (error);
    }
  return plans->len;
}

static void
test_all_plans_valid (void)
{
  g_assert_cmpuint (export_all (clinic), >, 40);
}

static void
test_very_many_plans_valid (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-many-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) many = wm_sample_create (folder, NULL, "correct horse", 2500, 3, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (export_all (many), >=, 2000);
}

static void
test_roster_and_week (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, &error);
  g_autoptr (GBytes) list = wm_report_roster (clinic, roster, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text_of (list), "<number>C-0101</number>"));
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, &error);
  g_autoptr (GBytes) everyone G_GNUC_UNUSED = wm_report_week (clinic, week, NULL, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, "C-0102", NULL);
  g_autoptr (GBytes) own = wm_report_week (clinic, week, wm_record_get_id (client), NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text_of (own), "<session"));
  g_assert_null (strstr (text_of (own), "C-0103"));
}

static void
test_hostile_texts (void)
{
  const char *texts[] = { "A & B <x> ]]> \"q\" 'r'", "\x1b[31m red", "\xff\xfe broken", "שלום \xf0\x9f\x8c\x88", "line\nline\ttab",
                          "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPlan) plan = plan_of ("C-0102");
      wm_record_set (wm_plan_get_record (plan), "own-words", texts[i]);
      g_autoptr (GBytes) bytes = wm_report_treatment_plan (plan, TRUE, &error);
      g_assert_no_error (error);
      g_assert_null (memchr (text_of (bytes), 0x1b, g_bytes_get_size (bytes)));
    }
}

static void
test_invalid_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) plan = plan_of ("C-0102");
  wm_record_set (wm_plan_get_record (plan), "next-review", "soon");
  g_assert_null (wm_report_treatment_plan (plan, TRUE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_null (strstr (error->message, "soon"));
}

static const char *
type_text (const char *schema, const char *name)
{
  g_autofree char *head = g_strdup_printf ("<xs:complexType name=\"%s\">", name);
  return strstr (schema, head);
}

static const char *
xml_type (WmKind kind)
{
  static const char *const types[] = {
    [WM_KIND_TEXT] = "xs:string", [WM_KIND_LONG_TEXT] = "xs:string", [WM_KIND_DATE] = "xs:date", [WM_KIND_TIME] = "time",
    [WM_KIND_INT] = "xs:integer", [WM_KIND_NUMBER] = "xs:decimal", [WM_KIND_BOOL] = "xs:boolean", [WM_KIND_PICK] = "coded",
    [WM_KIND_LINK] = "linked",
  };
  return types[kind];
}

/* A field that is in a table and not in the published schema, or the other way round, is found here. */
static void
test_tables_and_schema_agree (void)
{
  const WmSchema *reported[] = { &wm_clinic_schema, &wm_client_schema, &wm_episode_schema, &wm_diagnosis_schema, &wm_assessment_schema,
                                 &wm_asam_rating_schema, &wm_plan_schema, &wm_problem_schema, &wm_goal_schema, &wm_objective_schema,
                                 &wm_intervention_schema, &wm_form_document_schema, &wm_safety_flag_schema, &wm_life_area_schema, &wm_screen_result_schema,
                                 &wm_review_schema, &wm_review_objective_schema, &wm_review_rating_schema, &wm_signature_schema };
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/waymark/Waymark/schema/waymark-report-1.xsd", 0, NULL);
  g_autofree char *xsd = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  for (guint i = 0; i < G_N_ELEMENTS (reported); i++)
    {
      const char *from = type_text (xsd, reported[i]->name);
      g_assert_nonnull (from);
      const char *at = from, *end = strstr (from, "</xs:complexType>");
      guint n = 0;
      for (guint j = 0; j < reported[i]->n_fields; j++)
        {
          const WmField *field = &reported[i]->fields[j];
          if (field->flags & WM_FIELD_INTERNAL)
            continue;
          g_autofree char *element = g_strdup_printf ("<xs:element name=\"%s\" type=\"%s\" minOccurs=\"0\"", field->name,
                                                      xml_type (field->kind));
          g_test_message ("%s.%s", reported[i]->name, field->name);
          at = strstr (at, element);
          g_assert_true (at && at < end);
          n++;
        }
      guint elements = 0;
      for (const char *p = from; (p = strstr (p, "<xs:element ")) && p < end; p++)
        elements++;
      g_assert_cmpuint (elements, >=, n);
      g_assert_cmpuint (elements, <=, n + 3); /* and the children of a tree's item */
    }
}

static void
test_schema_is_documented (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/waymark/Waymark/schema/waymark-report-1.xsd", 0, NULL);
  g_autoptr (xmlDoc) schema = wm_xml_read (bytes, WM_XML_MAX_BYTES, "The schema", NULL);
  g_assert_cmpuint (count_nodes (schema, "//xs:element", NULL), >, 100);
  g_assert_cmpuint (count_nodes (schema, "//xs:element[not(normalize-space(xs:annotation/xs:documentation))]", NULL), ==, 0);
  g_assert_cmpuint (count_nodes (schema, "//xs:attribute[not(@name='id')][not(normalize-space(xs:annotation/xs:documentation))]", NULL), ==, 0);
  g_assert_cmpuint (count_nodes (schema, "//xs:complexType[@name][not(xs:annotation/xs:documentation)]", NULL), ==, 0);
}

/* Every answer that the form's sections hold stands in the report, under its stable key, once. */
static guint
expect_answers (WmFormDocument *document, const WmFormPart *part, xmlDoc *report)
{
  guint n = 0;
  for (guint i = 0; wm_form_document_applies (document, part) && i < part->sections->len; i++)
    {
      const WmFormSection *section = part->sections->pdata[i];
      GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (document, section->key));
      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        {
          g_autoptr (WmRecord) row = g_list_model_get_item (rows, j);
          for (guint k = 0; k < section->items->len; k++)
            {
              const char *item = ((WmFormItem *) section->items->pdata[k])->field->name;
              g_autofree char *path = g_strdup_printf ("//w:section[@key='%s']/w:row[%u]/w:answer[@item='%s']", section->key, j + 1, item);
              gboolean given = !wm_record_is_empty (row, item);
              g_assert_cmpuint (count_nodes (report, path, NULL), ==, given);
              n += given;
            }
        }
    }
  return n;
}

static void
test_relapse_prevention (void)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (clinic, &wm_form_document_schema, NULL, NULL, NULL);
  g_assert_cmpuint (all->len, >, 0);
  for (guint i = 0; i < MIN (all->len, 10); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmFormDocument) document = wm_form_document_load (clinic, wm_record_get_id (all->pdata[i]), &error);
      g_autoptr (GBytes) staff = wm_report_relapse_prevention (document, TRUE, &error), again = wm_report_relapse_prevention (document, TRUE, &error);
      g_autoptr (GBytes) copy = wm_report_relapse_prevention (document, FALSE, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (staff, again));
      g_assert_null (strstr (text_of (copy), "<emergency-name"));
      g_autoptr (xmlDoc) report = wm_xml_read (staff, WM_XML_MAX_BYTES, "The report", &error);
      const WmForm *form = wm_form_document_get_form (document);
      guint n = 0;
      for (guint j = 0; j < form->parts->len; j++)
        n += expect_answers (document, form->parts->pdata[j], report);
      g_assert_cmpuint (n, >, 20);
      g_assert_cmpuint (count_nodes (report, "//w:answer", NULL), ==, n);
    }
}

static WmClinic *
seeded (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp (place, NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *made = wm_sample_create (folder, NULL, "correct horse", 40, 5, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  return made;
}

static GBytes *
week_of (WmClinic *made)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (made, wm_clinic_get_today (made), NULL, NULL);
  return wm_report_week (made, week, NULL, NULL, TRUE, NULL);
}

/* Two clinics of one seed and date hand out the same bytes: every id comes from the seed. */
static void
test_same_seed_same_bytes (void)
{
  g_autoptr (WmClinic) a = seeded ("waymark-a-XXXXXX"), b = seeded ("waymark-b-XXXXXX");
  g_autoptr (WmRoster) r = wm_roster_new (a, NULL), s = wm_roster_new (b, NULL);
  g_autoptr (GBytes) x = wm_report_roster (a, r, NULL), y = wm_report_roster (b, s, NULL);
  g_autoptr (GBytes) v = week_of (a), w = week_of (b);
  g_assert_true (g_bytes_equal (x, y));
  g_assert_true (g_bytes_equal (v, w));
}

static void
test_counselors_week (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, wm_clinic_get_today (clinic), NULL, &error);
  g_autoptr (GPtrArray) episodes = wm_clinic_list (clinic, &wm_episode_schema, NULL, NULL, NULL);
  const char *staff = wm_record_get (episodes->pdata[0], "counselor");
  g_autoptr (GBytes) all = wm_report_week (clinic, week, NULL, NULL, TRUE, &error);
  g_autoptr (GBytes) own = wm_report_week (clinic, week, NULL, staff, TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *name = wm_clinic_staff_name (clinic, staff);
  g_assert_nonnull (strstr (text_of (own), name));
  for (guint i = 0; i < wm_clinic_get_staff (clinic)->len; i++)
    {
      WmRecord *other = wm_clinic_get_staff (clinic)->pdata[i];
      g_autofree char *called = wm_clinic_staff_name (clinic, wm_record_get_id (other));
      if (strcmp (wm_record_get_id (other), staff) != 0)
        g_assert_null (strstr (text_of (own), called));
    }
  g_assert_cmpuint (g_bytes_get_size (own), <, g_bytes_get_size (all));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-report-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  clinic = wm_clinic_create (folder, "Riverside & Sons", "J. Harmon", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_assert_true (wm_sample_fill (clinic, 60, 1, wm_day_from_ymd (2026, 11, 24), &error));
  g_test_add_func ("/exchange/report/plan-complete", test_plan_complete);
  g_test_add_func ("/exchange/report/staff-fields-stay", test_staff_fields_stay);
  g_test_add_func ("/exchange/report/client-copy", test_client_copy);
  g_test_add_func ("/exchange/report/all-plans", test_all_plans_valid);
  if (g_test_slow ())
    g_test_add_func ("/exchange/report/very-many-plans", test_very_many_plans_valid);
  g_test_add_func ("/exchange/report/roster-week", test_roster_and_week);
  g_test_add_func ("/exchange/report/counselors-week", test_counselors_week);
  g_test_add_func ("/exchange/report/same-seed-same-bytes", test_same_seed_same_bytes);
  g_test_add_func ("/exchange/report/hostile", test_hostile_texts);
  g_test_add_func ("/exchange/report/invalid", test_invalid_refused);
  g_test_add_func ("/exchange/report/relapse-prevention", test_relapse_prevention);
  g_test_add_func ("/exchange/report/schema-documented", test_schema_is_documented);
  g_test_add_func ("/exchange/report/tables-agree", test_tables_and_schema_agree);
  int result = g_test_run ();
  g_clear_object (&clinic);
  return result;
}
