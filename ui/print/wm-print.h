/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages to a printer: those of one document, or of several in one job. */
#pragma once
#include <gtk/gtk.h>

#include "wm-gate.h"
#include "wm-pages.h"

typedef struct
{
  WmHandout handout; /* of which it keeps the client */
  WmPages *pages;
  GBytes *bytes;     /* the same as PDF, whose hash is logged */
} WmPrintPart;

WmPrintPart *wm_print_part_new (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GError **error);
void wm_print_part_free (WmPrintPart *self);
GtkPrintOperation *wm_print_prepare (WmClinic *clinic, GPtrArray *parts, GError **error);
gboolean wm_print_parts (WmClinic *clinic, GPtrArray *parts, GtkWindow *parent, GError **error);
gboolean wm_print_pages (WmClinic *clinic, const WmHandout *handout, WmPages *pages, GtkWindow *parent, GError **error);
