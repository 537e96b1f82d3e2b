/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents over sampled people: the chart copy leaves no field out, the client's copy shows no code, Spanish is
 * complete, and what they are made of obeys the laws of pages. */
#include "chart-values.h"
#include "full-relapse-plan.h"
#include "keep-pdf.h"
#include "read-pdf.h"
#include "wm-catalog.h"
#include "wm-document-private.h"
#include "wm-documents.h"
#include "wm-pages.h"
#include "wm-sample.h"
#include "wm-schedule.h"

#include <string.h>

#define CLIENTS 40

static WmClinic *
sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-documents-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *code = NULL;
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "Björn Vega", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_assert_true (wm_sample_fill (clinic, CLIENTS, 5, wm_day_from_ymd (2026, 11, 24), &error));
  g_assert_no_error (error);
  return clinic;
}

static char *
text_of (WmDocument *document)
{
  WmPaper paper = { WM_PAPER_LETTER, FALSE };
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  g_autoptr (GString) all = g_string_new (NULL);
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    {
      g_autofree char *text = wm_pages_get_text (pages, page);
      g_string_append (all, text);
    }
  return read_pdf_squeeze (all->str);
}

static WmPlan *
plan_of (WmClinic *clinic, WmRecord *client)
{
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), NULL, NULL);
  return id != NULL ? wm_plan_load (clinic, id, NULL) : NULL;
}

static void
check_chart_copy (WmPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = text_of (document);
  g_assert_cmpuint (chart_values_check (plan, text), >, 80);
}

/* No code of a diagnosis and no statement for staff; what staff is to be named is. */
static void
check_client_copy (WmClinic *clinic, WmPlan *plan)
{
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, FALSE, NULL, NULL);
  g_autofree char *text = text_of (document);
  g_autofree char *own = read_pdf_squeeze (wm_record_get (wm_plan_get_record (plan), "own-words"));
  g_autoptr (GPtrArray) diagnoses = wm_clinic_list (clinic, &wm_diagnosis_schema, "episode",
                                                    wm_record_get_id (wm_plan_get_episode (plan)), NULL);
  g_assert_nonnull (strstr (text, own));
  g_assert_nonnull (strstr (text, "IfIneedhelpnow"));
  for (guint i = 0; i < diagnoses->len; i++)
    g_assert_null (strstr (text, wm_record_get (diagnoses->pdata[i], "code")));
}

/* A number and what it counts stay on one line, in large print too: "50 minutes" isn't read as 50 of what stood above. */
static guint
count_kept (WmPlan *plan, const char *pattern)
{
  const WmPaper paper = { WM_PAPER_LETTER, TRUE };
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, FALSE, NULL, NULL);
  g_autoptr (WmPages) pages = wm_document_paginate (document, &paper);
  guint n = 0;
  for (guint page = 0; page < wm_pages_get_n (pages); page++)
    {
      g_autofree char *text = wm_pages_get_text (pages, page);
      n += g_regex_match_simple (pattern, text, 0, 0);
    }
  return n;
}

static void
test_counts (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) plans = wm_clinic_list (clinic, &wm_plan_schema, "state", "in-force", NULL);
  guint kept = 0;
  for (guint i = 0; i < plans->len; i++)
    {
      g_autoptr (WmPlan) plan = wm_plan_load (clinic, wm_record_get_id (plans->pdata[i]), NULL);
      kept += count_kept (plan, "[0-9]\u00a0sessions");
      g_assert_cmpuint (count_kept (plan, "(minutes|hours|week), [0-9]+ ?\n"), ==, 0);
    }
  g_assert_cmpuint (kept, >, 0);
}

static void
test_plans (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  guint n = 0;
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (WmPlan) plan = plan_of (clinic, clients->pdata[i]);
      if (plan == NULL)
        continue;
      check_chart_copy (plan);
      check_client_copy (clinic, plan);
      n++;
    }
  g_assert_cmpuint (n, >, CLIENTS / 2);
}

