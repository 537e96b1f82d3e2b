/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* GtkFileChooserNative to GTK 4.8, GtkFileDialog from 4.10 on. */
#include "wm-save-dialog.h"

typedef struct
{
  WmSaveFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Save;

static void
save_free (Save *save)
{
  if (save->free_data)
    save->free_data (save->data);
  g_free (save);
}

static void
finish (Save *save, GFile *file)
{
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  if (path)
    save->func (path, save->data);
  save_free (save);
}

#if GTK_CHECK_VERSION(4, 10, 0) && defined(GDK_VERSION_4_10) && GDK_VERSION_MAX_ALLOWED >= GDK_VERSION_4_10
static void
chosen_cb (GObject *dialog, GAsyncResult *result, gpointer save)
{
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  finish (save, file);
}

static void
ask (GtkWindow *parent, const char *title, const char *suggested, Save *save)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, suggested);
  gtk_file_dialog_save (dialog, parent, NULL, chosen_cb, save);
}
#else
static void
response_cb (GtkNativeDialog *dialog, int response, Save *save)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  finish (save, file);
  g_object_unref (dialog);
}

static void
ask (GtkWindow *parent, const char *title, const char *suggested, Save *save)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), save);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
#endif

/** wm_save_dialog: @func gets the chosen path; nothing where the person changed their mind. */
void
wm_save_dialog (GtkWindow *parent, const char *title, const char *suggested, WmSaveFunc func, gpointer data, GDestroyNotify free_data)
{
  Save *save = g_new0 (Save, 1);
  *save = (Save) { func, data, free_data };
  ask (parent, title, suggested, save);
}
