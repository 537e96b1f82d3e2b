/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of lists and settings, by the role of who is signed in. */
#define G_LOG_DOMAIN "wm-preferences"
#include "wm-preferences.h"

#include "wm-back-up.h"
#include "wm-busy.h"
#include "wm-file-dialog.h"
#include "wm-person-dialog.h"
#include "wm-record-list.h"
#include "wm-setting-rows.h"
#include "wm-take-off.h"

#include <glib/gi18n.h>

struct _WmPreferences
{
  AdwPreferencesWindow parent_instance;

  /* template children */
  AdwPreferencesPage *clinic_page;
  AdwPreferencesPage *people_page;
  AdwPreferencesPage *rules_page;
  AdwPreferencesPage *safety_page;
  AdwPreferencesGroup *people_group;
  GtkWidget *add_person;
  GtkSpinner *people_spinner;
  AdwPreferencesGroup *plan_group;
  AdwPreferencesGroup *week_group;
  AdwPreferencesGroup *print_group;
  AdwPreferencesGroup *crisis_group;
  AdwPreferencesGroup *lock_group;
  GtkWidget *backup_group;
  GtkSpinner *backup_spinner;

  WmBusy busy; /* while a backup is written, or all records anew */

  /* owned */
  GCancellable *closed;
  WmClinic *clinic;
  GPtrArray *lists;       /* borrowed from their pages */
  GPtrArray *people_rows; /* borrowed from the group, as long as they are in it */
};

G_DEFINE_FINAL_TYPE (WmPreferences, wm_preferences, ADW_TYPE_PREFERENCES_WINDOW)

const WmRecordKind wm_preferences_clinic[] = {
  { &wm_clinic_schema, N_("The clinic"), NULL, N_("Nothing entered yet."), NULL, "name", { "address", "phone", "after-hours-phone", NULL }, { NULL }, NULL, NULL, TRUE },
  { &wm_program_schema, N_("Programs"), N_("Add a program"), N_("What the clinic offers: a level of care, its weeks and hours."),
    NULL, "name", { "level", "weeks", "days", "active" }, { "active", "1" }, NULL, NULL, TRUE },
  { &wm_room_schema, N_("Rooms"), N_("Add a room"), N_("Where sessions are held; the calendar watches their seats."), NULL, "name", { "capacity", NULL }, { NULL }, NULL, NULL, TRUE },
  { &wm_level_of_care_schema, N_("Levels of care"), N_("Add a level"), N_("Levels and their hours, by edition of the criteria."),
    NULL, "label", { "edition", "code", "min-adult", "max-adult" }, { NULL }, NULL, NULL, TRUE },
  { NULL, NULL, NULL, NULL, NULL, NULL, { NULL }, { NULL }, NULL, NULL, FALSE },
};

const WmRecordKind wm_preferences_staff = {
  &wm_staff_schema, N_("Staff"), N_("Add a staff member"), N_("Who works here, whether they sign in or not."),
  NULL, "name", { "credential", "role", "credential-expires", "active" }, { "active", "1" }, NULL, NULL, TRUE,
};

static void show_people (WmPreferences *self);

static void
say (WmPreferences *self, const char *text)
{
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

static void
open_person (WmPreferences *self, WmPersonAct act, const char *person)
{
  WmPersonDialog *dialog = wm_person_dialog_new (GTK_WINDOW (self), self->clinic, act, person);
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (show_people), self, G_CONNECT_SWAPPED); /* the key comes after the record */
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_person_cb (WmPreferences *self)
{
  open_person (self, WM_PERSON_ADD, NULL);
}

static void
passphrase_cb (WmPreferences *self)
{
  open_person (self, WM_PERSON_PASSPHRASE, wm_clinic_get_user (self->clinic));
}

static void
taken_off (gpointer data, const GError *error)
{
  WmPreferences *self = data;
  wm_busy_end (&self->busy);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->add_person); /* the keyboard was in the row that went */
  say (self, error ? error->message : _("They can no longer sign in; all records are encrypted anew."));
}

static void
left_cb (GtkWindow *ask, const char *response, WmPreferences *self)
{
  g_autoptr (GError) error = NULL;
  const char *person = g_object_get_data (G_OBJECT (ask), "person");
  if (!g_str_equal (response, "leave") || self->closed == NULL
      || !wm_busy_begin (&self->busy, GTK_WIDGET (self), self->people_spinner))
    return;
  if (!wm_take_off (g_application_get_default (), self->clinic, person, self->closed, taken_off, self, &error))
    taken_off (self, error);
}

