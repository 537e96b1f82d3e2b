/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A value that people write in more ways than one: what is typed counts at once where it can be understood, and is written
 * out when the row is left. */
#pragma once
#include <adwaita.h>

#include "wm-clinic.h"

#define WM_TYPE_TYPED_ROW (wm_typed_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (WmTypedRow, wm_typed_row, WM, TYPED_ROW, AdwEntryRow)

struct _WmTypedRowClass
{
  AdwEntryRowClass parent_class;
};

/* How a kind of value is written. Both return (transfer full). */
typedef struct
{
  char *(*show) (WmClinic *clinic, const char *value); /* as people write it, where that is also understood; else @value (nullable) */
  char *(*read) (WmClinic *clinic, const char *text);  /* as it is stored; NULL: not understood, and kept as it was typed */
} WmWriting;

void wm_typed_row_begin (WmTypedRow *self, WmClinic *clinic, WmRecord *record, const WmField *field, const WmWriting *writing);
WmClinic *wm_typed_row_get_clinic (WmTypedRow *self);
const char *wm_typed_row_get_value (WmTypedRow *self);
void wm_typed_row_set_value (WmTypedRow *self, const char *value);
