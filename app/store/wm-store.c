/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and closing a clinic's store; acts; drafts. */
#define G_LOG_DOMAIN "wm-store"
#include "wm-store-private.h"

#include <malloc.h>
#include <time.h>

/* An SQLite code as one sentence. */
static GError *
explain (sqlite3 *db, int rc, const char *what)
{
  static const struct { int rc, code; const char *text; } known[] = {
    { SQLITE_FULL, WM_ERROR_NO_SPACE, "The disk is full. Nothing was changed; make room and try again." },
    { SQLITE_READONLY, WM_ERROR_READ_ONLY, "The clinic’s folder can’t be written. Nothing was changed; check its permissions." },
    { SQLITE_BUSY, WM_ERROR_BUSY, "This clinic is open in another window or program; close it there first." },
    { SQLITE_LOCKED, WM_ERROR_BUSY, "The clinic is busy with other work. Try again in a moment." },
    { SQLITE_CORRUPT, WM_ERROR_CORRUPT, "The clinic’s database clinic.db is damaged. Restore the newest backup." },
    { SQLITE_NOTADB, WM_ERROR_CORRUPT, "The clinic’s database clinic.db can’t be read with this key. Restore the newest backup." },
    { SQLITE_IOERR, WM_ERROR_IO, "The clinic’s database can’t be read or written. Nothing was changed; check the disk." },
    { SQLITE_CANTOPEN, WM_ERROR_IO, "The clinic’s database can’t be opened. Check the folder and the disk." },
    { SQLITE_NOMEM, WM_ERROR_IO, "There is not enough memory. Nothing was changed; close other programs and try again." },
    { SQLITE_CONSTRAINT, WM_ERROR_INVALID, NULL },
  };
  if (rc == SQLITE_IOERR_DATA || (db && sqlite3_extended_errcode (db) == SQLITE_IOERR_DATA)) /* a page failed its seal */
    rc = SQLITE_CORRUPT;
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].rc == (rc & 0xff) && known[i].text)
      return g_error_new_literal (WM_ERROR, known[i].code, known[i].text);
  if ((rc & 0xff) == SQLITE_CONSTRAINT)
    return g_error_new (WM_ERROR, WM_ERROR_INVALID, "The %s can’t be stored: a value is missing, out of range, "
                        "taken already, or points to something that is gone. Nothing was changed.", what);
  return g_error_new (WM_ERROR, WM_ERROR_IO, "The %s can’t be read or stored (code %d). Nothing was changed.", what, rc);
}

/** _wm_store_fail: the one way by which a statement's failure leaves the store; returns FALSE for the caller to return. */
gboolean
_wm_store_fail (WmStore *self, int rc, const char *what, GError **error)
{
  g_clear_error (&self->fault);
  self->fault = explain (self->db, rc, what);
  self->n_faults++;
  if (error)
    g_propagate_error (error, g_error_copy (self->fault));
  else if (self->watch)
    self->watch (self->fault->message, self->watch_data);
  return FALSE;
}

/** wm_store_watch_faults: @func is told what couldn't be read or written wherever a caller takes no error. */
void
wm_store_watch_faults (WmStore *self, WmFaultFunc func, gpointer data)
{
  self->watch = func;
  self->watch_data = data;
}

/** wm_store_count_faults: how many statements have failed so far; see wm_store_read_whole(). */
guint
wm_store_count_faults (WmStore *self)
{
  return self->n_faults;
}

/**
 * wm_store_read_whole:
 * @before: what wm_store_count_faults() said before
 *
 * For who gathers from many reads, so that what couldn't be read never looks like what isn't there.
 * Returns: whether none failed since; else the newest fault is the error.
 */
gboolean
wm_store_read_whole (WmStore *self, guint before, GError **error)
{
  if (self->n_faults == before)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->fault));
  return FALSE;
}

/**
 * _wm_store_prepare:
 *
 * Returns: (transfer none): the statement, reset and without bindings. Where it is still being read, as when a
 * query's callback runs the same query, a twin is prepared under the same text and a blank.
 */
