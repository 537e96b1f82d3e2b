/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview of a client's week: pages, PDF and XML of one moment. */
#define G_LOG_DOMAIN "wm-calendar"
#include "wm-week-print.h"

#include "wm-documents.h"
#include "wm-preview.h"
#include "wm-report.h"

#define WM_TYPE_WEEK_PRINT (wm_week_print_get_type ())
G_DECLARE_FINAL_TYPE (WmWeekPrint, wm_week_print, WM, WEEK_PRINT, GObject)

struct _WmWeekPrint
{
  GObject parent_instance;

  /* owned */
  WmClinic *clinic;
  WmRecord *client;

  WmDay day;
};

G_DEFINE_FINAL_TYPE (WmWeekPrint, wm_week_print, G_TYPE_OBJECT)

static void
wm_week_print_finalize (GObject *object)
{
  g_clear_object (&WM_WEEK_PRINT (object)->clinic);
  g_clear_object (&WM_WEEK_PRINT (object)->client);
  G_OBJECT_CLASS (wm_week_print_parent_class)->finalize (object);
}

static void
wm_week_print_class_init (WmWeekPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_week_print_finalize;
}

static void
wm_week_print_init (WmWeekPrint *self)
{
}

static WmDocument *
make_document (gpointer data, gboolean for_staff, const char *language, GError **error)
{
  WmWeekPrint *self = data;
  return wm_document_client_week (self->clinic, self->client, self->day, language, error);
}

static GBytes *
make_xml (gpointer data, gboolean for_staff, GError **error)
{
  WmWeekPrint *self = data;
  const char *client = wm_record_get_id (self->client);
  g_autoptr (WmSchedule) week = wm_schedule_load_week (self->clinic, self->day, client, error);
  return week ? wm_report_week (self->clinic, week, client, NULL, for_staff, error) : NULL;
}

/** wm_week_print_show: the week that holds @day, over the window of @near. */
gboolean
wm_week_print_show (GtkWidget *near, WmClinic *clinic, const char *client_id, WmDay day, GError **error)
{
  static const WmPreviewSource source = { "week-schedule", make_document, make_xml };
  g_autoptr (WmRecord) client = wm_clinic_load (clinic, &wm_client_schema, client_id, error);
  if (client == NULL)
    return FALSE;
  g_autoptr (WmWeekPrint) data = g_object_new (WM_TYPE_WEEK_PRINT, NULL);
  data->clinic = g_object_ref (clinic);
  data->client = g_object_ref (client);
  data->day = day;
  GtkRoot *root = gtk_widget_get_root (near);
  WmPreview *preview = wm_preview_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, clinic, client, &source, G_OBJECT (data));
  gtk_window_present (GTK_WINDOW (preview));
  return TRUE;
}
