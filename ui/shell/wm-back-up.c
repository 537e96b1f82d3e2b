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

/* What the thread works with, and who wants to hear of it. */
typedef struct
{
  WmBackupJob *job;
  GCancellable *closed;
  WmBackedUpFunc done;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  wm_backup_job_free (work->job);
  g_clear_object (&work->closed);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer application, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  if (wm_backup_job_run (work->job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *application, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  g_task_propagate_boolean (G_TASK (result), &error);
  if (work->done && !g_cancellable_is_cancelled (work->closed))
    work->done (owner, error);
  else if (error)
    say (G_APPLICATION (application), error->message);
  g_application_release (G_APPLICATION (application));
}

/* @application lives until it is done. */
static void
run (GApplication *application, Work work, gpointer owner)
{
  g_autoptr (GTask) task = g_task_new (application, NULL, done_cb, owner);
  g_application_hold (application);
  g_task_set_task_data (task, g_memdup2 (&work, sizeof work), work_free);
  g_task_run_in_thread (task, run_in_thread);
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
  if (job)
    run (application, (Work){ job, NULL, NULL }, NULL);
}

/**
 * wm_back_up_to:
 * @closed: cancelled when @owner goes: then @done isn't called, and a failure is told in a notification
 *
 * Writes a backup to @file. Returns: FALSE with the reason where it can't begin
 */
gboolean
wm_back_up_to (GApplication *application, WmClinic *clinic, const char *file, GCancellable *closed, WmBackedUpFunc done,
               gpointer owner, GError **error)
{
  WmBackupJob *job = wm_clinic_begin_backup_to (clinic, file, error);
  if (job)
    run (application, (Work){ job, g_object_ref (closed), done }, owner);
  return job != NULL;
}
