/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge from a plan to the preview. */
#include "wm-plan-preview.h"

#include "wm-documents.h"
#include "wm-preview.h"
#include "wm-report.h"
#include "wm-signing.h"

static WmDocument *
make_document (gpointer plan, gboolean for_staff, const char *language, GError **error)
{
  return wm_document_treatment_plan (plan, for_staff, language, error);
}

static GBytes *
make_xml (gpointer plan, gboolean for_staff, GError **error)
{
  return wm_report_treatment_plan (plan, for_staff, error);
}

/** wm_plan_preview: above @widget's window. What is typed and not saved never prints: the plan is read from the store. */
void
wm_plan_preview (GtkWidget *widget, WmClinic *clinic, const char *plan_id)
{
  static const WmPreviewSource source = { "treatment-plan", make_document, make_xml };
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPlan) stored = wm_plan_load (clinic, plan_id, &error);
  if (stored == NULL || !wm_signing_verify (stored, &error))
    {
      gtk_widget_activate_action (widget, "win.say", "s", error->message);
      return;
    }
  GtkRoot *root = gtk_widget_get_root (widget);
  gtk_window_present (GTK_WINDOW (wm_preview_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, clinic, wm_plan_get_client (stored), &source,
                                                  G_OBJECT (stored))));
}
