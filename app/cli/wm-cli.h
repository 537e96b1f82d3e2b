/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* waymark-cli: everything but the screens, for scripts and batches. One file per command; each command
 * gets the parsed options and returns TRUE or one sentence. No GTK in here. */
#pragma once
#include "wm-clinic.h"

typedef struct
{
  char **words;          /* what is left besides options: CLINIC, FILE */
  char *name, *user, *passphrase_file, *today, *search, *counselor, *format, *client, *plan, *report, *output;
  char *week, *for_whom, *paper, *size, *language, *into, *until, *from, *to;
  char *add, *leave, *role, *new_passphrase_file;
  gboolean all, allow_duplicates, dry_run, intake, list, recovery;
  gint64 clients, seed;
  gboolean tells_damage; /* the command itself names damaged key files */
} WmCliOptions;

typedef struct
{
  const char *name;
  const char *synopsis;
  const char *summary;
  guint n_words;         /* how many words must follow the command */
  gboolean (*run) (WmCliOptions *options, GError **error);
} WmCliCommand;

/* A missing or unusable argument: WM_ERROR_USAGE ends the program with 2. */
char *wm_cli_read_passphrase (WmCliOptions *options, GError **error);
WmClinic *wm_cli_open (WmCliOptions *options, GError **error);
WmClinic *wm_cli_open_for_new (WmCliOptions *options, gboolean recovery, char **fresh, GError **error);
void wm_cli_wipe (char *secret);
void wm_cli_back_up (WmClinic *clinic);
gboolean wm_cli_today (WmCliOptions *options, WmDay *today, GError **error);
gboolean wm_cli_need (const char *value, const char *option, GError **error);

gboolean wm_cli_create (WmCliOptions *options, GError **error);
gboolean wm_cli_clients (WmCliOptions *options, GError **error);
gboolean wm_cli_sample (WmCliOptions *options, GError **error);
gboolean wm_cli_check (WmCliOptions *options, GError **error);
gboolean wm_cli_export (WmCliOptions *options, GError **error);
gboolean wm_cli_import (WmCliOptions *options, GError **error);
gboolean wm_cli_verify (WmCliOptions *options, GError **error);
gboolean wm_cli_backup (WmCliOptions *options, GError **error);
gboolean wm_cli_restore (WmCliOptions *options, GError **error);
gboolean wm_cli_people (WmCliOptions *options, GError **error);
gboolean wm_cli_passphrase (WmCliOptions *options, GError **error);
gboolean wm_cli_rotate (WmCliOptions *options, GError **error);
