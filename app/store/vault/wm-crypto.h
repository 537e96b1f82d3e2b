/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that calls libgcrypt for keys: random bytes, secure memory, Argon2id, HMAC subkeys,
 * sealed small values and X25519. (The two page ciphers are in wm-vfs-main.c and wm-vfs-block.c.) */
#pragma once
#include <gcrypt.h>
#include <gio/gio.h>

enum
{
  WM_KEY_SIZE = 32,    /* every data key, key half and derived key */
  WM_NONCE_SIZE = 12,  /* AES-GCM */
  WM_TAG_SIZE = 16,    /* AES-GCM */
  WM_SUBKEY_SIZE = 64, /* HMAC-SHA512 */
  WM_SALT_SIZE = 16,
  WM_ID_SIZE = 16,
  WM_SHA256_SIZE = 32,
};

typedef struct
{
  const void *data;
  gsize size;
} WmPart;

typedef struct
{
  guint32 passes;
  guint32 memory; /* KiB */
  guint32 lanes;
} WmKdfCost;

gboolean wm_crypto_init (void);
void wm_crypto_random (gpointer buffer, gsize size);
gpointer wm_secret_new (gsize size);
void wm_secret_free (gpointer secret);
typedef guint8 WmSecret;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmSecret, wm_secret_free)

gboolean wm_crypto_argon2id (const void *phrase, gsize phrase_size, const guint8 *salt, gsize salt_size,
                             const WmKdfCost *cost, guint8 *key);
gboolean wm_crypto_hmac (const guint8 *key, const WmPart *parts, guint n_parts, guint8 *subkey);
gboolean wm_crypto_subkey (const guint8 *data_key, const char *label, const guint8 *db_id, guint8 *subkey);
gboolean wm_crypto_seal (const guint8 *key, const guint8 *nonce, const WmPart *aad, const guint8 *clear,
                         gsize size, guint8 *sealed, guint8 *tag);
gboolean wm_crypto_unseal (const guint8 *key, const guint8 *nonce, const WmPart *aad, const guint8 *sealed,
                           gsize size, const guint8 *tag, guint8 *clear);
gboolean wm_crypto_pair_new (guint8 *private_half, guint8 *public_half);
gboolean wm_crypto_shared (const guint8 *private_half, const guint8 *public_half, guint8 *shared);
