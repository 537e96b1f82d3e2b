/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "keep-pdf.h"

/* Writes the pages as NAME.pdf into the folder, or nothing where none is named. */
void
keep_pdf (const char *name, const WmPages *pages)
{
  const char *folder = g_getenv ("WAYMARK_KEEP_PDF");
  if (folder == NULL)
    return;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_strconcat (name, ".pdf", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GBytes) pdf = wm_pages_to_pdf (pages, "2026-11-24", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error));
}
