/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV out and in; a roster taken in whole or not at all; damaged files end in one sentence. */
#include "mutate.h"
#include "wm-client.h"
#include "wm-csv.h"
#include "wm-lookalikes.h"
#include "wm-output.h"
#include "wm-report.h"
#include "wm-roster-csv.h"
#include "wm-roster-dates.h"
#include "wm-sample.h"

#include <glib/gstdio.h>
#include <string.h>

static WmClinic *
new_clinic (guint n_sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-csv-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *code = NULL;
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", "correct horse", &code, &error);
  g_assert_no_error (error);
  wm_clinic_set_today (clinic, wm_day_from_ymd (2026, 11, 24));
  if (n_sample)
    g_assert_true (wm_sample_fill (clinic, n_sample, 1, wm_day_from_ymd (2026, 11, 24), &error));
  return clinic;
}

static void
test_cells (void)
{
  const char *cells[] = { "plain", "a,b", "say \"hi\"", "two\nlines", "=1+1", "-5", "", "'=x", NULL };
  g_autoptr (GString) out = g_string_new (NULL);
  wm_csv_append (out, cells, 9);
  g_assert_cmpstr (out->str, ==, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",'=1+1,'-5,,'=x,\r\n");
  g_autoptr (GPtrArray) rows = wm_csv_parse (out->str, out->len, NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  WmCsvRow *row = rows->pdata[0];
  g_assert_cmpstr (row->cells[3], ==, "two\nlines");
  g_assert_cmpstr (row->cells[4], ==, "=1+1");
  g_assert_cmpstr (row->cells[5], ==, "-5");
  g_assert_cmpuint (g_strv_length (row->cells), ==, 9);
}

static void
test_lines (void)
{
  const char *text = "\xef\xbb\xbf" "a,b\r\n\r\n\"1\n2\",3\n4\r5,6";
  g_autoptr (GPtrArray) rows = wm_csv_parse (text, strlen (text), NULL);
  static const struct { guint line; const char *first; } expected[] = { { 1, "a" }, { 3, "1\n2" }, { 5, "4" }, { 6, "5" } };
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpuint (((WmCsvRow *) rows->pdata[i])->line, ==, expected[i].line);
      g_assert_cmpstr (((WmCsvRow *) rows->pdata[i])->cells[0], ==, expected[i].first);
    }
}

/* Small files that would grow large in memory. */
static void
test_bounds (void)
{
  g_autofree char *lines = g_strnfill (600000, 'a'), *commas = g_strnfill (4200000, ','), *wide = g_strnfill (1000000, ',');
  for (gsize i = 1; i < 600000; i += 2)
    lines[i] = '\n';
  for (gsize i = 150; i < 4200000; i += 151)
    commas[i] = '\n';
  g_autofree char *open = g_strconcat ("a,b\n1,\"2\n", lines, NULL);
  const struct { const char *text, *said; } files[] = {
    { lines, "more than 200000 lines" }, { commas, "4000000 cells" }, { wide, "more than 200 columns" }, { open, "Line 2: a quotation mark" } };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (wm_csv_parse (files[i].text, strlen (files[i].text), &error));
      g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, files[i].said));
    }
}

static WmImport *
import (WmClinic *clinic, const char *text, gboolean twice)
{
  g_autoptr (GError) error = NULL;
  WmImport *result = wm_roster_import (clinic, text, strlen (text), twice, &error);
  g_assert_no_error (error);
  return result;
}

static void
test_import (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (WmImport) done = import (clinic, "Last_Name,First Name,DOB,Level,Counselor,Admitted,Language,Shoe size\n"
    "Nguyễn,Linh,1990-02-03T00:00:00,2.1,A. Director,10/5/2026,vietnamese,42\r\nDoe,Ann,2/28/2001,,,,,\n", FALSE);
  g_assert_cmpuint (done->refused->len, ==, 0);
  g_assert_cmpuint (done->n_new, ==, 2);
  g_assert_cmpstr (done->ignored->pdata[0], ==, "Shoe size");
  g_autoptr (WmRecord) linh = wm_clinic_find_client (clinic, "C-0001", NULL), ann = wm_clinic_find_client (clinic, "C-0002", NULL);
  g_assert_cmpstr (wm_record_get (linh, "date-of-birth"), ==, "1990-02-03");
  g_assert_cmpstr (wm_record_get (linh, "language"), ==, "vi");
  g_assert_cmpstr (wm_record_get (linh, "status"), ==, "active");
  g_assert_cmpstr (wm_record_get (ann, "date-of-birth"), ==, "2001-02-28");
  g_assert_cmpstr (wm_record_get (ann, "status"), ==, "inquiry");
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (linh), NULL);
  g_assert_cmpstr (wm_record_get (episode, "admit-date"), ==, "2026-10-05");
  g_assert_nonnull (wm_record_get (episode, "level"));
  g_assert_null (wm_clinic_open_episode (clinic, wm_record_get_id (ann), NULL));
}

