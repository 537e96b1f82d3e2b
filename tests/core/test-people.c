/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* People join, leave and change their passphrases as the clinic's roles allow, and the audit tells. */
#include "kill-step.h"
#include "raw-store.h"
#include "wm-people.h"
#include "wm-role.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DIRECTOR "A. Director"
#define COUNSELOR "Bo Roe"
#define ADMIN "Cy Poe"
#define SECOND "another river 8"

typedef struct
{
  char *folder, *code;
} Fixture;

static WmClinic *
open_as (Fixture *f, const char *person, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  WmClinic *clinic = wm_clinic_open (f->folder, person, passphrase, &error);
  g_assert_no_error (error);
  return clinic;
}

static void
assert_said (GError **error, WmErrorCode code, const char *said)
{
  g_assert_error (*error, WM_ERROR, (int)code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, said));
  g_clear_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  f->folder = raw_store_folder ();
  g_autoptr (WmClinic) clinic = wm_clinic_create (f->folder, "Riverside", DIRECTOR, RAW_PASSPHRASE, &f->code, &error);
  g_assert_no_error (error);
  g_assert_true (wm_people_add (clinic, COUNSELOR, "counselor", SECOND, &error));
  g_assert_true (wm_people_add (clinic, ADMIN, "administrator", SECOND, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  raw_store_remove (f->folder);
  g_free (f->code);
}

static void
assert_audited (Fixture *f, const char *expected)
{
  g_autofree char *rows = raw_store_select (f->folder, "SELECT user, action, replace(replace(coalesce(content, ''), char(9), ''), char(10), ' ') "
    "FROM audit_entry LEFT JOIN audit_value ON entry = n WHERE action NOT IN ('new', 'changed', 'insert', 'update') AND record_type = '' ORDER BY n");
  g_test_message ("%s", rows);
  g_assert_nonnull (strstr (rows, expected));
}

static void
test_roles (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) counselor = open_as (f, COUNSELOR, SECOND);
  g_assert_cmpstr (wm_people_role (counselor, COUNSELOR), ==, "counselor");
  g_assert_false (wm_people_add (counselor, "New", "counselor", SECOND, &error));
  assert_said (&error, WM_ERROR_REFUSED, "doesn’t allow you to manage people");
  g_assert_false (wm_people_leave (counselor, ADMIN, &error));
  assert_said (&error, WM_ERROR_REFUSED, "doesn’t allow you to manage people");
  g_assert_false (wm_people_rotate (counselor, &error));
  assert_said (&error, WM_ERROR_REFUSED, "doesn’t allow you to manage people");
  g_assert_false (wm_people_set_passphrase (counselor, ADMIN, SECOND, &error));
  assert_said (&error, WM_ERROR_REFUSED, "Everybody sets their own");
  g_assert_true (wm_people_set_passphrase (counselor, NULL, "yet another one", &error));
  g_clear_object (&counselor);
  g_assert_null (wm_clinic_open (f->folder, COUNSELOR, SECOND, NULL));
  counselor = open_as (f, COUNSELOR, "yet another one");
  g_clear_object (&counselor);
  g_autoptr (WmClinic) admin = open_as (f, ADMIN, SECOND);
  g_assert_true (wm_people_add (admin, "Di Soe", "peer", SECOND, &error));
  g_assert_true (wm_people_rotate (admin, &error));
  g_assert_no_error (error);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = open_as (f, DIRECTOR, RAW_PASSPHRASE);
  const struct { const char *name, *role, *passphrase; WmErrorCode code; const char *said; } cases[] = {
    { "New", "king", SECOND, WM_ERROR_INVALID, "There is no role “king”; the roles are: director, " },
    { "New", "peer", "short", WM_ERROR_INVALID, "at least 8" },
    { COUNSELOR, "peer", SECOND, WM_ERROR_EXISTS, "can sign in to this clinic already" },
    { "bo roe", "peer", SECOND, WM_ERROR_EXISTS, COUNSELOR " can sign in to this clinic already" },
    { "", "peer", SECOND, WM_ERROR_INVALID, "from 1 to 128" },
    { "a\nb", "peer", SECOND, WM_ERROR_INVALID, "from 1 to 128" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (wm_people_add (clinic, cases[i].name, cases[i].role, cases[i].passphrase, &error));
      assert_said (&error, cases[i].code, cases[i].said);
    }
  g_assert_cmpuint (wm_clinic_get_staff (clinic)->len, ==, 3); /* nothing half-written */
  g_assert_false (wm_people_leave (clinic, DIRECTOR, &error));
  assert_said (&error, WM_ERROR_REFUSED, "You can’t take yourself off");
  g_assert_false (wm_people_leave (clinic, "Nobody", &error));
  assert_said (&error, WM_ERROR_NOT_FOUND, "Nobody named");
  g_assert_true (wm_people_leave (clinic, COUNSELOR, &error) && wm_people_leave (clinic, ADMIN, &error));
  g_assert_false (wm_people_leave (clinic, DIRECTOR, &error));
  assert_said (&error, WM_ERROR_REFUSED, "is the only person who can sign in");
}

static const char *
id_of_staff (WmClinic *clinic, const char *name)
{
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    if (strcmp (wm_record_get (staff->pdata[i], "name"), name) == 0)
      return wm_record_get_id (staff->pdata[i]);
  return NULL;
}

static void
expect_kept (WmClinic *clinic, WmRecord *save, WmRecord *gone)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new (), remove = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (save ? records : remove, save ? save : gone);
  g_assert_false (wm_clinic_save (clinic, "staff", records, remove, findings, &error));
  assert_said (&error, WM_ERROR_REFUSED, "signs in by that name");
}

