/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What can't be read never looks like what isn't there: with any one page of the database damaged, each document, report,
 * check and list says the same as before, or it is refused, or the clinic says that something couldn't be read. One page of
 * several, each with -m slow. */
#include "raw-store.h"
#include "wm-access.h"
#include "wm-assessment.h"
#include "wm-caseload-csv.h"
#include "wm-client-duties.h"
#include "wm-client-path.h"
#include "wm-document-private.h"
#include "wm-documents.h"
#include "wm-history.h"
#include "wm-report.h"
#include "wm-review.h"
#include "wm-roster-csv.h"
#include "wm-sample.h"
#include "wm-signers.h"
#include "wm-waiting.h"
#include "wm-way.h"

#include <glib/gstdio.h>
#include <string.h>

#define CLIENTS 6
#define PAGE 4096
#define STEP 9 /* of the quick run */

typedef struct
{
  WmClinic *clinic;
  WmRecord *client, *episode;
  WmPlan *plan;
} Chart;

typedef struct
{
  const char *name;
  char *(*say) (Chart *chart, GError **error); /* NULL: refused */
} Said;

static char *folder, *path, *client_id;
static char *contents;
static gsize size;
static WmDay today;
static guint n_faults; /* that the clinic told of */

/* What is said */

static char *
say_document (WmDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; document && i < document->blocks->len; i++)
    {
      const WmBlock *block = document->blocks->pdata[i];
      for (guint t = 0; block->texts && t < block->texts->len; t++)
        g_string_append_printf (text, "%s\n", block->texts->pdata[t] ? wm_rich_get_text (block->texts->pdata[t]) : "");
      for (guint t = 0; block->things && t < block->things->len; t++)
        g_string_append_printf (text, "%s\n", g_array_index (block->things, WmWeekThing, t).label);
    }
  return document ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
