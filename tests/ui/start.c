/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Begins a test of widgets. */
#include "start.h"

#include "wm-sample.h"
#include <adwaita.h>
#include <locale.h>

void
start_test (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  gtk_disable_setlocale ();
  gtk_init ();
  adw_init ();
}

/** start_clinic: on 2026-11-24, its director J. Harmon signed in with "correct horse".
 * @folder: (out) (optional): where it is
 * Returns: (transfer full) */
WmClinic *
start_clinic (guint clients, char **folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-ui-XXXXXX", NULL), *place = g_build_filename (top, "clinic", NULL), *code = NULL;
  WmDay today = wm_day_from_ymd (2026, 11, 24);
  WmClinic *clinic = wm_clinic_create (place, "Riverside Recovery", "J. Harmon", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, today);
  g_assert_true (wm_sample_fill (clinic, clients, 1, today, &error));
  if (folder)
    *folder = g_steal_pointer (&place);
  return clinic;
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/** run_for: so many milliseconds of whatever there is to do. */
void
run_for (guint ms)
{
  gboolean late = FALSE;
  g_timeout_add (ms, set_true, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

/** settle: for a few frames, and then until nothing is left to do in idle moments; on a busy machine that takes longer. */
void
settle (void)
{
  gint64 limit = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;
  run_for (80);
  while (g_main_context_pending (NULL) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, TRUE);
}
