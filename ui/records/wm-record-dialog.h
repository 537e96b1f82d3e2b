/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One record as a form: every field of its table that people enter. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"

#define WM_TYPE_RECORD_DIALOG (wm_record_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WmRecordDialog, wm_record_dialog, WM, RECORD_DIALOG, AdwWindow)

WmRecordDialog *wm_record_dialog_new_act (GtkWindow *parent, WmClinic *clinic, const WmRecordAct *act, WmRecord *record, const char *client_id,
                                          const char *told);
void wm_record_dialog_refuse (WmRecordDialog *self, const char *sentence);
WmRecordDialog *wm_record_dialog_new (GtkWindow *parent, WmClinic *clinic, const WmRecordKind *kind, WmRecord *record);
