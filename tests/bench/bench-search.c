/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: one keystroke from the changed text to the first page of rows, while names, numbers and birth dates are typed
 * to their end, half of the names with a slip; and how many misspelled names are found. bench-search CLIENTS, which
 * are thousands. */
#include "bench.h"
#include "many-names.h"
#include "wm-roster.h"
#include "wm-text.h"

#include <stdlib.h>

#define PAGE 40
#define BATCH 10000
#define MISSPELLED 2000

static void
add_clients (WmClinic *clinic, GRand *rand, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) findings = wm_findings_new ();
      WmRecord *client = wm_record_new (&wm_client_schema);
      ManyName *name = many_names_make (rand);
      g_autofree char *number = g_strdup_printf ("C-%04u", 101 + i);
      g_autofree char *birth = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (rand, 1950, 2008), g_rand_int_range (rand, 1, 13),
                                                g_rand_int_range (rand, 1, 29));
      wm_record_set_many (client, "client-no", number, "first-name", name->first, "last-name", name->last, "date-of-birth", birth,
                          "status", "active", NULL);
      many_names_free (name);
      g_ptr_array_add (save, client);
      if (save->len < BATCH && i + 1 < n)
        continue;
      bench_check (wm_clinic_save (clinic, "add clients", save, NULL, findings, &error), error);
      g_ptr_array_set_size (save, 0);
    }
}

static guint
show (WmRoster *roster, const char *typed, guint page)
{
  wm_roster_set_search (roster, typed);
  guint n = MIN (page, g_list_model_get_n_items (G_LIST_MODEL (roster)));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      g_free (wm_roster_row_get_name (row));
    }
  return n;
}

static void
type (WmRoster *roster, const char *text, BenchSamples *samples)
{
  for (const char *end = text; *end;)
    {
      end = g_utf8_next_char (end);
      g_autofree char *typed = g_strndup (text, (gsize) (end - text));
      gint64 start = g_get_monotonic_time ();
      show (roster, typed, PAGE);
      bench_add_since (samples, start);
    }
}

/* Returns: (transfer full): what finds this client */
static char *
choose_text (GRand *rand, WmRosterRow *row)
{
  g_autofree char *name = g_strdup_printf ("%s %s", wm_roster_row_get (row, WM_ROSTER_FIRST_NAME), wm_roster_row_get (row, WM_ROSTER_LAST_NAME));
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return g_strdup (wm_roster_row_get (row, WM_ROSTER_NUMBER));
    case 1:
      return g_strdup (wm_roster_row_get (row, WM_ROSTER_BIRTH));
    case 2:
      return wm_roster_row_get_name (row);
    case 3:
      return g_steal_pointer (&name);
    default:
      return many_names_misspell (rand, name);
    }
}

static WmRosterRow *
random_row (GRand *rand, WmRoster *everyone)
{
  return g_list_model_get_item (G_LIST_MODEL (everyone), (guint) g_rand_int_range (rand, 0, (gint32) wm_roster_get_total (everyone)));
}

static void
bench_keys (WmRoster *roster, WmRoster *everyone, GRand *rand)
{
  guint n = wm_roster_get_total (everyone);
  BenchSamples *samples = bench_samples_new ();
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (WmRosterRow) row = random_row (rand, everyone);
      g_autofree char *text = choose_text (rand, row);
      type (roster, text, samples);
    }
  g_autofree char *median = g_strdup_printf ("search keystroke at %u,000 clients, median", n / 1000);
  g_autofree char *p95 = g_strdup_printf ("search keystroke at %u,000 clients, p95", n / 1000);
  bench_report (median, bench_quantile (samples, 0.5), 0, "ms");
  bench_report (p95, bench_quantile (samples, 0.95), 0, "ms");
  g_array_unref (samples);
}

static char *
folded_name (WmRosterRow *row)
{
  g_autofree char *name = g_strdup_printf ("%s %s", wm_roster_row_get (row, WM_ROSTER_FIRST_NAME), wm_roster_row_get (row, WM_ROSTER_LAST_NAME));
  return wm_text_fold (name);
}

static gboolean
is_hit (WmRoster *roster, const char *typed, const char *folded)
{
  guint n = show (roster, typed, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (roster), i);
      g_autofree char *name = folded_name (row);
      if (g_str_equal (name, folded))
        return TRUE;
    }
  return FALSE;
}

static void
bench_hits (WmRoster *roster, WmRoster *everyone, GRand *rand)
{
  guint n = wm_roster_get_total (everyone), hits = 0;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WmRosterRow) row = g_list_model_get_item (G_LIST_MODEL (everyone), i);
      g_hash_table_add (known, folded_name (row));
    }
  for (guint tried = 0; tried < MISSPELLED;)
    {
      g_autoptr (WmRosterRow) row = random_row (rand, everyone);
      g_autofree char *name = g_strdup_printf ("%s %s", wm_roster_row_get (row, WM_ROSTER_FIRST_NAME), wm_roster_row_get (row, WM_ROSTER_LAST_NAME));
      g_autofree char *typed = many_names_misspell (rand, name), *folded = wm_text_fold (typed), *right = wm_text_fold (name);
      if (g_hash_table_contains (known, folded))
        continue;
      tried++;
      hits += is_hit (roster, typed, right);
    }
  g_autofree char *title = g_strdup_printf ("misspelled names found in the first ten of %u,000 clients", n / 1000);
  bench_report (title, 100.0 * hits / MISSPELLED, 0, "%");
}

static void
bench_first (WmClinic *clinic, guint n)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WmRoster) roster = wm_roster_open (clinic, &error);
  bench_check (roster != NULL && wm_roster_get_total (roster) == n, error);
  double opened = (double) (g_get_monotonic_time () - start) / 1000.0;
  start = g_get_monotonic_time ();
  wm_roster_prepare_search (roster, n);
  g_autofree char *names = g_strdup_printf ("reading the names of %u,000 clients", n / 1000);
  g_autofree char *keys = g_strdup_printf ("search keys of %u,000 clients, made in idle moments", n / 1000);
  bench_report (names, opened, 0, "ms");
  bench_report (keys, (double) (g_get_monotonic_time () - start) / 1000.0, 0, "ms");
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 10000;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL), *folder = g_build_filename (top, "clinic", NULL);
  g_autoptr (WmClinic) clinic = wm_clinic_create (folder, "Bench", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  add_clients (clinic, rand, n);
  bench_first (clinic, n);
  g_autoptr (WmRoster) roster = wm_roster_open (clinic, &error), everyone = wm_roster_open (clinic, &error);
  bench_check (roster != NULL && everyone != NULL, error);
  bench_keys (roster, everyone, rand);
  bench_hits (roster, everyone, rand);
  return 0;
}