/* Under another name whoever signs in would have no role any more, and nobody could give it back. */
static void
test_names (Fixture *f, gconstpointer data)
{
  g_autoptr (WmClinic) clinic = open_as (f, DIRECTOR, RAW_PASSPHRASE);
  g_autoptr (GError) error = NULL;
  const char *id = id_of_staff (clinic, DIRECTOR);
  g_autoptr (WmRecord) own = wm_clinic_load (clinic, &wm_staff_schema, id, &error);
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  expect_kept (clinic, NULL, own);
  wm_record_set (own, "name", "Ana Lee-Roe");
  expect_kept (clinic, own, NULL);
  g_assert_true (wm_clinic_may (clinic, WM_ACT_MANAGE_PEOPLE, &error));
  wm_record_set_many (own, "name", DIRECTOR, "credential", "LCSW", NULL);
  g_ptr_array_add (save, own);
  g_assert_true (wm_clinic_save (clinic, "staff", save, NULL, findings, &error));
  g_assert_cmpint (wm_clinic_get_today (clinic), ==, wm_day_today ()); /* by the clock, not of when it was opened */
}

static void
test_leave (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = open_as (f, DIRECTOR, RAW_PASSPHRASE);
  g_assert_true (wm_people_leave (clinic, COUNSELOR, &error));
  g_assert_no_error (error);
  g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
  GPtrArray *staff = wm_clinic_get_staff (clinic);
  for (guint i = 0; i < staff->len; i++)
    if (strcmp (wm_record_get (staff->pdata[i], "name"), COUNSELOR) == 0)
      g_assert_cmpstr (wm_record_get (staff->pdata[i], "active"), ==, "0");
  g_clear_object (&clinic);
  g_assert_null (wm_clinic_open (f->folder, COUNSELOR, SECOND, &error));
  assert_said (&error, WM_ERROR_NOT_FOUND, "Nobody named");
  clinic = open_as (f, ADMIN, SECOND); /* who wasn't there */
  g_assert_true (wm_people_add (clinic, COUNSELOR, "supervisor", SECOND, &error)); /* comes back, with the same record */
  g_assert_cmpuint (wm_clinic_get_staff (clinic)->len, ==, 3);
  g_assert_cmpstr (wm_people_role (clinic, COUNSELOR), ==, "supervisor");
}

static void
test_recovery (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_open_recovery (f->folder, f->code, &error);
  g_assert_no_error (error);
  g_assert_false (wm_people_add (clinic, "New", "peer", SECOND, &error));
  assert_said (&error, WM_ERROR_REFUSED, "The recovery code sets a new passphrase");
  g_assert_false (wm_people_set_passphrase (clinic, NULL, SECOND, &error));
  assert_said (&error, WM_ERROR_USAGE, "--user");
  g_assert_false (wm_people_set_passphrase (clinic, "Nobody", SECOND, &error));
  assert_said (&error, WM_ERROR_NOT_FOUND, "Nobody named");
  g_assert_true (wm_people_set_passphrase (clinic, DIRECTOR, "found again", &error));
  g_clear_object (&clinic);
  g_assert_null (wm_clinic_open (f->folder, DIRECTOR, RAW_PASSPHRASE, NULL));
  clinic = open_as (f, DIRECTOR, "found again");
  g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
  g_assert_true (wm_people_rotate (clinic, &error));
  g_assert_true (wm_people_set_passphrase (clinic, NULL, RAW_PASSPHRASE, &error)); /* for the raw store */
  g_clear_object (&clinic);
  clinic = wm_clinic_open_recovery (f->folder, f->code, &error); /* the code was neither used up nor rotated away */
  g_assert_no_error (error);
}

