/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What passes the gate is in the audit with report, format, edition, client and the hash of its bytes; what doesn't pass
 * leaves no entry and no file. */
#include "raw-store.h"
#include "wm-output.h"
#include "wm-sample.h"

#include <glib/gstdio.h>

#define ENTRIES "SELECT action, record_type, record, content FROM audit_entry LEFT JOIN audit_value ON entry = n " \
                "WHERE action IN ('export', 'print') ORDER BY n"
#define OF_WORDS "050777a35dcd48838062824126e60a0780dc322c5b1f84c3a32636cc7466b1b6" /* sha256sum of "some words" */

static char *folder;

static WmClinic *
open_clinic (void)
{
  g_autoptr (GError) error = NULL;
  WmClinic *clinic = wm_clinic_open (folder, NULL, RAW_PASSPHRASE, &error);
  g_assert_no_error (error);
  return clinic;
}

static char *
entries (void)
{
  return raw_store_select (folder, ENTRIES);
}

static WmRecord *
first_client (WmClinic *clinic)
{
  g_autoptr (GPtrArray) clients = wm_clinic_list (clinic, &wm_client_schema, NULL, NULL, NULL);
  return g_object_ref (clients->pdata[0]);
}

static void
test_logged (void)
{
  g_autofree char *before = entries (), *id = NULL;
  g_autofree char *file = g_build_filename (folder, "report.xml", NULL);
  g_autoptr (GBytes) words = g_bytes_new_static ("some words", 10);
  {
    g_autoptr (WmClinic) clinic = open_clinic ();
    g_autoptr (WmRecord) client = first_client (clinic);
    g_autoptr (GError) error = NULL;
    const WmHandout own = { "treatment-plan", "xml", WM_RECIPIENT_CLIENT, client }, all = { "roster", "csv", WM_RECIPIENT_STAFF, NULL };
    const WmHandout paper = { "treatment-plan", "print", WM_RECIPIENT_STAFF, client };
    id = g_strdup (wm_record_get_id (client));
    g_assert_true (wm_output_hand_out (clinic, &own, file, words, &error));
    g_assert_true (wm_gate_pass (clinic, &all, words, &error));
    g_assert_true (wm_gate_pass (clinic, &paper, words, &error));
    g_assert_no_error (error);
  }
  g_autofree char *written = NULL;
  g_assert_true (g_file_get_contents (file, &written, NULL, NULL));
  g_assert_cmpstr (written, ==, "some words");
  g_unlink (file);
  g_autofree char *want = g_strdup_printf ("%sexport|client|%s|treatment-plan as xml, client’s edition, SHA-256 " OF_WORDS "\n"
                                           "export|||roster as csv, staff’s edition, SHA-256 " OF_WORDS "\n"
                                           "print|client|%s|treatment-plan as print, staff’s edition, SHA-256 " OF_WORDS "\n", before, id, id);
  g_autofree char *now = entries ();
  g_assert_cmpstr (now, ==, want);
}

static void
test_refused (void)
{
  g_autofree char *before = entries ();
  g_autofree char *file = g_build_filename (folder, "report.csv", NULL);
  {
    g_autoptr (WmClinic) clinic = open_clinic ();
    g_autoptr (GBytes) words = g_bytes_new_static ("some words", 10);
    g_autoptr (GError) error = NULL;
    const WmHandout others = { "roster", "csv", WM_RECIPIENT_CLIENT, NULL };
    g_assert_false (wm_output_hand_out (clinic, &others, file, words, &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_REFUSED);
  }
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_autofree char *now = entries ();
  g_assert_cmpstr (now, ==, before);
}

static void
test_recipients (void)
{
  static const struct { const char *text; int code; } others[] = { { "recipient", WM_ERROR_REFUSED }, { "insurer", WM_ERROR_USAGE }, { "", WM_ERROR_USAGE } };
  WmRecipient recipient = WM_RECIPIENT_STAFF;
  g_assert_true (wm_recipient_parse ("client", &recipient, NULL) && recipient == WM_RECIPIENT_CLIENT);
  g_assert_true (wm_recipient_parse ("staff", &recipient, NULL) && recipient == WM_RECIPIENT_STAFF);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (wm_recipient_parse (others[i].text, &recipient, &error));
      g_assert_error (error, WM_ERROR, others[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  folder = raw_store_folder ();
  WmClinic *clinic = wm_sample_create (folder, NULL, RAW_PASSPHRASE, 3, 1, wm_day_from_ymd (2026, 11, 24), &error);
  g_assert_no_error (error);
  g_object_unref (clinic);
  g_test_add_func ("/service/gate/logged", test_logged);
  g_test_add_func ("/service/gate/refused", test_refused);
  g_test_add_func ("/service/gate/recipients", test_recipients);
  int result = g_test_run ();
  raw_store_remove (folder);
  return result;
}