sqlite3_stmt *
_wm_store_prepare (WmStore *self, const char *sql, GError **error)
{
  if (self->db == NULL) /* see wm_store_end_rotation() */
    {
      _wm_store_fail (self, SQLITE_CANTOPEN, "clinic", error);
      return NULL;
    }
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  if (statement && sqlite3_stmt_busy (statement))
    {
      g_autofree char *twin = g_strconcat (sql, " ", NULL);
      return _wm_store_prepare (self, twin, error);
    }
  if (statement)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  int rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      g_warning ("statement can't be prepared: code %d", rc);
      _wm_store_fail (self, rc, "statement", error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/** _wm_store_run: one statement that returns no rows. */
gboolean
_wm_store_run (WmStore *self, sqlite3_stmt *statement, const char *what, GError **error)
{
  int rc = sqlite3_step (statement);
  sqlite3_reset (statement);
  return rc == SQLITE_DONE || rc == SQLITE_ROW ? TRUE : _wm_store_fail (self, rc, what, error);
}

/** _wm_store_exec: fixed SQL without parameters. */
gboolean
_wm_store_exec (WmStore *self, const char *sql, GError **error)
{
  int rc = self->db ? sqlite3_exec (self->db, sql, NULL, NULL, NULL) : SQLITE_CANTOPEN;
  return rc == SQLITE_OK ? TRUE : _wm_store_fail (self, rc, "clinic", error);
}

/** _wm_store_now: Returns: (transfer full): the real time in UTC, for stamps. */
char *
_wm_store_now (void)
{
  static _Thread_local time_t second = -1; /* many records are entered within one */
  static _Thread_local char text[32];
  time_t now = time (NULL);
  struct tm parts;
  if (now == second)
    return g_strdup (text);
  second = now;
  gmtime_r (&now, &parts);
  strftime (text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return g_strdup (text);
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

#define CLOCK_SLACK 300 /* seconds that a clock may be set back without a word, as time services do */

/* What to say where the newest entry is of a time to come. The audit orders by number and backups too, so nothing is lost;
 * but dates that the clock gives would be wrong. It never refuses: a clock that was ahead must not lock a clinic. */
static char *
describe_clock (WmStore *self)
{
  char *text = NULL;
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT at FROM audit_entry ORDER BY n DESC LIMIT 1", NULL);
  if (s && sqlite3_step (s) == SQLITE_ROW)
    {
      const char *at = (const char *) sqlite3_column_text (s, 0);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
      g_autoptr (GDateTime) newest = g_date_time_new_from_iso8601 (at, utc), now = g_date_time_new_now (utc);
      if (newest && g_date_time_difference (newest, now) > CLOCK_SLACK * G_TIME_SPAN_SECOND)
        text = g_strdup_printf ("This computer’s clock is set to an earlier time than the clinic was last used at (%s); "
                                "check date and time before you go on.", at);
    }
  if (s)
    sqlite3_reset (s);
  return text;
}

/** _wm_store_start: @vault (transfer full) (nullable) */
WmStore *
_wm_store_start (WmVault *vault, GError **error)
{
  if (vault == NULL)
    return NULL;
  g_autoptr (WmStore) self = g_new0 (WmStore, 1);
  self->vault = vault;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize);
  self->inserts = g_hash_table_new (NULL, NULL);
  self->saved = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->db = wm_vault_connect (vault, error);
  if (self->db == NULL || !_wm_store_migrate (self, error) || !_wm_audit_load_head (self, error))
    return NULL;
  self->clock_problem = describe_clock (self);
  return g_steal_pointer (&self);
}

/**
 * wm_store_create:
 * @recovery_code: (out) (transfer full): shown once, opens the clinic when every passphrase is lost
 *
 * Returns: (transfer full) (nullable): a new, empty, encrypted store in @folder, which must be empty or
 * missing; @person can sign in with @passphrase.
 */
WmStore *
wm_store_create (const char *folder, const char *person, const char *passphrase, char **recovery_code, GError **error)
{
  return _wm_store_start (wm_vault_create (folder, person, passphrase, recovery_code, error), error);
}

/** wm_store_open: Returns: (transfer full) (nullable): the store, migrated to this program's schema. */
WmStore *
wm_store_open (const char *folder, const char *person, const char *passphrase, GError **error)
{
  return _wm_store_start (wm_vault_open (folder, person, passphrase, error), error);
}

/** wm_store_open_recovery: as wm_store_open() with the printed recovery code. */
WmStore *
wm_store_open_recovery (const char *folder, const char *code, GError **error)
{
  return _wm_store_start (wm_vault_open_recovery (folder, code, error), error);
}

/** wm_store_close: rolls an open act back, forgets the keys. */
void
wm_store_close (WmStore *self)
{
  if (self->user)
    wm_store_rollback (self);
  g_hash_table_destroy (self->inserts);
  g_hash_table_destroy (self->statements);
  g_hash_table_destroy (self->saved);
  if (self->db)
    sqlite3_close (self->db);
  wm_vault_free (self->vault);
  g_free (self->clock_problem);
  g_clear_error (&self->fault);
  g_free (self);
}

/** wm_store_describe_clock: Returns: (nullable): one sentence where the clock was set back since the clinic was last used. */
const char *
wm_store_describe_clock (WmStore *self)
{
  return self->clock_problem;
}

/** wm_store_people: Returns: (transfer full): who may sign in, read without any key. */
char **
wm_store_people (const char *folder, GError **error)
{
  return wm_vault_people (folder, error);
}

const char *
wm_store_get_person (WmStore *self)
{
  return wm_vault_get_person (self->vault);
}

const char *
wm_store_get_folder (WmStore *self)
{
  return wm_vault_get_folder (self->vault);
}

/** wm_store_check_passphrase: whether the signed-in person's passphrase is @passphrase. */
gboolean
wm_store_check_passphrase (WmStore *self, const char *passphrase, GError **error)
{
  return wm_vault_check_passphrase (self->vault, passphrase, error);
}

/**
 * wm_store_begin:
 * @user: who acts, for the audit
 * @act: a word for what is done: "save plan"
 *
 * Opens the one transaction of an act. Acts don't nest.
 */
gboolean
wm_store_begin (WmStore *self, const char *user, const char *act, GError **error)
{
  g_return_val_if_fail (self->user == NULL, FALSE);
  if (!_wm_store_exec (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (self->last_entry < 0 && !_wm_audit_load_head (self, error))
    {
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  self->user = g_strdup (user);
  self->act = g_strdup (act);
  return TRUE;
}

static void
end_act (WmStore *self)
{
  g_hash_table_remove_all (self->saved);
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->act, g_free);
}

/** wm_store_expect_bulk: keeps 128 MB of pages at hand instead of two while very many records are entered, whose indexes
 * would be read and unsealed again for each act; then %FALSE, which gives them back. */
void
wm_store_expect_bulk (WmStore *self, gboolean bulk)
{
  _wm_store_exec (self, bulk ? "PRAGMA cache_size = -131072" : "PRAGMA cache_size = -2000", NULL);
  if (!bulk)
    wm_store_give_memory_back (self);
}

/** wm_store_give_memory_back: that of all pages, and what else is free, once very many records were read or entered. */
void
wm_store_give_memory_back (WmStore *self)
{
  if (self->db)
    sqlite3_db_release_memory (self->db);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/** wm_store_commit: makes the act durable; its records now count as stored. Failing, it is rolled back. */
gboolean
wm_store_commit (WmStore *self, GError **error)
{
  g_return_val_if_fail (self->user != NULL, FALSE);
  if (!_wm_audit_store_head (self, error) || !_wm_store_exec (self, "COMMIT", error))
    {
      wm_store_rollback (self);
      return FALSE;
    }
  self->stored_entry = self->last_entry;
  GHashTableIter iter;
  gpointer record;
  g_hash_table_iter_init (&iter, self->saved);
  while (g_hash_table_iter_next (&iter, &record, NULL))
    wm_record_mark_stored (record);
  end_act (self);
  return TRUE;
}

/** wm_store_rollback: as if the act had never begun; the records keep what was typed. */
void
wm_store_rollback (WmStore *self)
{
  if (self->db && !sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  end_act (self);
  _wm_audit_load_head (self, NULL);
}

/**
 * wm_store_put_draft:
 * @key: what is being typed into
 * @text: (nullable): what stands there; %NULL removes the draft
 *
 * The typing journal: one small durable write, encrypted like everything else, outside the audit.
 */
gboolean
wm_store_put_draft (WmStore *self, const char *key, const char *text, GError **error)
{
  sqlite3_stmt *s = _wm_store_prepare (self, text ? "INSERT OR REPLACE INTO draft (key, text, changed) VALUES (?, ?, ?)"
                                                  : "DELETE FROM draft WHERE key = ?", error);
  if (s == NULL)
    return FALSE;
  g_autofree char *now = _wm_store_now ();
  sqlite3_bind_text (s, 1, key, -1, SQLITE_STATIC);
  if (text)
    {
      sqlite3_bind_text (s, 2, text, -1, SQLITE_STATIC);
      sqlite3_bind_text (s, 3, now, -1, SQLITE_STATIC);
    }
  return _wm_store_run (self, s, "draft", error);
}

/** wm_store_get_draft: Returns: (transfer full) (nullable): the draft kept under @key. */
char *
wm_store_get_draft (WmStore *self, const char *key)
{
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT text FROM draft WHERE key = ?", NULL);
  if (s == NULL)
    return NULL;
  sqlite3_bind_text (s, 1, key, -1, SQLITE_STATIC);
  char *text = sqlite3_step (s) == SQLITE_ROW ? g_strdup ((const char *) sqlite3_column_text (s, 0)) : NULL;
  sqlite3_reset (s);
  return text;
}

/** wm_store_list_drafts: Returns: (transfer full): the keys of all drafts. */
char **
wm_store_list_drafts (WmStore *self)
{
  GPtrArray *keys = g_ptr_array_new ();
  sqlite3_stmt *s = _wm_store_prepare (self, "SELECT key FROM draft ORDER BY key", NULL);
  while (s && sqlite3_step (s) == SQLITE_ROW)
    g_ptr_array_add (keys, g_strdup ((const char *) sqlite3_column_text (s, 0)));
  if (s)
    sqlite3_reset (s);
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}

static gboolean
pragma_is_quiet (WmStore *self, const char *pragma, const char *sentence, GError **error)
{
  sqlite3_stmt *s = NULL;
  int rc = sqlite3_prepare_v2 (self->db, pragma, -1, &s, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (s);
  gboolean quiet = rc == SQLITE_DONE;
  if (!quiet)
    g_set_error_literal (error, WM_ERROR, WM_ERROR_CORRUPT, sentence);
  sqlite3_finalize (s);
  return quiet;
}

/** wm_store_verify: every page and file, the database's own structure, all links, the audit chain, the backups. */
gboolean
wm_store_verify (WmStore *self, GError **error)
{
  return wm_vault_verify (self->vault, self->db, error)
         && pragma_is_quiet (self, "PRAGMA foreign_key_check",
                             "A record in clinic.db points to one that is gone. Restore the newest backup.", error)
         && _wm_audit_verify (self, error) && _wm_backups_verify (self, error);
}

/** wm_store_restore: a backup into an empty or missing folder. */
gboolean
wm_store_restore (const char *file, const char *folder, GError **error)
{
  return wm_vault_restore (file, folder, error);
}

/** wm_store_get_restored: Returns: (transfer full) (nullable): when the clinic was restored from a backup, until told. */
char *
wm_store_get_restored (WmStore *self)
{
  return wm_vault_get_restored (self->vault);
}

void
wm_store_forget_restored (WmStore *self)
{
  wm_vault_forget_restored (self->vault);
}
