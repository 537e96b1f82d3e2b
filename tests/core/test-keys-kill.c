/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each change of people and keys is killed before each of its calls that change files, and so is the opening that comes
 * after; and each of these calls is refused by the disk. Always: everyone who could open the clinic can, with the old passphrase or with the new one, the leaver before
 * the change or not at all; everything is there; verify is clean; nothing is left over. */
#include "kill-step.h"
#include "vault-room.h"
#include "wm-vault-internal.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECOND "Bo Roe"
#define THIRD "Cy Poe"
#define FRESH "Di Soe"
#define NEW_PASSPHRASE "a new one 123"

static char *code; /* the printed one */

typedef gboolean (*Act) (WmVault *vault, sqlite3 **db, GError **error);

static gboolean
act_passphrase (WmVault *vault, sqlite3 **db, GError **error)
{
  return wm_vault_set_passphrase (vault, *db, SECOND, NEW_PASSPHRASE, error);
}

static gboolean
act_add (WmVault *vault, sqlite3 **db, GError **error)
{
  return wm_vault_add_person (vault, *db, FRESH, NEW_PASSPHRASE, error);
}

static gboolean
act_leave (WmVault *vault, sqlite3 **db, GError **error)
{
  return room_rotate (vault, db, SECOND, error);
}

static gboolean
act_rotate (WmVault *vault, sqlite3 **db, GError **error)
{
  return room_rotate (vault, db, NULL, error);
}

typedef struct
{
  const char *name;
  const char *actor; /* "" acts by the recovery code */
  Act act;
  gboolean may_change; /* SECOND's passphrase */
  gboolean may_leave;  /* SECOND */
} Case;

static const Case cases[] = {
  { "passphrase", SECOND, act_passphrase, TRUE, FALSE },
  { "recovery", "", act_passphrase, TRUE, FALSE },
  { "add", ROOM_PERSON, act_add, FALSE, FALSE },
  { "leave", ROOM_PERSON, act_leave, FALSE, TRUE },
  { "rotate", THIRD, act_rotate, FALSE, FALSE },
};

static WmVault *
open_as (const char *folder, const char *person, const char *passphrase)
{
  return *person ? wm_vault_open (folder, person, passphrase, NULL) : wm_vault_open_recovery (folder, code, NULL);
}

/* In a child. Whether it was killed: else it has done the whole. */
static gboolean
killed_at (guint step, const char *folder, const Case *c)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      WmVault *vault = open_as (folder, c->actor, ROOM_PASSPHRASE);
      sqlite3 *db = vault ? wm_vault_connect (vault, NULL) : NULL;
      if (!db)
        _exit (2);
      kill_step_arm (step);
      gboolean done = c->act (vault, &db, NULL);
      kill_step_disarm ();
      _exit (done ? 0 : 3);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  return !WIFEXITED (status);
}

/* Somebody opens it afterwards, and is killed in turn. */
static void
kill_the_next (guint step, const char *folder, const char *person)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      kill_step_arm (step);
      WmVault *vault = open_as (folder, person, ROOM_PASSPHRASE);
      sqlite3_close (vault ? wm_vault_connect (vault, NULL) : NULL);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

/* The vault may open and the database not: for who was being taken off. */
static gboolean
opens (const char *folder, const char *person, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = open_as (folder, person, passphrase);
  sqlite3 *db = vault ? wm_vault_connect (vault, &error) : NULL;
  if (vault && !db)
    {
      g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
      g_assert_nonnull (strstr (error->message, "can no longer sign in"));
    }
  if (!db)
    return FALSE;
  g_assert_true (wm_vault_verify (vault, db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM words WHERE words MATCH '" "\"" ROOM_MARKER "7\"'"), ==, 1);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return TRUE;
}

static void
assert_tidy (const char *folder)
{
  WmKeyfilesState state;
  g_autoptr (WmKeyfile) keys = wm_keyfile_load_both (folder, &state, NULL);
  g_assert_cmpint (state, ==, WM_KEYFILES_SAME);
  for (guint i = 0; i < keys->n_slots; i++)
    g_assert_cmpuint (keys->slots[i].keys[1].epoch, ==, 0);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir));)
    g_assert_null (strstr (name, ".new"));
}

