/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A new data key for everything. In this order, each step durable before the next:
 *
 *   1. key file {old, new}; who leaves isn't given the new key
 *   2. the database written anew, beside the old one, under the new key
 *   3. the new database takes the old one's name      <- stopped before: all is as it was; after: all is done
 *   4. key file {new}, without who has left
 *
 * Step 2 takes long and may run in a thread of its own; the others are short.
 * Whoever opens the clinic next finishes or takes back what was interrupted (wm-vault-settle.c). */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "wm-error.h"

#define PATIENCE (5 * G_USEC_PER_SEC)

struct _WmRotation
{
  WmVault *vault;
  sqlite3 *db;
  char *path;       /* of the new database */
  guint8 *data_key; /* secure */
  guint32 epoch;
  gint64 changes;   /* of the connection, when it was written */
};

static gboolean
no_key (GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
  return FALSE;
}

/* Whether the opener's slot opens to the new key. */
static gboolean
holds_key (WmRotation *r, const WmKeyfile *keys)
{
  WmVault *self = r->vault;
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE);

  return wm_keyslot_open_key (&keys->slots[self->slot], keys->clinic_id, 1, self->private_half, key)
         && memcmp (key, r->data_key, WM_KEY_SIZE) == 0;
}

/* The new key for everyone but the slot at @left_out. */
static gboolean
offer_key (WmRotation *r, guint left_out, GError **error)
{
  WmVault *self = r->vault;
  g_autofree WmKeyfile *keys = g_memdup2 (self->keyfile, sizeof *keys);

  for (guint i = 0; i < keys->n_slots; i++)
    if (i != left_out && !wm_keyslot_seal_key (&keys->slots[i], keys->clinic_id, 1, r->epoch, r->data_key))
      return no_key (error);
  if (!holds_key (r, keys))
    return no_key (error);
  return _wm_vault_save_keys (self, keys, error);
}

static gboolean
is_used (sqlite3 *db)
{
  sqlite3_stmt *statement = sqlite3_next_stmt (db, NULL);
  while (statement && !sqlite3_stmt_busy (statement))
    statement = sqlite3_next_stmt (db, statement);
  return statement || !sqlite3_get_autocommit (db);
}

/* SQLite writes nothing anew beside a list that another thread is reading, or an act: they come to their end first.
 * Returns: the mutex of the connection, which is held */
static sqlite3_mutex *
await_turn (sqlite3 *db)
{
  sqlite3_mutex *mutex = sqlite3_db_mutex (db);
  gint64 limit = g_get_monotonic_time () + PATIENCE;

  for (sqlite3_mutex_enter (mutex); is_used (db) && g_get_monotonic_time () < limit; sqlite3_mutex_enter (mutex))
    {
      sqlite3_mutex_leave (mutex);
      g_usleep (1000);
    }
  return mutex;
}

static gboolean
vacuum_into (WmRotation *r, sqlite3 *db, GError **error)
{
  sqlite3_mutex *mutex = await_turn (db);
  sqlite3_stmt *statement = NULL;
  gboolean done;
  int rc;

  r->changes = sqlite3_total_changes64 (db);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1);
  rc = sqlite3_prepare_v2 (db, "VACUUM INTO ?1", -1, &statement, NULL);
  if (rc == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, r->path, -1, SQLITE_STATIC);
      rc = sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  done = rc == SQLITE_DONE || _wm_vault_sqlite_error (error, db, rc, r->vault->db_path);
  sqlite3_mutex_leave (mutex);
  return done;
}

/* Reads the new database back from its file: the old key is given up for it. */
static gboolean
pages_open (WmRotation *r, GError **error)
{
  g_auto (WmFd) fd = wm_disk_open (r->path, error);
  g_autoptr (WmPageKey) key = wm_page_key_new (r->data_key, r->vault->keyfile->clinic_id, r->epoch);
  guint8 sealed[WM_PAGE_SIZE], clear[WM_PAGE_SIZE];
  struct stat info;
  gboolean whole = fd >= 0 && key && fstat (fd, &info) == 0 && info.st_size > 0;

  for (guint32 page = 1; whole && (gint64)page * WM_PAGE_SIZE <= info.st_size; page++)
    whole = wm_disk_read (fd, sealed, WM_PAGE_SIZE, r->path, NULL)
            && (page == WM_LOCK_PAGE || wm_page_open (key, page, sealed, clear));
  explicit_bzero (clear, sizeof clear);
  if (whole && info.st_size % WM_PAGE_SIZE == 0)
    return TRUE;
  if (fd >= 0)
    g_set_error (error, WM_ERROR, WM_ERROR_IO,
                 _("The database didn’t read back as it was written; the old one and its key were kept."));
  return FALSE;
}