/* DRAFT stands across an open plan with errors and across no other; what is open says that it isn't valid yet. */
static void
check_state (WmPlan *plan, guint seen[2])
{
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, FALSE, NULL, NULL);
  g_autoptr (GPtrArray) findings = wm_plan_check (plan, NULL);
  const char *state = wm_record_get (wm_plan_get_record (plan), "state");
  gboolean open = strcmp (state, "draft") == 0 || strcmp (state, "ready") == 0;
  gboolean draft = open && wm_findings_have_errors (findings);
  g_assert_cmpstr (document->watermark, ==, draft ? "DRAFT" : NULL);
  g_assert_cmpstr (document->footer_state, ==, open ? "For signature: not valid until signed"
                                               : strcmp (state, "signed") == 0 ? "Not in force: signatures are missing" : NULL);
  g_assert_null (strstr (document->title, wm_record_get (wm_plan_get_client (plan), "last-name")));
  g_assert_nonnull (strstr (document->footer_about, wm_record_get (wm_plan_get_client (plan), "client-no")));
  seen[draft]++;
}

static void
test_state (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  guint seen[2] = { 0, 0 };
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (WmPlan) plan = plan_of (clinic, clients->pdata[i]);
      if (plan == NULL)
        continue;
      check_state (plan, seen);
      wm_record_set (wm_plan_get_record (plan), "own-words", "see [NAME] again");
      check_state (plan, seen);
    }
  g_assert_cmpuint (seen[0], >, 0);
  g_assert_cmpuint (seen[1], >, 0);
}

static void
test_spanish (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (WmPlan) plan = plan_of (clinic, clients->pdata[i]);
      if (plan == NULL)
        continue;
      g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, FALSE, "es", NULL);
      g_autofree char *text = text_of (document);
      g_assert_cmpstr (wm_document_get_title (document), ==, "Plan de tratamiento");
      g_assert_null (strstr (text, "Iwill"));
      g_assert_null (strstr (text, "Goal:"));
      g_assert_null (strstr (text, "Whatstaff"));
      return;
    }
  g_assert_not_reached ();
}

/* What the tables of the plan call their fields is one of the documents' texts, too. */
static void
test_labels (void)
{
  const WmSchema *schemas[] = { &wm_plan_schema, &wm_problem_schema, &wm_goal_schema, &wm_objective_schema,
                                &wm_intervention_schema, &wm_client_schema, &wm_episode_schema, &wm_diagnosis_schema,
                                &wm_assessment_schema, &wm_asam_rating_schema, &wm_safety_flag_schema, &wm_life_area_schema, &wm_screen_result_schema,
                                &wm_review_schema, &wm_review_objective_schema, &wm_review_rating_schema, &wm_signature_schema };
  const WmCatalog *spanish = wm_catalog_get ("es");
  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    for (guint j = 0; j < schemas[i]->n_fields; j++)
      if (!(schemas[i]->fields[j].flags & WM_FIELD_INTERNAL) && !wm_catalog_knows (spanish, schemas[i]->fields[j].label))
        {
          g_test_message ("no Spanish text for “%s”", schemas[i]->fields[j].label);
          g_test_fail ();
        }
}

/* And so is what the shipped lists offer that a client's copy prints. */
static void
test_picks (void)
{
  static const char *const lists[] = { "service", "track", "objective-status", "language", "session-kind" };
  g_autoptr (WmClinic) clinic = sample ();
  const WmCatalog *spanish = wm_catalog_get ("es");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GPtrArray *picks = wm_clinic_picks (clinic, lists[i]);
      for (guint j = 0; j < picks->len; j++)
        {
          const char *text = wm_clinic_plain (clinic, lists[i], wm_record_get (picks->pdata[j], "code"));
          if (wm_catalog_knows (spanish, text))
            continue;
          g_test_message ("no Spanish text for “%s”", text);
          g_test_fail ();
        }
    }
  for (guint i = 0; i < wm_clinic_get_levels (clinic)->len; i++)
    g_assert_true (wm_catalog_knows (spanish, wm_record_get (wm_clinic_get_levels (clinic)->pdata[i], "label")));
}

