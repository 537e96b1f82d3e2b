/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One keystroke of search over 10,000 clients: from the changed text to the first page of rows. */
#include "bench.h"
#include "wm-roster.h"

#define CLIENTS 10000
#define PAGE 40

static void
add_clients (WmClinic *clinic)
{
  static const char *first[] = { "Ana", "Björn", "Chidi", "Dolores", "Émile", "Fatima", "Gwen", "Hiro", "Ivy", "José" };
  static const char *last[] = { "Abara", "Brückner", "Castillo", "Dvořák", "Esposito", "Fernández", "Grant", "Hoang",
                                "Iyer", "Jansen", "Kowalski", "Lindqvist", "Mbeki" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  for (int i = 0; i < CLIENTS; i++)
    {
      WmRecord *client = wm_record_new (&wm_client_schema);
      g_autofree char *number = g_strdup_printf ("%d", 10000 + i);
      g_autofree char *birth = g_strdup_printf ("%d-%02d-%02d", 1950 + i % 55, 1 + i % 12, 1 + i % 28);
      wm_record_set_many (client, "client-no", number, "first-name", first[i % 10], "last-name", last[i % 13],
                          "date-of-birth", birth, "status", "active", NULL);
      g_ptr_array_add (save, client);
    }
  bench_check (wm_clinic_save (clinic, "add clients", save, NULL, findings, &error), error);
}

static void
type (WmRoster *roster, const char *word, BenchSamples *samples)
{
  for (const char *end = g_utf8_next_char (word);; end = g_utf8_next_char (end))
    {
      g_autofree char *typed = g_strndup (word, (gsize) (end - word));
      gint64 start = g_get_monotonic_time ();
      wm_roster_set_search (roster, typed);
      guint n = MIN (PAGE, g_list_model_get_n_items (G_LIST_MODEL (roster)));
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
          g_free (wm_roster_row_get_name (row));
        }
      bench_add_since (samples, start);
      if (*end == '\0')
        return;
    }
}

int
main (void)
{
  static const char *words[] = { "dolores fern", "castilo", "brueckner", "10777", "josé kowalski", "zzzz", "1980" };
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Bench", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  add_clients (clinic);
  WmRoster *roster = wm_roster_new (clinic, &error);
  bench_check (roster != NULL && wm_roster_get_total (roster) == CLIENTS, error);
  BenchSamples *samples = bench_samples_new ();
  for (int turn = 0; turn < 20; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      type (roster, words[i], samples);
  bench_report ("search keystroke at 10,000 clients, median", bench_quantile (samples, 0.5), 0, "ms");
  bench_report ("search keystroke at 10,000 clients, p95", bench_quantile (samples, 0.95), 0, "ms");
  g_array_unref (samples);
  g_object_unref (roster);
  g_object_unref (clinic);
  return 0;
}
