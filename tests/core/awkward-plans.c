/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each plan is the worked example with one thing that is hard on paper. */
#include "awkward-plans.h"

#include "wm-plan-code.h"
#include "worked-example.h"

#include <string.h>

#define SET(record, ...) wm_record_set_many (record, __VA_ARGS__, NULL)

typedef struct
{
  WmClinic *clinic;
  WorkedExample *example;
  GPtrArray *save;  /* WmRecord, owned */
  guint number;
} Build;

static WmRecord *
plan_record (Build *b)
{
  return wm_plan_get_record (b->example->plan);
}

static WmRecord *
add_record (Build *b, const WmSchema *schema, const char *link, WmRecord *owner)
{
  WmRecord *record = wm_record_new (schema);
  wm_record_set (record, link, wm_record_get_id (owner));
  g_ptr_array_add (b->save, record);
  return record;
}

static WmRecord *
staff_at (Build *b, guint index)
{
  return b->example->facts.staff->pdata[index];
}

static WmRecord *
item (Build *b, const char *number, const WmSchema *schema)
{
  return wm_plan_node_get_record (worked_example_node (b->example, number, schema));
}

/* What else the assessment found, and what is known and not worked on now. */
static void
add_findings (Build *b)
{
  const char *level = wm_record_get_id (wm_clinic_find_level (b->clinic, "3", "2.1"));
  SET (b->example->assessment, "level-indicated", level, "level-placed", level);
  SET (add_record (b, &wm_life_area_schema, "assessment", b->example->assessment), "area", "tobacco", "finding", "ten cigarettes a day", "need", "1");
  SET (add_record (b, &wm_screen_result_schema, "episode", b->example->episode), "instrument", "phq-9", "date", "2026-11-16", "score", "11", "positive", "1");
  SET (add_record (b, &wm_safety_flag_schema, "client", b->example->client), "opened", "2026-11-16", "kind", "overdose", "level", "moderate", "plan",
       "naloxone at home, sister knows where", "closed", "2026-11-23");
  WmRecord *deferred = add_record (b, &wm_diagnosis_schema, "episode", b->example->episode);
  SET (deferred, "code", "F17.210", "text", "Nicotine dependence, cigarettes", "status", "active", "diagnosed", "2026-11-16", "deferral-reason",
       "The client wants to look at smoking after the new year.");
  SET (wm_plan_node_get_record (wm_plan_add (b->example->plan, NULL, -1)), "title", "Smokes ten cigarettes a day", "plain", "Smoking", "status",
       "deferred", "reason", "after the new year, by her own wish", "life-area", "tobacco", "identified", "2026-11-17", "priority", "low");
}

static void
add_review (Build *b)
{
  WmRecord *review = add_record (b, &wm_review_schema, "plan", plan_record (b));
  SET (review, "review-date", "2026-12-18", "kind", "scheduled", "client-comment", "Fridays are still hard.", "continued-stay-reason",
       "Two of four weeks without drinking.", "changes", "A second call partner.", "next-review", "2027-01-15");
  SET (add_record (b, &wm_review_objective_schema, "review", review), "objective", wm_record_get_id (item (b, "1.1", &wm_objective_schema)),
       "progress", "progressing", "evidence", "daily log of November", "value-now", "21");
  SET (add_record (b, &wm_review_rating_schema, "review", review), "dimension", "3.5", "rating", "2");
}

static void
sign (Build *b, const char *role, const char *way, const char *name, const char *credential)
{
  g_autofree char *code = wm_plan_content_code (b->example->plan);
  WmRecord *signature = add_record (b, &wm_signature_schema, "plan", plan_record (b));
  gboolean given = strcmp (way, "screen") == 0 || strcmp (way, "paper") == 0;
  SET (signature, "role", role, "way", way, "name", name, "credential", credential, "date", "2026-11-24", "time", "14:05", "statement",
       "I agree with this plan.", "content-code", code);
  if (!given)
    SET (signature, "reason", "wants to talk it over with her sister first", "witness", wm_record_get_id (staff_at (b, 2)));
}

