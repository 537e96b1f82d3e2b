/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The new-client window: who it is, who may be that already, and the inquiry. */
#define G_LOG_DOMAIN "wm-new-client"
#include "wm-new-client.h"

#include "wm-calendar-text.h"
#include "wm-client.h"
#include "wm-client-steps.h"
#include "wm-form-rows.h"
#include "wm-intake-acts.h"
#include "wm-lookalikes.h"
#include "wm-role.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

#define SHOWN 5 /* of those who may be here already */

struct _WmNewClient
{
  AdwWindow parent_instance;

  /* template children */
  AdwPreferencesGroup *notice;
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *likely_group;
  AdwPreferencesGroup *more_group;
  AdwPreferencesGroup *inquiry_group;
  GtkLabel *problem;
  GtkButton *add;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;
  WmRecord *inquiry;   /* NULL for whom inquiries aren't */
  WmLookalikes *known; /* every client, read once for this window */
  GPtrArray *likely;   /* borrowed rows */
};

G_DEFINE_FINAL_TYPE (WmNewClient, wm_new_client, ADW_TYPE_WINDOW)

/* The window goes; what it stood above shows the chart. */
static void
leave_for (WmNewClient *self, const char *client_id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-chart", "s", client_id);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
open_cb (WmNewClient *self, GtkWidget *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmRecord) client = wm_clinic_find_client (self->clinic, g_object_get_data (G_OBJECT (row), "number"), &error);
  if (client)
    leave_for (self, wm_record_get_id (client));
  else
    gtk_label_set_label (self->problem, error->message);
}

static gboolean
open_first_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  WmNewClient *self = WM_NEW_CLIENT (widget);
  if (self->likely->len)
    open_cb (self, self->likely->pdata[0]);
  return GDK_EVENT_STOP;
}

static void
add_likely (WmNewClient *self, const WmLookalike *who)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", who->last, who->first);
  WmDay birth = WM_DAY_NONE;
  g_autofree char *born = wm_day_parse (who->birth, &birth) ? wm_day_in_words (birth, _("%B %-d, %Y")) : NULL;
  g_autofree char *text = born ? g_strdup_printf (_("%s · born %s"), who->number, born) : g_strdup (who->number);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", name, "subtitle", text, "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "number", g_strdup (who->number), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->likely_group, row);
  g_ptr_array_add (self->likely, row);
}

static void
changed_cb (WmNewClient *self)
{
  g_autoptr (GPtrArray) found = wm_lookalikes_find_near (self->known, self->client, SHOWN);
  for (guint i = 0; i < self->likely->len; i++)
    adw_preferences_group_remove (self->likely_group, self->likely->pdata[i]);
  g_ptr_array_set_size (self->likely, 0);
  for (guint i = 0; i < found->len; i++)
    add_likely (self, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->likely_group), found->len > 0);
  gtk_button_set_label (self->add, found->len ? _("Add anyway") : _("Add client"));
}

/* What stands there by itself is no inquiry yet. */
static gboolean
has_inquiry (WmNewClient *self)
{
  static const char *const entered[] = { "caller-name", "caller-relation", "callback-phone", "identify-as", "referral-source", "reason", "urgent-risk",
                                         "track-wanted", "payer", "first-offered" };
  for (guint i = 0; self->inquiry && i < G_N_ELEMENTS (entered); i++)
    if (!wm_record_is_empty (self->inquiry, entered[i]))
      return TRUE;
  return FALSE;
}

/* Who asks for themselves needn't be entered twice. */
static void
fill_caller (WmNewClient *self)
{
  if (self->inquiry == NULL || g_strcmp0 (wm_record_get (self->inquiry, "caller-relation"), "self") != 0)
    return;
  if (wm_record_is_empty (self->inquiry, "caller-name"))
    wm_record_set (self->inquiry, "caller-name", wm_record_get (self->client, "first-name"));
  if (wm_record_is_empty (self->inquiry, "callback-phone"))
    wm_record_set (self->inquiry, "callback-phone", wm_record_get (self->client, "phone"));
}

static void
show_problems (WmNewClient *self, GPtrArray *findings, const char *sentence)
{
  AdwPreferencesGroup *groups[] = { self->group, self->more_group, self->inquiry_group };
  gboolean placed = FALSE;
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    wm_form_rows_show_findings (groups[g], findings);
  for (guint i = 0; i < findings->len && !placed; i++)
    for (guint g = 0; g < G_N_ELEMENTS (groups) && !placed; g++)
      placed = wm_form_rows_focus_record (groups[g], ((WmFinding *) findings->pdata[i])->record_id, ((WmFinding *) findings->pdata[i])->field);
  gtk_label_set_label (self->problem, placed ? "" : sentence);
}

