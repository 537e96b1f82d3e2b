/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-errand.h"

#include <glib/gi18n.h>

typedef struct
{
  const WmErrand *errand;
  gpointer job;
  GCancellable *closed; /* nullable; owned */
  WmErrandDone done;    /* nullable */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_clear_object (&work->closed);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer application, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  if (work->errand->run (work->job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject *application, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  work->errand->end (g_steal_pointer (&work->job), done, done ? &error : NULL);
  if (work->done && !g_cancellable_is_cancelled (work->closed))
    work->done (owner, error);
  else if (error && application)
    wm_errand_tell (work->errand, G_APPLICATION (application), error);
  if (application)
    g_application_release (G_APPLICATION (application));
}

/**
 * wm_errand_run:
 * @job: (transfer full): has begun; for the functions of @errand
 * @application: (nullable): lives until it is done
 * @closed: (nullable): cancelled when @owner goes: then @done isn't called
 * @done: (nullable): else a failure is told in a notification
 */
void
wm_errand_run (const WmErrand *errand, gpointer job, GApplication *application, GCancellable *closed, WmErrandDone done, gpointer owner)
{
  const Work work = { errand, job, closed ? g_object_ref (closed) : NULL, done };
  g_autoptr (GTask) task = g_task_new (application, NULL, done_cb, owner);
  if (application)
    g_application_hold (application);
  g_task_set_task_data (task, g_memdup2 (&work, sizeof work), work_free);
  g_task_run_in_thread (task, run_in_thread);
}

/** wm_errand_tell: a notification that @errand has failed, with the reason; a line of errors where nothing shows any. */
void
wm_errand_tell (const WmErrand *errand, GApplication *application, const GError *error)
{
  if (g_application_get_dbus_connection (application) == NULL)
    {
      g_printerr ("%s: %s\n", _(errand->failed), error->message);
      return;
    }
  g_autoptr (GNotification) notification = g_notification_new (_(errand->failed));
  g_notification_set_body (notification, error->message);
  g_application_send_notification (application, errand->name, notification);
}