static void
sign_all (Build *b, const char *clients_way)
{
  sign (b, "client", clients_way, "Marisol Vega", NULL);
  sign (b, "counselor", "screen", "J. Doe", "LCSW");
  sign (b, "supervisor", "paper", "A. Director", "LPC");
  SET (plan_record (b), "state", "in-force", "effective", "2026-11-24", "copy-date", "2026-11-24");
}

static void
make_empty (Build *b)
{
  GListModel *problems = wm_plan_get_problems (b->example->plan);
  for (guint i = g_list_model_get_n_items (problems); i > 0; i--)
    {
      g_autoptr (WmPlanNode) problem = g_list_model_get_item (problems, i - 1);
      if (i > 1)
        wm_plan_remove (b->example->plan, problem);
      else
        wm_plan_remove (b->example->plan, worked_example_node (b->example, "1.1", &wm_objective_schema));
    }
}

static void
make_forty (Build *b)
{
  WmPlanNode *goal = wm_plan_node_get_parent (worked_example_node (b->example, "2.1", &wm_objective_schema));
  for (guint i = 0; i < 37; i++)
    {
      WmPlanNode *node = wm_plan_add (b->example->plan, goal, -1);
      g_autofree char *text = g_strdup_printf ("have %u quiet evenings a month with a plan written down before noon", i + 3);
      g_autofree char *target = g_strdup_printf ("%u", i + 3);
      SET (wm_plan_node_get_record (node), "text", text, "measure-type", "count", "method", "my calendar", "baseline", "1", "now", "2", "target",
           target, "unit", "evenings a month", "start-date", "2026-11-20", "target-date", "2027-01-15", "status", i % 5 == 4 ? "achieved" : "active",
           "status-date", "2026-11-22");
      for (guint j = 0; j <= i % 3; j++)
        SET (wm_plan_node_get_record (wm_plan_add (b->example->plan, node, -1)), "text", "go through the calendar together", "service", "skills",
             "modality", "cbt", "staff", wm_record_get_id (staff_at (b, j)), "frequency", "1", "per", "two-weeks", "minutes", "30", "sessions", "6",
             "setting", "individual");
    }
}

static void
make_arabic (Build *b)
{
  SET (b->example->client, "first-name", "ليلى", "last-name", "عبد الرحمن", "preferred-name", "لولو", "language", "ar");
  SET (plan_record (b), "own-words", "أريد أن تزورني ابنتي في عطلة نهاية الأسبوع.", "strengths", "عمل ثابت\nأختي قريبة مني", "explained-in", "ar",
       "explained-by", wm_record_get_id (staff_at (b, 2)));
  SET (item (b, "1", &wm_problem_schema), "title", "الشرب في ليالي العمل", "plain", "الشرب في ليالي العمل، 18 يوما من آخر 30 يوما");
  SET (item (b, "1.1", &wm_objective_schema), "text", "أبقى 28 يوما من 30 بلا كحول", "plain-method", "دفتري اليومي");
  WmPlanNode *goal = wm_plan_node_get_parent (worked_example_node (b->example, "1.1", &wm_objective_schema));
  SET (wm_plan_node_get_record (goal), "text", "أن أكون صاحية عندما تكون هنا");
}

/* As long as the table lets a name be. */
static void
make_long_name (Build *b)
{
  GString *first = g_string_new (NULL), *last = g_string_new (NULL);
  while (first->len < 200)
    g_string_append (first, "Wilhelmina-Ngozi ");
  while (last->len < 200)
    g_string_append (last, "Okonkwo-von-Habsburg-");
  g_string_truncate (first, 199);
  g_string_truncate (last, 200);
  SET (b->example->client, "first-name", first->str, "last-name", last->str);
  SET (plan_record (b), "supports", last->str);
  g_string_free (first, TRUE);
  g_string_free (last, TRUE);
}

