/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to clinic.db under the rules that keep it encrypted, whole and durable. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "wm-error.h"

static WmErrorCode
code_from_sqlite (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return WM_ERROR_CORRUPT;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return WM_ERROR_BUSY;
    case SQLITE_FULL:
      return WM_ERROR_NO_SPACE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return WM_ERROR_READ_ONLY;
    default:
      return rc == SQLITE_IOERR_DATA ? WM_ERROR_CORRUPT : WM_ERROR_IO;
    }
}

/* Sets @error for an SQLite result. Returns: FALSE, always */
gboolean
_wm_vault_sqlite_error (GError **error, sqlite3 *db, int rc, const char *what)
{
  int extended = db && (rc & 0xff) == rc && sqlite3_errcode (db) == rc ? sqlite3_extended_errcode (db) : rc;
  WmErrorCode code = code_from_sqlite (extended);

  if (extended == SQLITE_NOTADB)
    g_set_error (error, WM_ERROR, code,
                 _("%s belongs to another clinic than the key file, or is damaged from its start; restore "
                    "the newest backup."),
                 what);
  else if (code == WM_ERROR_CORRUPT)
    g_set_error (error, WM_ERROR, code, _("%s is damaged; restore the newest backup."), what);
  else if (code == WM_ERROR_BUSY)
    g_set_error (error, WM_ERROR, code,
                 _("This clinic is open in another window or program; close it there first."));
  else if (code == WM_ERROR_NO_SPACE)
    g_set_error (error, WM_ERROR, code, _("There is no space left for %s; free some and try again."), what);
  else
    g_set_error (error, WM_ERROR, code, _("%s can’t be used: %s."), what, sqlite3_errstr (extended));
  return FALSE;
}

/* Runs a pragma that answers with what it has set; SQLite doesn't complain when it couldn't. */
static gboolean
set_mode (sqlite3 *db, const char *sql, const char *expected, const char *path, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  gboolean set = FALSE;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    set = g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), expected) == 0;
  sqlite3_finalize (statement);
  if (set)
    return TRUE;
  return _wm_vault_sqlite_error (error, db, rc == SQLITE_ROW ? SQLITE_ERROR : rc, path);
}

static gboolean
run (sqlite3 *db, const char *sql, const char *path, GError **error)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK || _wm_vault_sqlite_error (error, db, rc, path);
}

static void
set_limits (sqlite3 *db)
{
  int reserve = WM_PAGE_RESERVE;

  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  /* ATTACH could write in clear through another VFS, and two files aren't written as one here. VACUUM needs
   * one, so who runs it raises this limit around it. */
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_file_control (db, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserve);
}

/* EXCLUSIVE: one process. TRUNCATE and EXTRA: a commit that was reported survives a power cut. Memory for
 * temporary data, and a cache that doesn't spill: nothing reaches the disk before its commit. The last
 * statement takes the lock and replays a journal that a crash left. */
static gboolean
set_rules (sqlite3 *db, const char *path, GError **error)
{
  return set_mode (db, "PRAGMA locking_mode=EXCLUSIVE", "exclusive", path, error)
         && run (db,
                 "PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;"
                 "PRAGMA cell_size_check=ON; PRAGMA cache_spill=OFF; PRAGMA foreign_keys=ON;",
                 path, error)
         && set_mode (db, "PRAGMA journal_mode=TRUNCATE", "truncate", path, error)
         && run (db, "SELECT count(*) FROM sqlite_schema", path, error);
}

static gboolean
journal_is_there (WmVault *self)
{
  g_autofree char *path = g_strconcat (self->db_path, "-journal", NULL);
  GStatBuf info;
  return g_lstat (path, &info) == 0 && info.st_size > 0;
}

