/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A roster in CSV or XML as the program takes it in, without writing. */
#include "fuzz.h"
#include "wm-input.h"
#include "wm-roster-csv.h"

#include <stdlib.h>

static WmClinic *clinic;

static void
close_clinic (void)
{
  g_clear_object (&clinic);
}

static void
open_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-fuzz-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL), *code = NULL;
  clinic = wm_clinic_create (folder, "Riverside", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  atexit (close_clinic);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  if (clinic == NULL)
    open_clinic ();
  g_autoptr (WmImport) done = wm_input_is_xml (bytes) ? wm_roster_import_xml (clinic, bytes, WM_IMPORT_DRY_RUN, &error)
                                                      : wm_roster_import (clinic, (const char *) data, size, WM_IMPORT_DRY_RUN, &error);
  fuzz_expect_sentence (done != NULL, error);
  for (guint i = 0; done && i < done->refused->len; i++)
    {
      g_assert_true (g_str_has_prefix (done->refused->pdata[i], "Line "));
      g_assert_true (g_utf8_validate (done->refused->pdata[i], -1, NULL));
      g_assert_null (strchr (done->refused->pdata[i], '\n'));
    }
  return 0;
}
