/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a filled-in form, pure over its rows: RP01-RP11 of domain reference 5 come from the
 * definition (minima, required items, conditions) and from the kinds of its items. */
#pragma once
#include "wm-day.h"
#include "wm-finding.h"
#include "wm-form.h"
#include "wm-record.h"

#include <gio/gio.h>

typedef struct
{
  const WmForm *form;
  const char *document_id; /* a section's own findings carry it, with the section's key as field */
  GHashTable *rows;        /* section key -> GListModel of WmRecord; a row with nothing in it doesn't count */
  gboolean safety_flag_open;
  WmDay today;
  int review_days;
  WmDay lines_confirmed;   /* crisis lines; WM_DAY_NONE: never */
} WmFormFacts;

GPtrArray *wm_form_check (const WmFormFacts *facts);
gboolean wm_form_part_applies (const WmFormPart *part, gboolean safety_flag_open);
gboolean wm_form_row_is_blank (WmRecord *row);
gboolean wm_form_phone_is_valid (const char *phone);
char *wm_form_row_where (const WmFormPart *part, const WmFormSection *section, guint number);
