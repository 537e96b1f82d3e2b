/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a slot holds: a private half wrapped under a passphrase, and data keys sealed to the public half,
 * so that keys can be given to people who aren't present. */
#define G_LOG_DOMAIN "wm-keyslot"
#include "wm-keyfile.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"

#define WRAP_LABEL "waymark slot 1"
#define SEAL_LABEL "waymark data key 1"

typedef struct
{
  guint8 bytes[sizeof WRAP_LABEL + WM_ID_SIZE + WM_KEYSLOT_AAD_SIZE];
} WrapAad;

static WmPart
wrap_aad (WrapAad *aad, const WmKeyslot *slot, const guint8 *clinic_id)
{
  memcpy (aad->bytes, WRAP_LABEL, sizeof WRAP_LABEL);
  memcpy (aad->bytes + sizeof WRAP_LABEL, clinic_id, WM_ID_SIZE);
  wm_keyslot_write_aad (slot, aad->bytes + sizeof WRAP_LABEL + WM_ID_SIZE);
  return (WmPart){ aad->bytes, sizeof aad->bytes };
}

static gboolean
derive (const WmKeyslot *slot, const char *phrase, guint8 *key, GError **error)
{
  if (wm_crypto_argon2id (phrase, strlen (phrase), slot->salt, WM_SALT_SIZE, &slot->cost, key))
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_IO,
               _("Checking the passphrase needs %u MiB of free memory; close other programs and try again."),
               slot->cost.memory / 1024);
  return FALSE;
}

static gboolean
no_key (GError **error)
{
  g_set_error (error, WM_ERROR, WM_ERROR_IO, _("A key couldn’t be made on this system."));
  return FALSE;
}

/**
 * wm_keyslot_wrap:
 * @slot: with its id, kind, name and public half
 * @phrase: the passphrase or code
 * @private_half: of @slot
 *
 * From now on the private half can be had with @phrase only. What is sealed to the public half stays as it is.
 */
gboolean
wm_keyslot_wrap (WmKeyslot *slot, const guint8 *clinic_id, const char *phrase, const guint8 *private_half,
                 GError **error)
{
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE);
  WrapAad aad;

  slot->cost = wm_keyfile_default_cost ();
  wm_crypto_random (slot->salt, WM_SALT_SIZE);
  wm_crypto_random (slot->nonce, WM_NONCE_SIZE);
  if (!derive (slot, phrase, key, error))
    return FALSE;
  WmPart part = wrap_aad (&aad, slot, clinic_id);
  return wm_crypto_seal (key, slot->nonce, &part, private_half, WM_KEY_SIZE, slot->wrapped, slot->tag)
         || no_key (error);
}

/**
 * wm_keyslot_init:
 * @slot: zeroed
 * @name: of the person; NULL for the recovery code
 * @phrase: the passphrase or code
 * @private_half: (out): WM_KEY_SIZE bytes, secure memory
 *
 * Makes a fresh pair for @slot; later the private half can be had with @phrase only.
 */
gboolean
wm_keyslot_init (WmKeyslot *slot, const guint8 *clinic_id, WmKeyslotKind kind, const char *name,
                 const char *phrase, guint8 *private_half, GError **error)
{
  slot->kind = kind;
  g_strlcpy (slot->name, name ? name : "", sizeof slot->name);
  wm_crypto_random (slot->id, WM_ID_SIZE);
  if (!wm_crypto_pair_new (private_half, slot->public_half))
    return no_key (error);
  return wm_keyslot_wrap (slot, clinic_id, phrase, private_half, error);
}

/**
 * wm_keyslot_unlock:
 * @private_half: WM_KEY_SIZE bytes, secure memory
 *
 * Returns: FALSE with WM_ERROR_PASSPHRASE when @phrase doesn't open the slot as it stands in the file
 */
gboolean
wm_keyslot_unlock (const WmKeyslot *slot, const guint8 *clinic_id, const char *phrase, guint8 *private_half,
                   GError **error)
{
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE);
  WrapAad aad;
  WmPart part = wrap_aad (&aad, slot, clinic_id);

  if (*phrase && !derive (slot, phrase, key, error))
    return FALSE;
  if (*phrase
      && wm_crypto_unseal (key, slot->nonce, &part, slot->wrapped, WM_KEY_SIZE, slot->tag, private_half))
    return TRUE;
  if (slot->kind == WM_KEYSLOT_RECOVERY)
    g_set_error (error, WM_ERROR, WM_ERROR_PASSPHRASE, _("This recovery code doesn’t open this clinic."));
  else
    g_set_error (error, WM_ERROR, WM_ERROR_PASSPHRASE, _("The passphrase of %s is wrong."), slot->name);
  return FALSE;
}

/* The key that seals one data key for one slot: used once, so its nonce can be zero. */
static gboolean
sealing_key (const WmKeyslot *slot, const WmSealedKey *sealed, const guint8 *shared, guint8 *subkey)
{
  guint32 epoch = GUINT32_TO_LE (sealed->epoch);
  const WmPart parts[] = { { SEAL_LABEL, sizeof SEAL_LABEL },
                           { sealed->public_half, WM_KEY_SIZE },
                           { slot->public_half, WM_KEY_SIZE },
                           { slot->id, WM_ID_SIZE },
                           { &epoch, sizeof epoch } };
  return wm_crypto_hmac (shared, parts, G_N_ELEMENTS (parts), subkey);
}

/**
 * wm_keyslot_seal_key:
 * @place: below WM_KEYSLOT_KEYS
 * @epoch: number of the data key, not 0
 * @data_key: WM_KEY_SIZE bytes
 *
 * Gives @data_key to the holder of the slot, who needn't be present.
 */
gboolean
wm_keyslot_seal_key (WmKeyslot *slot, const guint8 *clinic_id, guint place, guint32 epoch,
                     const guint8 *data_key)
{
  g_autoptr (WmSecret) fresh = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) shared = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) key = wm_secret_new (WM_SUBKEY_SIZE);
  static const guint8 nonce[WM_NONCE_SIZE];
  const WmPart aad = { clinic_id, WM_ID_SIZE };
  WmSealedKey *sealed = &slot->keys[place];

  sealed->epoch = epoch;
  return wm_crypto_pair_new (fresh, sealed->public_half)
         && wm_crypto_shared (fresh, slot->public_half, shared) && sealing_key (slot, sealed, shared, key)
         && wm_crypto_seal (key, nonce, &aad, data_key, WM_KEY_SIZE, sealed->sealed, sealed->tag);
}

/* Opens what wm_keyslot_seal_key() sealed; FALSE when it was changed since. @data_key in secure memory. */
gboolean
wm_keyslot_open_key (const WmKeyslot *slot, const guint8 *clinic_id, guint place, const guint8 *private_half,
                     guint8 *data_key)
{
  g_autoptr (WmSecret) shared = wm_secret_new (WM_KEY_SIZE);
  g_autoptr (WmSecret) key = wm_secret_new (WM_SUBKEY_SIZE);
  static const guint8 nonce[WM_NONCE_SIZE];
  const WmPart aad = { clinic_id, WM_ID_SIZE };
  const WmSealedKey *sealed = &slot->keys[place];

  return sealed->epoch != 0 && wm_crypto_shared (private_half, sealed->public_half, shared)
         && sealing_key (slot, sealed, shared, key)
         && wm_crypto_unseal (key, nonce, &aad, sealed->sealed, WM_KEY_SIZE, sealed->tag, data_key);
}
