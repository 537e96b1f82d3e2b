/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may open the clinic: adding a person, and new passphrases. The database learns of a new public half before
 * the key file does, and forgets an old one after it: stopped at any point, the clinic opens for everyone it
 * opened for. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"

static guint
count_people (const WmKeyfile *keys)
{
  guint n = 0;
  for (guint i = 0; i < keys->n_slots; i++)
    n += keys->slots[i].kind == WM_KEYSLOT_PERSON;
  return n;
}

/* Names that look alike are one name. */
static char *
fold (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (normal, -1);
}

static gboolean
name_is_free (const WmKeyfile *keys, const char *person, GError **error)
{
  g_autofree char *wanted = fold (person);
  for (guint i = 0; i < keys->n_slots; i++)
    {
      g_autofree char *taken = fold (keys->slots[i].name);
      if (strcmp (taken, wanted) != 0)
        continue;
      g_set_error (error, WM_ERROR, WM_ERROR_EXISTS,
                   _("%s can sign in to this clinic already; give the new person another name."),
                   keys->slots[i].name);
      return FALSE;
    }
  return TRUE;
}

/**
 * wm_vault_may_add:
 *
 * Returns: FALSE when wm_vault_add_person() would refuse: WM_ERROR_INVALID (name, passphrase), EXISTS (name),
 * REFUSED (no more room)
 */
gboolean
wm_vault_may_add (WmVault *self, const char *person, const char *passphrase, GError **error)
{
  if (!_wm_vault_name_is_good (person, error) || !name_is_free (self->keyfile, person, error)
      || !_wm_vault_passphrase_is_good (passphrase, error))
    return FALSE;
  if (count_people (self->keyfile) < WM_VAULT_MAX_PEOPLE && self->keyfile->n_slots < WM_KEYFILE_MAX_SLOTS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_REFUSED,
               _("%d people can sign in to this clinic, and no more; take someone off first."),
               WM_VAULT_MAX_PEOPLE);
  return FALSE;
}

/* Before a slot counts it must open as its owner will open it. */
static gboolean
slot_opens (const WmKeyslot *slot, const guint8 *clinic_id, const char *phrase, const guint8 *data_key,
            GError **error)
{
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) opened = wm_secret_new (WM_KEY_SIZE);

  if (!wm_keyslot_unlock (slot, clinic_id, phrase, private_half, error))
    return FALSE;
  if (wm_keyslot_open_key (slot, clinic_id, 0, private_half, opened) && memcmp (opened, data_key, WM_KEY_SIZE) == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn't be made on this system."));
  return FALSE;
}

static gboolean
own_data_key (WmVault *self, guint8 *data_key, GError **error)
{
  if (wm_keyslot_open_key (&self->keyfile->slots[self->slot], self->keyfile->clinic_id, 0, self->private_half,
                           data_key))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
               _("The key file of this clinic is damaged; restore the newest backup."));
  return FALSE;
}

/* A slot with a pair of its own and the clinic's data key, known to the database. */
static gboolean
make_slot (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, WmKeyslot *slot,
           GError **error)
{
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  const guint8 *clinic_id = self->keyfile->clinic_id;

  if (!own_data_key (self, data_key, error)
      || !wm_keyslot_init (slot, clinic_id, WM_KEYSLOT_PERSON, person, passphrase, private_half, error))
    return FALSE;
  if (!wm_keyslot_seal_key (slot, clinic_id, 0, self->epoch, data_key))
    {
      g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn't be made on this system."));
      return FALSE;
    }
  return slot_opens (slot, clinic_id, passphrase, data_key, error)
         && _wm_vault_slots_add (self, db, slot, error);
}

/* Every act begins with one data key, and with nobody's public half exchanged. */
static gboolean
begin (WmVault *self, sqlite3 *db, GError **error)
{
  return _wm_vault_settle (self, db, error) && _wm_vault_slots_check (self, db, error);
}

