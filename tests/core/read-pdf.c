/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fails where a program that is there finds fault with the file. */
#include "read-pdf.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATE "2026-11-24"

/* What @program prints about @path. */
static char *
run (const char *program, const char *option, const char *path, const char *last)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  const char *argv[] = { program, option != NULL ? option : path, option != NULL ? path : last, option != NULL ? last : NULL, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    g_error ("%s: %s", program, out);
  return out;
}

static gboolean
programs_are_there (void)
{
  static const char *const names[] = { "qpdf", "pdfinfo", "pdffonts", "pdftotext" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *found = g_find_program_in_path (names[i]);
      if (found == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Each font embedded, as a subset, with its letters' meaning. */
static void
check_fonts (const char *path)
{
  g_autofree char *fonts = run ("pdffonts", NULL, path, NULL);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
}

static void
check_file (const char *path, const char *info, const WmPages *pages)
{
  g_autofree char *checked = run ("qpdf", "--check", path, NULL);
  g_autofree char *n = g_strdup_printf ("Pages:           %u\n", wm_pages_get_n (pages));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, n));
  g_assert_nonnull (strstr (info, "\nCreationDate:"));
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
  check_fonts (path);
}

/** read_pdf: Returns: (transfer full) (nullable): %NULL where a program that reads PDF isn't installed. */
ReadPdf *
read_pdf (const WmPages *pages)
{
  g_autoptr (GError) error = NULL;
  if (!programs_are_there ())
    return NULL;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "waymark-read-pdf-XXXXXX.pdf", NULL);
  int fd = g_mkstemp (path);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, DATE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
  ReadPdf *self = g_new0 (ReadPdf, 1);
  self->info = run ("pdfinfo", NULL, path, NULL);
  check_file (path, self->info, pages);
  self->text = run ("pdftotext", "-raw", path, "-");
  self->read = run ("pdftotext", NULL, path, "-");
  self->structure = run ("pdfinfo", "-struct", path, NULL);
  g_unlink (path);
  return self;
}

void
read_pdf_free (ReadPdf *self)
{
  g_free (self->info);
  g_free (self->text);
  g_free (self->read);
  g_free (self->structure);
  g_free (self);
}

/** read_pdf_squeeze: without blanks and the marks of direction: a line may break anywhere, and a mark isn't drawn. */
char *
read_pdf_squeeze (const char *text)
{
  GString *out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!g_unichar_isspace (c) && !(c >= 0x2066 && c <= 0x2069) && !(c >= 0x202a && c <= 0x202e) && c >= 0x20)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}