/* Acts and wrong tries, as somebody would look for them. */
static void
test_audit (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < 3; i++)
    g_assert_null (wm_clinic_open (f->folder, COUNSELOR, "not this one", NULL));
  g_autoptr (WmClinic) clinic = wm_clinic_open_recovery (f->folder, f->code, &error);
  g_assert_true (wm_people_set_passphrase (clinic, COUNSELOR, SECOND, &error));
  g_clear_object (&clinic);
  clinic = open_as (f, DIRECTOR, RAW_PASSPHRASE);
  g_assert_true (wm_people_leave (clinic, COUNSELOR, &error) && wm_people_leave (clinic, ADMIN, &error));
  g_assert_true (wm_people_rotate (clinic, &error));
  g_assert_no_error (error);
  g_clear_object (&clinic);
  assert_audited (f, DIRECTOR "|add person|person" COUNSELOR " \n");
  assert_audited (f, "(recovery code)|sign-in|recovery code\n");
  assert_audited (f, "(recovery code)|login failed|person" COUNSELOR " tries3 first2");
  assert_audited (f, "(recovery code)|passphrase|person" COUNSELOR " \n");
  assert_audited (f, DIRECTOR "|leave|person" COUNSELOR " \n");
  assert_audited (f, DIRECTOR "|rotate|\n");
}

typedef gboolean (*Act) (WmClinic *clinic, GError **error);

static gboolean
act_add (WmClinic *clinic, GError **error)
{
  return wm_people_add (clinic, "Di Soe", "peer", SECOND, error);
}

static gboolean
act_leave (WmClinic *clinic, GError **error)
{
  return wm_people_leave (clinic, COUNSELOR, error);
}

static gboolean
act_rotate (WmClinic *clinic, GError **error)
{
  return wm_people_rotate (clinic, error);
}

/* Kills the act before a step of it; FALSE where it has ended before. */
static gboolean
kill_act (Fixture *f, Act act, guint step)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      WmClinic *clinic = wm_clinic_open (f->folder, DIRECTOR, RAW_PASSPHRASE, NULL);
      kill_step_arm (clinic ? step : 0);
      _exit (clinic && act (clinic, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return WIFSIGNALED (status);
}

/* Records, audit and keys, whatever was interrupted: verify is clean, and the act can be done again to its end. */
static void
test_kills (Fixture *f, gconstpointer data)
{
  static const struct { const char *name; Act act; WmErrorCode again; } acts[] = {
    { "add", act_add, WM_ERROR_EXISTS }, { "leave", act_leave, WM_ERROR_NOT_FOUND }, { "rotate", act_rotate, WM_ERROR_BUSY } };
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      guint kills = 0;
      for (guint step = 3; kills < 12; step += 7)
        {
          g_autoptr (GError) error = NULL;
          gboolean killed = kill_act (f, acts[i].act, step);
          kills += killed;
          g_autoptr (WmClinic) clinic = open_as (f, DIRECTOR, RAW_PASSPHRASE);
          g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
          g_assert_no_error (error);
          if (!acts[i].act (clinic, &error))
            g_assert_error (error, WM_ERROR, (int) acts[i].again);
          g_clear_error (&error);
          g_assert_true (wm_store_verify (wm_clinic_get_store (clinic), &error));
          wm_people_leave (clinic, "Di Soe", NULL); /* for the next round */
          wm_people_add (clinic, COUNSELOR, "counselor", SECOND, NULL);
          if (!killed)
            break;
        }
      g_test_message ("%s: %u kills", acts[i].name, kills);
      g_assert_cmpuint (kills, >, 3);
    }
  g_autoptr (WmClinic) admin = open_as (f, ADMIN, SECOND);
  g_assert_nonnull (admin);
}

#define ADD(name, func) g_test_add ("/service/people/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("roles", test_roles);
  ADD ("refused", test_refused);
  ADD ("names", test_names);
  ADD ("leave", test_leave);
  ADD ("recovery", test_recovery);
  ADD ("audit", test_audit);
  ADD ("kills", test_kills);
  return g_test_run ();
}
