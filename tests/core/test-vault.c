/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets in: passphrases, the recovery code, the lock, and damage or edits of the key file. */
#include "vault-room.h"
#include "wm-keyfile.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

enum /* places in the key file, as its header describes them */
{
  VERSION_AT = 8,
  SLOTS_AT = 12,
  PASSES_AT = WM_KEYFILE_HEADER_SIZE + 24,
  MEMORY_AT = PASSES_AT + 4,
  NAME_AT = WM_KEYFILE_HEADER_SIZE + 52,
  RECOVERY_PUBLIC_AT = WM_KEYFILE_HEADER_SIZE + WM_KEYSLOT_SIZE + 180,
};

static void
assert_open_fails (const char *folder, const char *person, const char *passphrase, WmErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (wm_vault_open (folder, person, passphrase, &error));
  g_assert_error (error, WM_ERROR, (int)code);
}

static guint8 *
read_keys (const char *folder, gsize *size)
{
  g_autofree char *path = room_path (folder, WM_KEYFILE_NAME);
  char *data;
  g_assert_true (g_file_get_contents (path, &data, size, NULL));
  return (guint8 *)data;
}

static void
write_file (const char *folder, const char *name, const guint8 *data, gsize size)
{
  g_autofree char *path = room_path (folder, name);
  g_assert_true (g_file_set_contents (path, (const char *)data, (gssize)size, NULL));
}

static void
write_keys (const char *folder, const guint8 *data, gsize size)
{
  write_file (folder, WM_KEYFILE_NAME, data, size);
  write_file (folder, WM_KEYFILE_COPY_NAME, data, size);
}

/* Changes four bytes in both key files and makes their hash right again, as someone at the disk can. */
static void
edit_keys (const char *folder, gsize at, guint32 value)
{
  gsize size;
  g_autofree guint8 *data = read_keys (folder, &size);
  guint32 little = GUINT32_TO_LE (value);
  memcpy (data + at, &little, sizeof little);
  gcry_md_hash_buffer (GCRY_MD_SHA256, data + size - WM_SHA256_SIZE, data, size - WM_SHA256_SIZE);
  write_keys (folder, data, size);
}

