/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Nth call that changes a file fails, or it and all after it; the Nth allocation of SQLite or of libgcrypt fails; for
 * N = 1, 2, 3 ... until the work succeeds. Each time: it is refused with a sentence or done, what was there before is there,
 * what was reported done is there, verify is clean. Where libgcrypt lacks memory for a key the program may end; the clinic
 * is as whole then. With -m slow every N there is, but see create_forked(); else every one of the first and some of
 * the rest. */
#include "fork-fault.h"
#include "kill-step.h"
#include "raw-store.h"
#include "small-clinic.h"
#include "wm-tables.h"

#include <errno.h>
#include <gcrypt.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static char *folder, *file, *into;
static GHashTable *files;
static GBytes *file_before;

/* SQLite's allocator, with one of its calls refused. */
static sqlite3_mem_methods plain;
static guint allocations, refused_allocation;

static gboolean
allocation_is_refused (void)
{
  if (fork_fault_is_armed ())
    return fork_fault_here (3000);
  return ++allocations == refused_allocation;
}

static void *
sqlite_malloc (int size)
{
  return allocation_is_refused () ? NULL : plain.xMalloc (size);
}

static void *
sqlite_realloc (void *old, int size)
{
  return allocation_is_refused () ? NULL : plain.xRealloc (old, size);
}

static void
wrap_sqlite (void)
{
  sqlite3_mem_methods ours;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_SINGLETHREAD), ==, SQLITE_OK); /* a child can't unlock what its parent locked */
  sqlite3_config (SQLITE_CONFIG_GETMALLOC, &plain);
  ours = plain;
  ours.xMalloc = sqlite_malloc;
  ours.xRealloc = sqlite_realloc;
  g_assert_cmpint (sqlite3_config (SQLITE_CONFIG_MALLOC, &ours), ==, SQLITE_OK);
}

/* libgcrypt's; its secure pool is its own, so what is refused there is taken from the ordinary handlers. */
static guint gcrypt_allocations, refused_gcrypt;

static void *
gcrypt_malloc (size_t size)
{
  return ++gcrypt_allocations == refused_gcrypt ? NULL : malloc (size);
}

static void *
gcrypt_realloc (void *old, size_t size)
{
  return ++gcrypt_allocations == refused_gcrypt ? NULL : realloc (old, size);
}

static int
gcrypt_is_secure (const void *memory)
{
  return 0;
}

static void
wrap_gcrypt (void)
{
  gcry_set_allocation_handler (gcrypt_malloc, gcrypt_malloc, gcrypt_is_secure, gcrypt_realloc, free);
}

/* What is tried. Each begins with the same files in @folder; the result is whether it was reported done. */
static gboolean
work_save (GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (folder, NULL, RAW_PASSPHRASE, error);
  return store && small_clinic_save (store, error);
}

static gboolean
work_create (GError **error)
{
  g_autofree char *code = NULL;
  WmStore *store = wm_store_create (into, "A. Director", RAW_PASSPHRASE, &code, error);
  if (store)
    wm_store_close (store);
  return store != NULL;
}

static gboolean
work_backup (GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (folder, NULL, RAW_PASSPHRASE, error);
  g_autoptr (WmBackupJob) job = store ? wm_store_begin_backup (store, 5, error) : NULL;
  return job && wm_backup_job_run (job, error);
}

static gboolean
work_backup_to_file (GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (folder, NULL, RAW_PASSPHRASE, error);
  return store && raw_store_backup (store, file, error);
}

static gboolean
work_restore (GError **error)
{
  return wm_store_restore (file, into, error);
}

static gboolean
work_erase (GError **error)
{
  g_autoptr (WmStore) store = wm_store_open (folder, NULL, RAW_PASSPHRASE, error);
  g_autoptr (GPtrArray) rooms = store ? wm_store_list (store, &wm_room_schema, NULL, NULL, error) : NULL;
  if (rooms == NULL || !wm_store_begin (store, "A. Director", "destroy", error))
    return FALSE;
  gboolean done = TRUE;
  for (guint i = 0; done && i < SMALL_BATCH; i++)
    done = wm_store_erase (store, rooms->pdata[i], error);
  if (done)
    return wm_store_commit (store, error);
  wm_store_rollback (store);
  return FALSE;
}

static void
check_save (gboolean done)
{
  guint batches = small_clinic_check (folder);
  g_assert_cmpuint (batches, <=, 1);
  g_assert_true (batches == 1 || !done);
}

