/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The backups that a clinic makes of itself: when they are due, how they are named and rotated, that each opens, and that
 * a failed one leaves the older ones as they were. */
#include "raw-store.h"
#include "wm-clinic.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder, *backups, *into;
  WmStore *store;
} Room;

static void
set_up (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  room->folder = raw_store_folder ();
  g_autofree char *top = g_path_get_dirname (room->folder);
  room->backups = g_build_filename (room->folder, "backups", NULL);
  room->into = g_build_filename (top, "again", NULL);
  room->store = wm_store_create (room->folder, "A. Director", RAW_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
}

static void
tear_down (Room *room, gconstpointer data)
{
  g_clear_pointer (&room->store, wm_store_close);
  raw_store_remove (room->folder);
  g_free (room->backups);
  g_free (room->into);
}

static void
save_room (WmStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) room = wm_record_new (&wm_room_schema);
  wm_record_set (room, "name", name);
  g_assert_true (wm_store_begin (store, "A. Director", "keep rooms", &error));
  g_assert_true (wm_store_save (store, room, &error) && wm_store_commit (store, &error));
}

static gboolean
back_up (WmStore *store, guint keep, GError **error)
{
  g_autoptr (WmBackupJob) job = wm_store_begin_backup (store, keep, error);
  return job && wm_backup_job_run (job, error);
}

static void
backed_up (WmStore *store, guint keep)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (back_up (store, keep, &error));
  g_assert_no_error (error);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Everything in backups/, sorted, hidden files too. */
static char *
list (Room *room)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (room->backups, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **) names->pdata);
}

static char *
read_file (const char *path, gsize *size)
{
  char *data;
  g_assert_true (g_file_get_contents (path, &data, size, NULL));
  return data;
}

static void
test_made (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_store_newest_backup (room->store));
  g_assert_false (wm_store_changed_since_backup (room->store, NULL));
  save_room (room->store, "Room A");
  g_assert_true (wm_store_changed_since_backup (room->store, NULL));
  backed_up (room->store, 14);
  g_autofree char *listed = list (room), *newest = wm_store_newest_backup (room->store);
  g_assert_true (g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}-0000000001\\.backup$", listed, 0, 0));
  g_assert_true (g_str_has_suffix (newest, listed));
  g_assert_false (wm_store_changed_since_backup (room->store, newest));
  g_assert_true (wm_store_verify (room->store, &error));
  g_assert_true (wm_store_restore (newest, room->into, &error));
  g_autoptr (WmStore) again = raw_store_open (room->into);
  g_assert_true (wm_store_verify (again, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rooms = wm_store_list (again, &wm_room_schema, NULL, NULL, NULL);
  g_assert_cmpuint (rooms->len, ==, 1);
}

/* The clinic goes on, or is closed, while the backup is made of what was there before. */
static void
test_while_used (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  save_room (room->store, "Room A");
  g_autoptr (WmBackupJob) job = wm_store_begin_backup (room->store, 14, &error);
  save_room (room->store, "Room B");
  g_autofree char *newest = NULL;
  g_clear_pointer (&room->store, wm_store_close);
  g_assert_true (wm_backup_job_run (job, &error));
  room->store = raw_store_open (room->folder);
  newest = wm_store_newest_backup (room->store);
  g_assert_true (wm_store_changed_since_backup (room->store, newest));
  g_assert_true (wm_store_restore (newest, room->into, &error));
  g_autoptr (WmStore) again = raw_store_open (room->into);
  g_autoptr (GPtrArray) rooms = wm_store_list (again, &wm_room_schema, NULL, NULL, NULL);
  g_assert_cmpuint (rooms->len, ==, 1);
}

/* By the number of the audit entry, whatever the clock said; one a day; never the one just made. */
static void
test_rotation (Room *room, gconstpointer data)
{
  static const char *const older[] = { "2030-01-01-000000-0000000001", "2020-01-03-000000-0000000002", "2020-01-02-000000-0000000003" };
  gsize size;
  for (guint i = 0; i < 4; i++)
    save_room (room->store, "Room");
  backed_up (room->store, 14);
  g_autofree char *first = wm_store_newest_backup (room->store), *bytes = read_file (first, &size);
  for (guint i = 0; i < G_N_ELEMENTS (older); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s.backup", room->backups, older[i]);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
    }
  g_autofree char *other = g_build_filename (room->backups, "by hand", NULL);
  g_assert_true (g_file_set_contents (other, bytes, (gssize) size, NULL));
  save_room (room->store, "Room");
  backed_up (room->store, 3);
  g_autofree char *listed = list (room);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS)); /* of the same day */
  g_assert_true (g_str_has_prefix (listed, "2020-01-02-000000-0000000003.backup\n2020-01-03-000000-0000000002.backup\n20"));
  g_assert_nonnull (strstr (listed, "-0000000005.backup\nby hand"));
  g_assert_null (strstr (listed, "2030-01-01"));
  save_room (room->store, "Room");
  backed_up (room->store, 0);
  g_autofree char *last = list (room);
  g_assert_nonnull (strstr (last, "-0000000006.backup\nby hand"));
  g_assert_null (strstr (last, "2020-01-0"));
}

