/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A window that is destroyed by its own act isn't asked; one that is closed is. */
#include "wm-leave.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define TYPED "wm-leave-typed"

static void
changed_cb (GtkWindow *window)
{
  g_object_set_data (G_OBJECT (window), TYPED, GINT_TO_POINTER (TRUE));
}

static void
answered_cb (GtkWindow *ask, const char *response, GtkWindow *window)
{
  gtk_window_set_transient_for (ask, NULL); /* it may outlive the window by a moment */
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (window);
}

static gboolean
close_cb (GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), TYPED) == NULL)
    return GDK_EVENT_PROPAGATE;
  GtkWidget *ask = adw_message_dialog_new (window, _("Discard what you typed?"), _("Nothing of it is saved yet."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (ask), "cancel", _("_Go On Typing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (ask), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (ask), "cancel");
  g_signal_connect_object (ask, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (ask));
  return GDK_EVENT_STOP;
}

/** wm_leave_ask: once @record has changed from what it is now, closing @window, the one that shows its form, is asked about.
 * A window may have several. */
void
wm_leave_ask (GtkWindow *window, WmRecord *record)
{
  g_signal_connect_object (record, "changed", G_CALLBACK (changed_cb), window, G_CONNECT_SWAPPED);
  if (g_signal_handler_find (window, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, (gpointer) close_cb, NULL) == 0)
    g_signal_connect (window, "close-request", G_CALLBACK (close_cb), NULL);
}
