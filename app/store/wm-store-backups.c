/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own backups, in its folder backups/. A name is the local time and the number of the newest audit entry,
 * such as 2026-11-26-173012-0000004711.backup: it says nothing about anyone, and the number orders backups also where a
 * clock was set back. Folders that begin with a dot are work in progress, each locked by who does it; the next backup
 * removes what a killed program left.
 *
 * A backup is made from a copy of the sealed files, so that the clinic can be used, locked or closed meanwhile; it is
 * restored to a scratch folder and opened there before it gets its name. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-audit-private.h"
#include "wm-vault-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>

#define FOLDER "backups"
#define SUFFIX ".backup"
#define NUMBER_AT 18 /* behind the date, the time and a hyphen each */
#define NAME_SIZE (NUMBER_AT + 10 + 7)
#define CHANGES "SELECT 1 FROM audit_entry WHERE n > ? AND action IN ('create', 'edit', 'delete', '" WM_AUDIT_DESTROY "') LIMIT 1"

typedef struct
{
  char *path;
  WmFd lock; /* on the folder itself; the system gives it back however the program ends */
} Scratch;

struct _WmBackupJob
{
  WmVault *copy;
  char *folder;    /* backups/ */
  Scratch scratch; /* holds the copy */
  char *file;      /* to be written; NULL: one of the clinic's own */
  gint64 entry;    /* the newest of the audit */
  guint keep;
};

static char *
backups_folder (WmStore *self)
{
  return g_build_filename (wm_vault_get_folder (self->vault), FOLDER, NULL);
}

static gboolean
is_one (const char *name)
{
  static const char form[] = "0000-00-00-000000-0000000000" SUFFIX;
  gboolean good = strlen (name) == NAME_SIZE;
  for (guint i = 0; good && i < NAME_SIZE; i++)
    good = form[i] == '0' ? g_ascii_isdigit (name[i]) : name[i] == form[i];
  return good;
}

static gint64
number_of (const char *name)
{
  return g_ascii_strtoll (name + NUMBER_AT, NULL, 10);
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  const char *one = *(char *const *) a, *two = *(char *const *) b;
  gint64 difference = number_of (one) - number_of (two);
  return difference ? (difference > 0) - (difference < 0) : strcmp (one, two);
}

/* Returns: (transfer full) (element-type utf8): names, the oldest first */
static GPtrArray *
list (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    if (is_one (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, by_number);
  return names;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      remove_tree (inside);
    }
  g_remove (path);
}

/* Removes unfinished work that nobody does any more. */
static void
sweep (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_auto (WmFd) fd = name[0] == '.' ? open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
      if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
        remove_tree (path);
    }
}

