/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* sample: a new clinic filled with invented people. */
#include "wm-cli.h"

#include "wm-sample.h"

static gboolean
dates (WmCliOptions *o, WmDay *today, WmDay *until, GError **error)
{
  if (!wm_cli_today (o, today, error))
    return FALSE;
  *until = *today;
  if (o->until == NULL || wm_day_parse (o->until, until))
    return TRUE;
  g_set_error_literal (error, WM_ERROR, WM_ERROR_USAGE, "--until must be a date such as 2026-11-24.");
  return FALSE;
}

/** wm_cli_sample: its one user is the director, with the passphrase given. */
gboolean
wm_cli_sample (WmCliOptions *o, GError **error)
{
  WmDay today, until;
  if (o->clients < 1 || o->clients > WM_SAMPLE_MAX_CLIENTS)
    {
      g_set_error (error, WM_ERROR, WM_ERROR_USAGE, "--clients must be from 1 to %d.", WM_SAMPLE_MAX_CLIENTS);
      return FALSE;
    }
  if (!dates (o, &today, &until, error))
    return FALSE;
  char *passphrase = wm_cli_read_passphrase (o, error);
  if (passphrase == NULL)
    return FALSE;
  g_autoptr (WmClinic) clinic = wm_sample_create (o->words[0], o->user, passphrase, (guint) o->clients, (guint64) o->seed, until, error);
  wm_cli_wipe (passphrase);
  return clinic != NULL;
}
