/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF as other programs see it: it opens, is tagged, has its fonts with it. */
#pragma once
#include "wm-pages.h"

typedef struct
{
  char *info;      /* title, dates, pages */
  char *text;      /* of all pages, in the order it was drawn */
  char *read;      /* as it is read line by line, right-to-left words too */
  char *structure; /* the tree of tags */
} ReadPdf;

ReadPdf *read_pdf (const WmPages *pages);
void read_pdf_free (ReadPdf *self);
char *read_pdf_squeeze (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadPdf, read_pdf_free)