/* The disk is full: one sentence, and the older backup is the same to the byte. */
static void
test_no_space (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  struct rlimit old, low = { 60000, RLIM_INFINITY };
  gsize before_size, after_size;
  save_room (room->store, "Room A");
  backed_up (room->store, 14);
  g_autofree char *newest = wm_store_newest_backup (room->store), *before = read_file (newest, &before_size), *names = list (room);
  save_room (room->store, "Room B");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low.rlim_max = old.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
  gboolean made = back_up (room->store, 14, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_false (made);
  g_assert_error (error, WM_ERROR, WM_ERROR_NO_SPACE);
  g_autofree char *after = read_file (newest, &after_size), *names_after = list (room);
  g_assert_cmpmem (before, (int) before_size, after, (int) after_size);
  g_assert_cmpstr (names, ==, names_after);
}

static void
test_no_folder (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents (room->backups, "", 0, NULL));
  save_room (room->store, "Room A");
  g_assert_false (back_up (room->store, 14, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "backups can’t be used"));
}

/* Damage anywhere in any backup is named by file. */
static void
test_damaged (Room *room, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (5);
  gsize size;
  save_room (room->store, "Room A");
  backed_up (room->store, 14);
  g_autofree char *newest = wm_store_newest_backup (room->store), *older = g_build_filename (room->backups, "2020-01-01-000000-0000000000.backup", NULL);
  g_autofree char *bytes = read_file (newest, &size);
  g_assert_true (g_file_set_contents (older, bytes, (gssize) size, NULL));
  for (guint i = 0; i < 40; i++)
    {
      const char *path = i % 2 ? newest : older;
      gsize at = i < 20 ? i * 7 : (gsize) g_rand_int_range (dice, 0, (gint32) size);
      g_autoptr (GError) error = NULL;
      bytes[at] ^= 1;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
      g_assert_false (wm_store_verify (room->store, &error));
      g_assert_nonnull (strstr (error->message, path));
      bytes[at] ^= 1;
      g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
    }
  g_assert_true (wm_store_verify (room->store, NULL));
}

/* An older genuine database in the place of the newest: its own chain holds, but a backup knows better. */
static void
test_put_back (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *db = g_build_filename (room->folder, "clinic.db", NULL), *old = NULL;
  save_room (room->store, "Room A");
  g_clear_pointer (&room->store, wm_store_close);
  old = read_file (db, &size);
  room->store = raw_store_open (room->folder);
  save_room (room->store, "Room B");
  backed_up (room->store, 14);
  g_clear_pointer (&room->store, wm_store_close);
  g_assert_true (g_file_set_contents (db, old, (gssize) size, NULL));
  room->store = raw_store_open (room->folder);
  g_assert_false (wm_store_verify (room->store, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "lacks audit entry 2,"));
  g_clear_error (&error);
  save_room (room->store, "Room C"); /* another entry 2 */
  g_assert_false (wm_store_verify (room->store, &error));
  g_assert_nonnull (strstr (error->message, "lacks audit entry 2,"));
}

