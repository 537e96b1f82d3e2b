/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup and a restore are killed before each of their calls that change files: afterwards there is the old state or the
 * new one, and both are whole. Each call with -m slow, else some of them. */
#include "kill-step.h"
#include "raw-store.h"
#include "small-clinic.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *file, *into;

static void
back_up (void)
{
  WmStore *store = raw_store_open (folder);
  WmBackupJob *job = wm_store_begin_backup (store, 5, NULL);
  g_assert_true (job && wm_backup_job_run (job, NULL));
  wm_backup_job_free (job);
}

static void
back_up_to_file (void)
{
  WmStore *store = raw_store_open (folder);
  g_assert_true (raw_store_backup (store, file, NULL));
}

static void
restore (void)
{
  g_assert_true (wm_store_restore (file, into, NULL));
}

/* Whether the work was killed, else it is done. */
static gboolean
killed_at (guint step, void (*work) (void))
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      kill_step_arm (step);
      work ();
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return WIFSIGNALED (status);
}

static void
check_restored (gboolean done)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *lock = g_build_filename (into, "clinic.lock", NULL);
  gboolean there = g_file_test (into, G_FILE_TEST_EXISTS);
  g_assert_true (there || !done);
  if (!there)
    return; /* as it was */
  g_assert_cmpuint (small_clinic_check (into), ==, 0);
  small_clinic_write (into, nothing);
  g_unlink (lock);
  g_assert_cmpint (g_rmdir (into), ==, 0);
}

static void
check_clinic (gboolean done)
{
  g_assert_cmpuint (small_clinic_check (folder), ==, 0); /* verify opens its newest backup */
}

static void
check_file (gboolean done)
{
  g_autoptr (GError) error = NULL;
  check_clinic (done);
  g_assert_true (wm_store_restore (file, into, &error));
  check_restored (TRUE);
}

static void
test_kill (gconstpointer data)
{
  static const struct { void (*work) (void); void (*check) (gboolean done); } cases[] = {
    { back_up, check_clinic }, { back_up_to_file, check_file }, { restore, check_restored },
  };
  gsize i = GPOINTER_TO_SIZE (data);
  guint kills = 0;
  for (guint step = 1;; step += g_test_slow () ? 1 : 1 + step / 8)
    {
      gboolean killed = killed_at (step, cases[i].work);
      cases[i].check (!killed);
      if (!killed)
        break;
      kills++;
    }
  g_test_message ("%u kills", kills);
  g_assert_cmpuint (kills, >, 10);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "backup", "backup-to-file", "restore" };
  g_autoptr (GError) error = NULL;
  g_test_init (&argc, &argv, NULL);
  folder = small_clinic_new ();
  g_autofree char *top = g_path_get_dirname (folder);
  file = g_build_filename (top, "by hand.backup", NULL);
  into = g_build_filename (top, "again", NULL);
  {
    g_autoptr (WmStore) store = raw_store_open (folder);
    g_assert_true (raw_store_backup (store, file, &error));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/store/backup-kill/", names[i], NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_kill);
    }
  int status = g_test_run ();
  g_free (file);
  g_free (into);
  raw_store_remove (folder);
  return status;
}
