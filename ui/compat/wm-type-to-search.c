/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK 4.8 gives the list the keyboard and leaves the search field above it out of it: whoever types finds nothing. */
#include "wm-type-to-search.h"

static GtkWidget *
find_search (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_SEARCH_ENTRY (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_search (child);
  return found;
}

/* A space belongs to the name that is being typed, as in "Vega, Ana"; only with nothing typed it chooses. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, GtkEditable *entry)
{
  int end = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  if (key != GDK_KEY_space || end == 0 || gtk_widget_get_state_flags (GTK_WIDGET (entry)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_insert_text (entry, " ", 1, &end);
  gtk_editable_set_position (entry, -1);
  return GDK_EVENT_STOP;
}

/** wm_type_to_search: of a drop-down whose enable-search is set. */
void
wm_type_to_search (GtkDropDown *drop_down)
{
  GtkWidget *entry = find_search (GTK_WIDGET (drop_down));
  GtkWidget *popover = gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER);
  GtkEventController *keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), entry);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  gtk_widget_add_controller (popover, keys);
}
