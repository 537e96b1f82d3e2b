/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sections of the chart that are lists of records: contacts, medications, authorizations. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"

#define WM_TYPE_RECORDS_PAGE (wm_records_page_get_type ())
G_DECLARE_FINAL_TYPE (WmRecordsPage, wm_records_page, WM, RECORDS_PAGE, AdwBin)

extern const WmRecordKind wm_records_contacts[], wm_records_medications[], wm_records_authorizations[];