static void
check_backup (gboolean done)
{
  g_assert_cmpuint (small_clinic_check (folder), ==, 0); /* opens the newest backup, be it the older one or the new one */
}

static void
check_erase (gboolean done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = raw_store_open (folder);
  g_assert_true (wm_store_verify (store, &error));
  g_autoptr (GPtrArray) rooms = wm_store_list (store, &wm_room_schema, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (rooms->len == SMALL_ROOMS - SMALL_BATCH || (rooms->len == SMALL_ROOMS && !done));
}

/* What can't be written whole isn't there: an empty folder, or nothing. */
static void
check_created (gboolean done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = wm_store_open (into, NULL, RAW_PASSPHRASE, &error);
  if (store)
    wm_store_verify (store, &error);
  else if (!done)
    g_clear_error (&error);
  g_assert_no_error (error);
}

static void
check_into (gboolean done)
{
  check_created (done);
  small_clinic_check (folder);
}

static void
check_file (gboolean done)
{
  g_autoptr (GError) error = NULL;
  small_clinic_check (folder); /* opens its own backups too */
  g_assert_true (wm_store_restore (file, into, &error)); /* the older one or the new one */
  g_assert_no_error (error);
  small_clinic_check (into);
}

typedef struct
{
  const char *name;
  gboolean (*work) (GError **error);
  void (*check) (gboolean done);
} Work;

static const Work works[] = {
  { "save", work_save, check_save },
  { "erase", work_erase, check_erase },
  { "create", work_create, check_into },
  { "backup", work_backup, check_backup },
  { "backup-to-file", work_backup_to_file, check_file },
  { "restore", work_restore, check_into },
};

static void
empty_into (void)
{
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *lock = g_build_filename (into, "clinic.lock", NULL);
  if (!g_file_test (into, G_FILE_TEST_EXISTS))
    return;
  small_clinic_write (into, nothing);
  g_unlink (lock);
  g_rmdir (into);
}

/* The first ones all, then fewer and fewer; with -m slow all. */
static guint
next (guint n)
{
  return n + 1 + (g_test_slow () ? 0 : n / 4);
}

static GBytes *
read_file (void)
{
  char *data;
  gsize size;
  return g_file_get_contents (file, &data, &size, NULL) ? g_bytes_new_take (data, size) : g_bytes_new (NULL, 0);
}

/* Byte for byte: what was verified once needn't be again. */
static gboolean
is_as_it_was (void)
{
  g_autoptr (GHashTable) now = small_clinic_read (folder);
  g_autoptr (GBytes) file_now = read_file ();
  GHashTableIter iter;
  gpointer name, bytes;
  gboolean same = !g_file_test (into, G_FILE_TEST_EXISTS) && g_hash_table_size (now) == g_hash_table_size (files) && g_bytes_equal (file_now, file_before);
  g_hash_table_iter_init (&iter, now);
  while (same && g_hash_table_iter_next (&iter, &name, &bytes))
    {
      GBytes *before = g_hash_table_lookup (files, name);
      same = before && g_bytes_equal (before, bytes);
    }
  return same;
}

static void
begin_again (void)
{
  if (is_as_it_was ())
    return;
  small_clinic_write (folder, files);
  empty_into ();
}

static void
check (const Work *w, gboolean done)
{
  if (done || !is_as_it_was ())
    w->check (done);
}

static void
assert_sentence (gboolean done, const GError *error)
{
  g_assert_cmpint (done, ==, error == NULL);
  if (error)
    {
      g_assert_true (error->domain == WM_ERROR);
      g_assert_nonnull (strchr (error->message, '.'));
    }
}

typedef enum
{
  ONE_FAILS,
  ALL_FAIL,
  SQLITE_LACKS,
} Fault;

static guint
try (const Work *w, Fault fault, guint n, gboolean *done)
{
  g_autoptr (GError) error = NULL;
  guint steps;
  allocations = 0;
  refused_allocation = fault == SQLITE_LACKS ? n : 0;
  fail_step_arm (fault == SQLITE_LACKS ? 0 : n, fault == ALL_FAIL ? ENOSPC : EIO, fault == ALL_FAIL);
  *done = w->work (&error);
  steps = kill_step_disarm ();
  if (fault == SQLITE_LACKS)
    steps = allocations;
  refused_allocation = 0;
  assert_sentence (*done, error);
  return steps;
}

static void
run_all (const Work *w, Fault fault)
{
  guint trials = 0, refused = 0;
  for (guint n = 1;; n = next (n))
    {
      gboolean done;
      begin_again ();
      guint steps = try (w, fault, n, &done);
      check (w, done);
      trials++;
      refused += !done;
      if (steps < n)
        {
          g_assert_true (done);
          break;
        }
    }
  g_test_message ("%s: %u trials, %u refused", w->name, trials, refused);
  g_assert_cmpuint (refused, >, 3);
}

static void
test_one (gconstpointer w)
{
  run_all (w, ONE_FAILS);
}

static void
test_full (gconstpointer w)
{
  run_all (w, ALL_FAIL);
}

/* Migrations make a hundred thousand allocations: what came before the one that fails is done once for all, and where three
 * failed along the same way of calls no fourth does. */
static void
create_forked (void)
{
  g_autoptr (GError) error = NULL;
  begin_again ();
  fork_fault_arm (into);
  guint trials;
  gboolean done = work_create (&error);
  assert_sentence (done, error);
  if (fork_fault_is_child ())
    {
      check_created (done);
      _exit (0);
    }
  g_assert_true (done);
  guint calls = fork_fault_disarm (&trials);
  g_test_message ("create: %u trials of %u allocations", trials, calls);
  check_into (TRUE);
}

static void
test_sqlite (gconstpointer data)
{
  const Work *w = data;
  if (g_test_slow () && w->work == work_create)
    create_forked ();
  else
    run_all (w, SQLITE_LACKS);
}

/* In a child, which may end. Returns: whether it came so far */
static gboolean
try_gcrypt (const Work *w, guint n, gboolean *done)
{
  int status;
  pid_t child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_assert_nonnull (freopen ("/dev/null", "w", stderr));
      gcrypt_allocations = 0;
      refused_gcrypt = n;
      gboolean worked = w->work (&error);
      _exit (64 | (worked ? 1 : 0) | (gcrypt_allocations >= n ? 2 : 0));
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status)) /* libgcrypt 1.10 itself doesn't look at every result when it opens a curve */
    g_assert_true (WTERMSIG (status) == SIGABRT || WTERMSIG (status) == SIGTRAP || WTERMSIG (status) == SIGSEGV);
  gboolean ended = WIFSIGNALED (status) || WEXITSTATUS (status) < 64; /* sanitizers turn a signal into a status */
  *done = !ended && (WEXITSTATUS (status) & 1);
  return ended || (WEXITSTATUS (status) & 2);
}

