/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code that is printed once and kept in a drawer: six groups of five letters and digits, 125
 * random bits and 25 bits that tell a typing mistake from a wrong code. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-internal.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"

enum
{
  RANDOM_SIGNS = 25,
  CHECK_SIGNS = 5,
  SIGNS = RANDOM_SIGNS + CHECK_SIGNS,
  GROUP = 5,
};

/* Base 32 without I, L, O and U, which are misread on paper. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
put_check (const char *random_signs, char *check)
{
  guint8 hash[WM_SHA256_SIZE];
  gcry_md_hash_buffer (GCRY_MD_SHA256, hash, random_signs, RANDOM_SIGNS);
  for (guint i = 0; i < CHECK_SIGNS; i++)
    check[i] = alphabet[hash[i] % 32];
  explicit_bzero (hash, sizeof hash);
}

static char *
group (const char *signs)
{
  char *code = g_malloc0 (SIGNS + SIGNS / GROUP);
  char *at = code;
  for (guint i = 0; i < SIGNS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *at++ = '-';
      *at++ = signs[i];
    }
  return code;
}

/* Returns: (transfer full): a new code as it is printed */
char *
_wm_vault_code_new (void)
{
  guint8 random[RANDOM_SIGNS];
  char signs[SIGNS];
  char *code;

  wm_crypto_random (random, sizeof random);
  for (guint i = 0; i < RANDOM_SIGNS; i++)
    signs[i] = alphabet[random[i] % 32];
  put_check (signs, signs + RANDOM_SIGNS);
  code = group (signs);
  explicit_bzero (random, sizeof random);
  explicit_bzero (signs, sizeof signs);
  return code;
}

static char
sign_from_typed (char typed)
{
  char c = g_ascii_toupper (typed);
  if (c == 'O')
    return '0';
  if (c == 'I' || c == 'L')
    return '1';
  return c && strchr (alphabet, c) ? c : '\0';
}

/**
 * _wm_vault_code_normalize:
 * @typed: in capital or small letters, with hyphens, spaces or neither; O and I may stand for 0 and 1
 *
 * Returns: (transfer full): the code as it was printed; NULL with WM_ERROR_PASSPHRASE when it was mistyped
 */
char *
_wm_vault_code_normalize (const char *typed, GError **error)
{
  char signs[SIGNS];
  char check[CHECK_SIGNS];
  guint n = 0;
  gboolean right = TRUE;
  char *code = NULL;

  for (const char *p = typed; *p && right; p++)
    {
      char sign = sign_from_typed (*p);
      if (*p == '-' || g_ascii_isspace (*p))
        continue;
      right = sign != '\0' && n < SIGNS;
      if (right)
        signs[n++] = sign;
    }
  if (right && n == SIGNS)
    {
      put_check (signs, check);
      if (memcmp (check, signs + RANDOM_SIGNS, CHECK_SIGNS) == 0)
        code = group (signs);
    }
  explicit_bzero (signs, sizeof signs);
  if (!code)
    g_set_error (error, WM_ERROR, WM_ERROR_PASSPHRASE,
                 _("The recovery code is mistyped: it has six groups of five letters and digits."));
  return code;
}
