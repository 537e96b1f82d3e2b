/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people, codes of other clinics, keys exchanged under an open clinic, and a creation that fails half-way. */
#include "vault-room.h"
#include "wm-vault-backup.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define SECOND "Bo Roe"
#define SECOND_PASSPHRASE "a quiet river 7"

static void
assert_said (GError **error, WmErrorCode code, const char *said)
{
  g_assert_error (*error, WM_ERROR, (int)code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, said));
  g_clear_error (error);
}

static char *
hex (const guint8 *bytes, gsize size)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

/* Makes the database know the slot, as adding a person does before the key file is written. */
static void
make_known (const char *folder, const WmKeyslot *slot)
{
  g_autofree char *id = hex (slot->id, WM_ID_SIZE), *half = hex (slot->public_half, WM_KEY_SIZE);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO vault_slot VALUES (x'%s', x'%s')", id, half);
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  room_exec (db, sql);
  sqlite3_close (db);
}

/* A second person's slot, sealed to the clinic's key by the first one. */
static void
add_second (const char *folder, gboolean known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmKeyfile) keys = wm_keyfile_load (folder, &error);
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  WmKeyslot *slot = &keys->slots[keys->n_slots++];

  g_assert_true (wm_keyslot_unlock (&keys->slots[0], keys->clinic_id, ROOM_PASSPHRASE, private_half, &error));
  g_assert_true (wm_keyslot_open_key (&keys->slots[0], keys->clinic_id, 0, private_half, data_key));
  g_assert_true (wm_keyslot_init (slot, keys->clinic_id, WM_KEYSLOT_PERSON, SECOND, SECOND_PASSPHRASE, private_half, &error));
  g_assert_true (wm_keyslot_seal_key (slot, keys->clinic_id, 0, keys->slots[0].keys[0].epoch, data_key));
  if (known)
    make_known (folder, slot);
  keys->generation++;
  g_assert_true (wm_keyfile_save (keys, folder, &error));
  g_assert_no_error (error);
}

