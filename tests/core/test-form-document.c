/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A filled-in form: its rules, its round trip through the store, and an item added by its file alone. */
#include "save-record.h"
#include "wm-form-document.h"

#include "wm-store-private.h"

#include <string.h>

#define RPP WM_FORM_RELAPSE_PREVENTION

typedef struct
{
  WmClinic *clinic;
  char *client, *episode;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-form-XXXXXX", NULL),
                  *folder = g_build_filename (top, "clinic", NULL);
  f->clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  WmDay today;
  wm_day_parse ("2026-11-20", &today);
  wm_clinic_set_today (f->clinic, today);
  g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema), episode = wm_record_new (&wm_episode_schema);
  wm_record_set_many (client, "client-no", "C-1", "first-name", "Ximena", "last-name", "Abara", "status", "active", NULL);
  save_record (f->clinic, client);
  wm_record_set_many (episode, "client", wm_record_get_id (client), "admit-date", "2026-11-02", NULL);
  save_record (f->clinic, episode);
  f->client = g_strdup (wm_record_get_id (client));
  f->episode = g_strdup (wm_record_get_id (episode));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->clinic);
  g_free (f->client);
  g_free (f->episode);
}

static WmFormDocument *
new_document (Fixture *f, const char *form)
{
  g_autoptr (GError) error = NULL;
  WmFormDocument *document = wm_form_document_new (f->clinic, f->episode, form, &error);
  g_assert_no_error (error);
  return document;
}

static void
save (WmFormDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  wm_form_document_save (document, findings, &error);
  g_assert_no_error (error);
}

static WmFormDocument *
load (Fixture *f, WmFormDocument *document)
{
  g_autoptr (GError) error = NULL;
  WmFormDocument *again
    = wm_form_document_load (f->clinic, wm_record_get_id (wm_form_document_get_record (document)), &error);
  g_assert_no_error (error);
  return again;
}

/* Every needed item of a row gets an acceptable value. */
static void
fill_row (WmFormDocument *document, const WmFormSection *section, WmRecord *row, guint number)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const WmFormItem *item = section->items->pdata[i];
      const char *name = item->field->name;
      g_autofree char *text = g_strdup_printf ("%s %u", item->field->label, number);
      if (item->choices)
        wm_record_set (row, name, ((WmFormChoice *) item->choices->pdata[0])->code);
      else if (item->is_phone)
        wm_record_set (row, name, "555-0134");
      else if (item->field->kind == WM_KIND_BOOL)
        wm_record_set_bool (row, name, TRUE);
      else if (item->field->kind == WM_KIND_DATE)
        wm_record_set (row, name, "2026-12-01");
      else if (item->field->kind == WM_KIND_INT)
        wm_record_set_int (row, name, 7);
      else
        wm_record_set (row, name, text);
    }
}

static void
fill (WmFormDocument *document)
{
  const WmForm *form = wm_form_document_get_form (document);
  for (guint p = 0; p < form->parts->len; p++)
    {
      const WmFormPart *part = form->parts->pdata[p];
      for (guint s = 0; s < part->sections->len; s++)
        {
          const WmFormSection *section = part->sections->pdata[s];
          for (guint i = 0; section->many && i < section->min_rows; i++)
            wm_form_document_add_row (document, section->key);
          GListModel *rows = G_LIST_MODEL (wm_form_document_get_rows (document, section->key));
          for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
            {
              g_autoptr (WmRecord) row = g_list_model_get_item (rows, i);
              fill_row (document, section, row, i + 1);
            }
        }
    }
}

static WmRecord *
row_at (WmFormDocument *document, const char *section, guint i)
{
  g_autoptr (WmRecord) row = g_list_model_get_item (G_LIST_MODEL (wm_form_document_get_rows (document, section)), i);
  g_assert_nonnull (row);
  return row;
}

static guint
n_rows (WmFormDocument *document, const char *section)
{
  return g_list_model_get_n_items (G_LIST_MODEL (wm_form_document_get_rows (document, section)));
}

