/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does stands in the audit under their name: signing in, looking, handing out, saving, locking. */
#include "raw-store.h"
#include "wm-gate.h"

#include <string.h>

#define ENTRIES "SELECT user, act, action, record_type, coalesce (substr (content, 1, 12), '') FROM audit_entry LEFT JOIN audit_value " \
                "ON entry = n WHERE n > (SELECT min (n) FROM audit_entry WHERE action = 'sign-in') ORDER BY n"

static WmRecord *
add_client (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new (), save = g_ptr_array_new ();
  WmRecord *client = wm_record_new (&wm_client_schema);
  wm_record_set_many (client, "client-no", "1001", "first-name", "Ana", "last-name", "Sample", "status", "active", NULL);
  g_ptr_array_add (save, client);
  wm_clinic_save (clinic, "new client", save, NULL, findings, &error);
  g_assert_no_error (error);
  return client;
}

static void
work (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = add_client (clinic);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  const WmHandout file = { "roster", "csv", WM_RECIPIENT_STAFF, NULL }, paper = { "treatment-plan", "print", WM_RECIPIENT_CLIENT, client };
  g_assert_true (wm_clinic_note (clinic, "view", client, NULL, &error));
  g_assert_true (wm_gate_pass (clinic, &file, bytes, &error) && wm_gate_pass (clinic, &paper, bytes, &error));
  g_assert_true (wm_clinic_note (clinic, "lock", NULL, NULL, &error) && wm_clinic_note (clinic, "unlock", NULL, NULL, &error));
  g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
  g_assert_no_error (error);
}

static void
test_acts (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  char *folder = raw_store_folder ();
  g_object_unref (wm_clinic_create (folder, "Riverside Recovery", "A. Director", RAW_PASSPHRASE, &code, &error));
  g_assert_no_error (error);
  g_assert_null (wm_clinic_open (folder, NULL, "something else", &error)); /* is entered at the next good one */
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  g_clear_error (&error);
  WmClinic *clinic = wm_clinic_open (folder, NULL, RAW_PASSPHRASE, &error);
  work (clinic);
  g_assert_finalize_object (clinic);
  clinic = wm_clinic_open_recovery (folder, code, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (clinic);
  g_autofree char *rows = raw_store_select (folder, ENTRIES);
  g_assert_cmpstr (rows, ==, "A. Director|new client|create|client|client-no\t\t1\n"
                             "A. Director|view|view|client|\n"
                             "A. Director|export|export||roster as cs\n"
                             "A. Director|print|print|client|treatment-pl\n"
                             "A. Director|lock|lock||\n"
                             "A. Director|unlock|unlock||\n"
                             "(recovery code)|sign-in|sign-in||recovery cod\n");
  raw_store_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/acts/entered", test_acts);
  return g_test_run ();
}
