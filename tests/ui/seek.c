/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what can be seen counts, except in seek() and seek_any(). */
#include "seek.h"

#include <string.h>

static GtkWidget *
nth (GtkWidget *root, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (*n)-- == 0)
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = nth (child, type, n);
  return found;
}

/** seek: the nth (0: first) widget of @type below @root; NULL where there are fewer. */
GtkWidget *
seek (GtkWidget *root, GType type, guint n)
{
  return nth (root, type, &n);
}

/* What tells a widget from others of its type: of a button that is an icon, its tooltip. */
static const char *
telling_property (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    return "tooltip-text";
  return ADW_IS_PREFERENCES_ROW (widget) ? "title" : "label";
}

/** seek_window: the last window of @type that was opened; NULL: none is. */
GtkWidget *
seek_window (GType type)
{
  GListModel *all = gtk_window_get_toplevels ();
  for (guint i = g_list_model_get_n_items (all); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (all, i - 1);
      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window; /* the list keeps it */
    }
  return NULL;
}

/** seek_any: the first widget of @type below @root, seen or not, with this title or label; any where @title is %NULL. */
GtkWidget *
seek_any (GtkWidget *root, GType type, const char *title)
{
  g_autofree char *own = NULL;
  gboolean typed = G_TYPE_CHECK_INSTANCE_TYPE (root, type);
  if (typed && title)
    g_object_get (root, telling_property (root), &own, NULL);
  if (typed && (title == NULL || g_strcmp0 (own, title) == 0))
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = seek_any (child, type, title);
  return found;
}

/** seek_on_screen: the first widget of @type in the tree that is on the screen, or will be with its window. */
GtkWidget *
seek_on_screen (GtkWidget *widget, GType type)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget) || g_type_is_a (G_OBJECT_TYPE (widget), type))
    return g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = seek_on_screen (child, type);
  return found;
}

typedef gboolean (*Wanted) (GtkWidget *widget, const char *text);

static GtkWidget *
seek_shown (GtkWidget *root, GType type, Wanted wanted, const char *text)
{
  if (!gtk_widget_get_visible (root) && !GTK_IS_WINDOW (root)) /* a window that isn't presented */
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && wanted (root, text))
    return root;
  GtkWidget *found = NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = seek_shown (child, type, wanted, text);
  return found;
}

static gboolean
is_titled (GtkWidget *widget, const char *title)
{
  g_autofree char *own = NULL;
  g_object_get (widget, "title", &own, NULL);
  return own && g_str_has_prefix (own, title);
}

static gboolean
is_labelled (GtkWidget *widget, const char *label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  const char *own = gtk_label_get_label (GTK_LABEL (widget));
  return own && strstr (own, text);
}

/** seek_titled: the first row or group whose title begins so. */
GtkWidget *
seek_titled (GtkWidget *root, GType type, const char *title)
{
  return seek_shown (root, type, is_titled, title);
}

GtkWidget *
seek_button (GtkWidget *root, const char *label)
{
  return seek_shown (root, GTK_TYPE_BUTTON, is_labelled, label);
}

/** seek_around: the button around the label @text. */
GtkWidget *
seek_around (GtkWidget *root, const char *text)
{
  return gtk_widget_get_ancestor (seek_shown (root, GTK_TYPE_LABEL, says, text), GTK_TYPE_BUTTON);
}

/** seek_says: whether a label that isn't hidden holds @text. */
gboolean
seek_says (GtkWidget *root, const char *text)
{
  return seek_shown (root, GTK_TYPE_LABEL, says, text) != NULL;
}

void
seek_spin (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/** seek_is_busy: whether something in @root waits for a thread. */
gboolean
seek_is_busy (GtkWidget *root)
{
  gboolean busy = gtk_test_accessible_has_state (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_STATE_BUSY);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !busy; child = gtk_widget_get_next_sibling (child))
    busy = seek_is_busy (child);
  return busy;
}

static gboolean
count_cb (gpointer n)
{
  ++*(guint *) n;
  return G_SOURCE_CONTINUE;
}

/** seek_wait: until no thread is waited for. Returns: how often the main loop came by meanwhile. */
guint
seek_wait (GtkWidget *root)
{
  g_autoptr (GtkWidget) held = g_object_ref (root);
  guint turns = 0, source = g_idle_add (count_cb, &turns);
  for (guint i = 0; i < 20000 && seek_is_busy (held); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
  g_source_remove (source);
  g_assert_false (seek_is_busy (held));
  return turns;
}