/* The findings of @rule (NULL: all); @field and @id of the first. */
static guint
count (WmFormDocument *document, const char *rule, const char *field)
{
  guint n = 0;
  g_autoptr (GPtrArray) findings = wm_form_document_check (document);
  for (guint i = 0; i < findings->len; i++)
    {
      const WmFinding *finding = findings->pdata[i];
      if ((rule == NULL || strcmp (finding->rule, rule) == 0) && (field == NULL || strcmp (finding->field, field) == 0))
        n++;
    }
  return n;
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  const struct { const char *rule, *section; } minima[] = {
    { "RP01", "reasons" }, { "RP02", "situations" }, { "RP05", "signs" }, { "RP06", "coping" }, { "RP07", "contacts" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (minima); i++)
    g_assert_cmpuint (count (document, minima[i].rule, minima[i].section), >=, 1);
  g_assert_cmpuint (count (document, "RP07", "contacts"), ==, 2); /* three people; one at any hour */
  g_assert_cmpuint (count (document, "RP08", NULL), ==, 3);
  g_assert_cmpuint (count (document, "RP09", NULL), ==, 3); /* no safety flag: part J is not asked */
  g_assert_cmpuint (count (document, "RP10", "next-review"), ==, 1);
  g_assert_cmpuint (count (document, "RP03", NULL), ==, 0);
  wm_form_document_add_row (document, "reasons"); /* blank rows count for nothing */
  wm_form_document_add_row (document, "reasons");
  g_assert_cmpuint (count (document, "RP01", "reasons"), ==, 1);
}

static void
test_filled (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  g_autoptr (GPtrArray) findings = wm_form_document_check (document);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", ((WmFinding *) findings->pdata[i])->where, ((WmFinding *) findings->pdata[i])->text);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_vectors (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  WmRecord *situation = row_at (document, "situations", 1), *person = row_at (document, "contacts", 0);
  wm_record_set_many (situation, "confidence", "6", "backup", NULL, "person", NULL, NULL);
  g_assert_cmpuint (count (document, NULL, NULL), ==, 0);
  wm_record_set (situation, "confidence", "5");
  g_assert_cmpuint (count (document, "RP03", NULL), ==, 2);
  g_assert_cmpuint (count (document, "RP03", "backup"), ==, 1);
  wm_record_set_many (situation, "backup", "Call Ana", "person", "Ana", NULL);
  g_assert_cmpuint (count (document, NULL, NULL), ==, 0);
  wm_record_set (situation, "confidence", "11");
  g_assert_cmpuint (count (document, "range", "confidence"), ==, 1);
  wm_record_set (situation, "confidence", "8");
  wm_record_set (person, "phone", "12345");
  g_assert_cmpuint (count (document, "RP11", "phone"), ==, 1);
  wm_record_set (person, "phone", "+1 (555) 010-0134 x9");
  g_assert_cmpuint (count (document, NULL, NULL), ==, 0);
  wm_record_set (person, "phone", "call me maybe");
  g_assert_cmpuint (count (document, "RP11", "phone"), ==, 1);
  wm_record_set (person, "phone", "5550134");
  for (guint i = 0; i < n_rows (document, "contacts"); i++)
    wm_record_set_bool (row_at (document, "contacts", i), "any-hour", FALSE);
  g_assert_cmpuint (count (document, "RP07", "contacts"), ==, 1);
  wm_record_set_bool (person, "any-hour", TRUE);
  WmRecord *next = wm_form_document_get_single (document, "next");
  wm_record_set (next, "next-review", "2026-12-21"); /* 31 days */
  g_assert_cmpuint (count (document, "RP10", "next-review"), ==, 1);
  wm_record_set (next, "next-review", "2026-12-20");
  WmRecord *emergency = wm_form_document_get_single (document, "emergency-facts");
  wm_record_set_many (emergency, "opioid-risk", "no", "naloxone", NULL, NULL);
  g_assert_cmpuint (count (document, NULL, NULL), ==, 0);
  wm_record_set (emergency, "opioid-risk", "yes");
  g_assert_cmpuint (count (document, "RP09", "naloxone"), ==, 1);
}

static void
test_safety (Fixture *f, gconstpointer data)
{
  g_autoptr (WmRecord) flag = wm_record_new (&wm_safety_flag_schema);
  wm_record_set_many (flag, "client", f->client, "opened", "2026-11-10", "kind", "suicide", "level", "moderate", NULL);
  save_record (f->clinic, flag);
  WmFormDocument *document = new_document (f, RPP);
  g_assert_true (wm_form_document_applies (document, wm_form_part (wm_form_document_get_form (document), "safety")));
  g_assert_cmpuint (count (document, "RP09", "crisis-signs"), ==, 1);
  g_assert_cmpuint (count (document, "RP09", "worth-living"), ==, 1);
  g_assert_finalize_object (document);
  wm_record_set (flag, "closed", "2026-11-15");
  save_record (f->clinic, flag);
  document = new_document (f, RPP);
  g_assert_false (wm_form_document_applies (document, wm_form_part (wm_form_document_get_form (document), "safety")));
  g_assert_cmpuint (count (document, "RP09", "crisis-signs"), ==, 0);
  g_assert_finalize_object (document);
}

static void
test_lines (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) lines = wm_form_lines (f->clinic, "crisis-line");
  g_assert_cmpuint (g_strv_length (lines), >=, 6);
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  g_assert_cmpuint (count (document, "crisis-lines", NULL), ==, 0);
  wm_clinic_set_today (f->clinic, wm_clinic_get_today (f->clinic) + 400);
  g_assert_cmpuint (count (document, "crisis-lines", NULL), ==, 1);
}