/* A trial says line by line what would happen, in no more words than the number, and writes nothing. */
static void
test_dry_run (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (GError) error = NULL;
  const char *text = "last name,first name,admitted,counselor\nVega,Ana,11/2/2026,\nPoe,Cy,,\nRoe,Bo,,Nobody\nVega,Ana,,\n";
  gint64 entries = wm_store_get_last_entry (wm_clinic_get_store (clinic));
  g_autoptr (WmImport) done = wm_roster_import (clinic, text, strlen (text), WM_IMPORT_DRY_RUN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_new, ==, 0);
  g_assert_cmpuint (done->taken->len, ==, 2);
  g_assert_cmpstr (done->taken->pdata[0], ==, "Line 2: a new client, C-0001, admitted 2026-11-02.");
  g_assert_cmpstr (done->taken->pdata[1], ==, "Line 3: a new client, C-0002, not admitted yet.");
  g_assert_cmpuint (done->refused->len, ==, 2);
  g_assert_true (g_str_has_prefix (done->refused->pdata[1], "Line 5: this person is probably here already"));
  g_autoptr (WmImport) fine = wm_roster_import (clinic, text, 60, WM_IMPORT_DRY_RUN, &error);
  g_assert_cmpuint (fine->taken->len, ==, 1);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 0);
  g_assert_cmpint (wm_store_get_last_entry (wm_clinic_get_store (clinic)), ==, entries);
}

/* As other programs spell them: every spelling of a column finds it; of two columns of one meaning the second is left out. */
static void
test_headers (void)
{
  static const struct { const char *headers, *number, *birth; } files[] = {
    { "MRN,Surname,Forename,Birth Date", "A-7", "1990-02-03" }, { "Patient ID,LastName,FirstName,DateOfBirth", "A-7", "1990-02-03" },
    { "client_no,last_name,first_name,D.O.B.", "A-7", "1990-02-03" }, { "CHART #,LNAME,FNAME,Birthdate", "A-7", "1990-02-03" },
    { "Chart No.,Family Name,Given Name,Patient DOB", "A-7", "1990-02-03" }, { "Shoe size,Last,First,Birthday", "C-0001", "1990-02-03" },
    { "number,last name,first name,Weight", "A-7", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (WmClinic) clinic = new_clinic (0);
      g_autofree char *text = g_strconcat ("\xef\xbb\xbf", files[i].headers, "\rA-7,Vega,Ana,2/3/1990\r", NULL);
      g_autoptr (WmImport) done = import (clinic, text, FALSE);
      g_test_message ("%s", files[i].headers);
      g_assert_cmpuint (done->n_new, ==, 1);
      g_autoptr (WmRecord) ana = wm_clinic_find_client (clinic, files[i].number, NULL);
      g_assert_nonnull (ana);
      g_assert_cmpstr (wm_record_get (ana, "date-of-birth"), ==, files[i].birth);
    }
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (WmImport) done = import (clinic, "Last Name;First Name;Home Phone;Cell Phone\nVega;\"Ana;Maria\";555-0100;555-0101\n", FALSE);
  g_autoptr (WmRecord) ana = wm_clinic_find_client (clinic, "C-0001", NULL);
  g_assert_cmpstr (wm_record_get (ana, "first-name"), ==, "Ana;Maria");
  g_assert_cmpstr (wm_record_get (ana, "phone"), ==, "555-0100");
  g_assert_cmpuint (done->ignored->len, ==, 1);
  g_assert_cmpstr (done->ignored->pdata[0], ==, "Cell Phone");
}

static void
test_dates (void)
{
  static const struct { const char *text, *iso, *problem; } dates[] = {
    { "1990-02-03", "1990-02-03", NULL }, { "1990-02-03T00:00:00Z", "1990-02-03", NULL }, { "1990-02-03 12:30:00.000 +0100", "1990-02-03", NULL },
    { "2/3/1990", "1990-02-03", NULL }, { "02/03/1990 12:00:00 AM", "1990-02-03", NULL }, { "2/3/90", NULL, "two digits" },
    { "2/3/90 0:00", NULL, "two digits" }, { "31/12/1990", NULL, "is no date" }, { "1990-02-30", NULL, "is no date" },
    { "1990-02-03x", NULL, "is no date" }, { "2/3/1990 noon", NULL, "is no date" }, { "1990-2-3", NULL, "is no date" }, { "2/3", NULL, "is no date" },
    { "2/3/199", NULL, "is no date" }, { "2/3/19905", NULL, "is no date" }, { "+2/3/1990", NULL, "is no date" }, { "2/ 3/1990", NULL, "is no date" },
    { "yesterday", NULL, "is no date" }, { "", NULL, "is no date" }, { "2026-11-25", "2026-11-25", NULL },
  };
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      WmDay day = WM_DAY_NONE;
      g_autofree char *problem = NULL;
      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (wm_roster_date (dates[i].text, &day, &problem), ==, dates[i].iso != NULL);
      g_autofree char *iso = day == WM_DAY_NONE ? NULL : wm_day_to_iso (day);
      g_assert_cmpstr (iso, ==, dates[i].iso);
      if (dates[i].problem)
        g_assert_nonnull (strstr (problem, dates[i].problem));
    }
}

