/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads every byte of a clinic's folder that matters and names what is damaged. */
#define G_LOG_DOMAIN "wm-vault"
#include "wm-vault-backup.h"

#include <glib/gi18n.h>
#include <string.h>

#include "wm-error.h"

#define NAMED_PAGES 5

/* Reads one page as it lies on the disk, past SQLite's cache. */
gboolean
_wm_vault_read_page (sqlite3 *db, guint32 page, guint8 *clear, GError **error)
{
  sqlite3_file *file = NULL;
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xRead (file, clear, WM_PAGE_SIZE, (sqlite3_int64)(page - 1) * WM_PAGE_SIZE);
  if (rc == SQLITE_OK)
    return TRUE;
  if (rc == SQLITE_IOERR_DATA || rc == SQLITE_IOERR_SHORT_READ)
    g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                 _("Page %u of clinic.db is damaged; restore the newest backup."), page);
  else
    _wm_vault_sqlite_error (error, db, rc, WM_VAULT_DB_NAME);
  return FALSE;
}

/**
 * _wm_vault_count_pages:
 *
 * Returns: FALSE with WM_ERROR_CORRUPT when clinic.db isn't as long as its first page says
 */
gboolean
_wm_vault_count_pages (WmVault *self, sqlite3 *db, guint32 *pages, GError **error)
{
  sqlite3_file *file = NULL;
  guint8 first[WM_PAGE_SIZE];
  sqlite3_int64 size = 0;
  guint32 count;
  int rc = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (rc == SQLITE_OK)
    rc = file->pMethods->xFileSize (file, &size);
  if (rc != SQLITE_OK)
    return _wm_vault_sqlite_error (error, db, rc, self->db_path);
  if (!_wm_vault_read_page (db, 1, first, error))
    return FALSE;
  memcpy (&count, first + 28, sizeof count); /* "the in-header database size", big-endian */
  *pages = GUINT32_FROM_BE (count);
  if ((guint64)size == (guint64)*pages * WM_PAGE_SIZE)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
               _("clinic.db has lost or gained a part of itself; restore the newest backup."));
  return FALSE;
}

static gboolean
verify_pages (WmVault *self, sqlite3 *db, GError **error)
{
  g_autoptr (GString) named = g_string_new (NULL);
  guint8 clear[WM_PAGE_SIZE];
  guint32 pages, n_damaged = 0;

  if (!_wm_vault_count_pages (self, db, &pages, error))
    return FALSE;
  for (guint32 page = 1; page <= pages; page++)
    {
      g_autoptr (GError) problem = NULL;
      if (page == WM_LOCK_PAGE || _wm_vault_read_page (db, page, clear, &problem))
        continue;
      if (!g_error_matches (problem, WM_ERROR, WM_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (n_damaged++ < NAMED_PAGES)
        g_string_append_printf (named, "%s%u", named->len ? ", " : "", page);
    }
  explicit_bzero (clear, sizeof clear);
  if (n_damaged == 0)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
               _("clinic.db is damaged: %u of %u pages can’t be read (%s%s); restore the newest backup."),
               n_damaged, pages, named->str, n_damaged > NAMED_PAGES ? " …" : "");
  return FALSE;
}

static gboolean
verify_structure (WmVault *self, sqlite3 *db, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (db, "PRAGMA integrity_check (1)", -1, &statement, NULL);
  gboolean whole = FALSE;

  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc == SQLITE_ROW)
    {
      g_autofree char *answer = g_utf8_make_valid ((const char *)sqlite3_column_text (statement, 0), -1);
      whole = strcmp (answer, "ok") == 0;
      g_strdelimit (answer, "\n", ' '); /* its list has a line for each fault */
      if (!whole)
        g_set_error (error, WM_ERROR, WM_ERROR_CORRUPT,
                     _("clinic.db is inconsistent (%s); restore the newest backup."), answer);
    }
  else
    _wm_vault_sqlite_error (error, db, rc, self->db_path);
  sqlite3_finalize (statement);
  return whole;
}

/**
 * wm_vault_verify:
 * @db: of @vault, with no transaction open
 *
 * Both key files, every page of the database, the people's keys against the database, and the database's
 * structure. Returns: FALSE with WM_ERROR_CORRUPT that names the damaged file, also where its copy would
 * serve
 */
gboolean
wm_vault_verify (WmVault *self, sqlite3 *db, GError **error)
{
  g_return_val_if_fail (self && db, FALSE);
  return wm_keyfile_verify (self->folder, self->keyfile, error) && verify_pages (self, db, error)
         && _wm_vault_slots_check (self, db, error) && verify_structure (self, db, error);
}