static void
make_draft (Build *b)
{
  SET (plan_record (b), "state", "draft", "own-words", "I want [NAME] to visit on weekends again.");
}

static void
make_ready (Build *b)
{
  SET (b->example->client, "date-of-birth", "2010-03-14");
  SET (b->example->episode, "consent-basis", "parent-and-minor", "guardian-name", "Teresa Vega", "guardian-relation", "mother");
  SET (plan_record (b), "disagreement", "I would rather come on Saturdays than on Fridays.", "family-invited", "1");
}

static void
make_refused (Build *b)
{
  add_review (b);
  sign_all (b, "refused");
}

static void
make_interim (Build *b)
{
  SET (plan_record (b), "kind", "interim", "state", "ready");
}

/* A plan that was followed by many: its objectives were extended, and it is no longer in force. */
static void
make_old (Build *b)
{
  SET (item (b, "1.1", &wm_objective_schema), "first-start", "2026-11-20", "first-target", "2026-12-20", "now", "21");
  SET (item (b, "2.1", &wm_objective_schema), "status", "achieved", "status-date", "2026-11-23", "now", "3", "relapse-plan", "1");
  SET (item (b, "2.2", &wm_objective_schema), "measure-type", "maintain", "weeks", "6", "now", "1", "barrier", "rides home after 21:00");
  sign_all (b, "screen");
  SET (plan_record (b), "state", "superseded");
  for (guint version = 2; version <= 10; version++)
    {
      g_autofree char *number = g_strdup_printf ("%u", version);
      WmRecord *later = add_record (b, &wm_plan_schema, "client", b->example->client);
      SET (later, "episode", wm_record_get_id (b->example->episode), "version", number, "state", version == 10 ? "draft" : "superseded", "kind", "update",
           "plan-date", "2026-11-24");
    }
}

static void
make_spanish (Build *b)
{
  SET (plan_record (b), "own-words", "Quiero que mi hija me visite otra vez los fines de semana.", "strengths", "trabajo estable\nmi hermana vive cerca",
       "barriers", "turnos de noche", "preferences", "grupos pequeños", "culture", "Prefiere hablar español; la misa del domingo es importante",
       "step-down-criteria", "28 días o más sin alcohol en 30", "took-part-how", "escribió las metas ella misma", "explained-by",
       wm_record_get_id (staff_at (b, 2)));
  SET (item (b, "1", &wm_problem_schema), "title", "Bebe en las noches de trabajo", "plain", "Bebe en las noches de trabajo, 18 de los últimos 30 días");
  SET (item (b, "1.1", &wm_objective_schema), "text", "28 días o más sin alcohol de cada 30", "plain-method", "mi diario", "unit", "días de 30");
}

static void
make_unassigned (Build *b)
{
  SET (plan_record (b), "counselor", NULL);
  SET (b->example->episode, "counselor", NULL);
  g_autoptr (WmPlanNode) first = g_list_model_get_item (wm_plan_node_get_children (worked_example_node (b->example, "1.1", &wm_objective_schema)), 0);
  SET (wm_plan_node_get_record (first), "staff", NULL);
}

static const char *
link_for (Build *b, const WmField *field)
{
  if (strcmp (field->of, "staff") == 0)
    return wm_record_get_id (staff_at (b, 1));
  if (strcmp (field->of, "level-of-care") == 0)
    return wm_record_get_id (wm_clinic_find_level (b->clinic, "4", "1.5"));
  if (strcmp (field->of, "diagnosis") == 0)
    return wm_record_get_id (b->example->facts.diagnoses->pdata[0]);
  if (strcmp (field->of, "program") == 0)
    {
      g_autoptr (GPtrArray) programs = wm_clinic_list (b->clinic, &wm_program_schema, NULL, NULL, NULL);
      return g_intern_string (wm_record_get_id (programs->pdata[0]));
    }
  for (guint i = 0; i < b->save->len; i++)
    if (strcmp (wm_record_get_schema (b->save->pdata[i])->name, field->of) == 0)
      return wm_record_get_id (b->save->pdata[i]);
  return NULL;
}

