/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-busy.h"

#define BLINK_MS 200 /* what is done sooner would only flicker */

/* GTK complains when a focused entry turns insensitive. */
static void
take_focus (WmBusy *busy)
{
  GtkRoot *root = gtk_widget_get_root (busy->form);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !(focus == busy->form || gtk_widget_is_ancestor (focus, busy->form)))
    return;
  g_set_weak_pointer (&busy->focus, focus);
  gtk_root_set_focus (root, NULL);
}

/** wm_busy_show: turns @spinner, and shows the words beside it while it turns. */
void
wm_busy_show (GtkSpinner *spinner, gboolean shown)
{
  GtkWidget *words = gtk_widget_get_next_sibling (GTK_WIDGET (spinner));
  gtk_spinner_set_spinning (spinner, shown);
  if (words && GTK_IS_LABEL (words))
    gtk_widget_set_visible (words, shown);
}

static void
show (WmBusy *busy, gboolean shown)
{
  if (busy->form)
    gtk_widget_set_sensitive (busy->form, !shown);
  if (busy->spinner)
    wm_busy_show (busy->spinner, shown);
}

static gboolean
show_cb (gpointer data)
{
  WmBusy *busy = data;
  busy->wait = 0;
  if (busy->form)
    take_focus (busy);
  show (busy, TRUE);
  return G_SOURCE_REMOVE;
}

/** wm_busy_begin: @form takes nothing and @spinner turns from a blink on. Returns: FALSE where it is under way already. */
gboolean
wm_busy_begin (WmBusy *busy, GtkWidget *form, GtkSpinner *spinner)
{
  if (busy->on)
    return FALSE;
  busy->on = TRUE;
  gtk_accessible_update_state (GTK_ACCESSIBLE (form), GTK_ACCESSIBLE_STATE_BUSY, TRUE, -1);
  g_set_weak_pointer (&busy->form, form);
  g_set_weak_pointer (&busy->spinner, spinner);
  busy->wait = g_timeout_add (BLINK_MS, show_cb, busy);
  return TRUE;
}

/** wm_busy_end: the keyboard is again where it was. */
void
wm_busy_end (WmBusy *busy)
{
  if (!busy->on)
    return;
  busy->on = FALSE;
  if (busy->form)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (busy->form), GTK_ACCESSIBLE_STATE_BUSY);
  if (busy->wait == 0)
    show (busy, FALSE);
  if (busy->focus)
    gtk_widget_grab_focus (busy->focus);
  g_clear_handle_id (&busy->wait, g_source_remove);
  g_clear_weak_pointer (&busy->focus);
  g_clear_weak_pointer (&busy->spinner);
  g_clear_weak_pointer (&busy->form);
}