static void
check (const char *folder, const Case *c, guint first)
{
  const char *const people[] = { ROOM_PERSON, THIRD, "" };
  gboolean old = TRUE, new = FALSE;

  for (guint i = 0; i < 4; i++)
    {
      guint who = (first + i) % 4; /* everyone comes first once */
      if (who < 3)
        g_assert_true (opens (folder, people[who], ROOM_PASSPHRASE));
      else
        {
          old = opens (folder, SECOND, ROOM_PASSPHRASE);
          new = c->may_change && opens (folder, SECOND, NEW_PASSPHRASE);
        }
    }
  assert_tidy (folder);
  if (c->may_change)
    g_assert_true (old != new);
  else if (!c->may_leave)
    g_assert_true (old);
}

static void
forget (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = room_path (folder, name);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static char *
three_people (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (&code);
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  g_assert_true (wm_vault_add_person (vault, db, SECOND, ROOM_PASSPHRASE, &error));
  g_assert_true (wm_vault_add_person (vault, db, THIRD, ROOM_PASSPHRASE, &error));
  sqlite3_close (db);
  return folder;
}

static void
test_kills (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20260705);
  char *folder = three_people ();
  const char *const everyone[] = { ROOM_PERSON, THIRD, "", SECOND };
  guint step = 0;
  gboolean killed = TRUE;

  while (killed)
    {
      char *copy = room_copy (folder, "copy");
      killed = killed_at (++step, copy, c);
      if (step % 2 == 0)
        kill_the_next ((guint)g_rand_int_range (random, 1, 25), copy, everyone[g_rand_int_range (random, 0, 4)]);
      check (copy, c, step);
      if (!killed) /* it is done: the new state */
        g_assert_cmpint (opens (copy, SECOND, ROOM_PASSPHRASE), ==, !c->may_change && !c->may_leave);
      forget (copy);
    }
  g_test_message ("%s: %u kills", c->name, step - 1);
  g_assert_cmpuint (step, >, 10);
  g_clear_pointer (&code, g_free);
  room_remove (folder);
}

/* The disk refuses the call: one sentence, and nothing lost. It may also be one that doesn't count. */
static guint
refuse (guint step, int number, const char *folder, const Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = open_as (folder, c->actor, ROOM_PASSPHRASE);
  sqlite3 *db = room_connect (vault);
  guint steps;

  fail_step_arm (step, number, FALSE);
  gboolean done = c->act (vault, &db, &error);
  steps = kill_step_disarm ();
  g_assert_true (done == (error == NULL));
  if (error)
    g_assert_true (error->domain == WM_ERROR && g_str_has_suffix (error->message, "."));
  sqlite3_close (db);
  return steps;
}

static void
test_faults (gconstpointer data)
{
  const Case *c = data;
  char *folder = three_people ();
  static const int numbers[] = { EIO, ENOSPC };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint step = 0;
      for (gboolean refused = TRUE; refused;)
        {
          char *copy = room_copy (folder, "copy");
          refused = refuse (step + 1, numbers[i], copy, c) > step; /* it came to that call */
          check (copy, c, ++step);
          forget (copy);
        }
      g_test_message ("%s: %u calls refused", c->name, step - 1);
      g_assert_cmpuint (step, >, 8);
    }
  g_clear_pointer (&code, g_free);
  room_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/store/keys-kill/", cases[i].name, NULL);
      g_autofree char *fault_path = g_strconcat ("/store/keys-fault/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_kills);
      g_test_add_data_func (fault_path, &cases[i], test_faults);
    }
  return g_test_run ();
}
