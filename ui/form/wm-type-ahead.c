/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of forty services is no list to walk through with the arrow keys. What is typed counts as one beginning until
 * nothing was typed for a while; a space belongs to it, and opens the list only where nothing was typed. */
#include "wm-type-ahead.h"

#include <string.h>

#define PAUSE_US (1500 * G_TIME_SPAN_MILLISECOND)

typedef struct
{
  GString *typed; /* casefolded */
  gint64 last;
} Ahead;

static void
ahead_free (gpointer data)
{
  g_string_free (((Ahead *) data)->typed, TRUE);
  g_free (data);
}

static gboolean
begins (gpointer item, const char *typed)
{
  const char *label = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "";
  g_autofree char *folded = g_utf8_casefold (label, -1);
  return g_str_has_prefix (folded, typed);
}

/* Whether there is one that begins so; it is chosen. */
static gboolean
choose (AdwComboRow *row, const char *typed)
{
  GListModel *model = adw_combo_row_get_model (row);
  guint n = model ? g_list_model_get_n_items (model) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      if (!begins (item, typed))
        continue;
      adw_combo_row_set_selected (row, i);
      return TRUE;
    }
  return FALSE;
}

static void
add (Ahead *ahead, gunichar c)
{
  char text[7] = "";
  g_unichar_to_utf8 (c, text);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_string_append (ahead->typed, folded);
}

/* A letter that leads nowhere begins anew; one that no label begins with is let go. */
static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Ahead *ahead)
{
  AdwComboRow *row = ADW_COMBO_ROW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  gunichar c = gdk_keyval_to_unicode (key);
  gint64 now = g_get_monotonic_time ();
  if (now - ahead->last > PAUSE_US)
    g_string_truncate (ahead->typed, 0);
  if (!gtk_widget_is_focus (GTK_WIDGET (row)) || state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || c == 0 || !g_unichar_isprint (c)
      || (c == ' ' && ahead->typed->len == 0))
    return GDK_EVENT_PROPAGATE;
  ahead->last = now;
  add (ahead, c);
  if (!choose (row, ahead->typed->str))
    {
      g_string_truncate (ahead->typed, 0);
      add (ahead, c);
      if (c == ' ' || !choose (row, ahead->typed->str))
        g_string_truncate (ahead->typed, 0);
    }
  return GDK_EVENT_STOP;
}

/** wm_type_ahead: for @row, whose model holds strings. */
void
wm_type_ahead (AdwComboRow *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Ahead *ahead = g_new0 (Ahead, 1);
  ahead->typed = g_string_new (NULL);
  g_object_set_data_full (G_OBJECT (row), "wm-type-ahead", ahead, ahead_free);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), ahead);
  gtk_widget_add_controller (GTK_WIDGET (row), keys);
}
