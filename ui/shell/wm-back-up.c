/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy of the sealed files is taken here; the rest is done in a thread, with the clinic closed or not. */
#include "wm-back-up.h"

#include <glib/gi18n.h>

static void
say (GApplication *application, const char *text)
{
  g_autoptr (GNotification) notification = g_notification_new (_("Waymark could not back the clinic up"));
  g_notification_set_body (notification, text);
  g_application_send_notification (application, "backup", notification);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer job, GCancellable *cancellable)
{
  GError *error = NULL;
  if (wm_backup_job_run (job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *application, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    say (G_APPLICATION (application), error->message);
  g_application_release (G_APPLICATION (application));
}

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
    say (application, error->message);
  if (job == NULL)
    return;
  g_autoptr (GTask) task = g_task_new (application, NULL, done_cb, NULL);
  g_application_hold (application);
  g_task_set_task_data (task, job, (GDestroyNotify) wm_backup_job_free);
  g_task_run_in_thread (task, run_in_thread);
}