/* A level by its name, in the edition that the clinic uses for someone of that age. */
static void
test_level_by_name (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (WmImport) done = import (clinic, "last name,first name,dob,level\nVega,Ana,1990-02-03,intensive OUTPATIENT\n", FALSE);
  g_autofree char *said = wm_import_describe (done);
  g_assert_cmpstr (said, ==, "");
  g_autoptr (WmRecord) ana = wm_clinic_find_client (clinic, "C-0001", NULL);
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (ana), NULL);
  WmRecord *level = wm_clinic_level (clinic, wm_record_get (episode, "level"));
  g_assert_cmpstr (wm_record_get (level, "code"), ==, "2.1");
  g_assert_cmpstr (wm_record_get (level, "edition"), ==, wm_clinic_setting (clinic, "asam-edition-adult"));
}

/* What a line says is quoted only as far as a person reads. */
static void
test_long_reason (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autofree char *name = g_strnfill (3000, 'x');
  g_autofree char *text = g_strconcat ("last name,first name,counselor\nVega,Ana,", name, "\n", NULL);
  g_autoptr (WmImport) done = import (clinic, text, FALSE);
  g_assert_cmpuint (done->refused->len, ==, 1);
  g_assert_cmpuint (strlen (done->refused->pdata[0]), <, 250);
}

static void
test_too_large (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (GError) error = NULL;
  gsize size = WM_CSV_MAX_BYTES + 1;
  g_autofree char *text = g_strnfill (size, 'a');
  g_assert_null (wm_roster_import (clinic, text, size, FALSE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "larger than 16 MB"));
}

static const struct { const char *name, *line, *reason; } refusals[] = {
  { "duplicate", "Doe,Annabel,2001-02-28,,,,,", "probably here already" },
  { "duplicate-without-birth", "DOE,ann,,,,,,", "probably here already" },
  { "number-taken", "Roe,Bo,1980-01-01,C-0001,,,,", "C-0001 is taken" },
  { "number-with-path", "Roe,Bo,1980-01-01,../x,,,,", "Client number" },
  { "number-too-long", "Roe,Bo,1980-01-01,123456789012345678901,,,,", "Client number" },
  { "counselor", "Roe,Bo,1980-01-01,,Nobody,,,", "there is no counselor" },
  { "level", "Roe,Bo,1980-01-01,,,9.9,,", "there is no level" },
  { "date", "Roe,Bo,31/12/1980,,,,,", "is no date" },
  { "short-year", "Roe,Bo,12/31/80,,,,,", "two digits; write the date with four, such as" },
  { "born-tomorrow", "Roe,Bo,11/25/2026,,,,,", "is still to come" },
  { "status", "Roe,Bo,1980-01-01,,,,gone,", "there is no status" },
  { "weeks", "Roe,Bo,1980-01-01,,,,,999", "Planned weeks" },
  { "shifted", "Doe, Jr.,Bo,1980-01-01,,,,,,4", "more cells than the file has columns" },
  { "no-last-name", ",Bo,1980-01-01,,,,,", "Last name" },
};

