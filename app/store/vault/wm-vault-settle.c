/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the key file in an open clinic, and the end of those that a crash interrupted. Which data key opens
 * the database says whether such a change had happened: its rename is the one moment that counts. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gstdio.h>
#include <string.h>

/* The opener's slot keeps its place unless others before it went. */
static void
take_keys (WmVault *self, const WmKeyfile *keys)
{
  guint8 id[WM_ID_SIZE];
  memcpy (id, self->keyfile->slots[self->slot].id, WM_ID_SIZE);
  memcpy (self->keyfile, keys, sizeof *keys);
  for (guint i = 0; i < keys->n_slots; i++)
    if (memcmp (keys->slots[i].id, id, WM_ID_SIZE) == 0)
      self->slot = i;
}

/**
 * _wm_vault_save_keys:
 * @keys: a changed copy of the vault's keys, the opener's slot among them
 *
 * Writes both key files as the next generation, and goes on with them. Failing, the vault goes on with what the
 * disk has, old or new.
 */
gboolean
_wm_vault_save_keys (WmVault *self, const WmKeyfile *keys, GError **error)
{
  g_autofree WmKeyfile *next = g_memdup2 (keys, sizeof *keys);
  g_autoptr (WmKeyfile) kept = NULL;

  next->generation = self->keyfile->generation + 1;
  if (wm_keyfile_save (next, self->folder, error))
    {
      take_keys (self, next);
      self->files = WM_KEYFILES_SAME;
      return TRUE;
    }
  kept = wm_keyfile_load_both (self->folder, &self->files, NULL);
  if (kept && kept->generation == next->generation)
    take_keys (self, kept);
  return FALSE;
}

/* Keeps what belongs to the data key that opened the database. Who has none of it was on the way out. */
static void
keep_epoch (WmKeyfile *keys, guint32 epoch)
{
  guint n = 0;
  for (guint i = 0; i < keys->n_slots; i++)
    {
      WmKeyslot slot = keys->slots[i];
      if (slot.keys[0].epoch != epoch)
        slot.keys[0] = slot.keys[1];
      memset (&slot.keys[1], 0, sizeof slot.keys[1]);
      if (slot.keys[0].epoch == epoch)
        keys->slots[n++] = slot;
    }
  memset (&keys->slots[n], 0, (keys->n_slots - n) * sizeof keys->slots[0]);
  keys->n_slots = n;
}

static gboolean
has_two_keys (const WmKeyfile *keys)
{
  for (guint i = 0; i < keys->n_slots; i++)
    if (keys->slots[i].keys[1].epoch != 0)
      return TRUE;
  return FALSE;
}

/* Removes what an interrupted change left beside the files that count. */
void
_wm_vault_remove_new (WmVault *self)
{
  static const char *const names[] = { WM_VAULT_NEW_DB_NAME, WM_VAULT_NEW_DB_NAME "-journal",
                                       WM_KEYFILE_NAME ".new", WM_KEYFILE_COPY_NAME ".new" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_unlink (path);
    }
}

/**
 * _wm_vault_settle:
 * @db: of @self, no act open
 *
 * Afterwards every slot holds the one data key that opens the database, and both key files are the same, unless
 * one is damaged: that stays for wm_vault_verify() to name.
 */
gboolean
_wm_vault_settle (WmVault *self, sqlite3 *db, GError **error)
{
  g_autofree WmKeyfile *keys = NULL;

  _wm_vault_remove_new (self);
  if (has_two_keys (self->keyfile))
    {
      keys = g_memdup2 (self->keyfile, sizeof *keys);
      keep_epoch (keys, self->epoch);
      return _wm_vault_save_keys (self, keys, error) && _wm_vault_slots_tidy (self, db, error);
    }
  if (self->files != WM_KEYFILES_COPY_OLDER)
    return TRUE;
  keys = g_memdup2 (self->keyfile, sizeof *keys);
  return _wm_vault_save_keys (self, keys, error);
}
