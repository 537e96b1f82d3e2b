/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinic's folder for tests below the store, filled with a marker that must never be seen on the disk. */
#pragma once
#include "wm-vault.h"

#include <sqlite3.h>

#define ROOM_PERSON "Ana Lee"
#define ROOM_PASSPHRASE "correct horse"
#define ROOM_MARKER "Zebulon-Quarterstaff"

char *room_new (char **recovery_code); /* a filled clinic below a new temporary folder; its path */
void room_remove (char *folder);       /* with the temporary folder; frees the path */
char *room_path (const char *folder, const char *name);
char *room_copy (const char *folder, const char *name); /* all files but the lock, into a sibling; its path */
void room_fill (sqlite3 *db, int rows);
void room_exec (sqlite3 *db, const char *sql);
gint64 room_number (sqlite3 *db, const char *sql);
WmVault *room_open (const char *folder);
sqlite3 *room_connect (WmVault *vault);
gboolean room_rotate (WmVault *vault, sqlite3 **db, const char *leaver, GError **error); /* all three steps */
void room_flip (const char *path, gsize at);