static gboolean
scratch_make (Scratch *scratch, const char *folder, GError **error)
{
  scratch->path = g_build_filename (folder, ".scratch-XXXXXX", NULL);
  scratch->lock = -1;
  if (g_mkdtemp_full (scratch->path, 0700)
      && (scratch->lock = open (scratch->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) >= 0
      && flock (scratch->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  return wm_disk_error (error, errno, folder);
}

static void
scratch_clear (Scratch *scratch)
{
  if (scratch->path && scratch->lock >= 0)
    remove_tree (scratch->path);
  wm_fd_clear (&scratch->lock);
  g_clear_pointer (&scratch->path, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scratch, scratch_clear)

static gboolean
make_folder (const char *folder, GError **error)
{
  return g_mkdir (folder, 0700) == 0 || errno == EEXIST || wm_disk_error (error, errno, folder);
}

/* The newest entry as the database of a backup knows it. Returns: its number; 0 where its schema had no head yet, -1 */
static gint64
head_of (sqlite3 *db, guint8 *chain)
{
  sqlite3_stmt *s = NULL;
  gint64 n = -1;
  int rc = sqlite3_prepare_v2 (db, "SELECT n, chain FROM audit_head", -1, &s, NULL);
  if (rc == SQLITE_ERROR)
    n = 0;
  else if (rc == SQLITE_OK && sqlite3_step (s) == SQLITE_ROW && sqlite3_column_bytes (s, 1) == WM_AUDIT_HASH)
    {
      n = sqlite3_column_int64 (s, 0);
      memcpy (chain, sqlite3_column_blob (s, 1), WM_AUDIT_HASH);
    }
  sqlite3_finalize (s);
  return n;
}

/**
 * open_restored:
 * @n: (out): the newest audit entry in there, and its hash in @chain
 *
 * Restores @file to a scratch folder, opens it as whoever signed in, and reads all of it.
 */
static gboolean
open_restored (const WmVault *vault, const char *file, const char *folder, gint64 *n, guint8 *chain, GError **error)
{
  g_auto (Scratch) scratch = { NULL, -1 };
  if (!scratch_make (&scratch, folder, error))
    return FALSE;
  g_autofree char *place = g_build_filename (scratch.path, "restored", NULL);
  g_autoptr (WmVault) restored = wm_vault_restore (file, place, error) ? _wm_vault_of_copy (vault, place, error) : NULL;
  sqlite3 *db = restored ? wm_vault_connect (restored, error) : NULL;
  gboolean whole = db && wm_vault_verify (restored, db, error);
  *n = whole ? head_of (db, chain) : -1;
  sqlite3_close (db);
  if (whole && *n < 0)
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The backup %s is damaged; use another one."), file);
  return whole && *n >= 0;
}

/* As open_restored(), but a person who came later can't open an older backup: then its bytes alone are checked. */
static gboolean
check_backup (WmStore *self, const char *file, const char *folder, gint64 *n, guint8 *chain, GError **error)
{
  g_autoptr (GError) problem = NULL;
  if (open_restored (self->vault, file, folder, n, chain, &problem))
    return TRUE;
  *n = 0;
  if (g_error_matches (problem, WM_ERROR, WM_ERROR_REFUSED))
    return _wm_backup_check (file, error);
  if (g_error_matches (problem, WM_ERROR, WM_ERROR_CORRUPT))
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The backup %s is damaged; use another one."), file);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The audit only grows, so the entry that was the newest in a backup is still there under its number. */
static gboolean
audit_has (WmStore *self, gint64 n, const guint8 *chain, const char *file, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT chain FROM audit_entry WHERE n = ?", error);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 1, n);
  int rc = sqlite3_step (s);
  gboolean same = rc == SQLITE_ROW && sqlite3_column_bytes (s, 0) == WM_AUDIT_HASH
                  && memcmp (sqlite3_column_blob (s, 0), chain, WM_AUDIT_HASH) == 0;
  sqlite3_reset (s);
  if (!same)
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT, _("The clinic lacks audit entry %" G_GINT64_FORMAT ", which the backup %s "
                 "holds: it was put back to an older state. Restore that backup."), n, file);
  return same;
}

static gboolean
verify_newest (WmStore *self, const char *folder, GError **error)
{
  guint8 chain[WM_AUDIT_HASH];
  gint64 n;
  g_autofree char *newest = wm_store_newest_backup (self);
  return newest == NULL
         || (check_backup (self, newest, folder, &n, chain, error) && (n == 0 || audit_has (self, n, chain, newest, error)));
}

/** _wm_backups_verify: every byte of every file in backups/; the newest is restored, opened and compared with the audit. */
gboolean
_wm_backups_verify (WmStore *self, GError **error)
{
  g_autofree char *folder = backups_folder (self);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (name[0] != '.' && g_file_test (path, G_FILE_TEST_IS_REGULAR) && !_wm_backup_check (path, error))
        return FALSE;
    }
  return dir == NULL || verify_newest (self, folder, error);
}

/** wm_store_newest_backup: Returns: (transfer full) (nullable): the newest of the clinic's own backups. */
char *
wm_store_newest_backup (WmStore *self)
{
  g_autofree char *folder = backups_folder (self);
  g_autoptr (GPtrArray) names = list (folder);
  return names->len ? g_build_filename (folder, names->pdata[names->len - 1], NULL) : NULL;
}

/** wm_store_changed_since_backup: whether a record changed after the backup @newest (nullable: ever). */
gboolean
wm_store_changed_since_backup (WmStore *self, const char *newest)
{
  g_autofree char *name = newest ? g_path_get_basename (newest) : NULL;
  sqlite3_stmt *s = _wm_store_prepare (self, CHANGES, NULL);
  if (s == NULL)
    return FALSE;
  sqlite3_bind_int64 (s, 1, name && is_one (name) ? number_of (name) : 0);
  gboolean changed = sqlite3_step (s) == SQLITE_ROW;
  sqlite3_reset (s);
  return changed;
}

/* Copies what a backup is made of. */
static WmBackupJob *
begin (WmStore *self, const char *file, guint keep, GError **error)
{
  g_autoptr (WmBackupJob) job = g_new0 (WmBackupJob, 1);
  job->scratch.lock = -1;
  job->folder = backups_folder (self);
  job->file = g_strdup (file);
  job->entry = wm_store_get_last_entry (self);
  job->keep = keep;
  if (!make_folder (job->folder, error))
    return NULL;
  sweep (job->folder);
  if (scratch_make (&job->scratch, job->folder, error)
      && _wm_vault_copy_to (self->vault, self->db, job->scratch.path, error))
    job->copy = _wm_vault_of_copy (self->vault, job->scratch.path, error);
  return job->copy ? g_steal_pointer (&job) : NULL;
}

/**
 * wm_store_begin_backup:
 * @keep: how many of the clinic's own backups stay, the new one among them
 *
 * Takes the copy that a backup is made of. Outside an act.
 * Returns: (transfer full) (nullable): the rest of the work, which doesn't need the store any more
 */
WmBackupJob *
wm_store_begin_backup (WmStore *self, guint keep, GError **error)
{
  g_return_val_if_fail (self->user == NULL, NULL);
  return begin (self, NULL, MAX (keep, 1), error);
}

/** wm_store_begin_backup_to: as wm_store_begin_backup(), but of one that becomes @file and is kept elsewhere. */
WmBackupJob *
wm_store_begin_backup_to (WmStore *self, const char *file, GError **error)
{
  g_return_val_if_fail (self->user == NULL && file, NULL);
  return _wm_backup_target_can_be_used (file, error) ? begin (self, file, 0, error) : NULL;
}

static gboolean
write_backup (WmBackupJob *job, const char *file, GError **error)
{
  guint8 chain[WM_AUDIT_HASH];
  gint64 n;
  sqlite3 *db = wm_vault_connect (job->copy, error);
  gboolean written = db && wm_vault_backup (job->copy, db, file, error);
  sqlite3_close (db);
  return written && open_restored (job->copy, file, job->folder, &n, chain, error);
}

static gboolean
is_same_day (const char *one, const char *two)
{
  return strncmp (one, two, strlen ("0000-00-00")) == 0;
}

static void
remove_at (WmBackupJob *job, GPtrArray *names, guint i)
{
  g_autofree char *path = g_build_filename (job->folder, names->pdata[i], NULL);
  g_unlink (path);
  g_ptr_array_remove_index (names, i);
}

/* A later backup takes the place of those of the same day; beyond the number that is kept the oldest go. */
static void
rotate (WmBackupJob *job, const char *fresh)
{
  g_autoptr (GPtrArray) names = list (job->folder);
  for (guint i = names->len; i-- > 0;)
    if (strcmp (names->pdata[i], fresh) != 0 && is_same_day (names->pdata[i], fresh))
      remove_at (job, names, i);
  for (guint i = 0; names->len > job->keep && i < names->len;)
    if (strcmp (names->pdata[i], fresh) == 0)
      i++;
    else
      remove_at (job, names, i);
}

static gboolean
make_file (WmBackupJob *job, GError **error)
{
  g_autofree char *making = wm_disk_name_beside (job->file, ".new");
  gboolean done = write_backup (job, making, error) && wm_disk_replace (making, job->file, error);
  if (!done)
    g_unlink (making);
  return done;
}

static gboolean
make_own (WmBackupJob *job, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("%s-%010" G_GINT64_FORMAT SUFFIX, time, job->entry);
  g_autofree char *file = g_build_filename (job->folder, name, NULL);
  g_autofree char *making = g_build_filename (job->scratch.path, "making", NULL);
  gboolean done = write_backup (job, making, error) && wm_disk_replace (making, file, error);
  if (done)
    rotate (job, name);
  return done;
}

/**
 * wm_backup_job_run:
 *
 * Writes the backup, restores and opens it in a scratch folder, and only then gives it its name. In any thread. Where it
 * fails, the older backups stay as they were.
 */
gboolean
wm_backup_job_run (WmBackupJob *job, GError **error)
{
  g_return_val_if_fail (job->copy != NULL, FALSE);
  return job->file ? make_file (job, error) : make_own (job, error);
}

/** wm_backup_job_free: @job (nullable); what it copied goes too. */
void
wm_backup_job_free (WmBackupJob *job)
{
  if (job == NULL)
    return;
  g_clear_pointer (&job->copy, wm_vault_free);
  scratch_clear (&job->scratch);
  g_free (job->folder);
  g_free (job->file);
  g_free (job);
}
