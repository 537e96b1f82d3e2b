/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: a document laid out on paper. The same pages are drawn by preview, printer and PDF, so that lines
 * break alike everywhere. Laying out is pure: no window, no file, no clock. */
#pragma once
#include "wm-document.h"
#include <cairo.h>
#include <gio/gio.h>

typedef enum
{
  WM_PAPER_LETTER,
  WM_PAPER_A4,
} WmPaperKind;

typedef struct
{
  WmPaperKind kind;
  gboolean large_print; /* body 16 pt rather than 10.5 pt */
} WmPaper;

typedef struct _WmPages WmPages;

WmPages *wm_document_paginate (const WmDocument *document, const WmPaper *paper);
void wm_pages_free (WmPages *self);
guint wm_pages_get_n (const WmPages *self);
double wm_pages_get_width (const WmPages *self);
double wm_pages_get_height (const WmPages *self);
char *wm_pages_get_text (const WmPages *self, guint page);
gboolean wm_pages_find_place (const WmPages *self, const char *name, guint *page, double *top, double *height);
void wm_pages_draw (const WmPages *self, guint page, cairo_t *cr);
GBytes *wm_pages_to_pdf (const WmPages *self, const char *date_iso, GError **error);
gboolean wm_paper_parse (const char *paper, const char *size, WmPaper *result, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmPages, wm_pages_free)
