/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* verify, backup, restore: keeping a clinic whole. */
#include "wm-cli.h"

#include "wm-role.h"
#include "wm-signing.h"

#include <stdio.h>

/** wm_cli_verify: any damage in any file is refused by name. */
gboolean
wm_cli_verify (WmCliOptions *o, GError **error)
{
  o->tells_damage = TRUE;
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  if (clinic == NULL || !wm_store_verify (wm_clinic_get_store (clinic), error) || !wm_signing_verify_all (clinic, error))
    return FALSE;
  printf ("The clinic is whole.\n");
  return TRUE;
}

/** wm_cli_backup: one container file that opens with today's passphrases. */
gboolean
wm_cli_backup (WmCliOptions *o, GError **error)
{
  if (!wm_cli_need (o->output, "--output", error))
    return FALSE;
  g_autoptr (WmClinic) clinic = wm_cli_open (o, error);
  g_autoptr (WmBackupJob) job = clinic ? wm_clinic_begin_backup_to (clinic, o->output, error) : NULL;
  return job && wm_backup_job_run (job, error);
}

/** wm_cli_restore: needs no passphrase; the restored clinic does. */
gboolean
wm_cli_restore (WmCliOptions *o, GError **error)
{
  return wm_cli_need (o->into, "--into", error) && wm_store_restore (o->words[0], o->into, error);
}
