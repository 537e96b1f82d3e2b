/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* create: a new clinic. */
#include "wm-cli.h"

#include <stdio.h>
#include <string.h>

/** wm_cli_create: prints the recovery code once on standard output. */
gboolean
wm_cli_create (WmCliOptions *o, GError **error)
{
  if (!wm_cli_need (o->name, "--name", error) || !wm_cli_need (o->user, "--user", error))
    return FALSE;
  char *passphrase = wm_cli_read_passphrase (o, error);
  if (passphrase == NULL)
    return FALSE;
  g_autofree char *code = NULL;
  g_autoptr (WmClinic) clinic = wm_clinic_create (o->words[0], o->name, o->user, passphrase, &code, error);
  wm_cli_wipe (passphrase);
  if (clinic == NULL)
    return FALSE;
  printf ("Recovery code: %s\nPrint it and keep it apart from this computer: it opens the clinic when the passphrase is lost.\n", code);
  explicit_bzero (code, strlen (code));
  return TRUE;
}
