/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A child that holds its key writes without end and acknowledges each commit through a pipe; kill -9 hits it
 * a hundred times. Nothing acknowledged may be lost, and the database must be whole. */
#include "vault-room.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS 100

static void
write_for_ever (const char *folder, int pipe_end)
{
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  for (;;)
    {
      gint64 n;
      room_exec (db, "BEGIN IMMEDIATE; INSERT INTO tick DEFAULT VALUES;"
                     "UPDATE person SET note = hex (randomblob (1500)) WHERE id = abs (random ()) % 60;"
                     "DELETE FROM words WHERE rowid = abs (random ()) % 60; COMMIT");
      n = room_number (db, "SELECT max (id) FROM tick");
      if (write (pipe_end, &n, sizeof n) != sizeof n)
        _exit (1);
    }
}

static gint64
kill_one (const char *folder, GRand *random, gboolean *mid_act)
{
  gint64 n, acknowledged = 0;
  int ends[2], status;
  g_autofree char *journal = room_path (folder, "clinic.db-journal");
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      write_for_ever (folder, ends[1]);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &acknowledged, sizeof acknowledged), ==, sizeof acknowledged);
  g_usleep ((gulong)g_rand_int_range (random, 0, 8000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  while (read (ends[0], &n, sizeof n) == sizeof n)
    acknowledged = n;
  close (ends[0]);

  g_autofree char *data = NULL;
  gsize size = 0;
  *mid_act = g_file_get_contents (journal, &data, &size, NULL) && size > 0;
  return acknowledged;
}

static void
check (const char *folder, gint64 acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  g_assert_cmpint (room_number (db, "SELECT max (id) FROM tick"), >=, acknowledged);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM tick"), ==,
                   room_number (db, "SELECT max (id) FROM tick"));
  g_assert_cmpint (room_number (db, "SELECT quick_check = 'ok' FROM pragma_quick_check"), ==, 1);
  g_assert_true (wm_vault_verify (vault, db, &error));
  g_assert_no_error (error);
  sqlite3_close (db);
}

static void
test_kill (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260105);
  char *folder = room_new (NULL);
  guint mid_act = 0;
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    room_exec (db, "CREATE TABLE tick (id INTEGER PRIMARY KEY AUTOINCREMENT)");
    sqlite3_close (db);
  }
  for (guint i = 0; i < KILLS; i++)
    {
      gboolean hot;
      gint64 acknowledged = kill_one (folder, random, &hot);
      mid_act += hot;
      check (folder, acknowledged);
    }
  g_test_message ("%u of %u kills left a journal to replay", mid_act, KILLS);
  g_assert_cmpuint (mid_act, >, 0); /* else the loop proves nothing */
  room_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/vault/kill", test_kill);
  return g_test_run ();
}