/* A value that stands nowhere else where the field is a text. */
static char *
value_for (Build *b, const WmSchema *schema, const WmField *field)
{
  switch (field->kind)
    {
    case WM_KIND_TEXT:
    case WM_KIND_LONG_TEXT:
      return field->pattern != NULL ? g_strdup ("(555) 010-0177") : g_strdup_printf ("%s %.20s told", field->name, schema->name);
    case WM_KIND_DATE:
      return g_strdup ("2026-12-03");
    case WM_KIND_TIME:
      return g_strdup ("14:05");
    case WM_KIND_INT:
    case WM_KIND_NUMBER:
      return g_strdup_printf ("%.0f", MAX (field->min, 3));
    case WM_KIND_BOOL:
      return g_strdup ("1");
    case WM_KIND_PICK:
      return g_strdup (wm_record_get (wm_clinic_picks (b->clinic, field->of)->pdata[0], "code"));
    case WM_KIND_LINK:
      return g_strdup (link_for (b, field));
    }
  return NULL;
}

static gboolean
fill_record (Build *b, WmRecord *record)
{
  const WmSchema *schema = wm_record_get_schema (record);
  for (guint i = 0; i < schema->n_fields; i++)
    if (!(schema->fields[i].flags & WM_FIELD_INTERNAL) && wm_record_get_at (record, i) == NULL)
      {
        g_autofree char *value = value_for (b, schema, &schema->fields[i]);
        wm_record_set (record, schema->fields[i].name, value);
        g_assert_nonnull (wm_record_get_at (record, i));
      }
  return TRUE;
}

static gboolean
fill_node (WmPlanNode *node, gpointer build)
{
  return fill_record (build, wm_plan_node_get_record (node));
}

/* Every field of every record that belongs to a plan has a value. */
static void
make_whole (Build *b)
{
  add_review (b);
  sign_all (b, "refused");
  SET (b->example->client, "preferred-name", "Mari");
}

static void
fill_all (Build *b)
{
  fill_record (b, b->example->client);
  fill_record (b, b->example->episode);
  fill_record (b, plan_record (b));
  GPtrArray *found[] = { b->example->facts.diagnoses, b->example->facts.assessments, b->example->facts.ratings, b->example->facts.life_areas,
                         b->example->facts.screens };
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    for (guint j = 0; j < found[i]->len; j++)
      fill_record (b, found[i]->pdata[j]);
  for (guint i = 0; i < b->save->len; i++)
    fill_record (b, b->save->pdata[i]);
  wm_plan_foreach (b->example->plan, fill_node, b);
}

