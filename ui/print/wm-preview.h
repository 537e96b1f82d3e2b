/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview: the pages as they will print, with print, PDF and XML. A document is shown through a source: two
 * functions over the same data. Every way out passes the gate. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"
#include "wm-pages.h"

typedef struct
{
  const char *report; /* as on the command line: "treatment-plan" */
  WmDocument *(*make_document) (gpointer data, gboolean for_staff, const char *language, GError **error);
  GBytes *(*make_xml) (gpointer data, gboolean for_staff, GError **error);
} WmPreviewSource;

#define WM_TYPE_PREVIEW (wm_preview_get_type ())
G_DECLARE_FINAL_TYPE (WmPreview, wm_preview, WM, PREVIEW, AdwWindow)

WmPreview *wm_preview_new (GtkWindow *parent, WmClinic *clinic, WmRecord *client, const WmPreviewSource *source, GObject *data);
