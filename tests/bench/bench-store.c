/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Many records in one act, encrypted and audited, against plain SQLite that runs the same statements with the same journal,
 * locking and synchronous mode; opening a clinic; a backup of its own, read back, restored and opened. Turns alternate. */
#include "plain-sqlite.h"
#include "wm-clinic.h"

#include <sqlite3.h>

#define TURNS 9
#define ROWS 5000
#define NOW "2026-01-01T00:00:00Z"
#define USER "A. Director"

static GPtrArray *
new_rooms (int turn)
{
  GPtrArray *rooms = g_ptr_array_new_with_free_func (g_object_unref);
  for (int i = 0; i < ROWS; i++)
    {
      WmRecord *room = wm_record_new (&wm_room_schema);
      g_autofree char *name = g_strdup_printf ("Room %d of turn %d", i, turn);
      wm_record_set_many (room, "name", name, "capacity", "12", NULL);
      g_ptr_array_add (rooms, room);
    }
  return rooms;
}

static void
save_rooms (WmStore *store, int turn, BenchSamples *samples)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rooms = new_rooms (turn);
  gint64 start = g_get_monotonic_time ();
  bench_check (wm_store_begin (store, USER, "keep rooms", &error), error);
  for (guint i = 0; i < rooms->len; i++)
    bench_check (wm_store_save (store, rooms->pdata[i], &error), error);
  bench_check (wm_store_commit (store, &error), error);
  bench_add_since (samples, start);
}

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *insert, *entry, *content, *head;
  gint64 n;
} Plain;

static void
plain_open (Plain *plain, const char *path)
{
  plain->db = plain_connect (path);
  plain->insert = plain_prepare (plain->db, "INSERT INTO room (created, changed, changed_by, id, name, capacity) VALUES (?1, ?1, ?2, ?3, ?4, ?5)");
  plain->entry = plain_prepare (plain->db, "INSERT INTO audit_entry (at, user, act, action, record_type, record, digest, chain, n) "
                                     "VALUES (?1, ?2, 'keep rooms', 'create', 'room', ?3, ?4, ?4, ?5)");
  plain->content = plain_prepare (plain->db, "INSERT INTO audit_value (entry, salt, content) VALUES (?1, ?2, ?3)");
  plain->head = plain_prepare (plain->db, "UPDATE audit_head SET n = ?1, chain = zeroblob(32)");
}

static void
step (sqlite3_stmt *statement)
{
  bench_check (sqlite3_step (statement) == SQLITE_DONE, NULL);
  sqlite3_reset (statement);
}

static void
plain_save (Plain *plain, WmRecord *room)
{
  static const guint8 bytes[32] = { 1, 2, 3 };
  g_autofree char *content = g_strdup_printf ("name\t\t%s\ncapacity\t\t12\n", wm_record_get (room, "name"));
  sqlite3_bind_text (plain->insert, 1, NOW, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->insert, 2, USER, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->insert, 3, wm_record_get_id (room), -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->insert, 4, wm_record_get (room, "name"), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (plain->insert, 5, 12);
  step (plain->insert);
  sqlite3_bind_text (plain->entry, 1, NOW, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->entry, 2, USER, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->entry, 3, wm_record_get_id (room), -1, SQLITE_STATIC);
  sqlite3_bind_blob (plain->entry, 4, bytes, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (plain->entry, 5, ++plain->n);
  step (plain->entry);
  sqlite3_bind_int64 (plain->content, 1, plain->n);
  sqlite3_bind_blob (plain->content, 2, bytes, 16, SQLITE_STATIC);
  sqlite3_bind_text (plain->content, 3, content, -1, SQLITE_STATIC);
  step (plain->content);
}

static void
plain_save_rooms (Plain *plain, int turn, BenchSamples *samples)
{
  g_autoptr (GPtrArray) rooms = new_rooms (turn);
  gint64 start = g_get_monotonic_time ();
  sqlite3_exec (plain->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  for (guint i = 0; i < rooms->len; i++)
    plain_save (plain, rooms->pdata[i]);
  sqlite3_bind_int64 (plain->head, 1, plain->n);
  step (plain->head);
  bench_check (sqlite3_exec (plain->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, NULL);
  bench_add_since (samples, start);
}

static void
plain_close (Plain *plain)
{
  sqlite3_finalize (plain->insert);
  sqlite3_finalize (plain->entry);
  sqlite3_finalize (plain->content);
  sqlite3_finalize (plain->head);
  sqlite3_close (plain->db);
}

static void
bench_open (const char *folder)
{
  BenchSamples *samples = bench_samples_new ();
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (WmClinic) clinic = wm_clinic_open (folder, NULL, "correct horse", &error);
      bench_check (clinic != NULL, error);
      bench_add_since (samples, start);
    }
  bench_report ("opening a clinic, key derivation included", bench_quantile (samples, 0.5), 0, "ms");
  g_array_unref (samples);
}

static void
bench_backup (WmStore *store)
{
  BenchSamples *copies = bench_samples_new (), *all = bench_samples_new ();
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (WmBackupJob) job = wm_store_begin_backup (store, 14, &error);
      bench_add_since (copies, start);
      bench_check (job && wm_backup_job_run (job, &error), error);
      bench_add_since (all, start);
    }
  bench_report ("backup, what the window waits for", bench_quantile (copies, 0.5), 0, "ms");
  bench_report ("backup, restored and opened", bench_quantile (all, 0.5), 0, "ms");
  g_array_unref (copies);
  g_array_unref (all);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL), *path = g_build_filename (top, "plain.db", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Bench", USER, "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  Plain plain = { 0 };
  plain_open (&plain, path);
  BenchSamples *ours = bench_samples_new (), *peer = bench_samples_new ();
  for (int turn = 0; turn < TURNS; turn++)
    {
      save_rooms (wm_clinic_get_store (clinic), turn, ours);
      plain_save_rooms (&plain, turn, peer);
    }
  bench_report ("save of 5,000 records in one act (plain SQLite)", bench_quantile (ours, 0.5), bench_quantile (peer, 0.5), "ms");
  bench_backup (wm_clinic_get_store (clinic));
  plain_close (&plain);
  g_object_unref (clinic);
  bench_open (folder);
  g_array_unref (ours);
  g_array_unref (peer);
  return 0;
}
