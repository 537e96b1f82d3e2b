/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "wm-print.h"

#include <glib/gi18n.h>

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, WmPages *pages)
{
  wm_pages_draw (pages, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* What goes to paper is logged by the hash of the same pages as PDF. */
static gboolean
may_print (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GError **error)
{
  g_autofree char *date = wm_day_to_iso (wm_clinic_get_today (clinic));
  g_autoptr (GBytes) bytes = wm_pages_to_pdf (pages, date, error);
  return bytes && wm_gate_pass (clinic, handout, bytes, error);
}

/**
 * wm_print_pages: asks for a printer and prints.
 * @pages: (transfer full): kept until that is done, whatever happens to the window meanwhile
 *
 * Returns: FALSE with the gate's refusal or the printer's error; TRUE also where the person changed their mind
 */
gboolean
wm_print_pages (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GtkWindow *parent, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_object_set_data_full (G_OBJECT (operation), "pages", pages, (GDestroyNotify) wm_pages_free);
  if (!may_print (clinic, handout, pages, error))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) wm_pages_get_n (pages));
  gtk_print_operation_set_job_name (operation, _("Report")); /* queues are seen by others */
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
