/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One class for both lists: a table of columns each. */
#define G_LOG_DOMAIN "wm-intake"
#include "wm-intake-list.h"

#include "wm-calendar-text.h"
#include "wm-client-path.h"
#include "wm-intake-acts.h"
#include "wm-intake-people.h"
#include "wm-role.h"
#include "wm-text.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *title;                                              /* N_() */
  char *(*text) (WmIntakePerson *person, WmClinic *clinic);       /* (transfer full) */
  int width;                                                      /* pixels; 0: takes what is left */
} Column;

struct _WmIntakeList
{
  AdwBin parent_instance;

  /* owned by the widget tree */
  GtkStack *states;
  GtkColumnView *table;
  GtkLabel *count;
  GtkBox *acts;

  /* owned */
  WmClinic *clinic;
  GListStore *people; /* who passes the search */
  GListModel *all;
  GtkSingleSelection *selection;
  char *search;

  gboolean waiting;
};

G_DEFINE_FINAL_TYPE (WmIntakeList, wm_intake_list, ADW_TYPE_BIN)

static char *
label_of (WmIntakePerson *person, WmClinic *clinic, const char *list, WmIntakeColumn column)
{
  return g_strdup (wm_clinic_label (clinic, list, wm_intake_person_get (person, column)));
}

static char *
name_text (WmIntakePerson *person, WmClinic *clinic)
{
  g_autofree char *called = wm_text_called (wm_intake_person_get (person, WM_INTAKE_FIRST_NAME), wm_intake_person_get (person, WM_INTAKE_PREFERRED_NAME));
  return g_strdup_printf ("%s, %s  %s", wm_intake_person_get (person, WM_INTAKE_LAST_NAME), called, wm_intake_person_get (person, WM_INTAKE_NUMBER));
}

static char *
days_text (int days)
{
  return days < 0 ? g_strdup ("—") : days == 0 ? g_strdup (_("today")) : g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", (gulong) days), days);
}

static char *
ago_text (int days)
{
  return days < 1 ? days_text (days) : g_strdup_printf (g_dngettext (NULL, "%d day ago", "%d days ago", (gulong) days), days);
}

static char *
since_text (WmIntakePerson *person, WmClinic *clinic)
{
  return days_text (wm_intake_person_days (person, WM_INTAKE_SINCE, wm_clinic_get_today (clinic)));
}

static char *
asked_text (WmIntakePerson *person, WmClinic *clinic)
{
  return ago_text (wm_intake_person_days (person, WM_INTAKE_SINCE, wm_clinic_get_today (clinic)));
}

static char *
priority_text (WmIntakePerson *person, WmClinic *clinic)
{
  return label_of (person, clinic, "waitlist-priority", WM_INTAKE_PRIORITY);
}

static char *
track_text (WmIntakePerson *person, WmClinic *clinic)
{
  return label_of (person, clinic, "track", WM_INTAKE_TRACK);
}

static char *
contact_text (WmIntakePerson *person, WmClinic *clinic)
{
  return ago_text (wm_intake_person_days (person, WM_INTAKE_LAST_CONTACT, wm_clinic_get_today (clinic)));
}

static char *
call_text (WmIntakePerson *person, WmClinic *clinic)
{
  WmDay due, today = wm_clinic_get_today (clinic);
  if (!wm_day_parse (wm_intake_person_get (person, WM_INTAKE_NEXT_CALL), &due))
    return g_strdup ("—");
  g_autofree char *day = wm_day_in_words (due, _("%B %-d"));
  return due < today ? g_strdup_printf (_("was due %s"), day) : due == today ? g_strdup (_("today")) : g_steal_pointer (&day);
}

static char *
interim_text (WmIntakePerson *person, WmClinic *clinic)
{
  const char *text = wm_intake_person_get (person, WM_INTAKE_INTERIM);
  return g_strdelimit (g_strdup (text ? text : ""), "\n", ' ');
}

static char *
status_text (WmIntakePerson *person, WmClinic *clinic)
{
  if (g_strcmp0 (wm_intake_person_get (person, WM_INTAKE_URGENT), "1") == 0)
    return g_strdup_printf (_("%s · urgent risk"), wm_clinic_label (clinic, "client-status", wm_intake_person_get (person, WM_INTAKE_STATUS)));
  return label_of (person, clinic, "client-status", WM_INTAKE_STATUS);
}

static char *
relation_text (WmIntakePerson *person, WmClinic *clinic)
{
  return label_of (person, clinic, "caller-relation", WM_INTAKE_RELATION);
}

static char *
phone_text (WmIntakePerson *person, WmClinic *clinic)
{
  const char *phone = wm_intake_person_get (person, WM_INTAKE_PHONE);
  gboolean message = g_strcmp0 (wm_intake_person_get (person, WM_INTAKE_MESSAGE), "1") == 0;
  return phone ? g_strdup_printf (message ? _("%s · message allowed") : _("%s · no message"), phone) : g_strdup ("—");
}

