/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The traps of encryption at rest on this SQLite and this libgcrypt, and the tests that hold each of them:
 *
 *    1  WAL with spilled pages loses commits          /store/traps/rules, /store/vfs/no-way-around
 *    2  a wrong key makes SQLite delete the journal   /store/vfs/wrong-key
 *    3  Argon2 with zero passes is one constant       /store/crypto/argon2id-refuses, /store/vault/edits, /store/traps/argon2
 *    4  reserved bytes used on the way to the disk    /store/crypto/page
 *    5  writes that aren't whole pages                /store/traps/partial-page
 *    6  two-file commits lose atomicity               /store/traps/kinds, /store/vfs/no-way-around
 *    7  a URI leads around the shim                   /store/keys/no-uri, /store/vfs/no-way-around
 *    8  blocks rewritten further than they changed    /store/traps/units, /store/power-loss/16
 *    9  erased text that stays in a full-text index   /store/traps/no-index
 *   10  XTS moves on by itself, equal key halves      /store/crypto/xts, /store/crypto/subkeys
 *   11  a second open file gives the locks away       /store/traps/locks
 *   12  what a leaver keeps                           /store/keys/kept-copies, /service/people/leave
 *
 * and, beside them, that keys are locked in memory, or that it is said when they can't be. */
#include "spy-vfs.h"
#include "vault-room.h"
#include "wm-store.h"
#include "wm-vault-internal.h"
#include "wm-vfs-private.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static gsize written;
static guint64 written_at;

static void
look_at_write (SpyFile *file, const void *from, gsize size, guint64 at)
{
  written += size;
  written_at = at;
}

static void
assert_text (sqlite3 *db, const char *sql, const char *expected)
{
  sqlite3_stmt *statement = NULL;
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *)sqlite3_column_text (statement, 0), ==, expected);
  sqlite3_finalize (statement);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *pragma, *value;
  } rules[] = {
    { "journal_mode", "truncate" }, { "locking_mode", "exclusive" }, { "synchronous", "3" },
    { "temp_store", "2" },          { "cache_spill", "0" },          { "secure_delete", "1" },
    { "cell_size_check", "1" },     { "foreign_keys", "1" },         { "page_size", "4096" },
  };
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
      {
        g_autofree char *sql = g_strconcat ("PRAGMA ", rules[i].pragma, NULL);
        assert_text (db, sql, rules[i].value);
      }
    g_assert_cmpint (sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
    g_assert_true (room_rotate (vault, &db, NULL, NULL)); /* which raises it */
    g_assert_cmpint (sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, -1), ==, 0);
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* Asked without passes, libgcrypt would answer the same for everyone: it is never asked so. */
static void
test_argon2 (void)
{
  const WmKdfCost none = { 0, 1024, 1 }, few = { 1, 1024, 1 };
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE), other = wm_secret_new (WM_KEY_SIZE);
  const guint8 *salt = (const guint8 *)"0123456789abcdef";
  g_assert_false (wm_crypto_argon2id ("one", 3, salt, 16, &none, key));
  g_assert_true (wm_crypto_argon2id ("one", 3, salt, 16, &few, key));
  g_assert_true (wm_crypto_argon2id ("two", 3, salt, 16, &few, other));
  g_assert_true (memcmp (key, other, WM_KEY_SIZE) != 0);
}

static void
test_partial_page (void)
{
  char *folder = room_new (NULL);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    sqlite3_file *file = NULL;
    guint8 page[2 * WM_PAGE_SIZE] = { 0 };
    g_assert_cmpint (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file), ==, SQLITE_OK);
    g_assert_cmpint (file->pMethods->xWrite (file, page, 100, 0), ==, SQLITE_IOERR_WRITE);
    g_assert_cmpint (file->pMethods->xWrite (file, page, 512, 512), ==, SQLITE_IOERR_WRITE);
    g_assert_cmpint (file->pMethods->xWrite (file, page, WM_PAGE_SIZE, 24), ==, SQLITE_IOERR_WRITE);
    g_assert_cmpint (file->pMethods->xWrite (file, page, sizeof page, 0), ==, SQLITE_IOERR_WRITE);
    g_assert_true (wm_vault_verify (vault, db, NULL));
    sqlite3_close (db);
  }
  room_remove (folder);
}

static int
open_kind (const char *name, int flags, sqlite3_file **file)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (WM_VFS_NAME);
  *file = g_malloc0 ((gsize)vfs->szOsFile);
  return vfs->xOpen (vfs, name, *file, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &flags);
}

static void
test_kinds (void)
{
  static const int kinds[] = { SQLITE_OPEN_SUPER_JOURNAL, SQLITE_OPEN_WAL };
  char *folder = room_new (NULL);
  g_autofree char *name = room_path (folder, "x");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree sqlite3_file *file = NULL;
      g_assert_cmpint (open_kind (name, kinds[i], &file), ==, SQLITE_CANTOPEN);
      g_assert_false (g_file_test (name, G_FILE_TEST_EXISTS));
    }
  room_remove (folder);
}

