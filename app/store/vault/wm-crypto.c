/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Key material through libgcrypt; nothing here reads or writes a file. Where libgcrypt 1.10 lacks memory it ends the program,
 * or in opening a curve goes on with what it didn't get: it offers no way back, so all we do is say one sentence first, and
 * what was committed is whole (tests/core/test-nth-fault.c). */
#define G_LOG_DOMAIN "wm-crypto"
#include "wm-crypto.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* One cipher handle in secure memory takes about 3 KiB; this holds 80 of them. */
#define SECURE_POOL (256 * 1024)

static gboolean memory_is_locked;

/* A core file that is written after all doesn't hold the pool of keys. Only the system knows where that lies. */
static void
keep_out_of_dumps (void)
{
  gpointer within = gcry_malloc_secure (1);
  FILE *maps = fopen ("/proc/self/maps", "re");
  char line[512];

  while (maps && fgets (line, sizeof line, maps))
    {
      gsize from, to;
      if (sscanf (line, "%zx-%zx ", &from, &to) == 2 && (gsize)within >= from && (gsize)within < to)
        madvise ((gpointer)from, to - from, MADV_DONTDUMP);
    }
  if (maps)
    fclose (maps);
  gcry_free (within);
}

/* Without memory of its own, since there may be none. libgcrypt ends the program afterwards. */
static void
say_fatal (gpointer data, int code, const char *text)
{
  static const char sentence[] = "Waymark has to end: the encryption library stopped, most likely since memory ran out. What was saved is kept; close other "
                                 "programs and open the clinic again.\n";
  gssize written = write (STDERR_FILENO, sentence, sizeof sentence - 1);
  (void)written;
}

static gpointer
init_once (gpointer data)
{
  gcry_set_fatalerror_handler (say_fatal, NULL);
  if (gcry_control (GCRYCTL_INITIALIZATION_FINISHED_P))
    return GINT_TO_POINTER (TRUE); /* another library was first; its pool serves us too */
  gcry_check_version (NULL);
  gcry_control (GCRYCTL_SUSPEND_SECMEM_WARN);
  /* When mlock fails, libgcrypt goes on with an unlocked pool: only this return value tells. */
  memory_is_locked = gcry_control (GCRYCTL_INIT_SECMEM, SECURE_POOL, 0) == 0;
  gcry_control (GCRYCTL_RESUME_SECMEM_WARN);
  gcry_control (GCRYCTL_INITIALIZATION_FINISHED, 0);
  keep_out_of_dumps ();
  if (!memory_is_locked)
    g_message ("Keys can't be kept out of swap on this system: locked memory is not available.");
  return GINT_TO_POINTER (TRUE);
}

/**
 * wm_crypto_init:
 *
 * Starts libgcrypt once; safe from any thread.
 * Returns: whether key memory is locked against swapping
 */
gboolean
wm_crypto_init (void)
{
  static GOnce once = G_ONCE_INIT;
  g_once (&once, init_once, NULL);
  return memory_is_locked;
}

void
wm_crypto_random (gpointer buffer, gsize size)
{
  wm_crypto_init ();
  gcry_randomize (buffer, size, GCRY_STRONG_RANDOM);
}

/**
 * wm_secret_new:
 * @size: bytes
 *
 * Returns: (transfer full): zeroed secure memory for wm_secret_free(), which wipes it
 */
gpointer
wm_secret_new (gsize size)
{
  wm_crypto_init ();
  return gcry_xcalloc_secure (1, size);
}

void
wm_secret_free (gpointer secret)
{
  gcry_free (secret); /* secure memory is wiped by libgcrypt before it is given back */
}

/**
 * wm_crypto_argon2id:
 * @cost: passes, memory in KiB, lanes; the caller has checked their bounds
 * @key: WM_KEY_SIZE bytes, secure memory
 *
 * Zero passes would make libgcrypt 1.10 return one constant for every passphrase without an error, and
 * memory of 2^32 KiB wraps around; both are refused here again.
 * Returns: FALSE when memory is lacking or the parameters are impossible
 */
gboolean
wm_crypto_argon2id (const void *phrase, gsize phrase_size, const guint8 *salt, gsize salt_size,
                    const WmKdfCost *cost, guint8 *key)
{
  const unsigned long parameters[] = { WM_KEY_SIZE, cost->passes, cost->memory, cost->lanes };
  gcry_kdf_hd_t handle;
  gboolean done;

  wm_crypto_init ();
  if (phrase_size == 0 || cost->passes == 0 || cost->lanes == 0 || cost->memory < 8 * cost->lanes)
    return FALSE;
  if (gcry_kdf_open (&handle, GCRY_KDF_ARGON2, GCRY_KDF_ARGON2ID, parameters, G_N_ELEMENTS (parameters),
                     phrase, phrase_size, salt, salt_size, NULL, 0, NULL, 0))
    return FALSE;
  done = gcry_kdf_compute (handle, NULL) == 0 && gcry_kdf_final (handle, WM_KEY_SIZE, key) == 0;
  gcry_kdf_close (handle);
  return done;
}

