/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Scaffold until the encrypted vault stands behind the same header; removed by it. */
#include "wm-vault.h"

#include <sqlite3.h>

struct _WmVault
{
  char *folder, *person;
};

WmVault *
wm_vault_create (const char *folder, const char *person, const char *passphrase, char **recovery_code, GError **error)
{
  WmVault *v = g_new0 (WmVault, 1);
  g_mkdir_with_parents (folder, 0700);
  v->folder = g_strdup (folder);
  v->person = g_strdup (person);
  g_autofree char *path = g_build_filename (folder, "person", NULL);
  g_file_set_contents (path, person, -1, NULL);
  if (recovery_code)
    *recovery_code = g_strdup ("none");
  return v;
}

WmVault *
wm_vault_open (const char *folder, const char *person, const char *passphrase, GError **error)
{
  g_auto (GStrv) people = wm_vault_people (folder, error);
  return people ? wm_vault_create (folder, people[0], passphrase, NULL, error) : NULL;
}

WmVault *
wm_vault_open_recovery (const char *folder, const char *code, GError **error)
{
  return wm_vault_open (folder, NULL, code, error);
}

char **
wm_vault_people (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "person", NULL);
  char *name = NULL;
  if (!g_file_get_contents (path, &name, NULL, error))
    return NULL;
  char **people = g_new0 (char *, 2);
  people[0] = name;
  return people;
}

const char *wm_vault_get_person (WmVault *v) { return v->person; }
const char *wm_vault_get_folder (WmVault *v) { return v->folder; }

struct sqlite3 *
wm_vault_connect (WmVault *v, GError **error)
{
  sqlite3 *db = NULL;
  g_autofree char *path = g_build_filename (v->folder, "clinic.db", NULL);
  if (sqlite3_open (path, &db) == SQLITE_OK)
    sqlite3_exec (db, "PRAGMA foreign_keys=ON; PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA", NULL, NULL, NULL);
  return db;
}

gboolean wm_vault_check_passphrase (WmVault *v, const char *passphrase, GError **error) { return TRUE; }
gboolean wm_vault_backup (WmVault *v, struct sqlite3 *db, const char *file, GError **error) { return FALSE; }
gboolean wm_vault_restore (const char *file, const char *folder, GError **error) { return FALSE; }
gboolean wm_vault_verify (WmVault *v, struct sqlite3 *db, GError **error) { return TRUE; }

void
wm_vault_free (WmVault *v)
{
  g_free (v->folder);
  g_free (v->person);
  g_free (v);
}