static const Column waiting_columns[] = {
  { N_("Client"), name_text, 260 },      { N_("Waiting"), since_text, 90 },      { N_("Priority"), priority_text, 140 }, { N_("Track"), track_text, 90 },
  { N_("Last contact"), contact_text, 120 }, { N_("Next call"), call_text, 130 }, { N_("Help while waiting"), interim_text, 0 }, { NULL, NULL, 0 },
};
static const Column inquiry_columns[] = {
  { N_("Client"), name_text, 260 },      { N_("Step"), status_text, 180 },       { N_("Asked"), asked_text, 100 },      { N_("Who asked"), relation_text, 160 },
  { N_("Track"), track_text, 90 },       { N_("Call back"), phone_text, 0 },     { NULL, NULL, 0 },
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column->text == name_text)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = column->text (gtk_list_item_get_item (item), g_object_get_data (G_OBJECT (factory), "clinic"));
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, column->width == 0 ? text : NULL);
}

static void
add_columns (WmIntakeList *self)
{
  for (const Column *c = self->waiting ? waiting_columns : inquiry_columns; c->title; c++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_object_set_data_full (G_OBJECT (factory), "clinic", g_object_ref (self->clinic), g_object_unref);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) c);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) c);
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(c->title), factory);
      gtk_column_view_column_set_fixed_width (column, c->width ? c->width : -1);
      gtk_column_view_column_set_expand (column, c->width == 0);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->table, column);
    }
}

static WmIntakePerson *
selected (WmIntakeList *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmIntakeList *self = WM_INTAKE_LIST (widget);
  WmIntakePerson *person = selected (self);
  if (person)
    wm_intake_act (widget, self->clinic, wm_intake_person_get (person, WM_INTAKE_ID), (WmClientAct) g_variant_get_int32 (parameter));
}

static void
contacted_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmIntakeList *self = WM_INTAKE_LIST (widget);
  WmIntakePerson *person = selected (self);
  g_autoptr (GError) error = NULL;
  if (person && !wm_intake_contacted (self->clinic, wm_intake_person_get (person, WM_INTAKE_RECORD), &error))
    gtk_widget_activate_action (widget, "win.say", "s", error->message);
}

static void
add_act (WmIntakeList *self, const WmClientPath *path, WmClientAct act)
{
  if (act >= WM_CLIENT_N_ACTS || !(path->may & (1u << act)))
    return;
  GtkWidget *button = gtk_button_new_with_label (wm_client_act_label (path, act));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "list.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", (gint32) act);
  gtk_box_append (self->acts, button);
}

/* What may be done for who is selected: what is next first. */
static void
show_acts (WmIntakeList *self)
{
  static const WmClientAct decisions[] = { WM_CLIENT_WAIT, WM_CLIENT_REFER, WM_CLIENT_DECLINE };
  WmIntakePerson *person = selected (self);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->acts)));)
    gtk_box_remove (self->acts, child);
  g_autoptr (WmClientPath) path = person ? wm_client_path_load (self->clinic, wm_intake_person_get (person, WM_INTAKE_ID), NULL) : NULL;
  if (path == NULL)
    return;
  if (self->waiting && wm_clinic_may (self->clinic, WM_ACT_INTAKE, NULL))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Contacted today"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "list.contacted");
      gtk_box_append (self->acts, button);
    }
  WmClientAct next = wm_client_path_next (path);
  add_act (self, path, next);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (decisions[i] != next)
      add_act (self, path, decisions[i]);
}

static void
show_state (WmIntakeList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people)), total = self->all ? g_list_model_get_n_items (self->all) : 0;
  g_autofree char *people = g_strdup_printf (g_dngettext (NULL, "%u person", "%u people", n), n);
  g_autofree char *text = g_strdup_printf (self->waiting ? _("%s · in the order in which places are given") : _("%s · urgent ones first, then who asked first"), people);
  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->states, n ? "table" : total ? "none" : "empty");
  show_acts (self);
}

static void
filter (WmIntakeList *self)
{
  WmIntakePerson *was = selected (self);
  g_autofree char *id = was ? g_strdup (wm_intake_person_get (was, WM_INTAKE_ID)) : NULL;
  guint place = 0;
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; self->all && i < g_list_model_get_n_items (self->all); i++)
    {
      g_autoptr (WmIntakePerson) person = g_list_model_get_item (self->all, i);
      if (self->search && !wm_intake_person_matches (person, self->search))
        continue;
      if (g_strcmp0 (wm_intake_person_get (person, WM_INTAKE_ID), id) == 0)
        place = passed->len;
      g_ptr_array_add (passed, g_steal_pointer (&person));
    }
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)), passed->pdata, passed->len);
  gtk_single_selection_set_selected (self->selection, place);
  show_state (self);
}

