/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of people and keys: whatever was done, by whomever, in whatever order, each person opens the clinic with the
 * passphrase they have now and with no other, the printed code opens it, and who has left doesn't. */
#include "vault-room.h"
#include "wm-vault-internal.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define RUNS 12
#define ACTS 25

typedef struct
{
  char *folder, *code;
  GHashTable *people; /* name -> passphrase */
  GPtrArray *gone;    /* "name\npassphrase" that must not open any more */
  GRand *random;
  guint count;
} World;

static void
assert_said (GError **error, WmErrorCode code, const char *said)
{
  g_assert_error (*error, WM_ERROR, (int)code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, said));
  g_clear_error (error);
}

static WmVault *
open_person (World *w, const char *name)
{
  g_autoptr (GError) error = NULL;
  WmVault *vault = name ? wm_vault_open (w->folder, name, g_hash_table_lookup (w->people, name), &error)
                        : wm_vault_open_recovery (w->folder, w->code, &error);
  g_assert_no_error (error);
  return vault;
}

/* NULL: by the code. */
static void
assert_opens (World *w, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = open_person (w, name);
  sqlite3 *db = room_connect (vault);
  g_assert_true (wm_vault_verify (vault, db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
  g_assert_cmpint (room_number (db, "SELECT count (*) FROM vault_slot"), ==, (gint64)vault->keyfile->n_slots);
  sqlite3_close (db);
}

static void
assert_all_open (World *w)
{
  GHashTableIter iter;
  gpointer name;
  g_hash_table_iter_init (&iter, w->people);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    assert_opens (w, name);
  assert_opens (w, NULL);
}

static void
assert_gone (World *w)
{
  for (guint i = 0; i < w->gone->len; i++)
    {
      g_auto (GStrv) parts = g_strsplit (w->gone->pdata[i], "\n", 2);
      if (g_strcmp0 (g_hash_table_lookup (w->people, parts[0]), parts[1]) != 0)
        g_assert_null (wm_vault_open (w->folder, parts[0], parts[1], NULL));
    }
}

static char *
any_person (World *w)
{
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (w->people, NULL);
  return g_strdup (names[g_rand_int_range (w->random, 0, (gint32)g_hash_table_size (w->people))]);
}

static void
lose (World *w, const char *name)
{
  g_ptr_array_add (w->gone, g_strdup_printf ("%s\n%s", name, (char *)g_hash_table_lookup (w->people, name)));
}

static char *
new_phrase (World *w)
{
  return g_strdup_printf ("passphrase %u", w->count++);
}

static void
add (World *w, WmVault *vault, sqlite3 *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *phrase = new_phrase (w), *name = g_strdup_printf ("Person %u", w->count % 15);
  gboolean there = g_hash_table_contains (w->people, name);
  gboolean added = wm_vault_add_person (vault, db, name, phrase, &error);
  g_assert_cmpint (added, ==, !there);
  if (there)
    g_assert_error (error, WM_ERROR, WM_ERROR_EXISTS);
  else
    g_hash_table_insert (w->people, g_steal_pointer (&name), g_steal_pointer (&phrase));
}

static void
change (World *w, WmVault *vault, sqlite3 *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *phrase = new_phrase (w), *name = any_person (w);
  g_assert_true (wm_vault_set_passphrase (vault, db, name, phrase, &error));
  g_assert_no_error (error);
  lose (w, name);
  g_hash_table_insert (w->people, g_steal_pointer (&name), g_steal_pointer (&phrase));
}

static void
rotate (World *w, WmVault *vault, sqlite3 **db, gboolean leaves)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = leaves ? any_person (w) : NULL;
  gboolean self = leaves && strcmp (name, wm_vault_get_person (vault)) == 0;
  gboolean only = g_hash_table_size (w->people) == 1;
  if (leaves && only)
    return; /* the service doesn't let the last one go */
  g_assert_cmpint (room_rotate (vault, db, name, &error), ==, !self);
  if (self)
    assert_said (&error, WM_ERROR_REFUSED, "take yourself off");
  else if (leaves)
    {
      lose (w, name);
      g_hash_table_remove (w->people, name);
    }
}

/* One sitting: somebody opens the clinic, does a few things and closes it. */
static void
sit (World *w)
{
  g_autofree char *name = g_rand_int_range (w->random, 0, 4) ? any_person (w) : NULL;
  g_autoptr (WmVault) vault = open_person (w, name);
  sqlite3 *db = room_connect (vault);
  guint acts = (guint)g_rand_int_range (w->random, 1, 4);
  for (guint i = 0; i < acts; i++)
    switch (g_rand_int_range (w->random, 0, 6))
      {
      case 0:
      case 1:
        add (w, vault, db);
        break;
      case 2:
      case 3:
        change (w, vault, db);
        break;
      case 4:
        rotate (w, vault, &db, TRUE);
        break;
      default:
        rotate (w, vault, &db, FALSE);
      }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
world_init (World *w, guint32 seed)
{
  *w = (World){ .random = g_rand_new_with_seed (seed), .gone = g_ptr_array_new_with_free_func (g_free) };
  w->folder = room_new (&w->code);
  w->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (w->people, g_strdup (ROOM_PERSON), g_strdup (ROOM_PASSPHRASE));
}

static void
world_clear (World *w)
{
  g_rand_free (w->random);
  g_hash_table_destroy (w->people);
  g_ptr_array_unref (w->gone);
  g_free (w->code);
  room_remove (w->folder);
}

static void
test_sequences (void)
{
  for (guint32 run = 0; run < RUNS; run++)
    {
      World w;
      world_init (&w, 20260705 + run);
      for (guint i = 0; i < ACTS; i++)
        {
          sit (&w);
          if (i % 5 == 4)
            assert_all_open (&w);
        }
      assert_all_open (&w);
      assert_gone (&w);
      world_clear (&w);
    }
}

/* Sixty-four and the code, through a rotation by one of them. */
static void
test_sixty_four (void)
{
  g_autoptr (GError) error = NULL;
  World w;
  world_init (&w, 1);
  {
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    for (guint i = 1; i < 64; i++)
      {
        char *name = g_strdup_printf ("Person %u", i), *phrase = new_phrase (&w);
        g_assert_true (wm_vault_add_person (vault, db, name, phrase, &error));
        g_hash_table_insert (w.people, name, phrase);
      }
    g_assert_false (wm_vault_add_person (vault, db, "One more", "passphrase of it", &error));
    assert_said (&error, WM_ERROR_REFUSED, "64 people can sign in to this clinic, and no more");
    sqlite3_close (db);
  }
  assert_all_open (&w);
  {
    g_autoptr (WmVault) vault = open_person (&w, "Person 63");
    sqlite3 *db = room_connect (vault);
    g_assert_true (room_rotate (vault, &db, "Person 1", &error));
    g_hash_table_remove (w.people, "Person 1");
    g_assert_true (wm_vault_add_person (vault, db, "One more", "passphrase of it", &error)); /* there is room again */
    g_hash_table_insert (w.people, g_strdup ("One more"), g_strdup ("passphrase of it"));
    sqlite3_close (db);
  }
  assert_all_open (&w);
  world_clear (&w);
}

/* Someone's public half is exchanged while the clinic is open: each act that would seal to it refuses, names whose it
 * is, and has written nothing. */
static void
test_exchanged_half (void)
{
  World w;
  world_init (&w, 2);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_autofree char *path = room_path (w.folder, WM_KEYFILE_NAME), *before = NULL, *after = NULL, *backup = room_path (w.folder, "backup");
    gsize size;
    g_assert_true (wm_vault_add_person (vault, db, "Bo Roe", "passphrase of Bo", &error));
    g_assert_true (g_file_get_contents (path, &before, &size, NULL));
    vault->keyfile->slots[2].public_half[5] ^= 1;
    g_assert_false (room_rotate (vault, &db, NULL, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "The key of Bo Roe in the key file was exchanged");
    g_assert_false (wm_vault_add_person (vault, db, "Cy Poe", "passphrase of Cy", &error));
    assert_said (&error, WM_ERROR_CORRUPT, "The key of Bo Roe in the key file was exchanged");
    g_assert_false (wm_vault_set_passphrase (vault, db, ROOM_PERSON, "passphrase of Ana", &error));
    assert_said (&error, WM_ERROR_CORRUPT, "The key of Bo Roe in the key file was exchanged");
    g_assert_false (wm_vault_backup (vault, db, backup, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "The key of Bo Roe in the key file was exchanged");
    g_assert_true (g_file_get_contents (path, &after, &size, NULL));
    g_assert_true (memcmp (before, after, size) == 0);
    g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
    sqlite3_close (db);
  }
  world_clear (&w);
}

static gpointer
run_rotation (gpointer rotation)
{
  g_autoptr (GError) error = NULL;
  gboolean written = wm_vault_run_rotation (rotation, &error);
  g_assert_no_error (error);
  return GINT_TO_POINTER (written);
}

/* What is being read when all is written anew comes to its end first. */
static void
read_beside (sqlite3 *db, WmRotation *rotation)
{
  sqlite3_stmt *reading = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id FROM person", -1, &reading, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (reading), ==, SQLITE_ROW);
  GThread *thread = g_thread_new ("rotation", run_rotation, rotation);
  g_usleep (50000);
  g_assert_cmpint (sqlite3_step (reading), ==, SQLITE_ROW);
  sqlite3_finalize (reading);
  g_assert_true (g_thread_join (thread));
}

/* Everything is written anew in a thread. What is saved meanwhile stays, and the keys don't change; what is read does no harm. */
static void
test_saved_meanwhile (void)
{
  World w;
  world_init (&w, 2);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_assert_true (wm_vault_add_person (vault, db, "Bo Roe", "passphrase of Bo", &error));
    g_hash_table_insert (w.people, g_strdup ("Bo Roe"), g_strdup ("passphrase of Bo"));
    WmRotation *rotation = wm_vault_begin_rotation (vault, db, "Bo Roe", &error);
    GThread *thread = g_thread_new ("rotation", run_rotation, rotation);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    g_assert_true (g_thread_join (thread));
    g_assert_cmpint (sqlite3_exec (db, "UPDATE person SET note = 'changed' WHERE id = 7", NULL, NULL, NULL), ==, SQLITE_OK);
    g_assert_false (wm_vault_end_rotation (rotation, &db, TRUE, &error));
    assert_said (&error, WM_ERROR_BUSY, "A change was saved meanwhile");
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person WHERE note = 'changed'"), ==, 1);
    sqlite3_close (db);
  }
  assert_all_open (&w);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    WmRotation *rotation = wm_vault_begin_rotation (vault, db, "Bo Roe", &error);
    read_beside (db, rotation);
    g_assert_true (wm_vault_end_rotation (rotation, &db, TRUE, &error));
    g_assert_no_error (error);
    lose (&w, "Bo Roe");
    g_hash_table_remove (w.people, "Bo Roe");
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person WHERE note = 'changed'"), ==, 1);
    sqlite3_close (db);
  }
  assert_all_open (&w);
  world_clear (&w);
}

/* A passphrase that is changed just after a rotation began takes the new key back. The rotation ends as if it had not begun. */
static void
test_keys_changed_meanwhile (void)
{
  World w;
  world_init (&w, 2);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    WmRotation *rotation = wm_vault_begin_rotation (vault, db, NULL, &error);
    g_assert_true (wm_vault_set_passphrase (vault, db, ROOM_PERSON, "another one of Ana", &error));
    g_hash_table_insert (w.people, g_strdup (ROOM_PERSON), g_strdup ("another one of Ana"));
    g_assert_true (run_rotation (rotation));
    g_assert_false (wm_vault_end_rotation (rotation, &db, TRUE, &error));
    assert_said (&error, WM_ERROR_BUSY, "A change was saved meanwhile");
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    sqlite3_close (db);
  }
  assert_all_open (&w);
  world_clear (&w);
}

