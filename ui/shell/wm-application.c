/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Starting up: shortcuts, the window with a clinic, a sign-in, or the demo. */
#define G_LOG_DOMAIN "wm-application"
#include "wm-application.h"

#include "wm-clinic.h"
#include "wm-demo.h"
#include "wm-help-window.h"
#include "wm-shortcuts.h"
#include "wm-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>

#define ICON "waymark-drawn" /* of the resource */

struct _WmApplication
{
  AdwApplication parent_instance;

  /* owned */
  char *folder;
  char *demo_folder;
  WmOptions options;
};

G_DEFINE_FINAL_TYPE (WmApplication, wm_application, ADW_TYPE_APPLICATION)

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GList *windows = g_list_copy (gtk_application_get_windows (application)); /* a preview may be open above */
  for (GList *at = windows; at; at = at->next)
    gtk_window_destroy (at->data);
  g_list_free (windows);
}

/* A session that ends ends the program as its own menu does: the clinic is closed, a demo's folder goes. */
static gboolean
told_to_end_cb (gpointer data)
{
  GApplication *application = g_application_get_default ();
  if (application)
    g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
watch_signals (void)
{
  const int ends[] = { SIGTERM, SIGINT, SIGHUP };
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    g_unix_signal_add (ends[i], told_to_end_cb, NULL);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  adw_show_about_window (gtk_application_get_active_window (application), "application-name", "Waymark", "application-icon",
                         ICON, "version", WM_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _("Treatment plans, relapse-prevention plans and the week of an intensive outpatient program."), NULL);
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);
  gtk_window_present (wm_help_window_new (window, WM_IS_WINDOW (window) ? wm_window_get_help_page (WM_WINDOW (window)) : NULL));
}

static void
keys_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  gtk_window_present (wm_help_window_new (gtk_application_get_active_window (application), WM_HELP_KEYS));
}

typedef struct
{
  WmDay today;
  char *folder; /* also of a demo that could not be made */
} Demo;

static void
demo_free (gpointer demo)
{
  g_free (((Demo *) demo)->folder);
  g_free (demo);
}

static void
explore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Demo *demo = data;
  GError *error = NULL;
  WmClinic *clinic = wm_demo_open (demo->today, &demo->folder, &error);
  if (clinic)
    g_task_return_pointer (task, clinic, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
remove_demo (WmApplication *self)
{
  if (self->demo_folder)
    wm_demo_remove (self->demo_folder);
  g_clear_pointer (&self->demo_folder, g_free);
}

static void
explored_cb (GObject *application, GAsyncResult *result, gpointer data)
{
  WmApplication *self = WM_APPLICATION (application);
  Demo *demo = g_task_get_task_data (G_TASK (result));
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (WmClinic) clinic = g_task_propagate_pointer (G_TASK (result), &error);
  self->demo_folder = g_steal_pointer (&demo->folder);
  if (clinic == NULL)
    remove_demo (self);
  if (WM_IS_WINDOW (window))
    wm_window_explore (WM_WINDOW (window), clinic, error ? error->message : NULL);
  g_application_release (G_APPLICATION (self));
}

static void
explore (WmApplication *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, explored_cb, NULL);
  Demo *demo = g_new0 (Demo, 1);
  demo->today = self->options.today;
  g_application_hold (G_APPLICATION (self)); /* else its folder would stay behind */
  g_task_set_task_data (task, demo, demo_free);
  g_task_run_in_thread (task, explore_in_thread);
}

static void
explore_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  WmApplication *self = WM_APPLICATION (application);
  if (self->demo_folder == NULL)
    explore (self);
}

static const GActionEntry actions[] = {
  { "explore", explore_cb, NULL, NULL, NULL, { 0 } },
  { "help", help_cb, NULL, NULL, NULL, { 0 } },
  { "keys", keys_cb, NULL, NULL, NULL, { 0 } },
  { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
  { "about", about_cb, NULL, NULL, NULL, { 0 } },
};

static void
wm_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (wm_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (ICON);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  wm_shortcuts_install (GTK_APPLICATION (application));
  watch_signals ();
}

static void
wm_application_activate (GApplication *application)
{
  WmApplication *self = WM_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  if (window == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WmClinic) clinic = self->options.demo ? wm_demo_open (self->options.today, &self->demo_folder, &error) : NULL;
      window = GTK_WINDOW (wm_window_new (GTK_APPLICATION (self), &self->options));
      if (self->options.demo)
        wm_window_explore (WM_WINDOW (window), clinic, error ? error->message : NULL);
    }
  gtk_window_present (window);
}

static void
wm_application_finalize (GObject *object)
{
  WmApplication *self = WM_APPLICATION (object);
  remove_demo (self);
  g_free (self->folder);
  G_OBJECT_CLASS (wm_application_parent_class)->finalize (object);
}

static void
wm_application_class_init (WmApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = wm_application_startup;
  G_APPLICATION_CLASS (klass)->activate = wm_application_activate;
}

static void
wm_application_init (WmApplication *self)
{
}

/** wm_application_new: @options are borrowed until the application ends. */
WmApplication *
wm_application_new (const WmOptions *options)
{
  WmApplication *self = g_object_new (WM_TYPE_APPLICATION, "application-id", WM_APP_ID, "flags", G_APPLICATION_NON_UNIQUE,
                                      "resource-base-path", "/org/waymark/Waymark/ui", NULL);
  self->folder = options->folder ? g_strdup (options->folder) : g_build_filename (g_get_user_data_dir (), "waymark", "clinic", NULL);
  self->options = *options;
  self->options.folder = self->folder;
  return self;
}