/* Gives every item of the form an answer of its own. */
static void
fill_form (WmFormDocument *document, GPtrArray *answers)
{
  const WmForm *form = wm_form_document_get_form (document);
  for (guint p = 0; p < form->parts->len; p++)
    {
      const WmFormPart *part = form->parts->pdata[p];
      for (guint s = 0; wm_form_document_applies (document, part) && s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          for (guint r = 0; r < 3; r++)
            {
              WmRecord *row = section->many ? wm_form_document_add_row (document, section->key)
                                            : wm_form_document_get_single (document, section->key);
              for (guint i = 0; i < section->items->len; i++)
                {
                  const WmFormItem *item = section->items->pdata[i];
                  char *text = g_strdup_printf ("answer %u to %s", answers->len, item->field->name);
                  if (item->choices != NULL || item->is_phone
                      || (item->field->kind != WM_KIND_TEXT && item->field->kind != WM_KIND_LONG_TEXT))
                    {
                      wm_record_set (row, item->field->name, item->choices != NULL ? ((WmFormChoice *) item->choices->pdata[0])->code
                                                             : item->is_phone ? "555-0134"
                                                             : item->field->kind == WM_KIND_DATE ? "2026-12-01" : "1");
                      g_free (text);
                      continue;
                    }
                  wm_record_set (row, item->field->name, text);
                  g_ptr_array_add (answers, text);
                }
              if (!section->many)
                break;
            }
        }
    }
}

static WmFormDocument *
new_form (WmClinic *clinic, GPtrArray *clients, GError **error)
{
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (clients->pdata[i]), NULL);
      if (episode != NULL)
        return wm_form_document_new (clinic, wm_record_get_id (episode), WM_FORM_RELAPSE_PREVENTION, error);
    }
  return NULL;
}

