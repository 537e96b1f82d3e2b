/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Made for one state of the way; another one makes another group. */
#define G_LOG_DOMAIN "wm-intake"
#include "wm-path-group.h"

#include "wm-calendar-text.h"
#include "wm-intake-acts.h"
#include "wm-line-layout.h"
#include "wm-record-dialog.h"
#include "wm-role.h"

#include <glib/gi18n.h>

#define DECISIONS (1u << WM_CLIENT_OVERRIDE | 1u << WM_CLIENT_WAIT | 1u << WM_CLIENT_REFER | 1u << WM_CLIENT_DECLINE)

struct _WmPathGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;

  GtkWidget *next; /* borrowed; NULL: somebody else's turn */
};

G_DEFINE_FINAL_TYPE (WmPathGroup, wm_path_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  STEP_TO_COME,
  STEP_NOW,
  STEP_DONE,
} State;

static void
append (GString *text, const char *more)
{
  if (more && *more)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", more);
}

static void
append_label (WmPathGroup *self, GString *text, WmRecord *record, const char *field)
{
  const WmField *f = wm_schema_field (wm_record_get_schema (record), field);
  g_autofree char *words = wm_clinic_text_of (self->clinic, f, wm_record_get (record, field));
  append (text, words);
}

static void
open_cb (WmPathGroup *self, GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const WmRecordKind *kind = g_object_get_data (G_OBJECT (row), "kind");
  gtk_window_present (GTK_WINDOW (wm_record_dialog_new (GTK_WINDOW (root), self->clinic, kind, g_object_get_data (G_OBJECT (row), "record"))));
}

static GtkWidget *
add_row (WmPathGroup *self, const char *title, const char *text, State state)
{
  static const char *const icons[] = { "content-loading-symbolic", "go-next-symbolic", "object-select-symbolic" };
  static const char *const said[] = { N_("to come"), N_("now"), N_("done") };
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name (icons[state]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", text, "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(said[state]), -1);
  gtk_widget_add_css_class (icon, state == STEP_DONE ? "success" : state == STEP_NOW ? "accent" : "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

static void
open_on_click (WmPathGroup *self, GtkWidget *row, const WmRecordKind *kind, WmRecord *record)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) kind);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
}

static void
add_inquiry (WmPathGroup *self, const WmClientPath *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (path->inquiry == NULL)
    {
      add_row (self, _("Inquiry"), _("Who asked, why, and how they may be called back."), g_str_equal (path->status, "inquiry") ? STEP_NOW : STEP_TO_COME);
      return;
    }
  g_autofree char *day = wm_record_day_in_words (path->inquiry, "received"), *call = wm_inquiry_call_words (self->clinic, path->inquiry);
  append (text, day);
  append (text, wm_record_get (path->inquiry, "caller-name"));
  append_label (self, text, path->inquiry, "caller-relation");
  append_label (self, text, path->inquiry, "track-wanted");
  if (wm_record_get_bool (path->inquiry, "urgent-risk"))
    append (text, _("urgent risk: screen the same day"));
  open_on_click (self, add_row (self, _("Inquiry"), text->str, STEP_DONE), &wm_intake_inquiry, path->inquiry);
  if (path->episode)
    return;
  const char *phone = wm_record_get (path->inquiry, "callback-phone");
  g_autofree char *title = phone ? g_strdup_printf (_("Call back at %s"), phone) : g_strdup (_("Call back"));
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", title, "subtitle", call, "title-lines", 0, "subtitle-lines", 0, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("call-start-symbolic"));
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* Corrected by the same form it was entered with; who may only read it reads it. */
static void
open_screening_cb (WmPathGroup *self)
{
  GtkWindow *root = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (WmClientPath) path = wm_client_path_load (self->clinic, wm_record_get_id (self->client), NULL);
  if (path == NULL || path->screening == NULL)
    return;
  if (wm_clinic_may (self->clinic, WM_ACT_WRITE_CLINICAL, NULL))
    gtk_window_present (GTK_WINDOW (wm_intake_dialog_new (root, self->clinic, path, WM_CLIENT_SCREEN)));
  else
    gtk_window_present (GTK_WINDOW (wm_record_dialog_new (root, self->clinic, &wm_intake_screening, path->screening)));
}

static void
add_screening (WmPathGroup *self, const WmClientPath *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean complete = path->screening && !wm_record_is_empty (path->screening, "result");
  if (path->screening)
    {
      g_autofree char *day = wm_record_day_in_words (path->screening, "screened");
      append (text, day);
      append_label (self, text, path->screening, "result");
      if (!complete)
        append (text, _("not finished"));
      if (path->against)
        append (text, _("calls for another kind of care"));
    }
  else if (path->screened)
    append (text, _("A counselor has entered it."));
  else
    append (text, _("Risks, withdrawal, and whether this is the right place: the same day, if possible."));
  State state = path->screened && (complete || path->screening == NULL) ? STEP_DONE : path->inquiry ? STEP_NOW : STEP_TO_COME;
  GtkWidget *row = add_row (self, _("Screening"), text->str, state);
  if (path->screening == NULL)
    return;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (open_screening_cb), self, G_CONNECT_SWAPPED);
}