/**
 * wm_vault_add_person:
 * @db: of @vault, with no transaction open
 * @person: a name that nobody here has yet, at most 128 bytes
 * @passphrase: at least 8 characters
 *
 * Takes as long as two key derivations.
 * Returns: FALSE as wm_vault_may_add(), or WM_ERROR_CORRUPT (someone's public half was exchanged; it is named),
 * or of the disk
 */
gboolean
wm_vault_add_person (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, GError **error)
{
  g_autofree WmKeyfile *keys = NULL;

  g_return_val_if_fail (self && db && person && passphrase, FALSE);
  if (!wm_vault_may_add (self, person, passphrase, error) || !begin (self, db, error))
    return FALSE;
  keys = g_memdup2 (self->keyfile, sizeof *keys);
  if (make_slot (self, db, person, passphrase, &keys->slots[keys->n_slots], error))
    {
      keys->n_slots++;
      if (_wm_vault_save_keys (self, keys, error))
        return TRUE;
    }
  _wm_vault_slots_tidy (self, db, NULL);
  return FALSE;
}

/* The opener's own: the private half under another passphrase; nothing else changes. */
static gboolean
rewrap (WmVault *self, WmKeyslot *slot, const char *passphrase, GError **error)
{
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);
  const guint8 *clinic_id = self->keyfile->clinic_id;
  return own_data_key (self, data_key, error)
         && wm_keyslot_wrap (slot, clinic_id, passphrase, self->private_half, error)
         && slot_opens (slot, clinic_id, passphrase, data_key, error);
}

/**
 * wm_vault_set_passphrase:
 * @db: of @vault, with no transaction open
 * @person: the opener, whose key is kept; or someone else, who gets a new one
 * @passphrase: at least 8 characters
 *
 * An older copy of the key file still opens with the older passphrase.
 * Returns: FALSE: WM_ERROR_INVALID (passphrase), NOT_FOUND, CORRUPT (someone's public half was exchanged; it is
 * named), or of the disk
 */
gboolean
wm_vault_set_passphrase (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, GError **error)
{
  g_autofree WmKeyfile *keys = NULL;
  WmKeyslot fresh = { 0 };
  guint place;

  g_return_val_if_fail (self && db && person && passphrase, FALSE);
  if (!_wm_vault_passphrase_is_good (passphrase, error) || !begin (self, db, error))
    return FALSE;
  keys = g_memdup2 (self->keyfile, sizeof *keys);
  place = _wm_vault_find_slot (keys, person);
  if (place == keys->n_slots)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("Nobody named “%s” can sign in to this clinic."), person);
      return FALSE;
    }
  if (place == self->slot)
    return rewrap (self, &keys->slots[place], passphrase, error) && _wm_vault_save_keys (self, keys, error);
  if (make_slot (self, db, person, passphrase, &fresh, error))
    {
      keys->slots[place] = fresh;
      if (_wm_vault_save_keys (self, keys, error))
        return _wm_vault_slots_tidy (self, db, error);
    }
  _wm_vault_slots_tidy (self, db, NULL);
  return FALSE;
}

/* The sentence about a key file that the other one stands in for; NULL: both are whole. (transfer full) */
char *
wm_vault_describe_keys (WmVault *self)
{
  switch (self->files)
    {
    case WM_KEYFILES_FIRST_BROKEN:
      return g_strdup_printf (_("The key file %s is damaged or missing; its copy %s opened the clinic: copy it there."),
                              WM_KEYFILE_NAME, WM_KEYFILE_COPY_NAME);
    case WM_KEYFILES_COPY_BROKEN:
      return g_strdup_printf (_("The key file's copy %s is damaged or missing: copy %s there."),
                              WM_KEYFILE_COPY_NAME, WM_KEYFILE_NAME);
    case WM_KEYFILES_SAME:
    case WM_KEYFILES_COPY_OLDER:
    case WM_KEYFILES_DIFFER:
      break;
    }
  return NULL;
}

/* Writes both key files anew from the one that opened the clinic. */
gboolean
wm_vault_repair_keys (WmVault *self, GError **error)
{
  g_autofree WmKeyfile *keys = g_memdup2 (self->keyfile, sizeof *keys);
  return _wm_vault_save_keys (self, keys, error);
}
