/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkFileChooserNative to GTK 4.8, GtkFileDialog from 4.10 on. */
#include "wm-file-dialog.h"

typedef struct
{
  WmFileFunc func;
  gpointer data;
  GDestroyNotify free_data;
  gboolean folder; /* not a file */
} Ask;

static void
ask_free (Ask *ask)
{
  if (ask->free_data)
    ask->free_data (ask->data);
  g_free (ask);
}

static void
finish (Ask *ask, GFile *file)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  if (path)
    ask->func (path, ask->data);
  ask_free (ask);
}

#if GTK_CHECK_VERSION(4, 10, 0) && defined(GDK_VERSION_4_10) && GDK_VERSION_MAX_ALLOWED >= GDK_VERSION_4_10
static void
saved_cb (GObject *dialog, GAsyncResult *result, gpointer ask)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  finish (ask, file);
}

static void
opened_cb (GObject *dialog, GAsyncResult *result, gpointer ask)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  finish (ask, file);
}

static void
selected_cb (GObject *dialog, GAsyncResult *result, gpointer ask)
{
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  finish (ask, file);
}

/* @suggested: the name to save under; NULL asks for a file that is there, or for a folder. */
static void
show (GtkWindow *parent, const char *title, const char *suggested, Ask *ask)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, title);
  if (ask->folder)
    gtk_file_dialog_select_folder (dialog, parent, NULL, selected_cb, ask);
  else if (suggested == NULL)
    gtk_file_dialog_open (dialog, parent, NULL, opened_cb, ask);
  else
    {
      gtk_file_dialog_set_initial_name (dialog, suggested);
      gtk_file_dialog_save (dialog, parent, NULL, saved_cb, ask);
    }
}
#else
static void
response_cb (GtkNativeDialog *dialog, int response, Ask *ask)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  finish (ask, file);
  g_object_unref (dialog);
}

/* @suggested: the name to save under; NULL asks for a file that is there, or for a folder. */
static void
show (GtkWindow *parent, const char *title, const char *suggested, Ask *ask)
{
  GtkFileChooserAction action = ask->folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : suggested ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                                                                : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  if (suggested)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
#endif

static Ask *
ask_new (WmFileFunc func, gpointer data, GDestroyNotify free_data)
{
  Ask *ask = g_new0 (Ask, 1);
  *ask = (Ask) { func, data, free_data, FALSE };
  return ask;
}

/** wm_save_dialog: @func gets the chosen path; nothing where the person changed their mind. */
void
wm_save_dialog (GtkWindow *parent, const char *title, const char *suggested, WmFileFunc func, gpointer data, GDestroyNotify free_data)
{
  show (parent, title, suggested, ask_new (func, data, free_data));
}

/** wm_open_dialog: like wm_save_dialog(), for a file that is there. */
void
wm_open_dialog (GtkWindow *parent, const char *title, WmFileFunc func, gpointer data, GDestroyNotify free_data)
{
  show (parent, title, NULL, ask_new (func, data, free_data));
}

/** wm_folder_dialog: like wm_open_dialog(), for a folder. */
void
wm_folder_dialog (GtkWindow *parent, const char *title, WmFileFunc func, gpointer data, GDestroyNotify free_data)
{
  Ask *ask = ask_new (func, data, free_data);
  ask->folder = TRUE;
  show (parent, title, NULL, ask);
}
