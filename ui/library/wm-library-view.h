/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: the lists that forms offer, with the clinic's own entries, and the forms that ship. */
#pragma once
#include <adwaita.h>

#include "wm-record-kind.h"

#define WM_TYPE_LIBRARY_VIEW (wm_library_view_get_type ())
G_DECLARE_FINAL_TYPE (WmLibraryView, wm_library_view, WM, LIBRARY_VIEW, AdwBin)

extern const WmRecordKind wm_library_entries;