/* store */

static void
assert_same (WmFormDocument *a, WmFormDocument *b)
{
  g_autofree char *x = wm_form_document_to_draft (a), *y = wm_form_document_to_draft (b);
  g_assert_cmpstr (x, ==, y);
}

static guint
n_answers (Fixture *f)
{
  g_autoptr (GPtrArray) all = wm_clinic_list (f->clinic, &wm_form_answer_schema, NULL, NULL, NULL);
  return all->len;
}

static void
test_round_trip (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  g_autofree char *none = wm_form_document_find_current (f->clinic, f->client, RPP, NULL);
  g_assert_null (none);
  fill (document);
  g_assert_true (wm_form_document_is_dirty (document));
  save (document);
  g_assert_false (wm_form_document_is_dirty (document));
  g_autofree char *current = wm_form_document_find_current (f->clinic, f->client, RPP, NULL);
  g_assert_cmpstr (current, ==, wm_record_get_id (wm_form_document_get_record (document)));
  g_autoptr (WmFormDocument) again = load (f, document);
  assert_same (document, again);
  g_assert_false (wm_form_document_is_dirty (again));
  g_assert_cmpstr (wm_record_get_id (row_at (document, "reasons", 1)), ==, wm_record_get_id (row_at (again, "reasons", 1)));
  g_autofree char *kind = wm_clinic_text_of (f->clinic, wm_schema_field (wm_form_section (wm_form_document_get_form (again),
                                             "situations")->schema, "category"), "conflict");
  g_assert_cmpstr (kind, ==, "Conflict with someone");
}

static void
remember (WmClinic *clinic, guint *saves)
{
  (*saves)++;
}

static void
test_only_changes (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  save (document);
  guint before = n_answers (f), saves = 0;
  gulong handler = g_signal_connect (f->clinic, "saved", G_CALLBACK (remember), &saves);
  save (document); /* nothing changed: no act at all */
  g_assert_cmpuint (saves, ==, 0);
  WmRecord *row = row_at (document, "signs", 1);
  wm_record_set (row, "sign", "Skipping breakfast");
  save (document);
  g_assert_cmpuint (saves, ==, 1);
  g_assert_cmpuint (n_answers (f), ==, before);
  g_signal_handler_disconnect (f->clinic, handler);
  guint position;
  g_object_ref (row);
  guint filled = 0;
  for (guint i = 0; i < wm_record_get_schema (row)->n_fields; i++)
    filled += wm_record_get_at (row, i) != NULL;
  g_assert_true (wm_form_document_remove_row (document, "signs", row, &position));
  g_assert_true (wm_form_document_is_dirty (document));
  wm_form_document_restore_row (document, "signs", row, position);
  g_assert_false (wm_form_document_is_dirty (document));
  wm_form_document_remove_row (document, "signs", row, NULL);
  g_object_unref (row);
  save (document);
  g_assert_cmpuint (n_answers (f), ==, before - filled);
  g_autoptr (WmFormDocument) again = load (f, document);
  assert_same (document, again);
  wm_record_set (wm_form_document_add_row (again, "signs"), "sign", "No more music");
  save (again);
  g_autoptr (WmFormDocument) third = load (f, again);
  g_assert_cmpstr (wm_record_get (row_at (third, "signs", 2), "sign"), ==, "No more music");
}