/* What a killed program left is removed by the next backup; what another is at is not. */
static void
test_killed (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  int status;
  save_room (room->store, "Room A");
  pid_t child = fork ();
  if (child == 0)
    {
      wm_store_begin_backup (room->store, 14, NULL);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_autofree char *left = list (room);
  g_assert_true (g_str_has_prefix (left, ".scratch-"));
  g_assert_true (wm_store_verify (room->store, &error));
  g_autoptr (WmBackupJob) other = wm_store_begin_backup (room->store, 14, &error);
  backed_up (room->store, 14);
  g_assert_true (wm_backup_job_run (other, &error));
  g_clear_pointer (&other, wm_backup_job_free);
  g_autofree char *listed = list (room);
  g_assert_null (strstr (listed, ".scratch-"));
}

/* When it is due, and that a restored clinic says so in its audit. */
static void
test_due (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  WmClinic *clinic = wm_clinic_create (room->into, "Riverside Recovery", "A. Director", RAW_PASSPHRASE, &code, &error);
  g_autofree char *again = g_strconcat (room->into, "-2", NULL);
  g_assert_no_error (error);
  g_assert_true (wm_clinic_back_up (clinic, &error));
  g_autofree char *first = wm_store_newest_backup (wm_clinic_get_store (clinic));
  g_assert_nonnull (first);
  g_assert_null (wm_clinic_begin_backup (clinic, TRUE, &error)); /* looking and noting change nothing */
  save_room (wm_clinic_get_store (clinic), "Room A");
  g_assert_null (wm_clinic_begin_backup (clinic, FALSE, &error)); /* locked a minute later */
  g_assert_no_error (error);
  g_autoptr (WmBackupJob) job = wm_clinic_begin_backup (clinic, TRUE, &error);
  g_assert_nonnull (job);
  g_assert_true (wm_backup_job_run (job, &error));
  g_autofree char *newest = wm_store_newest_backup (wm_clinic_get_store (clinic));
  g_assert_finalize_object (clinic);
  g_assert_true (wm_store_restore (newest, again, &error));
  for (guint i = 0; i < 2; i++)
    g_object_unref (wm_clinic_open (again, NULL, RAW_PASSPHRASE, &error));
  g_autofree char *noted = raw_store_select (again, "SELECT group_concat (action, ' ') FROM audit_entry WHERE n > "
                                                    "(SELECT max (n) FROM audit_entry WHERE action = 'backup')");
  g_assert_cmpstr (noted, ==, "sign-in restore sign-in\n");
}

/* To be kept elsewhere: made after the clinic is closed too, opened by its passphrases, and in the audit. */
static void
test_by_hand (Room *room, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *file = g_strconcat (room->into, ".backup", NULL), *again = g_strconcat (room->into, "-2", NULL);
  WmClinic *clinic = wm_clinic_create (room->into, "Riverside Recovery", "A. Director", RAW_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  g_assert_null (wm_clinic_begin_backup_to (clinic, room->into, &error)); /* a folder */
  g_assert_nonnull (error);
  g_clear_error (&error);
  save_room (wm_clinic_get_store (clinic), "Room A");
  g_autoptr (WmBackupJob) job = wm_clinic_begin_backup_to (clinic, file, &error);
  g_assert_no_error (error);
  save_room (wm_clinic_get_store (clinic), "Room B");
  g_assert_finalize_object (clinic);
  g_assert_true (wm_backup_job_run (job, &error));
  g_assert_true (wm_store_restore (file, again, &error));
  g_autofree char *rooms = raw_store_select (again, "SELECT group_concat (name, ' ') FROM room");
  g_autofree char *noted = raw_store_select (room->into, "SELECT count (*) FROM audit_entry WHERE action = 'backup'");
  g_assert_cmpstr (rooms, ==, "Room A\n");
  g_assert_cmpstr (noted, ==, "1\n");
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (Room *, gconstpointer); } tests[] = {
    { "made", test_made }, { "while-used", test_while_used }, { "rotation", test_rotation }, { "no-space", test_no_space },
    { "no-folder", test_no_folder }, { "damaged", test_damaged }, { "put-back", test_put_back }, { "killed", test_killed },
    { "due", test_due }, { "by-hand", test_by_hand },
  };
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/backups/", tests[i].name, NULL);
      g_test_add (path, Room, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