/* Ten bytes across two units of sixteen: these two are written, and no more. */
static void
test_units (void)
{
  g_autofree sqlite3_file *file = NULL;
  guint8 bytes[4000] = "some", back[10];
  g_assert_true (wm_vfs_register ());
  g_assert_cmpint (open_kind (NULL, SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_DELETEONCLOSE | SQLITE_OPEN_EXCLUSIVE, &file), ==, SQLITE_OK);
  g_assert_cmpint (file->pMethods->xWrite (file, bytes, sizeof bytes, 0), ==, SQLITE_OK);
  written = 0;
  g_assert_cmpint (file->pMethods->xWrite (file, "0123456789", 10, 1000), ==, SQLITE_OK);
  g_assert_cmpuint (written, ==, 32);
  g_assert_cmpuint (written_at, ==, 992);
  g_assert_cmpint (file->pMethods->xRead (file, back, 10, 1000), ==, SQLITE_OK);
  g_assert_cmpmem (back, 10, "0123456789", 10);
  file->pMethods->xClose (file);
}

/* Search keys live in memory: there is no index on the disk that would have to be erased with a person. */
static void
test_no_index (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-traps-XXXXXX", NULL), *code = NULL;
  char *folder = g_build_filename (top, "clinic", NULL);
  WmStore *store = wm_store_create (folder, ROOM_PERSON, ROOM_PASSPHRASE, &code, &error);
  g_assert_no_error (error);
  wm_store_close (store);
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"), >, 10);
    g_assert_cmpint (room_number (db, "SELECT count (*) FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'"), ==, 0);
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* Whether another process would find SQLite's lock on the database. */
static gboolean
is_locked (const char *folder)
{
  g_autofree char *path = room_path (folder, "clinic.db");
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512 };
      int fd = open (path, O_RDWR | O_CLOEXEC);
      _exit (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0 ? 2 : lock.l_type == F_UNLCK ? 1 : 0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) != 2);
  return WEXITSTATUS (status) == 0;
}

static void
test_locks (void)
{
  char *folder = room_new (NULL);
  g_autofree char *backup = room_path (folder, "backup");
  g_assert_false (is_locked (folder)); /* the control */
  {
    g_autoptr (WmVault) vault = room_open (folder);
    sqlite3 *db = room_connect (vault);
    g_assert_true (is_locked (folder));
    g_assert_true (wm_vault_verify (vault, db, NULL) && is_locked (folder));
    g_assert_true (wm_vault_backup (vault, db, backup, NULL) && is_locked (folder));
    g_assert_true (wm_vault_add_person (vault, db, "Bo Roe", "passphrase of Bo", NULL) && is_locked (folder));
    g_assert_true (room_rotate (vault, &db, NULL, NULL) && is_locked (folder));
    sqlite3_close (db);
  }
  room_remove (folder);
}

/* The sanitizer makes locking memory do nothing and say that it did. */
static gboolean
memory_cannot_be_locked (void)
{
#if defined(__SANITIZE_ADDRESS__)
  return TRUE;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
  return TRUE;
#endif
#endif
  return FALSE;
}

/* Without locked memory: said, and everything goes on. Root would be let through. */
static void
test_no_locked_memory (void)
{
  const struct rlimit none = { 0, 0 };
  if (memory_cannot_be_locked ())
    {
      g_test_skip ("not under the address sanitizer");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      g_test_trap_assert_stderr ("*Keys can't be kept out of swap on this system*");
      return;
    }
  g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &none), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 65534), ==, 0);
  g_assert_false (wm_crypto_init ());
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE);
  g_assert_true (wm_crypto_argon2id ("one", 3, (const guint8 *)"0123456789abcdef", 16, &(WmKdfCost){ 1, 1024, 1 }, key));
}

/* The system's own word on the memory that a secret lies in: locked, and not for a core file. */
static void
test_memory (void)
{
  g_autoptr (WmSecret) secret = wm_secret_new (WM_KEY_SIZE);
  g_autofree char *text = NULL;
  gsize from, to;
  gboolean here = FALSE, found = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &text, NULL, NULL));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      if (sscanf (lines[i], "%zx-%zx ", &from, &to) == 2)
        here = (gsize)secret >= from && (gsize)secret < to;
      if (!here || !g_str_has_prefix (lines[i], "VmFlags:"))
        continue;
      found = TRUE;
      g_assert_nonnull (strstr (lines[i], " dd"));
      g_assert_true (!wm_crypto_init () || memory_cannot_be_locked () || strstr (lines[i], " lo"));
    }
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  spy_put_below (&(SpyHooks){ .write = look_at_write });
  g_test_add_func ("/store/traps/rules", test_rules);
  g_test_add_func ("/store/traps/argon2", test_argon2);
  g_test_add_func ("/store/traps/partial-page", test_partial_page);
  g_test_add_func ("/store/traps/kinds", test_kinds);
  g_test_add_func ("/store/traps/units", test_units);
  g_test_add_func ("/store/traps/no-index", test_no_index);
  g_test_add_func ("/store/traps/locks", test_locks);
  g_test_add_func ("/store/traps/no-locked-memory", test_no_locked_memory);
  g_test_add_func ("/store/traps/memory", test_memory);
  return g_test_run ();
}