static void
test_refused (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (WmClinic) clinic = new_clinic (0);
  wm_import_free (import (clinic, "last name,first name,date of birth\nDoe,Ann,2001-02-28\n", FALSE));
  g_autofree char *text = g_strdup_printf ("last name,first name,date of birth,number,counselor,level,status,planned weeks\n"
                                           "Poe,Cy,1970-01-01,,,,,\n%s\n", refusals[i].line);
  g_autoptr (WmImport) done = import (clinic, text, FALSE);
  g_autofree char *said = wm_import_describe (done);
  g_test_message ("%s", said);
  g_assert_true (g_str_has_prefix (said, "Line 3: "));
  g_assert_nonnull (strstr (said, refusals[i].reason));
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 1); /* the good line isn't taken in either */
}

static void
test_very_many_refused (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  g_autoptr (GString) text = g_string_new ("last name,first name,dob\n");
  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "Poe,Cy,never\n");
  g_autoptr (WmImport) done = import (clinic, text->str, FALSE);
  g_autofree char *said = wm_import_describe (done);
  g_assert_cmpuint (done->refused->len, ==, 1000);
  g_assert_true (g_str_has_suffix (said, " And 900 more."));
  g_assert_cmpuint (strlen (said), <, 100 * 220);
}

static void
test_duplicates_allowed (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (0);
  const char *text = "last name,first name,date of birth\nDoe,Ann,2001-02-28\nDoe,Ann,2001-02-28\n";
  g_autoptr (WmImport) refused = import (clinic, text, FALSE), done = import (clinic, text, TRUE);
  g_assert_cmpuint (refused->refused->len, ==, 1);
  g_assert_cmpuint (done->n_new, ==, 2);
}

static void
assert_numbers (GPtrArray *found, const char *wanted)
{
  g_autoptr (GString) numbers = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (numbers, "%s ", ((WmLookalike *) found->pdata[i])->number);
  g_assert_cmpstr (numbers->str, ==, wanted);
}

