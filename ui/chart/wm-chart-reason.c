/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A question above the window; the chart opens once its answer is in the audit. */
#include "wm-chart-reason.h"

#include "wm-access.h"

#include <glib/gi18n.h>

typedef struct
{
  WmClinic *clinic;
  WmRecord *client;
  char *page;
  GtkWidget *row; /* of the dialog */
  WmChartReasonFunc open;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *q = data;
  g_object_unref (q->clinic);
  g_object_unref (q->client);
  g_free (q->page);
  g_free (q);
}

static void
changed_cb (AdwMessageDialog *dialog, GtkEditable *row)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  adw_message_dialog_set_response_enabled (dialog, "open", *words != '\0');
}

static void
answered_cb (GtkWindow *dialog, const char *response, Question *q)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *owner = g_object_get_data (G_OBJECT (dialog), "owner");
  if (!g_str_equal (response, "open") || owner == NULL)
    return;
  if (wm_access_open (q->clinic, q->client, gtk_editable_get_text (GTK_EDITABLE (q->row)), &error))
    q->open (owner, wm_record_get_id (q->client), q->page);
  else
    gtk_widget_activate_action (owner, "win.say", "s", error->message);
}

static GtkWidget *
add_row (AdwMessageDialog *dialog)
{
  GtkWidget *group = adw_preferences_group_new (), *row = adw_entry_row_new ();
  g_object_set (row, "title", _("Reason"), "activates-default", TRUE, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_message_dialog_set_extra_child (dialog, group);
  adw_message_dialog_set_response_enabled (dialog, "open", FALSE);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  return row;
}

/* By number: a question is a window, and a window's title names nobody. */
static char *
describe (WmClinic *clinic, WmRecord *client)
{
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (clinic, wm_record_get_id (client), NULL);
  g_autofree char *counselor = wm_clinic_staff_name (clinic, episode ? wm_record_get (episode, "counselor") : NULL);
  g_autofree char *whose = *counselor ? g_strdup_printf (_("%s is with %s."), wm_record_get (client, "client-no"), counselor)
                                      : g_strdup_printf (_("%s is not in your caseload."), wm_record_get (client, "client-no"));
  return g_strdup_printf (_("%s Why do you need this chart? The reason is kept in the audit, and the chart stays open to you until you sign in again."), whose);
}

/**
 * wm_chart_reason_ask:
 * @owner: who is told to @open the chart at @page (nullable), if it is still there by then
 *
 * Returns: (transfer none) (nullable): the question; %NULL where there is no such client
 */
GtkWindow *
wm_chart_reason_ask (GtkWidget *owner, WmClinic *clinic, const char *client_id, const char *page, WmChartReasonFunc open)
{
  g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, client_id, NULL);
  if (client == NULL)
    return NULL;
  g_autofree char *body = describe (clinic, client);
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Not in your caseload"), body);
  Question *q = g_new0 (Question, 1);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open the chart"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  *q = (Question){ g_object_ref (clinic), g_steal_pointer (&client), g_strdup (page), add_row (ADW_MESSAGE_DIALOG (dialog)), open };
  g_object_set_data_full (G_OBJECT (dialog), "owner", g_object_ref (owner), g_object_unref);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), q, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (q->row);
  return GTK_WINDOW (dialog);
}
