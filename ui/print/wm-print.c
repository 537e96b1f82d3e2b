/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-print.h"

#include <glib/gi18n.h>

/**
 * wm_print_part_new:
 * @handout: its report and format are literals
 * @pages: (transfer full): also where it fails
 *
 * What goes to paper is logged by the hash of the same pages as PDF.
 */
WmPrintPart *
wm_print_part_new (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GError **error)
{
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (clinic));
  g_autoptr (WmPages) own = pages;
  g_autoptr (GBytes) bytes = wm_pages_to_pdf (pages, date, error);
  if (bytes == NULL)
    return NULL;
  WmPrintPart *self = g_new0 (WmPrintPart, 1);
  self->handout = *handout;
  if (handout->client)
    g_object_ref (handout->client);
  self->pages = g_steal_pointer (&own);
  self->bytes = g_steal_pointer (&bytes);
  return self;
}

void
wm_print_part_free (WmPrintPart *self)
{
  g_clear_object (&self->handout.client);
  wm_pages_free (self->pages);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GPtrArray *parts)
{
  guint at = (guint) page, i = 0;
  for (; i < parts->len && at >= wm_pages_get_n (((WmPrintPart *) parts->pdata[i])->pages); i++)
    at -= wm_pages_get_n (((WmPrintPart *) parts->pdata[i])->pages);
  if (i < parts->len)
    wm_pages_draw (((WmPrintPart *) parts->pdata[i])->pages, at, gtk_print_context_get_cairo_context (context));
}

/**
 * wm_print_prepare: each part passes the gate.
 * @parts: (transfer full) (element-type WmPrintPart): kept with the operation
 *
 * Returns: (transfer full) (nullable): one job of all of them, with nobody's name in its title; %NULL with the gate's refusal
 */
GtkPrintOperation *
wm_print_prepare (WmClinic *clinic, GPtrArray *parts, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  int n = 0;
  g_object_set_data_full (G_OBJECT (operation), "parts", parts, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPrintPart *part = parts->pdata[i];
      if (!wm_gate_pass (clinic, &part->handout, part->bytes, error))
        return NULL;
      n += (int) wm_pages_get_n (part->pages);
    }
  gtk_print_operation_set_n_pages (operation, n);
  gtk_print_operation_set_job_name (operation, _("Report")); /* queues are seen by others */
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), parts);
  return g_steal_pointer (&operation);
}

/* What goes wrong after the dialog, perhaps minutes later. */
static void
done_cb (GtkWindow *window, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  g_autoptr (GError) error = NULL;
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  g_autofree char *text = g_strdup_printf (_("Nothing was printed (%s). Check the printer and print again."), error ? error->message : "");
  while (window && !gtk_widget_activate_action (GTK_WIDGET (window), "win.say", "s", text))
    window = gtk_window_get_transient_for (window);
}

/**
 * wm_print_parts: asks for a printer and prints.
 * @parts: (transfer full): kept until that is done, whatever happens to the window meanwhile
 *
 * Returns: FALSE with the gate's refusal or the printer's error; TRUE also where the person changed their mind
 */
gboolean
wm_print_parts (WmClinic *clinic, GPtrArray *parts, GtkWindow *parent, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = wm_print_prepare (clinic, parts, error);
  GtkPrintOperationResult result = operation ? gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error)
                                             : GTK_PRINT_OPERATION_RESULT_ERROR;
  if (result == GTK_PRINT_OPERATION_RESULT_IN_PROGRESS && parent)
    g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, G_CONNECT_SWAPPED);
  return result != GTK_PRINT_OPERATION_RESULT_ERROR;
}

/** wm_print_pages: as wm_print_parts(), of one document. @pages: (transfer full) */
gboolean
wm_print_pages (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GtkWindow *parent, GError **error)
{
  WmPrintPart *part = wm_print_part_new (clinic, handout, pages, error);
  if (part == NULL)
    return FALSE;
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_print_part_free);
  g_ptr_array_add (parts, part);
  return wm_print_parts (clinic, parts, parent, error);
}