/* Who is probably here already: by birth date and one name, or by both names where a birth date is missing. */
static void
test_lookalikes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = new_clinic (0);
  wm_import_free (import (clinic, "number,last name,first name,dob\nA-3,Doe,Ann,2001-02-28\nA-1,Doe,Bo,2001-02-28\nA-2,Núñez,Ann,\n"
                                  "A-4,Roe,Ann,1999-01-01\nC-0041,Poe,Cy,\nC-99999999999,Poe,Di,\nC-7x,Poe,Ed,\nc-0099,Poe,Fe,\n", TRUE));
  g_autoptr (WmLookalikes) known = wm_lookalikes_new (clinic, &error);
  g_assert_no_error (error);
  static const struct { const char *last, *first, *birth, *found; } table[] = {
    { "doe", "ANN", "2001-02-28", "A-1 A-3 " }, { "Doe", "Cy", "2001-02-28", "A-1 A-3 " }, { "Vega", "Ann", "2001-02-28", "A-3 " },
    { "Vega", "Ann", "2001-02-27", "" }, { "Nunez", "Ann", "1980-01-01", "A-2 " }, { "Nunez", "Ida", "1980-01-01", "" },
    { "Doe", "Ann", NULL, "A-3 " }, { "Doe", NULL, NULL, "" }, { NULL, NULL, NULL, "" }, { NULL, NULL, "2001-02-28", "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema);
      wm_record_set_many (client, "last-name", table[i].last, "first-name", table[i].first, "date-of-birth", table[i].birth, NULL);
      g_autoptr (GPtrArray) found = wm_lookalikes_find (known, client);
      assert_numbers (found, table[i].found);
    }
  static const struct { const char *last, *first, *birth, *found; } near[] = {
    { "Nunes", "Anm", NULL, "A-2 " }, { "Nunez", "Amn", NULL, "A-2 " }, { "Dae", "Ann", NULL, "A-3 " }, { "Deo", "Ann", "2001-02-27", "" },
    { "Doe", "An", NULL, "" }, { "Roe", "Ann", NULL, "A-4 A-3 " }, { "Nunnez", "Ana", NULL, "A-2 " }, { "Nu", "Ann", NULL, "" }, { "Roe", NULL, NULL, "" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_autoptr (WmRecord) client = wm_record_new (&wm_client_schema);
      wm_record_set_many (client, "last-name", near[i].last, "first-name", near[i].first, "date-of-birth", near[i].birth, NULL);
      g_autoptr (GPtrArray) found = wm_lookalikes_find_near (known, client, 5);
      assert_numbers (found, near[i].found);
    }
  g_assert_true (wm_lookalikes_has_number (known, "A-4") && !wm_lookalikes_has_number (known, "A-5"));
  g_autofree char *next = wm_client_next_number (clinic, &error);
  g_assert_cmpstr (next, ==, "C-0042");
}

/* What one clinic writes another can read: names, births, levels come through. */
static void
test_round_trip (gconstpointer xml)
{
  g_autoptr (WmClinic) from = new_clinic (60), to = new_clinic (0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new_with_free_func (g_object_unref), findings = wm_findings_new ();
  for (guint i = 0; i < wm_clinic_get_staff (from)->len; i++)
    g_ptr_array_add (save, wm_record_copy (wm_clinic_get_staff (from)->pdata[i], NULL));
  g_assert_true (wm_clinic_save (to, "staff", save, NULL, findings, &error));
  g_autoptr (WmRoster) a = wm_roster_new (from, NULL), b = NULL;
  g_autoptr (GBytes) file = xml ? wm_report_roster (from, a, &error) : wm_roster_csv (a, from);
  g_autoptr (WmImport) done = xml ? wm_roster_import_xml (to, file, TRUE, &error)
                                  : wm_roster_import (to, g_bytes_get_data (file, NULL), g_bytes_get_size (file), TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *said = wm_import_describe (done);
  g_assert_cmpstr (said, ==, "");
  b = wm_roster_new (to, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (b)), ==, 60);
  static const WmRosterColumn same[] = { WM_ROSTER_NUMBER, WM_ROSTER_LAST_NAME, WM_ROSTER_FIRST_NAME, WM_ROSTER_PREFERRED_NAME, WM_ROSTER_BIRTH,
    WM_ROSTER_STATUS, WM_ROSTER_LEVEL_CODE, WM_ROSTER_TRACK, WM_ROSTER_COUNSELOR, WM_ROSTER_ADMITTED, WM_ROSTER_LANGUAGE };
  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (WmRosterRow) x = g_list_model_get_item (G_LIST_MODEL (a), i), y = g_list_model_get_item (G_LIST_MODEL (b), i);
      for (guint j = 0; j < G_N_ELEMENTS (same); j++)
        g_assert_cmpstr (wm_roster_row_get (x, same[j]), ==, wm_roster_row_get (y, same[j]));
    }
}

static void
expect_xml_refused (WmClinic *clinic, const char *text, int code, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));
  g_autoptr (WmImport) done = wm_roster_import_xml (clinic, file, FALSE, &error);
  g_autofree char *lines = done ? wm_import_describe (done) : g_strdup (error->message);
  g_assert_nonnull (strstr (lines, said));
  if (code)
    g_assert_error (error, WM_ERROR, code);
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  g_assert_cmpuint (clients->len, ==, 0);
}

/* As a line of CSV would be, by the line it stands in; a plan goes elsewhere. */
static void
test_xml_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) from = new_clinic (3), to = new_clinic (0);
  g_autoptr (WmRoster) roster = wm_roster_new (from, NULL);
  g_autoptr (GBytes) file = wm_report_roster (from, roster, &error);
  g_autoptr (GPtrArray) plans = wm_clinic_list (from, &wm_plan_schema, NULL, NULL, NULL);
  g_autoptr (WmPlan) plan = wm_plan_load (from, wm_record_get_id (plans->pdata[0]), &error);
  g_autoptr (GBytes) other = wm_report_treatment_plan (plan, TRUE, &error);
  g_assert_no_error (error);
  g_autofree char *people = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_autofree char *text = g_strndup (g_bytes_get_data (other, NULL), g_bytes_get_size (other));
  expect_xml_refused (to, people, 0, "there is no counselor"); /* this clinic has nobody of that name */
  expect_xml_refused (to, text, WM_ERROR_USAGE, "--client");
  expect_xml_refused (to, "<!DOCTYPE a><a/>", WM_ERROR_INVALID, "document type");
  char *number = strstr (people, "<number>C-0101");
  memcpy (number, "<number>C-0102", strlen ("<number>C-0102"));
  expect_xml_refused (to, people, WM_ERROR_INVALID, "doesn’t fit the schema"); /* a number twice */
}