/**
 * wm_crypto_hmac:
 * @key: WM_KEY_SIZE bytes
 * @parts: what is hashed, in order; every part but the last has a fixed length
 * @subkey: WM_SUBKEY_SIZE bytes, secure memory
 *
 * HMAC-SHA512.
 */
gboolean
wm_crypto_hmac (const guint8 *key, const WmPart *parts, guint n_parts, guint8 *subkey)
{
  gcry_mac_hd_t handle;
  size_t size = WM_SUBKEY_SIZE;
  gboolean done;

  if (gcry_mac_open (&handle, GCRY_MAC_HMAC_SHA512, GCRY_MAC_FLAG_SECURE, NULL))
    return FALSE;
  done = gcry_mac_setkey (handle, key, WM_KEY_SIZE) == 0;
  for (guint i = 0; done && i < n_parts; i++)
    done = gcry_mac_write (handle, parts[i].data, parts[i].size) == 0;
  done = done && gcry_mac_read (handle, subkey, &size) == 0 && size == WM_SUBKEY_SIZE;
  gcry_mac_close (handle);
  return done;
}

/**
 * wm_crypto_subkey:
 * @data_key: WM_KEY_SIZE bytes
 * @label: which kind of file the key is for
 * @db_id: WM_ID_SIZE bytes
 * @subkey: WM_SUBKEY_SIZE bytes, secure memory
 *
 * One data key serves a database and its journal; each gets a key of its own.
 */
gboolean
wm_crypto_subkey (const guint8 *data_key, const char *label, const guint8 *db_id, guint8 *subkey)
{
  const WmPart parts[] = { { label, strlen (label) }, { db_id, WM_ID_SIZE } };
  return wm_crypto_hmac (data_key, parts, G_N_ELEMENTS (parts), subkey);
}

static gboolean
gcm_begin (gcry_cipher_hd_t *handle, const guint8 *key, const guint8 *nonce, const WmPart *aad)
{
  wm_crypto_init ();
  if (gcry_cipher_open (handle, GCRY_CIPHER_AES256, GCRY_CIPHER_MODE_GCM, GCRY_CIPHER_SECURE))
    return FALSE;
  if (gcry_cipher_setkey (*handle, key, WM_KEY_SIZE) == 0
      && gcry_cipher_setiv (*handle, nonce, WM_NONCE_SIZE) == 0
      && gcry_cipher_authenticate (*handle, aad->data, aad->size) == 0)
    return TRUE;
  gcry_cipher_close (*handle);
  return FALSE;
}

/* AES-256-GCM of a small value. */
gboolean
wm_crypto_seal (const guint8 *key, const guint8 *nonce, const WmPart *aad, const guint8 *clear, gsize size,
                guint8 *sealed, guint8 *tag)
{
  gcry_cipher_hd_t handle;
  if (!gcm_begin (&handle, key, nonce, aad))
    return FALSE;
  gboolean done = gcry_cipher_encrypt (handle, sealed, size, clear, size) == 0
                  && gcry_cipher_gettag (handle, tag, WM_TAG_SIZE) == 0;
  gcry_cipher_close (handle);
  return done;
}

/* Returns: FALSE when @key, @aad, @sealed or @tag isn't what it was; @clear is zero then. */
gboolean
wm_crypto_unseal (const guint8 *key, const guint8 *nonce, const WmPart *aad, const guint8 *sealed, gsize size,
                  const guint8 *tag, guint8 *clear)
{
  gcry_cipher_hd_t handle;
  if (!gcm_begin (&handle, key, nonce, aad))
    return FALSE;
  gboolean done = gcry_cipher_decrypt (handle, clear, size, sealed, size) == 0
                  && gcry_cipher_checktag (handle, tag, WM_TAG_SIZE) == 0;
  gcry_cipher_close (handle);
  if (!done)
    explicit_bzero (clear, size);
  return done;
}

/* A fresh X25519 pair; @private_half in secure memory. */
gboolean
wm_crypto_pair_new (guint8 *private_half, guint8 *public_half)
{
  wm_crypto_random (private_half, WM_KEY_SIZE);
  return gcry_ecc_mul_point (GCRY_ECC_CURVE25519, public_half, private_half, NULL) == 0;
}

/**
 * wm_crypto_shared:
 * @shared: WM_KEY_SIZE bytes, secure memory
 *
 * X25519.
 * Returns: FALSE for a public half of low order, whose shared secret would be zero for everyone
 */
gboolean
wm_crypto_shared (const guint8 *private_half, const guint8 *public_half, guint8 *shared)
{
  guint8 any = 0;
  wm_crypto_init ();
  if (gcry_ecc_mul_point (GCRY_ECC_CURVE25519, shared, private_half, public_half))
    return FALSE;
  for (gsize i = 0; i < WM_KEY_SIZE; i++)
    any |= shared[i];
  return any != 0;
}
