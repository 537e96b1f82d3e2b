/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A VFS "spy" that goes below the shim and tells of everything that reaches the disk. */
#pragma once
#include <glib.h>
#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  gboolean is_main;
  gboolean is_journal;
} SpyFile;

/* Each may be NULL; called before the file below changes. */
typedef struct
{
  void (*opened) (SpyFile *file, const char *name);
  void (*write) (SpyFile *file, const void *from, gsize size, guint64 at);
  void (*truncate) (SpyFile *file, guint64 size);
  void (*sync) (SpyFile *file);
  void (*closed) (SpyFile *file);
} SpyHooks;

void spy_put_below (const SpyHooks *hooks); /* before the shim's first use */