/* A thousand damaged files, ten thousand with -m slow: each is taken in, or refused in one line of text; nothing is half
 * taken in. */
static void
test_damaged (void)
{
  g_autoptr (WmClinic) clinic = new_clinic (20), target = new_clinic (0);
  g_autoptr (WmRoster) roster = wm_roster_new (clinic, NULL);
  g_autoptr (GBytes) csv = wm_roster_csv (roster, clinic);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint refused = 0, known = 0, n = g_test_slow () ? 10000 : 1000;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GByteArray) text = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_byte_array_append (text, g_bytes_get_data (csv, NULL), (guint) g_bytes_get_size (csv));
      mutate (rand, text);
      g_autoptr (WmImport) done = wm_roster_import (target, (const char *) text->data, text->len, FALSE, &error);
      g_autofree char *said = done ? wm_import_describe (done) : g_strdup (error->message);
      g_autoptr (GPtrArray) after = wm_clinic_list (target, &wm_client_schema, NULL, NULL, NULL);
      g_assert_null (strchr (said, '\n'));
      g_assert_true (g_utf8_validate (said, -1, NULL));
      g_assert_true ((done == NULL) == (error != NULL));
      g_assert_cmpuint (after->len, ==, known + (done ? done->n_new : 0));
      known = after->len;
      refused += *said != '\0';
    }
  g_assert_cmpuint (refused, >, n / 2);
}

static void
test_output (void)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-output-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (top, "report.xml", NULL), *nowhere = g_build_filename (top, "none", "report.xml", NULL);
  g_autoptr (GBytes) first = g_bytes_new_static ("first, and longer", 17), second = g_bytes_new_static ("second", 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;
  g_assert_true (wm_output_write (file, first, &error));
  g_assert_true (wm_output_write (file, second, &error));
  g_file_get_contents (file, &text, NULL, &error);
  g_assert_cmpstr (text, ==, "second");
  g_assert_cmpint (g_stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 077, ==, 0);
  g_assert_false (wm_output_write (nowhere, second, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (wm_output_write (top, second, &error)); /* a folder isn't replaced */
  g_assert_error (error, WM_ERROR, WM_ERROR_IO);
  g_autoptr (GDir) dir = g_dir_open (top, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "report.xml");
  g_assert_null (g_dir_read_name (dir)); /* no temporary file is left */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv/cells", test_cells);
  g_test_add_func ("/exchange/csv/lines", test_lines);
  g_test_add_func ("/exchange/csv/bounds", test_bounds);
  g_test_add_func ("/exchange/import/plain", test_import);
  g_test_add_func ("/exchange/import/dry-run", test_dry_run);
  g_test_add_func ("/exchange/import/headers", test_headers);
  g_test_add_func ("/exchange/import/dates", test_dates);
  g_test_add_func ("/exchange/import/level-by-name", test_level_by_name);
  g_test_add_func ("/exchange/import/long-reason", test_long_reason);
  g_test_add_func ("/exchange/import/too-large", test_too_large);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/import/refused/", refusals[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/exchange/import/very-many-refused", test_very_many_refused);
  g_test_add_func ("/exchange/import/lookalikes", test_lookalikes);
  g_test_add_func ("/exchange/import/duplicates-allowed", test_duplicates_allowed);
  g_test_add_data_func ("/exchange/import/round-trip/csv", NULL, test_round_trip);
  g_test_add_data_func ("/exchange/import/round-trip/xml", "xml", test_round_trip);
  g_test_add_func ("/exchange/import/xml-refused", test_xml_refused);
  g_test_add_func ("/exchange/import/damaged", test_damaged);
  g_test_add_func ("/exchange/output", test_output);
  return g_test_run ();
}
