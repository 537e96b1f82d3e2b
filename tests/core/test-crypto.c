/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Known answers for every cipher the vault uses, and one sealed page from all sides. */
#include "wm-vfs-private.h"

#include <string.h>

static guint8 *
from_hex (const char *hex, guint8 *bytes)
{
  for (gsize i = 0; hex[2 * i]; i++)
    bytes[i] = (guint8)(g_ascii_xdigit_value (hex[2 * i]) * 16 + g_ascii_xdigit_value (hex[2 * i + 1]));
  return bytes;
}

static void
assert_hex (const guint8 *bytes, const char *hex)
{
  guint8 expected[256];
  from_hex (hex, expected);
  g_assert_cmpint (memcmp (bytes, expected, strlen (hex) / 2), ==, 0);
}

/* RFC 9106, section 5.3: with secret and associated data, which our slots don't use. */
static void
test_argon2id_rfc (void)
{
  const unsigned long parameters[] = { 32, 3, 32, 4 };
  guint8 password[32], salt[16], secret[8], ad[12], out[32];
  gcry_kdf_hd_t handle;

  wm_crypto_init ();
  memset (password, 1, sizeof password);
  memset (salt, 2, sizeof salt);
  memset (secret, 3, sizeof secret);
  memset (ad, 4, sizeof ad);
  g_assert_cmpuint (gcry_kdf_open (&handle, GCRY_KDF_ARGON2, GCRY_KDF_ARGON2ID, parameters, 4, password, 32,
                                   salt, 16, secret, 8, ad, 12),
                    ==, 0);
  g_assert_cmpuint (gcry_kdf_compute (handle, NULL), ==, 0);
  g_assert_cmpuint (gcry_kdf_final (handle, 32, out), ==, 0);
  gcry_kdf_close (handle);
  assert_hex (out, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

/* The reference implementation's own test: 2 passes, 64 MiB, 1 lane. */
static void
test_argon2id_ours (void)
{
  const WmKdfCost cost = { 2, 65536, 1 };
  g_autoptr (WmSecret) key = wm_secret_new (WM_KEY_SIZE);
  g_assert_true (wm_crypto_argon2id ("password", 8, (const guint8 *)"somesalt", 8, &cost, key));
  assert_hex (key, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
}

static void
test_argon2id_refuses (void)
{
  const WmKdfCost none[] = { { 0, 65536, 1 }, { 2, 65536, 0 }, { 2, 7, 1 } };
  guint8 key[WM_KEY_SIZE];
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (wm_crypto_argon2id ("password", 8, (const guint8 *)"somesalt", 8, &none[i], key));
  g_assert_false (wm_crypto_argon2id ("", 0, (const guint8 *)"somesalt", 8, &(WmKdfCost){ 1, 64, 1 }, key));
}

/* RFC 7748, section 5.2. */
static void
test_x25519 (void)
{
  guint8 scalar[32], point[32], shared[32], zero[32] = { 0 };
  from_hex ("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4", scalar);
  from_hex ("e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c", point);
  g_assert_true (wm_crypto_shared (scalar, point, shared));
  assert_hex (shared, "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552");
  g_assert_false (wm_crypto_shared (scalar, zero, shared));
}

static void
test_pair (void)
{
  guint8 mine[32], my_public[32], yours[32], your_public[32], one[32], two[32];
  g_assert_true (wm_crypto_pair_new (mine, my_public));
  g_assert_true (wm_crypto_pair_new (yours, your_public));
  g_assert_true (wm_crypto_shared (mine, your_public, one));
  g_assert_true (wm_crypto_shared (yours, my_public, two));
  g_assert_cmpmem (one, 32, two, 32);
}

/* Computed with another program: HMAC-SHA512 (00 01 ... 1f, label || ab x 16). */
static void
test_subkeys (void)
{
  guint8 data_key[32], db_id[16], subkey[64];
  for (guint8 i = 0; i < 32; i++)
    data_key[i] = i;
  memset (db_id, 0xab, sizeof db_id);
  g_assert_true (wm_crypto_subkey (data_key, "main", db_id, subkey));
  assert_hex (subkey, "313cfcb2e106d7e61b267c4a522ece2840c9cd5344b05996a6b7cfb036afbed2"
                      "e8e3a45713ee474637f9596f1e2a47b879c57c70bd327d5ae342bf78aa74b31a");
  g_assert_true (wm_crypto_subkey (data_key, "journal", db_id, subkey));
  assert_hex (subkey, "fc4744189077962fbebfa73e90e597dbad2997ac15a9ba364646765f926ea6b5"
                      "f970f555c37eb025d82e77a8358b45b72f167c846f07a34a8b782a2850957357");
}

/* The GCM specification's test case 16. */
static void
test_gcm (void)
{
  guint8 key[32], nonce[12], aad[20], clear[60], sealed[60], tag[16], again[60];
  const WmPart part = { aad, sizeof aad };

  from_hex ("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", key);
  from_hex ("cafebabefacedbaddecaf888", nonce);
  from_hex ("feedfacedeadbeeffeedfacedeadbeefabaddad2", aad);
  from_hex ("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
            "b16aedf5aa0de657ba637b39",
            clear);
  g_assert_true (wm_crypto_seal (key, nonce, &part, clear, 60, sealed, tag));
  assert_hex (
      sealed,
      "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
      "c5f61e6393ba7a0abcc9f662");
  assert_hex (tag, "76fc6ece0f4e1768cddf8853bb2d551b");
  g_assert_true (wm_crypto_unseal (key, nonce, &part, sealed, 60, tag, again));
  g_assert_cmpmem (again, 60, clear, 60);
  aad[0] ^= 1;
  g_assert_false (wm_crypto_unseal (key, nonce, &part, sealed, 60, tag, again));
}

/* IEEE 1619, vector 10: its first four units, read at once and from the middle. */
static void
test_xts (void)
{
  static const char sealed[] = "1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b"
                               "5d31e276f8fe4a8d66b317f9ac683f44680a86ac35adfc3345befecb4bb188fd";
  guint8 subkey[64], bytes[WM_PAGE_SIZE] = { 0 };
  WmBlockKey *key;

  wm_crypto_init ();
  from_hex ("2718281828459045235360287471352662497757247093699959574966967627"
            "3141592653589793238462643383279502884197169399375105820974944592",
            subkey);
  key = _wm_block_key_new (subkey, (WmVfsKind)0);
  g_assert_true (_wm_block_open (key, 0xff, 0, 64, from_hex (sealed, bytes)));
  for (guint8 i = 0; i < 64; i++)
    g_assert_cmpuint (bytes[i], ==, i);
  from_hex (sealed, bytes);
  g_assert_true (_wm_block_open (key, 0xff, 32, 48, bytes));
  for (guint8 i = 32; i < 48; i++)
    g_assert_cmpuint (bytes[i], ==, i);
  _wm_block_key_free (key);

  key = _wm_block_key_new (subkey, WM_VFS_JOURNAL); /* the kind is part of the tweak */
  from_hex (sealed, bytes);
  g_assert_true (_wm_block_open (key, 0xff, 0, 16, bytes));
  g_assert_cmpuint (bytes[0] | bytes[1], !=, 1);
  _wm_block_key_free (key);
}

static WmPageKey *
page_key (guint32 epoch)
{
  guint8 data_key[32] = { 7 }, db_id[16] = { 9 };
  return wm_page_key_new (data_key, db_id, epoch);
}

static void
test_page (void)
{
  g_autoptr (WmPageKey) key = page_key (1);
  g_autoptr (WmPageKey) later = page_key (2);
  guint8 clear[WM_PAGE_SIZE] = "a page", sealed[WM_PAGE_SIZE], again[WM_PAGE_SIZE], second[WM_PAGE_SIZE];

  g_assert_true (wm_page_seal (key, 5, clear, sealed));
  g_assert_true (wm_page_seal (key, 5, clear, second));
  g_assert_true (memcmp (sealed, second, WM_PAGE_TEXT) != 0); /* a fresh nonce each time */
  g_assert_true (wm_page_open (key, 5, sealed, again));
  g_assert_cmpmem (again, WM_PAGE_SIZE, clear, WM_PAGE_SIZE);
  g_assert_false (wm_page_open (key, 6, sealed, again)); /* elsewhere */
  g_assert_false (wm_page_open (later, 5, sealed, again));
  for (guint i = 0; i < WM_PAGE_SIZE; i++)
    {
      sealed[i] ^= (guint8)(1u << (i % 8));
      g_assert_false (wm_page_open (key, 5, sealed, again));
      sealed[i] ^= (guint8)(1u << (i % 8));
    }
  g_assert_true (wm_page_open (key, 5, sealed, again));
  clear[WM_PAGE_SIZE - 1] = 1; /* the reserved bytes aren't SQLite's to fill */
  g_assert_false (wm_page_seal (key, 5, clear, sealed));
}

/* One sentence before libgcrypt ends the program. */
static void
test_no_memory (void)
{
  if (g_test_subprocess ())
    {
      wm_crypto_init ();
      gcry_xmalloc (G_MAXSSIZE);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*What was saved is kept; close other programs and open the clinic again.*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/crypto/argon2id-rfc", test_argon2id_rfc);
  g_test_add_func ("/store/crypto/argon2id", test_argon2id_ours);
  g_test_add_func ("/store/crypto/argon2id-refuses", test_argon2id_refuses);
  g_test_add_func ("/store/crypto/no-memory", test_no_memory);
  g_test_add_func ("/store/crypto/x25519", test_x25519);
  g_test_add_func ("/store/crypto/pair", test_pair);
  g_test_add_func ("/store/crypto/subkeys", test_subkeys);
  g_test_add_func ("/store/crypto/gcm", test_gcm);
  g_test_add_func ("/store/crypto/xts", test_xts);
  g_test_add_func ("/store/crypto/page", test_page);
  return g_test_run ();
}
