/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What commands share: the passphrase, the clinic, the date. */
#include "wm-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define MAX_PASSPHRASE 1024

/** wm_cli_need: FALSE with %WM_ERROR_USAGE where an option this command needs is missing. */
gboolean
wm_cli_need (const char *value, const char *option, GError **error)
{
  if (value && *value)
    return TRUE;
  g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "This command needs %s. See waymark-cli --help.", option);
  return FALSE;
}

/* Reads to the end of the line without buffering, so that nothing of the secret stays in stdio. */
static char *
read_line (int fd)
{
  char *line = g_malloc0 (MAX_PASSPHRASE + 1);
  for (gsize n = 0; n < MAX_PASSPHRASE; n++)
    {
      ssize_t got = read (fd, line + n, 1);
      if (got < 0 && errno == EINTR)
        {
          n--;
          continue;
        }
      if (got <= 0 || line[n] == '\n')
        {
          line[n] = '\0';
          break;
        }
    }
  return line;
}

static char *
ask_line (const char *prompt)
{
  struct termios old, quiet;
  tcgetattr (STDIN_FILENO, &old);
  quiet = old;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  fputs (prompt, stderr);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  char *line = read_line (STDIN_FILENO);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &old);
  fputc ('\n', stderr);
  return line;
}

/** wm_cli_wipe: @secret (nullable) is overwritten and freed. */
void
wm_cli_wipe (char *secret)
{
  if (secret)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

/* What is chosen is typed twice, since nobody sees it. */
static char *
ask (const char *prompt, gboolean twice, const char *option, GError **error)
{
  struct termios terminal;
  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &terminal) != 0)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "A passphrase is needed: give %s FILE, or - for standard input.", option);
      return NULL;
    }
  char *line = ask_line (prompt);
  if (!twice)
    return line;
  char *again = ask_line ("The same again: ");
  gboolean same = strcmp (line, again) == 0;
  wm_cli_wipe (again);
  if (same)
    return line;
  wm_cli_wipe (line);
  g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID, "The new passphrase wasn’t typed the same twice.");
  return NULL;
}

/* The first line of @name that wasn't read yet; - is standard input. */
static char *
read_secret (const char *name, GError **error)
{
  if (strcmp (name, "-") == 0)
    return read_line (STDIN_FILENO);
  FILE *file = fopen (name, "re");
  if (file == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The passphrase file can’t be read. Check its name and permissions.");
      return NULL;
    }
  char *line = read_line (fileno (file));
  fclose (file);
  return line;
}

/** wm_cli_read_passphrase: Returns: (transfer full) (nullable): for wm_cli_wipe(). */
char *
wm_cli_read_passphrase (WmCliOptions *o, GError **error)
{
  if (o->passphrase_file)
    return read_secret (o->passphrase_file, error);
  return ask (o->recovery ? "Recovery code: " : "Passphrase: ", FALSE, "--passphrase-file", error);
}

/** wm_cli_today: --today, else the machine's date. */
gboolean
wm_cli_today (WmCliOptions *o, WmDay *today, GError **error)
{
  *today = wm_day_today ();
  if (o->today == NULL || wm_day_parse (o->today, today))
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "--today must be a date such as 2026-11-24.");
  return FALSE;
}

/* A damaged key file is said at once: its copy won't serve for ever. */
static WmClinic *
open_with (WmCliOptions *o, gboolean recovery, const char *secret, WmDay today, GError **error)
{
  WmClinic *clinic = recovery ? wm_clinic_open_recovery (o->words[0], secret, error)
                              : wm_clinic_open (o->words[0], o->user, secret, error);
  g_autofree char *damage = clinic && !o->tells_damage ? wm_store_describe_keys (wm_clinic_get_store (clinic)) : NULL;
  if (clinic)
    wm_clinic_set_today (clinic, today);
  if (damage)
    fprintf (stderr, "%s\n", damage);
  if (clinic && wm_store_describe_clock (wm_clinic_get_store (clinic)))
    fprintf (stderr, "%s\n", wm_store_describe_clock (wm_clinic_get_store (clinic)));
  return clinic;
}

/** wm_cli_open: Returns: (transfer full) (nullable): the clinic named first, signed in. */
WmClinic *
wm_cli_open (WmCliOptions *o, GError **error)
{
  return wm_cli_open_for_new (o, FALSE, NULL, error);
}

/**
 * wm_cli_open_for_new:
 * @recovery: what is read first is the recovery code
 * @fresh: (out) (optional) (transfer full): the new passphrase, read behind the present one; for wm_cli_wipe()
 *
 * Returns: (transfer full) (nullable): as wm_cli_open()
 */
WmClinic *
wm_cli_open_for_new (WmCliOptions *o, gboolean recovery, char **fresh, GError **error)
{
  WmDay today;
  WmClinic *clinic = NULL;
  if (!wm_cli_today (o, &today, error))
    return NULL;
  char *secret = wm_cli_read_passphrase (o, error);
  if (secret && fresh)
    *fresh = o->new_passphrase_file ? read_secret (o->new_passphrase_file, error)
                                    : ask ("New passphrase: ", TRUE, "--new-passphrase-file", error);
  if (secret && (fresh == NULL || *fresh))
    clinic = open_with (o, recovery, secret, today, error);
  wm_cli_wipe (secret);
  return clinic;
}

/** wm_cli_back_up: at the end of a command that changed records. What was done is done: where the backup can't be made, one
 * sentence says so, and nothing else changes. */
void
wm_cli_back_up (WmClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  if (!wm_clinic_back_up (clinic, &error))
    fprintf (stderr, "The clinic’s backup could not be made. %s\n", error->message);
}