static void
test_two_people (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  add_second (folder, TRUE);
  g_assert_null (wm_vault_open (folder, NULL, ROOM_PASSPHRASE, &error));
  assert_said (&error, WM_ERROR_USAGE, "say who with --user: " ROOM_PERSON ", " SECOND);
  g_assert_null (wm_vault_open (folder, SECOND, ROOM_PASSPHRASE, &error));
  assert_said (&error, WM_ERROR_PASSPHRASE, "The passphrase of " SECOND " is wrong.");
  {
    g_autoptr (WmVault) vault = wm_vault_open (folder, SECOND, SECOND_PASSPHRASE, &error);
    g_assert_no_error (error);
    sqlite3 *db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    g_assert_true (wm_vault_verify (vault, db, &error));
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* A slot that nobody with a key has added: the clinic stays shut, and says whose it is. */
static void
test_smuggled_person (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  add_second (folder, FALSE);
  {
    g_autoptr (WmVault) vault = wm_vault_open (folder, ROOM_PERSON, ROOM_PASSPHRASE, &error);
    g_assert_no_error (error);
    g_assert_null (wm_vault_connect (vault, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "The key of " SECOND " in the key file was exchanged");
  }
  room_remove (folder);
}

static void
test_recovery_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *other_code = NULL;
  char *folder = room_new (&code), *other = room_new (&other_code);
  g_assert_null (wm_vault_open_recovery (folder, other_code, &error));
  assert_said (&error, WM_ERROR_PASSPHRASE, "doesn’t open this clinic");
  g_autoptr (WmKeyfile) keys = wm_keyfile_load (folder, &error);
  keys->n_slots = 1; /* the person's alone */
  g_assert_true (wm_keyfile_save (keys, folder, &error));
  g_assert_null (wm_vault_open_recovery (folder, code, &error));
  assert_said (&error, WM_ERROR_PASSPHRASE, "has no recovery code");
  room_remove (folder);
  room_remove (other);
}

static void
test_not_a_clinic (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  g_autofree char *keys = room_path (folder, WM_KEYFILE_NAME), *copy = room_path (folder, WM_KEYFILE_COPY_NAME);
  g_autofree char *file = room_path (folder, "clinic.db"), *lock = room_path (folder, "clinic.lock");
  g_assert_cmpint (g_unlink (keys) + g_unlink (copy) + g_unlink (lock), ==, 0);
  g_assert_null (wm_vault_open (folder, NULL, ROOM_PASSPHRASE, &error));
  assert_said (&error, WM_ERROR_NOT_FOUND, "is not a clinic: it has no key file.");
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS)); /* whose folder it is, it is left alone */
  g_assert_null (wm_vault_open (file, NULL, ROOM_PASSPHRASE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_FOUND);
  g_assert_null (wm_vault_people (file, NULL));
  room_remove (folder);
}

/* Both key files are replaced by good ones of the same clinic while it is open. */
static void
test_keys_exchanged_while_open (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    g_autoptr (WmKeyfile) keys = wm_keyfile_load (folder, &error);
    g_assert_true (wm_vault_verify (vault, db, &error));
    keys->generation++;
    g_assert_true (wm_keyfile_save (keys, folder, &error));
    g_assert_false (wm_vault_verify (vault, db, &error));
    assert_said (&error, WM_ERROR_CORRUPT, WM_KEYFILE_NAME " is not the one this clinic was opened with");
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* Pages beyond those that the first one counts, or fewer. */
static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.db"), *bytes = NULL;
  gsize size;
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    FILE *file = g_fopen (path, "r+");
    g_assert_true (fseek (file, 0, SEEK_END) == 0 && fwrite (bytes, 1, 4096, file) == 4096 && fclose (file) == 0);
    g_assert_false (wm_vault_verify (vault, db, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "has lost or gained a part of itself");
    g_assert_cmpint (truncate (path, (off_t)size - 4096), ==, 0);
    g_assert_false (wm_vault_verify (vault, db, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "has lost or gained a part of itself");
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* A page whose seal is right and whose content is not, as a fault of the machine's memory would leave it. */
static void
test_inconsistent (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    gint64 root = room_number (db, "SELECT rootpage FROM sqlite_schema WHERE name = 'person_name'");
    sqlite3_file *file = NULL;
    guint8 page[WM_PAGE_SIZE];
    g_assert_cmpint (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file), ==, SQLITE_OK);
    g_assert_cmpint (file->pMethods->xRead (file, page, WM_PAGE_SIZE, (root - 1) * WM_PAGE_SIZE), ==, SQLITE_OK);
    memset (page + 3, 0, 2); /* the index has no cells any more */
    g_assert_cmpint (file->pMethods->xWrite (file, page, WM_PAGE_SIZE, (root - 1) * WM_PAGE_SIZE), ==, SQLITE_OK);
    sqlite3_close (db);
    db = room_connect (vault);
    g_assert_false (wm_vault_verify (vault, db, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "clinic.db is inconsistent");
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* No room for the database: a folder that wasn't there isn't, and one that was is empty. */
static void
test_creation_undone (void)
{
  g_autofree char *top = g_dir_make_tmp ("waymark-vault-XXXXXX", NULL), *code = NULL;
  char *folder = g_build_filename (top, "clinic", NULL);
  struct rlimit old, low;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  low = (struct rlimit){ 100, old.rlim_max };
  for (guint there = 0; there < 2; there++)
    {
      g_autoptr (GError) error = NULL;
      if (there)
        g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &low), ==, 0);
      WmVault *vault = wm_vault_create (folder, ROOM_PERSON, ROOM_PASSPHRASE, &code, &error);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
      g_assert_null (vault);
      assert_said (&error, WM_ERROR_IO, "can’t be used");
      g_assert_null (code);
      g_assert_cmpint (g_file_test (folder, G_FILE_TEST_EXISTS), ==, (int)there);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* it was empty */
  room_remove (folder);
}

/* A database that isn't the key file's, and one of another clinic, are told apart from mere damage. */
static void
test_database_of_another (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL), *other = room_new (NULL);
  g_autofree char *mine = room_path (folder, "clinic.db"), *theirs = room_path (other, "clinic.db");
  g_assert_cmpint (g_rename (theirs, mine), ==, 0);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    g_assert_null (wm_vault_connect (vault, &error));
    assert_said (&error, WM_ERROR_CORRUPT, "belongs to another clinic than the key file");
  }
  room_remove (folder);
  room_remove (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/vault/two-people", test_two_people);
  g_test_add_func ("/store/vault/smuggled-person", test_smuggled_person);
  g_test_add_func ("/store/vault/recovery-refused", test_recovery_refused);
  g_test_add_func ("/store/vault/not-a-clinic", test_not_a_clinic);
  g_test_add_func ("/store/vault/keys-exchanged", test_keys_exchanged_while_open);
  g_test_add_func ("/store/vault/length", test_length);
  g_test_add_func ("/store/vault/inconsistent", test_inconsistent);
  g_test_add_func ("/store/vault/creation-undone", test_creation_undone);
  g_test_add_func ("/store/vault/database-of-another", test_database_of_another);
  return g_test_run ();
}