static void
save_cb (WmNewClient *self)
{
  g_autoptr (GPtrArray) findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  fill_caller (self);
  if (wm_client_begin (self->clinic, self->client, has_inquiry (self) ? self->inquiry : NULL, findings, &error))
    {
      wm_typing_end (GTK_WINDOW (self));
      leave_for (self, wm_record_get_id (self->client));
    }
  else
    show_problems (self, findings, error->message);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  save_cb (WM_NEW_CLIENT (widget));
  return GDK_EVENT_STOP;
}

/* The first row is asked first, and not Cancel. Asked earlier than now, the window would lose its accessible role. */
static void
wm_new_client_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (wm_new_client_parent_class)->map (widget);
  wm_typing_focus (GTK_WINDOW (widget), WM_NEW_CLIENT (widget)->group);
}

static void
wm_new_client_dispose (GObject *object)
{
  WmNewClient *self = WM_NEW_CLIENT (object);
  g_clear_object (&self->client);
  g_clear_object (&self->inquiry);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->known, wm_lookalikes_free);
  G_OBJECT_CLASS (wm_new_client_parent_class)->dispose (object);
}

static void
wm_new_client_finalize (GObject *object)
{
  g_ptr_array_unref (WM_NEW_CLIENT (object)->likely);
  G_OBJECT_CLASS (wm_new_client_parent_class)->finalize (object);
}

static void
wm_new_client_class_init (WmNewClientClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_new_client_dispose;
  widget_class->map = wm_new_client_map;
  G_OBJECT_CLASS (klass)->finalize = wm_new_client_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/clients/wm-new-client.ui");
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, notice);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, likely_group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, more_group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, inquiry_group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, problem);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, add);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, open_first_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
wm_new_client_init (WmNewClient *self)
{
  self->likely = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Whoever keeps the charts but no inquiries adds the person alone. */
static void
add_inquiry (WmNewClient *self)
{
  gboolean may = wm_clinic_may (self->clinic, WM_ACT_INTAKE, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->inquiry_group), may);
  if (!may)
    return;
  self->inquiry = wm_record_new (&wm_inquiry_schema);
  wm_intake_preset_inquiry (self->clinic, self->inquiry);
  wm_form_rows_add (self->inquiry_group, self->clinic, self->inquiry, wm_intake_inquiry_fields);
  wm_form_rows_forget_when_changed (self->inquiry_group);
}

/* What was typed before is put back; a number that was free then may be somebody's by now. */
static void
begin_typing (WmNewClient *self, const char *number)
{
  g_autofree char *key = wm_record_draft_key (self->clinic, &wm_client_schema, NULL, WM_DRAFT_NEW_CLIENT);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (records, g_object_ref (self->client));
  if (self->inquiry)
    g_ptr_array_add (records, g_object_ref (self->inquiry));
  wm_typing_begin (GTK_WINDOW (self), self->clinic, key, records, self->notice);
  const char *typed = wm_record_get (self->client, "client-no");
  g_autoptr (WmRecord) taken = typed ? wm_clinic_find_client (self->clinic, typed, NULL) : NULL;
  if (taken)
    wm_record_set (self->client, "client-no", number);
}

/** wm_new_client_new: Returns: (nullable): the window, with the next free number in it. */
WmNewClient *
wm_new_client_new (GtkWindow *parent, WmClinic *clinic, GError **error)
{
  static const char *const who[] = { "last-name", "first-name", "date-of-birth", NULL };
  static const char *const more[] = { "preferred-name", "pronouns", "phone", "may-contact", "language", "interpreter", "client-no", NULL };
  g_autofree char *number = wm_client_next_number (clinic, error);
  g_autoptr (WmLookalikes) known = number ? wm_lookalikes_new (clinic, error) : NULL;
  if (known == NULL)
    return NULL;
  WmNewClient *self = g_object_new (WM_TYPE_NEW_CLIENT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->clinic = g_object_ref (clinic);
  self->known = g_steal_pointer (&known);
  self->client = wm_record_new (&wm_client_schema);
  wm_record_set_many (self->client, "client-no", number, "status", "inquiry", "language", "en", NULL);
  wm_form_rows_add (self->group, clinic, self->client, who);
  wm_form_rows_add (self->more_group, clinic, self->client, more);
  wm_form_rows_forget_when_changed (self->group);
  wm_form_rows_forget_when_changed (self->more_group);
  add_inquiry (self);
  begin_typing (self, number);
  changed_cb (self);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
