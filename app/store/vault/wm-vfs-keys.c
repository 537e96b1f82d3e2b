/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which database opens with which key. Keys never travel in file names, URIs or SQL. */
#include "wm-vfs-private.h"

#include <string.h>

static GMutex mutex;
static GHashTable *table; /* full path -> WmVfsKeys */

static void
keys_free (gpointer data)
{
  WmVfsKeys *keys = data;
  wm_secret_free (keys->main_key);
  wm_secret_free (keys->journal_key);
  g_free (keys);
}

/**
 * wm_vfs_set_key:
 * @full_path: of the database, without symbolic links
 * @data_key: WM_KEY_SIZE bytes; only keys derived from it are kept
 * @db_id: WM_ID_SIZE bytes
 * @epoch: number of the data key
 *
 * Lets SQLite open @full_path and its journal. Returns: FALSE when secure memory is lacking
 */
gboolean
wm_vfs_set_key (const char *full_path, const guint8 *data_key, const guint8 *db_id, guint32 epoch)
{
  WmVfsKeys *keys = g_new0 (WmVfsKeys, 1);
  keys->main_key = wm_secret_new (WM_SUBKEY_SIZE);
  keys->journal_key = wm_secret_new (WM_SUBKEY_SIZE);
  keys->epoch = epoch;
  if (!wm_crypto_subkey (data_key, "main", db_id, keys->main_key)
      || !wm_crypto_subkey (data_key, "journal", db_id, keys->journal_key))
    {
      keys_free (keys);
      return FALSE;
    }
  g_mutex_lock (&mutex);
  if (!table)
    table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, keys_free);
  g_hash_table_replace (table, g_strdup (full_path), keys);
  g_mutex_unlock (&mutex);
  return TRUE;
}

void
wm_vfs_forget_key (const char *full_path)
{
  g_mutex_lock (&mutex);
  if (table)
    g_hash_table_remove (table, full_path);
  g_mutex_unlock (&mutex);
}

/* Makes ciphers for one open file; either may be NULL. FALSE when the path has no key. */
gboolean
_wm_vfs_keys_open (const char *full_path, WmPageKey **page_key, WmBlockKey **block_key)
{
  gboolean done;
  g_mutex_lock (&mutex);
  const WmVfsKeys *keys = table ? g_hash_table_lookup (table, full_path) : NULL;
  done = keys != NULL;
  if (done && page_key)
    done = (*page_key = _wm_page_key_from_subkey (keys->main_key, keys->epoch)) != NULL;
  if (done && block_key)
    done = (*block_key = _wm_block_key_new (keys->journal_key, WM_VFS_JOURNAL)) != NULL;
  g_mutex_unlock (&mutex);
  return done;
}
