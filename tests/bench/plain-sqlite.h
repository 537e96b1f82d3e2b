/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The peer of the store's benchmarks: plain SQLite with the tables of a clinic and of the audit. */
#pragma once
#include "bench.h"

#include <sqlite3.h>

static inline sqlite3_stmt *
plain_prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  bench_check (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK, NULL);
  return statement;
}

static inline void
plain_run_resource (sqlite3 *db, const char *name)
{
  g_autofree char *path = g_strconcat ("/org/waymark/Waymark/sql/", name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = sql ? g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql)) : NULL;
  bench_check (text && sqlite3_exec (db, text, NULL, NULL, NULL) == SQLITE_OK, NULL);
}

static inline sqlite3 *
plain_connect (const char *path)
{
  sqlite3 *db = NULL;
  bench_check (sqlite3_open (path, &db) == SQLITE_OK && sqlite3_exec (db, BENCH_PRAGMAS, NULL, NULL, NULL) == SQLITE_OK, NULL);
  plain_run_resource (db, "0001-first.sql");
  plain_run_resource (db, "0006-audit.sql");
  return db;
}
