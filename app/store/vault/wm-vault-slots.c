/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The public halves of all slots, kept in the database too, where nobody without a key can change them. An
 * exchanged half in the key file would have the next data key sealed to whoever made it. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"

static gboolean
add_slot (sqlite3_stmt *insert, const WmKeyslot *slot)
{
  sqlite3_reset (insert);
  return sqlite3_bind_blob (insert, 1, slot->id, WM_ID_SIZE, SQLITE_STATIC) == SQLITE_OK
         && sqlite3_bind_blob (insert, 2, slot->public_half, WM_KEY_SIZE, SQLITE_STATIC) == SQLITE_OK
         && sqlite3_step (insert) == SQLITE_DONE;
}

static gboolean
add_all (WmVault *self, sqlite3 *db)
{
  sqlite3_stmt *insert = NULL;
  gboolean added
      = sqlite3_prepare_v2 (db, "INSERT INTO vault_slot (id, public_half) VALUES (?1, ?2)", -1, &insert, NULL)
        == SQLITE_OK;
  for (guint i = 0; added && i < self->keyfile->n_slots; i++)
    added = add_slot (insert, &self->keyfile->slots[i]);
  sqlite3_finalize (insert);
  return added;
}

/* Makes the table vault_slot in a new database. */
gboolean
_wm_vault_slots_create (WmVault *self, sqlite3 *db, GError **error)
{
  static const char schema[]
      = "CREATE TABLE vault_slot (id BLOB PRIMARY KEY CHECK (length (id) = 16),"
        " public_half BLOB NOT NULL CHECK (length (public_half) = 32)) STRICT, WITHOUT ROWID";
  if (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL) == SQLITE_OK
      && sqlite3_exec (db, schema, NULL, NULL, NULL) == SQLITE_OK && add_all (self, db)
      && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return _wm_vault_sqlite_error (error, db, sqlite3_errcode (db), self->db_path);
}

/* Whether the database knows the slot by just this public half. */
static int
slot_is_known (sqlite3_stmt *select, const WmKeyslot *slot)
{
  int rc;
  sqlite3_reset (select);
  sqlite3_bind_blob (select, 1, slot->id, WM_ID_SIZE, SQLITE_STATIC);
  rc = sqlite3_step (select);
  if (rc != SQLITE_ROW)
    return rc;
  if (sqlite3_column_bytes (select, 0) == WM_KEY_SIZE
      && memcmp (sqlite3_column_blob (select, 0), slot->public_half, WM_KEY_SIZE) == 0)
    return SQLITE_ROW;
  return SQLITE_DONE;
}

static gboolean
exchanged (const WmKeyslot *slot, GError **error)
{
  if (slot->kind == WM_KEYSLOT_RECOVERY)
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _("The recovery code's key in the key file was exchanged; restore the newest backup."));
  else
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _("The key of %s in the key file was exchanged; restore the newest backup."), slot->name);
  return FALSE;
}

/**
 * _wm_vault_slots_check:
 *
 * Compares the key file's public halves with the database's; to be called before anything is sealed to them.
 * Returns: FALSE with WM_ERROR_CORRUPT that names whose was exchanged
 */
gboolean
_wm_vault_slots_check (WmVault *self, sqlite3 *db, GError **error)
{
  sqlite3_stmt *select = NULL;
  int rc = sqlite3_prepare_v2 (db, "SELECT public_half FROM vault_slot WHERE id = ?1", -1, &select, NULL);
  const WmKeyslot *slot = NULL;

  for (guint i = 0; (rc == SQLITE_OK || rc == SQLITE_ROW) && i < self->keyfile->n_slots; i++)
    {
      slot = &self->keyfile->slots[i];
      rc = slot_is_known (select, slot);
    }
  sqlite3_finalize (select);
  if (rc == SQLITE_ROW)
    return TRUE;
  return rc == SQLITE_DONE ? exchanged (slot, error) : _wm_vault_sqlite_error (error, db, rc, self->db_path);
}
