/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinic's folder opened below the store, as only a test may: to damage it, or to lay an old schema into it. */
#pragma once
#include "wm-store.h"

#include <sqlite3.h>

#define RAW_PASSPHRASE "correct horse"

char *raw_store_folder (void);                                /* a path below a new temporary folder */
void raw_store_remove (char *folder);                         /* with all it holds; frees the path */
void raw_store_create (const char *folder, const char *sql);  /* a new, encrypted folder; @sql run in its empty database */
void raw_store_exec (const char *folder, const char *sql);
WmStore *raw_store_open (const char *folder);
/* Each row as its columns joined by "|"; (transfer full) lines. */
char *raw_store_select (const char *folder, const char *sql);
gboolean raw_store_backup (WmStore *store, const char *file, GError **error); /* begun, and done */