static void
test_refused_save (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  WmRecord *row = wm_form_document_add_row (document, "coping");
  wm_record_set_many (row, "strategy", "Walk", "minutes", "some", "works", "12", NULL);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_assert_false (wm_form_document_save (document, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (((WmFinding *) findings->pdata[0])->record_id, ==, wm_record_get_id (row));
  g_assert_cmpuint (n_answers (f), ==, 0);
  wm_record_set_many (row, "minutes", "20", "works", "8", NULL);
  save (document);
  g_assert_cmpuint (n_answers (f), ==, 3);
}

/* An answer taken back is gone from the store, not stored as empty. */
static void
test_cleared (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  WmRecord *row = wm_form_document_add_row (document, "situations");
  wm_record_set_many (row, "situation", "Payday", "coping", "Call my sister", NULL);
  save (document);
  guint before = n_answers (f);
  wm_record_set (row, "coping", NULL);
  save (document);
  g_assert_cmpuint (n_answers (f), ==, before - 1);
  g_autoptr (WmFormDocument) again = load (f, document);
  WmRecord *back = row_at (again, "situations", 0);
  g_assert_cmpstr (wm_record_get (back, "situation"), ==, "Payday");
  g_assert_null (wm_record_get (back, "coping"));
}

/* The day on which the plan was to be looked at again is over: worth a word, no obstacle. */
static void
test_review_passed (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  wm_clinic_set_today (f->clinic, wm_day_from_ymd (2026, 12, 1)); /* the day itself */
  g_assert_cmpuint (count (document, "RP10", "next-review"), ==, 0);
  wm_clinic_set_today (f->clinic, wm_day_from_ymd (2026, 12, 2));
  g_assert_cmpuint (count (document, "RP10", "next-review"), ==, 1);
  g_autoptr (GPtrArray) findings = wm_form_document_check (document);
  g_assert_false (wm_findings_have_errors (findings));
}

/* One journal for a document before and after its first save; another for the next version. */
static void
test_draft_key (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  g_autofree char *before = wm_form_document_get_draft_key (document);
  wm_record_set (wm_form_document_add_row (document, "reasons"), "reason", "My daughter");
  save (document);
  g_autoptr (WmFormDocument) again = load (f, document);
  g_autofree char *after = wm_form_document_get_draft_key (again);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (strstr (after, f->episode));
}

/* A row is taken out only of the section that it stands in. */
static void
test_row_of_another_section (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  WmRecord *row = wm_form_document_add_row (document, "situations");
  guint position = 7;
  g_assert_false (wm_form_document_remove_row (document, "triggers", row, &position));
  g_assert_false (wm_form_document_remove_row (document, "no-such-section", row, &position));
  g_assert_cmpuint (position, ==, 7);
  g_assert_true (wm_form_document_remove_row (document, "situations", row, &position));
  g_assert_cmpuint (position, ==, 0);
}

/* The disk refuses: what was typed stays typed, and the next save writes all of it. */
static void
test_save_fails (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  WmRecord *row = wm_form_document_add_row (document, "situations");
  wm_record_set_many (row, "situation", "Payday", "coping", "Call my sister", NULL);
  save (document);
  wm_record_set_many (row, "situation", "Payday with the crew", "backup", "Leave", "coping", NULL, NULL);
  sqlite3 *db = wm_clinic_get_store (f->clinic)->db;
  sqlite3_exec (db, "PRAGMA query_only = 1", NULL, NULL, NULL);
  g_assert_false (wm_form_document_save (document, findings, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_READ_ONLY);
  sqlite3_exec (db, "PRAGMA query_only = 0", NULL, NULL, NULL);
  g_assert_cmpstr (wm_record_get (row, "situation"), ==, "Payday with the crew");
  g_assert_true (wm_form_document_is_dirty (document));
  save (document);
  g_autoptr (WmFormDocument) again = load (f, document);
  WmRecord *back = row_at (again, "situations", 0);
  g_assert_cmpstr (wm_record_get (back, "situation"), ==, "Payday with the crew");
  g_assert_cmpstr (wm_record_get (back, "backup"), ==, "Leave");
  g_assert_null (wm_record_get (back, "coping"));
}

static void
test_unknown_kept (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  save (document);
  const char *places[][3]
    = { { "reasons", "1", "older-item" }, { "older-section", "1", "reason" }, { "direction", "7", "vision" } };
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (WmRecord) answer = wm_record_new (&wm_form_answer_schema);
      wm_record_set_many (answer, "document", wm_record_get_id (wm_form_document_get_record (document)), "section",
                          places[i][0], "row-no", places[i][1], "item", places[i][2], "value", "kept", NULL);
      save_record (f->clinic, answer);
    }
  g_autoptr (WmFormDocument) again = load (f, document);
  assert_same (document, again);
  g_assert_false (wm_form_document_is_dirty (again));
  guint before = n_answers (f);
  wm_record_set (row_at (again, "reasons", 0), "reason", "My daughter");
  save (again);
  g_assert_cmpuint (n_answers (f), ==, before);
  g_autoptr (WmFormDocument) third = load (f, again);
  g_autoptr (GPtrArray) unknown = wm_form_document_get_unknown (third);
  g_assert_cmpuint (unknown->len, ==, 3);
  wm_form_document_remove_row (third, "reasons", row_at (third, "reasons", 0), NULL);
  save (third); /* the row and its older answer go; the others stay */
  g_assert_cmpuint (n_answers (f), ==, before - 2);
}

static void
test_draft (Fixture *f, gconstpointer data)
{
  g_autoptr (WmFormDocument) document = new_document (f, RPP);
  fill (document);
  save (document);
  wm_form_document_remove_row (document, "contacts", row_at (document, "contacts", 1), NULL);
  wm_record_set (wm_form_document_add_row (document, "reasons"), "reason", "“Quotes”, \n'lines' and \\ é");
  wm_record_set (row_at (document, "signs", 0), "action", NULL);
  wm_form_document_add_row (document, "coping");
  g_autofree char *draft = wm_form_document_to_draft (document);
  g_autoptr (WmFormDocument) again = load (f, document);
  g_assert_true (wm_form_document_apply_draft (again, draft));
  g_assert_true (wm_form_document_is_dirty (again));
  assert_same (document, again);
  g_assert_false (wm_form_document_apply_draft (again, "not a draft"));
}

/* How to add an item: one line in the file, and nothing else, makes rows, checks and answers. */
static void
test_added_item (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "forms", "relapse-prevention-plan.xml", NULL), *text;
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GString) definition = g_string_new (text);
  g_string_replace (definition, "key=\"relapse-prevention-plan\"", "key=\"tried-plan\"", 1);
  g_string_replace (definition, "<item key=\"reason\"",
                    "<item key=\"since\" kind=\"text\" label=\"Since when\" required=\"yes\"/>\n<item key=\"reason\"", 1);
  g_autoptr (GBytes) bytes = g_bytes_new (definition->str, definition->len);
  WmForm *form = wm_form_read (bytes, &error);
  g_assert_no_error (error);
  wm_form_register (form);
  g_autoptr (WmFormDocument) document = new_document (f, "tried-plan");
  WmRecord *row = wm_form_document_add_row (document, "reasons");
  g_object_set (row, "reason", "My daughter", NULL);
  g_assert_cmpuint (count (document, "RP01", "since"), ==, 1);
  g_object_set (row, "since", "Spring", NULL);
  g_assert_cmpuint (count (document, "RP01", "since"), ==, 0);
  save (document);
  g_assert_cmpuint (n_answers (f), ==, 2);
  g_autoptr (WmFormDocument) again = load (f, document);
  g_assert_cmpstr (wm_record_get (row_at (again, "reasons", 0), "since"), ==, "Spring");
}

#define ADD(path, test) g_test_add ("/service/form-document/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("empty", test_empty);
  ADD ("filled", test_filled);
  ADD ("vectors", test_vectors);
  ADD ("safety", test_safety);
  ADD ("lines", test_lines);
  ADD ("round-trip", test_round_trip);
  ADD ("only-changes", test_only_changes);
  ADD ("refused-save", test_refused_save);
  ADD ("review-passed", test_review_passed);
  ADD ("draft-key", test_draft_key);
  ADD ("cleared", test_cleared);
  ADD ("row-of-another-section", test_row_of_another_section);
  ADD ("save-fails", test_save_fails);
  ADD ("unknown-kept", test_unknown_kept);
  ADD ("draft", test_draft);
  ADD ("added-item", test_added_item);
  return g_test_run ();
}