static gboolean
write_anew (WmRotation *r, sqlite3 *db, GError **error)
{
  int fd = wm_disk_create (r->path, error); /* before SQLite would, which lets others read it */
  gboolean made = fd >= 0;
  gboolean written;

  wm_fd_clear (&fd);
  if (!made)
    return FALSE;
  written = wm_vfs_set_key (r->path, r->data_key, r->vault->keyfile->clinic_id, r->epoch) ? vacuum_into (r, db, error)
                                                                                          : no_key (error);
  wm_vfs_forget_key (r->path);
  return written && pages_open (r, error);
}

/* Step 3. The connection is closed for it, and another one opened, with whichever key fits. Every other change of keys begins
 * with taking back what is under way: what is sealed with a key that nobody holds any more must not take a name that counts. */
static gboolean
exchange (WmRotation *r, sqlite3 **db, GError **error)
{
  WmVault *self = r->vault;
  gboolean renamed;

  if (!holds_key (r, self->keyfile) || sqlite3_total_changes64 (*db) != r->changes || sqlite3_close (*db) != SQLITE_OK)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_BUSY, _("A change was saved meanwhile; try again."));
      return FALSE;
    }
  renamed = wm_disk_replace (r->path, self->db_path, error);
  *db = _wm_vault_reconnect (self, renamed ? error : NULL);
  return renamed && *db;
}

static gboolean
find_leaver (WmVault *self, const char *leaver, guint *place, GError **error)
{
  *place = leaver ? _wm_vault_find_slot (self->keyfile, leaver) : WM_KEYFILE_MAX_SLOTS;
  if (leaver && *place == self->keyfile->n_slots)
    g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("Nobody named “%s” can sign in to this clinic."), leaver);
  else if (leaver && *place == self->slot)
    g_set_error (error, WM_ERROR, WM_ERROR_REFUSED,
                 _("You can’t take yourself off; someone else who signs in can do that."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
may_begin (WmVault *self, sqlite3 *db, const char *leaver, guint *left_out, GError **error)
{
  if (!sqlite3_get_autocommit (db))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_BUSY, _("A change is being saved; try again when it is done."));
      return FALSE;
    }
  return _wm_vault_settle (self, db, error) && find_leaver (self, leaver, left_out, error)
         && _wm_vault_slots_check (self, db, error);
}

static void
rotation_free (WmRotation *r)
{
  wm_secret_free (r->data_key);
  g_free (r->path);
  g_free (r);
}

/**
 * wm_vault_begin_rotation:
 * @db: of @vault, with no transaction open
 * @leaver: (nullable): who is taken off: afterwards neither their passphrase nor a copy of the old data key opens
 *   the clinic. Older backups and older copies of the folder still open with their passphrase.
 *
 * A new data key for everyone else and the printed recovery code. Follows wm_vault_run_rotation(), and in any case
 * wm_vault_end_rotation().
 * Returns: (transfer full) (nullable): NULL with WM_ERROR_NOT_FOUND, REFUSED (the opener), CORRUPT (damage, or
 * someone's public half was exchanged; it is named), NO_SPACE, BUSY, or of the disk; all is then as it was
 */
WmRotation *
wm_vault_begin_rotation (WmVault *self, sqlite3 *db, const char *leaver, GError **error)
{
  guint left_out;
  WmRotation *r;

  g_return_val_if_fail (self && db, NULL);
  if (!may_begin (self, db, leaver, &left_out, error))
    return NULL;
  r = g_new0 (WmRotation, 1);
  r->vault = self;
  r->db = db;
  r->path = g_build_filename (self->folder, WM_VAULT_NEW_DB_NAME, NULL);
  r->data_key = wm_secret_new (WM_KEY_SIZE);
  r->epoch = self->epoch + 1;
  wm_crypto_random (r->data_key, WM_KEY_SIZE);
  if (offer_key (r, left_out, error))
    return r;
  _wm_vault_settle (self, db, NULL);
  rotation_free (r);
  return NULL;
}

/**
 * wm_vault_run_rotation:
 *
 * Writes everything anew beside what counts. May run in a thread of its own; whoever uses the connection meanwhile
 * waits, and what is saved meanwhile is found by wm_vault_end_rotation().
 */
gboolean
wm_vault_run_rotation (WmRotation *r, GError **error)
{
  return write_anew (r, r->db, error);
}

/**
 * wm_vault_end_rotation:
 * @r: (transfer full)
 * @db: (inout): with no statement left; another connection afterwards, or NULL when the clinic has to be opened again
 * @written: what wm_vault_run_rotation() returned
 *
 * Puts what was written in force, or takes all back. Returns: whether it is in force
 */
gboolean
wm_vault_end_rotation (WmRotation *r, sqlite3 **db, gboolean written, GError **error)
{
  gboolean done = written && exchange (r, db, error);
  if (*db && !_wm_vault_settle (r->vault, *db, done ? error : NULL))
    done = FALSE;
  rotation_free (r);
  return done;
}
