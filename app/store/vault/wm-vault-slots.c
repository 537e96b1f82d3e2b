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
add_slots (sqlite3 *db, const WmKeyslot *slots, guint n_slots)
{
  sqlite3_stmt *insert = NULL;
  gboolean added
      = sqlite3_prepare_v2 (db, "INSERT INTO vault_slot (id, public_half) VALUES (?1, ?2)", -1, &insert, NULL)
        == SQLITE_OK;
  for (guint i = 0; added && i < n_slots; i++)
    added = add_slot (insert, &slots[i]);
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
      && sqlite3_exec (db, schema, NULL, NULL, NULL) == SQLITE_OK && add_slots (db, self->keyfile->slots, self->keyfile->n_slots)
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
                 _("The recovery code’s key in the key file was exchanged; restore the newest backup."));
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

/**
 * _wm_vault_slots_add:
 *
 * Makes the database know @slot, which lasts when this returns: before the key file has it, so that whoever is
 * stopped between the two leaves a database that knows too much, never a key file that isn't vouched for.
 */
gboolean
_wm_vault_slots_add (WmVault *self, sqlite3 *db, const WmKeyslot *slot, GError **error)
{
  g_return_val_if_fail (sqlite3_get_autocommit (db), FALSE);
  return add_slots (db, slot, 1) || _wm_vault_sqlite_error (error, db, sqlite3_errcode (db), self->db_path);
}

static gboolean
is_in_file (const WmKeyfile *keys, const void *id)
{
  for (guint i = 0; i < keys->n_slots; i++)
    if (memcmp (keys->slots[i].id, id, WM_ID_SIZE) == 0)
      return TRUE;
  return FALSE;
}

/**
 * _wm_vault_slots_tidy:
 *
 * Forgets slots that are no longer in the key file: nobody can bring one back there afterwards.
 */
gboolean
_wm_vault_slots_tidy (WmVault *self, sqlite3 *db, GError **error)
{
  sqlite3_stmt *select = NULL, *remove = NULL;
  int rc = sqlite3_prepare_v2 (db, "SELECT id FROM vault_slot ORDER BY id", -1, &select, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (db, "DELETE FROM vault_slot WHERE id = ?1", -1, &remove, NULL);
  while (rc == SQLITE_OK && (rc = sqlite3_step (select)) == SQLITE_ROW)
    {
      guint8 id[WM_ID_SIZE];
      rc = SQLITE_OK;
      memcpy (id, sqlite3_column_blob (select, 0), WM_ID_SIZE); /* the table's CHECK holds its length */
      if (is_in_file (self->keyfile, id))
        continue;
      sqlite3_bind_blob (remove, 1, id, WM_ID_SIZE, SQLITE_TRANSIENT);
      rc = sqlite3_step (remove) == SQLITE_DONE ? sqlite3_reset (remove) : sqlite3_errcode (db);
    }
  sqlite3_finalize (select);
  sqlite3_finalize (remove);
  return rc == SQLITE_DONE || _wm_vault_sqlite_error (error, db, rc, self->db_path);
}
