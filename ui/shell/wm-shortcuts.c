/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys that an action owns are installed from here; keys that a list or page handles itself are told here too. */
#include "wm-shortcuts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  const char *action; /* NULL: the page with the focus handles it */
  const char *keys;
  const char *group;  /* N_() */
  const char *label;  /* N_() */
} Shortcut;

static const Shortcut shortcuts[] = {
  { "win.view(0)", "<Control>1", N_("Views"), N_("Today") },
  { "win.view(1)", "<Control>2", N_("Views"), N_("Clients") },
  { "win.view(2)", "<Control>3", N_("Views"), N_("Calendar") },
  { "win.view(3)", "<Control>4", N_("Views"), N_("Review, where your role has it") },
  { "win.view(4)", "<Control>5", N_("Views"), N_("Library, where your role has it") },
  { "win.back", "<Alt>Left", N_("Views"), N_("Back to where you came from") },
  { "win.lock", "<Control>l", N_("Views"), N_("Lock") },
  { "win.preferences", "<Control>comma", N_("Views"), N_("Preferences") },
  { "app.help", "F1", N_("Views"), N_("Help for what is shown") },
  { "app.keys", "<Control>question", N_("Views"), N_("This page") },
  { "app.quit", "<Control>q", N_("Views"), N_("Quit") },
  { NULL, "Return", N_("Roster"), N_("Open the chart") },
  { NULL, "Escape", N_("Roster"), N_("Clear the search") },
  { "win.new", "<Control>n", N_("Roster"), N_("New client") },
  { NULL, "<Control>o", N_("Roster"), N_("While adding a client: open the first one who may be here already") },
  { NULL, "<Control>s", N_("Roster"), N_("While a form stands open: save it") },
  { "win.save", "<Control>s", N_("Treatment plan and forms"), N_("Save") },
  { "win.reader", "F9", N_("Treatment plan and forms"), N_("Show or hide the plan as it will print") },
  { NULL, "Return", N_("Treatment plan and forms"), N_("Add an item of the same kind below") },
  { NULL, "<Shift>Return", N_("Treatment plan and forms"), N_("Add what belongs below") },
  { NULL, "<Alt>Up", N_("Treatment plan and forms"), N_("Move up; with Down, move down") },
  { NULL, "Delete", N_("Treatment plan and forms"), N_("Remove; Undo brings it back") },
  { NULL, "<Control>n", N_("Calendar"), N_("New session") },
  { NULL, "<Alt>Up", N_("Calendar"), N_("Move the session; with Down, Left, Right too") },
  { NULL, "p", N_("Calendar"), N_("Mark present; L late, E left early, X excused, U unexcused, N no-show, T telehealth, C cancelled") },
};

/** wm_shortcuts_install: the keys of every action of the table. */
void
wm_shortcuts_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      const char *keys[3] = { shortcuts[i].keys, NULL, NULL };
      if (shortcuts[i].action == NULL)
        continue;
      if (i > 0 && g_strcmp0 (shortcuts[i].action, shortcuts[i - 1].action) == 0)
        keys[1] = shortcuts[i - 1].keys;
      gtk_application_set_accels_for_action (application, shortcuts[i].action, keys);
    }
}

static void
add_row (AdwPreferencesGroup *group, const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  guint key;
  GdkModifierType modifiers;
  g_object_set (row, "use-markup", FALSE, "title", _(shortcut->label), "title-lines", 0, NULL);
  if (gtk_accelerator_parse (shortcut->keys, &key, &modifiers))
    {
      g_autofree char *text = gtk_accelerator_get_label (key, modifiers);
      GtkWidget *label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  adw_preferences_group_add (group, row);
}

/** wm_shortcuts_page_new: what the keys do. */
GtkWidget *
wm_shortcuts_page_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char *title = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].label == NULL)
        continue;
      if (g_strcmp0 (title, shortcuts[i].group) != 0)
        {
          title = shortcuts[i].group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      add_row (group, &shortcuts[i]);
    }
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}