static const struct
{
  AwkwardPlan plan;
  void (*make) (Build *b);
} plans[] = {
  { { "no-objectives", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", TRUE, FALSE, NULL }, make_empty },
  { { "forty-objectives", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", FALSE, FALSE, NULL }, make_forty },
  { { "arabic", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", FALSE, TRUE, NULL }, make_arabic },
  { { "long-name", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", FALSE, FALSE, NULL }, make_long_name },
  { { "large-print", NULL, { WM_PAPER_LETTER, TRUE }, NULL, FALSE, FALSE, NULL }, make_refused },
  { { "a4", NULL, { WM_PAPER_A4, FALSE }, "not valid until signed", FALSE, FALSE, NULL }, make_ready },
  { { "draft", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", TRUE, FALSE, NULL }, make_draft },
  { { "for-signature", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", FALSE, FALSE, NULL }, make_ready },
  { { "refused", NULL, { WM_PAPER_LETTER, FALSE }, NULL, FALSE, FALSE, NULL }, make_refused },
  { { "interim", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", FALSE, FALSE, NULL }, make_interim },
  { { "nine-versions-old", NULL, { WM_PAPER_LETTER, FALSE }, "No longer in force", FALSE, FALSE, NULL }, make_old },
  { { "spanish", "es", { WM_PAPER_LETTER, FALSE }, "no es válido hasta que se firme", FALSE, FALSE, NULL }, make_spanish },
  { { "unassigned", NULL, { WM_PAPER_LETTER, FALSE }, "not valid until signed", TRUE, FALSE, NULL }, make_unassigned },
  { { "whole", NULL, { WM_PAPER_LETTER, FALSE }, NULL, FALSE, FALSE, NULL }, make_whole },
};

guint
awkward_plans_count (void)
{
  return G_N_ELEMENTS (plans);
}

WmClinic *
awkward_clinic_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-awkward-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (WmRecord) program = wm_record_new (&wm_program_schema);
  SET (program, "name", "Evening program");
  g_ptr_array_add (save, program);
  SET (wm_clinic_get_record (clinic), "address", "214 Mill Street, Springfield", "phone", "(555) 010-0142", "after-hours-phone", "(555) 010-0199");
  g_ptr_array_add (save, wm_clinic_get_record (clinic));
  g_assert_true (wm_clinic_save (clinic, "clinic", save, NULL, findings, &error));
  return clinic;
}

/* What hangs on the plan, or on the client's other plans, is stored after it; what was found before it. */
static void
add_kept (Build *b, gboolean after_plan, GPtrArray *all)
{
  for (guint i = 0; i < b->save->len; i++)
    {
      const WmSchema *schema = wm_record_get_schema (b->save->pdata[i]);
      gboolean after = schema == &wm_plan_schema || wm_schema_field (schema, "plan") != NULL || wm_schema_field (schema, "review") != NULL;
      if (schema == &wm_safety_flag_schema)
        after = FALSE;
      if (after == after_plan)
        g_ptr_array_add (all, g_object_ref (b->save->pdata[i]));
    }
}

/* People first, then the plan, then what hangs on it; each before who names it. */
static void
keep (Build *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  g_autoptr (GPtrArray) own = worked_example_records (b->example, wm_clinic_find_level (b->clinic, "3", "2.1"));
  for (guint i = 0; i < own->len; i++)
    {
      if (own->pdata[i] == plan_record (b))
        add_kept (b, FALSE, all);
      g_ptr_array_add (all, g_object_ref (own->pdata[i]));
    }
  add_kept (b, TRUE, all);
  wm_clinic_save (b->clinic, "awkward", all, NULL, findings, &error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", ((WmFinding *) findings->pdata[i])->field, ((WmFinding *) findings->pdata[i])->text);
  g_assert_no_error (error);
}

AwkwardPlan *
awkward_plan_new (WmClinic *clinic, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WorkedExample) example = worked_example_new ();
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  Build b = { clinic, example, save, index };
  AwkwardPlan *self = g_memdup2 (&plans[index].plan, sizeof *self);
  g_autofree char *number = g_strdup_printf ("A-%04u", index + 1);
  const char *level = wm_record_get_id (wm_clinic_find_level (clinic, "3", "2.1"));
  SET (example->client, "client-no", number);
  SET (example->episode, "level", level);
  SET (plan_record (&b), "level", level, "state", "ready", "next-level", wm_record_get_id (wm_clinic_find_level (clinic, "4", "1.5")));
  plans[index].make (&b);
  add_findings (&b);
  if (plans[index].make == make_whole)
    fill_all (&b);
  keep (&b);
  self->plan = wm_plan_load (clinic, wm_record_get_id (plan_record (&b)), &error);
  g_assert_no_error (error);
  return self;
}

void
awkward_plan_free (AwkwardPlan *self)
{
  g_object_unref (self->plan);
  g_free (self);
}
