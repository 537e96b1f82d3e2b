/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of the sealed files is taken here; the rest is done in a thread, with the clinic closed or not. */
#include "wm-back-up.h"

#include <glib/gi18n.h>

static gboolean
run (gpointer job, GError **error)
{
  return wm_backup_job_run (job, error);
}

static gboolean
end (gpointer job, gboolean done, GError **error)
{
  wm_backup_job_free (job);
  return done;
}

static const WmErrand backup = { "backup", N_("Waymark could not back the clinic up"), run, end };

/**
 * wm_back_up:
 * @application: (nullable): lives until the backup is made; without one none is
 *
 * Makes a backup where one is due. It never keeps anyone: a failure is told in a notification, in one sentence.
 */
void
wm_back_up (GApplication *application, WmClinic *clinic, gboolean closing)
{
  g_autoptr (GError) error = NULL;
  WmBackupJob *job = application ? wm_clinic_begin_backup (clinic, closing, &error) : NULL;
  if (error)
    wm_errand_tell (&backup, application, error);
  if (job)
    wm_errand_run (&backup, job, application, NULL, NULL, NULL);
}

/** wm_back_up_to: writes a backup to @file; the rest as wm_errand_run(). Returns: FALSE with the reason where it can't begin */
gboolean
wm_back_up_to (GApplication *application, WmClinic *clinic, const char *file, GCancellable *closed, WmErrandDone done,
               gpointer owner, GError **error)
{
  WmBackupJob *job = wm_clinic_begin_backup_to (clinic, file, error);
  if (job)
    wm_errand_run (&backup, job, application, closed, done, owner);
  return job != NULL;
}