/* Everything is written anew under a key the person never had: it takes a moment, and can't be taken back. */
static void
leave_cb (WmPreferences *self, GtkWidget *button)
{
  const char *person = g_object_get_data (G_OBJECT (button), "person");
  g_autofree char *title = g_strdup_printf (_("Take %s off?"), person);
  GtkWidget *ask = adw_message_dialog_new (GTK_WINDOW (self), title, _("They can no longer sign in, and all records are encrypted anew. "
                                           "Backups made before still open with their passphrase; what they wrote and signed stays."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (ask), "cancel", _("_Cancel"), "leave", _("_Take off"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (ask), "leave", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (ask), "cancel");
  g_object_set_data_full (G_OBJECT (ask), "person", g_strdup (person), g_free);
  g_signal_connect_object (ask, "response", G_CALLBACK (left_cb), self, 0);
  gtk_window_present (GTK_WINDOW (ask));
}

static void
add_person_row (WmPreferences *self, const char *person)
{
  const char *role = wm_people_role (self->clinic, person);
  gboolean own = g_strcmp0 (person, wm_clinic_get_user (self->clinic)) == 0;
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", person, "subtitle", role ? wm_clinic_label (self->clinic, "role", role) : "", NULL);
  if (!own && wm_clinic_may (self->clinic, WM_ACT_MANAGE_PEOPLE, NULL))
    {
      GtkWidget *button = gtk_button_new_with_label (_("Take off…"));
      g_autofree char *label = g_strdup_printf (_("Take %s off"), person);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (button), "person", g_strdup (person), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (self->people_group, row);
  g_ptr_array_add (self->people_rows, row);
}

static void
show_people (WmPreferences *self)
{
  g_auto (GStrv) people = wm_store_get_people (wm_clinic_get_store (self->clinic));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean focused = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->people_group));
  for (guint i = 0; i < self->people_rows->len; i++)
    adw_preferences_group_remove (self->people_group, self->people_rows->pdata[i]);
  g_ptr_array_set_size (self->people_rows, 0);
  for (guint i = 0; people && people[i]; i++)
    add_person_row (self, people[i]);
  if (focused)
    gtk_widget_grab_focus (self->add_person); /* the keyboard was in a row that went */
}

static void
backed_up (gpointer data, const GError *error)
{
  WmPreferences *self = data;
  wm_busy_end (&self->busy);
  say (self, error ? error->message : _("The backup is made and was read back."));
}

static void
back_up (const char *path, gpointer data)
{
  WmPreferences *self = data;
  g_autoptr (GError) error = NULL;
  if (self->closed == NULL || !wm_busy_begin (&self->busy, self->backup_group, self->backup_spinner))
    return;
  if (!wm_back_up_to (g_application_get_default (), self->clinic, path, self->closed, backed_up, self, &error))
    backed_up (self, error);
}

static void
backup_cb (WmPreferences *self)
{
  g_autofree char *day = wm_day_to_iso (wm_clinic_get_today (self->clinic));
  g_autofree char *name = g_strdup_printf ("waymark-%s.backup", day);
  wm_save_dialog (GTK_WINDOW (self), _("Save a backup"), name, back_up, g_object_ref (self), g_object_unref);
}

static void
add_list (WmPreferences *self, AdwPreferencesPage *page, const WmRecordKind *kind)
{
  WmRecordList *list = wm_record_list_new (self->clinic, kind, NULL);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (list));
  g_ptr_array_add (self->lists, list);
}

/* libadwaita 1.2 keeps a reference to each group in such a window: they give up the clinic though they stay. */
static void
let_lists_go (WmPreferences *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      g_autoptr (GtkWidget) list = g_object_ref (self->lists->pdata[i]);
      adw_preferences_page_remove (ADW_PREFERENCES_PAGE (gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_PAGE)), ADW_PREFERENCES_GROUP (list));
      g_object_run_dispose (G_OBJECT (list));
    }
  g_ptr_array_set_size (self->lists, 0);
}

static void
add_lists (WmPreferences *self)
{
  for (const WmRecordKind *kind = wm_preferences_clinic; kind->schema; kind++)
    add_list (self, self->clinic_page, kind);
  add_list (self, self->people_page, &wm_preferences_staff);
  wm_setting_rows_add (self->plan_group, self->clinic, wm_settings_plan);
  wm_setting_rows_add (self->week_group, self->clinic, wm_settings_week);
  wm_setting_rows_add (self->print_group, self->clinic, wm_settings_print);
  wm_setting_rows_add (self->crisis_group, self->clinic, wm_settings_crisis);
  wm_setting_rows_add (self->lock_group, self->clinic, wm_settings_lock);
}

/** wm_preferences_new: above @parent. */
WmPreferences *
wm_preferences_new (GtkWindow *parent, WmClinic *clinic)
{
  WmPreferences *self = g_object_new (WM_TYPE_PREFERENCES, "transient-for", parent, NULL);
  gboolean settings = wm_clinic_may (clinic, WM_ACT_SETTINGS, NULL);
  self->clinic = g_object_ref (clinic);
  if (settings)
    add_lists (self);
  gtk_widget_set_visible (GTK_WIDGET (self->clinic_page), settings);
  gtk_widget_set_visible (GTK_WIDGET (self->rules_page), settings);
  gtk_widget_set_visible (GTK_WIDGET (self->lock_group), settings);
  gtk_widget_set_visible (self->add_person, wm_clinic_may (clinic, WM_ACT_MANAGE_PEOPLE, NULL));
  gtk_widget_set_visible (self->backup_group, wm_clinic_may (clinic, WM_ACT_BACK_UP, NULL));
  show_people (self);
  g_signal_connect_object (clinic, "saved", G_CALLBACK (show_people), self, G_CONNECT_SWAPPED);
  return self;
}

static void
wm_preferences_dispose (GObject *object)
{
  WmPreferences *self = WM_PREFERENCES (object);
  wm_busy_end (&self->busy);
  g_cancellable_cancel (self->closed);
  g_clear_object (&self->closed);
  if (self->lists)
    let_lists_go (self);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->people_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (wm_preferences_parent_class)->dispose (object);
}

static void
wm_preferences_class_init (WmPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/preferences/wm-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, clinic_page);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, people_page);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, rules_page);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, safety_page);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, people_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, add_person);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, people_spinner);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, plan_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, week_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, print_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, crisis_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, lock_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, backup_group);
  gtk_widget_class_bind_template_child (widget_class, WmPreferences, backup_spinner);
  gtk_widget_class_bind_template_callback (widget_class, add_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
}

static void
wm_preferences_init (WmPreferences *self)
{
  self->closed = g_cancellable_new ();
  self->lists = g_ptr_array_new ();
  self->people_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
