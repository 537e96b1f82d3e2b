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
ask (GError **error)
{
  struct termios old, quiet;
  if (!isatty (STDIN_FILENO) || tcgetattr (STDIN_FILENO, &old) != 0)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "A passphrase is needed: give --passphrase-file FILE, or - for standard input.");
      return NULL;
    }
  quiet = old;
  quiet.c_lflag &= ~(tcflag_t) ECHO;
  fputs ("Passphrase: ", stderr);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
  char *line = read_line (STDIN_FILENO);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &old);
  fputc ('\n', stderr);
  return line;
}

/** wm_cli_read_passphrase: Returns: (transfer full) (nullable): to be wiped by the caller after use. */
char *
wm_cli_read_passphrase (WmCliOptions *o, GError **error)
{
  if (o->passphrase_file == NULL)
    return ask (error);
  if (strcmp (o->passphrase_file, "-") == 0)
    return read_line (STDIN_FILENO);
  FILE *file = fopen (o->passphrase_file, "re");
  if (file == NULL)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_IO, "The passphrase file can't be read. Check its name and permissions.");
      return NULL;
    }
  char *line = read_line (fileno (file));
  fclose (file);
  return line;
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

/** wm_cli_open: Returns: (transfer full) (nullable): the clinic named first, signed in. */
WmClinic *
wm_cli_open (WmCliOptions *o, GError **error)
{
  WmDay today;
  if (!wm_cli_today (o, &today, error))
    return NULL;
  char *passphrase = wm_cli_read_passphrase (o, error);
  if (passphrase == NULL)
    return NULL;
  WmClinic *clinic = wm_clinic_open (o->words[0], o->user, passphrase, error);
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
  if (clinic)
    wm_clinic_set_today (clinic, today);
  return clinic;
}