/* What a leaver may have kept: the key file as it was. With it the new database stays shut; the backup opens. */
static void
test_kept_copies (void)
{
  World w;
  world_init (&w, 3);
  char *copy;
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_assert_true (wm_vault_add_person (vault, db, "Bo Roe", "passphrase of Bo", &error));
    copy = room_copy (w.folder, "kept");
    g_assert_true (room_rotate (vault, &db, "Bo Roe", &error));
    sqlite3_close (db);
  }
  g_autofree char *from = room_path (w.folder, "clinic.db"), *to = room_path (copy, "clinic.db"), *bytes = NULL;
  gsize size;
  {
    g_autoptr (WmVault) old = wm_vault_open (copy, "Bo Roe", "passphrase of Bo", NULL);
    sqlite3_close (room_connect (old)); /* as said: an older copy of the folder opens */
  }
  g_assert_true (g_file_get_contents (from, &bytes, &size, NULL) && g_file_set_contents (to, bytes, (gssize)size, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = wm_vault_open (copy, "Bo Roe", "passphrase of Bo", NULL);
  g_assert_null (wm_vault_connect (vault, &error));
  assert_said (&error, WM_ERROR_CORRUPT, "belongs to another clinic than the key file");
  world_clear (&w);
  g_free (copy);
}

/* A save of the key file that stopped between the two files is completed at the next opening; a damaged file isn't
 * touched, until somebody asks. */
static void
test_second_copy (void)
{
  g_autoptr (GError) error = NULL;
  World w;
  world_init (&w, 4);
  g_autofree char *copy = room_path (w.folder, WM_KEYFILE_COPY_NAME), *older = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (copy, &older, &size, NULL));
  {
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_assert_true (wm_vault_add_person (vault, db, "Bo Roe", "passphrase of Bo", &error));
    g_hash_table_insert (w.people, g_strdup ("Bo Roe"), g_strdup ("passphrase of Bo"));
    sqlite3_close (db);
  }
  g_assert_true (g_file_set_contents (copy, older, (gssize)size, NULL));
  assert_opens (&w, "Bo Roe"); /* verify is clean */
  room_flip (copy, 77);
  {
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_autofree char *said = wm_vault_describe_keys (vault);
    g_assert_nonnull (strstr (said, "The key file’s copy clinic.keys.copy is damaged or missing"));
    g_assert_false (wm_vault_verify (vault, db, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "clinic.keys.copy is damaged");
    g_assert_true (wm_vault_repair_keys (vault, &error) && wm_vault_verify (vault, db, &error));
    g_assert_null (wm_vault_describe_keys (vault));
    sqlite3_close (db);
  }
  assert_all_open (&w);
  world_clear (&w);
}

/* No room for the database to be written anew: the sentence, and all as it was, in the same sitting and after it. */
static void
test_no_room (void)
{
  g_autoptr (GError) error = NULL;
  World w;
  struct rlimit old, low;
  world_init (&w, 5);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  {
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    for (rlim_t size = 100; size < 60000; size += 9000)
      {
        low = (struct rlimit){ size, old.rlim_max };
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
        gboolean done = room_rotate (vault, &db, NULL, &error);
        g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
        g_assert_false (done);
        g_assert_nonnull (error);
        g_clear_error (&error);
        g_assert_nonnull (db);
      }
    g_assert_true (room_rotate (vault, &db, NULL, &error));
    g_assert_no_error (error);
    g_assert_true (wm_vault_verify (vault, db, &error));
    sqlite3_close (db);
  }
  assert_all_open (&w);
  world_clear (&w);
}

/* A key that was made in a thread while something else changed: refused where it no longer fits, and all as it was. */
static void
test_prepared (void)
{
  g_autoptr (GError) error = NULL;
  World w;
  world_init (&w, 6);
  {
    g_autoptr (WmVault) vault = open_person (&w, ROOM_PERSON);
    sqlite3 *db = room_connect (vault);
    g_autoptr (WmVaultKey) one = wm_vault_prepare_key (vault, "Bo Roe", "passphrase of Bo", TRUE, &error);
    g_autoptr (WmVaultKey) two = wm_vault_prepare_key (vault, "Bo Roe", "passphrase of B.", TRUE, &error);
    g_autoptr (WmVaultKey) own = wm_vault_prepare_key (vault, ROOM_PERSON, "passphrase of Ana", FALSE, &error);
    g_assert_no_error (error);
    g_assert_null (wm_vault_prepare_key (vault, "Cy Poe", "passphrase of Cy", FALSE, &error));
    assert_said (&error, WM_ERROR_NOT_FOUND, "Nobody named");
    g_assert_true (wm_vault_apply_key (vault, db, one, &error));
    g_assert_false (wm_vault_apply_key (vault, db, two, &error));
    assert_said (&error, WM_ERROR_EXISTS, "Bo Roe can sign in to this clinic already");
    g_assert_true (room_rotate (vault, &db, NULL, &error));
    g_assert_false (wm_vault_apply_key (vault, db, own, &error));
    assert_said (&error, WM_ERROR_BUSY, "keys were changed meanwhile");
    sqlite3_close (db);
  }
  g_hash_table_insert (w.people, g_strdup ("Bo Roe"), g_strdup ("passphrase of Bo"));
  assert_all_open (&w);
  world_clear (&w);
}

/* Attaching is on for a moment while everything is written anew: even then no name leads around the encryption. (Here,
 * since in a test with a VFS of its own SQLite was started before us.) */
static void
test_no_uri (void)
{
  char *folder = room_new (NULL);
  g_autofree char *name = room_path (folder, "clear");
  g_autofree char *uri = g_strdup_printf ("VACUUM INTO 'file:%s?vfs=unix'", name);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
    g_assert_cmpint (sqlite3_exec (db, uri, NULL, NULL, NULL), !=, SQLITE_OK);
    g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
    sqlite3_close (db);
  }
  room_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/keys/sequences", test_sequences);
  g_test_add_func ("/store/keys/sixty-four", test_sixty_four);
  g_test_add_func ("/store/keys/exchanged-half", test_exchanged_half);
  g_test_add_func ("/store/keys/saved-meanwhile", test_saved_meanwhile);
  g_test_add_func ("/store/keys/keys-changed-meanwhile", test_keys_changed_meanwhile);
  g_test_add_func ("/store/keys/kept-copies", test_kept_copies);
  g_test_add_func ("/store/keys/second-copy", test_second_copy);
  g_test_add_func ("/store/keys/no-room", test_no_room);
  g_test_add_func ("/store/keys/prepared", test_prepared);
  g_test_add_func ("/store/keys/no-uri", test_no_uri);
  return g_test_run ();
}