static sqlite3 *
open_with_key (WmVault *self, guint place, int flags, int *result, GError **error)
{
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  const WmKeyslot *slot = &self->keyfile->slots[self->slot];
  const gboolean crashed = journal_is_there (self);
  sqlite3 *db = NULL;

  *result = SQLITE_OK;
  if (!wm_keyslot_open_key (slot, self->keyfile->clinic_id, place, self->private_half, data_key))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _("The key file of this clinic is damaged; restore the newest backup."));
      return NULL;
    }
  if (!wm_vfs_register ()
      || !wm_vfs_set_key (self->db_path, data_key, self->keyfile->clinic_id, slot->keys[place].epoch))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_IO, _("The encryption couldn’t be started on this system."));
      return NULL;
    }
  *result = sqlite3_open_v2 (self->db_path, &db, flags | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE,
                             WM_VFS_NAME);
  if (*result == SQLITE_OK)
    {
      set_limits (db);
      if (set_rules (db, self->db_path, error))
        {
          if (crashed)
            _wm_vault_heal_free_pages (self, db);
          self->epoch = slot->keys[place].epoch;
          return db;
        }
    }
  else
    _wm_vault_sqlite_error (error, NULL, *result, self->db_path);
  sqlite3_close (db);
  return NULL;
}

/* The key file holds two data keys while everything is written anew: the one that opens the database counts.
 */
static sqlite3 *
open_database (WmVault *self, int flags, GError **error)
{
  const WmSealedKey *keys = self->keyfile->slots[self->slot].keys;
  g_autoptr (GError) problem = NULL;
  sqlite3 *db = NULL;
  int result = SQLITE_NOTADB;

  for (guint i = 0; i < WM_KEYSLOT_KEYS && !db && result == SQLITE_NOTADB; i++)
    if (keys[i].epoch != 0)
      {
        g_clear_error (&problem);
        db = open_with_key (self, i, flags, &result, &problem);
      }
  if (!db && problem)
    g_propagate_error (error, g_steal_pointer (&problem));
  return db;
}

/* Makes clinic.db and opens it: for wm_vault_create() only, so that a lost database never comes back as an
 * empty one. */
sqlite3 *
_wm_vault_connect_new (WmVault *self, GError **error)
{
  g_auto (WmFd) fd = wm_disk_create (self->db_path, error);
  return fd < 0 ? NULL : open_database (self, SQLITE_OPEN_READWRITE, error);
}

/* Whether the opener's slot lacks a data key that others have: it was taken off while the keys were changed. */
static gboolean
was_left_out (WmVault *self)
{
  const WmSealedKey *own = self->keyfile->slots[self->slot].keys;
  for (guint i = 0; i < self->keyfile->n_slots; i++)
    if (self->keyfile->slots[i].keys[1].epoch > own[1].epoch)
      return TRUE;
  return FALSE;
}

/* Opens clinic.db and compares the slots; what an interrupted change of keys left stays as it is. */
sqlite3 *
_wm_vault_reconnect (WmVault *self, GError **error)
{
  GStatBuf info;
  g_autoptr (GError) problem = NULL;
  sqlite3 *db;

  if (g_lstat (self->db_path, &info) != 0 || info.st_size == 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                   _("%s is missing or empty; restore the newest backup."), self->db_path);
      return NULL;
    }
  db = open_database (self, SQLITE_OPEN_READWRITE, &problem);
  if (db && _wm_vault_slots_check (self, db, &problem))
    return db;
  sqlite3_close (db);
  if (!db && was_left_out (self))
    g_set_error (error, WM_ERROR, WM_ERROR_PASSPHRASE, _("%s can no longer sign in to this clinic."),
                 self->keyfile->slots[self->slot].name);
  else
    g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * wm_vault_connect:
 *
 * Opens clinic.db, and repairs what a crash left. One connection at a time; use it from one thread at a time.
 * SQLITE_IOERR_DATA from any later call means that a page was changed on the disk: WM_ERROR_CORRUPT.
 * Attaching is off; VACUUM needs sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 1) around it. The table vault_slot
 * is the vault's own. Returns: (transfer full): close it before wm_vault_free(); NULL: WM_ERROR_CORRUPT
 * (damaged, of another clinic, missing), BUSY, or of the disk
 */
sqlite3 *
wm_vault_connect (WmVault *self, GError **error)
{
  sqlite3 *db;

  g_return_val_if_fail (self, NULL);
  db = _wm_vault_reconnect (self, error);
  /* Where the disk refuses, both data keys stay and this is done another time. */
  if (db && !_wm_vault_settle (self, db, NULL))
    g_message ("an interrupted change of keys couldn't be completed");
  return db;
}
