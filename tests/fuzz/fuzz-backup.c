/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup's container: as it is, and with the hash at its end set right, so that what stands behind that is reached. */
#include "fuzz.h"
#include "wm-vault-backup.h"

#include <gcrypt.h>
#include <glib/gstdio.h>

static void
check (const char *path, const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  gboolean whole = _wm_backup_check (path, &error);
  fuzz_expect_sentence (whole, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static char *path;
  if (path == NULL)
    {
      g_autofree char *top = g_dir_make_tmp ("waymark-fuzz-XXXXXX", NULL);
      path = g_build_filename (top, "backup", NULL);
    }
  wm_crypto_init ();
  check (path, data, size);
  if (size <= WM_SHA256_SIZE)
    return 0;
  g_autofree guint8 *right = g_memdup2 (data, size);
  gcry_md_hash_buffer (GCRY_MD_SHA256, right + size - WM_SHA256_SIZE, right, size - WM_SHA256_SIZE);
  check (path, right, size);
  return 0;
}
