/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving one field durably, encrypted and audited, against plain SQLite that runs the same statements in
 * the same order with the same journal, locking and synchronous mode. Turns of both alternate. */
#include "plain-sqlite.h"
#include "wm-clinic.h"

#include <sqlite3.h>
#include <string.h>

#define TURNS 40
#define SAVES_PER_TURN 10

static WmRecord *
add_client (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new (), save = g_ptr_array_new ();
  WmRecord *client = wm_record_new (&wm_client_schema);
  wm_record_set_many (client, "client-no", "1001", "first-name", "Ana", "last-name", "Sample", "status", "active", NULL);
  g_ptr_array_add (save, client);
  bench_check (wm_clinic_save (clinic, "add client", save, NULL, findings, &error), error);
  return client;
}

static void
save_field (WmClinic *clinic, WmRecord *client, int value, BenchSamples *samples)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = wm_findings_new (), save = g_ptr_array_new ();
  g_autofree char *name = g_strdup_printf ("Ana %d", value);
  wm_record_set (client, "preferred-name", name);
  g_ptr_array_add (save, client);
  gint64 start = g_get_monotonic_time ();
  bench_check (wm_clinic_save (clinic, "edit client", save, NULL, findings, &error), error);
  bench_add_since (samples, start);
}

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *update, *entry, *content, *head;
  gint64 n; /* of the newest entry */
} Plain;

static void
plain_open (Plain *plain, const char *path)
{
  plain->db = plain_connect (path);
  bench_check (sqlite3_exec (plain->db, "INSERT INTO client (id, client_no, first_name, last_name, status, created, changed, changed_by) "
                                           "VALUES ('c', '1001', 'Ana', 'Sample', 'active', '2026', '2026', 'A')", NULL, NULL, NULL) == SQLITE_OK, NULL);
  plain->update = plain_prepare (plain->db, "UPDATE client SET changed = ?1, changed_by = ?2, preferred_name = ?3 WHERE id = 'c'");
  plain->entry = plain_prepare (plain->db, "INSERT INTO audit_entry (at, user, act, action, record_type, record, digest, chain, n) "
                                     "VALUES (?1, ?2, 'edit client', 'edit', 'client', 'c', zeroblob(32), zeroblob(32), ?3)");
  plain->content = plain_prepare (plain->db, "INSERT INTO audit_value (entry, salt, content) VALUES (?1, zeroblob(16), ?2)");
  plain->head = plain_prepare (plain->db, "UPDATE audit_head SET n = ?1, chain = zeroblob(32)");
}

static void
step (sqlite3_stmt *statement)
{
  int rc = sqlite3_step (statement);
  bench_check (rc == SQLITE_DONE || rc == SQLITE_ROW, NULL);
  sqlite3_reset (statement);
}

static void
plain_save (Plain *plain, int value, BenchSamples *samples)
{
  const char *now = "2026-01-01T00:00:00Z", *user = "A. Director";
  g_autofree char *name = g_strdup_printf ("Ana %d", value);
  g_autofree char *content = g_strdup_printf ("preferred-name\tAna %d\tAna %d\n", value - 1, value);
  gint64 start = g_get_monotonic_time ();
  sqlite3_exec (plain->db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
  sqlite3_bind_text (plain->update, 1, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->update, 2, user, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->update, 3, name, -1, SQLITE_STATIC);
  step (plain->update);
  gint64 n = ++plain->n;
  sqlite3_bind_text (plain->entry, 1, now, -1, SQLITE_STATIC);
  sqlite3_bind_text (plain->entry, 2, user, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (plain->entry, 3, n);
  step (plain->entry);
  sqlite3_bind_int64 (plain->content, 1, n);
  sqlite3_bind_text (plain->content, 2, content, -1, SQLITE_STATIC);
  step (plain->content);
  sqlite3_bind_int64 (plain->head, 1, n);
  step (plain->head);
  bench_check (sqlite3_exec (plain->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK, NULL);
  bench_add_since (samples, start);
}

static void
plain_close (Plain *plain)
{
  sqlite3_finalize (plain->update);
  sqlite3_finalize (plain->entry);
  sqlite3_finalize (plain->content);
  sqlite3_finalize (plain->head);
  sqlite3_close (plain->db);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *top = g_dir_make_tmp ("waymark-bench-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (top, "clinic", NULL);
  g_autofree char *path = g_build_filename (top, "plain.db", NULL);
  WmClinic *clinic = wm_clinic_create (folder, "Bench", "A. Director", "correct horse", &code, &error);
  bench_check (clinic != NULL, error);
  WmRecord *client = add_client (clinic);
  Plain plain = { 0 };
  plain_open (&plain, path);
  BenchSamples *ours = bench_samples_new (), *peer = bench_samples_new ();
  for (int turn = 0; turn < TURNS; turn++)
    {
      for (int i = 0; i < SAVES_PER_TURN; i++)
        save_field (clinic, client, turn * SAVES_PER_TURN + i, ours);
      for (int i = 0; i < SAVES_PER_TURN; i++)
        plain_save (&plain, turn * SAVES_PER_TURN + i, peer);
    }
  bench_report ("save of one field (plain SQLite)", bench_quantile (ours, 0.5), bench_quantile (peer, 0.5), "ms");
  plain_close (&plain);
  g_object_unref (client);
  g_object_unref (clinic);
  g_array_unref (ours);
  g_array_unref (peer);
  return 0;
}
