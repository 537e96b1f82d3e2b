/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A change of level or a signature stands in no other list of the chart. */
#include "wm-kept-group.h"

#include "wm-drafts.h"
#include "wm-kept.h"
#include "wm-line-layout.h"
#include "wm-typing.h"

#include <glib/gi18n.h>

struct _WmKeptGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* the array is owned, the rows are the group's */

  /* owned */
  WmClinic *clinic;
  char *client_id;
};

G_DEFINE_FINAL_TYPE (WmKeptGroup, wm_kept_group, ADW_TYPE_PREFERENCES_GROUP)

static void
open_cb (WmKeptGroup *self, GtkWidget *row)
{
  wm_kept_open_key (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->clinic, g_object_get_data (G_OBJECT (row), "kept"));
}

static void
add_row (WmKeptGroup *self, const WmKept *kept)
{
  GtkWidget *row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set (row, "title", wm_kept_title (kept), "title-lines", 0, "activatable", TRUE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), wm_typing_chip_new ());
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  wm_line_layout_of_row (ADW_ACTION_ROW (row));
  g_object_set_data_full (G_OBJECT (row), "kept", g_strdup (kept->key), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (WmKeptGroup *self)
{
  g_autoptr (GPtrArray) all = wm_drafts_list (self->clinic);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < all->len; i++)
    {
      const WmKept *kept = all->pdata[i];
      if (kept->key && g_strcmp0 (kept->client, self->client_id) == 0)
        add_row (self, kept);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
wm_kept_group_finalize (GObject *object)
{
  WmKeptGroup *self = WM_KEPT_GROUP (object);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->clinic);
  g_free (self->client_id);
  G_OBJECT_CLASS (wm_kept_group_parent_class)->finalize (object);
}

static void
wm_kept_group_class_init (WmKeptGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_kept_group_finalize;
}

static void
wm_kept_group_init (WmKeptGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/** wm_kept_group_new: it follows what is typed and saved meanwhile. */
GtkWidget *
wm_kept_group_new (WmClinic *clinic, const char *client_id)
{
  WmKeptGroup *self = g_object_new (WM_TYPE_KEPT_GROUP, "title", _("Typed and not saved"), NULL);
  self->clinic = g_object_ref (clinic);
  self->client_id = g_strdup (client_id);
  g_signal_connect_object (clinic, "kept", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