static void
test_gcrypt (gconstpointer data)
{
  const Work *w = data;
  gboolean reached = TRUE, done;
  guint refused = 0, trials = 0;
  for (guint n = 1; reached; n = next (n))
    {
      begin_again ();
      reached = try_gcrypt (w, n, &done);
      check (w, done);
      refused += !done;
      trials++;
    }
  g_test_message ("%s: %u trials, %u refused", w->name, trials, refused);
  g_assert_true (done);
  g_assert_cmpuint (refused, >, 0);
}

static void
set_up (void)
{
  g_autoptr (GError) error = NULL;
  folder = small_clinic_new ();
  g_autofree char *top = g_path_get_dirname (folder);
  file = g_build_filename (top, "by hand.backup", NULL);
  into = g_build_filename (top, "again", NULL);
  WmStore *store = raw_store_open (folder);
  g_assert_true (raw_store_backup (store, file, &error));
  g_assert_no_error (error);
  wm_store_close (store);
  files = small_clinic_read (folder);
  file_before = read_file ();
}

int
main (int argc, char **argv)
{
  static const struct { const char *name; void (*test) (gconstpointer); } faults[] = {
    { "one-call", test_one }, { "disk-full", test_full }, { "sqlite-memory", test_sqlite }, { "gcrypt-memory", test_gcrypt },
  };
  wrap_gcrypt (); /* before its first use, as in the cheap key derivation's checks */
  wrap_sqlite ();
  g_test_init (&argc, &argv, NULL);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK); /* the store warns of a statement that lacks memory */
  set_up ();
  for (guint f = 0; f < G_N_ELEMENTS (faults); f++)
    for (guint i = 0; i < G_N_ELEMENTS (works); i++)
      {
        if (faults[f].test == test_sqlite && works[i].work == work_restore)
          continue; /* does without SQLite */
        g_autofree char *path = g_strdup_printf ("/store/nth-fault/%s/%s", faults[f].name, works[i].name);
        g_test_add_data_func (path, &works[i], faults[f].test);
      }
  int status = g_test_run ();
  g_hash_table_unref (files);
  g_bytes_unref (file_before);
  g_free (file);
  g_free (into);
  raw_store_remove (folder);
  return status;
}
