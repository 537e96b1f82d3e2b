/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One list below the other, in one column. */
#define G_LOG_DOMAIN "wm-records"
#include "wm-records-page.h"

#include "wm-record-list.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WmRecordsPage
{
  AdwBin parent_instance;

  /* owned */
  WmClinic *clinic;
  char *client_id;

  const WmRecordKind *kinds;
};

enum
{
  PROP_CLINIC = 1,
  PROP_CLIENT_ID,
  PROP_KINDS,
};

G_DEFINE_FINAL_TYPE (WmRecordsPage, wm_records_page, ADW_TYPE_BIN)

/* What hangs on an episode has no place before admission. */
static const char *
owner_of (WmRecordsPage *self, const WmRecordKind *kind, WmRecord *episode)
{
  if (strcmp (kind->owner, "client") == 0)
    return self->client_id;
  return episode ? wm_record_get_id (episode) : NULL;
}

static GtkWidget *
not_admitted (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "document-open-symbolic", "title", _("Not admitted yet"), "description",
                       _("Authorizations and papers belong to an episode of care: they can be entered once the client is admitted."), NULL);
}

static void
wm_records_page_constructed (GObject *object)
{
  WmRecordsPage *self = WM_RECORDS_PAGE (object);
  g_autoptr (WmRecord) episode = wm_clinic_open_episode (self->clinic, self->client_id, NULL);
  GtkWidget *page = adw_preferences_page_new ();
  guint n = 0;
  G_OBJECT_CLASS (wm_records_page_parent_class)->constructed (object);
  for (const WmRecordKind *kind = self->kinds; kind->schema; kind++)
    if (owner_of (self, kind, episode))
      {
        WmRecordList *list = wm_record_list_new (self->clinic, kind, owner_of (self, kind, episode));
        adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (list));
        n++;
      }
  if (n == 0)
    g_object_ref_sink (page);
  adw_bin_set_child (ADW_BIN (self), n ? page : not_admitted ());
  if (n == 0)
    g_object_unref (page);
}

static void
wm_records_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  WmRecordsPage *self = WM_RECORDS_PAGE (object);
  switch (id)
    {
    case PROP_CLINIC:
      self->clinic = g_value_dup_object (value);
      break;
    case PROP_CLIENT_ID:
      self->client_id = g_value_dup_string (value);
      break;
    case PROP_KINDS:
      self->kinds = g_value_get_pointer (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
wm_records_page_finalize (GObject *object)
{
  WmRecordsPage *self = WM_RECORDS_PAGE (object);
  g_clear_object (&self->clinic);
  g_free (self->client_id);
  G_OBJECT_CLASS (wm_records_page_parent_class)->finalize (object);
}

static void
wm_records_page_class_init (WmRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  object_class->constructed = wm_records_page_constructed;
  object_class->set_property = wm_records_page_set_property;
  object_class->finalize = wm_records_page_finalize;
  g_object_class_install_property (object_class, PROP_CLINIC, g_param_spec_object ("clinic", NULL, NULL, WM_TYPE_CLINIC, flags));
  g_object_class_install_property (object_class, PROP_CLIENT_ID, g_param_spec_string ("client-id", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_KINDS, g_param_spec_pointer ("kinds", NULL, NULL, flags));
}

static void
wm_records_page_init (WmRecordsPage *self)
{
}