say_bytes (GBytes *bytes)
{
  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

static char *
say_findings (GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; findings && i < findings->len; i++)
    g_string_append_printf (text, "%s %s\n", ((WmFinding *) findings->pdata[i])->rule, ((WmFinding *) findings->pdata[i])->text);
  return findings ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
say_plan (Chart *chart, GError **error)
{
  g_autoptr (WmDocument) document = wm_document_treatment_plan (chart->plan, FALSE, NULL, error);
  return say_document (document);
}

static char *
say_plan_for_staff (Chart *chart, GError **error)
{
  g_autoptr (WmDocument) document = wm_document_treatment_plan (chart->plan, TRUE, NULL, error);
  return say_document (document);
}

static WmFormDocument *
relapse (Chart *chart, GError **error)
{
  g_autofree char *id = wm_form_document_find_current (chart->clinic, client_id, WM_FORM_RELAPSE_PREVENTION, error);
  return id ? wm_form_document_load (chart->clinic, id, error) : NULL;
}

static char *
say_relapse (Chart *chart, GError **error)
{
  g_autoptr (WmFormDocument) form = relapse (chart, error);
  g_autoptr (WmDocument) document = form ? wm_document_form (form, NULL, error) : NULL;
  return say_document (document);
}

static char *
say_week (Chart *chart, GError **error)
{
  g_autoptr (WmDocument) document = wm_document_client_week (chart->clinic, chart->client, today, NULL, error);
  return say_document (document);
}

static char *
say_caseload (Chart *chart, GError **error)
{
  g_autoptr (WmCaseload) caseload = wm_caseload_load (chart->clinic, today - 30, today, error);
  g_autoptr (WmDocument) document = caseload ? wm_document_caseload (chart->clinic, caseload, NULL) : NULL;
  return say_document (document);
}

static char *
report_plan (Chart *chart, GError **error)
{
  g_autoptr (GBytes) bytes = wm_report_treatment_plan (chart->plan, TRUE, error);
  return say_bytes (bytes);
}

static char *
report_relapse (Chart *chart, GError **error)
{
  g_autoptr (WmFormDocument) form = relapse (chart, error);
  g_autoptr (GBytes) bytes = form ? wm_report_relapse_prevention (form, TRUE, error) : NULL;
  return say_bytes (bytes);
}

static char *
report_roster (Chart *chart, GError **error)
{
  g_autoptr (WmRoster) roster = wm_roster_new (chart->clinic, error);
  g_autoptr (GBytes) bytes = roster ? wm_report_roster (chart->clinic, roster, error) : NULL;
  return say_bytes (bytes);
}

static char *
table_roster (Chart *chart, GError **error)
{
  g_autoptr (WmRoster) roster = wm_roster_new (chart->clinic, error);
  g_autoptr (GBytes) bytes = roster ? wm_roster_csv (roster, chart->clinic) : NULL;
  return say_bytes (bytes);
}

static char *
table_caseload (Chart *chart, GError **error)
{
  g_autoptr (WmCaseload) caseload = wm_caseload_load (chart->clinic, today - 30, today, error);
  g_autoptr (GBytes) bytes = caseload ? wm_caseload_csv (caseload, chart->clinic) : NULL;
  return say_bytes (bytes);
}

static char *
report_week (Chart *chart, GError **error)
{
  g_autoptr (WmSchedule) week = wm_schedule_load_week (chart->clinic, today, NULL, error);
  g_autoptr (GBytes) bytes = week ? wm_report_week (chart->clinic, week, NULL, NULL, TRUE, error) : NULL;
  return say_bytes (bytes);
}

static char *
check_plan (Chart *chart, GError **error)
{
  g_autoptr (GPtrArray) findings = wm_plan_check_signing (chart->plan, error);
  return say_findings (findings);
}

static char *
check_assessment (Chart *chart, GError **error)
{
  g_autofree char *id = wm_assessment_find (chart->clinic, client_id, error);
  g_autoptr (WmAssessment) assessment = id ? wm_assessment_load (chart->clinic, id, error) : NULL;
  g_autoptr (GPtrArray) findings = assessment ? wm_assessment_check (assessment) : NULL;
  return say_findings (findings);
}

static char *
list_signers (Chart *chart, GError **error)
{
  g_autoptr (GPtrArray) required = wm_plan_required_signers (chart->plan), missing = wm_plan_missing_signers (chart->plan);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < required->len; i++)
    g_string_append_printf (text, "%s ", (const char *) required->pdata[i]);
  g_string_append_printf (text, "missing %u", missing->len);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_way (Chart *chart, GError **error)
{
  g_autoptr (GArray) way = wm_way_of (chart->clinic, chart->episode, wm_plan_next_review (chart->plan));
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < way->len; i++)
    g_string_append_printf (text, "%d %d\n", g_array_index (way, WmStation, i).kind, g_array_index (way, WmStation, i).day);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
list_path (Chart *chart, GError **error)
{
  g_autoptr (WmClientPath) client_path = wm_client_path_load (chart->clinic, client_id, error);
  return client_path ? g_strdup_printf ("%s %d %d %d %u", client_path->status, client_path->inquiry != NULL, client_path->screening != NULL,
                                        client_path->against, client_path->may)
                     : NULL;
}

static char *
list_duties (Chart *chart, GError **error)
{
  g_autofree char *duties = wm_client_describe_duties (chart->clinic, chart->episode);
  return g_strdup (duties ? duties : "");
}

static char *
list_unsigned (Chart *chart, GError **error)
{
  g_autofree char *id = wm_review_find_unsigned (chart->plan);
  return g_strdup (id ? id : "");
}

static char *
list_flags (Chart *chart, GError **error)
{
  g_autoptr (GPtrArray) flags = wm_clinic_list (chart->clinic, &wm_safety_flag_schema, "client", client_id, error);
  return flags ? g_strdup_printf ("%u", flags->len) : NULL;
}

static char *
list_waiting (Chart *chart, GError **error)
{
  g_autoptr (WmWaiting) waiting = wm_waiting_new (chart->clinic, NULL, error);
  while (waiting && wm_waiting_step (waiting, error))
    ;
  return waiting && *error == NULL ? g_strdup_printf ("%u", wm_waiting_get_items (waiting)->len) : NULL;
}

static char *
list_history (Chart *chart, GError **error)
{
  g_autoptr (WmHistory) history = wm_history_new (chart->clinic, client_id, error);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_history_entry_free);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean read = history != NULL;
  while (read && !wm_history_is_done (history))
    read = wm_history_read (history, entries, error);
  for (guint i = 0; i < entries->len; i++)
    if (strstr (((WmHistoryEntry *) entries->pdata[i])->words, "opened") == NULL) /* just now */
      g_string_append_printf (text, "%s %s\n", ((WmHistoryEntry *) entries->pdata[i])->words, ((WmHistoryEntry *) entries->pdata[i])->details);
  return read ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static const Said all_said[] = {
  { "the client's plan", say_plan },       { "the chart's plan", say_plan_for_staff }, { "the relapse-prevention plan", say_relapse },
  { "the week", say_week },                { "the caseload", say_caseload },           { "the plan's report", report_plan },
  { "the form's report", report_relapse }, { "the roster's report", report_roster },   { "the week's report", report_week },
  { "the plan's check", check_plan },      { "the assessment's check", check_assessment }, { "who signs", list_signers },
  { "the way", list_way },                 { "the path", list_path },                  { "duties", list_duties },
  { "an unsigned review", list_unsigned }, { "safety flags", list_flags },             { "what waits", list_waiting },
  { "what happened", list_history },       { "the roster's table", table_roster },     { "the caseload's table", table_caseload },
};

/* Damage */

static void
fault_cb (WmClinic *clinic, const char *sentence, gpointer data)
{
  g_assert_nonnull (strstr (sentence, "clinic"));
  n_faults++;
}

static gboolean
open_chart (Chart *chart, GError **error)
{
  chart->clinic = wm_clinic_open (folder, "J. Harmon", RAW_PASSPHRASE, error);
  if (chart->clinic == NULL)
    return FALSE;
  wm_clinic_set_today (chart->clinic, today);
  g_signal_connect (chart->clinic, "fault", G_CALLBACK (fault_cb), NULL);
  chart->client = wm_store_load (wm_clinic_get_store (chart->clinic), &wm_client_schema, client_id, error);
  if (chart->client == NULL || !wm_access_open (chart->clinic, chart->client, "case review", error))
    return FALSE;
  g_autofree char *plan = wm_plan_find (chart->clinic, client_id, NULL, error);
  chart->plan = plan ? wm_plan_load (chart->clinic, plan, error) : NULL;
  chart->episode = chart->plan ? g_object_ref (wm_plan_get_episode (chart->plan)) : NULL;
  return chart->plan != NULL;
}

static void
close_chart (Chart *chart)
{
  g_clear_object (&chart->plan);
  g_clear_object (&chart->episode);
  g_clear_object (&chart->client);
  g_clear_object (&chart->clinic);
}

static void
lay (const char *data)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_remove (journal);
  g_assert_true (g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

typedef struct
{
  char *whole[G_N_ELEMENTS (all_said)];
  guint refused, told, same, silent;
} Tally;

static void
hear_one (Tally *tally, Chart *chart, guint i, gsize page)
{
  guint before = n_faults;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = all_said[i].say (chart, &error);
  gboolean same = text && g_str_equal (text, tally->whole[i]);
  g_assert_true ((text == NULL) == (error != NULL));
  tally->refused += text == NULL;
  tally->same += same;
  tally->told += text && !same && n_faults > before;
  if (text == NULL || same || n_faults > before)
    return;
  g_test_message ("page %zu is damaged: %s says something else, and nobody is told", page, all_said[i].name);
  tally->silent++;
}

static void
hear_all (Tally *tally, gsize page)
{
  g_autoptr (GError) error = NULL;
  Chart chart = { 0 };
  gboolean opened = open_chart (&chart, &error);
  tally->refused += !opened;
  for (guint i = 0; opened && i < G_N_ELEMENTS (all_said); i++)
    hear_one (tally, &chart, i, page);
  close_chart (&chart);
}

static void
hear_whole (Tally *tally)
{
  g_autoptr (GError) error = NULL;
  Chart chart = { 0 };
  open_chart (&chart, &error);
  for (guint i = 0; i < G_N_ELEMENTS (all_said); i++)
    {
      g_assert_no_error (error);
      tally->whole[i] = all_said[i].say (&chart, &error);
    }
  g_assert_no_error (error);
  close_chart (&chart);
}

static void
test_pages (void)
{
  g_autofree char *damaged = g_memdup2 (contents, size);
  Tally tally = { 0 };
  hear_whole (&tally);
  g_assert_cmpuint (n_faults, ==, 0);
  for (gsize page = g_test_slow () ? 1 : 5; page < size / PAGE; page += g_test_slow () ? 1 : STEP)
    {
      damaged[page * PAGE + 99] ^= 1;
      lay (damaged);
      hear_all (&tally, page);
      damaged[page * PAGE + 99] ^= 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (all_said); i++)
    g_free (tally.whole[i]);
  g_test_message ("%u refused, %u told of, %u the same", tally.refused, tally.told, tally.same);
  g_assert_cmpuint (tally.silent, ==, 0);
  g_assert_cmpuint (tally.refused, >, 0);
  g_assert_cmpuint (tally.same, >, 0);
}

/* One of the sample's clients who has everything that is said here. */
static char *
find_full (WmClinic *clinic)
{
  for (guint i = 0; i < CLIENTS; i++)
    {
      g_autofree char *number = g_strdup_printf ("C-%04u", 101 + i);
      g_autoptr (WmRecord) client = wm_clinic_find_client (clinic, number, NULL);
      const char *id = wm_record_get_id (client);
      g_autofree char *form = wm_form_document_find_current (clinic, id, WM_FORM_RELAPSE_PREVENTION, NULL), *assessment = wm_assessment_find (clinic, id, NULL);
      g_autofree char *plan = wm_plan_find (clinic, id, "current", NULL);
      if (form && assessment && plan)
        return g_strdup (id);
    }
  g_assert_not_reached ();
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  today = wm_day_from_ymd (2026, 11, 24);
  folder = raw_store_folder ();
  path = g_build_filename (folder, "clinic.db", NULL);
  {
    g_autoptr (WmClinic) clinic = wm_sample_create (folder, "J. Harmon", RAW_PASSPHRASE, CLIENTS, 1, today, &error);
    g_assert_no_error (error);
    client_id = find_full (clinic);
  }
  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK); /* the store warns of what it couldn't read */
  set_up ();
  g_test_add_func ("/unread/pages", test_pages);
  int result = g_test_run ();
  raw_store_remove (folder);
  g_free (path);
  g_free (client_id);
  g_free (contents);
  return result;
}
