/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of sampled people in both editions: their pages obey the laws, the same plan makes the same bytes, and the files
 * open in other programs, tagged, with their fonts and all their text. Forty plans; with -m slow two thousand.
 *
 * Other programs read them in batches: qpdf joins fifty files, which it can only when each is sound, and checks the
 * result; what it says of tags and fonts is looked for in each file's own bytes, where cairo writes it in clear. */
#include "chart-values.h"
#include "page-laws.h"
#include "read-pdf.h"
#include "wm-documents.h"
#include "wm-sample.h"

#include <glib/gstdio.h>
#include <string.h>

#define BATCH 50

typedef struct
{
  char *folder;
  GPtrArray *files;
  GPtrArray *plans;  /* of the chart copies among the files; NULL beside a client's copy */
  GArray *n_pages;
  guint n_values;
} Batch;

static WmClinic *
sample (guint n_clients)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-many-XXXXXX", NULL), *code = NULL;
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  g_assert_true (wm_sample_fill (clinic, n_clients, 11, wm_day_from_ymd (2026, 11, 24), &error));
  g_assert_no_error (error);
  return clinic;
}

static guint
count_in (GBytes *bytes, const char *what)
{
  gsize size, length = strlen (what);
  const char *data = g_bytes_get_data (bytes, &size);
  guint n = 0;
  for (const char *p = data; (p = memmem (p, size - (gsize) (p - data), what, length)) != NULL; p += length)
    n++;
  return n;
}

/* Tagged, titled, with every font's program in the file. */
static void
check_bytes (GBytes *pdf)
{
  g_assert_cmpuint (count_in (pdf, "/StructTreeRoot"), >, 0);
  g_assert_cmpuint (count_in (pdf, "/Marked true"), ==, 1);
  g_assert_cmpuint (count_in (pdf, "/S /H1"), ==, 1);
  g_assert_cmpuint (count_in (pdf, "/S /TH"), >, 0);
  g_assert_cmpuint (count_in (pdf, "/S /LI"), >, 0);
  g_assert_cmpuint (count_in (pdf, "/Type /FontDescriptor"), >, 0);
  g_assert_cmpuint (count_in (pdf, "/Type /FontDescriptor"), ==, count_in (pdf, "/FontFile"));
}

/* @n_pages may be NULL the second time. */
static GBytes *
print (WmPlan *plan, gboolean for_staff, const WmPaper *paper, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmDocument) document = wm_document_treatment_plan (plan, for_staff, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (WmPages) pages = wm_document_paginate (document, paper);
  if (n_pages != NULL)
    {
      page_laws_check (pages);
      *n_pages = wm_pages_get_n (pages);
    }
  GBytes *pdf = wm_pages_to_pdf (pages, "2026-11-24", &error);
  g_assert_no_error (error);
  return pdf;
}

static void
add_file (Batch *self, WmPlan *plan, gboolean for_staff, const WmPaper *paper)
{
  guint n_pages;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = print (plan, for_staff, paper, &n_pages);
  g_autoptr (GBytes) again = print (plan, for_staff, paper, NULL);
  g_assert_true (g_bytes_equal (pdf, again));
  check_bytes (pdf);
  g_autofree char *name = g_strdup_printf ("%03u.pdf", self->files->len);
  char *path = g_build_filename (self->folder, name, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
  g_ptr_array_add (self->files, path);
  g_ptr_array_add (self->plans, for_staff ? g_object_ref (plan) : NULL);
  g_array_append_val (self->n_pages, n_pages);
}

/* What @argv prints; it must succeed without a warning. */
static char *
run (GPtrArray *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_ptr_array_add (argv, NULL);
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", (char *) argv->pdata[0], out);
  return out;
}

static GPtrArray *
command (const char *first, ...)
{
  GPtrArray *argv = g_ptr_array_new ();
  va_list args;
  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (argv, (gpointer) word);
  va_end (args);
  return argv;
}

/* Compares the text of each chart copy with its records: pages end with a form feed. */
static void
check_texts (Batch *self, const char *text)
{
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  guint at = 0;
  for (guint i = 0; i < self->files->len; i++)
    {
      g_autoptr (GString) own = g_string_new (NULL);
      for (guint j = 0; j < g_array_index (self->n_pages, guint, i); j++)
        g_string_append (own, pages[at++]);
      if (self->plans->pdata[i] != NULL)
        self->n_values += chart_values_check (self->plans->pdata[i], own->str);
    }
  g_assert_cmpuint (g_strv_length (pages), ==, at + 1);
}

static void
batch_read (Batch *self)
{
  g_autofree char *all = g_build_filename (self->folder, "all.pdf", NULL);
  g_autoptr (GPtrArray) join = command ("qpdf", "--empty", "--pages", NULL), check = command ("qpdf", "--check", all, NULL);
  g_autoptr (GPtrArray) read = command ("pdftotext", "-raw", all, "-", NULL);
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (join, self->files->pdata[i]);
  g_ptr_array_add (join, (gpointer) "--");
  g_ptr_array_add (join, all);
  g_autofree char *joined = run (join), *checked = run (check), *text = run (read);
  g_assert_cmpstr (joined, ==, "");
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  check_texts (self, text);
  g_unlink (all);
  for (guint i = 0; i < self->files->len; i++)
    g_unlink (self->files->pdata[i]);
  g_ptr_array_set_size (self->files, 0);
  g_ptr_array_set_size (self->plans, 0);
  g_array_set_size (self->n_pages, 0);
}

static void
unref_plan (gpointer plan)
{
  g_clear_object (&plan);
}

static WmPlan *
plan_of (WmClinic *clinic, WmRecord *client)
{
  g_autofree char *id = wm_plan_find (clinic, wm_record_get_id (client), NULL, NULL);
  return id != NULL ? wm_plan_load (clinic, id, NULL) : NULL;
}

static gboolean
readers_are_there (void)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf"), *text = g_find_program_in_path ("pdftotext");
  return qpdf != NULL && text != NULL;
}

static void
test_many (void)
{
  const guint wanted = g_test_slow () ? 2000 : 40;
  g_autoptr (WmClinic) clinic = sample (wanted + wanted / 5);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  Batch batch = { .folder = g_dir_make_tmp ("waymark-many-XXXXXX", NULL), .files = g_ptr_array_new_with_free_func (g_free),
                  .plans = g_ptr_array_new_with_free_func (unref_plan), .n_pages = g_array_new (FALSE, FALSE, sizeof (guint)) };
  guint n = 0;
  if (!readers_are_there ())
    {
      g_test_skip ("qpdf or pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < clients->len && n < wanted; i++)
    {
      g_autoptr (WmPlan) plan = plan_of (clinic, clients->pdata[i]);
      const WmPaper paper = { i % 2 ? WM_PAPER_A4 : WM_PAPER_LETTER, i % 5 == 0 };
      if (plan == NULL)
        continue;
      n++;
      add_file (&batch, plan, FALSE, &paper);
      add_file (&batch, plan, TRUE, &paper);
      if (batch.files->len >= BATCH)
        {
          batch_read (&batch);
          g_test_message ("%u plans", n);
        }
    }
  if (batch.files->len > 0)
    batch_read (&batch);
  g_assert_cmpuint (n, ==, wanted);
  g_assert_cmpuint (batch.n_values, >, 100 * n);
  g_rmdir (batch.folder);
  g_free (batch.folder);
  g_ptr_array_unref (batch.files);
  g_ptr_array_unref (batch.plans);
  g_array_unref (batch.n_pages);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/many-plans", test_many);
  return g_test_run ();
}
