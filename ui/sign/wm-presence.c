/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "wm-presence"
#include "wm-presence.h"

#include "wm-typed-secret.h"

/* What the thread works with. */
typedef struct
{
  WmClinic *clinic;
  char *passphrase;
  WmPresenceFunc done;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;
  wm_typed_secret_free (ask->passphrase);
  g_object_unref (ask->clinic);
  g_free (ask);
}

static void
prove_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Ask *ask = data;
  GError *error = NULL;
  WmPresence *presence = wm_store_prove_presence (wm_clinic_get_store (ask->clinic), ask->passphrase, &error);
  if (presence)
    g_task_return_pointer (task, presence, (GDestroyNotify) wm_presence_free);
  else
    g_task_return_error (task, error);
}

static void
proved_cb (GObject *object, GAsyncResult *result, gpointer owner)
{
  g_autoptr (GError) error = NULL;
  Ask *ask = g_task_get_task_data (G_TASK (result));
  g_autoptr (WmPresence) presence = g_task_propagate_pointer (G_TASK (result), &error);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ask->done (owner, presence, error);
}

/**
 * wm_presence_ask:
 * @entry: is empty afterwards
 * @closed: cancelled when @owner goes: then @done isn't called, and nothing is signed
 *
 * Derives the key of what is typed, which takes most of a second, in a thread.
 */
void
wm_presence_ask (WmClinic *clinic, GtkEditable *entry, GCancellable *closed, WmPresenceFunc done, gpointer owner)
{
  g_autoptr (GTask) task = g_task_new (NULL, closed, proved_cb, owner);
  Ask *ask = g_new0 (Ask, 1);
  *ask = (Ask){ g_object_ref (clinic), wm_typed_secret_take (entry), done };
  g_task_set_task_data (task, ask, ask_free);
  g_task_run_in_thread (task, prove_in_thread);
}