static void
test_sign_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  char *folder = room_new (&code);
  g_auto (GStrv) people = wm_vault_people (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpstrv (people, ((const char *const[]){ ROOM_PERSON, NULL }));
  assert_open_fails (folder, NULL, "correct horsE", WM_ERROR_PASSPHRASE);
  assert_open_fails (folder, NULL, "", WM_ERROR_PASSPHRASE);
  assert_open_fails (folder, "Nobody", ROOM_PASSPHRASE, WM_ERROR_NOT_FOUND);
  {
    g_autoptr (WmVault) vault = wm_vault_open (folder, ROOM_PERSON, ROOM_PASSPHRASE, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (wm_vault_get_person (vault), ==, ROOM_PERSON);
    g_assert_true (wm_vault_check_passphrase (vault, ROOM_PASSPHRASE, NULL));
    g_assert_false (wm_vault_check_passphrase (vault, "something else", &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
    assert_open_fails (folder, NULL, ROOM_PASSPHRASE, WM_ERROR_BUSY);
  }
  room_remove (folder);
}

static void
test_recovery (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL, *small = NULL;
  char *folder = room_new (&code);

  g_assert_cmpuint (strlen (code), ==, 35);
  small = g_ascii_strdown (code, -1);
  g_strdelimit (small, "-", ' ');
  g_strdelimit (small, "0", 'o');
  {
    g_autoptr (WmVault) vault = wm_vault_open_recovery (folder, small, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (wm_vault_get_person (vault), ==, "");
    sqlite3 *db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM person"), ==, 60);
    sqlite3_close (db);
  }
  code[0] = code[0] == 'A' ? 'B' : 'A';
  g_assert_null (wm_vault_open_recovery (folder, code, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  g_assert_nonnull (strstr (error->message, "mistyped"));
  g_clear_error (&error);
  g_assert_null (wm_vault_open_recovery (folder, "", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_PASSPHRASE);
  room_remove (folder);
}

static void
test_create_refuses (void)
{
  char *folder = room_new (NULL);
  g_autofree char *fresh = g_strconcat (folder, "-2", NULL), *code = NULL;
  const char *const bad[][3] = { { folder, "Ana", "long enough" },
                                 { fresh, "Ana", "short" },
                                 { fresh, "", "long enough" },
                                 { fresh, "A\nB", "long enough" } };
  const WmErrorCode codes[] = { WM_ERROR_EXISTS, WM_ERROR_INVALID, WM_ERROR_INVALID, WM_ERROR_INVALID };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (wm_vault_create (bad[i][0], bad[i][1], bad[i][2], &code, &error));
      g_assert_error (error, WM_ERROR, (int)codes[i]);
      g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
    }
  assert_open_fails (fresh, NULL, ROOM_PASSPHRASE, WM_ERROR_NOT_FOUND);
  {
    g_autoptr (WmVault) vault = room_open (folder); /* still what it was */
    sqlite3_close (room_connect (vault));
  }
  room_remove (folder);
}

static void
test_modes (void)
{
  char *folder = room_new (NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GStatBuf info;
  guint n = 0;

  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  for (const char *name; (name = g_dir_read_name (dir)); n++)
    {
      g_autofree char *path = room_path (folder, name);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
    }
  g_assert_cmpuint (n, ==, 5); /* database, journal, two key files, lock */
  room_remove (folder);
}

static void
assert_verify_fails (const char *folder, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmVault) vault = room_open (folder);
  sqlite3 *db = room_connect (vault);
  g_assert_false (wm_vault_verify (vault, db, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, what));
  sqlite3_close (db);
}

/* One of the two is damaged or gone: the other opens the clinic, and verify names the damaged one. */
static void
test_copy_serves (void)
{
  static const char *const names[] = { WM_KEYFILE_NAME, WM_KEYFILE_COPY_NAME };
  char *folder = room_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = room_path (folder, names[i]), *aside = room_path (folder, "aside");
      for (gsize at = 0; at < 1000; at += 13)
        {
          room_flip (path, at);
          assert_verify_fails (folder, names[i]);
          room_flip (path, at);
        }
      g_assert_cmpint (g_rename (path, aside), ==, 0);
      assert_verify_fails (folder, names[i]);
      g_assert_cmpint (g_rename (aside, path), ==, 0);
    }
  room_remove (folder);
}

static void
test_both_damaged (void)
{
  char *folder = room_new (NULL);
  gsize size;
  g_autofree guint8 *data = read_keys (folder, &size);

  for (gsize at = 0; at < size; at += 3)
    {
      data[at] ^= 0x10;
      write_keys (folder, data, size);
      assert_open_fails (folder, NULL, ROOM_PASSPHRASE, WM_ERROR_CORRUPT);
      data[at] ^= 0x10;
    }
  for (gsize shorter = 0; shorter < size; shorter += 31)
    {
      write_keys (folder, data, shorter);
      assert_open_fails (folder, NULL, ROOM_PASSPHRASE, WM_ERROR_CORRUPT);
    }
  write_keys (folder, data, size);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3_close (room_connect (vault));
  }
  room_remove (folder);
}

/* Edits under a right hash: nothing gets weaker, nothing is computed that could hang the machine. */
static void
test_edits (void)
{
  static const struct
  {
    gsize at;
    guint32 value;
    WmErrorCode code;
  } edits[] = {
    { PASSES_AT, 2, WM_ERROR_PASSPHRASE },
    { PASSES_AT, 0, WM_ERROR_CORRUPT },
    { PASSES_AT, 17, WM_ERROR_CORRUPT },
    { PASSES_AT, G_MAXUINT32, WM_ERROR_CORRUPT },
    { MEMORY_AT, 2048, WM_ERROR_PASSPHRASE },
    { MEMORY_AT, 0, WM_ERROR_CORRUPT },
    { MEMORY_AT, 64, WM_ERROR_CORRUPT },
    { MEMORY_AT, G_MAXUINT32, WM_ERROR_CORRUPT },
    { NAME_AT, 0x61616161, WM_ERROR_PASSPHRASE }, /* someone else's name on the slot */
    { NAME_AT, 0xffffffff, WM_ERROR_CORRUPT },
    { NAME_AT, 0x00414141, WM_ERROR_CORRUPT },
    { SLOTS_AT, 1000, WM_ERROR_CORRUPT },
    { SLOTS_AT, 0, WM_ERROR_CORRUPT },
    { SLOTS_AT, 1, WM_ERROR_CORRUPT },
    { VERSION_AT, 2, WM_ERROR_NEWER },
    { VERSION_AT, 0, WM_ERROR_CORRUPT },
  };
  char *folder = room_new (NULL);
  gsize size;
  g_autofree guint8 *data = read_keys (folder, &size);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      edit_keys (folder, edits[i].at, edits[i].value);
      assert_open_fails (folder, NULL, ROOM_PASSPHRASE, edits[i].code);
      write_keys (folder, data, size);
    }
  room_remove (folder);
}

static void
test_exchanged_public_half (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  edit_keys (folder, RECOVERY_PUBLIC_AT, 0x12345678);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    g_assert_null (wm_vault_connect (vault, &error));
    g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
    g_assert_nonnull (strstr (error->message, "exchanged"));
  }
  room_remove (folder);
}

/* A database that is gone or emptied doesn't come back as an empty clinic. */
static void
test_lost_database (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = room_new (NULL);
  g_autofree char *path = room_path (folder, "clinic.db");
  g_autoptr (WmVault) vault = room_open (folder);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (wm_vault_connect (vault, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (wm_vault_connect (vault, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_CORRUPT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  room_remove (folder);
}

/* The file's form leaves room for a whole staff: a full one is written, read and opened. */
static void
test_many_slots (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmKeyfile) keys = g_new0 (WmKeyfile, 1);
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) opened = wm_secret_new (WM_KEY_SIZE);
  guint8 data_key[WM_KEY_SIZE] = { 1, 2, 3 };
  gsize size;

  keys->n_slots = WM_KEYFILE_MAX_SLOTS;
  for (guint i = 0; i < keys->n_slots; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i),
                      *phrase = g_strdup_printf ("passphrase %u", i);
      g_assert_true (
          wm_keyslot_init (&keys->slots[i], keys->clinic_id, WM_KEYSLOT_PERSON, name, phrase, opened, &error));
      g_assert_true (wm_keyslot_seal_key (&keys->slots[i], keys->clinic_id, 0, 1, data_key));
    }
  g_autoptr (GBytes) bytes = wm_keyfile_to_bytes (keys);
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_assert_cmpuint (size, ==, WM_KEYFILE_MAX_SIZE);
  g_autoptr (WmKeyfile) again = wm_keyfile_parse (data, size, "full", &error);
  g_assert_no_error (error);
  const WmKeyslot *last = &again->slots[WM_KEYFILE_MAX_SLOTS - 1];
  g_assert_true (wm_keyslot_unlock (last, again->clinic_id, "passphrase 127", private_half, &error));
  g_assert_true (wm_keyslot_open_key (last, again->clinic_id, 0, private_half, opened));
  g_assert_cmpmem (opened, WM_KEY_SIZE, data_key, WM_KEY_SIZE);
  g_assert_false (wm_keyslot_open_key (&again->slots[0], again->clinic_id, 0, private_half, opened));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/vault/sign-in", test_sign_in);
  g_test_add_func ("/store/vault/recovery", test_recovery);
  g_test_add_func ("/store/vault/create-refuses", test_create_refuses);
  g_test_add_func ("/store/vault/modes", test_modes);
  g_test_add_func ("/store/vault/copy-serves", test_copy_serves);
  g_test_add_func ("/store/vault/both-damaged", test_both_damaged);
  g_test_add_func ("/store/vault/edits", test_edits);
  g_test_add_func ("/store/vault/exchanged-public-half", test_exchanged_public_half);
  g_test_add_func ("/store/vault/lost-database", test_lost_database);
  g_test_add_func ("/store/vault/many-slots", test_many_slots);
  return g_test_run ();
}
