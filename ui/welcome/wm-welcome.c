/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices, and the way back to them. */
#define G_LOG_DOMAIN "wm-welcome"
#include "wm-welcome.h"

#include "wm-busy.h"
#include "wm-file-dialog.h"
#include "wm-set-up.h"

#include <glib/gi18n.h>

struct _WmWelcome
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *steps;
  GtkWidget *back;
  GtkWidget *choices;
  WmSetUp *set_up;
  GtkLabel *problem;
  GtkSpinner *spinner;

  /* owned */
  char *folder;
};

enum
{
  SIGNAL_OPENED,
  SIGNAL_RESTORED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmWelcome, wm_welcome, ADW_TYPE_BIN)

/** wm_welcome_is_first_run: whether @folder is missing or empty; a folder with some of a clinic's files is a case for
 * the sign-in, which says what is wrong with it. */
gboolean
wm_welcome_is_first_run (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  return dir == NULL ? !g_file_test (folder, G_FILE_TEST_EXISTS) : g_dir_read_name (dir) == NULL;
}

static void
show_step (WmWelcome *self, const char *step)
{
  gtk_stack_set_visible_child_name (self->steps, step);
  gtk_widget_set_visible (self->back, !g_str_equal (step, "choose"));
}

static void
back_cb (WmWelcome *self)
{
  show_step (self, "choose");
  gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
}

static void
set_busy (WmWelcome *self, gboolean busy)
{
  gtk_label_set_label (self->problem, "");
  gtk_widget_set_sensitive (self->choices, !busy);
  wm_busy_show (self->spinner, busy);
}

static void
explore_cb (WmWelcome *self)
{
  set_busy (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.explore", NULL);
}

static void
set_up_cb (WmWelcome *self)
{
  show_step (self, "set-up");
  wm_set_up_begin (self->set_up, self->folder);
}

static void
restored_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  WmWelcome *self = WM_WELCOME (object);
  g_autoptr (GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);
  set_busy (self, FALSE);
  if (good)
    g_signal_emit (self, signals[SIGNAL_RESTORED], 0);
  else
    gtk_label_set_label (self->problem, error->message);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  char **files = data; /* the backup, the folder */
  GError *error = NULL;
  wm_set_up_make_place (files[1]);
  if (wm_store_restore (files[0], files[1], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restore (const char *path, gpointer data)
{
  WmWelcome *self = data;
  g_autoptr (GTask) task = g_task_new (self, NULL, restored_cb, NULL);
  const char *const files[] = { path, self->folder, NULL };
  g_task_set_task_data (task, g_strdupv ((char **) files), (GDestroyNotify) g_strfreev);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, restore_in_thread);
}

static void
restore_cb (WmWelcome *self)
{
  wm_open_dialog (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Choose a backup"), restore, g_object_ref (self), g_object_unref);
}

static void
made_cb (WmWelcome *self)
{
  gtk_widget_set_visible (self->back, FALSE);
}

static void
opened_cb (WmWelcome *self, WmClinic *clinic)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, clinic);
}

/** wm_welcome_set_folder: where a clinic would be set up or restored to. */
void
wm_welcome_set_folder (WmWelcome *self, const char *folder)
{
  g_free (self->folder);
  self->folder = g_strdup (folder);
  set_busy (self, FALSE);
  show_step (self, "choose");
}

static void
wm_welcome_finalize (GObject *object)
{
  g_free (WM_WELCOME (object)->folder);
  G_OBJECT_CLASS (wm_welcome_parent_class)->finalize (object);
}

static void
wm_welcome_class_init (WmWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = wm_welcome_finalize;
  g_type_ensure (WM_TYPE_SET_UP);
  signals[SIGNAL_OPENED] = g_signal_new ("opened", WM_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, WM_TYPE_CLINIC);
  signals[SIGNAL_RESTORED] = g_signal_new ("restored", WM_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/welcome/wm-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, steps);
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, back);
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, choices);
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, set_up);
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, problem);
  gtk_widget_class_bind_template_child (widget_class, WmWelcome, spinner);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, explore_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, made_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
wm_welcome_init (WmWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