static void
reload (WmIntakeList *self)
{
  g_autoptr (GError) error = NULL;
  GListModel *all = self->waiting ? wm_intake_waiting (self->clinic, &error) : wm_intake_inquiries (self->clinic, &error);
  if (all == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.say", "s", error->message);
      return;
    }
  gboolean acting = gtk_widget_get_focus_child (GTK_WIDGET (self->acts)) != NULL;
  g_clear_object (&self->all);
  self->all = all;
  filter (self);
  GtkWidget *next = gtk_widget_get_first_child (GTK_WIDGET (self->acts)); /* the buttons are made anew */
  if (acting && next)
    gtk_widget_grab_focus (next);
}

/* Read when it comes into sight, and while it is. */
static void
saved_cb (WmIntakeList *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
wm_intake_list_map (GtkWidget *widget)
{
  reload (WM_INTAKE_LIST (widget));
  GTK_WIDGET_CLASS (wm_intake_list_parent_class)->map (widget);
}

/** wm_intake_list_set_search: @text as typed: only whose name or number has it. */
void
wm_intake_list_set_search (WmIntakeList *self, const char *text)
{
  g_free (self->search);
  self->search = g_strdup (text);
  filter (self);
}

/** wm_intake_list_open_selected: the chart of who is selected. */
void
wm_intake_list_open_selected (WmIntakeList *self)
{
  WmIntakePerson *person = selected (self);
  if (person)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-chart", "s", wm_intake_person_get (person, WM_INTAKE_ID));
}

/** wm_intake_list_focus: the keyboard goes to the table. */
void
wm_intake_list_focus (WmIntakeList *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static GtkWidget *
make_empty (const char *icon, const char *title, const char *text)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", icon, "title", title, "description", text, NULL);
}

static void
make_table (WmIntakeList *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  self->people = g_list_store_new (WM_TYPE_INTAKE_PERSON);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->people)));
  self->table = GTK_COLUMN_VIEW (gtk_column_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_show_row_separators (self->table, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "roster");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, self->waiting ? _("Waitlist") : _("Inquiries"), -1);
  add_columns (self);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (wm_intake_list_open_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (show_acts), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->table));
  gtk_stack_add_named (self->states, scrolled, "table");
}

static void
make_bar (WmIntakeList *self, GtkWidget *box)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->acts = GTK_BOX (acts);
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_ellipsize (self->count, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_add_css_class (bar, "toolbar-row");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (bar), acts);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), bar);
}

/** wm_intake_list_new: @waiting: who is on the waitlist; else who asked. */
GtkWidget *
wm_intake_list_new (WmClinic *clinic, gboolean waiting)
{
  WmIntakeList *self = g_object_new (WM_TYPE_INTAKE_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *states = gtk_stack_new ();
  self->clinic = g_object_ref (clinic);
  self->waiting = waiting;
  self->states = GTK_STACK (states);
  gtk_widget_set_vexpand (states, TRUE);
  make_table (self);
  gtk_stack_add_named (self->states, make_empty ("edit-find-symbolic", _("Nobody found"), _("Nobody in this list matches what was typed.")), "none");
  gtk_stack_add_named (self->states,
                       waiting ? make_empty ("emblem-ok-symbolic", _("Nobody waits"), _("Who is put on the waitlist stands here until there is a place."))
                               : make_empty ("emblem-ok-symbolic", _("No open inquiries"), _("Who asks for treatment stands here until it begins.")),
                       "empty");
  gtk_box_append (GTK_BOX (box), states);
  make_bar (self, box);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (clinic, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
wm_intake_list_dispose (GObject *object)
{
  WmIntakeList *self = WM_INTAKE_LIST (object);
  g_clear_object (&self->selection);
  g_clear_object (&self->people);
  g_clear_object (&self->all);
  g_clear_object (&self->clinic);
  G_OBJECT_CLASS (wm_intake_list_parent_class)->dispose (object);
}

static void
wm_intake_list_finalize (GObject *object)
{
  g_free (WM_INTAKE_LIST (object)->search);
  G_OBJECT_CLASS (wm_intake_list_parent_class)->finalize (object);
}

static void
wm_intake_list_class_init (WmIntakeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_intake_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = wm_intake_list_finalize;
  widget_class->map = wm_intake_list_map;
  gtk_widget_class_install_action (widget_class, "list.act", "i", act_cb);
  gtk_widget_class_install_action (widget_class, "list.contacted", NULL, contacted_cb);
}

static void
wm_intake_list_init (WmIntakeList *self)
{
}
