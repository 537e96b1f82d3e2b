/* SPDX-FileCopyrightText: Waymark contributors
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clinical director looks at: the caseloads, and what waits for a co-signature. */
#pragma once
#include <adwaita.h>

#include "wm-caseload.h"

#define WM_TYPE_REVIEW_VIEW (wm_review_view_get_type ())
G_DECLARE_FINAL_TYPE (WmReviewView, wm_review_view, WM, REVIEW_VIEW, AdwBin)

gboolean wm_review_view_write (WmReviewView *self, const char *format, const char *path, GError **error);
