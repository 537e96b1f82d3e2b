/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A second vault for whoever is signed in already: over a copy of the clinic's files, which a backup is made from while
 * the clinic is used or closed, or over a backup that was restored to be looked at. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-backup.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "wm-error.h"

#define AT_ONCE 64u /* pages: the window waits for this copy */

static gboolean
find_slot (WmVault *copy, const WmKeyslot *slot, GError **error)
{
  for (copy->slot = 0; copy->slot < copy->keyfile->n_slots; copy->slot++)
    if (memcmp (copy->keyfile->slots[copy->slot].id, slot->id, WM_ID_SIZE) == 0)
      return TRUE;
  copy->slot = 0;
  g_set_error (error, WM_ERROR, WM_ERROR_REFUSED, _("%s was made before you could sign in, so you can’t open it."), copy->folder);
  return FALSE;
}

/**
 * _wm_vault_of_copy:
 * @folder: a clinic's files, of which nobody else knows
 *
 * Returns: (transfer full): opened with the private half that @self was opened with, without asking for the passphrase
 * again; NULL with WM_ERROR_REFUSED where that person isn't in it
 */
WmVault *
_wm_vault_of_copy (const WmVault *self, const char *folder, GError **error)
{
  g_autoptr (WmVault) copy = g_new0 (WmVault, 1);
  char *real = realpath (folder, NULL);

  copy->lock = -1;
  copy->folder = g_strdup (real ? real : folder);
  free (real);
  copy->db_path = g_build_filename (copy->folder, WM_VAULT_DB_NAME, NULL);
  copy->private_half = wm_secret_new (WM_KEY_SIZE);
  memcpy (copy->private_half, self->private_half, WM_KEY_SIZE);
  copy->keyfile = wm_keyfile_load (copy->folder, error);
  return copy->keyfile && find_slot (copy, &self->keyfile->slots[self->slot], error) ? g_steal_pointer (&copy) : NULL;
}

static gboolean
copy_pages (WmVault *self, sqlite3 *db, int to, const char *to_path, GError **error)
{
  g_autofree guint8 *sealed = g_malloc (AT_ONCE * WM_PAGE_SIZE);
  sqlite3_file *file = NULL;
  guint32 pages, n;
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc != SQLITE_OK || !_wm_vault_count_pages (self, db, &pages, error))
    return rc == SQLITE_OK ? FALSE : _wm_vault_sqlite_error (error, db, rc, self->db_path);
  for (guint32 page = 1; page <= pages; page += n)
    {
      n = MIN (AT_ONCE, pages - page + 1);
      rc = wm_vfs_read_sealed (file, page, n, sealed);
      if (rc != SQLITE_OK)
        return _wm_vault_sqlite_error (error, db, rc, self->db_path);
      if (!wm_disk_write (to, sealed, n * (gsize)WM_PAGE_SIZE, to_path, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _wm_vault_copy_to:
 * @db: of @self, with no transaction open
 * @folder: empty
 *
 * Copies the database, as sealed as it lies there, and the key file. The copy isn't synced: it doesn't outlive the program.
 */
gboolean
_wm_vault_copy_to (WmVault *self, sqlite3 *db, const char *folder, GError **error)
{
  g_autofree char *to_path = g_build_filename (folder, WM_VAULT_DB_NAME, NULL);
  g_autofree char *keys_path = g_build_filename (folder, WM_KEYFILE_NAME, NULL);
  g_autoptr (GBytes) keys = wm_keyfile_to_bytes (self->keyfile);
  g_auto (WmFd) to = wm_disk_create (to_path, error);
  return to >= 0 && copy_pages (self, db, to, to_path, error) && wm_disk_write_file (keys_path, keys, error);
}

/** wm_vault_get_restored: Returns: (transfer full) (nullable): when the folder was restored from a backup, where no sign-in
 * was told of it yet. */
char *
wm_vault_get_restored (WmVault *self)
{
  g_autofree char *path = g_build_filename (self->folder, WM_VAULT_RESTORED_NAME, NULL);
  guint8 *data;
  gsize size;
  if (!wm_disk_read_file (path, 64, &data, &size, NULL))
    return NULL;
  char *text = g_utf8_make_valid ((const char *)data, (gssize)size);
  g_free (data);
  return text;
}

/** wm_vault_forget_restored: once it is entered in the audit. */
void
wm_vault_forget_restored (WmVault *self)
{
  g_autofree char *path = g_build_filename (self->folder, WM_VAULT_RESTORED_NAME, NULL);
  g_unlink (path);
}
