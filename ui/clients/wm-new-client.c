/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The new-client window. */
#define G_LOG_DOMAIN "wm-new-client"
#include "wm-new-client.h"

#include "wm-client.h"
#include "wm-lookalikes.h"
#include "wm-form-rows.h"

#include <glib/gi18n.h>

struct _WmNewClient
{
  AdwWindow parent_instance;

  /* template children */
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *likely_group;
  GtkLabel *likely;
  GtkLabel *problem;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;
  WmLookalikes *known; /* every client, read once for this window */
};

G_DEFINE_FINAL_TYPE (WmNewClient, wm_new_client, ADW_TYPE_WINDOW)

static void
changed_cb (WmNewClient *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GPtrArray) found = wm_lookalikes_find (self->known, self->client);
  for (guint i = 0; i < found->len; i++)
    {
      const WmLookalike *who = found->pdata[i];
      g_string_append_printf (names, "%s%s, %s · %s", names->len ? "\n" : "", who->last, who->first, who->number);
    }
  gtk_label_set_label (self->likely, names->str);
  gtk_widget_set_visible (GTK_WIDGET (self->likely_group), names->len > 0);
}

static void
save_cb (WmNewClient *self)
{
  g_autoptr (GPtrArray) save = g_ptr_array_new (), findings = wm_findings_new ();
  g_autoptr (GError) error = NULL;
  g_ptr_array_add (save, self->client);
  if (wm_clinic_save (self->clinic, "new client", save, NULL, findings, &error))
    {
      GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
      if (parent)
        gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-chart", "s", wm_record_get_id (self->client));
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  wm_form_rows_show_findings (self->group, findings);
  gtk_label_set_label (self->problem, findings->len ? "" : error->message);
}

static void
wm_new_client_dispose (GObject *object)
{
  WmNewClient *self = WM_NEW_CLIENT (object);
  g_clear_object (&self->client);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->known, wm_lookalikes_free);
  G_OBJECT_CLASS (wm_new_client_parent_class)->dispose (object);
}

static void
wm_new_client_class_init (WmNewClientClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->dispose = wm_new_client_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/clients/wm-new-client.ui");
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, likely_group);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, likely);
  gtk_widget_class_bind_template_child (widget_class, WmNewClient, problem);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wm_new_client_init (WmNewClient *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** wm_new_client_new: Returns: (nullable): the window, with the next free number in it. */
WmNewClient *
wm_new_client_new (GtkWindow *parent, WmClinic *clinic, GError **error)
{
  static const char *const fields[] = { "last-name", "first-name", "preferred-name", "pronouns", "date-of-birth", "phone", "may-contact",
                                        "language", "interpreter", "client-no", "status", NULL };
  g_autofree char *number = wm_client_next_number (clinic, error);
  g_autoptr (WmLookalikes) known = number ? wm_lookalikes_new (clinic, error) : NULL;
  if (known == NULL)
    return NULL;
  WmNewClient *self = g_object_new (WM_TYPE_NEW_CLIENT, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->clinic = g_object_ref (clinic);
  self->known = g_steal_pointer (&known);
  self->client = wm_record_new (&wm_client_schema);
  wm_record_set_many (self->client, "client-no", number, "status", "inquiry", "language", "en", NULL);
  wm_form_rows_add (self->group, clinic, self->client, fields);
  g_signal_connect_object (self->client, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  wm_form_rows_focus (self->group, NULL);
  return self;
}
