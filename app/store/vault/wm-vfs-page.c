/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One sealed page: 4064 bytes of ciphertext | nonce 12 | epoch 4 | tag 16. The tag also covers the page's
 * number, so that a page can't be moved, the kind and the epoch, so that it can't be passed off. */
#define G_LOG_DOMAIN "wm-vfs"
#include "wm-vfs-private.h"

#include <string.h>
#include <unistd.h>

enum
{
  NONCE_AT = WM_PAGE_TEXT,
  EPOCH_AT = NONCE_AT + WM_NONCE_SIZE,
  TAG_AT = EPOCH_AT + 4,
  POOL = 64, /* nonces drawn at once */
};
G_STATIC_ASSERT (TAG_AT + WM_TAG_SIZE == WM_PAGE_SIZE);

struct _WmPageKey
{
  gcry_cipher_hd_t cipher;
  guint32 epoch;
  guint32 seals;
  /* Random nonces not used yet, and whose they are: after a fork two processes must not share them. */
  guint8 nonces[POOL][WM_NONCE_SIZE];
  guint n_nonces;
  pid_t owner;
};

WmPageKey *
_wm_page_key_from_subkey (const guint8 *subkey, guint32 epoch)
{
  WmPageKey *self = g_new0 (WmPageKey, 1);
  self->epoch = epoch;
  if (gcry_cipher_open (&self->cipher, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, GCRY_CIPHER_SECURE) == 0
      && gcry_cipher_setkey (self->cipher, subkey, WM_KEY_SIZE) == 0)
    return self;
  wm_page_key_free (self);
  return NULL;
}

/**
 * wm_page_key_new:
 *
 * The cipher of a database's pages outside SQLite, for backups.
 * Returns: (transfer full): NULL when secure memory is lacking
 */
WmPageKey *
wm_page_key_new (const guint8 *data_key, const guint8 *db_id, guint32 epoch)
{
  g_autoptr (WmSecret) subkey = wm_secret_new (WM_SUBKEY_SIZE);
  return wm_crypto_subkey (data_key, "main", db_id, subkey) ? _wm_page_key_from_subkey (subkey, epoch) : NULL;
}

void
wm_page_key_free (WmPageKey *self)
{
  if (!self)
    return;
  gcry_cipher_close (self->cipher);
  g_free (self);
}

static void
take_nonce (WmPageKey *self, guint8 *nonce)
{
  pid_t now = getpid ();
  if (self->n_nonces == 0 || self->owner != now)
    {
      wm_crypto_random (self->nonces, sizeof self->nonces);
      self->n_nonces = POOL;
      self->owner = now;
    }
  memcpy (nonce, self->nonces[--self->n_nonces], WM_NONCE_SIZE);
}

static gboolean
begin (WmPageKey *self, guint32 page, const guint8 *nonce)
{
  guint32 aad[3] = { GUINT32_TO_LE (page), GUINT32_TO_LE (WM_VFS_MAIN), GUINT32_TO_LE (self->epoch) };
  return gcry_cipher_reset (self->cipher) == 0 && gcry_cipher_setiv (self->cipher, nonce, WM_NONCE_SIZE) == 0
         && gcry_cipher_authenticate (self->cipher, aad, sizeof aad) == 0;
}

/**
 * wm_page_seal:
 * @page: its number in the database, from 1
 * @clear: WM_PAGE_SIZE bytes, of which the last WM_PAGE_RESERVE are zero
 * @sealed: WM_PAGE_SIZE bytes
 *
 * Random nonces are safe for 2^32 pages under one key; a file that sealed so many is closed and opened anew.
 */
gboolean
wm_page_seal (WmPageKey *self, guint32 page, const guint8 *clear, guint8 *sealed)
{
  const guint32 epoch = GUINT32_TO_LE (self->epoch);
  guint8 any = 0;

  for (gsize i = WM_PAGE_TEXT; i < WM_PAGE_SIZE; i++)
    any |= clear[i];
  if (any || self->seals == G_MAXUINT32)
    return FALSE;
  self->seals++;
  take_nonce (self, sealed + NONCE_AT);
  memcpy (sealed + EPOCH_AT, &epoch, sizeof epoch);
  return begin (self, page, sealed + NONCE_AT)
         && gcry_cipher_encrypt (self->cipher, sealed, WM_PAGE_TEXT, clear, WM_PAGE_TEXT) == 0
         && gcry_cipher_gettag (self->cipher, sealed + TAG_AT, WM_TAG_SIZE) == 0;
}

/* Returns: FALSE when a bit of the page isn't as it was sealed; @clear is zero then. */
gboolean
wm_page_open (WmPageKey *self, guint32 page, const guint8 *sealed, guint8 *clear)
{
  const guint32 epoch = GUINT32_TO_LE (self->epoch);
  gboolean done = memcmp (sealed + EPOCH_AT, &epoch, sizeof epoch) == 0
                  && begin (self, page, sealed + NONCE_AT)
                  && gcry_cipher_decrypt (self->cipher, clear, WM_PAGE_TEXT, sealed, WM_PAGE_TEXT) == 0
                  && gcry_cipher_checktag (self->cipher, sealed + TAG_AT, WM_TAG_SIZE) == 0;
  if (done)
    memset (clear + WM_PAGE_TEXT, 0, WM_PAGE_RESERVE);
  else
    memset (clear, 0, WM_PAGE_SIZE);
  return done;
}
