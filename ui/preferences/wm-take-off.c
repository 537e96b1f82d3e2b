/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys change here, before and after; what takes long in between is done in a thread. */
#include "wm-take-off.h"

#include <glib/gi18n.h>

typedef struct
{
  GApplication *application; /* nullable */
  WmLeaving *leaving;
  GCancellable *closed;
  WmTakenOffFunc done;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;
  g_object_unref (work->closed);
  g_free (work);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  wm_people_run_leave (((Work *) data)->leaving);
  g_task_return_boolean (task, TRUE);
}

static void
tell (GApplication *application, const char *text)
{
  g_autoptr (GNotification) notification = g_notification_new (_("Waymark could not take somebody off"));
  g_notification_set_body (notification, text);
  g_application_send_notification (application, "take-off", notification);
}

/* The keys are settled in any case, also where the window that asked is gone. */
static void
done_cb (GObject *object, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (G_TASK (result));
  GApplication *application = work->application;
  wm_people_end_leave (g_steal_pointer (&work->leaving), &error);
  if (!g_cancellable_is_cancelled (work->closed))
    work->done (owner, error);
  else if (error && application)
    tell (application, error->message);
  if (application)
    g_application_release (application);
}

/**
 * wm_take_off:
 * @application: (nullable): lives until it is done
 * @closed: cancelled when @owner goes: then @done isn't called, and a failure is told in a notification
 *
 * wm_people_leave() with what takes long in a thread. Returns: FALSE with the reason where it can't begin
 */
gboolean
wm_take_off (GApplication *application, WmClinic *clinic, const char *person, GCancellable *closed, WmTakenOffFunc done,
             gpointer owner, GError **error)
{
  WmLeaving *leaving = wm_people_begin_leave (clinic, person, error);
  if (leaving == NULL)
    return FALSE;
  const Work work = { application, leaving, g_object_ref (closed), done };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done_cb, owner);
  if (application)
    g_application_hold (application);
  g_task_set_task_data (task, g_memdup2 (&work, sizeof work), work_free);
  g_task_run_in_thread (task, run_in_thread);
  return TRUE;
}
