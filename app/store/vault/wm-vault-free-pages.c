/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite takes a page from its free list without keeping the old content in the journal: nothing was in it.
 * When power fails while such a page is written, the journal brings everything back but this page, which is
 * free again and torn. SQLite never reads it; but it no longer opens, and would look like damage for ever. So
 * free pages that don't open are written anew after a crash, and a backup puts zeros in their place. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-backup.h"

#include <string.h>

#include "wm-error.h"

/* The form of the free list: page 1 names the first trunk page; a trunk names the next one, and up to 1,014
 * leaves. */
#define FIRST_TRUNK_AT 32
#define MAX_LEAVES (WM_PAGE_TEXT / 4 - 2)

static guint32
number_at (const guint8 *bytes)
{
  guint32 big;
  memcpy (&big, bytes, sizeof big);
  return GUINT32_FROM_BE (big);
}

static void
take_leaves (const guint8 *trunk, guint32 pages, guint8 *is_free)
{
  guint32 n = MIN (number_at (trunk + 4), MAX_LEAVES);
  for (guint32 i = 0; i < n; i++)
    {
      guint32 leaf = number_at (trunk + 8 + 4 * i);
      if (leaf > 1 && leaf <= pages)
        is_free[leaf] = TRUE;
    }
}

/**
 * _wm_vault_free_leaves:
 * @pages: how many the database has
 *
 * Returns: (transfer full): one byte for each page number up to @pages: whether the page is free and holds
 * nothing; NULL with WM_ERROR_CORRUPT when the list itself can't be read
 */
guint8 *
_wm_vault_free_leaves (sqlite3 *db, guint32 pages, GError **error)
{
  g_autofree guint8 *is_free = g_malloc0 ((gsize)pages + 1);
  guint8 page[WM_PAGE_SIZE];
  guint32 trunk;

  if (!_wm_vault_read_page (db, 1, page, error))
    return NULL;
  trunk = number_at (page + FIRST_TRUNK_AT);
  for (guint32 i = 0; trunk > 1 && trunk <= pages && i < pages; i++)
    {
      if (!_wm_vault_read_page (db, trunk, page, error))
        return NULL;
      take_leaves (page, pages, is_free);
      trunk = number_at (page);
    }
  return g_steal_pointer (&is_free);
}

static gboolean
write_zeros (sqlite3_file *file, guint32 page)
{
  static const guint8 zeros[WM_PAGE_SIZE];
  return file->pMethods->xWrite (file, zeros, WM_PAGE_SIZE, (sqlite3_int64)(page - 1) * WM_PAGE_SIZE)
         == SQLITE_OK;
}

/**
 * _wm_vault_heal_free_pages:
 *
 * Called once after a journal was replayed, before anything else is written. Does nothing where the list or
 * the disk can't be read: then others will say so.
 */
void
_wm_vault_heal_free_pages (WmVault *self, sqlite3 *db)
{
  sqlite3_file *file = NULL;
  guint8 clear[WM_PAGE_SIZE];
  guint32 pages;
  gboolean wrote = FALSE;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || !_wm_vault_count_pages (self, db, &pages, NULL))
    return;
  g_autofree guint8 *is_free = _wm_vault_free_leaves (db, pages, NULL);
  for (guint32 page = 2; is_free && page <= pages; page++)
    {
      g_autoptr (GError) problem = NULL;
      if (is_free[page] && page != WM_LOCK_PAGE && !_wm_vault_read_page (db, page, clear, &problem)
          && g_error_matches (problem, WM_ERROR, WM_ERROR_CORRUPT))
        wrote = write_zeros (file, page) || wrote;
    }
  if (wrote)
    file->pMethods->xSync (file, SQLITE_SYNC_FULL);
}
