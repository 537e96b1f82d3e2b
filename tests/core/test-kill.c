/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Kill -9 in a writing loop: whatever was acknowledged is there afterwards, and the store is whole. The
 * writer is this program again, started with the clinic's folder. Fifty kills, five hundred with -m slow. */
#include "wm-clinic.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE "correct horse"

static char *self_path;

static WmClinic *
open_clinic (const char *folder)
{
  g_autoptr (GError) error = NULL;
  WmClinic *clinic = wm_clinic_open (folder, NULL, PASSPHRASE, &error);
  g_assert_no_error (error);
  return clinic;
}

static void
save_count (WmClinic *clinic, WmRecord *client, gint64 count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  wm_record_set (client, "preferred-name", text);
  g_ptr_array_add (save, client);
  wm_clinic_save (clinic, "count", save, NULL, findings, &error);
  g_assert_no_error (error);
}

static WmRecord *
find_client (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  WmRecord *client = wm_clinic_find_client (clinic, "1001", &error);
  g_assert_no_error (error);
  return client;
}

static gint64
count_of (WmClinic *clinic)
{
  g_autoptr (WmRecord) client = find_client (clinic);
  return g_ascii_strtoll (wm_record_get (client, "preferred-name"), NULL, 10);
}

/* Counts up for ever; a number on standard output is an acknowledged save. */
static int
write_until_killed (const char *folder)
{
  g_autoptr (WmClinic) clinic = open_clinic (folder);
  g_autoptr (WmRecord) client = find_client (clinic);
  for (gint64 count = count_of (clinic) + 1;; count++)
    {
      save_count (clinic, client, count);
      if (write (STDOUT_FILENO, &count, sizeof count) != sizeof count)
        return 1;
    }
}

/* Returns: the last number the writer acknowledged before it was killed @delay microseconds after its first. */
static gint64
kill_a_writer (const char *folder, gulong delay)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { self_path, "--write", folder, NULL };
  GPid pid;
  int out;
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  gint64 acknowledged = 0, count;
  g_assert_cmpint (read (out, &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
  g_usleep (delay);
  kill (pid, SIGKILL);
  while (read (out, &count, sizeof count) == sizeof count)
    acknowledged = count;
  close (out);
  int status;
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return acknowledged;
}

static void
test_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *top = g_dir_make_tmp ("waymark-kill-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Riverside Recovery", "A. Director", PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  WmRecord *client = wm_record_new (&wm_client_schema);
  wm_record_set_many (client, "client-no", "1001", "first-name", "Ana", "last-name", "Sample", "status", "active", NULL);
  save_count (clinic, client, 0);
  g_object_unref (client);
  g_assert_finalize_object (clinic);

  int kills = g_test_slow () ? 500 : 50;
  for (int i = 0; i < kills; i++)
    {
      gint64 acknowledged = kill_a_writer (folder, (gulong) g_test_rand_int_range (0, 20000));
      clinic = open_clinic (folder);
      g_assert_cmpint (count_of (clinic), >=, acknowledged);
      g_assert_cmpint (count_of (clinic), <=, acknowledged + 1);
      wm_store_verify (wm_clinic_get_store (clinic), &error);
      g_assert_no_error (error);
      g_assert_finalize_object (clinic);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    return write_until_killed (argv[2]);
  self_path = g_canonicalize_filename (argv[0], NULL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/kill/nothing-acknowledged-is-lost", test_kill);
  int status = g_test_run ();
  g_free (self_path);
  return status;
}