static void
add_decision (WmPathGroup *self, const WmClientPath *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (path->place)
    {
      g_autofree char *since = wm_record_day_in_words (path->place, "since"), *words = g_strdup_printf (_("On the waitlist since %s"), since);
      append (text, words);
      append_label (self, text, path->place, "priority");
      append_label (self, text, path->place, "interim");
      open_on_click (self, add_row (self, _("Decision"), text->str, STEP_NOW), &wm_intake_place, path->place);
      return;
    }
  State state = path->episode ? STEP_DONE : g_str_equal (path->status, "assessment") || path->against ? STEP_NOW : STEP_TO_COME;
  add_row (self, _("Decision"), state == STEP_DONE ? _("Admit") : _("Admit, put on the waitlist, refer out, or decline."), state);
}

static void
add_admission (WmPathGroup *self, const WmClientPath *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (path->episode)
    {
      g_autofree char *day = wm_record_day_in_words (path->episode, "admit-date"), *counselor = wm_clinic_staff_name (self->clinic, wm_record_get (path->episode, "counselor"));
      append (text, day);
      append_label (self, text, path->episode, "level");
      append (text, counselor);
    }
  else
    append (text, _("Program, level of care, counselor, days and hours."));
  add_row (self, _("Admission"), text->str, path->episode ? STEP_DONE : STEP_TO_COME);
}

/* How it ended, as the history of the status has it. */
static void
add_end (WmPathGroup *self, const WmClientPath *path)
{
  g_autoptr (GPtrArray) changes = wm_clinic_list (self->clinic, &wm_status_change_schema, "client", wm_record_get_id (path->client), NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  WmRecord *last = changes && changes->len ? changes->pdata[changes->len - 1] : NULL;
  if (last && g_strcmp0 (wm_record_get (last, "new-status"), path->status) == 0)
    {
      g_autofree char *day = wm_record_day_in_words (last, "date");
      append (text, day);
      append (text, wm_record_get (last, "referred-to"));
      append (text, wm_record_get (last, "reason"));
    }
  add_row (self, wm_clinic_label (self->clinic, "client-status", path->status), text->str, STEP_DONE);
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmPathGroup *self = WM_PATH_GROUP (widget);
  wm_intake_act (widget, self->clinic, wm_record_get_id (self->client), (WmClientAct) g_variant_get_int32 (parameter));
}

/* One button; the other decisions stand in a menu beside it. */
static void
add_next (WmPathGroup *self, const WmClientPath *path)
{
  WmClientAct next = wm_client_path_next (path);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_object_set (box, "margin-top", 14, NULL);
  if (next < WM_CLIENT_N_ACTS)
    {
      self->next = gtk_button_new_with_label (wm_client_act_label (path, next));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next), "path.act");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->next), "i", (gint32) next);
      gtk_widget_add_css_class (self->next, "suggested-action");
      gtk_widget_add_css_class (self->next, "pill");
      gtk_box_append (GTK_BOX (box), self->next);
    }
  else if (wm_client_path_is_under_way (path))
    {
      GtkWidget *label = gtk_label_new (_("What comes next is for a counselor to enter."));
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  g_autoptr (GMenuModel) menu = wm_intake_menu (path, "path.act", DECISIONS & ~(next < WM_CLIENT_N_ACTS ? 1u << next : 0));
  if (g_menu_model_get_n_items (menu))
    {
      GtkWidget *other = gtk_menu_button_new ();
      gtk_menu_button_set_label (GTK_MENU_BUTTON (other), _("Another decision"));
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (other), menu);
      gtk_accessible_update_property (GTK_ACCESSIBLE (other), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Another decision"), -1);
      gtk_widget_set_valign (other, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (other, "flat");
      gtk_box_append (GTK_BOX (box), other);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

/** wm_path_group_new: of somebody who isn't in treatment. */
GtkWidget *
wm_path_group_new (WmClinic *clinic, const WmClientPath *path)
{
  gboolean away = wm_client_path_is_away (path);
  WmPathGroup *self = g_object_new (WM_TYPE_PATH_GROUP, "title", away ? _("Not in treatment here") : _("On the way into treatment"), NULL);
  self->clinic = g_object_ref (clinic);
  self->client = g_object_ref (path->client);
  if (away)
    add_end (self, path);
  else
    {
      add_inquiry (self, path);
      add_screening (self, path);
      add_decision (self, path);
      add_admission (self, path);
    }
  add_next (self, path);
  return GTK_WIDGET (self);
}

/** wm_path_group_focus: on what is next; FALSE where that is somebody else's. */
gboolean
wm_path_group_focus (WmPathGroup *self)
{
  return self->next && gtk_widget_grab_focus (self->next);
}

static void
wm_path_group_dispose (GObject *object)
{
  g_clear_object (&WM_PATH_GROUP (object)->client);
  g_clear_object (&WM_PATH_GROUP (object)->clinic);
  G_OBJECT_CLASS (wm_path_group_parent_class)->dispose (object);
}

static void
wm_path_group_class_init (WmPathGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_path_group_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "path.act", "i", act_cb);
}

static void
wm_path_group_init (WmPathGroup *self)
{
}
