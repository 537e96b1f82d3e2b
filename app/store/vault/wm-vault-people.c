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
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
  return FALSE;
}

/* One data key: where an interrupted change left two, and the disk refused to settle it, it has to be settled first. */
static gboolean
own_data_key (WmVault *self, guint8 *data_key, GError **error)
{
  const WmKeyslot *slot = &self->keyfile->slots[self->slot];
  if (slot->keys[0].epoch != self->epoch || slot->keys[1].epoch != 0)
    g_set_error (error, WM_ERROR, WM_ERROR_BUSY,
                 _("A change of keys was interrupted and can’t be completed; free some space on the disk and open the clinic again."));
  else if (!wm_keyslot_open_key (slot, self->keyfile->clinic_id, 0, self->private_half, data_key))
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _("The key file of this clinic is damaged; restore the newest backup."));
  else
    return TRUE;
  return FALSE;
}

struct _WmVaultKey
{
  WmKeyslot slot;
  gboolean adds;
};

/* The opener's own pair under another passphrase, or a pair of its own with the clinic's data key. */
static gboolean
make_slot (WmVault *self, WmKeyslot *slot, const char *person, const char *passphrase, GError **error)
{
  const WmKeyslot *own = &self->keyfile->slots[self->slot];
  const guint8 *clinic_id = self->keyfile->clinic_id;
  g_autoptr (WmSecret) private_half = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) data_key = wm_secret_new (WM_KEY_SIZE);

  if (!own_data_key (self, data_key, error))
    return FALSE;
  if (own->kind == WM_KEYSLOT_PERSON && strcmp (own->name, person) == 0)
    {
      *slot = *own;
      return wm_keyslot_wrap (slot, clinic_id, passphrase, self->private_half, error)
             && slot_opens (slot, clinic_id, passphrase, data_key, error);
    }
  if (!wm_keyslot_init (slot, clinic_id, WM_KEYSLOT_PERSON, person, passphrase, private_half, error))
    return FALSE;
  if (wm_keyslot_seal_key (slot, clinic_id, 0, self->epoch, data_key))
    return slot_opens (slot, clinic_id, passphrase, data_key, error);
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
  return FALSE;
}

static gboolean
person_is_there (WmVault *self, const char *person, GError **error)
{
  if (_wm_vault_find_slot (self->keyfile, person) < self->keyfile->n_slots)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_NOT_FOUND, _("Nobody named “%s” can sign in to this clinic."), person);
  return FALSE;
}

/**
 * wm_vault_prepare_key:
 * @vault: connected; nothing else changes its people meanwhile
 * @person: who gets the key
 * @passphrase: at least 8 characters
 * @adds: whether the person is new
 *
 * Changes nothing. Takes as long as two key derivations, and may run in a thread of its own.
 * Returns: (transfer full): for wm_vault_apply_key(); NULL as wm_vault_may_add(), or WM_ERROR_NOT_FOUND
 */
WmVaultKey *
wm_vault_prepare_key (WmVault *self, const char *person, const char *passphrase, gboolean adds, GError **error)
{
  g_autoptr (WmVaultKey) key = g_new0 (WmVaultKey, 1);

  g_return_val_if_fail (self && person && passphrase, NULL);
  key->adds = adds;
  if (adds ? !wm_vault_may_add (self, person, passphrase, error)
           : !_wm_vault_passphrase_is_good (passphrase, error) || !person_is_there (self, person, error))
    return NULL;
  return make_slot (self, &key->slot, person, passphrase, error) ? g_steal_pointer (&key) : NULL;
}

void
wm_vault_key_free (WmVaultKey *key)
{
  g_free (key); /* nothing secret is in it */
}

/* Every act begins with one data key, and with nobody's public half exchanged. */
static gboolean
begin (WmVault *self, sqlite3 *db, GError **error)
{
  return _wm_vault_settle (self, db, error) && _wm_vault_slots_check (self, db, error);
}

static gboolean
key_still_fits (WmVault *self, const WmVaultKey *key, GError **error)
{
  if (key->adds && !name_is_free (self->keyfile, key->slot.name, error))
    return FALSE;
  if (!key->adds && !person_is_there (self, key->slot.name, error))
    return FALSE;
  if (key->slot.keys[0].epoch == self->epoch && self->keyfile->n_slots < WM_KEYFILE_MAX_SLOTS)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_BUSY, _("The clinic’s keys were changed meanwhile; try again."));
  return FALSE;
}

/**
 * wm_vault_apply_key:
 * @db: of @vault, with no transaction open
 *
 * Puts a prepared key into force. An older copy of the key file still opens with the older passphrase.
 * Returns: FALSE: WM_ERROR_CORRUPT (someone's public half was exchanged; it is named), BUSY, EXISTS, or of the disk
 */
gboolean
wm_vault_apply_key (WmVault *self, sqlite3 *db, const WmVaultKey *key, GError **error)
{
  g_autofree WmKeyfile *keys = NULL;
  guint place;
  gboolean known;

  g_return_val_if_fail (self && db && key, FALSE);
  if (!begin (self, db, error) || !key_still_fits (self, key, error))
    return FALSE;
  keys = g_memdup2 (self->keyfile, sizeof *keys);
  place = key->adds ? keys->n_slots++ : _wm_vault_find_slot (keys, key->slot.name);
  known = memcmp (keys->slots[place].id, key->slot.id, WM_ID_SIZE) == 0; /* the opener's own pair */
  keys->slots[place] = key->slot;
  if ((known || _wm_vault_slots_add (self, db, &key->slot, error)) && _wm_vault_save_keys (self, keys, error))
    return _wm_vault_slots_tidy (self, db, error);
  _wm_vault_slots_tidy (self, db, NULL);
  return FALSE;
}

static gboolean
prepare_and_apply (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, gboolean adds,
                   GError **error)
{
  g_autoptr (WmVaultKey) key = NULL;
  if (!begin (self, db, error))
    return FALSE;
  key = wm_vault_prepare_key (self, person, passphrase, adds, error);
  return key && wm_vault_apply_key (self, db, key, error);
}

/**
 * wm_vault_add_person:
 * @person: a name that nobody here has yet, at most 128 bytes
 *
 * wm_vault_prepare_key() and wm_vault_apply_key() in one.
 */
gboolean
wm_vault_add_person (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, GError **error)
{
  g_return_val_if_fail (self && db && person && passphrase, FALSE);
  return wm_vault_may_add (self, person, passphrase, error)
         && prepare_and_apply (self, db, person, passphrase, TRUE, error);
}

/**
 * wm_vault_set_passphrase:
 * @person: the opener, whose key is kept; or someone else, who gets a new one
 *
 * wm_vault_prepare_key() and wm_vault_apply_key() in one.
 */
gboolean
wm_vault_set_passphrase (WmVault *self, sqlite3 *db, const char *person, const char *passphrase, GError **error)
{
  g_return_val_if_fail (self && db && person && passphrase, FALSE);
  return prepare_and_apply (self, db, person, passphrase, FALSE, error);
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
      return g_strdup_printf (_("The key file’s copy %s is damaged or missing: copy %s there."),
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
