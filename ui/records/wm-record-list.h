/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of one kind that belong to one owner, as rows: add, open, remove. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"

#define WM_TYPE_RECORD_LIST (wm_record_list_get_type ())
G_DECLARE_FINAL_TYPE (WmRecordList, wm_record_list, WM, RECORD_LIST, AdwPreferencesGroup)

WmRecordList *wm_record_list_new (WmClinic *clinic, const WmRecordKind *kind, const char *owner_id);
