/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A question above the window; the chart opens once its answer is in the audit, of several each once it is in its own. */
#include "wm-chart-reason.h"

#include "wm-access.h"

#include <glib/gi18n.h>

typedef struct
{
  WmClinic *clinic;
  GPtrArray *clients; /* of WmRecord */
  char *page;
  GtkWidget *row; /* of the dialog */
  WmChartReasonFunc open;
  WmChartsReasonFunc answered; /* NULL: one chart is asked for, to be opened */
} Question;

#define SHOWN 8 /* numbers in a sentence */

static void
question_free (gpointer data, GClosure *closure)
{
  Question *q = data;
  g_object_unref (q->clinic);
  g_ptr_array_unref (q->clients);
  g_free (q->page);
  g_free (q);
}

static void
changed_cb (AdwMessageDialog *dialog, GtkEditable *row)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  adw_message_dialog_set_response_enabled (dialog, "open", *words != '\0');
}

static gboolean
open_all (Question *q, GtkWidget *owner)
{
  g_autoptr (GError) error = NULL;
  gboolean opened = TRUE;
  for (guint i = 0; i < q->clients->len && opened; i++)
    opened = wm_access_open (q->clinic, q->clients->pdata[i], gtk_editable_get_text (GTK_EDITABLE (q->row)), &error);
  if (!opened)
    gtk_widget_activate_action (owner, "win.say", "s", error->message);
  return opened;
}

static void
answered_cb (GtkWindow *dialog, const char *response, Question *q)
{
  GtkWidget *owner = g_object_get_data (G_OBJECT (dialog), "owner");
  gboolean opened = owner && g_str_equal (response, "open") && open_all (q, owner);
  if (owner && q->answered)
    q->answered (owner, opened);
  else if (opened)
    q->open (owner, wm_record_get_id (q->clients->pdata[0]), q->page);
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

/** wm_chart_reason_numbers: Returns: (transfer full): who they are, by number: "C-0101, C-0105 and 3 more". */
char *
wm_chart_reason_numbers (WmClinic *clinic, GPtrArray *client_ids)
{
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < MIN (client_ids->len, SHOWN); i++)
    {
      g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, client_ids->pdata[i], NULL);
      if (client)
        g_string_append_printf (text, "%s%s", text->len ? ", " : "", wm_record_get (client, "client-no"));
    }
  if (client_ids->len > SHOWN)
    g_string_append_printf (text, _(" and %u more"), client_ids->len - SHOWN);
  return g_string_free (text, FALSE);
}

/* @q (transfer full) */
static GtkWindow *
ask (GtkWidget *owner, Question *q, const char *body, const char *leave, const char *open)
{
  GtkRoot *root = gtk_widget_get_root (owner);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Not in your caseload"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", leave, "open", open, NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  q->row = add_row (ADW_MESSAGE_DIALOG (dialog));
  g_object_set_data_full (G_OBJECT (dialog), "owner", g_object_ref (owner), g_object_unref);
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), q, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (q->row);
  return GTK_WINDOW (dialog);
}

static Question *
question_new (WmClinic *clinic, const char *page)
{
  Question *q = g_new0 (Question, 1);
  *q = (Question){ .clinic = g_object_ref (clinic), .clients = g_ptr_array_new_with_free_func (g_object_unref), .page = g_strdup (page) };
  return q;
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
  WmRecord *client = wm_clinic_load (clinic, &wm_client_schema, client_id, NULL);
  if (client == NULL)
    return NULL;
  g_autofree char *body = describe (clinic, client);
  Question *q = question_new (clinic, page);
  g_ptr_array_add (q->clients, client);
  q->open = open;
  return ask (owner, q, body, _("_Cancel"), _("_Open the chart"));
}

/**
 * wm_chart_reason_ask_all:
 * @client_ids: (element-type utf8): of charts that aren't open to who is signed in
 * @answered: is told once whether all of them are now
 *
 * One reason, which the audit keeps with each of the charts. Returns: (transfer none): the question
 */
GtkWindow *
wm_chart_reason_ask_all (GtkWidget *owner, WmClinic *clinic, GPtrArray *client_ids, WmChartsReasonFunc answered)
{
  g_autofree char *numbers = wm_chart_reason_numbers (clinic, client_ids);
  g_autofree char *body = g_strdup_printf (g_dngettext (NULL,
      "%u chosen chart is not in your caseload: %s. Why do you need it? The reason is kept in the audit, and the chart stays open to you until you sign in again.",
      "%u chosen charts are not in your caseload: %s. Why do you need them? The reason is kept in the audit of each, and they stay open to you until you sign in again.",
      client_ids->len), client_ids->len, numbers);
  Question *q = question_new (clinic, NULL);
  for (guint i = 0; i < client_ids->len; i++)
    {
      WmRecord *client = wm_clinic_load (clinic, &wm_client_schema, client_ids->pdata[i], NULL);
      if (client)
        g_ptr_array_add (q->clients, client);
    }
  q->answered = answered;
  return ask (owner, q, body, _("_Leave out"), _("_Go on"));
}