static void
test_form (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmFormDocument) form = new_form (clinic, clients, &error);
  g_assert_no_error (error);
  g_autoptr (WmDocument) empty = wm_document_form (form, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *empty_text = text_of (empty);
  g_assert_nonnull (strstr (empty_text, "theoldamountcankill"));
  g_assert_nonnull (strstr (empty_text, "988"));
  g_assert_null (strstr (empty_text, "nextreview"));

  fill_form (form, answers);
  g_autoptr (WmDocument) document = wm_document_form (form, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *text = text_of (document);
  for (guint i = 0; i < answers->len; i++)
    {
      g_autofree char *squeezed = read_pdf_squeeze (answers->pdata[i]);
      g_assert_nonnull (strstr (text, squeezed));
    }
  g_assert_nonnull (strstr (text, "nextreviewDecember1,2026"));
  g_assert_cmpuint (answers->len, >, 40);
}

/* Somebody who is asked all parts of the form: the crisis part belongs to an open safety flag. */
static WmFormDocument *
new_form_with_flag (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (WmRecord) flag = wm_record_new (&wm_safety_flag_schema);
  g_autoptr (WmRecord) episode = NULL;
  for (guint i = 0; episode == NULL; i++)
    {
      episode = wm_clinic_open_episode (clinic, wm_record_get_id (clients->pdata[i]), NULL);
      wm_record_set (flag, "client", wm_record_get_id (clients->pdata[i]));
    }
  wm_record_set_many (flag, "opened", "2026-11-20", "kind", "suicide", "level", "moderate", "plan", "see the plan", NULL);
  g_ptr_array_add (save, flag);
  g_assert_true (wm_clinic_save (clinic, "flag", save, NULL, findings, &error));
  return wm_form_document_new (clinic, wm_record_get_id (episode), WM_FORM_RELAPSE_PREVENTION, &error);
}

/* With every item answered it is still something to carry: three sheets, letters of full size. */
static void
test_form_length (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (WmFormDocument) form = new_form_with_flag (clinic);
  const WmPaper papers[] = { { WM_PAPER_LETTER, FALSE }, { WM_PAPER_A4, FALSE }, { WM_PAPER_LETTER, TRUE } };
  full_relapse_plan_fill (form);
  for (guint spanish = 0; spanish < 2; spanish++)
    for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
      {
        g_autofree char *name = g_strdup_printf ("relapse-%u%s", i, spanish ? "-es" : "");
        g_autoptr (WmDocument) document = wm_document_form (form, spanish ? "es" : NULL, NULL);
        g_autoptr (WmPages) pages = wm_document_paginate (document, &papers[i]);
        keep_pdf (name, pages);
        if (!papers[i].large_print)
          g_assert_cmpuint (wm_pages_get_n (pages), <=, 3);
        g_assert_cmpuint (wm_pages_get_n (pages), <=, 8);
      }
}

typedef struct
{
  const WmCatalog *catalog;
  guint known, all;
} Counted;

static void
count_text (Counted *self, const char *text)
{
  if (text == NULL)
    return;
  self->all++;
  self->known += wm_catalog_knows (self->catalog, text);
  if (!wm_catalog_knows (self->catalog, text))
    g_test_message ("no Spanish text for “%s”", text);
}

static void
count_part (Counted *self, const WmFormPart *part)
{
  count_text (self, part->title);
  count_text (self, part->intro);
  for (guint i = 0; i < part->notes->len; i++)
    for (char **line = ((WmFormNote *) part->notes->pdata[i])->lines; *line != NULL; line++)
      count_text (self, *line);
  for (guint i = 0; i < part->sections->len; i++)
    {
      const WmFormSection *section = part->sections->pdata[i];
      count_text (self, section->title);
      for (guint j = 0; j < section->items->len; j++)
        {
          const WmFormItem *item = section->items->pdata[j];
          count_text (self, item->field->label);
          for (guint k = 0; item->choices != NULL && k < item->choices->len; k++)
            count_text (self, ((WmFormChoice *) item->choices->pdata[k])->label);
        }
    }
}

/* An item may be added to the form's file before its translation; a form that falls behind is noticed. */
static void
test_form_spanish (void)
{
  g_autoptr (GError) error = NULL;
  const WmForm *form = wm_form_find (WM_FORM_RELAPSE_PREVENTION, &error);
  Counted counted = { .catalog = wm_catalog_get ("es") };
  g_assert_no_error (error);
  for (guint i = 0; i < form->parts->len; i++)
    count_part (&counted, form->parts->pdata[i]);
  g_assert_cmpuint (counted.all, >, 100);
  g_assert_cmpuint (counted.known * 100, >=, counted.all * 95);
}

static void
test_weeks (void)
{
  g_autoptr (WmClinic) clinic = sample ();
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  guint with_sessions = 0;
  for (guint i = 0; i < clients->len; i++)
    {
      g_autoptr (GError) error = NULL;
      WmDay day = wm_clinic_get_today (clinic);
      g_autoptr (WmSchedule) week = wm_schedule_load_week (clinic, day, wm_record_get_id (clients->pdata[i]), &error);
      g_autoptr (WmDocument) document = wm_document_client_week (clinic, clients->pdata[i], day, NULL, &error);
      g_assert_no_error (error);
      g_autofree char *text = text_of (document);
      GPtrArray *all = wm_schedule_occurrences (week);
      for (guint j = 0; j < all->len; j++)
        {
          const WmOccurrence *occurrence = all->pdata[j];
          g_autofree char *start = wm_catalog_time (NULL, occurrence->times.start);
          g_autofree char *squeezed = read_pdf_squeeze (start);
          if (occurrence->state == WM_SESSION_CANCELLED)
            continue;
          g_assert_nonnull (strstr (text, squeezed));
          with_sessions++;
        }
    }
  g_assert_cmpuint (with_sessions, >, CLIENTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/documents/plans", test_plans);
  g_test_add_func ("/print/documents/counts", test_counts);
  g_test_add_func ("/print/documents/state", test_state);
  g_test_add_func ("/print/documents/spanish", test_spanish);
  g_test_add_func ("/print/documents/labels", test_labels);
  g_test_add_func ("/print/documents/picks", test_picks);
  g_test_add_func ("/print/documents/form", test_form);
  g_test_add_func ("/print/documents/form-length", test_form_length);
  g_test_add_func ("/print/documents/form-spanish", test_form_spanish);
  g_test_add_func ("/print/documents/weeks", test_weeks);
  return g_test_run ();
}
